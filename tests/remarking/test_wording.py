"""What comments say of findings, and which words of a passage they hang on."""

from typing import Any

import pytest

from reportgen.checks import WARNING, Finding
from reportgen.remarking.wording import MOST_LISTED, remark_above, remark_of


def finding(
    message: str = "填报3分，应为4分，相差1分", words: str = "自评.得分", **values: Any
) -> Finding:
    return Finding(
        code="SCR002", title="得分不符", severity=WARNING, path=("自评", "得分"), words=words,
        name="自评.得分", message=message, values=values, remedy="核对得分", source="",
    )  # fmt: skip


def test_a_comment_has_severity_code_title_place_figures_and_remedy() -> None:
    found = remark_of(finding(), is_in_passage=False)
    assert "警告 SCR002 得分不符" == found.title
    assert ("自评.得分：填报3分，应为4分，相差1分。", "怎么办：核对得分。") == found.lines
    assert () == found.words


def test_a_finding_without_a_place_begins_with_its_message() -> None:
    assert remark_of(finding(words=""), is_in_passage=False).lines[0].startswith("填报3分")


@pytest.mark.parametrize(
    ("message", "values", "first"),
    [
        ("正文写“支出319.74万元”，数据中“项目支出”是391.74万元", {}, "支出319.74万元"),
        ("1298.53万元，其中919.82万元、391.74万元，相加1311.56万元", {}, "1298.53万元"),
        ("“26万”的后面没有单位，“专项经费26万”", {"正文": "26万"}, "专项经费26万"),
        ("正文写45.51%，应为83.53%", {}, "45.51%"),
        ("正文写“泸州市”，数据中是“泸水市”", {}, "泸州市"),
        ("与上年相同：“全年完成各项任务…”", {}, "全年完成各项任务"),
        ("年份不符", {"正文": "2019年度"}, "2019年度"),
    ],
)
def test_in_a_passage_it_hangs_on_the_words_that_it_repeats(
    message: str, values: dict[str, Any], first: str
) -> None:
    assert first == remark_of(finding(message, **values), is_in_passage=True).words[0]


def test_nothing_is_said_at_the_title_where_everything_is_shown() -> None:
    assert [] == remark_above([], 0)


def test_the_title_lists_no_more_than_fits() -> None:
    (found,) = remark_above([finding()] * (MOST_LISTED + 5), 2)
    assert MOST_LISTED + 1 == len(found.lines)
    assert "另有7处没有逐一批注，全部见 reportgen check。" == found.lines[-1]


def test_the_title_may_only_count() -> None:
    (found,) = remark_above([], 4)
    assert ("检查发现的问题较多：", ("另有4处没有逐一批注，全部见 reportgen check。",)) == (
        found.title,
        found.lines,
    )
