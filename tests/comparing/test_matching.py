"""Which row is which: rows of one name, renamed rows, rows between others, many rows."""

import time
from typing import Any

import pytest

from reportgen.comparing.matching import Matched, match
from reportgen.model import Kind, record_of
from tests.support import make_year


def matched(field: str, old: list[Any], new: list[Any]) -> Matched:
    """The rows of a field of the year, matched."""
    info = record_of(type(make_year())).find(field)
    assert info is not None
    before, after = (make_year(**{field: rows}) for rows in (old, new))
    return match(getattr(before, info.name), getattr(after, info.name), info)


def projects(*names: str, **cells: str) -> list[dict[str, str]]:
    return [{"名称": name, **cells} for name in names]


def test_rows_are_found_by_name_wherever_they_stand() -> None:
    found = matched("项目列表", projects("甲", "乙", "丙"), projects("新", "丙", "甲"))
    assert (((2, 1), (0, 2)), (1,), (0,)) == (found.pairs, found.removed, found.added)


def test_any_of_the_keys_finds_a_row() -> None:
    old = [{"名称": "防汛经费", "项目代码": "A1"}]
    new = [{"名称": "防汛抗旱经费", "项目代码": "A1", "资金用途": "防汛"}]
    assert ((0, 0),) == matched("项目列表", old, new).pairs


def test_a_corrected_name_of_a_row_that_is_else_the_same_is_found() -> None:
    same = {"资金用途": "检查"}
    pairs = matched("项目列表", projects("企业检察", **same), projects("企业检查", **same)).pairs
    assert ((0, 0),) == pairs


@pytest.mark.parametrize("cells", [{"资金用途": "检查"}, {}])
def test_another_name_is_another_row(cells: dict[str, str]) -> None:
    assert () == matched("项目列表", projects("甲", **cells), projects("乙", **cells)).pairs


def test_a_row_that_is_new_but_for_a_like_name_is_another() -> None:
    old, new = projects("企业检察", 资金用途="一"), projects("企业检查", 资金用途="二")
    assert () == matched("项目列表", old, new).pairs


def test_rows_without_a_name_are_matched_between_their_neighbours() -> None:
    def goals(text: str) -> list[dict[str, str]]:
        return [{"内容": one} for one in text]

    found = matched("绩效目标", goals("甲乙丙"), goals("甲丁丙戊"))
    assert (((0, 0), (1, 1), (2, 2)), (), (3,)) == (found.pairs, found.removed, found.added)


def test_of_more_rows_than_before_the_likelier_end_is_matched() -> None:
    def goals(*texts: str) -> list[dict[str, str]]:
        return [{"内容": one} for one in texts]

    old = goals("负责应急预案的编制")
    assert ((0, 1),) == matched("绩效目标", old, goals("完成其他", "负责应急预案的编修")).pairs
    assert ((0, 0),) == matched("绩效目标", old, goals("负责应急预案的编修", "完成其他")).pairs


def test_rows_that_share_a_key_are_told_apart_by_their_other_words() -> None:
    old = [{"类别": "甲", "标题": "同", "内容": "一"}, {"类别": "乙", "标题": "同", "内容": "二"}]
    new = [{"类别": "乙", "标题": "同", "内容": "改"}]
    found = matched("绩效目标", old, new)
    assert (((1, 0),), (0,)) == (found.pairs, found.removed)


def test_an_order_that_stayed_has_nothing_moved() -> None:
    assert matched("项目列表", projects("甲", "乙"), projects("甲", "新", "乙")).moved is None


def test_the_time_grows_with_the_rows_only() -> None:
    """Of 20 times the rows, no more than some 20 times the time; each by each it would be 400."""

    def seconds(count: int) -> float:
        texts = [f"第{number}条职责" for number in range(count)]
        other = [f"改{text}" if number % 3 else text for number, text in enumerate(texts)]
        info = next(
            one for one in record_of(type(make_year().department)).entered if one.item is Kind.PROSE
        )
        before, after = (
            make_year(部门__主要职责=rows).department.duties for rows in (texts, other[::-1])
        )
        begun = time.perf_counter()
        match(before, after, info)
        return time.perf_counter() - begun

    seconds(100)
    assert seconds(10_000) < 100 * max(seconds(500), 0.001)
