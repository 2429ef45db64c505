"""Narratives: sentences that are right, or not about the data, have no finding above info."""

import pytest

from reportgen.checks import INFO, check
from reportgen.checks.proper import neighbours, one_apart
from reportgen.checks.typed import digits_of, unquoted
from tests.support import make_year

FUNDS = {
    "明细": [
        {"支出性质": "合计", "上年预算": "1000", "年初预算": "1200", "全年预算": "1300",
         "实际到位": "1280", "支出决算": "1250", "年末结转结余": "30", "上年结转": "0"},
        {"支出性质": "基本支出", "支出决算": "800"},
        {"支出性质": "项目支出", "支出决算": "450"},
    ]
}  # fmt: skip


def found(sentence: str) -> list[str]:
    findings = check(make_year(收支=FUNDS, 文字={"履职绩效": sentence}))
    return [str(one) for one in findings if one.severity is not INFO]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年预算执行率96.15%，比上年提高3.2个百分点。",
        "本年支出1250万元，其中基本支出800万元，项目支出450万元。",
        "年初预算1200万元，比上年增加200万元，增长20%。",
        "年初预算1200万元，年中追加100万元，全年预算1300万元。",
        "下达防汛资金850万元，其中中央资金600万元、省级资金250万元。",
        "全市生产总值增长8.5%，完成预算的98%。",
        "会议费支出12.5万元，同比下降10%。",
        "各乡镇项目支出共计2300万元，全县预算执行率88.88%。",
        "2024年沿用2023年度项目支出结余；2023年度预算绩效评价结果已整改。",
        "2024年，全县应急管理工作成绩突出；与2023年相比，事故减少。",
        "群众满意度达到95%以上，综合得分排名全市第3，得分率98%。",
        "编制20名，其中行政编制12名、事业编制8名。",
        "12345热线办结率100%，值班时间为8:30。",
        "支出决算数1250万元，与预算相比减少50万元，下降3.85%。",
        "全县森林防火经费支出120万元，县财政局年初预算安排500万元。",
        "发放宣传资料1.5万份，受益26万人次，投入60余万元。",
        "3月12日召开会议；5·12防灾减灾日；2024.5.1启动。",
        "1.5亿元项目落地，1250000元用于装备。",
        "落实《2019年度部门整体支出绩效评价办法》和“2022年度预算执行率12.34%”的要求。",
        "一是健全机制；二是加强演练；三是储备物资。",
        "**一是**健全机制。",
    ],
)
def test_a_right_sentence_has_no_finding(sentence: str) -> None:
    assert [] == found(sentence)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("年初预算1300万元。", "TXT001"),
        ("项目支出决算540万元。", "TXT001"),
        ("全年支出1520万元。", "TXT001"),
        ("年初预算比上年增加200万元，增长16.67%。", "TXT006"),  # 200 ÷ 1200, this year's own
        ("全年预算执行率104.17%。", "TXT005"),  # 1250 ÷ 1200, of the initial budget
        ("资金到位率96.15%。", "TXT005"),
        ("2022年度部门整体支出绩效目标全部完成。", "TXT007"),
        ("（三）加强演练。", "TXT010"),
        ("支出1000万元，其中甲800万元、乙300万元。", "TXT020"),
    ],
)
def test_a_wrong_sentence_has_the_finding(sentence: str, code: str) -> None:
    assert any(f" {code} " in one for one in found(sentence)), found(sentence)


def test_one_telephone_with_two_names_of_one_person() -> None:
    people = [
        {"角色": "组长", "姓名": "张三丰", "电话": "1"},
        {"角色": "联络人", "姓名": "张三峰", "电话": "1"},
    ]
    (one,) = check(make_year(自评={"人员": people}))
    assert ("TXT013", "“张三峰”与“张三丰”的电话相同，名字只差一个字") == (one.code, one.message)


def test_quotations_are_blanked_and_terms_are_not() -> None:
    assert "“三公”经费“□□□□□□□□”" == unquoted("“三公”经费“支出一百二十万元”")
    assert "《□□□》" == unquoted("《预算法》")


@pytest.mark.parametrize(
    ("digits", "typed"), [(4, "12.50万元"), (2, "1200元"), (5, "1,298.5万元"), (2, "0.12亿元")]
)
def test_significant_digits(digits: int, typed: str) -> None:
    assert digits == digits_of(typed)


def test_a_neighbour_differs_in_one_character_but_the_last() -> None:
    name = "泸水市应急管理局"
    assert ["泸州市应急管理局"] == list(neighbours(name, "报泸州市应急管理局。"))
    assert [] == list(neighbours(name, "泸水市应急管理局和云南省应急管理局"))
    assert [] == list(neighbours("市应急管理局", "全市应急管理工作"))
    assert not one_apart("甲乙丙", "甲乙")
