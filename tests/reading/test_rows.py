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

    @pytest.mark.parametrize("between", [{"类别": ""}, {"标题": "乙"}, {"类别": None}])
    def test_below_a_blank_cell_there_is_nothing_above(self, between: Any) -> None:
        found = problem(主要任务=[{"类别": "甲"}, between, {"类别": "〃"}])
        assert ("above", "主要任务第3项.类别") == (found.code, found.path)

    def test_same_as_above_may_follow_itself(self) -> None:
        year = read(mapping(主要任务=[{"类别": "甲"}, {"类别": "同上"}, {"类别": "同上"}])).year
        assert ["甲"] * 3 == [row.category for row in year.tasks or ()]

    def test_another_projects_table_is_another_table(self) -> None:
        projects = [
            {"名称": name, "绩效指标": [{"名称": "一", "指标解释": words}]}
            for name, words in (("甲", "甲的"), ("乙", "同上"))
        ]
        found = problem(项目列表=projects)
        assert ("above", "项目列表第2项.绩效指标第1项.指标解释") == (found.code, found.path)

    def test_the_list_of_projects_is_a_table_itself(self) -> None:
        rows = [{"名称": "甲", "项目类别": "特定目标类"}, {"名称": "乙", "项目类别": "同上"}]
        year = read(mapping(项目列表=rows)).year
        assert ["特定目标类"] * 2 == [one.category for one in year.projects or ()]

    def test_another_list_is_another_table(self) -> None:
        found = problem(
            绩效指标列表=[{"名称": "一", "指标解释": "甲"}],
            评价={"评价指标": [{"名称": "一", "指标解释": "同上"}]},
        )
        assert "评价.评价指标第1项.指标解释" == found.path

    def scored(self, *evidence: str | None) -> list[Any]:
        """Indicators with one scored point each, or with none."""
        return [
            {"名称": str(number), "评分点": words and [{"标准": "x", "分值": 1, "评价依据": words}]}
            for number, words in enumerate(evidence)
        ]

    def test_scored_points_run_on_from_indicator_to_indicator(self) -> None:
        year = read(mapping(绩效指标列表=self.scored("甲", "同上"))).year
        assert ["甲", "甲"] == [str(one.criteria[0].evidence) for one in year.indicators]

    def test_an_indicator_without_scored_points_leaves_nothing_above(self) -> None:
        found = problem(绩效指标列表=self.scored("甲", None, "同上"))
        assert "绩效指标列表第3项.评分点第1项.评价依据" == found.path

    def test_a_passage_left_out_in_a_row_leaves_nothing_above(self) -> None:
        texts: list[Any] = [{"甲": "一"}, {"乙": "二"}, {"甲": "同上"}]
        rows = [{"名称": str(number), "文字": words} for number, words in enumerate(texts)]
        assert "项目列表第3项.文字.甲" == problem(项目列表=rows).path

    def test_a_refused_cell_is_one_fault(self) -> None:
        rows = [{"类别": "甲【=年度】"}, {"类别": "同上"}]
        found = problems_of(read, mapping(主要任务=rows))
        assert ["value", "value"] == [one.code for one in found]

    def test_same_as_above_needs_something_above(self) -> None:
        assert ("above", "“同上”的上面没有内容，请写出内容") == (
            problem(主要任务=[{"类别": "同上"}]).code,
            problem(主要任务=[{"类别": "同上"}]).message,
        )

    def test_same_as_above_outside_a_list_is_text(self) -> None:
        assert "同上" == read(mapping(部门__简称="同上")).year.department.short_name


class TestJudged:
    """What several fields of a row must be together."""

    @pytest.mark.parametrize(
        ("target", "beside"),
        [
            ("≥95%", {"计算符号": "≥"}), ("≥95%", {}), ("＞3", {}), ("95%", {"度量单位": "%"}),
            ("不低于95%", {"计算符号": "≥"}), ("3年", {"度量单位": "年"}), ("= 5", {}),
            ("及时年", {"度量单位": "年"}),
        ],
    )  # fmt: skip
    def test_a_target_that_holds_its_sign_or_unit_is_refused(
        self, target: str, beside: Any
    ) -> None:
        found = problem(绩效指标列表=[{"名称": "甲", "指标值": target, **beside}])
        assert ("value", "绩效指标列表第1项.指标值") == (found.code, found.path)

    def test_both_faults_of_a_target_are_told_with_their_remedies(self) -> None:
        row = {"名称": "甲", "指标值": "≥95%", "计算符号": "≥", "度量单位": "%"}
        first, second = problems_of(read, mapping(绩效指标列表=[row]))
        assert ("“计算符号”" in first.message, "“度量单位”" in second.message) == (True, True)

    @pytest.mark.parametrize(
        ("target", "beside"),
        [
            ("95", {"计算符号": "≥", "度量单位": "%"}), ("95%", {}), ("不低于上年", {}),
            ("及时", {"度量单位": "年"}), ("【=年度】", {"度量单位": "年"}), ("-3", {}),
        ],
    )  # fmt: skip
    def test_other_targets_are_taken(self, target: str, beside: Any) -> None:
        assert read(mapping(绩效指标列表=[{"名称": "甲", "指标值": target, **beside}]))

    def picture(self, file: str) -> Any:
        return [{"文件名": file, "图名": "甲", "位置": "文字.甲"}]

    @pytest.mark.parametrize(
        "file",
        [
            "../甲.png", "图/../甲.png", "..", r"图\..\甲.png", "/图/甲.png", r"\\机\甲.png",
            "C:甲.png", r"c:\甲.png", "file:///甲.png",
        ],
    )  # fmt: skip
    def test_a_picture_outside_the_folder_is_refused(self, file: str) -> None:
        found = problem(图片=self.picture(file))
        assert ("value", "图片第1项.文件名", True) == (
            found.code, found.path, "数据文件的文件夹" in found.message
        )  # fmt: skip

    @pytest.mark.parametrize(
        "file", ["甲.png", "图/甲.png", r"图\甲.png", "甲..png", "./甲.png", "..甲"]
    )
    def test_a_picture_in_the_folder_is_taken(self, file: str) -> None:
        assert file == read(mapping(图片=self.picture(file))).year.pictures[0].file

    @pytest.mark.parametrize("code", ["302", "30201", "３０２０１", "3020101"])
    def test_a_code_is_kept_in_half_width_digits(self, code: str) -> None:
        row, structure = build(f'科目编码: "{code}"')
        assert ([], True) == (structure.problems, row.economic_code.isascii())

    @pytest.mark.parametrize(
        "code", ["3020", "30", "302类", "30201010", "302-01", "30 201", "二〇三"]
    )
    def test_what_is_no_code_is_refused_at_its_place(self, code: str) -> None:
        (found,) = build(f'说明: 甲\n科目编码: "{code}"')[1].problems
        assert ("科目编码", 2, True) == (found.path, found.place.line, "位数" in found.message)


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
            ("成文", [{"格式": "甲/乙"}, {"格式": "甲/丙"}]),
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
