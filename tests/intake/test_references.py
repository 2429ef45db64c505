# the expected value stands on the left
from pathlib import Path

import pytest

from reportgen.errors import Place
from reportgen.intake import read
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
            ("没有这一类的内容", "主要任务.丙"),
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
