"""Years that are consistent by construction, from the top down, with arithmetic of their own.

Every amount is drawn in 元 and printed in the file's unit, so that in 万元 stated totals differ
from the sums of their parts by what rounding takes, as in real accounts; narratives quote what is
printed.
"""

from decimal import Decimal

from hypothesis import strategies as st

from tests.checks.drawn.money import (
    FINANCE,
    NAME,
    REGION,
    Data,
    Leaves,
    Money,
    drawn_assets,
    drawn_funds,
    drawn_leaves,
    percent,
    sum_of,
)
from tests.checks.drawn.scored import drawn_evaluation, drawn_indicators, drawn_projects


@st.composite
def consistent_years(draw: st.DrawFn) -> Data:
    """A year in which every figure agrees with every other."""
    year = draw(st.integers(2019, 2026))
    money = Money(draw(st.sampled_from(["元", "万元"])))
    leaves = draw(drawn_leaves())
    projects = draw(drawn_projects(year, leaves, money))
    has_sources = len({source for source, _ in leaves}) > 1
    data: Data = {
        "版本": "1", "年度": str(year), "金额单位": money.unit, "小数位": "2",
        "部门": {
            "名称": NAME, "简称": "市应急管理局", "地区": REGION, "财政部门": FINANCE,
            "所属政府": "某市人民政府", "主要职责": ["承担应急管理工作。", "监管安全生产。"],
            **draw(_people()),
        },
        "收支": draw(drawn_funds(leaves, money)),
        "固定资产": draw(drawn_assets(money)),
        "项目列表": projects,
        "文件": draw(_documents(year)),
        "成效": draw(_statistics()),
    }  # fmt: skip
    data |= draw(drawn_evaluation(year, leaves, money))
    data |= draw(drawn_indicators(leaves, money))
    data["文字"] = {"履职绩效": draw(_words(year, leaves, money, data))}
    whole = next(row for row in data["收支"]["明细"] if row.get("支出性质") == "合计")
    if Decimal(whole["支出决算"]) * 10 < Decimal(whole["全年预算"]) * 9:
        reason = "部分合同跨年度履行，余款按约定在下一年度支付。"
        place = draw(st.sampled_from(["预算执行说明", "预算增减原因", "说明"]))
        (whole if place == "说明" else data["文字"])[place] = reason
    if has_sources and draw(st.booleans()):
        data["收支"]["没有的资金来源"] = ["国有资本经营预算", "单位资金"]
    return data


@st.composite
def _people(draw: st.DrawFn) -> Data:
    posts = {"行政": draw(st.integers(5, 40)), "事业": draw(st.integers(5, 60))}
    staff = {kind: draw(st.integers(1, count)) for kind, count in posts.items()}
    named = ("办公室", "应急指挥中心", "防汛抗旱股", "安全生产执法股", "救灾和物资保障股", "法规股")
    divisions = [{"名称": name} for name in named[: draw(st.integers(2, 6))]]
    made: Data = {
        "编制": {kind: str(count) for kind, count in posts.items()},
        "实有人员": {kind: str(count) for kind, count in staff.items()},
        "离退休人员": {"离休": "0", "退休": str(draw(st.integers(0, 20)))},
    }
    if draw(st.booleans()):
        made["内设机构"] = divisions
    if "内设机构" not in made or draw(st.booleans()):
        made["内设机构数"] = str(len(divisions))
    return made


@st.composite
def _documents(draw: st.DrawFn, year: int) -> list[Data]:
    number = draw(st.integers(1, 90))
    return [
        {"简称": "评价通知", "标题": f"关于开展{year}年度绩效自评的通知",
         "文号": f"某财〔{year + 1}〕{number}号", "用途": ["评价通知"]},
        {"简称": "三定规定", "标题": "某市应急管理局职能配置、内设机构和人员编制规定",
         "文号": "某办字〔2019〕45号", "发文日期": "2019-03-18", "用途": ["职责依据"]},
        {"简称": "预算法", "标题": "中华人民共和国预算法", "用途": ["评价依据"]},
    ]  # fmt: skip


@st.composite
def _statistics(draw: st.DrawFn) -> list[Data]:
    before, whole = draw(st.integers(2, 40)), draw(st.integers(20, 4000))
    return [
        {"名称": "生产安全事故", "单位": "起", "本年": str(draw(st.integers(0, before - 1))),
         "上年": str(before)},
        {"名称": "隐患整改", "单位": "处", "本年": str(draw(st.integers(whole // 2, whole))),
         "总数": str(whole)},
        {"名称": "宣传资料", "单位": "份", "本年": "8.7万余"},
    ]  # fmt: skip


@st.composite
def _words(draw: st.DrawFn, year: int, leaves: Leaves, money: Money, data: Data) -> str:
    """A narrative of right figures: quoted by name, or typed."""
    stated = next(row for row in data["收支"]["明细"] if row.get("支出性质") == "合计")
    spent, budget = Decimal(stated["支出决算"]), Decimal(stated["全年预算"])
    before, project = Decimal(stated["上年决算"]), sum_of(leaves, "spent", natures=("项目支出",))
    accidents, repaired = data["成效"][0], data["成效"][1]
    now, last = Decimal(accidents["本年"]), Decimal(accidents["上年"])
    growth, unit = spent - before, money.unit
    turn = ("增加", "增长") if growth >= 0 else ("减少", "下降")
    sentences = [
        f"{year}年度部门整体支出绩效目标基本完成。",
        f"全年支出决算{spent}{unit}，其中项目支出{money.text(project)}。",
        f"全年预算{budget}{unit}，支出决算{spent}{unit}，预算执行率{percent(spent, budget)}。",
        f"支出决算比上年{turn[0]}{abs(growth)}{unit}，{turn[1]}{percent(abs(growth), before)}。",
        "项目支出【=收支.项目支出.支出决算】，占【=收支.项目支出.支出占比】。",
        f"全年发生生产安全事故{now}起，比上年减少{last - now}起，"
        f"下降{percent(last - now, last)}；县财政另投入60余万元。",
        f"排查隐患{repaired['总数']}处，整改{repaired['本年']}处，"
        f"整改率{percent(Decimal(repaired['本年']), Decimal(repaired['总数']))}。",
        "出动执法人员553人次，检查企业1413家次，受益1.5万人。",
        f"{NAME}按照【=文件.评价通知】开展自评，依据【=文件.三定规定】履行职责。",
        f"与{year - 1}年比较，机制更加健全；{FINANCE}及时下达资金。",
    ]  # fmt: skip
    return "\n".join(draw(st.lists(st.sampled_from(sentences), min_size=1, unique=True)))
