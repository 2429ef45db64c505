"""The evidence: no figure of a report is left over, and each is found whole or not at all."""

import pytest

from tests.examples import test_daoxian, test_ebian, test_linwu, test_lushui, test_shijiazhuang
from tests.examples.tokens import COMPUTED, Token, distinct, has_figure, listed

REPORTS = [test_daoxian, test_ebian, test_linwu, test_lushui, test_shijiazhuang]


def name(report):
    """The name of the file that holds a sample against its report."""
    return report.__name__.rpartition(".")[2]


@pytest.mark.parametrize("report", REPORTS, ids=name)
def test_no_figure_of_the_report_is_left_over_and_none_is_invented(report):
    assert distinct(report.TOKENS) == report.PUBLISHED


@pytest.mark.parametrize("report", REPORTS, ids=name)
def test_every_place_of_a_figure_is_in_the_table(report):
    assert report.ROWS == len(report.TOKENS)


@pytest.mark.parametrize(
    "text",
    ["10%", "预留10%的保证金", "（10%）", "为10%、20%", "20%，10%。", "=10%"],
)
def test_a_whole_figure_is_found(text):
    assert has_figure(text, "10%")


@pytest.mark.parametrize("text", ["110%", "1,10%", "0.10%", "10 %", "100%", ""])
def test_a_part_of_a_longer_figure_is_not_it(text):
    assert not has_figure(text, "10%")


@pytest.mark.parametrize("text", ["26万1", "126万元", "5.26万元", "26.5万元"])
def test_digits_around_make_it_another_figure(text):
    assert not has_figure(text, "26万")


@pytest.mark.parametrize("text", ["422.02", "422,000", "4220", "1422"])
def test_a_figure_without_unit_does_not_end_within_a_number(text):
    assert not has_figure(text, "422")


@pytest.mark.parametrize("text", ["422", "422.", "422，000", "共422户"])
def test_a_stop_behind_a_figure_is_no_decimal(text):
    assert has_figure(text, "422")


def test_a_figure_printed_at_two_places_is_one_figure():
    both = [Token("2万元", "甲", COMPUTED), Token("2万元", "乙", COMPUTED)]
    assert listed("2万元") == distinct(both)


def test_brackets_of_a_document_number_are_made_alike():
    assert listed("甲发〔2020〕34号") == distinct([Token("甲发[2020]34号", "甲")])
