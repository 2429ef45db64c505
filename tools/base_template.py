"""``templates/base.docx``: the page of GB/T 9704-2012 with a skeleton of a report to start from.

Every format begins as a copy of it. ``make generated`` writes it; whoever changes it changes this
program, since its bytes are compared with the file.
"""

from tools.base.package import document
from tools.base.page import portrait
from tools.base.tables import head, row, table, tag_row
from tools.base.wordml import line, paragraph, run

COLUMNS = (792, 3472, 1540, 1540, 1500)  # together the width of the text


def base_template() -> bytes:
    """The file's bytes."""
    body = (*_opening(), *_situation(), *_projects(), *_problems(), *_closing(), portrait())
    return document("".join(body), title="公文格式模板")


def _opening() -> list[str]:
    return [
        *_given("本文.附件标记", line("AnnexMark", "{{ 本文.附件标记 }}")),
        line("Title", "{{ 年度 }}年度部门整体支出绩效自评报告"),
        line("UnitName", "（{{ 部门.名称 }}）"),
        *_given("本文.主送机关", line("Addressee", "{{ 本文.主送机关 }}：")),
    ]


def _situation() -> list[str]:
    staff = "年末编制{{ 部门.编制总数 }}名，实有{{ 部门.实有总数 }}名。"
    return [
        line("Heading1", "部门基本情况"),
        line("Heading2", "主要职责"),
        line("ReportBody", "{{ 部门.名称 }}的主要职责是："),
        *_each("职责", "部门.主要职责", line("ListItem", "{{ 职责 }}")),
        line("Heading2", "机构和人员"),
        line("ReportBody", f"我单位共有机构{{{{ 部门.机构数 }}}}个，{staff}"),
        line("Heading2", "支出情况"),
        line(
            "ReportBody",
            "{{ 年度 }}年度，我单位全年预算{{ 收支.合计.全年预算|金额 }}，支出决算"
            "{{ 收支.合计.支出决算|金额 }}，预算执行率{{ 收支.合计.预算执行率|百分比 }}。",
        ),
    ]


def _projects() -> list[str]:
    cells = (
        ("TableCentre", "{{ loop.序号 }}"),
        ("TableText", "{{ 项目.名称 }}"),
        ("TableNumber", "{{ 项目.资金合计.全年预算|数 }}"),
        ("TableNumber", "{{ 项目.资金合计.支出决算|数 }}"),
        ("TableNumber", "{{ 项目.资金合计.预算执行率|百分比 }}"),
    )
    return [
        line("Heading1", "项目支出绩效情况"),
        _tag("{%p if 项目列表 is 为零 %}"),
        line("ReportBody", "本年度无项目支出。"),
        _tag("{%p else %}"),
        line(
            "ReportBody",
            "本年度共有项目{{ 项目列表.项目数 }}个，支出{{ 项目列表.支出合计|金额 }}，详见下表。",
        ),
        line("TableCaption", "项目支出预算执行情况表"),
        line("TableUnit", "单位：万元"),
        table(
            COLUMNS,
            head(COLUMNS, "序号", "项目名称", "全年预算", "支出决算", "执行率"),
            tag_row(COLUMNS, "{%tr for 项目 in 项目列表 %}"),
            row(COLUMNS, *cells),
            tag_row(COLUMNS, "{%tr endfor %}"),
        ),
        line("TableNote", "注：执行率＝支出决算÷全年预算。"),
        _tag("{%p endif %}"),
    ]


def _problems() -> list[str]:
    return [
        line("Heading1", "存在问题和改进建议"),
        line("Heading2", "存在问题"),
        *_points("自评.存在问题"),
        line("Heading2", "改进建议"),
        *_points("自评.改进建议"),
    ]


def _closing() -> list[str]:
    """附件说明 and 署名; the name falls back to the department's where the data give none."""
    return [
        *_given("本文.附件", *_each("附件名称", "本文.附件", *_attachment())),
        *_given(
            "本文.成文日期",
            line("SignedBySealed", "{{ 本文.署名 }}"),
            line("SignedOnSealed", "{{ 本文.成文日期|日期 }}"),
        ),
    ]


def _attachment() -> list[str]:
    """A single attachment has no number."""
    return [
        _tag("{%p if loop.首项 and loop.末项 %}"),
        line("Attachments", "附件：{{ 附件名称 }}"),
        _tag("{%p elif loop.首项 %}"),
        line("AttachmentsFirst", "附件：{{ loop.序号 }}.{{ 附件名称 }}"),
        _tag("{%p else %}"),
        line("AttachmentsNext", "{{ loop.序号 }}.{{ 附件名称 }}"),
        _tag("{%p endif %}"),
    ]


def _points(path: str) -> list[str]:
    """Paragraphs that open with a head of their own, or one that says there are none."""
    titled = paragraph("ReportBody", run("{{ 条目.标题 }}。", "RunInHead3"), run("{{ 条目.内容 }}"))
    return [
        _tag(f"{{%p if {path} is 为零 %}}"),
        line("ReportBody", "无。"),
        _tag("{%p else %}"),
        *_each("条目", path, titled),
        _tag("{%p endif %}"),
    ]


def _given(path: str, *paragraphs: str) -> list[str]:
    return [_tag(f"{{%p if {path} is 已填 %}}"), *paragraphs, _tag("{%p endif %}")]


def _each(name: str, path: str, *paragraphs: str) -> list[str]:
    return [_tag(f"{{%p for {name} in {path} %}}"), *paragraphs, _tag("{%p endfor %}")]


def _tag(text: str) -> str:
    return line("TemplateTag", text)
