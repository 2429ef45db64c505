# the expected value stands on the left
import time
from pathlib import Path
from typing import Any, ClassVar

import pytest

from reportgen.errors import Place, Problem
from reportgen.intake import read
from reportgen.intake.references import MOST_UNKNOWN
from reportgen.prose.blocks import LONGEST_CHAIN
from tests.support import load_text, make_year, mapping, problem, problem_of, problems_of, text


class TestReferences:
    @pytest.mark.parametrize(
        "path",
        [
            "年度", "部门", "部门.名称", "fiscal_year", "收支.合计.支出决算",
            "收支.合计.预算执行率",
            "文件.通知", "成效.事故", "主要任务.甲", "文字.乙", "部门.编制总数", "部门.行政级别",
        ],
    )  # fmt: skip
    def test_what_prints_may_be_quoted(self, path: str) -> None:
        assert make_year(
            收支={"明细": [{"支出决算": "1"}]},
            文件=[{"简称": "通知", "标题": "通知", "用途": ["甲"]}],
            成效=[{"名称": "事故", "单位": "起", "本年": "8"}],
            主要任务=[{"标题": "甲", "内容": "乙"}],
            文字={"甲": f"见【={path}】", "乙": "无"},
        )

    @pytest.mark.parametrize(
        ("words", "path"),
        [
            ("“【=收支】”印不出来：这是一组内容，请写出其中的一项", "收支"),
            ("如【=收支.合计.上年预算】", "收支.合计"),
            ("这是列表，请写出其中的一项", "收支.明细"),
            ("这是列表，请写出其中的一项", "主要任务"),
            ("这是列表，请写出其中的一项", "部门.主要职责"),
            ("找不到：“主要任务”中没有“丙”", "主要任务.丙"),
            ("如【=文字.甲】、【=文字.乙】", "文字"),
            ("找不到：没有“收入”", "收入"),
            ("“收支.合计”中没有“支出绝算”，是否为“支出决算”", "收支.合计.支出绝算"),
        ],
    )
    def test_what_does_not_print_may_not(self, words: str, path: str) -> None:
        found = problem(
            收支={"明细": [{"支出决算": "1"}]},
            主要任务=[{"标题": "甲", "内容": "乙"}],
            文字={"甲": f"见【={path}】", "乙": "无"},
        )
        assert ("reference", "文字.甲", path, True) == (
            found.code, found.path, found.found, words in found.message
        )  # fmt: skip

    def test_a_kind_of_rows_that_there_are_none_of_does_not_print(self) -> None:
        found = problem(主要任务="无", 文字={"甲": "见【=主要任务.丙】"})
        assert "没有这一类的内容" in found.message

    def test_a_cell_that_is_a_reference_is_judged_too(self) -> None:
        found = problem(绩效指标列表=[{"名称": "甲", "完成值": "【=收入】"}])
        assert "绩效指标列表第1项（甲）.完成值" == found.path

    def test_the_place_of_the_passage_is_given(self, tmp_path: Path) -> None:
        found = problem_of(load_text, tmp_path, text(文字={"甲": "见【=收入】"}))
        assert Place("数据.yaml", 11, 6) == found.place

    def test_a_project_is_asked_before_the_year(self) -> None:
        project = {"名称": "甲", "资金下达日期": "2024-09-20", "年度目标": "【=资金下达日期】"}
        assert make_year(项目列表=[project])

    def test_what_is_unknown_yet_may_be_quoted(self) -> None:
        assert make_year(文字={"甲": "【=收支.合计.支出决算】"})

    @pytest.mark.parametrize(
        "texts",
        [
            {"甲": "【=文字.甲】"},
            {"甲": "【=文字.乙】", "乙": "【=文字.甲】"},
            {"甲": "【=文字.乙】", "乙": "【=文字.丙】", "丙": "【=年度】【=文字.甲】"},
        ],
    )
    def test_passages_may_not_quote_each_other_in_a_circle(self, texts: dict[str, str]) -> None:
        found = problems_of(read, mapping(文字=texts))
        assert [f"文字.{name}" for name in texts] == [one.path for one in found]

    def test_passages_may_quote_passages(self) -> None:
        texts = {"甲": "【=文字.乙】【=文字.丙】", "乙": "【=文字.丙】", "丙": "无"}
        assert make_year(文字=texts)

    def test_an_item_may_not_quote_its_own_title(self) -> None:
        found = problem(主要任务=[{"标题": "甲", "内容": "【=主要任务.甲】"}])
        assert "这一段的引用绕了一圈又回到自己，请把其中一处改成文字" == found.message


def chain(length: int, end: str = "无") -> dict[str, str]:
    """Passages each of which quotes the next."""
    quoting = {f"第{number}": f"见【=文字.第{number + 1}】" for number in range(length - 1)}
    return {**quoting, f"第{length - 1}": end}


class TestChains:
    def test_a_chain_may_be_as_long_as_documents_follow_it(self) -> None:
        assert make_year(文字=chain(LONGEST_CHAIN + 1))

    def test_a_longer_chain_is_refused_where_it_begins(self) -> None:
        found = problem(文字=chain(LONGEST_CHAIN + 2))
        assert ("reference", "文字.第0", True) == (
            found.code, found.path, "请把其中一处引用改成文字" in found.message
        )  # fmt: skip

    def test_the_longest_way_counts(self) -> None:
        texts = {
            "首": "【=年度】【=文字.第0】【=文字.第5】",
            **chain(LONGEST_CHAIN + 1),
        }
        assert "文字.首" == problem(文字=texts).path

    CELL: ClassVar = [{"名称": "甲", "完成值": "【=文字.第0】"}]

    def test_a_cell_is_no_passage_of_the_chain(self) -> None:
        assert make_year(绩效指标列表=self.CELL, 文字=chain(LONGEST_CHAIN + 1))

    def test_a_cell_at_a_longer_chain_is_refused(self) -> None:
        data = mapping(绩效指标列表=self.CELL, 文字=chain(LONGEST_CHAIN + 2))
        found = problems_of(read, data)
        assert {"绩效指标列表第1项（甲）.完成值", "文字.第0"} == {one.path for one in found}

    def test_what_leads_into_a_circle_is_not_in_it(self) -> None:
        texts = {
            "首": "【=文字.甲】",
            "甲": "【=文字.乙】",
            "乙": "【=文字.甲】【=文字.尾】",
            "尾": "无",
        }
        found = problems_of(read, mapping(文字=texts))
        assert ["文字.甲", "文字.乙"] == [one.path for one in found]

    def test_circles_within_circles_are_found(self) -> None:
        texts = {"甲": "【=文字.乙】", "乙": "【=文字.丙】【=文字.甲】", "丙": "【=文字.乙】"}
        assert 3 == len(problems_of(read, mapping(文字=texts)))


class TestBoundedTime:
    """Generous bounds: what took a minute takes a second or two."""

    def seconds(self, data: dict[str, Any]) -> tuple[float, list[Problem]]:
        began = time.perf_counter()
        found = problems_of(read, data)
        return time.perf_counter() - began, found

    def test_a_chain_of_twenty_thousand(self) -> None:
        taken, found = self.seconds(mapping(文字=chain(20_000)))
        assert (True, 20_000 - LONGEST_CHAIN - 1) == (taken < 15, len(found))

    def test_a_circle_of_twenty_thousand(self) -> None:
        taken, found = self.seconds(mapping(文字=chain(20_000, "【=文字.第0】")))
        assert (True, 20_000) == (taken < 15, len(found))

    def test_five_thousand_that_lead_nowhere(self) -> None:
        texts = {f"第{number}": f"见【=收支.合计.支出绝算{number}】" for number in range(5_000)}
        taken, found = self.seconds(mapping(收支={"明细": [{"支出决算": 1}]}, 文字=texts))
        assert (True, MOST_UNKNOWN + 1) == (taken < 8, len(found))
        assert (True, f"文字.第{MOST_UNKNOWN}") == (
            "没有再查" in found[-1].message, found[-1].path
        )  # fmt: skip
