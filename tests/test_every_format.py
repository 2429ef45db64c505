"""Any year in any format, every figure of a seed in its document, and pages fit to hand in."""

import io
import itertools
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

import reportgen
from reportgen import EvaluationYear
from reportgen.amounts import print_amount
from reportgen.measures import follow
from reportgen.packs import Format, find_format, formats
from reportgen.word import Printer
from reportgen.word.view import headings, view
from tests.examples import test_daoxian, test_ebian, test_linwu, test_lushui, test_shijiazhuang
from tests.examples.tokens import CORRECTED, NUMBER, Token
from tests.office import tools
from tests.samples import Sample, all_files, all_samples, load

DEPARTMENTS = [one for one in formats() if not one.per_project]
PROJECTS = [one for one in formats() if one.per_project]
each_file = pytest.mark.parametrize("file", all_files(), ids=lambda file: file.stem)
each_sample = pytest.mark.parametrize("sample", all_samples(), ids=str)

#: Paths that a format prints as soon as a year has them, whatever province the year is of; of two,
#: the first that is known.
FACTS = {
    "sichuan/department-self": [
        "部门.编制总数", "部门.实有总数", "收支.财政拨款.实际到位", "收支.财政拨款.支出决算",
        "收支.一般公共预算.基本支出.支出决算", "自评.得分",
    ],
    "hunan/department-self": [
        "部门.编制总数", "部门.实有总数", "收支.合计.支出决算", "收支.一般公共预算.实际到位",
        "收支.一般公共预算.基本支出.支出决算 or 收支.基本支出.支出决算", "自评.综合得分",
    ],
    "hunan/department-data": [
        "部门.编制总数", "部门.实有总数", "部门.在职人员控制率", "收支.三公经费.合计.支出决算",
        "收支.三公经费.公务接待费.支出决算", "收支.项目支出.支出决算", "收支.公用经费.支出决算",
        "收支.政府采购.合计.支出决算", "收支.合计.支出决算", "收支.合计.全年预算",
    ],
    "hebei/department-self": [
        "收支.合计.年初预算", "收支.一般公共预算.年初预算", "收支.合计.支出决算",
        "收支.人员经费.支出决算", "收支.公用经费.支出决算", "收支.项目支出.支出决算",
        "自评.综合得分",
    ],
    "yunnan/department-evaluation": [
        "部门.编制总数", "部门.实有总数", "部门.内设机构总数", "收支.合计.支出决算",
        "收支.合计.年初预算", "收支.基本支出.支出决算", "收支.项目支出.支出决算",
        "固定资产.合计.年末原值", "收支.三公经费.合计.年初控制率", "评价.综合得分",
    ],
}  # fmt: skip


def digits(text: str) -> str:
    return text.replace(",", "")


def stands(figure: str, text: str) -> bool:
    """Whether a figure stands in a text by itself, not within a longer one."""
    return re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d.])", text) is not None


def first_known(year: EvaluationYear, paths: str) -> Any:
    found = (follow(year, path.split(".")) for path in paths.split(" or "))
    return next((value for value in found if value is not None), None)


def told_apart(data: dict[str, Any]) -> dict[str, Any]:
    """A year whose amounts and heads are numbers that stand nowhere else, as plain data."""
    numbers = itertools.count(70_001)
    for table in ("明细", "经济分类", "分级次", "三公经费", "政府采购"):
        for row in data.get("收支", {}).get(table, ()):
            for column in row.keys() & {"年初预算", "全年预算", "实际到位", "支出决算", "上年决算"}:
                row[column] = f"{next(numbers)}.37"
    for key in ("编制", "实有人员"):
        for row in data["部门"].get(key, ()):
            row["人数"] = str(next(numbers))
    return data


# Any year in any format


@pytest.mark.parametrize("format", DEPARTMENTS, ids=lambda one: one.id)
@each_file
def test_any_year_makes_a_draft_in_any_format_of_departments(file: Any, format: Format) -> None:
    year = load(file).year
    printed = reportgen.compile_format(format).print(year, draft=True, pictures=file.parent)
    text = view(printed.data)
    assert year.department.name in text
    assert bool(printed.missing) == ("【待填：" in text)
    assert all(printed.missing)
    absent = [path for path in format.outline if path not in text]
    assert [] == absent


@pytest.mark.parametrize("format", [find_format(one) for one in FACTS], ids=lambda one: one.id)
@each_file
def test_a_draft_prints_every_figure_that_the_year_has(file: Any, format: Format) -> None:
    year = reportgen.read(told_apart(reportgen.dump(load(file).year))).year
    draft = reportgen.render(year, format, draft=True, pictures=file.parent)
    text = digits(view(draft))
    spec = format.spec
    printer = Printer(spec.unit, spec.places)
    known = {path: first_known(year, path) for path in FACTS[format.id]}
    shown = {
        path: re.match(r"-?[\d.]+", digits(printer.text(value)))
        for path, value in known.items()
        if value is not None and getattr(value, "is_known", True)
    }
    absent = [path for path, found in shown.items() if found and not stands(found[0], text)]
    assert [] == absent


@pytest.mark.parametrize("format", PROJECTS, ids=lambda one: one.id)
@each_file
def test_any_project_makes_a_draft_in_any_format_of_projects(file: Any, format: Format) -> None:
    year = load(file).year
    for project in year.projects or ():
        draft = reportgen.render(year, format, project=project, draft=True, pictures=file.parent)
        text = digits(view(draft))
        assert project.name in text
        for column in ("spent", "adjusted", "initial"):
            amount = project.total(column)
            assert amount is None or stands(print_amount(amount, "万元")[:-2], text)


def test_facts_are_of_formats_that_there_are() -> None:
    assert set(FACTS) <= {one.id for one in DEPARTMENTS}


# Every right figure of a published report stands in its document

SEEDS = {
    "sichuan/department-self": test_ebian,
    "hunan/department-self": test_daoxian,
    "hunan/project-self": test_linwu,
    "hebei/department-self": test_shijiazhuang,
    "yunnan/department-evaluation": test_lushui,
}
#: Figures of a year that its document does not print, and why.
NOT_PRINTED = {
    "hebei/department-self": {"1254.71万元": "only the increase over it is printed, here as there"},
    "sichuan/department-self": {"391.74万元": "of all sources; the report means the budget's own"},
}


def tokens() -> list[Any]:
    return [
        pytest.param(format_id, token, id=f"{format_id} {token.printed} {token.path}")
        for format_id, module in SEEDS.items()
        for token in module.TOKENS
        if (token.right or token.printed) not in NOT_PRINTED.get(format_id, {})
    ]


@cache
def printed_text(format_id: str) -> str:
    (sample,) = [one for one in all_samples() if one.format_id == format_id]
    return digits(view(sample.printed()))


@pytest.mark.parametrize(("format_id", "token"), tokens())
def test_every_right_figure_of_the_seed_stands_in_its_document(
    format_id: str, token: Token
) -> None:
    wanted = token.right or token.printed
    text = printed_text(format_id)
    if token.how == NUMBER or "〔" in wanted:
        assert wanted in text
        return
    if wanted.endswith("%"):
        assert any(rounds_to(found, wanted) for found in re.findall(r"[\d.]+%", text))
        return
    number = re.match(r"-?[\d,]+(?:\.\d+)?", wanted)
    assert number
    whole, _, places = digits(number[0]).lstrip("-").partition(".")
    places = places.rstrip("0")
    unit = re.escape(wanted[number.end() :])  # a column's head names it for all its cells
    tail = unit if token.how == CORRECTED else rf"(?:{unit}|[\t\n])"
    pattern = rf"(?<![\d.]){whole}" + (rf"\.{places}0*" if places else r"(?:\.0+)?")
    assert re.search(pattern + tail, text)


def rounds_to(printed: str, published: str) -> bool:
    """Whether a rate printed to two places is the published one, perhaps of fewer places."""
    rate, wanted = Decimal(printed.rstrip("%")), Decimal(published.lstrip("-").rstrip("%"))
    return wanted == rate.quantize(wanted, ROUND_HALF_UP)


# Documents that can be handed in


@each_sample
def test_no_paragraph_is_empty_to_make_room(sample: Sample) -> None:
    body = docx.Document(io.BytesIO(sample.printed())).element.body
    empty = [
        paragraph
        for paragraph in body.findall(qn("w:p"))
        if not "".join(node.text or "" for node in paragraph.iter(qn("w:t"))).strip()
        and paragraph.find(f".//{qn('w:sectPr')}") is None
        and paragraph.find(f".//{qn('w:drawing')}") is None
    ]
    assert [] == empty


@each_sample
def test_no_table_is_wider_than_its_page(sample: Sample) -> None:
    for table in docx.Document(io.BytesIO(sample.printed())).element.body.iter(qn("w:tbl")):
        widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert sum(widths) in (8844, 12756)


@each_sample
def test_no_word_stands_beyond_the_margins(sample: Sample, tmp_path: Any) -> None:
    for page in pages_of(sample, tmp_path):
        right = max((word.right for word in page.words), default=0)
        assert right <= page.width - 20 * 72 / 25.4


@each_sample
def test_no_heading_ends_a_page(sample: Sample, tmp_path: Any) -> None:
    titles = {re.sub(r"\s", "", text) for _, text in headings(sample.printed())}
    for page in pages_of(sample, tmp_path):
        lines = page.lines()
        last = lines[-2] if len(lines) > 1 and "—" in lines[-1] else lines[-1]
        assert re.sub(r"\s", "", last) not in titles


@each_sample
def test_no_mark_of_the_language_is_left(sample: Sample) -> None:
    text = view(sample.printed())
    assert [] == re.findall(r"\{\{|\}\}|\{%|%\}|【待填|【=|None|。。|，，|；。|：。|（）", text)


@cache
def _pdf(sample: Sample, folder: Any) -> Any:
    file = folder / "报告.docx"
    file.write_bytes(sample.printed())
    return tools.pdf_words(tools.to_pdf(file, folder))


_PAGES: dict[str, Any] = {}


def pages_of(sample: Sample, folder: Any) -> Any:
    """The pages, laid out once for all tests."""
    tools.require(tools.stand_in_fonts(), "the stand-in fonts")
    if str(sample) not in _PAGES:
        _PAGES[str(sample)] = _pdf(sample, folder)
    return _PAGES[str(sample)]


#: 二号, 三号 and 小二 of titles and text, 小四 and 五号 of tables, 四号 of page numbers, the cover.
SIZES = {11, 12, 14, 16, 18, 22, 26}
FORM_SIZES = {11, 14, 18}


@each_sample
def test_letters_have_the_sizes_of_their_kind_of_page(sample: Sample, tmp_path: Any) -> None:
    tools.require(tools.stand_in_fonts(), "the stand-in fonts")
    file = tmp_path / "报告.docx"
    file.write_bytes(sample.printed())
    sizes = {run.size for run in tools.pdf_runs(tools.to_pdf(file, tmp_path))}
    assert sizes <= (FORM_SIZES if sample.format_id.endswith(("table", "data")) else SIZES)
