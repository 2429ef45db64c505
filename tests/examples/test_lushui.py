"""泸水 2022: all 121 distinct figures, numbers and full dates of the report, and its traps.

37 amounts are printed with their unit, 13 more only in tables and without it; beside them are
43 percentages, 18 document numbers and 10 full dates.
"""

from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from reportgen.measures import Resolver, follow
from reportgen.model import passages
from reportgen.prose import Prose, Reference
from tests.examples.tokens import COMPUTED, CORRECTED, ENTERED, NUMBER, PROSE, Token, listed, yields

FILE = Path(__file__).parents[2] / "templates/yunnan/examples/lushui-2022.yaml"
WHOLE, BASIC, PROJECTS = "收支.合计", "收支.基本支出", "收支.项目支出"
OPERATION, KEY_BASIS = "收支.公用经费", "收支.其他口径.重点项目"
PUBLIC, PROCUREMENT, ASSETS = "收支.三公经费", "收支.政府采购", "固定资产"
SURVEY, ANALYSES = "评价.问卷", "评价.绩效分析"
RISKS = "主要任务.树牢底线思维，管控安全风险.完成情况"
DISASTERS = "主要任务.抓实安全生产，严防自然灾害.完成情况"
CONTRACT = "评价.存在问题.未按合同约定条款执行.内容"
KNOWLEDGE = f"{SURVEY}.知识需求.选项"

AMOUNTS = [
    Token("4,814,130.68元", f"{BASIC}.年初预算", ENTERED),
    Token("4,814,130.68元", f"{WHOLE}.年初预算", COMPUTED),
    Token("9,178,114.41元", "收支.财政拨款.实际到位", ENTERED),
    Token("9,178,114.41元", "评价.抽查资金", ENTERED),
    Token("9,178,114.41元", f"{WHOLE}.实际到位", COMPUTED),
    Token("9,178,114.41元", f"{WHOLE}.全年预算", COMPUTED),
    Token("9,178,114.41元", f"{WHOLE}.支出决算", COMPUTED),
    Token("4,916,800.91元", f"{BASIC}.全年预算", ENTERED),
    Token("4,916,800.91元", f"{BASIC}.支出决算", ENTERED),
    Token("4,261,313.50元", f"{PROJECTS}.支出决算", ENTERED),
    Token("4,261,313.50元", f"{PROJECTS}.较年初增减额", COMPUTED),
    Token("4,220,213.50元", "项目列表.抽查项目支出", COMPUTED),
    Token("4,220,213.50元", "项目列表.重点项目支出", COMPUTED),
    Token("377,697.14元", f"{OPERATION}.年初预算", ENTERED),
    Token("409,509.51元", f"{OPERATION}.支出决算", ENTERED),
    Token("1,386,750.00元", f"{KEY_BASIS}.全年预算", ENTERED),
    Token("1,220,213.50元", f"{KEY_BASIS}.支出决算", ENTERED),
    Token("39,000.00元", f"{PROCUREMENT}.货物.年初预算", ENTERED),
    Token("39,000.00元", f"{PROCUREMENT}.合计.年初预算", COMPUTED),
    Token("122,630.10元", f"{PROCUREMENT}.货物.支出决算", ENTERED),
    Token("14,050.00元", f"{PROCUREMENT}.服务.支出决算", ENTERED),
    Token("136,680.10元", f"{PROCUREMENT}.合计.支出决算", COMPUTED),
    Token("22,300.00元", f"{PUBLIC}.合计.年初预算", ENTERED),
    Token("22,400.00元", f"{PUBLIC}.合计.上年预算", ENTERED),
    Token(
        "100.00元",
        f"{PUBLIC}.合计.年初预算增减额",
        COMPUTED,
        right="-100.00元",
        why="报告写作“减少100.00元”",
    ),
    Token("56,038.00元", f"{PUBLIC}.公务用车运行维护费.支出决算", ENTERED),
    Token("5,320.00元", f"{PUBLIC}.公务接待费.支出决算", ENTERED),
    Token("61,358.00元", f"{PUBLIC}.合计.支出决算", COMPUTED),
    Token("39,058.00元", f"{PUBLIC}.合计.较年初增减额", COMPUTED),
    Token("0.00元", f"{PUBLIC}.因公出国境费.支出决算", ENTERED),
    Token("0.00元", f"{PROCUREMENT}.服务.年初预算", ENTERED),
    Token("0.00元", f"{PROCUREMENT}.工程.年初预算", ENTERED),
    Token("0.00元", f"{PROCUREMENT}.工程.支出决算", ENTERED),
    Token("0.00元", "收支.其他收入.实际到位", ENTERED),
    Token("0.00元", f"{PROJECTS}.年初预算", ENTERED),
    Token("0.00元", f"{WHOLE}.年末结转结余", ENTERED),
    Token("1,061,361.00元", f"{ASSETS}.合计.年初原值", ENTERED),
    Token("551,140.40元", f"{ASSETS}.合计.年初净值", ENTERED),
    Token("1,000,821.00元", f"{ASSETS}.合计.年末原值", COMPUTED),
    Token("1,000,821.00元", f"{ASSETS}.合计.在用原值", ENTERED),
    Token("435,080.47元", f"{ASSETS}.合计.年末净值", ENTERED),
    Token("934,168.00元", f"{ASSETS}.设备.年末原值", ENTERED),
    Token("66,653.00元", f"{ASSETS}.家具用具.年末原值", ENTERED),
    Token("66,870.00元", f"{ASSETS}.合计.本年处置", COMPUTED),
    Token("48,300.00元", f"{ASSETS}.设备.本年处置", ENTERED),
    Token("18,570.00元", f"{ASSETS}.家具用具.本年处置", ENTERED),
    Token("125,240.00元", CONTRACT, PROSE),
    Token("205.64万元", DISASTERS, PROSE),
    Token("80.64万元", RISKS, PROSE),
    Token("49.64万元", RISKS, PROSE),
    Token("31万元", RISKS, PROSE),
    Token("16.453万元", "成效.工贸罚款.本年", ENTERED),
    Token("1万元", f"{ANALYSES}.预算管理.内容", PROSE),
    Token("426.13", f"{PROJECTS}.支出决算", COMPUTED, unit="万元"),
    Token("422.02", "项目列表.抽查项目支出", COMPUTED, unit="万元"),
    Token("917.81", f"{WHOLE}.支出决算", COMPUTED, unit="万元"),
    Token("917.81", "评价.抽查资金", COMPUTED, unit="万元"),
]
#: The ten sampled projects, as table 2 of the report prints them.
SAMPLED = {
    "中央自然灾害救灾资金冬春救助补助资金": "3,000,000.00",
    "救灾救援补助资金": "339,640.00",
    "2022年中央自然灾害第一批洪涝灾害救灾补助资金": "250,000.00",
    "中央自然灾害冬春救助经费": "159,690.00",
    "2021年安全生产专项资金": "148,933.50",
    "边境小康村应急能力建设专项资金": "148,650.00",
    "灾害事故预防专项资金": "97,500.00",
    "2022年省级冬春救助补助资金": "44,000.00",
    "自然灾害防治体系建设补助资金": "30,000.00",
    "2022年省级救灾物资储备管理经费": "1,800.00",
}
WHY_ADJUSTMENT = "4916800.91÷4814130.68是基本支出的决算比年初预算，调整数是两者之差102670.23"
WHY_PUBLIC = "61358.00÷22300.00＝275.15%，175.15%是超出预算的比例"
RATES = [
    Token("99.04%", "抽查占比", COMPUTED),
    Token("99.04%", "重点支出安排率", COMPUTED),
    Token("100.00%", "抽查资金占比", COMPUTED),
    Token("100.00%", f"{BASIC}.预算完成率", COMPUTED),
    Token("100.00%", f"{WHOLE}.预算完成率", COMPUTED),
    Token("100.00%", f"{SURVEY}.监测预警.正向占比", COMPUTED),
    Token("100.00%", f"{SURVEY}.演练作用.正向占比", COMPUTED),
    Token("100.00%", f"{SURVEY}.体系建设.正向占比", COMPUTED),
    Token("100%", f"{ASSETS}.合计.固定资产利用率", COMPUTED),
    Token("100%", "成效.隐患整改.完成比例", COMPUTED),
    Token("100%", "绩效指标列表.预算控制率.指标值", ENTERED),
    Token("100%", "评价.抽查区域", PROSE),
    Token("98.97%", f"{SURVEY}.社会公众.满意率", COMPUTED),
    Token("98.97%", f"{SURVEY}.总体评价.正向占比", COMPUTED),
    Token("98.97%", f"{SURVEY}.抢险救灾.正向占比", COMPUTED),
    Token("98.97%", f"{SURVEY}.治理能力.正向占比", COMPUTED),
    Token("99.48%", f"{SURVEY}.宣传活动.正向占比", COMPUTED),
    Token("99.48%", f"{SURVEY}.宣传作用.正向占比", COMPUTED),
    Token("99.48%", f"{SURVEY}.能力提升.正向占比", COMPUTED),
    Token("99.48%", f"{SURVEY}.救助保障.正向占比", COMPUTED),
    Token("98.45%", f"{SURVEY}.监管执法.正向占比", COMPUTED),
    Token("1.03%", f"{SURVEY}.总体评价.选项.不满意.选项占比", COMPUTED),
    Token("1.03%", f"{SURVEY}.治理能力.选项.否.选项占比", COMPUTED),
    Token("1.55%", f"{SURVEY}.监管执法.选项.不满意.选项占比", COMPUTED),
    Token("0.52%", f"{SURVEY}.宣传作用.选项.否.选项占比", COMPUTED),
    Token("0.00%", f"{SURVEY}.演练作用.选项.否.选项占比", COMPUTED),
    Token("0%", f"{SURVEY}.监测预警.选项.否.选项占比", COMPUTED),
    Token("88.66%", f"{KNOWLEDGE}.交通安全.选项占比", COMPUTED),
    Token("88.66%", f"{KNOWLEDGE}.消防安全.选项占比", COMPUTED),
    Token("88.14%", f"{KNOWLEDGE}.用电安全.选项占比", COMPUTED),
    Token("75.77%", f"{KNOWLEDGE}.燃气安全.选项占比", COMPUTED),
    Token("71.65%", f"{KNOWLEDGE}.化学品安全.选项占比", COMPUTED),
    Token("87.63%", f"{KNOWLEDGE}.地震灾害.选项占比", COMPUTED),
    Token("88.14%", f"{KNOWLEDGE}.地质灾害（泥石流、滑坡等）.选项占比", COMPUTED),
    Token("79.38%", f"{KNOWLEDGE}.气象灾害（暴雨等）.选项占比", COMPUTED),
    Token("80.93%", f"{KNOWLEDGE}.洪涝灾害（洪水、内涝等）.选项占比", COMPUTED),
    Token("77.84%", f"{KNOWLEDGE}.森林火灾.选项占比", COMPUTED),
    Token("3.61%", f"{KNOWLEDGE}.其他（请注明）.选项占比", COMPUTED),
    Token("93.34%", f"{ASSETS}.设备.资产占比", COMPUTED),
    Token("6.66%", f"{ASSETS}.家具用具.资产占比", COMPUTED),
    Token("52.9%", "成效.生产安全事故.增减率", COMPUTED),
    Token("72.7%", "成效.事故死亡人数.增减率", COMPUTED),
    Token("90.65%", f"{WHOLE}.较年初增减率", COMPUTED),
    Token("53.57%", f"{BASIC}.支出占比", COMPUTED),
    Token("46.43%", f"{PROJECTS}.支出占比", COMPUTED),
    Token("2.13%", f"{BASIC}.较年初增减率", COMPUTED),
    Token("13%", "评价.评价指标.投入.权重", COMPUTED),
    Token("27%", "评价.评价指标.过程.权重", COMPUTED),
    Token("28%", "评价.评价指标.产出.权重", COMPUTED),
    Token("32%", "评价.评价指标.效益.权重", COMPUTED),
    Token("84.46%", "评价.评价指标.投入.得分率", COMPUTED),
    Token("75.93%", "评价.评价指标.过程.得分率", COMPUTED),
    Token("96.43%", "评价.评价指标.产出.得分率", COMPUTED),
    Token("99.56%", "评价.评价指标.效益.得分率", COMPUTED),
    Token("90.34%", "评价.评价指标.全部.得分率", COMPUTED),
    Token("-0.45%", f"{PUBLIC}.合计.年初预算增减率", COMPUTED),
    Token("350.46%", f"{PROCUREMENT}.合计.年初控制率", COMPUTED),
    Token("87.99%", f"{KEY_BASIS}.预算执行率", COMPUTED),
    Token("90%", "绩效指标列表.群众满意度.指标值", ENTERED),
    Token("90%", "绩效指标列表.监管企业满意度.指标值", ENTERED),
    Token("102.13%", f"{BASIC}.预算调整率", CORRECTED, right="2.13%", why=WHY_ADJUSTMENT),
    Token("175.15%", f"{PUBLIC}.合计.年初控制率", CORRECTED, right="275.15%", why=WHY_PUBLIC),
]
NUMBERS = [
    Token("泸财绩〔2023〕6号", "文件.评价通知", NUMBER),
    Token("财预〔2020〕10号", "文件.项目评价办法", NUMBER),
    Token("泸财通〔2020〕51号", "文件.推进方案", NUMBER),
    Token("泸办字〔2019〕45号", "文件.三定规定", NUMBER),
    Token("云办发〔2018〕46号", "文件.市县改革意见", NUMBER),
    Token("怒办字〔2019〕4号", "文件.市机构改革方案", NUMBER),
    Token("中发〔2018〕34号", "文件.预算绩效意见", NUMBER),
    Token("云发〔2019〕11号", "文件.省实施意见", NUMBER),
    Token("云财评审〔2016〕39号", "文件.省操作规程", NUMBER),
    Token("云财绩〔2020〕11号", "文件.省项目评价办法", NUMBER),
    Token("云财预〔2015〕295号", "文件.省暂行办法", NUMBER),
    Token("云粮法规发〔2021〕2号", "文件.物资收储细则", NUMBER),
    Token("云粮物发〔2019〕2号", "文件.物资管理办法", NUMBER),
    Token("应急〔2019〕54号", "文件.两法衔接办法", NUMBER),
    Token("云应急〔2021〕67号", "文件.省两法衔接办法", NUMBER),
    Token("〔2022〕—42号", "文件.检查计划", NUMBER),
    Token("〔2022〕—154", "文件.卫星电话通知", NUMBER),
    Token("〔2022〕—27", "文件.绩效领导小组", NUMBER),
]
TOKENS = [
    *AMOUNTS,
    *(
        Token(spent, f"项目列表.{name}.资金.合计.支出决算", ENTERED)
        for name, spent in SAMPLED.items()
    ),
    *RATES,
    *NUMBERS,
]
#: How many places of figures the table holds the year to.
ROWS = 147
#: Every distinct figure of the report, taken from its text by machine:
#: amounts with unit, amounts only in tables, percentages and document numbers.
PUBLISHED = listed(
    """
    125,240.00元 39,000.00元 0.00元 136,680.10元 122,630.10元 14,050.00元 1,061,361.00元
    551,140.40元 1,000,821.00元 435,080.47元 934,168.00元 66,653.00元 22,300.00元 61,358.00元
    39,058.00元 56,038.00元 5,320.00元 205.64万元 80.64万元 49.64万元 31万元 16.453万元
    4,814,130.68元 9,178,114.41元 4,916,800.91元 4,261,313.50元 4,220,213.50元 22,400.00元
    100.00元 377,697.14元 409,509.51元 1万元 66,870.00元 48,300.00元 18,570.00元 1,386,750.00元
    1,220,213.50元 3,000,000.00 339,640.00 250,000.00 159,690.00 148,933.50 148,650.00 97,500.00
    44,000.00 30,000.00 1,800.00 426.13 422.02 917.81 99.04% 100.00% 100% 98.97% 93.34% 6.66%
    175.15% 52.9% 72.7% 90.65% 53.57% 46.43% 2.13% 90% 13% 27% 28% 32% 84.46% 75.93% 96.43%
    99.56% 90.34% -0.45% 102.13% 350.46% 87.99% 99.48% 0% 0.52% 1.03% 98.45% 1.55% 0.00% 88.66%
    88.14% 75.77% 71.65% 87.63% 79.38% 80.93% 77.84% 3.61% 泸办字〔2019〕45号 应急〔2019〕54号
    云应急〔2021〕67号 泸财绩〔2023〕6号 财预〔2020〕10号 泸财通〔2020〕51号 云办发〔2018〕46号
    怒办字〔2019〕4号 中发〔2018〕34号 云发〔2019〕11号 云财评审〔2016〕39号 云财绩〔2020〕11号
    云财预〔2015〕295号 云粮法规发〔2021〕2号 云粮物发〔2019〕2号 〔2022〕—42号 〔2022〕—154
    〔2022〕—27
    """
)
#: Full dates that stand in a field of their own.
DATES = {
    date(2023, 6, 30): "评价.开始日期",
    date(2023, 8, 31): "评价.结束日期",
    date(2023, 9, 15): "评价.出具日期",
    date(2023, 9, 1): "评价.反馈日期",
    date(2023, 9, 2): "评价.采纳填表日期",
    date(2019, 3, 18): "文件.三定规定.发文日期",
}
#: Full dates that are told in words.
TOLD = {
    "2022年8月26日": CONTRACT,
    "2022年9月19日": CONTRACT,
    "2022年9月23日": f"{ANALYSES}.产出质量.内容",
    "2022年3月28日": "成效.普查数据.截止时间",
}
#: Full points, points got, by first level; second, third level and criteria (tables 3 to 7).
LEVELS = {
    "投入": ("13.00", "10.98", 2, 7, 11),
    "过程": ("27.00", "20.50", 2, 13, 21),
    "产出": ("28.00", "27.00", 4, 13, 14),
    "效益": ("32.00", "31.86", 4, 6, 8),
}
#: Points got in what did not get them all (annex 1).
SHORT = {
    "绩效指标明确性": ("4", "3.00"),
    "岗位设置及职责分工": ("1", "0.50"),
    "项目组织机构设置情况": ("1", "0.50"),
    "重点支出安排率": ("2", "1.98"),
    "预算调整率": ("2", "0.00"),
    "公用经费节约率": ("2", "0.00"),
    "“三公经费”节约率": ("2", "0.00"),
    "预算管理制度健全性": ("2", "1.50"),
    "应急物资管理": ("4", "3.00"),
    "全民安全意识和逃生技能提升": ("8", "7.98"),
    "应急管理能力提升": ("4", "3.98"),
    "提供生活保障": ("4", "3.98"),
    "可持续影响": ("8", "7.96"),
    "社会公众满意度": ("4", "3.96"),
}
#: Satisfied answers of 194, by question with two options.
ANSWERS = {
    "总体评价": 192,
    "监管执法": 191,
    "抢险救灾": 192,
    "监测预警": 194,
    "宣传活动": 193,
    "宣传作用": 193,
    "演练作用": 194,
    "能力提升": 193,
    "救助保障": 193,
    "体系建设": 194,
    "治理能力": 192,
}
STATISTICS = {
    "生产安全事故": "8起",
    "事故死亡人数": "3人",
    "事故受伤人数": "11人",
    "隐患整改": "3402处",
    "工贸问题隐患": "36项",
    "工贸立案查处": "34项",
    "限期整改指令书": "7份",
    "行政处罚决定书": "13份",
    "工贸罚款": "16.453万元",
    "风险告知企业": "51家",
    "重点检查": "34户",
    "一般检查": "16户",
    "涉险行政村": "71个行政村",
    "涉险村民小组": "1106个村民小组",
    "地质灾害排查": "4轮",
    "地质灾害隐患点": "369个",
    "行动检查": "12轮",
    "行动检查人次": "600余人次",
    "普查数据": "2306条",
    "冬春救助人数": "2.5万人",
    "宣传资料": "8.7万余份",
    "宣传参与": "1万余人次",
    "防汛演练": "570场次",
    "防汛演练参与": "7.525万人次",
    "边境小康村": "37个",
    "应急避难场所": "16个",
}


@pytest.fixture(scope="module")
def evaluation(year):
    return year.evaluation


@pytest.fixture(scope="module")
def text():
    """The data as typed, without the comments at the head."""
    return FILE.read_text(encoding="utf-8").split("\n版本: 1\n")[1]


def amount(year, path):
    """The amount at a path, in yuan."""
    return follow(year, path.split(".")).yuan


def score(evaluation, name):
    """The points an indicator got."""
    return evaluation.indicators.quoted(name).got.value


def rounded(value):
    """Half-up to two places."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize("token", TOKENS, ids=lambda token: f"{token.printed} {token.path}")
def test_the_year_yields_every_figure_and_number_of_the_report(year, token):
    assert (token.right or token.printed) == yields(year, token)


@pytest.mark.parametrize(("day", "path"), DATES.items(), ids=str)
def test_the_year_has_every_date_of_the_report(year, day, path):
    assert day == follow(year, path.split("."))


@pytest.mark.parametrize(("day", "path"), TOLD.items(), ids=str)
def test_dates_in_words_stand_where_they_are_told(year, day, path):
    assert day in str(follow(year, path.split(".")))


def test_the_report_has_121_distinct_figures_numbers_and_dates_of_four_kinds():
    rates = {one for one in PUBLISHED if one.endswith("%")}
    numbers = {one for one in PUBLISHED if "〕" in one}
    with_unit = {one for one in PUBLISHED if one.endswith("元")}
    assert 37 == len(with_unit)
    assert 13 == len(PUBLISHED - rates - numbers - with_unit)
    assert 43 == len(rates)
    assert 18 == len(numbers)
    assert 121 == len(PUBLISHED) + len(DATES) + len(TOLD)


def test_every_correction_says_why():
    changed = [token for token in TOKENS if token.right]
    assert {"102.13%", "175.15%"} == {one.printed for one in changed if one.how == CORRECTED}
    assert {"100.00元"} == {one.printed for one in changed if one.how != CORRECTED}
    assert all(token.why for token in changed)


def test_the_initial_budget_is_basic_spending_alone(year):
    assert Decimal("4814130.68") + 0 == Decimal("4814130.68")
    assert Decimal("4814130.68") == amount(year, f"{WHOLE}.年初预算")


@pytest.mark.parametrize("column", ["全年预算", "支出决算"])
def test_basic_and_project_spending_make_the_whole(year, column):
    assert Decimal("4916800.91") + Decimal("4261313.50") == Decimal("9178114.41")
    assert Decimal("9178114.41") == amount(year, f"{WHOLE}.{column}")


def test_income_is_appropriation_and_nothing_else_and_all_of_it_was_spent(year):
    assert Decimal("9178114.41") + 0 == Decimal("9178114.41")
    assert Decimal("9178114.41") == amount(year, f"{WHOLE}.实际到位")
    assert 0 == amount(year, "收支.非财政拨款到位")
    assert 0 == amount(year, f"{WHOLE}.年末结转结余")
    assert "0.00%" == yields(year, Token("0.00%", f"{WHOLE}.结转结余率"))


def test_spending_grew_by_90_65_percent_and_basic_spending_by_2_13(year):
    assert Decimal("9178114.41") - Decimal("4814130.68") == Decimal("4363983.73")
    assert rounded(Decimal("436398373") / Decimal("4814130.68")) == Decimal("90.65")
    assert Decimal("4916800.91") - Decimal("4814130.68") == Decimal("102670.23")
    assert rounded(Decimal("10267023") / Decimal("4814130.68")) == Decimal("2.13")
    assert Decimal("4363983.73") == amount(year, f"{WHOLE}.较年初增减额")
    assert Decimal("102670.23") == amount(year, f"{BASIC}.较年初增减额")


def test_project_spending_grew_by_all_of_itself_which_is_no_rate(year):
    assert Decimal("4261313.50") - 0 == Decimal("4261313.50")
    assert Decimal("4261313.50") == amount(year, f"{PROJECTS}.较年初增减额")
    assert "—" == yields(year, Token("0.00%", f"{PROJECTS}.较年初增减率"))


def test_the_shares_of_spending_add_up_to_a_hundred(year):
    assert rounded(Decimal("491680091") / Decimal("9178114.41")) == Decimal("53.57")
    assert rounded(Decimal("426131350") / Decimal("9178114.41")) == Decimal("46.43")
    assert Decimal("53.57") + Decimal("46.43") == 100
    assert "53.57%" == yields(year, Token("53.57%", f"{BASIC}.支出占比"))


def test_the_budget_was_adjusted_by_2_13_percent_for_basic_and_90_65_for_all_spending(year):
    assert rounded(Decimal("491680091") / Decimal("4814130.68")) == Decimal("102.13")  # as printed
    assert Decimal("102670.23") == amount(year, f"{BASIC}.预算调整数")
    assert "2.13%" == yields(year, Token("2.13%", f"{BASIC}.预算调整率"))
    assert "90.65%" == yields(year, Token("90.65%", f"{WHOLE}.预算调整率"))


def test_the_score_given_on_the_wrong_rate_stays_as_given(evaluation):
    by_basic = rounded((1 - Decimal("102670.23") / Decimal("4814130.68")) * 2)
    by_whole = rounded((1 - Decimal("4363983.73") / Decimal("4814130.68")) * 2)
    assert by_basic == Decimal("1.96")
    assert by_whole == Decimal("0.19")
    assert Decimal("90.34") + by_basic == Decimal("92.30")
    assert Decimal("90.34") + by_whole == Decimal("90.53")
    assert 0 == score(evaluation, "预算调整率")


def test_each_place_that_names_the_adjustment_names_its_row(evaluation):
    scored = evaluation.indicators.quoted("预算调整率")
    told = evaluation.analyses.quoted("预算管理").content
    places = [scored.scoring_note, scored.criteria[0].basis, scored.criteria[0].evidence, told]
    paths = [one.path for place in places for one in place.references() if "预算调整率" in one.path]
    told_of = [f"{WHOLE}.预算调整率", f"{BASIC}.预算调整率"]
    assert [f"{BASIC}.预算调整率"] * 3 + told_of == paths


def test_operating_costs_lie_within_basic_spending_and_exceed_their_budget(year):
    assert Decimal("409509.51") - Decimal("377697.14") == Decimal("31812.37")
    assert rounded(Decimal("40950951") / Decimal("377697.14")) == Decimal("108.42")
    assert "108.42%" == yields(year, Token("108.42%", f"{OPERATION}.年初控制率"))
    assert Decimal("4916800.91") == amount(year, f"{BASIC}.支出决算")  # not 409509.51
    assert follow(year, ["收支", "人员经费", "支出决算"]) is None


def test_the_three_public_expenses_are_175_15_percent_over_their_budget(year):
    assert 0 + Decimal("56038") + Decimal("5320") == Decimal("61358")
    assert Decimal("61358") - Decimal("22300") == Decimal("39058")
    assert rounded(Decimal("3905800") / Decimal("22300")) == Decimal("175.15")
    assert rounded(Decimal("6135800") / Decimal("22300")) == Decimal("275.15")
    assert Decimal("61358") == amount(year, f"{PUBLIC}.合计.支出决算")
    assert "175.15%" == yields(year, Token("175.15%", f"{PUBLIC}.合计.较年初增减率"))


def test_their_budget_fell_by_100_yuan_while_their_spending_exceeded_it(year):
    assert Decimal("22300") - Decimal("22400") == Decimal("-100")
    assert rounded(Decimal("-10000") / Decimal("22400")) == Decimal("-0.45")
    assert Decimal("-100") == amount(year, f"{PUBLIC}.合计.年初预算增减额")
    assert Decimal("39058") == amount(year, f"{PUBLIC}.合计.较年初增减额")


def test_the_budget_of_the_three_expenses_has_no_parts(year):
    assert [None] * 3 == [row.initial for row in year.funds.three_public[1:]]


def test_procurement_adds_up_and_is_350_46_percent_of_its_budget(year):
    assert Decimal("39000") + 0 + 0 == Decimal("39000")
    assert Decimal("122630.10") + Decimal("14050.00") + 0 == Decimal("136680.10")
    assert rounded(Decimal("13668010") / Decimal("39000")) == Decimal("350.46")
    assert Decimal("39000") == amount(year, f"{PROCUREMENT}.合计.年初预算")
    assert Decimal("136680.10") == amount(year, f"{PROCUREMENT}.合计.支出决算")


def test_assets_add_up_and_their_movement_needs_6330_yuan_of_additions(year):
    assert Decimal("934168") + Decimal("66653") == Decimal("1000821")
    assert Decimal("48300") + Decimal("18570") == Decimal("66870")
    assert Decimal("1000821") - Decimal("1061361") + Decimal("66870") == Decimal("6330")
    assert Decimal("66870") == amount(year, f"{ASSETS}.合计.本年处置")
    assert Decimal("1000821") == amount(year, f"{ASSETS}.合计.推算年末原值")
    assert 0 == amount(year, f"{ASSETS}.合计.处置收益")


def test_the_shares_of_assets_add_up_to_a_hundred(year):
    assert rounded(Decimal("93416800") / Decimal("1000821")) == Decimal("93.34")
    assert rounded(Decimal("6665300") / Decimal("1000821")) == Decimal("6.66")
    assert "93.34%" == yields(year, Token("93.34%", f"{ASSETS}.设备.资产占比"))


def test_ten_sampled_projects_leave_41100_yuan_of_project_spending_unlisted(year):
    spent = [Decimal(text.replace(",", "")) for text in SAMPLED.values()]
    assert sum(spent) == Decimal("4220213.50")
    assert Decimal("4261313.50") - Decimal("4220213.50") == Decimal("41100.00")
    assert rounded(Decimal("422021350") / Decimal("4261313.50")) == Decimal("99.04")
    assert list(SAMPLED) == [project.name for project in year.projects.sampled]
    assert Decimal("41100.00") == amount(year, "未列项目支出")


def test_the_nine_projects_with_applications_spent_1220213_50_and_are_another_basis(year):
    assert Decimal("4220213.50") - Decimal("3000000.00") == Decimal("1220213.50")
    assert rounded(Decimal("122021350") / Decimal("1386750")) == Decimal("87.99")
    assert Decimal("1220213.50") == amount(year, f"{KEY_BASIS}.支出决算")
    assert 10 == year.projects.key_count
    assert Decimal("4220213.50") == amount(year, "项目列表.重点项目支出")


def test_with_nine_key_projects_the_evaluation_would_not_be_excellent(evaluation):
    rate = Decimal("1220213.50") / Decimal("4261313.50")
    assert rounded(rate * 100) == Decimal("28.63")
    assert rounded(rate * 2) == Decimal("0.57")
    assert Decimal("90.34") - Decimal("1.98") + Decimal("0.57") == Decimal("88.93")
    assert Decimal("1.98") == score(evaluation, "重点支出安排率")


def test_the_key_projects_were_approved_during_the_year(year):
    assert 0 == amount(year, f"{PROJECTS}.年初预算")
    assert follow(year, f"{KEY_BASIS}.年初预算".split(".")) is None
    assert Decimal("1386750") == amount(year, f"{KEY_BASIS}.全年预算")


def test_the_kinds_of_projects_are_unknown(year, evaluation):
    assert year.projects.category_count is None
    assert evaluation.examined_categories is None


@pytest.mark.parametrize("copy", ["426.13", "422.02", "917.81"])
def test_the_copies_in_wan_yuan_are_not_entered(text, copy):
    assert copy not in text


@pytest.mark.parametrize("typed", ["4814130.68", "4220213", "1386750", "61358", "136680", "66870"])
def test_amounts_are_entered_once_and_sums_never(text, typed):
    assert (1 if typed in ("4814130.68", "1386750") else 0) == text.count(typed)


def test_accidents_and_deaths_fell_by_nine_and_eight(year):
    assert 17 - 8 == 9
    assert rounded(Decimal(900) / 17) == Decimal("52.94")
    assert 11 - 3 == 8
    assert rounded(Decimal(800) / 11) == Decimal("72.73")
    assert "9起" == follow(year, ["成效", "生产安全事故", "增减"])
    assert "8人" == follow(year, ["成效", "事故死亡人数", "增减"])
    assert ["下降", "下降", "上升"] == [
        follow(year, ["成效", name, "升降"])
        for name in ("生产安全事故", "事故死亡人数", "事故受伤人数")
    ]


def test_of_two_sets_of_last_year_the_one_that_fits_the_percentages_is_used(year):
    assert rounded(Decimal(1000) / 18) == Decimal("55.56")  # annex 1: 18起, not 52.9%
    assert rounded(Decimal(900) / 12) == Decimal("75.00")  # annex 1: 12人, not 72.7%
    assert "17起" == follow(year, ["成效", "生产安全事故", "上年数"])
    assert "11人" == follow(year, ["成效", "事故死亡人数", "上年数"])
    assert "8人" == follow(year, ["成效", "事故受伤人数", "上年数"])


def test_the_fines_are_collected_or_pending(year):
    assert Decimal("49.64") + 31 == Decimal("80.64")
    assert "罚款80.64万元，已收缴49.64万元，正在执行31万元" in str(follow(year, RISKS.split(".")))


@pytest.mark.parametrize(("name", "figure"), STATISTICS.items())
def test_statistics_print_as_the_report_prints_them(year, name, figure):
    assert figure == year.statistics.quoted(name).figure


def test_there_are_26_statistics(year):
    assert list(STATISTICS) == [one.name for one in year.statistics]


@pytest.mark.parametrize("name", STATISTICS)
def test_every_statistic_is_referred_to(text, name):
    assert f"【=成效.{name}" in text


def test_target_plan_and_evidence_of_inspections_are_three_facts(year, evaluation):
    assert 7 + 18 + 1 + 8 == 34
    assert 2 + 10 + 4 == 16
    assert "≥29户" == evaluation.indicators.quoted("安全生产监督").goal
    plan = evaluation.analyses.quoted("产出数量").content.text
    assert "危险化学品18户、工贸8户、非煤矿山7户、烟花爆竹1户" in plan
    assert "烟花爆竹10户、工贸4户、危险化学品2户" in plan
    evidence = evaluation.indicators.quoted("安全生产监督").criteria[0].evidence.text
    assert "工贸企业7家、非煤矿山企业6家" in evidence


def test_posts_staff_and_retirees_add_up_and_staff_exceed_posts_by_two(year):
    assert 9 + 1 + 16 == 26
    assert 0 + 2 == 2
    assert 28 - 26 == 2
    assert 2800 * 100 // 26 == 10769
    assert 26 == year.department.authorised_total
    assert 28 == year.department.staff_total
    assert 2 == year.department.retirees_total
    assert 2 == follow(year, ["部门", "超编人数"])
    assert "107.69%" == yields(year, Token("107.69%", "部门.在职人员控制率"))


def test_the_one_organ_counts_by_kind_and_by_funding(year):
    assert 1 == year.department.unit_count
    assert 1 == len(year.department.units.find("行政单位"))
    assert 1 == len(year.department.units.find("财政全额供给"))


def test_equal_numbers_of_different_things_are_counted_apart(year, evaluation):
    groups = evaluation.indicators.level1
    assert 12 == sum(group.level2_count for group in groups)
    assert 12 == len(year.indicators)
    assert 12 == len(evaluation.analyses)
    assert 11 == year.department.division_total
    assert 11 == groups[0].criterion_count


def test_three_of_eleven_divisions_have_duties(year):
    named = [one.name for one in year.department.divisions if one.duties]
    assert ["应急指挥中心", "风险监测和综合减灾股", "安全生产执法和事故调查股"] == named


def test_the_twelve_annual_indicators_have_the_kinds_the_report_counts(year):
    sizes = {group.name: group.size for group in year.indicator_groups}
    assert {
        "数量指标": 4,
        "质量指标": 1,
        "成本指标": 1,
        "时效指标": 1,
        "社会效益指标": 2,
        "可持续影响指标": 1,
        "服务对象满意度指标": 2,
    } == sizes


@pytest.mark.parametrize(
    ("name", "goal"),
    [
        ("生产经营企业执法检查及监督管理次数", "≥100次"),
        ("行政处罚次数", "≥10次"),
        ("安全生产、防灾减灾宣传", "≥5次"),
        ("风险普查宣传", "≥2次"),
        ("预算资金的使用率", "100%"),
        ("预算控制率", "100%"),
        ("工作及时完成率", "100%"),
        ("较大安全生产责任事故发生次数", "0次"),
        ("人民生命和财产损失", "最大限度减少"),
        ("安全生产监管、防灾减灾能力", "提升"),
        ("监管企业满意度", "≥90%"),
        ("群众满意度", "≥90%"),
    ],
)
def test_targets_print_as_the_report_prints_them(year, name, goal):
    assert goal == year.indicators.quoted(name).goal


def test_what_was_reached_may_be_a_reference(year):
    reached = year.indicators.quoted("群众满意度").actual
    assert isinstance(reached, Reference)
    assert "评价.问卷.总体评价" == reached.path


@pytest.mark.parametrize(("name", "expected"), LEVELS.items())
def test_each_first_level_has_the_points_and_counts_of_its_table(evaluation, name, expected):
    group = evaluation.indicators.find(name)
    counts = (group.level2_count, group.size, group.criterion_count)
    assert expected == (f"{group.full.value:.2f}", f"{group.got.value:.2f}", *counts)


def test_all_indicators_make_90_34_of_a_hundred_points(evaluation):
    full = Decimal("13.00") + Decimal("27.00") + Decimal("28.00") + Decimal("32.00")
    got = Decimal("10.98") + Decimal("20.50") + Decimal("27.00") + Decimal("31.86")
    assert (full, got) == (Decimal("100.00"), Decimal("90.34"))
    assert 39 == len(evaluation.indicators)
    assert 54 == evaluation.indicators.all.criterion_count
    assert Decimal("90.34") == evaluation.total_score.value


def test_score_and_grade_are_not_entered_beside_what_they_are_made_of(evaluation):
    assert evaluation.score is None
    assert evaluation.grade is None


@pytest.mark.parametrize(("name", "expected"), SHORT.items())
def test_indicators_that_lost_points_have_the_points_of_annex_1(evaluation, name, expected):
    indicator = evaluation.indicators.quoted(name)
    assert tuple(map(Decimal, expected)) == (indicator.full.value, indicator.got.value)


def test_all_other_indicators_got_all_their_points(evaluation):
    assert list(SHORT) == [one.name for one in evaluation.indicators.short]


def test_the_second_levels_of_table_7_follow_from_six_third_levels(evaluation):
    assert Decimal("7.98") + Decimal("3.98") + Decimal("3.98") == Decimal("15.94")
    assert Decimal("4.00") + Decimal("3.96") == Decimal("7.96")
    got = {group.name: group.got.value for group in evaluation.indicators.level2[-4:]}
    assert {
        "经济效益": Decimal("4.00"),
        "社会效益": Decimal("15.94"),
        "可持续影响": Decimal("7.96"),
        "满意度": Decimal("3.96"),
    } == got


def test_second_level_indicators_stand_in_the_order_of_the_report(evaluation):
    assert (
        "目标设定、预算配置、预算管理、资产管理、产出数量、产出质量、产出时效、产出成本、"
        "经济效益、社会效益、可持续影响、满意度"
    ) == evaluation.indicators.all.level2_names


def test_half_points_stand_where_the_standard_knows_all_or_nothing(evaluation):
    half = [
        (indicator.name, number)
        for indicator in evaluation.indicators
        for number, one in enumerate(indicator.criteria, 1)
        if one.method == "达标" and 0 < one.score.value < one.points.value
    ]
    assert [
        ("绩效指标明确性", 1),
        ("绩效指标明确性", 2),
        ("岗位设置及职责分工", 1),
        ("项目组织机构设置情况", 1),
    ] == half


def test_the_score_that_is_not_printed_follows_by_difference(evaluation):
    assert Decimal("3.00") - Decimal("0.50") - 1 - 1 == Decimal("0.50")
    scores = [one.score.value for one in evaluation.indicators.quoted("绩效指标明确性").criteria]
    assert [Decimal("0.50"), Decimal("0.50"), 1, 1] == scores


@pytest.mark.parametrize(
    ("name", "number", "question", "expected"),
    [
        ("降低经济损失", 0, "监测预警", "4.00"),
        ("全民安全意识和逃生技能提升", 0, "宣传作用", "3.98"),
        ("全民安全意识和逃生技能提升", 1, "演练作用", "4.00"),
        ("应急管理能力提升", 0, "能力提升", "3.98"),
        ("提供生活保障", 0, "救助保障", "3.98"),
        ("可持续影响", 0, "体系建设", "4.00"),
        ("可持续影响", 1, "治理能力", "3.96"),
        ("社会公众满意度", 0, "总体评价", "3.96"),
    ],
)
def test_survey_scores_are_the_share_of_four_points(evaluation, name, number, question, expected):
    assert rounded(Decimal(4 * ANSWERS[question]) / 194) == Decimal(expected)
    criterion = evaluation.indicators.quoted(name).criteria[number]
    assert "问卷比例" == criterion.method
    assert f"问卷.{question}" == criterion.basis.path
    assert Decimal(expected) == criterion.score.value


@pytest.mark.parametrize(
    ("name", "number", "faults", "step"),
    [
        ("预算管理制度健全性", 1, "1", "0.5"),
        ("资产管理安全性", 0, "0", "0.5"),
        ("资产管理安全性", 2, "0", "0.5"),
        ("应急物资管理", 1, "1", "1"),
        ("成本节约情况", 0, "0", "0.5"),
    ],
)
def test_faults_cost_the_points_the_standard_says(evaluation, name, number, faults, step):
    criterion = evaluation.indicators.quoted(name).criteria[number]
    assert "扣分" == criterion.method
    assert Decimal(faults) == criterion.basis.value
    assert criterion.points.value - Decimal(faults) * Decimal(step) == criterion.score.value


def test_material_reserves_are_one_indicator_of_two_criteria(evaluation):
    indicator = evaluation.indicators.quoted("应急物资管理")
    assert [2, 2] == [one.points.value for one in indicator.criteria]
    assert [2, 1] == [one.score.value for one in indicator.criteria]


def test_an_indicator_has_one_name_and_one_place(evaluation):
    assert "产出时效" == evaluation.indicators.quoted("补助资金发放及时率").level2
    assert evaluation.indicators.quoted("管理制度健全性") is None
    assert "资产管理" == evaluation.indicators.quoted("资产管理制度健全性").level2


def test_one_explanation_stands_over_three_seven_and_five_rows(evaluation):
    counted = Counter(one.explanation for one in evaluation.indicators if one.explanation)
    quantity, quality, benefit = (
        evaluation.indicators.quoted(name).explanation
        for name in ("安全生产监督", "加强重点领域安全监管", "降低经济损失")
    )
    assert [3, 7, 5] == [counted[quantity], counted[quality], counted[benefit]]
    assert "同上" not in counted


def test_evidence_repeated_by_the_word_is_the_evidence_above(evaluation):
    found = [one.evidence.text for one in evaluation.indicators.quoted("资金使用合规性").criteria]
    assert ["抽查的凭证、明细账和重点项目资金下达文件"] * 5 == found
    (last,) = evaluation.indicators.quoted("固定资产利用率").criteria
    assert "2022年资产年报，访谈" == last.evidence.text


@pytest.mark.parametrize(("key", "satisfied"), ANSWERS.items())
def test_single_choices_add_up_to_the_valid_answers(evaluation, key, satisfied):
    question = evaluation.surveys.find(key)
    assert satisfied == question.positive
    assert 194 == sum(option.count for option in question.options)


def test_the_survey_has_thirteen_questions_of_three_kinds(evaluation):
    (survey,) = evaluation.surveys
    kinds = Counter(question.kind for question in survey.questions)
    assert {"单选": 11, "多选": 1, "问答": 1} == kinds
    assert 11 == len(evaluation.surveys.find("知识需求").options)


def test_distributed_and_valid_are_two_fields_and_returned_is_unknown(year, evaluation):
    (survey,) = evaluation.surveys
    assert (194, None, 194) == (survey.distributed, survey.returned, survey.valid)
    assert 192 == follow(year, [*SURVEY.split("."), "社会公众", "满意份数"])
    assert follow(year, [*SURVEY.split("."), "社会公众", "回收率"]) is None


def test_equal_shares_belong_to_different_questions(evaluation):
    by_count = {
        count: [key for key, one in ANSWERS.items() if one == count] for count in (191, 192, 193)
    }
    assert ["监管执法"] == by_count[191]
    assert ["总体评价", "抢险救灾", "治理能力"] == by_count[192]
    assert ["宣传活动", "宣传作用", "能力提升", "救助保障"] == by_count[193]
    assert 13 == len({question.key for question in evaluation.surveys[0].questions})


def test_problems_are_six_one_and_one_and_make_one_phrase(evaluation):
    kinds = Counter(one.category for one in evaluation.problems)
    assert {"项目管理": 6, "资金管理": 1, "绩效管理": 1} == kinds
    assert (
        "人员编制配备不足、职能交叉导致协调统筹难、应急救援物资及装备储备不足、应急队伍建设亟待加强、"
        "工作经费保障不足、应急避难设施建设少、未按合同约定条款执行以及绩效目标不具体、绩效指标不清晰"
    ) == evaluation.problem_summary


def test_the_breach_of_contract_is_told_once_and_quoted_elsewhere(year, evaluation, text):
    assert 1 == text.count("125,240.00")
    told = follow(year, CONTRACT.split("."))
    resolve = Resolver(year)
    evidence = evaluation.indicators.quoted("预算管理制度健全性").criteria[1].evidence
    for passage in (evidence, evaluation.analyses.quoted("预算管理").content):
        paths = [one.path for one in passage.references() if one.path.startswith("存在问题")]
        assert ["存在问题.未按合同约定条款执行"] == paths
        assert told == resolve(passage, paths[0]).content


def test_the_opinion_quotes_the_one_shelter_of_the_draft_beside_the_sixteen_there_are(
    year, evaluation
):
    opinion = evaluation.opinions[0].content
    assert "应急避难场所仅1个" in opinion.text
    assert ["成效.应急避难场所"] == [one.path for one in opinion.references()]
    assert "16个" == year.statistics.quoted("应急避难场所").figure
    assert ["采纳", "采纳"] == [one.adopted for one in evaluation.opinions]


def test_no_passage_uses_a_word_of_grade(year):
    told = [visit.value.text for visit in passages(year) if isinstance(visit.value, Prose)]
    assert [] == [text for text in told if "良好" in text or "优秀" in text]


@pytest.mark.parametrize("wrong", ["泸州", "昆甯", "货特"])
def test_slips_of_the_report_are_not_in_the_data(text, wrong):
    assert wrong not in text


def test_names_and_numbers_of_the_cover_are_those_of_the_report(year, evaluation):
    assert 2022 == year.fiscal_year
    assert "泸水市应急管理局" == year.department.name
    assert "云南昆审会计师事务所（普通合伙）" == evaluation.evaluator
    assert "泸水市财政局" == evaluation.commissioner == year.department.finance_bureau
    assert "经建股" == year.department.finance_section
    assert "LSCP-KS-2023-003" == evaluation.report_number


def test_the_self_evaluation_has_no_score(year):
    assert "部门自评" == year.self_evaluation.mode
    assert year.self_evaluation.total_score is None


@pytest.mark.parametrize(
    ("use", "count"),
    [
        ("评价通知", 1),
        ("评价要求", 2),
        ("原则依据", 4),
        ("指标依据", 4),
        ("评价依据", 7),
        ("机构改革依据", 4),
        ("职责依据", 1),
        ("管理制度", 4),
        ("绩效制度", 2),
    ],
)
def test_documents_are_listed_by_use(year, use, count):
    assert count == len([one for one in year.documents if use in one.uses])


@pytest.mark.parametrize(
    ("list_name", "count"),
    [
        ("评价原则", 4),
        ("评价方法", 3),
        ("评价标准", 3),
        ("工作过程", 3),
        ("绩效分析", 12),
        ("主要经验", 4),
        ("存在问题", 8),
        ("改进建议", 6),
        ("反馈意见", 2),
    ],
)
def test_the_lists_of_the_evaluation_are_complete(evaluation, list_name, count):
    assert count == len(getattr(evaluation, list_name))


def test_nine_work_items_are_in_the_order_of_the_report(year):
    assert 9 == len(year.tasks)
    assert ["抓实", "着眼", "树牢"] == [one.title[:2] for one in year.tasks[:3]]


def test_every_analysis_has_the_name_of_a_second_level_and_of_its_first(evaluation):
    groups = evaluation.indicators.level1
    names = [(group.name, name) for group in groups for name in group.level2_names.split("、")]
    assert names == [(one.category, one.title) for one in evaluation.analyses]


def test_four_pictures_stand_in_the_analysis_of_quality(year):
    blocks = follow(year, ["评价", "绩效分析", "产出质量"]).content.blocks
    pictures = [one for block in blocks for one in getattr(block, "pictures", ())]
    assert [
        "安全生产宣传“进企业”",
        "安全生产宣传“进社区”",
        "隐患企业问题排查-1",
        "隐患企业问题排查-2",
    ] == [one.caption for one in pictures]
    assert 4 == len({one.file for one in pictures})


def test_points_lost_per_fault_are_those_of_the_standard(evaluation):
    rows = [
        (one.step.value, one.points.value, int(str(one.basis)), one.score.value, one.standard)
        for indicator in evaluation.indicators
        for one in indicator.criteria
        if one.method == "扣分"
    ]
    assert [Decimal(step) for step in ("0.5", "0.5", "0.5", "1", "0.5")] == [row[0] for row in rows]
    for step, points, faults, score, standard in rows:
        assert f"扣{step}分" in standard
        assert score == points - faults * step


def test_only_deductions_have_points_per_fault(evaluation):
    criteria = [one for indicator in evaluation.indicators for one in indicator.criteria]
    assert {"扣分"} == {one.method for one in criteria if one.step is not None}
