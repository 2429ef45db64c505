"""The author's way: an outline becomes a pack, which compiles and prints draft and report."""

import io
import re
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import attrs
import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.authoring import Made, OutlineError, new_pack, outline_of
from reportgen.authoring.blocks import all_blocks
from reportgen.authoring.composing import Wording, composed, expanded
from reportgen.authoring.sections import PENDING
from reportgen.binding import filler_of, names_of, settings_of
from reportgen.checks import INFO, check
from reportgen.loading import load
from reportgen.measures import reader
from reportgen.packs import Format, base_template, find_format, read_pack
from reportgen.report import publish
from reportgen.word import compile_template
from reportgen.word.building import build
from reportgen.word.view import headings, view
from tests.authoring.notices import OUTLINES, notice

#: Seconds of the machine that the whole way may take.
LIMIT = 10
SIGNS = "一（）1.、。，：{%}#-|｜〔〕*项目绩效和<&"
REPORTS = {
    "sichuan": "sichuan-ebian-2024.txt",
    "hebei": "hebei-shijiazhuang-2024.md",
    "hunan": "linwu-2022.docx",
}


def made_of(report: str, folder: Path) -> Made:
    outline = OUTLINES / REPORTS[report]
    if outline.suffix == ".docx":
        outline = folder / outline.name
        outline.write_bytes(notice())
    name = "project-self" if report == "hunan" else "department-self"
    return new_pack(folder / "mousheng", "某省", outline, format_id=name)


def format_of(made: Made) -> Format:
    return next(iter(read_pack(made.folder)))


@pytest.mark.parametrize("report", REPORTS)
def test_the_author_gets_from_an_outline_to_a_printed_report(report: str, tmp_path: Path) -> None:
    started = time.process_time()
    made = made_of(report, tmp_path)
    format = format_of(made)
    sample = load(made.folder / "examples" / "示例.yaml")
    grave = [one for one in check(sample.year, format) if one.severity is not INFO]
    draft = publish(sample, format, tmp_path / "草稿.docx", draft=True)[0]
    final = publish(sample, format, tmp_path / "报告.docx")[0]
    took = time.process_time() - started
    print(f"{report}：{took:.2f}秒，{made.matched}/{len(made.leaves)}节")  # noqa: T201 (what it shows)
    assert ([], ()) == (grave, draft.missing)
    printed = [line for level, line in headings(final.data) if level <= 4]
    assert [one.heading.line for one in made.sections] == printed
    assert took < LIMIT


@pytest.mark.parametrize("report", REPORTS)
def test_the_description_has_the_outline_that_is_printed(report: str, tmp_path: Path) -> None:
    made = made_of(report, tmp_path)
    assert tuple(one.heading.line for one in made.sections) == format_of(made).outline


def test_the_text_beside_the_template_is_its_view(tmp_path: Path) -> None:
    made = made_of("hebei", tmp_path)
    template = made.folder / "department-self.docx"
    assert view(template.read_bytes()) == template.with_suffix(".txt").read_text(encoding="utf-8")


def test_the_template_has_the_page_of_the_base(tmp_path: Path) -> None:
    made = made_of("hebei", tmp_path)
    own, base = (
        docx.Document(io.BytesIO(data)).sections[0]
        for data in (format_of(made).template(), base_template())
    )
    assert (base.page_width, base.top_margin) == (own.page_width, own.top_margin)
    assert base.footer.paragraphs[0].text == own.footer.paragraphs[0].text


@pytest.mark.parametrize("block", [one.name for one in all_blocks().blocks])
@pytest.mark.parametrize(
    ("subject", "evaluation"), [("部门", "自评"), ("部门", "评价"), ("项目", "项目.自评")]
)
def test_every_block_compiles(block: str, subject: str, evaluation: str) -> None:
    one = next(one for one in all_blocks().blocks if one.name == block)
    if not one.is_for(subject):
        return
    lines = expanded(one.lines, all_blocks(), Wording(subject, evaluation, "万元").of("某项管理"))
    format = _format(subject)
    data = build(base_template(), composed(lines, 2), "某文档")
    compile_template(data, settings_of(format), names_of(format), reader)


def test_no_parameter_is_left_in_a_block() -> None:
    for one in all_blocks().blocks:
        wording = Wording("项目" if one.subject == "项目" else "部门", "自评", "万元")
        lines = expanded(one.lines, all_blocks(), wording.of("某项管理"))
        assert not [line for line in lines if "〈" in line], one.name


def _format(subject: str) -> Format:
    format = find_format("hebei/department-self")
    return attrs.evolve(format, spec=attrs.evolve(format.spec, subject=subject))


def test_a_section_nothing_is_known_about_is_left_to_the_author(tmp_path: Path) -> None:
    outline = tmp_path / "大纲.txt"
    outline.write_text("一、部门概况\n二、碳排放核算边界（包括范围一）\n", encoding="utf-8")
    made = new_pack(tmp_path / "mousheng", "某省", outline, subject="部门")
    template = (made.folder / "department-self.txt").read_text(encoding="utf-8")
    assert PENDING.format(title="碳排放核算边界") in template
    assert "通知的要求：包括范围一" in template
    filler_of(format_of(made))


@given(
    st.lists(
        st.text(st.sampled_from("一（）1.、。，：{%}#-|｜〔〕*项目绩效和<&"), max_size=12),
        max_size=8,
    )
)
def test_a_pack_made_of_any_lines_compiles(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        outline = Path(folder) / "大纲.txt"
        outline.write_text("\n".join(["一、部门概况", *lines]), encoding="utf-8")
        made = new_pack(Path(folder) / "mousheng", "某省", outline)
        filler_of(format_of(made))


def test_parts_are_printed_with_their_blank(tmp_path: Path) -> None:
    outline = tmp_path / "大纲.txt"
    outline.write_text("第一部分 部门概况\n一、人员情况\n第二部分 评价结论\n", encoding="utf-8")
    made = new_pack(tmp_path / "mousheng", "某省", outline)
    sample = load(made.folder / "examples" / "示例.yaml")
    final = publish(sample, format_of(made), tmp_path / "报告.docx")[0]
    assert ["第一部分\u3000部门概况", "一、人员情况", "第二部分\u3000评价结论"] == [
        line for _, line in headings(final.data)
    ]


def test_broken_numbers_are_told_in_the_readme(tmp_path: Path) -> None:
    made = made_of("sichuan", tmp_path)
    text = (made.folder / "README.md").read_text(encoding="utf-8")
    assert "“五、评价结论及建议”之前缺少1个序号，改为“四、”" in text


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "mousheng"
    folder.mkdir()
    (folder / "笔记.txt").write_text("我的", encoding="utf-8")
    with pytest.raises(OutlineError, match="已经存在"):
        new_pack(folder, "某省", OUTLINES / REPORTS["hebei"])
    assert ["笔记.txt"] == [one.name for one in folder.iterdir()]


def test_nothing_is_left_behind_where_the_outline_is_none(tmp_path: Path) -> None:
    outline = tmp_path / "大纲.txt"
    outline.write_text("没有标题的一段话。", encoding="utf-8")
    with pytest.raises(OutlineError):
        new_pack(tmp_path / "mousheng", "某省", outline)
    assert [outline] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("lines", "sample"),
    [
        ("第一部分 部门概况\n一、职责\n二、人员\n第二部分 评价结论", "第一部分"),
        ("1、概况\n2、结论", "1、"),
    ],
)
def test_odd_numbers_are_printed_as_the_outline_has_them(lines: str, sample: str) -> None:
    assert sample == outline_of(lines).headings[0].label.strip()


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("20XX年度项目支出绩效自评报告", "{{ 年度 }}年度项目支出绩效自评报告"),
        (
            "中央对地方专项转移支付20XX年度绩效自评报告",
            "中央对地方专项转移支付{{ 年度 }}年度绩效自评报告",
        ),
        ("××市20××年度部门整体支出自评报告", "{{ 年度 }}年度部门整体支出自评报告"),
        ("XX单位2024年度部门整体支出自评报告", "{{ 年度 }}年度部门整体支出自评报告"),
        ("XX省XX县____年XX项目绩效评价报告（参考提纲）", "{{ 年度 }}年项目绩效评价报告"),
        ("二〇二四年度部门整体支出绩效评价报告", "{{ 年度 }}年度部门整体支出绩效评价报告"),
        ("××市级部门整体支出绩效评价报告", "{{ 年度 }}年度市级部门整体支出绩效评价报告"),
        ("XX单位20XX年度项目支出自评报告", "{{ 年度 }}年度项目支出自评报告"),
        ("20XX年度XX部门项目支出自评报告", "{{ 年度 }}年度项目支出自评报告"),
        ("XX部门整体支出自评报告", "{{ 年度 }}年度部门整体支出自评报告"),
        ("项目支出绩效自评报告提纲", "{{ 年度 }}年度项目支出绩效自评报告"),
        ("２０２４年度项目支出绩效自评报告", "{{ 年度 }}年度项目支出绩效自评报告"),
        ("XX部门（单位）20XX年度支出自评报告", "{{ 年度 }}年度支出自评报告"),
        ("××县（市、区）20××年专项资金自评报告", "{{ 年度 }}年专项资金自评报告"),
        ("项目支出绩效评价报告（20XX年度）", "项目支出绩效评价报告（{{ 年度 }}年度）"),
        ("20XX年度", "{{ 年度 }}年度绩效自评报告"),
    ],
)
def test_a_title_has_the_year_once_and_no_blanks(title: str, printed: str, tmp_path: Path) -> None:
    outline = tmp_path / "大纲.md"
    outline.write_text(f"# {title}\n\n一、概况\n二、结论\n", encoding="utf-8")
    made = new_pack(tmp_path / "mousheng", "某省", outline)
    template = next(made.folder.glob("*.txt")).read_text(encoding="utf-8")
    assert printed in template.splitlines()
    assert re.sub("（?{{ 年度 }}年度?）?", "", printed) == made.title


@pytest.mark.parametrize("name", ["pack", "texts"])
def test_names_of_the_packs_own_files_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match=rf"{name}\.yaml是模板包自己的文件，请另起名称"):
        new_pack(tmp_path / "mousheng", "某省", OUTLINES / REPORTS["hebei"], format_id=name)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "title",
    [
        "主要经验及做法、存在的问题及原因分析",
        "存在的问题和改进措施",
        "存在的问题、主要经验及改进措施",
        "评价原则、评价方法、评价标准",
        "主要职责和年度主要工作任务",
    ],
)
def test_lists_under_one_heading_begin_again(title: str, tmp_path: Path) -> None:
    subject = "部门" if "职责" in title else "项目"
    outline = tmp_path / "大纲.txt"
    outline.write_text(f"一、{title}\n二、项目概况\n", encoding="utf-8")
    made = new_pack(tmp_path / "mousheng", "某省", outline, subject=subject)
    sample = load(made.folder / "examples" / "示例.yaml")
    printed = view(publish(sample, format_of(made), tmp_path / "报告.docx")[0].data)
    own = printed.partition(title)[2].partition("二、")[0].splitlines()
    numbers = [int(found[1]) if (found := re.match(r"(\d)\.", line)) else 0 for line in own]
    assert 2 <= numbers.count(1)
    assert all(number in (1, before + 1) for before, number in pairwise(numbers) if number)
    assert all(before == 0 for before, number in pairwise(numbers) if number == 1)


def test_what_several_headings_would_print_alike_is_given_once(tmp_path: Path) -> None:
    outline = tmp_path / "大纲.txt"
    outline.write_text(
        "一、资金投入情况分析\n（一）项目资金到位情况分析\n（二）省内资金安排、分解下达预算情况\n"
        "二、存在的问题\n三、主要问题和改进措施\n四、其他需要说明的问题\n",
        encoding="utf-8",
    )
    made = new_pack(tmp_path / "mousheng", "某省", outline, subject="项目")
    given = [one.name for section in made.sections for one in section.found]
    assert sorted(set(given)) == sorted(given)
    (second,) = [one for one in made.sections if "分解下达" in one.heading.title]
    assert "待定（“项目资金到位”已在“项目资金到位情况分析”一节）" == second.shown
    template = (made.folder / "project-self.txt").read_text(encoding="utf-8")
    assert "数据块“项目资金到位”已用在“项目资金到位情况分析”一节，不再重复。" in template
    filler_of(format_of(made))


INDICATORS = """\
一、绩效指标完成情况分析
（一）产出指标完成情况分析
1.数量指标
2.质量指标
3.成本指标
（二）效益指标完成情况分析
1.经济效益
2.社会效益
（三）满意度指标完成情况分析
二、其他需要说明的问题
"""


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("1.数量指标", "数量指标：抢险演练次数，指标值≥4次，完成值4次。"),
        ("2.质量指标", "没有设定质量指标。"),
        ("1.经济效益", "没有设定经济效益指标。"),
        ("2.社会效益", "社会效益指标：险情及时处置率，指标值100%，完成值90%。"),
        ("（三）满意度指标完成情况分析", "满意度指标：受益群众满意度，指标值≥90%，完成值94%。"),
    ],
)
def test_a_heading_has_the_indicators_it_names(heading: str, says: str, tmp_path: Path) -> None:
    outline = tmp_path / "大纲.txt"
    outline.write_text(INDICATORS, encoding="utf-8")
    made = new_pack(tmp_path / "mousheng", "某省", outline, subject="项目")
    sample = load(made.folder / "examples" / "示例.yaml")
    printed = view(publish(sample, format_of(made), tmp_path / "报告.docx")[0].data)
    assert says == printed.partition(f"{heading}\n")[2].partition("\n#")[0]


def test_the_read_me_tells_of_a_further_format(tmp_path: Path) -> None:
    folder = tmp_path / "mousheng"
    new_pack(folder, "某省", OUTLINES / REPORTS["hebei"])
    (folder / "README.md").write_text(
        (folder / "README.md").read_text(encoding="utf-8") + "我写的一句。\n", encoding="utf-8"
    )
    outline = tmp_path / "大纲.txt"
    outline.write_text("一、项目概况\n三、有关建议\n", encoding="utf-8")
    new_pack(folder, "某省", outline, title="项目支出绩效自评报告")
    text = (folder / "README.md").read_text(encoding="utf-8")
    first, second = re.findall(r"(?m)^\| `mousheng/(.*?)` \|", text)
    assert ("department-self", "project-self") == (first, second)
    assert "[examples/示例-project-self.yaml](examples/示例-project-self.yaml)" in text
    assert "| 一、项目概况 | 项目概况 | 100% |" in text
    assert text.index("## 项目支出绩效自评报告的各节") < text.index("## 依据")
    assert "“三、有关建议”之前缺少1个序号" in text
    assert text.endswith("我写的一句。\n")
