"""Lists joined into a phrase, also of rows that print as passages."""

from typing import Any

import pytest

from reportgen.prose import parse

from .making import p
from .sample import Paper, filled, paragraphs, values


def printed(text: str, *rows: Any) -> list[str]:
    given = values(名单=tuple(rows))
    made = filled(p(text), given=given, look_up=lambda prose, path: given[path])
    assert () == made.missing
    return paragraphs(made.data)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("一是甲；二是支出1311.56万元", "{{ 名单|列举 }}"),
        ("甲，支出1311.56万元", '{{ 名单|顿号("，") }}'),
    ],
)  # fmt: skip
def test_passages_are_joined_with_what_they_quote(expected: str, text: str) -> None:
    rows = (Paper(引用=parse("甲。")), Paper(引用=parse("支出【=经费】。")))
    assert [expected] == printed(text, *rows)


def test_passages_of_several_lines_stay_in_one_paragraph() -> None:
    assert 1 == len(printed("{{ 名单|列举 }}", parse("甲\n乙"), parse("丙&丁")))


def test_a_limit_counts_the_whole_phrase() -> None:
    given = values(名单=(parse("一二三"), parse("四五六")))
    made = filled(p("{{ 名单|列举|限字(9) }}"), given=given)
    assert ["有11字，最多9字，请缩短"] == [one.reason for one in made.missing]


@pytest.mark.parametrize(
    ("expected", "rows"),
    [
        ("《甲》《乙》", ("《甲》", "《乙》")),
        ("《甲》（一号）、《乙》", ("《甲》（一号）", "《乙》")),
        ("《甲》、乙〔2020〕2号、《丙》", ("《甲》", "乙〔2020〕2号", "《丙》")),
        ("“一键”“二网”、三", ("“一键”", "“二网”", "三")),
        ("甲", ("甲",)),
        ("", ()),
    ],
)
def test_titles_side_by_side_have_no_mark_between_them(
    expected: str, rows: tuple[str, ...]
) -> None:
    assert expected == "".join(printed("{{ 名单|顿号 }}", *rows))


def test_a_mark_is_a_mark_also_between_passages() -> None:
    assert ["甲&乙"] == printed('{{ 名单|顿号("&") }}', parse("甲。"), parse("乙。"))
