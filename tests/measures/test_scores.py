"""Scores of a year by the prescribed rules, worked by hand."""

from fractions import Fraction

import pytest

from reportgen.amounts import Points
from reportgen.intake import dump
from reportgen.measures import Resolver, attribute
from reportgen.measures.scores import indicator_score
from reportgen.measures.scoring import NATIONAL_TIERS, tiers_from
from tests.support import make_year


def year_of(**indicator):
    funds = {"明细": [{"支出性质": "合计", "全年预算": "30", "支出决算": "28.5"}]}
    return make_year(收支=funds, 绩效指标列表=[{"名称": "甲", "分值": "10", **indicator}])


def scored(**indicator):
    year = year_of(**indicator)
    found = indicator_score(year.indicators[0], Resolver(year))
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("expected", "operator", "target", "actual"),
    [
        ("10分", "≥", "90", "90"),
        ("10分", "≥", "90", "95"),
        ("9分", "≥", "100", "90"),
        ("3.33分", "≥", "3", "1"),  # 1 ÷ 3 × 10
        ("2.08分", "≥", "72", "15"),  # 15 ÷ 72 × 10 = 2.0833…
        ("0分", "≥", "5", "0"),
        ("9.9分", ">", "100", "99"),
        ("10分", "≤", "30", "28.5"),
        ("8分", "≤", "40", "50"),  # 40 ÷ 50 × 10
        ("9.5分", "=", "100", "95"),
        ("10分", "=", "100", "100"),
        (None, "=", "4", "6"),  # beyond an exact target the rule says nothing
        ("10分", "=", "0", "0"),
        ("0分", "=", "0", "2"),
        ("10分", "≤", "0", "0"),
        ("0分", "≤", "0", "1"),
        (None, "≥", "90", ""),
        ("10分", "", "得到提升", "得到提升"),
        (None, "", "得到提升", "有所提升"),
        ("10分", "≥", "8.7万余", "9万"),
        ("10分", "≥", "90", "95%"),  # the unit typed once more
        ("9.5分", "≥", "100", "95%"),
    ],
)
def test_an_indicator_by_target_and_actual(expected, operator, target, actual):
    unit = "%" if "%" in actual else ""
    assert expected == scored(计算符号=operator, 指标值=target, 完成值=actual, 度量单位=unit)


def test_a_score_is_rounded_once_from_the_exact_fraction():
    # 15 ÷ 72 × 21 = 4.375 exactly; from a quotient that was cut off it would be 4.37
    assert "4.38分" == scored(计算符号="≥", 指标值="72", 完成值="15", 分值="21")


def test_money_is_compared_in_yuan_whatever_it_was_typed_in():
    references = {"指标值": "【=收支.合计.全年预算】", "完成值": "【=收支.合计.支出决算】"}
    assert "10分" == scored(计算符号="≤", 度量单位="万元", **references)
    assert "10分" == scored(
        计算符号="≤", 度量单位="万元", 指标值="28.5", 完成值=references["完成值"]
    )
    assert "8.77分" == scored(  # 25 ÷ 28.5 × 10
        计算符号="≤", 度量单位="万元", 指标值="25", 完成值=references["完成值"]
    )


BANDS = {"计分方法": "区间", "计分区间": {"90": "10", "80": "8", "0": "0"}}


@pytest.mark.parametrize(
    ("expected", "more"),
    [
        ("10分", {"计分方法": "达标", "完成值": "90"}),
        ("0分", {"计分方法": "达标", "完成值": "89.9"}),
        ("9分", {"计分方法": "扣分", "每次扣分": "0.5", "完成值": "88"}),  # 10 − 2 × 0.5
        (
            "8分",
            {**BANDS, "完成值": "85"},
        ),
        ("0分", {**BANDS, "完成值": "5"}),
        ("9.5分", {"计分方法": "问卷比例", "完成值": "95"}),
        ("0.5分", {"计分方法": "扣减比例", "完成值": "95"}),
        ("10分", {"计分方法": "定性", "完成档次": "达成", "完成值": "好"}),
        (None, {"计分方法": "定性", "完成档次": "部分达成", "完成值": "较好"}),
        ("10分", {"完成档次": "达成"}),
    ],
)
def test_an_indicator_by_its_method(expected, more):
    assert expected == scored(计算符号="≥", 指标值="90", 度量单位="%", **more)


def test_a_format_may_draw_the_tiers_otherwise():
    tiers = tiers_from({"达成": Fraction(80), "部分达成": Fraction(50)})
    assert [("达成", "4/5", "1"), ("部分达成", "1/2", "4/5"), ("未达成", "0", "1/2")] == [
        (tier.name, str(tier.least), str(tier.most)) for tier in tiers
    ]
    assert NATIONAL_TIERS == tiers_from({})


def test_a_missing_score_is_worked_out_and_a_stated_one_stands():
    year = year_of(计算符号="≥", 指标值="100", 完成值="90")
    assert ("9分", None) == (str(year.indicators[0].got), year.indicators[0].score)
    assert "9分" == str(year.indicators.all.got)
    stated = year_of(计算符号="≥", 指标值="100", 完成值="90", 得分="8")
    assert "8分" == str(stated.indicators[0].got)


def test_what_was_worked_out_is_not_written_as_if_it_had_been_entered():
    assert "得分" not in dump(year_of(计算符号="≥", 指标值="100", 完成值="90"))


def test_a_criterion_without_a_score_has_the_one_of_its_method():
    point = {"标准": "某", "分值": "2", "计分方法": "比例", "取值": "95%"}
    year = make_year(评价={"评价指标": [{"名称": "甲", "评分点": [point, {**point, "得分": "1"}]}]})
    assert ["1.9分", "1分"] == [str(one.got) for one in year.evaluation.indicators[0].criteria]
    assert Points(attribute(year.evaluation, "综合得分").value) == year.evaluation.total_score
    assert "2.9分" == str(year.evaluation.total_score)
