"""Which row is which: rows of one name, renamed rows, rows between others, many rows."""

from collections.abc import Hashable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.comparing import matching
from reportgen.comparing.matching import Matched, match
from reportgen.comparing.meaning import meaning
from reportgen.model import record_of
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


_NAMES = st.lists(st.sampled_from("甲乙丙丁戊己庚辛"), unique=True)


@given(_NAMES.filter(bool), _NAMES.filter(bool))
def test_of_rows_with_names_those_in_both_lists_are_matched(old: list[str], new: list[str]) -> None:
    found = matched("项目列表", projects(*old), projects(*new))
    assert {name: name for name in old if name in new} == {
        old[before]: new[after] for before, after in found.pairs
    }
    assert [name for name in old if name not in new] == [old[at] for at in found.removed]
    assert [name for name in new if name not in old] == [new[at] for at in found.added]
    stayed = [name for name in old if name in new] == [name for name in new if name in old]
    assert stayed == (found.moved is None)


@given(_NAMES, st.lists(st.text("甲乙丙", min_size=1), min_size=1, max_size=6))
def test_rows_without_names_are_each_matched_once(old: list[str], new: list[str]) -> None:
    found = matched("绩效目标", *([{"内容": one} for one in rows] for rows in ([*old, "末"], new)))
    first, second = zip(*found.pairs, strict=True) if found.pairs else ((), ())
    assert list(range(len(old) + 1)) == sorted((*first, *found.removed))
    assert list(range(len(new))) == sorted((*second, *found.added))
    assert {*old, "末"} & set(new) <= {new[after] for after in second}


def test_each_row_is_looked_at_a_few_times_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at = 0

    def counted(row: Any, *more: Any) -> Hashable:
        nonlocal looked_at
        looked_at += 1
        return meaning(row, *more)

    monkeypatch.setattr(matching, "meaning", counted)
    monkeypatch.setattr(matching, "SequenceMatcher", lambda *texts, **_: Likeness())

    class Likeness:
        def quick_ratio(self) -> float:
            nonlocal looked_at
            looked_at += 2
            return 0.5

    old = [{"内容": f"第{number}条职责"} for number in range(2000)]
    new = [{"内容": f"第{number}条" + "改" * (number % 3)} for number in range(2000, 200, -1)]
    assert 1800 == len(matched("绩效目标", old, new).pairs)
    assert 3800 <= looked_at <= 4 * 3800
