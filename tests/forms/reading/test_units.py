"""Units and years that headings name, against what the form says of its amounts."""

import pytest

from reportgen.forms.reading.units import Money, unit_in, unknown_words
from reportgen.model import FieldInfo, Kind

SPENT = FieldInfo("支出决算", Kind.MONEY, "")
BEFORE = FieldInfo("上年决算", Kind.MONEY, "")
COUNT = FieldInfo("人数", Kind.COUNT, "")
FORM = Money("元", "2023")


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("支出决算（万元）", "万元"),
        ("支出决算( 元 )", "元"),
        ("支出决算（单位：元）", "元"),
        ("支出决算（人民币万元）", "万元"),
        ("支出决算（千元）", "千元"),
        ("支出决算（亿）", "亿元"),
        ("支出决算（万圆）", "万元"),
        ("支出决算（必填）（万元）", "万元"),
        ("支出决算（万元，保留两位小数）", "万元"),
        ("投入（千方百计）", ""),
        ("人数（人）", ""),
        ("支出决算", ""),
    ],
)
def test_a_heading_names_the_unit_of_its_money(heading, unit):
    assert unit == unit_in(heading)


@pytest.mark.parametrize(
    ("info", "heading", "unit", "word"),
    [
        (SPENT, "支出决算（万元）", "", "--unit 万元"),
        (SPENT, "支出决算", "万元", "万元"),
        (SPENT, "支出决算（上年）", "", "“上年”"),
        (SPENT, "支出决算（2022年）", "", "“2022年”"),
    ],
)
def test_what_is_at_odds_with_the_form(info, heading, unit, word):
    assert word in FORM.fault(info, heading, unit)


@pytest.mark.parametrize(
    ("info", "heading", "unit"),
    [
        (SPENT, "支出决算（元）", "元"),
        (SPENT, "支出决算（2023年）", ""),
        (BEFORE, "上年决算（2022年）", ""),
        (COUNT, "人数（万元）", "万元"),
    ],
)
def test_what_agrees_with_the_form(info, heading, unit):
    assert "" == FORM.fault(info, heading, unit)


def test_words_that_were_not_understood():
    assert ["不含结转"] == list(unknown_words(SPENT, "支出决算（不含结转）（必填）"))
    assert [] == list(unknown_words(SPENT, "支出决算（单位：人民币元，保留2位小数）"))
