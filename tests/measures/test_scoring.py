"""Scores by method, worked by hand."""

from decimal import Decimal

import pytest

from reportgen.amounts import Points
from reportgen.intake import read
from reportgen.measures import Resolver
from reportgen.measures.scores import score
from tests.support import mapping


def scored(method: str, basis: str, points: str = "2", step: str = "", operator: str = "≥"):
    criterion = {"标准": "某", "分值": points, "计分方法": method, "取值": basis, "每次扣分": step}
    options = {"满意": "193", "不满意": "1"}
    question = {"题干": "如何？", "简称": "总体", "题型": "单选", "选项": options}
    year = read(
        mapping(
            金额单位="元",
            收支={
                "明细": [
                    {"支出性质": "基本支出", "年初预算": "4814130.68", "全年预算": "4916800.91"},
                    {
                        "支出性质": "项目支出",
                        "年初预算": "100",
                        "全年预算": "250",
                        "支出决算": "225",
                    },
                ]
            },
            评价={
                "评价指标": [{"名称": "甲", "评分点": [criterion]}],
                "问卷": [{"调查对象": "公众", "有效份数": "194", "题目": [question]}],
            },
        )
    ).year
    found = score(year.evaluation.indicators[0].criteria[0], Resolver(year), operator)
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("expected", "arguments"),
    [
        ("1.8分", ("比例", "【=收支.项目支出.预算执行率】")),  # 225 ÷ 250 × 2
        ("2分", ("比例", "3.5")),  # capped
        ("0分", ("比例", "-1")),
        ("3.98分", ("问卷比例", "【=问卷.总体】", "4")),  # 193 ÷ 194 × 4 = 3.979…
        ("3.98分", ("问卷比例", "【=问卷.总体.正向占比】", "4")),
        ("1.96分", ("扣减比例", "【=收支.基本支出.预算调整率】")),  # (1 − 2.13 %) × 2 = 1.957…
        ("2分", ("扣减比例", "-0.0045")),  # never more than all
        ("0分", ("扣减比例", "1.5")),
        ("1.6分", ("反向比例", "1.25")),  # 2 ÷ 1.25
        ("2分", ("反向比例", "0.5")),
        ("2分", ("达标", "1")),
        ("0分", ("达标", "0.9999")),
        ("0分", ("达标", "1.08", "2", "", "≤")),
        ("2分", ("达标", "0.98", "2", "", "≤")),
        ("0.5分", ("扣分", "3", "2", "0.5")),  # 2 − 3 × 0.5
        ("0分", ("扣分", "9", "2", "0.5")),
        (None, ("扣分", "3")),  # how much for each is not known
        (None, ("区间", "1")),  # which bands there are is not known
        ("1.9分", ("比例", "95%")),
        (None, ("比例", "据实")),
        (None, ("比例", "")),
        (None, ("比例", "【=收支.公用经费.预算执行率】")),
    ],
)
def test_points_by_method(expected, arguments):
    assert expected == scored(*arguments)


def test_points_are_points():
    assert Points(Decimal("1.80")) == Points(Decimal("1.8"))
