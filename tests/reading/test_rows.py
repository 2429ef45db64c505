# the expected value stands on the left
from typing import Any

import pytest

from reportgen.amounts import ZERO
from reportgen.intake import read
from reportgen.model import FundsLine, Kind
from reportgen.model import fields as f
from reportgen.reading import Settings, Structure, read_nodes
from reportgen.reading.repeats import same_name
from tests.support import mapping, problem, problems_of


def build(text: str, **settings: Any) -> tuple[Any, Structure]:
    """One row of money."""
    node, _ = read_nodes(text, "样例.yaml")
    structure = Structure(Settings(**settings))
    return structure.record(node, FundsLine, ()), structure


class TestSameAbove:
    def test_same_as_above_repeats_the_cell(self) -> None:
        rows = [{"内容": "一", "类别": "甲"}, {"内容": "二", "类别": "同上"}]
        year = read(mapping(主要任务=rows)).year
        assert ["甲", "甲"] == [row.category for row in year.tasks or ()]

    def test_same_as_above_looks_past_an_empty_cell(self) -> None:
        rows = [{"类别": "甲"}, {"类别": ""}, {"类别": "〃"}]
        year = read(mapping(主要任务=rows)).year
        assert ["甲", None, "甲"] == [row.category for row in year.tasks or ()]

    def test_same_as_above_needs_something_above(self) -> None:
        assert ("above", "“同上”的上面没有内容，请写出内容") == (
            problem(主要任务=[{"类别": "同上"}]).code,
            problem(主要任务=[{"类别": "同上"}]).message,
        )

    def test_same_as_above_outside_a_list_is_text(self) -> None:
        assert "同上" == read(mapping(部门__简称="同上")).year.department.short_name


class TestRepeats:
    @pytest.mark.parametrize(
        ("key", "rows"),
        [
            ("文件", [{"简称": "甲", "标题": "一", "用途": ["x"]}] * 2),
            ("项目列表", [{"名称": "一", "简称": "甲"}, {"名称": "二", "简称": "甲"}]),
            ("项目列表", [{"名称": "一"}, {"名称": "一"}]),
            ("项目列表", [{"名称": "一"}, {"名称": "二", "简称": "一"}]),
            ("项目列表", [{"名称": "一", "简称": "甲"}, {"名称": "甲"}]),
            ("成效", [{"名称": "甲", "单位": "起", "本年": "1"}] * 2),
            ("绩效指标列表", [{"名称": "甲"}] * 2),
            ("部门__机构", [{"名称": "甲", "类别": "乙"}] * 2),
        ],
    )
    def test_two_rows_of_one_name_are_refused(self, key: str, rows: Any) -> None:
        found = problem(**{key: rows})
        assert ("rows", True) == (found.code, "与第1项的" in found.message)

    @pytest.mark.parametrize(
        ("key", "rows"),
        [
            ("主要任务", [{"标题": "甲"}] * 2),
            ("绩效目标", [{"类别": "甲", "标题": "乙"}] * 2),
            ("部门__编制", [{"类别": "行政", "人数": "1"}] * 2),
            ("成文", [{"格式": "甲/乙", "项目": "一"}, {"格式": "甲/乙", "项目": "二"}]),
            ("项目列表", [{"名称": "一"}, {"名称": "一", "简称": "甲"}]),
            ("格式", ["甲/乙", "甲/乙"]),
        ],
    )
    def test_rows_that_need_no_name_may_repeat(self, key: str, rows: Any) -> None:
        assert read(mapping(**{key: rows}))

    def test_a_faulty_row_repeats_nothing(self) -> None:
        rows = [{"简称": "", "标题": "一", "用途": ["x"]}] * 2
        assert ["missing", "missing"] == [one.code for one in problems_of(read, mapping(文件=rows))]

    def test_every_repeated_row_of_money_is_reported(self) -> None:
        rows = [{"名目": "甲"}, {"名目": "乙"}, {"名目": "甲"}, {"名目": "乙"}, {"名目": "甲"}]
        found = problems_of(read, mapping(收支={"明细": rows}))
        assert ["收支.明细第3项", "收支.明细第4项", "收支.明细第5项"] == [one.path for one in found]

    def test_the_repeated_node_is_named(self) -> None:
        row = {"资金来源": "其他收入", "支出性质": "基本支出"}
        found = problem(收支={"明细": [row, row]})
        assert ("其他收入×基本支出", "与第1项重复（其他收入×基本支出），请合并成一行") == (
            found.found, found.message
        )  # fmt: skip

    def test_a_total_may_be_left_out_or_written_but_not_both(self) -> None:
        rows = [{"支出性质": "合计", "支出决算": "1"}, {"支出决算": "1"}]
        assert "合计" == problem(项目列表=[{"名称": "甲", "资金": rows}]).found

    def test_a_faulty_row_of_money_is_no_repetition(self) -> None:
        rows = [{"支出决算": "1"}, {"资金来源": "没有这种", "支出决算": "1"}]
        assert "value" == problem(收支={"明细": rows}).code

    def test_rows_without_names_are_not_looked_at(self) -> None:
        assert {} == same_name({0: object()}, f.FieldInfo("项", Kind.LIST, ""))


class TestMoney:
    def test_an_amount_cut_by_commas_is_explained(self) -> None:
        text = "{年初预算: 4,814,130.68}"
        found = build(text)[1].problems
        assert [("thousands", "814"), ("thousands", "130.68")] == [
            (one.code, one.found) for one in found
        ]

    def test_a_quoted_amount_with_commas_is_understood(self) -> None:
        row, structure = build('{年初预算: "4,814,130.68"}')
        assert ("4814130.68", []) == (str(row.initial.yuan), structure.problems)

    def test_an_amount_with_commas_on_its_own_line_is_understood(self) -> None:
        assert "4814130.68" == str(build("年初预算: 4,814,130.68")[0].initial.yuan)

    @pytest.mark.parametrize("key", ["1298", "1.2.3", "12a", "12: 3"])
    def test_other_numbers_as_keys_are_simply_unknown(self, key: str) -> None:
        assert "unknown" == build(f"{{年初预算: 4, {key}}}")[1].problems[0].code

    @pytest.mark.parametrize("text", ["0", "无", "—", "-", "－", "0.00"])
    def test_none_is_nought(self, text: str) -> None:
        assert ZERO == build(f'支出决算: "{text}"')[0].spent

    @pytest.mark.parametrize("text", ["", "~", '"　"'])
    def test_blank_is_unknown(self, text: str) -> None:
        assert build(f"支出决算: {text}")[0].spent is None

    @pytest.mark.parametrize("text", ["", "~", '"　"'])
    def test_blank_is_nought_where_the_file_says_so(self, text: str) -> None:
        assert ZERO == build(f"支出决算: {text}", blank_is_zero=True)[0].spent

    def test_a_column_that_is_left_out_stays_unknown(self) -> None:
        assert build("名目: 甲", blank_is_zero=True)[0].spent is None

    def test_other_blanks_are_not_nought(self) -> None:
        assert build("名目:", blank_is_zero=True)[0].item is None
