"""Texts as a difference shows them: whole where they are short, else around the difference."""

from reportgen.comparing.showing import Printer, beginning, excerpts
from tests.support import make_year


def test_short_texts_are_shown_whole() -> None:
    assert ("“甲乙”", "“甲丙”") == excerpts("甲乙", "甲丙")


def test_a_long_text_that_goes_on_is_shown_where_the_other_ends() -> None:
    old, new = excerpts("甲" * 40, "甲" * 40 + "乙")
    assert (f"“…{'甲' * 8}”", f"“…{'甲' * 8}乙”") == (old, new)


def test_lines_are_shown_as_one() -> None:
    assert ("“甲／乙”", "“甲乙”") == excerpts("甲\n\n乙", "甲乙")


def test_the_beginning_of_a_long_text_says_that_it_goes_on() -> None:
    assert f"“{'甲' * 24}…”" == beginning("甲" * 25)


def test_rows_are_counted_and_the_first_named_each_once() -> None:
    year = make_year(绩效目标=[{"类别": "总体目标", "内容": text} for text in "一二三"])
    assert "3项（总体目标等）" == Printer.of(year).rows(year.objectives)
