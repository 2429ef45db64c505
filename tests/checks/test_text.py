"""Narratives: sentences that are right, or not about the data, have no finding above info."""

from typing import Any

import pytest

from reportgen import load
from reportgen.checks import INFO, check
from reportgen.checks.about import About
from reportgen.checks.known import known_amounts
from reportgen.checks.near import near, neighbours, one_apart
from reportgen.checks.typed import digits_of, unquoted
from reportgen.prose import Prose
from tests.samples import all_files
from tests.support import make_year

FUNDS = {
    "明细": [
        {"支出性质": "合计", "上年预算": "1000", "年初预算": "1200", "全年预算": "1300",
         "实际到位": "1280", "支出决算": "1250", "年末结转结余": "30", "上年结转": "0"},
        {"支出性质": "基本支出", "支出决算": "800"},
        {"支出性质": "项目支出", "支出决算": "450"},
    ]
}  # fmt: skip


EVALUATION = {
    "得分": "90.34",
    "评价机构": "某某昆审会计师事务所",
    "问卷": [{"调查对象": "公众", "发放份数": 200, "有效份数": 194, "题目": [
        {"题干": "满意吗？", "题型": "单选", "选项": {"满意": 192, "不满意": 2}}]}],
}  # fmt: skip
DEPARTMENT = {
    "名称": "道县应急管理局", "地区": "道县", "主要职责": ["承担应急管理工作。"],
    "财政部门": "道县财政局", "所属政府": "道县人民政府",
    "内设机构数": 14, "离退休人员": {"退休": 2, "离休": 0}, "当年退休人数": 5,
    "机构": [{"名称": "机关"}, {"名称": "大队"}, {"名称": "中心"}],
}  # fmt: skip
PROJECT = {
    "名称": "2023年度预算绩效管理专项经费",
    "资金": [{"支出性质": "合计", "年初预算": "976", "全年预算": "788.82", "实际到位": "788.82",
            "支出决算": "788.82"}],
}  # fmt: skip


def found(sentence: str, **parts: Any) -> list[str]:
    findings = check(make_year(收支=FUNDS, 文字={"履职绩效": sentence}, **parts))
    return [str(one) for one in findings if one.severity is not INFO]


def codes(sentence: str, **parts: Any) -> set[str]:
    """The codes of this family that a year with a sentence has."""
    return {one.split()[1] for one in found(sentence, **parts) if " TXT" in one}


def of_conclusion(sentence: str) -> set[str]:
    return codes("见附件。", 评价={**EVALUATION, "评价结论": sentence})


def of_project(sentence: str) -> set[str]:
    return codes("见附件。", 项目列表=[{**PROJECT, "完成情况": sentence}])


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
        "2023年项目支出380.5万元，2024年项目支出450万元。",
        "去年基本支出780.5万元，上年年末结转结余20.5万元。",
        "追加项目支出50万元，压减会议费2.5万元。",
        "重点项目支出100.55万元，项目总支出450万元。",
        "举办培训班，实际支出3.5万元。",
        "办公室年初预算20.5万元。",
        "年初预算比上年增长20%，年初预算比上年增加200万元（增长20%）。",
        "用于设备1000万元，其中甲800万元（含丙500万元）、乙200万元。",
        "绩效项目预算安排110万元，其中调整预算130万元、到位120万元。",
        "整改隐患910处，完成率100%；应急物资到位率97.5%。",
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
        ("本部门年初预算1230.5万元。", "TXT001"),
        ("“项目支出”决算391.74万元。", "TXT001"),
        ("2024年年初预算 1230.5 万元。", "TXT001"),
        ("年初预算比上年增加200万元（增长16.67%）。", "TXT006"),
        ("年初预算比上年增长16.67%。", "TXT006"),
        ("年初预算1200万元，支出1250万元，到位率96.15%。", "TXT005"),
        ("某市应急管管理局认真履职。", "TXT008"),
        ("依据某政办发[2020]第34号文件。", "TXT009"),
        ("2）加强演练。", "TXT010"),
        ("Lorem ipsum dolor。", "TXT011"),
        ("支出1000万元（其中甲800万元、乙300万元）。", "TXT020"),
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


@pytest.mark.parametrize(
    "sentence",
    [
        "道县应急管理局接受永州市应急管理局、某省应急管理局指导。",
        "报县应急管理局、本县应急管理局；2023年县应急管理局。",
        "建议县财政局加大投入。",
        "由县财政局拨付；向县人民政府报告；各县应急管理局参加。",
        "会同宁远县应急管理局开展联合演练。",
        "年末退休2人，当年退休5人；下属单位2个；内设14个股室。",
    ],
)
def test_own_short_names_and_higher_levels_are_no_other_place(sentence: str) -> None:
    assert set() == codes(sentence, 部门=DEPARTMENT)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("宁远县应急管理局认真履职。", "TXT008"),
        ("报道州应急管理局。", "TXT008"),
        ("报道县急管理局。", "TXT008"),
        ("按照道县财证局的要求。", "TXT008"),
        ("年末退休6人。", "TXT017"),
        ("下属单位7个。", "TXT017"),
        ("内设13个股室。", "TXT017"),
    ],
)
def test_another_place_and_count(sentence: str, code: str) -> None:
    assert {code} == codes(sentence, 部门=DEPARTMENT)


def test_a_year_in_a_project_s_name_is_no_other_year() -> None:
    project = [PROJECT]
    sentence = "实施2023年度预算绩效管理专项经费项目。"
    assert set() == codes(sentence, 项目列表=project)
    assert {"TXT007"} == codes(sentence, 项目列表=[{**PROJECT, "名称": "专项经费"}])


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("本项目到位资金693.62万元。", {"TXT001"}),
        ("本项目支出决算976万元。", {"TXT001"}),
        ("本项目年初预算788.82万元。", {"TXT001"}),
        ("本项目年初预算976万元，项目资金788.82万元。", set()),
        ("子项目资金20.55万元，各项目资金30.55万元。", set()),
        ("2023年本项目支出决算693.62万元。", set()),  # of the year before
    ],
)
def test_a_project_s_own_money(sentence: str, wrong: set[str]) -> None:
    assert wrong == of_project(sentence)


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("指标体系总分100分，综合得分90.34分。", set()),
        ("产出指标分值40分，得分38分。", set()),
        ("得分97分。", {"TXT015"}),
        ("最终得分97分。", {"TXT015"}),
        ("评价结果为“良好”等次。", {"TXT014"}),
        ("综合评价为优秀等次。", set()),
        ("等级分为“优”“良”“中”“差”。", set()),
        ("满意度达到95%以上。", set()),
        ("满意度达到了95.5%。", {"TXT016"}),
        ("某某昆甯会计师事务所受托评价。", {"TXT008"}),
    ],
)
def test_scores_grades_and_satisfaction_of_an_evaluation(sentence: str, wrong: set[str]) -> None:
    assert wrong == of_conclusion(sentence)


def test_excess_and_share_of_the_budget() -> None:
    funds = {**FUNDS, "三公经费": [{"年初预算": "2.23", "支出决算": "6.1358"}]}

    def wrong(sentence: str) -> list[str]:
        year = make_year(收支=funds, 文字={"履职绩效": sentence})
        return [one.code for one in check(year) if one.code == "TXT006"]

    assert ["TXT006"] == wrong("三公经费完成预算的175.15%。")
    assert ["TXT006"] == wrong("三公经费超出预算275.15%。")
    assert [] == wrong("三公经费完成预算的275.15%，超出预算的175.15%。")


def test_organs_of_which_there_are_many_are_no_misspelling() -> None:
    assert near("某市财政局", "某州财政局")
    assert near("某市昆审事务所", "某市昆审事务务所")
    assert not near("某县东山镇人民政府", "某县西山镇人民政府")
    assert not near("某县第一医院", "某县第二医院")
    assert not near("县财政局", "某县财政局")


def test_every_known_amount_is_quoted_by_a_path_that_leads_to_it() -> None:
    for file in all_files():
        about = About(load(file).year)
        for one in known_amounts(about):
            assert one.amount == about.resolve(Prose("", ()), one.reference)
