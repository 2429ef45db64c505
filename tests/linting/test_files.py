"""What is wrong with the files of a pack: descriptions, samples, what belongs together."""

import copy
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx.document import Document

from reportgen.linting import RULES, lint
from tests.support import text

from .breaking import CASES as TEMPLATES
from .breaking import FORM, REPORT, behind, edit, pack, replace, says

#: What needs samples or text views to be found.
OF_SAMPLES = ("P15", "P16", "P17", "P19", "P23", "P28", "P34")
SAMPLE = "examples/daoxian-2023.yaml"


@dataclass(frozen=True)
class Case:
    """A change of files, and the flaw that must be found: code, file, line or place, remedy."""

    name: str
    change: Callable[[Path], object]
    code: str
    file: str
    where: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return self.name


def rewrites(file: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: replace(folder / file, old, new)


def copies(old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: shutil.copy(folder / old, folder / new)


def removes(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def unread_passage(folder: Path) -> None:
    """A passage that no format of the pack prints."""
    replace(folder / SAMPLE, "\n文字:\n", "\n文字:\n  制度建设: 制度完善。\n")


def twice(folder: Path) -> None:
    for ending in ("yaml", "docx"):
        shutil.copy(folder / f"{FORM}.{ending}", folder / f"{FORM}-2.{ending}")


def same_twice(folder: Path) -> None:
    """What stands under 存在的问题及原因分析 is put in place of the measures, too."""

    def change(document: Document) -> None:
        body = document.element.body
        paragraphs = document.paragraphs
        texts = [one.text for one in paragraphs]
        first, second, third = (
            next(at for at, text in enumerate(texts) if text.startswith(title))
            for title in ("存在的问题及原因分析", "下一步改进措施", "部门整体支出绩效自评结果")
        )
        for one in paragraphs[second + 1 : third]:
            body.remove(one._p)
        for one in reversed(paragraphs[first + 1 : second]):
            paragraphs[second]._p.addnext(copy.deepcopy(one._p))

    edit(folder, REPORT, change)


CASES = [
    Case("a key that is not known", rewrites(f"{FORM}.yaml", "标题:", "标提:"), "P01",
         f"{FORM}.yaml", "第2行第1列", "标提", "请改成“标题”"),
    Case("a manifest that is missing", removes("pack.yaml"), "P01", "pack.yaml", "",
         "打不开文件", "放进模板包的文件夹"),
    Case("broken syntax", rewrites(f"{FORM}.yaml", "标题: ", "标题: 甲: "), "P01",
         f"{FORM}.yaml", "第2行", "", "缩进、冒号和引号"),
    Case("a scheme that is not there",
         rewrites(f"{REPORT}.yaml", "标题 1: 正文 1", "标题 1: 附录 1"), "P01", f"{REPORT}.yaml",
         "第12行", "不是已有的方案和级", "请核对编号方案"),
    Case("a description without template", removes(f"{FORM}.docx"), "P02", f"{FORM}.yaml", "",
         f"没有模板{FORM}.docx", "放在格式说明旁边"),
    Case("a template without description", copies(f"{FORM}.docx", "多余.docx"), "P03",
         "多余.docx", "", "不会打印", "请写格式说明多余.yaml"),
    Case("a gap in the outline", rewrites(f"{REPORT}.yaml", "  - 三、政", "  - 四、政"), "P08",
         f"{REPORT}.yaml", "大纲第7项", "序号“四、”应当是“三、”", "有没有漏项"),
    Case("no sample for a format",
         rewrites(SAMPLE, "hunan/department-data", "hunan/department-self"), "P15",
         "department-data.yaml", "", "没有样例", "写hunan/department-data"),
    Case("a sample that cannot be read", rewrites(SAMPLE, "年度: 2023", "年度: 二零"), "P16",
         SAMPLE, "第36行第5列，年度", "需要年份", "请照这句话改正样例"),
    Case("a format that is not there", rewrites(SAMPLE, "hunan/department-self", "hunan/没有"),
         "P16", SAMPLE, "格式", "没有这个格式", "请改正样例的“格式”"),
    Case("a sample that lacks something", rewrites(SAMPLE, "  履职绩效:", "  制度建设:"),
         "P17", SAMPLE, "", "缺少1项：文字.履职绩效", "|可空"),
    Case("a passage that is not printed", unread_passage, "P19", SAMPLE, "文字.制度建设",
         "没有格式印它", "从样例里删去"),
    Case("no read-me", removes("README.md"), "P20", "README.md", "", "没有说明文件", "出处"),
    Case("a numbered style that is not used",
         rewrites(f"{REPORT}.yaml", "  列项: 列项 1\n", "  列项: 列项 1\n  署名: 列项 1\n"), "P22",
         f"{REPORT}.yaml", "编号样式.署名", "都没有用到", "不用的请删去"),
    Case("a view that is out of date",
         lambda folder: edit(folder, FORM, says("（{{ 年度", "（{{ 年度 }}年）")), "P23",
         f"{FORM}.txt", "", "文字不同", "reportgen template test hunan --update"),
    Case("years that end before they begin",
         rewrites(f"{FORM}.yaml", "对象: 项目", "对象: 项目\n起始年度: 2024\n终止年度: 2020"),
         "P24", f"{FORM}.yaml", "终止年度", "在起始年度2024之前", "请核对两个年度"),
    Case("two formats for one year", twice, "P24", f"{FORM}-2.yaml", "起始年度",
         "适用年度重叠", "一个年度只用一种"),
    Case("a sample that is still the invented one",
         rewrites(SAMPLE, "年度: 2023", "年度: 2023  # 待改"), "P28", SAMPLE, "第36行",
         "有1行写着“待改”", "换成公开报告里的数"),
    Case("a name that no row of a list has",
         lambda folder: edit(
             folder, REPORT, behind("主要职责如下", "{{ 部门.编制.行政编.人数 }}")
         ), "P34", f"{REPORT}.docx", "正文，“部门（单位）基本情况”之下",
         "“编制”里没有“行政编”，样例里有的是：行政、机关后勤服务、全额拨款事业",
         "写错的请改正（是否为“行政”）"),
    Case("the same under two headings", same_twice, "P35", f"{REPORT}.docx",
         "正文，段落“下一步改进措施”", "与“存在的问题及原因分析”下面的完全相同", "请只在一处印"),
    Case("a template called as the manifest", copies(f"{FORM}.docx", "pack.docx"), "P30",
         "pack.docx", "", "pack.yaml是模板包自己的文件", "改成别的名称"),
    Case("a template called as the texts", copies(f"{FORM}.docx", "texts.docx"), "P30",
         "texts.docx", "", "texts.yaml是模板包自己的文件", "改成别的名称"),
    Case("no outline", rewrites(f"{FORM}.yaml", "大纲: [项目支出绩效自评表]", ""), "P26",
         f"{FORM}.yaml", "大纲", "无法核对标题", "请在格式说明里写“大纲”"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_wrong_with_a_file_is_told(case: Case, tmp_path: Path) -> None:
    folder = pack(tmp_path, whole=case.code in OF_SAMPLES)
    case.change(folder)
    found = [one for one in lint(folder) if one.code == case.code]
    assert found
    assert any(
        (f"hunan/{case.file}", True, True, True)
        == (
            one.file, one.where.startswith(case.where), case.message in one.message,
            case.remedy in one.remedy,
        )
        for one in found
    ), [str(one) for one in found]  # fmt: skip


def test_copies_that_word_and_we_leave_are_no_templates(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    for name in (
        f"~${FORM}.docx",
        f"{FORM}-批注.docx",
        f"{FORM}-批注（2）.docx",
        f"{FORM}-修复.docx",
    ):
        (folder / name).write_bytes(b"")
    assert [] == [one for one in lint(folder) if one.code in ("P03", "T15")]


def test_what_is_only_entered_is_told_as_a_hint(tmp_path: Path) -> None:
    found = [one for one in lint(pack(tmp_path, whole=True)) if one.code == "P27"]
    assert 2 == len(found)
    assert "部门.地区" in found[0].message


def test_a_sample_without_projects_cannot_be_printed_for_each(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    (folder / "examples").mkdir()
    (folder / "examples/甲.yaml").write_text(text(格式=[f"hunan/{FORM}"]), "utf-8")
    (only,) = [one for one in lint(folder) if one.code in ("P16", "P17")]
    assert ("P17", "hunan/examples/甲.yaml") == (only.code, only.file)
    assert f"打印hunan/{FORM}：" in only.message
    assert "没有项目" in only.message


def test_what_no_list_has_is_not_asked_of_the_sample(tmp_path: Path) -> None:
    folder = pack(tmp_path, whole=True)
    edit(folder, REPORT, behind("主要职责如下", "{{ 部门.编制.append.人数 }}"))
    (only,) = [one for one in lint(folder) if one.code in ("P17", "P34")]
    assert ("P34", "{{ 部门.编制.append.人数 }}") == (only.code, only.tag)


def test_sources_and_outlines_that_nobody_compared_are_told(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    replace(folder / "pack.yaml", "已核实: 是", "已核实: 否")
    found = [(one.file, one.line, one.message) for one in lint(folder) if one.code == "P21"]
    assert "hunan/pack.yaml" in {file for file, _, _ in found}
    assert (f"hunan/{REPORT}.yaml", 22, "大纲没有与通知原文核对") in found


def test_every_rule_has_a_test_that_breaks_it() -> None:
    told = {"P21", "P25", "P27", "P33"}  # which tests of their own look for
    broken = {case.code for case in (*CASES, *TEMPLATES)}
    assert set(RULES) == told | {code for code in broken if code.startswith("P")}
