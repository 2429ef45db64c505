"""Years that are consistent by construction, from the top down, with arithmetic of their own.

Every amount is drawn in 元 and printed in the file's unit, so that in 万元 stated totals differ
from the sums of their parts by what rounding takes, as in real accounts; narratives quote what is
printed.
"""

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

Data = dict[str, Any]
CENT = Decimal("0.01")
REGION = "某市"
NAME = "某市应急管理局"
FINANCE = "某市财政局"
FIRM = "某省正信会计师事务所（普通合伙）"


def to_cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def percent(part: Decimal, whole: Decimal) -> str:
    return f"{to_cents(part * 100 / whole)}%"


@st.composite
def split(draw: st.DrawFn, whole: Decimal, parts: int) -> list[Decimal]:
    """A whole in parts that add up to it exactly."""
    shares = [Decimal(draw(st.integers(1, 100))) for _ in range(parts)]
    made = [(whole * share / sum(shares)).quantize(CENT, "ROUND_DOWN") for share in shares]
    made[0] += whole - sum(made)
    return made


@st.composite
def parted(draw: st.DrawFn, whole: int, parts: int) -> list[int]:
    """A number of points in so many whole parts of at least one."""
    inner = st.integers(1, whole - 1)
    cuts = draw(st.lists(inner, min_size=parts - 1, max_size=parts - 1, unique=True))
    return [after - before for before, after in pairwise([0, *sorted(cuts), whole])]


class Money:
    """The file's unit: how an amount in 元 is printed, and what that is as a number."""

    def __init__(self, unit: str) -> None:
        self.unit = unit

    def number(self, yuan: Decimal) -> Decimal:
        return to_cents(yuan / 10_000 if self.unit == "万元" else yuan)

    def row(self, row: Data) -> Data:
        return {
            key: str(self.number(value) if isinstance(value, Decimal) else value)
            for key, value in row.items()
        }

    def text(self, yuan: Decimal) -> str:
        return f"{self.number(yuan)}{self.unit}"


@st.composite
def consistent_years(draw: st.DrawFn) -> Data:
    """A year in which every figure agrees with every other."""
    year = draw(st.integers(2019, 2026))
    money = Money(draw(st.sampled_from(["元", "万元"])))
    leaves = draw(_leaves())
    projects = draw(_projects(year, leaves, money))
    has_sources = len({source for source, _ in leaves}) > 1
    data: Data = {
        "版本": "1", "年度": str(year), "金额单位": money.unit, "小数位": "2",
        "部门": {
            "名称": NAME, "简称": "市应急管理局", "地区": REGION, "财政部门": FINANCE,
            "所属政府": "某市人民政府", "主要职责": ["承担应急管理工作。", "监管安全生产。"],
            **draw(_people()),
        },
        "收支": draw(_funds(leaves, money)),
        "固定资产": draw(_assets(money)),
        "项目列表": projects,
        "文件": draw(_documents(year)),
        "成效": draw(_statistics()),
    }  # fmt: skip
    data |= draw(_evaluated(year, leaves, money))
    data |= draw(_department_indicators(leaves, money))
    data["文字"] = {"履职绩效": draw(_words(year, leaves, money, data))}
    whole = next(row for row in data["收支"]["明细"] if row.get("支出性质") == "合计")
    if Decimal(whole["支出决算"]) * 10 < Decimal(whole["全年预算"]) * 9:
        reason = "部分合同跨年度履行，余款按约定在下一年度支付。"
        place = draw(st.sampled_from(["预算执行说明", "预算增减原因", "说明"]))
        (whole if place == "说明" else data["文字"])[place] = reason
    if has_sources and draw(st.booleans()):
        data["收支"]["没有的资金来源"] = ["国有资本经营预算", "单位资金"]
    return data


Leaves = dict[tuple[str, str], dict[str, Decimal]]


@st.composite
def _leaves(draw: st.DrawFn) -> Leaves:
    """What each source spends on each nature: spent ≤ received ≤ adjusted."""
    sources = ["一般公共预算", *draw(st.sampled_from([[], ["政府性基金预算"]]))]
    made: Leaves = {}
    for source in sources:
        natures = ("人员经费", "公用经费", "项目支出")
        for nature in natures if source == "一般公共预算" else natures[-1:]:
            spent = Decimal(draw(st.integers(20_000_00, 900_000_000))) / 100
            left = to_cents(spent * draw(st.sampled_from([0, 0, 1, 3, 8, 25])) / 100)
            slack = to_cents(spent * draw(st.integers(0, 6)) / 100)
            adjusted = spent + left + slack
            initial = to_cents(adjusted * draw(st.integers(70, 110)) / 100)
            if nature == "公用经费":
                initial = max(initial, spent)
            made[source, nature] = {
                "spent": spent, "received": spent + left, "adjusted": adjusted, "initial": initial,
                "last": to_cents(spent * draw(st.integers(70, 140)) / 100),
                "last_initial": to_cents(initial * draw(st.integers(70, 140)) / 100),
            }  # fmt: skip
    return made


def _sum(leaves: Leaves, key: str, source: str = "", natures: tuple[str, ...] = ()) -> Decimal:
    cells = [
        row[key] for (one, nature), row in leaves.items()
        if source in ("", one) and (not natures or nature in natures)
    ]  # fmt: skip
    return sum(cells, Decimal(0))


KEYS = {
    "last_initial": "上年预算", "last": "上年决算", "initial": "年初预算", "adjusted": "全年预算",
    "received": "实际到位", "spent": "支出决算",
}  # fmt: skip
BASIC = ("人员经费", "公用经费")


@st.composite
def _funds(draw: st.DrawFn, leaves: Leaves, money: Money) -> Data:
    """Stated totals over their parts; carry-over; classes, items, purchases."""
    sources = list(dict.fromkeys(source for source, _ in leaves))
    nodes: list[tuple[Data, str, tuple[str, ...]]] = [
        ({"支出性质": "合计"}, "", ()),
        ({"支出性质": "项目支出"}, "", ("项目支出",)),
    ]
    optional: list[tuple[Data, str, tuple[str, ...]]] = [
        ({"支出性质": "基本支出"}, "", BASIC),
        ({"资金来源": sources[0]}, sources[0], ()),
        ({"资金来源": sources[0], "支出性质": "基本支出"}, sources[0], BASIC),
        ({"资金来源": "财政拨款"}, "", ()),
    ]
    nodes += [node for node in optional if draw(st.booleans())]
    rows = []
    for names, source, natures in nodes:
        cells = {title: _sum(leaves, key, source, natures) for key, title in KEYS.items()}
        if names == {"支出性质": "合计"}:
            carried = Decimal(draw(st.integers(0, 50_000_00))) / 100
            cells["上年结转"] = carried
            cells["年末结转结余"] = carried + cells["实际到位"] - cells["支出决算"]
            cells["全年预算"] += carried
        else:
            del cells["全年预算"]
            if draw(st.booleans()):
                del cells["上年预算"], cells["上年决算"]
        rows.append(money.row({**names, **cells}))
    for (source, nature), cells in leaves.items():
        row = {title: cells[key] for key, title in KEYS.items() if title != "全年预算"}
        rows.append(money.row({"资金来源": source, "支出性质": nature, **row}))
    if len(sources) > 1:
        for nature in BASIC:
            zero = {title: "0" for title in KEYS.values() if title != "全年预算"}
            rows.append({"资金来源": sources[1], "支出性质": nature, **zero})
    return {"明细": draw(st.permutations(rows)), **draw(_classes(leaves, money)),
            **draw(_purchases(leaves, money))}  # fmt: skip


@st.composite
def _classes(draw: st.DrawFn, leaves: Leaves, money: Money) -> Data:
    """The economic classes of basic spending, and the three public expenses among them."""
    people = _sum(leaves, "spent", natures=("人员经费",))
    office = _sum(leaves, "spent", natures=("公用经费",))
    codes = (("30101", "基本工资"), ("30102", "津贴补贴"), ("30103", "奖金"))
    rows = [
        {"科目编码": code, "名目": name, "支出性质": "基本支出", "支出决算": amount}
        for (code, name), amount in zip(codes, draw(split(people, 3)), strict=True)
    ]
    shares = draw(split(office, 4))
    codes = (("30201", "办公费"), ("30211", "差旅费"), ("30217", "公务接待费"),
             ("30231", "公务用车运行维护费"))  # fmt: skip
    rows += [
        {"科目编码": code, "名目": name, "支出性质": "基本支出", "支出决算": amount}
        for (code, name), amount in zip(codes, shares, strict=True)
    ]
    three = [
        {"名目": name, "上年预算": to_cents(spent * draw(st.integers(80, 130)) / 100),
         "年初预算": to_cents(spent * draw(st.integers(100, 130)) / 100), "支出决算": spent}
        for name, spent in (("公务接待费", shares[2]), ("公务用车运行维护费", shares[3]))
    ]  # fmt: skip
    three.append({"名目": "因公出国境费", "上年预算": Decimal(0), "年初预算": Decimal(0),
                  "支出决算": Decimal(0)})  # fmt: skip
    if draw(st.booleans()):
        whole = {
            key: sum(row[key] for row in three) for key in ("上年预算", "年初预算", "支出决算")
        }
        three.insert(0, {"名目": "合计", **whole})
    return {"经济分类": [money.row(row) for row in rows],
            "三公经费": [money.row(row) for row in three]}  # fmt: skip


@st.composite
def _purchases(draw: st.DrawFn, leaves: Leaves, money: Money) -> Data:
    """Purchases within their budget, and within what is spent at all."""
    room = int(_sum(leaves, "spent") * 100) // 10
    rows: list[Data] = []
    for name in ("货物", "服务", "工程"):
        budget = Decimal(draw(st.one_of(st.just(0), st.integers(200_00, room)))) / 100
        spent = to_cents(budget * draw(st.integers(90, 100)) / 100)
        rows.append({"名目": name, "年初预算": budget, "支出决算": spent})
    if draw(st.booleans()):
        rows.append(
            {
                "名目": "合计",
                **{key: sum(row[key] for row in rows) for key in ("年初预算", "支出决算")},
            }
        )
    return {"政府采购": [money.row(row) for row in rows]}


@st.composite
def _projects(draw: st.DrawFn, year: int, leaves: Leaves, money: Money) -> list[Data]:
    """Projects that add up to at most the department's project spending."""
    have = {key: money.number(_sum(leaves, key, natures=("项目支出",))) for key in KEYS}
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
def _department_indicators(draw: st.DrawFn, leaves: Leaves, money: Money) -> Data:
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
def _assets(draw: st.DrawFn, money: Money) -> list[Data]:
    made: list[Data] = []
    for category in ("设备", "家具用具"):
        opening = Decimal(draw(st.integers(100_000, 100_000_000))) / 100
        added = to_cents(opening * draw(st.integers(0, 30)) / 100)
        gone = to_cents(opening * draw(st.integers(0, 40)) / 100)
        closing = opening + added - gone
        made.append({
            "类别": category, "年初原值": opening,
            "年初净值": to_cents(opening * draw(st.integers(30, 100)) / 100), "本年增加": added,
            "本年处置": gone, "年末原值": closing,
            "年末净值": to_cents(closing * draw(st.integers(30, 100)) / 100),
            "在用原值": to_cents(closing * draw(st.integers(50, 100)) / 100),
        })  # fmt: skip
    keys = [key for key in made[0] if key != "类别"]
    whole = {"类别": "合计", **{key: sum(row[key] for row in made) for key in keys}}
    rows = [whole, *made] if draw(st.booleans()) else made
    return [money.row(row) for row in rows]


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
def _evaluated(draw: st.DrawFn, year: int, leaves: Leaves, money: Money) -> Data:
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
        "抽查资金": str(money.number(_sum(leaves, "spent") * draw(st.integers(50, 99)) / 100)),
        "评价结论": f"部门整体支出绩效评价得分为{total}分，评价等级为“{grade}”。"
                    f"群众满意率为{percent(Decimal(yes), Decimal(valid))}。",
        "评价指标": rows, "问卷": [survey],
    }  # fmt: skip
    if draw(st.booleans()):
        data |= {"得分": str(total), "等级": grade}
    return {"评价": data}


@st.composite
def _words(draw: st.DrawFn, year: int, leaves: Leaves, money: Money, data: Data) -> str:
    """A narrative of right figures: quoted by name, or typed."""
    stated = next(row for row in data["收支"]["明细"] if row.get("支出性质") == "合计")
    spent, budget = Decimal(stated["支出决算"]), Decimal(stated["全年预算"])
    before, project = Decimal(stated["上年决算"]), _sum(leaves, "spent", natures=("项目支出",))
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
