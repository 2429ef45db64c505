"""Projects, indicators, surveys and evaluations of consistent years."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tests.checks.drawn.money import (
    CENT,
    FINANCE,
    FIRM,
    KEYS,
    NAME,
    Data,
    Leaves,
    Money,
    parted,
    percent,
    split,
    sum_of,
    to_cents,
)


@st.composite
def drawn_projects(draw: st.DrawFn, year: int, leaves: Leaves, money: Money) -> list[Data]:
    """Projects that add up to at most the department's project spending."""
    have = {key: money.number(sum_of(leaves, key, natures=("项目支出",))) for key in KEYS}
    listed = to_cents(have["spent"] * draw(st.sampled_from([20, 40, 60, 80, 99])) / 100)
    names = ("防汛抗旱能力建设", "安全生产执法检查", "应急物资储备", "冬春救助补助")
    made = []
    for i, amount in enumerate(draw(split(listed, draw(st.integers(1, 4))))):
        if amount < Decimal("0.1"):
            continue
        room = {key: (value * amount / listed).quantize(CENT, "ROUND_DOWN")
                for key, value in have.items()}  # fmt: skip
        made.append(draw(_project(year, names[i], i, amount, room, money)))
    return made


@st.composite
def _project(
    draw: st.DrawFn, year: int, name: str, index: int, spent: Decimal, room: dict[str, Decimal],
    money: Money,
) -> Data:  # fmt: skip
    """A project in the file's unit: its funds by origin, indicators, score and narrative."""
    budget = to_cents(spent * draw(st.sampled_from([100, 100, 103, 108, 111, 130, 160])) / 100)
    budget = max(spent, min(budget, room["adjusted"]))
    received = to_cents(spent + (budget - spent) * draw(st.integers(0, 100)) / 100)
    received = max(spent, min(received, room["received"]))
    first = min(to_cents(budget * draw(st.integers(80, 110)) / 100), room["initial"])
    whole = {"年初预算": first, "全年预算": budget, "实际到位": received, "支出决算": spent}
    share = Decimal(draw(st.integers(20, 80))) / 100
    rows: list[Data] = []
    key, parts = draw(st.sampled_from([
        ("", ()), ("资金级次", ("中央", "省级")), ("资金级次", ("省级", "县区级")),
        ("资金类别", ("当年财政拨款", "上年结转资金")),
    ]))  # fmt: skip
    if parts:
        left = {column: to_cents(value * share) for column, value in whole.items()}
        right = {column: value - left[column] for column, value in whole.items()}
        rows = [{key: parts[0], **left}, {key: parts[1], **right}]
    if not rows or draw(st.booleans()):
        rows.insert(0, {"支出性质": "合计", **whole} if parts or draw(st.booleans()) else whole)
    indicators, got = draw(_national(spent, budget, money))
    rate = spent / budget
    data: Data = {
        "名称": name, "项目代码": f"{year}{index:04}",
        "资金": [{key: str(value) for key, value in row.items()} for row in rows],
        "年度目标": "完成年度工作任务。", "绩效指标": indicators,
        "完成情况": f"全年预算{budget}{money.unit}，支出{spent}{money.unit}，"
                    f"预算执行率{percent(spent, budget)}。",
    }  # fmt: skip
    if draw(st.booleans()):
        number = draw(st.integers(1, 300))
        data |= {"文号": f"某财建〔{year}〕{number}号", "资金下达日期": f"{year}-03-15"}
    if draw(st.booleans()):
        data["自评"] = {"得分": str(got + to_cents(rate * 10))}
    if rate < Decimal("0.9"):
        data["文字"] = {"预算执行说明": "余款按合同约定在下一年度支付。"}
    return data


@st.composite
def _national(
    draw: st.DrawFn, spent: Decimal, budget: Decimal, money: Money
) -> tuple[list[Data], Decimal]:
    """The national framework with 50, 30 and 10 points, and what it comes to."""
    output = draw(parted(50, 4))
    effect = draw(parted(30, 2))
    target, done = draw(st.integers(2, 500)), 0
    done = draw(st.integers(1, target + target // 5))
    reached = Decimal(draw(st.integers(60, 100)))
    quality = draw(st.sampled_from(["≥", "="]))
    rows = [
        draw(_counted("产出指标", "数量指标", "检查企业次数", "≥", "次", target, done, output[0])),
        draw(_counted("产出指标", "质量指标", "隐患整改率", quality, "%", 100, reached, output[1])),
        draw(_counted("产出指标", "时效指标", "任务按时完成率", "≥", "%", 90, reached, output[2])),
        draw(_counted("产出指标", "成本指标", "项目支出总额", "≤", money.unit, budget, spent,
                      output[3])),
        draw(_counted("效益指标", "社会效益指标", "较大以上事故起数", "=", "起", 0, 0, effect[0])),
        draw(_described(effect[1])),
        draw(_counted("满意度指标", "服务对象满意度指标", "群众满意度", "≥", "%", 90,
                      draw(st.integers(80, 100)), 10)),
    ]  # fmt: skip
    return rows, sum((Decimal(row["得分"]) for row in rows), Decimal(0))


@st.composite
def _counted(draw: st.DrawFn, first: str, second: str, name: str, sign: str, unit: str,
             target: Any, actual: Any, weight: int) -> Data:  # fmt: skip
    """A figure scored by the prescribed rule: full if reached, else in proportion, and why."""
    goal, fact = Decimal(target), Decimal(actual)
    met = {"≥": fact >= goal, "≤": fact <= goal, "=": fact == goal}[sign]
    score = Decimal(weight) if met else to_cents(fact * weight / goal)
    row = {"一级指标": first, "二级指标": second, "名称": name, "指标性质": "定量",
           "计算符号": sign, "指标值": str(target), "度量单位": unit, "完成值": str(actual),
           "分值": str(weight), "得分": str(score)}  # fmt: skip
    if met:
        return row
    row["偏差原因"] = "部分任务年末尚在实施。"
    return {**row, "改进措施": "加快实施进度。"} if draw(st.booleans()) else row


@st.composite
def _described(draw: st.DrawFn, weight: int) -> Data:
    """A qualitative indicator, reached or reached in part."""
    row = {"一级指标": "效益指标", "二级指标": "可持续影响指标", "名称": "群众安全意识",
           "指标性质": "定性", "指标值": "提高", "完成值": "提高", "分值": str(weight),
           "得分": str(weight)}  # fmt: skip
    if draw(st.booleans()):
        return row
    score = to_cents(Decimal(weight) * draw(st.integers(80, 95)) / 100)
    return {**row, "完成值": "有所提高", "得分": str(score), "偏差原因": "宣传覆盖面还不够广。"}


@st.composite
def drawn_indicators(draw: st.DrawFn, leaves: Leaves, money: Money) -> Data:
    """The department's own indicators: without points, or with 90 and a score of its own."""
    done = draw(st.integers(13, 40))
    goal = {"类别": "分项目标", "标题": "监管执法", "内容": "依法开展监管执法。"}
    rows = [
        draw(_counted("产出指标", "数量指标", "执法检查次数", "≥", "次", 13, done, 50)),
        draw(_counted("效益指标", "社会效益指标", "重大事故起数", "=", "起", 0, 0, 30)),
        draw(_counted("满意度指标", "服务对象满意度指标", "企业满意度", "≥", "%", 90,
                      draw(st.integers(70, 100)), 10)),
    ]  # fmt: skip
    rows[0]["所属目标"] = "监管执法"
    if draw(st.booleans()):
        kept = ("所属目标", "二级指标", "名称", "指标性质", "计算符号", "指标值", "度量单位")
        bare = [{key: row[key] for key in kept if key in row} for row in rows]
        return {
            "绩效目标": [goal],
            "绩效指标列表": bare,
            "自评": {"评价方式": "部门自评", "得分": str(draw(st.integers(60, 98)))},
        }
    got = sum((Decimal(row["得分"]) for row in rows), Decimal(0))
    data: Data = {"绩效目标": [goal], "绩效指标列表": rows}
    return (
        data
        if draw(st.booleans())
        else {
            **data,
            "自评": {
                "评价方式": "部门自评",
                "评价结论": f"检查企业{done}次，各项任务基本完成。",
                "存在问题": [{"标题": "执法力量不足", "内容": "专业人员偏少。"}],
                "改进建议": [
                    {"标题": "充实力量", "内容": f"绩效指标得{got}分，下一年度继续改进。"}
                ],
            },
        }
    )


@st.composite
def _survey(draw: st.DrawFn) -> tuple[Data, int, int]:
    valid = draw(st.integers(20, 500))
    yes = draw(st.integers(1, valid))
    some = draw(st.integers(0, valid - yes))
    sent = valid + draw(st.integers(0, valid // 3))
    many = {name: str(draw(st.integers(0, valid))) for name in ("消防安全", "用电安全", "其他")}
    questions = [
        {"简称": "总体", "题干": "您对应急管理工作是否满意？", "题型": "单选", "满意度题": "是",
         "选项": {"满意": str(yes), "一般": str(some), "不满意": str(valid - yes - some)}},
        {"简称": "需求", "题干": "您最希望了解哪些知识？", "题型": "多选", "选项": many},
    ]  # fmt: skip
    returned = draw(st.integers(valid, sent))
    survey = {"调查对象": "社会公众", "发放方式": "现场发放", "发放份数": str(sent),
              "收回份数": str(returned), "有效份数": str(valid), "题目": questions}  # fmt: skip
    return survey, yes, valid


@st.composite
def drawn_evaluation(draw: st.DrawFn, year: int, leaves: Leaves, money: Money) -> Data:
    """An evaluation with criteria by method, a survey, dates in order, and its score's grade."""
    survey, yes, valid = draw(_survey())
    weights = draw(parted(100, 5))
    faults = draw(st.integers(0, 4))
    step = Decimal(weights[1]) / 4
    by_fault = to_cents(weights[1] - step * faults)
    public = draw(st.sampled_from([True, False]))
    left = Decimal(draw(st.integers(0, 40)))
    criteria = [
        {"标准": "制度健全的得满分，否则不得分。", "计分方法": "达标",
         "得分": str(weights[0] if public else 0)},
        {"标准": "每有1项问题扣分，扣完为止。", "计分方法": "扣分", "每次扣分": str(step),
         "取值": str(faults), "得分": str(by_fault)},
        {"标准": "得分=（1-结转结余率）×分值。", "计分方法": "扣减比例", "取值": f"{left}%",
         "得分": str(to_cents(weights[2] * (100 - left) / 100))},
        {"标准": "按任务完成率计分。", "计分方法": "比例", "取值": f"{100 - left}%",
         "得分": str(to_cents(weights[3] * (100 - left) / 100))},
        {"标准": "按问卷结果计分。", "计分方法": "问卷比例", "取值": "【=评价.问卷.总体】",
         "得分": str(to_cents(Decimal(weights[4]) * yes / valid))},
    ]  # fmt: skip
    for row, weight in zip(criteria, weights, strict=True):
        row |= {"分值": str(weight), "评价依据": "访谈和有关资料"}
    grouped = [("投入", "目标合理性", [0]), ("过程", "预算和资产管理", [1, 2]),
               ("产出", "任务完成率", [3]), ("效益", "公众满意情况", [4])]  # fmt: skip
    rows, total = [], Decimal(0)
    for first, name, which in grouped:
        points = [criteria[one] for one in which]
        got = sum((Decimal(one["得分"]) for one in points), Decimal(0))
        row = {"一级指标": first, "名称": name, "评分依据": "见各评分点", "评分点": points}
        if draw(st.booleans()):
            row |= {"分值": str(sum(weights[one] for one in which)), "得分": str(got)}
        rows.append(row)
        total += got
    grade = "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
    start = f"{year + 1}-06-{draw(st.integers(1, 30)):02}"
    end = f"{year + 1}-08-{draw(st.integers(1, 30)):02}"
    data = {
        "评价方式": "第三方评价", "委托单位": FINANCE, "评价机构": FIRM,
        "开始日期": start, "结束日期": end,
        "出具日期": f"{year + 1}-09-{draw(st.integers(1, 30)):02}",
        "人员": [{"角色": "评价机构联系人", "姓名": "王五", "单位": FIRM},
                 {"角色": "部门联系人", "姓名": "张三", "单位": NAME}],
        "抽查资金": str(money.number(sum_of(leaves, "spent") * draw(st.integers(50, 99)) / 100)),
        "评价结论": f"部门整体支出绩效评价得分为{total}分，评价等级为“{grade}”。"
                    f"群众满意率为{percent(Decimal(yes), Decimal(valid))}。",
        "评价指标": rows, "问卷": [survey],
    }  # fmt: skip
    if draw(st.booleans()):
        data |= {"得分": str(total), "等级": grade}
    return {"评价": data}
