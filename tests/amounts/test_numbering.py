# the expected value stands on the left
import pytest

from reportgen.amounts import Counter, Level, Scheme
from reportgen.errors import Unreadable

HEADINGS = Scheme.parse("正文", ["一、", "（一）", "1.", "（1）"])
ANNEX = Scheme.parse("附件", ["附件1", "①"])
LIST = Scheme.parse("列举", ["①", "a)"], is_list=True)


def run(*steps: tuple[Scheme, int]) -> list[str]:
    counter = Counter()
    return [counter.next(scheme, level) for scheme, level in steps]


@pytest.mark.parametrize(
    ("expected", "sample", "n"),
    [
        ("一、", "一、", 1), ("十二、", "一、", 12), ("（二十一）", "（一）", 21),
        ("第三章", "第一章", 3),
        ("1.", "1.", 1), ("（12）", "（1）", 12), ("１２．", "１．", 12), ("附件2", "附件1", 2),
        ("①", "①", 1), ("⑳", "①", 20), ("㉑", "①", 21), ("㉟", "①", 35), ("㊱", "①", 36),
        ("㊿", "①", 50), ("（51）", "①", 51), ("A", "A", 1), ("Z", "A", 26), ("AA", "A", 27),
        ("AZ", "A", 52), ("BA", "A", 53), ("ZZ", "A", 702), ("AAA", "A", 703), ("c)", "a)", 3),
        ("aa)", "a)", 27), ("IV.", "I.", 4), ("IX", "I", 9), ("XLII", "I", 42),
        ("MCMXLIX", "I", 1949),
        ("MMMCMXCIX", "I", 3999), ("4000", "I", 4000), ("xii", "i", 12), ("甲、", "甲、", 1),
        ("癸、", "甲、", 10), ("十一、", "甲、", 11), ("壹、", "壹、", 1), ("壹拾贰、", "壹、", 12),
    ],
)  # fmt: skip
def test_labels_of_every_kind(expected: str, sample: str, n: int) -> None:
    assert expected == Level.parse(sample).label(n)


def test_a_level_is_read_from_its_first_label() -> None:
    assert Level("（", "一", "）") == Level.parse("（一）")


@pytest.mark.parametrize("sample", ["", "、", "二、", "1.1", "（一）1", "x" * 100])
def test_a_level_has_exactly_one_numeral(sample: str) -> None:
    with pytest.raises(Unreadable, match="恰有一个序号"):
        Scheme.parse("正文", ["一、", sample])


@pytest.mark.parametrize("levels", [[], "一、"])
def test_a_scheme_is_a_list_of_levels(levels: list[str] | str) -> None:
    with pytest.raises(Unreadable, match="至少有一个层级"):
        Scheme.parse("正文", levels)


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        Level("", "七", "、")


def test_numbering_starts_at_one() -> None:
    with pytest.raises(ValueError, match="starts at 1"):
        Level.parse("1.").label(0)


def test_schemes_are_hashable_values() -> None:
    assert 1 == len({HEADINGS, Scheme.parse("正文", ["一、", "（一）", "1.", "（1）"])})


def test_a_level_counts_on() -> None:
    assert ["一、", "二、", "三、"] == run((HEADINGS, 1), (HEADINGS, 1), (HEADINGS, 1))


def test_a_level_starts_its_deeper_levels_again() -> None:
    steps = [(HEADINGS, level) for level in (1, 2, 2, 3, 1, 2, 3)]
    assert ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1."] == run(*steps)


def test_levels_may_be_skipped() -> None:
    steps = [(HEADINGS, level) for level in (1, 3, 3, 2, 3, 4)]
    assert ["一、", "1.", "2.", "（一）", "1.", "（1）"] == run(*steps)


def test_a_deeper_level_leaves_the_higher_ones_alone() -> None:
    assert ["一、", "（一）", "二、"] == run((HEADINGS, 1), (HEADINGS, 2), (HEADINGS, 1))


def test_a_heading_starts_lists_again() -> None:
    steps = [(HEADINGS, 1), (LIST, 1), (LIST, 1), (HEADINGS, 4), (LIST, 1)]
    assert ["一、", "①", "②", "（1）", "①"] == run(*steps)


def test_a_list_leaves_headings_and_other_lists_alone() -> None:
    other = Scheme.parse("别的", ["1）"], is_list=True)
    steps = [(HEADINGS, 1), (other, 1), (LIST, 1), (other, 1), (HEADINGS, 1)]
    assert ["一、", "1）", "①", "2）", "二、"] == run(*steps)


def test_list_levels_start_again_under_a_higher_one() -> None:
    steps = [(LIST, level) for level in (1, 2, 2, 1, 2)]
    assert ["①", "a)", "b)", "②", "a)"] == run(*steps)


def test_heading_schemes_count_apart() -> None:
    steps = [(HEADINGS, 1), (ANNEX, 1), (HEADINGS, 1), (ANNEX, 1)]
    assert ["一、", "附件1", "二、", "附件2"] == run(*steps)


def test_a_scheme_can_be_started_again() -> None:
    counter = Counter()
    counter.next(HEADINGS, 1)
    counter.reset(HEADINGS)
    assert "一、" == counter.next(HEADINGS, 1)


def test_starting_again_what_was_never_printed_does_nothing() -> None:
    counter = Counter()
    counter.reset(LIST)
    assert "①" == counter.next(LIST, 1)


@pytest.mark.parametrize("level", [0, 5, -1])
def test_a_level_the_scheme_does_not_have_is_an_error(level: int) -> None:
    with pytest.raises(ValueError, match="levels 1 to 4"):
        Counter().next(HEADINGS, level)


def test_counters_of_two_documents_are_apart() -> None:
    assert run((HEADINGS, 1)) == run((HEADINGS, 1))
