from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportgen.intake import dump, load_year
from reportgen.intake.schema import schema
from reportgen.model import EvaluationYear, record_of
from tests.support import GONE, make_year, mapping

SAMPLES = sorted(Path(__file__).parents[2].glob("templates/*/examples/*.yaml"))
VALIDATOR = jsonschema.Draft202012Validator(schema())


def faults(data: Any) -> list[str]:
    return sorted(error.json_path for error in VALIDATOR.iter_errors(data))


def test_the_schema_is_one() -> None:
    VALIDATOR.check_schema(schema())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_what_is_dumped_fits_the_schema(sample: Path) -> None:
    assert [] == faults(dump(load_year(sample)))


def test_the_smallest_year_fits_the_schema() -> None:
    assert [] == faults(dump(make_year()))


@pytest.mark.parametrize(
    "changes",
    [
        {"年度": 2024}, {"版本": 1}, {"项目列表": "无"}, {"收支": None}, {"空白按零": True},
        {"部门__编制": {"行政": 13}}, {"部门__简称": None}, {"文字": {"甲": "乙", "丙": None}},
        {"文字": {"甲": 2024}}, {"部门__主要职责": [2024]}, {"部门__机构规格": 1},
        {"项目列表": "没有"}, {"项目列表": "—"}, {"空白按零": "√"}, {"空白按零": "有"},
        {"绩效指标列表": [{"名称": "甲", "计算符号": ">="}]}, {"小数位": 8}, {"部门__简称": ""},
        {"收支": {"明细": [{"科目编码": 30201}]}},
    ],
)  # fmt: skip
def test_what_the_reader_takes_fits_the_schema(changes: dict[str, Any]) -> None:
    assert ([], True) == (faults(mapping(**changes)), bool(make_year(**changes)))


@pytest.mark.parametrize(
    "changes",
    [
        {"年度": GONE}, {"版本": GONE}, {"版本": "2"}, {"部门__名称": GONE}, {"没有": "甲"},
        {"金额单位": "万"}, {"格式": "甲"}, {"部门": "甲"}, {"文字": ["甲"]}, {"空白按零": "也许"},
        {"小数位": 9}, {"小数位": -1}, {"部门__编制": {"行政": -1}}, {"部门__名称": ""},
        {"收支": {"明细": [{"科目编码": "3020"}]}},
    ],
)  # fmt: skip
def test_what_the_reader_refuses_for_its_shape_does_not_fit(changes: dict[str, Any]) -> None:
    assert [] != faults(mapping(**changes))


def test_every_field_of_the_year_is_in_the_schema() -> None:
    keys = [info.key for info in record_of(EvaluationYear).entered]
    assert ["版本", *keys] == list(schema()["properties"])


def test_every_class_is_described_once() -> None:
    found = schema()["$defs"]
    assert list(found) == [one["title"] for one in found.values()]


def test_it_says_for_which_files_it_is() -> None:
    assert "第1版数据文件，键用中文" in schema()["description"]


def test_amounts_tell_their_unit() -> None:
    assert "元" == schema()["$defs"]["资金行"]["properties"]["支出决算"]["x-单位"]
