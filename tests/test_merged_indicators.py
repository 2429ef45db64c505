"""A table of indicators from the year: a line for each scored point, cells merged by the groups."""

import re

import pytest

from reportgen.intake import load_year
from reportgen.measures import reader, year_shape
from reportgen.model import EvaluationYear
from reportgen.word import Filler, Settings, compile_template
from tests.office.tools import ROOT
from tests.word.making import docx, table, unzipped

LUSHUI = ROOT / "templates/yunnan/examples/lushui-2022.yaml"
COLUMNS = ("{% 合并 行.一级 %}{{ 行.一级.名称 }}", "{% 合并 行.二级 %}{{ 行.二级.名称 }}",
           "{% 合并 行.三级 %}{{ 行.三级.名称 }}", "{{ 行.评分点.标准 }}")  # fmt: skip


@pytest.fixture(scope="module")
def year() -> EvaluationYear:
    return load_year(LUSHUI)


@pytest.fixture(scope="module")
def filler() -> Filler:
    rows = (
        ["{%tr for 行 in 评价.评价指标.行 %}", *[""] * 3],
        COLUMNS,
        ["{%tr endfor %}", *[""] * 3],
    )
    return compile_template(docx(table(*rows, columns=4)), Settings(), year_shape(), reader)


@pytest.fixture(scope="module")
def printed(year: EvaluationYear, filler: Filler) -> list[list[str]]:
    """Each row's cells as XML."""
    data = filler.fill({"评价": year.evaluation}, look_up=lambda passage, path: path).data
    xml = unzipped(data)["word/document.xml"].decode()
    rows = re.findall(r"<w:tr>.*?</w:tr>", xml)
    return [re.findall(r"<w:tc>.*?</w:tc>", row) for row in rows]


def begun(printed: list[list[str]], column: int) -> list[str]:
    starts = [row[column] for row in printed if 'w:val="restart"' in row[column]]
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)<", cell)) for cell in starts]


def test_each_scored_point_has_a_line(year: EvaluationYear, printed: list[list[str]]) -> None:
    assert year.evaluation is not None
    assert year.evaluation.indicators is not None
    points = sum(len(one.criteria or ()) or 1 for one in year.evaluation.indicators)
    assert points == len(printed) > 39


def test_the_first_level_stands_four_times(printed: list[list[str]]) -> None:
    assert ["投入", "过程", "产出", "效益"] == begun(printed, 0)


def test_the_third_level_stands_once_an_indicator(printed: list[list[str]]) -> None:
    assert 39 == len(begun(printed, 2))


def test_points_are_never_merged(printed: list[list[str]]) -> None:
    assert [] == [row for row in printed if "vMerge" in row[3]]
