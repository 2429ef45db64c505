# the expected value stands on the left
import datetime
import json
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from reportgen.errors import Place
from reportgen.intake import Places, load_year, read
from reportgen.model import record_of
from tests.support import (
    GONE,
    load_text,
    make_year,
    mapping,
    problem,
    problem_of,
    problems_of,
    text,
)

EXAMPLES = Path(__file__).parents[2] / "templates" / "sichuan" / "examples"


class TestWaysIn:
    def test_yaml_json_and_a_mapping_give_equal_years(self, tmp_path: Path) -> None:
        data = mapping(
            部门__简称="某局",
            收支={"明细": [{"支出性质": "基本支出", "支出决算": "919.82"}]},
            文字={"履职绩效": "第一行\n第二行"},
            自评={"得分": "97", "开始日期": "2025-01-02"},
        )
        years = [
            load_text(tmp_path, yaml.safe_dump(data, allow_unicode=True)).year,
            load_text(tmp_path, json.dumps(data), "数据.json").year,
            read(data).year,
        ]
        assert [years[0]] * 3 == years

    def test_english_keys_give_the_same_year(self) -> None:
        english = {
            "version": 1,
            "fiscal_year": "2024",
            "amount_unit": "万元",
            "decimal_places": "2",
            "department": {"name": "某局", "region": "某市", "duties": ["承担工作。"]},
            "funds": {"lines": [{"nature": "基本支出", "spent": "14"}]},
        }
        chinese = mapping(
            部门={"名称": "某局", "地区": "某市", "主要职责": ["承担工作。"]},
            收支={"明细": [{"支出性质": "基本支出", "支出决算": "14"}]},
        )
        assert read(chinese).year == read(english).year

    def test_typed_values_give_the_same_year(self) -> None:
        typed = mapping(
            版本=1, 年度=2024, 空白按零=False, 小数位=2,
            收支={"明细": ({"支出决算": Decimal("14.50"), "年初预算": 12},)},
            自评={"开始日期": datetime.date(2025, 1, 2), "得分": 97, "等级": None},
        )  # fmt: skip
        texts = mapping(
            空白按零="否",
            收支={"明细": [{"支出决算": "14.50", "年初预算": "12"}]},
            自评={"开始日期": "2025-01-02", "得分": "97"},
        )
        assert read(texts).year == read(typed).year

    def test_a_moment_counts_as_its_day(self) -> None:
        year = make_year(自评={"开始日期": datetime.datetime(2025, 1, 2, 15, 30)})
        assert datetime.date(2025, 1, 2) == year.self_evaluation.starts_on

    def test_a_folder_is_known_for_files_only(self, tmp_path: Path) -> None:
        assert (tmp_path, None) == (load_text(tmp_path, text()).folder, read(mapping()).folder)

    def test_a_year_can_be_loaded_alone(self, tmp_path: Path) -> None:
        load_text(tmp_path, text())
        assert make_year() == load_year(str(tmp_path / "数据.yaml"))

    @pytest.mark.parametrize("name", ["数据.yml", "数据.YAML", "数据 (2).yaml"])
    def test_a_data_file_may_be_called_so(self, tmp_path: Path, name: str) -> None:
        assert make_year() == load_text(tmp_path, text(), name).year

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
    def test_other_encodings_give_the_same_year(self, tmp_path: Path, encoding: str) -> None:
        assert make_year() == load_text(tmp_path, text().encode(encoding)).year

    def test_gb18030_is_noted(self, tmp_path: Path) -> None:
        assert ["encoding"] == [
            note.code for note in load_text(tmp_path, text().encode("gb18030")).notes
        ]

    def test_windows_line_ends_give_the_same_year(self, tmp_path: Path) -> None:
        changed = text(文字={"甲": "一\n二"})
        windows = load_text(tmp_path, changed.replace("\n", "\r\n"))
        assert load_text(tmp_path, changed).year == windows.year


class TestDeclarations:
    def test_the_unit_counts_for_every_amount(self) -> None:
        year = make_year(金额单位="亿元", 项目列表=[{"名称": "甲", "资金": [{"支出决算": "1"}]}])
        assert Decimal(10**8) == year.projects[0].funds[0].spent.yuan

    def test_the_places_give_the_margin(self) -> None:
        year = make_year(收支={"明细": [{"支出决算": "14"}]})
        assert Decimal(50) == year.funds.lines[0].spent.margin

    def test_without_places_the_typed_ones_count(self) -> None:
        year = make_year(小数位=GONE, 收支={"明细": [{"支出决算": "14"}]})
        assert Decimal(5000) == year.funds.lines[0].spent.margin

    def test_blanks_are_unknown(self) -> None:
        assert make_year(收支={"明细": [{"支出决算": ""}]}).funds.lines[0].spent is None

    def test_blanks_are_nought_where_the_file_says_so(self) -> None:
        year = make_year(空白按零="是", 收支={"明细": [{"支出决算": ""}]})
        assert Decimal(0) == year.funds.lines[0].spent.yuan

    @pytest.mark.parametrize("unit", ["万", ["万元"], {"万元": 1}])
    def test_a_wrong_unit_is_one_fault(self, unit: object) -> None:
        found = problem(金额单位=unit, 收支={"明细": [{"支出决算": "14"}]})
        assert "金额单位" == found.path


class TestVersion:
    @pytest.mark.parametrize(
        ("words", "given"),
        [
            ("缺少“版本”，请在开头写上“版本: 1”", GONE),
            ("这份数据是第2版，本软件只认识到第1版，请升级软件", "2"),
            ("“”不是版本号", ""),
            ("“一”不是版本号", "一"),
            ("“１”不是版本号", "１"),
            ("“01”不是版本号", "01"),
            ("“1.0”不是版本号", "1.0"),
            ("“-1”不是版本号", "-1"),
            pytest.param("不是版本号", "9" * 5000, id="huge"),
            ("“”不是版本号", ["1"]),
        ],
    )
    def test_a_version_that_is_none_is_refused(self, words: str, given: object) -> None:
        found = problem(版本=given)
        assert ("version", "版本", True) == (found.code, found.path, words in found.message)

    def test_the_place_of_a_newer_version_is_given(self, tmp_path: Path) -> None:
        found = problem_of(load_text, tmp_path, text().replace("'1'", "9", 1))
        assert Place("数据.yaml", 1, 5) == found.place


class TestOlderFiles:
    """Version 0 had other names at the root."""

    OLD = """版本: 0
年度: 2024
金额单位: 万元
部门: {名称: 某局, 地区: 某市, 主要职责: [承担工作。]}
项目: [{名称: 甲}]
绩效指标: [{名称: 乙}]
成文: {格式: 某省/department-self}
"""

    def test_an_older_file_is_read_as_the_present_version(self, tmp_path: Path) -> None:
        year = load_text(tmp_path, self.OLD).year
        assert ("甲", "乙", "某省/department-self") == (
            year.projects[0].name, year.indicators[0].name, year.issues[0].format
        )  # fmt: skip

    def test_places_are_those_of_the_older_file(self, tmp_path: Path) -> None:
        source = load_text(tmp_path, self.OLD)
        assert Place("数据.yaml", 5, 11) == source.places.of(("项目列表", 0, "名称"))

    def test_names_of_an_older_version_are_unknown_in_a_new_file(self) -> None:
        assert "项目列表" == problem(项目=[{"名称": "甲"}]).nearest

    def test_the_smallest_older_file_is_read(self) -> None:
        assert make_year() == make_year(版本="0")

    def test_an_older_list_at_the_root_is_one_fault(self, tmp_path: Path) -> None:
        assert "shape" == problem_of(load_text, tmp_path, "- 版本: 0").code


class TestPlaces:
    def test_a_value_has_its_place(self, tmp_path: Path) -> None:
        assert Place("数据.yaml", 2, 5) == load_text(tmp_path, text()).places.of(("年度",))

    def test_what_has_no_place_has_the_place_of_what_is_around_it(self, tmp_path: Path) -> None:
        source = load_text(tmp_path, text())
        assert source.places.of(("部门",)) == source.places.of(("部门", "简称", "甲"))

    def test_what_is_nowhere_has_no_place(self) -> None:
        assert Place() == Places({}).of(("部门",))


def test_every_problem_of_a_file_comes_in_its_order(tmp_path: Path) -> None:
    content = text(年度="24", 部门__行政级别="国", 格式="甲", 文字={"甲": "【=收入】"})
    lines = [one.place.line for one in problems_of(load_text, tmp_path, content)]
    assert (4, sorted(lines)) == (len(lines), lines)


def test_every_field_of_the_year_can_be_left_blank_unless_it_is_required() -> None:
    year = make_year()
    optional = [info for info in record_of(type(year)).entered if not info.required]
    blank = {info.key: "" for info in optional if info.key != "小数位"}
    assert year == make_year(**blank)
