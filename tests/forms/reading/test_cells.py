"""Cells as the text that was typed, and texts as cells that say the same."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import Unreadable
from reportgen.forms.making.values import stored
from reportgen.forms.reading.cells import day_of, text_of, typed
from reportgen.forms.reading.grid import Given, coordinates
from reportgen.model import FieldInfo, Kind

MONEY = FieldInfo("支出决算", Kind.MONEY, "")
VALUE = FieldInfo("指标值", Kind.VALUE, "")
TEXT = FieldInfo("名称", Kind.TEXT, "")
DATE = FieldInfo("日期", Kind.DATE, "")
DAY = datetime.datetime(2024, 3, 5)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (919.82, "General", "919.82"),
        (919.82, "#,##0.00", "919.82"),
        (14.0, "0.00", "14"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.8899999999, "General", "1234567.89"),
        (-5, "General", "-5"),
        (1e-7, "General", "0.0000001"),
        (123456789012345, "General", "123456789012345"),
        (0.95, "0%", "95%"),
        (0.9548, "0.00%", "95.48%"),
        (0.95, "0.00%", "95.00%"),
        (0.9548, "0%", "95.48%"),
        (0.95, '"合格率"0%', "95%"),
        (95, '0"%"', "95%"),
        (919.82, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "919.82"),
        (919.82, "#,##0.00_);[Red](#,##0.00)", "919.82"),
        (919.82, '"¥"#,##0.00', "919.82"),
        (919.82, '#,##0.00 "万元"', "919.82万元"),
        (919.82, 'General" 元"', "919.82元"),
        (919.82, "0.00元", "919.82元"),
        (12, '0"人"', "12人"),
        (12, '0"元/人"', "12元/人"),
        (12, 'General"元"', "12元"),
        (12, 'G/通用格式"元"', "12元"),
        (12, "0\\元", "12元"),
        (12, '#,##0.00"元"_);(#,##0.00"元")', "12元"),
        (-12, '0"元";-0"万元"', "-12万元"),
        (12, '_ * #,##0.00"元"_ ;', "12元"),
        (12, "#,##0.00\\ [$元-804]", "12元"),
        (12, '"元"0.00', "12元"),
        (12, '0.00"万""元"', "12万元"),
        (12, '[DBNum2][$-804]General"元整"', "12元"),
        (12, '"人民币"0.00', "12"),
        (5, "000", "005"),
        (98.5, "0.0_%", "98.5"),
        (True, "General", "是"),
        (DAY, "yyyy-mm-dd", "2024-03-05"),
        (DAY, 'yyyy"年"m"月"d"日"', "2024-03-05"),
        (DAY, 'yyyy"年"m"月"', "2024年3月"),
        (DAY, "yyyy", "2024年"),
        (datetime.datetime(2024, 3, 5, 13, 30), "General", "2024-03-05 13:30"),
        ("  文字 ", "@", "  文字 "),
        (None, "General", ""),
    ],
)
def test_a_cell_is_what_was_typed(value, number_format, text):
    assert text == text_of(value, number_format)


@pytest.mark.parametrize("value", [10**15, 1e15, -(10**20), 10**400])
def test_a_number_that_a_spreadsheet_cannot_keep_is_refused(value):
    with pytest.raises(Unreadable, match="15位"):
        text_of(value)


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!"])
def test_a_formula_that_failed_is_refused(error):
    with pytest.raises(Unreadable, match="改正公式"):
        typed(Given(error), Kind.TEXT)


def test_what_a_spreadsheet_cannot_show_as_a_day_is_no_failed_formula():
    with pytest.raises(Unreadable, match="2024-03-05的样子"):
        typed(Given("#VALUE!", "yyyy-mm-dd"), Kind.DATE)


def test_a_day_where_a_number_belongs_is_asked_about():
    with pytest.raises(Unreadable, match="日期"):
        typed(Given(DAY), Kind.QUANTITY)
    assert "2024" == typed(Given(DAY), Kind.YEAR)


@pytest.mark.parametrize(
    ("number", "day"),
    [("45356", "2024-03-05"), ("2024", "2024"), ("1", "1"), ("20240305", "20240305")],
)
def test_days_that_lost_their_format(number, day):
    assert day == day_of(number)


@pytest.mark.parametrize(
    ("text", "info", "places", "cell"),
    [
        ("919.82", MONEY, 2, 919.82),
        ("14.00", MONEY, 2, 14.0),
        ("14.00", MONEY, None, "14.00"),  # the noughts say how exact it is
        ("14.000", MONEY, 2, "14.000"),
        ("1,298.53", MONEY, 2, "1,298.53"),
        ("12万", MONEY, 2, "12万"),
        ("5.30", VALUE, None, "5.30"),
        ("95", VALUE, None, 95.0),
        ("0010", VALUE, None, "0010"),
        ("8.7万余", VALUE, None, "8.7万余"),
        ("30201", TEXT, None, "30201"),
        ("2024-03-05", DATE, None, datetime.date(2024, 3, 5)),
        ("2024-03", DATE, None, "2024-03"),
        ("1850-01-01", DATE, None, "1850-01-01"),
    ],
)
def test_a_text_is_a_number_only_where_nothing_is_lost(text, info, places, cell):
    assert cell == stored(text, info, places)
    assert type(cell) is type(stored(text, info, places))


@given(st.decimals(-(10**12), 10**12, places=2))
def test_amounts_come_back_as_they_were(amount):
    text = f"{amount:f}"
    kept = stored(text, MONEY, 2)
    back = text_of(kept) if isinstance(kept, float) else kept
    assert Decimal(back) == amount


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_values_come_back_to_the_letter(value):
    text = f"{value:f}"
    kept = stored(text, VALUE, None)
    assert text == (text_of(kept) if isinstance(kept, float) else kept)


@pytest.mark.parametrize(
    ("name", "at"),
    [("A1", (1, 1)), ("Z9", (9, 26)), ("AA10", (10, 27)), ("XFD1048576", (1048576, 16384)),
     ("", (1, 1)), ("5", (5, 1)), ("a2", (2, 1)), ("$A$1", (1, 1)), ("A" + "9" * 30, (1, 1))],
)  # fmt: skip
def test_names_of_cells(name, at):
    assert at == coordinates(name)
