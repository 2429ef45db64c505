"""Years that are consistent by construction, from the top down, with arithmetic of their own."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import strategies as st

Data = dict[str, Any]
CENT = Decimal("0.01")


def _cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{_cents(part * 100 / whole)}%"


@st.composite
def split(draw: st.DrawFn, whole: Decimal, parts: int) -> list[Decimal]:
    """A whole in parts of at least a cent that add up to it exactly."""
    shares = [Decimal(draw(st.integers(1, 100))) for _ in range(parts)]
    made = [_cents(whole * share / sum(shares)) for share in shares]
    made[0] += whole - sum(made)
    return made


@st.composite
def consistent_years(draw: st.DrawFn) -> Data:
    """A year in which every figure agrees with every other."""
    year = draw(st.integers(2019, 2026))
    unit = draw(st.sampled_from(["元", "万元"]))
    spent = Decimal(draw(st.integers(10_000, 90_000_000))) / 100
    basic, project = draw(split(spent, 2))
    projects = draw(_projects(year, project, unit))
    funds = draw(_funds(spent, basic, project, projects))
    people = draw(_people())
    data: Data = {
        "版本": "1", "年度": str(year), "金额单位": unit, "小数位": "2",
        "部门": {"名称": "某市应急管理局", "地区": "某市", "财政部门": "某市财政局",
                 "主要职责": ["承担应急管理工作。", "监管安全生产。"], **people},
        "收支": funds,
        "固定资产": draw(_assets()),
        "项目列表": projects,
        **draw(_scored(year)),
        "文件": [{"简称": "评价通知", "标题": "关于开展绩效自评的通知",
                  "文号": f"某财〔{year + 1}〕{draw(st.integers(1, 90))}号", "用途": ["评价通知"]}],
        "成效": [{"名称": "生产安全事故", "单位": "起", "本年": "8", "上年": "17"}],
    }  # fmt: skip
    budget = Decimal(funds["明细"][0]["全年预算"])
    data["文字"] = {"履职绩效": draw(_words(year, unit, spent, budget, basic, project))}
    return data


@st.composite
def _funds(
    draw: st.DrawFn, spent: Decimal, basic: Decimal, project: Decimal, projects: list[Data]
) -> Data:
    """Stated totals over their parts; budget, received and spent in order."""
    carried = Decimal(draw(st.integers(0, 500_000))) / 100
    left = Decimal(draw(st.integers(0, 10))) * spent / 200
    left = _cents(left)
    received = spent + left - carried if carried < spent else spent + left
    carried = spent + left - received
    budget = received + carried + _cents(spent * draw(st.integers(0, 3)) / 100)
    initial = _cents(budget * draw(st.integers(90, 100)) / 100)
    people, office = draw(split(basic, 2))
    whole = {
        "支出性质": "合计", "年初预算": initial, "全年预算": budget, "实际到位": received,
        "支出决算": spent, "上年结转": carried, "年末结转结余": left,
        "上年预算": _cents(initial * draw(st.integers(80, 120)) / 100),
    }  # fmt: skip
    rows = [
        whole,
        {"支出性质": "基本支出", "支出决算": basic},
        {"支出性质": "人员经费", "支出决算": people},
        {"支出性质": "公用经费", "支出决算": office},
        {"支出性质": "项目支出", "支出决算": project},
    ]
    kept = draw(st.lists(st.booleans(), min_size=4, max_size=4))
    rows = [rows[0], *(row for row, keep in zip(rows[1:], (kept[0], True, True, True), strict=True)
                       if keep)]  # fmt: skip
    codes = draw(split(people, 3))
    public = min(office, Decimal(1000)) / 10
    return {
        "明细": [_typed(row) for row in rows],
        "经济分类": [
            _typed({"科目编码": code, "支出性质": "基本支出", "支出决算": amount})
            for code, amount in zip(("30101", "30102", "30103"), codes, strict=True)
        ] + [_typed({"科目编码": "302", "支出性质": "基本支出", "支出决算": office})],
        "三公经费": [_typed({"名目": "公务接待费", "年初预算": _cents(public) + 1,
                             "支出决算": _cents(public)})],
    }  # fmt: skip


def _typed(row: Data) -> Data:
    return {key: str(value) for key, value in row.items()}


@st.composite
def _projects(draw: st.DrawFn, year: int, whole: Decimal, unit: str) -> list[Data]:
    """Projects that add up to at most the department's project spending."""
    number = draw(st.integers(1, 4))
    listed = _cents(whole * draw(st.integers(50, 100)) / 100)
    amounts = draw(split(listed, number))
    made = []
    for index, amount in enumerate(amounts):
        central, local = draw(split(amount, 2)) if amount > 1 else (amount, Decimal(0))
        budget = _cents(amount * draw(st.integers(100, 130)) / 100)
        texts = (
            {"预算执行说明": "余款按合同约定在下一年度支付。"} if amount * 10 < budget * 9 else {}
        )
        rate = min(amount / budget, Decimal(1)) if budget else Decimal(1)
        indicators, got = draw(_national())
        score = got + _cents(rate * 10)
        made.append({
            "名称": f"防汛项目{'甲乙丙丁'[index]}",
            "项目代码": f"{year}{index:04}",
            "资金": [
                _typed({"支出性质": "合计", "全年预算": budget, "实际到位": budget,
                        "支出决算": amount}),
                _typed({"资金级次": "中央", "支出决算": central}),
                _typed({"资金级次": "省级", "支出决算": local}),
            ],
            "年度目标": "完成防汛任务。",
            "绩效指标": indicators,
            "自评": {"得分": str(score)},
            "文字": texts,
        })  # fmt: skip
    return made


@st.composite
def _national(draw: st.DrawFn) -> tuple[list[Data], Decimal]:
    """The national framework with 90 points, and what it comes to."""
    target = draw(st.integers(2, 500))
    done = draw(st.integers(1, 2 * target))
    quality = draw(st.integers(50, 100))
    rows = [
        ("产出指标", "数量指标", "检查次数", "次", Decimal(target), Decimal(done), 30),
        ("产出指标", "质量指标", "隐患整改率", "%", Decimal(95), Decimal(quality), 20),
        ("效益指标", "社会效益指标", "覆盖人数", "人", Decimal(100), Decimal(100), 30),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "%", Decimal(90), Decimal(93), 10),
    ]
    made, whole = [], Decimal(0)
    for first, second, name, unit, goal, actual, weight in rows:
        reached = actual >= goal
        score = Decimal(weight) if reached else _cents(actual * weight / goal)
        whole += score
        row = {"一级指标": first, "二级指标": second, "名称": name, "指标性质": "定量",
               "计算符号": "≥", "指标值": str(goal), "度量单位": unit, "完成值": str(actual),
               "分值": str(weight), "得分": str(score)}  # fmt: skip
        made.append(row if reached else {**row, "偏差原因": "部分任务年末尚在实施。"})
    return made, whole


@st.composite
def _people(draw: st.DrawFn) -> Data:
    posts = {"行政": draw(st.integers(5, 40)), "事业": draw(st.integers(5, 60))}
    staff = {kind: draw(st.integers(1, count)) for kind, count in posts.items()}
    divisions = [
        {"名称": f"{sign}股"} for sign in "综合执法救灾法制预案"[: draw(st.integers(2, 9))]
    ]
    unique = list({row["名称"]: row for row in divisions}.values())
    return {
        "编制": {kind: str(count) for kind, count in posts.items()},
        "实有人员": {kind: str(count) for kind, count in staff.items()},
        "内设机构": unique,
        "内设机构数": str(len(unique)),
    }


@st.composite
def _assets(draw: st.DrawFn) -> list[Data]:
    made, sums = [], {}
    for category in ("设备", "家具用具"):
        opening = Decimal(draw(st.integers(10_000, 10_000_000))) / 100
        added = Decimal(draw(st.integers(0, 1_000_000))) / 100
        gone = _cents(opening * draw(st.integers(0, 90)) / 100)
        closing = opening + added - gone
        row = {"年初原值": opening, "年初净值": _cents(opening / 2), "本年增加": added,
               "本年处置": gone, "年末原值": closing, "年末净值": _cents(closing / 3),
               "在用原值": closing}  # fmt: skip
        for key, value in row.items():
            sums[key] = sums.get(key, Decimal(0)) + value
        made.append(_typed({"类别": category, **row}))
    return [_typed({"类别": "合计", **sums}), *made]


@st.composite
def _scored(draw: st.DrawFn, year: int) -> Data:
    """An evaluation with criteria, a survey, dates in order, and the grade of its score."""
    valid = draw(st.integers(20, 500))
    yes = draw(st.integers(1, valid))
    share = _cents(Decimal(yes) * 40 / valid)
    faults = draw(st.integers(0, 8))
    lost = Decimal(faults) * 5
    first = [
        {"标准": "制度健全", "分值": "20", "计分方法": "达标", "得分": "20", "评价依据": "制度"},
        {"标准": "每有一项问题扣5分", "分值": "40", "计分方法": "扣分", "每次扣分": "5",
         "取值": str(faults), "得分": str(40 - lost), "评价依据": "抽查凭证"},
    ]  # fmt: skip
    second = [{"标准": "按问卷评分", "分值": "40", "计分方法": "问卷比例",
               "取值": "【=评价.问卷.总体】", "得分": str(share), "评价依据": "问卷"}]  # fmt: skip
    got = 60 - lost + share
    grade = "优" if got >= 90 else "良" if got >= 80 else "中" if got >= 60 else "差"
    sent = valid + draw(st.integers(0, valid // 3))
    returned = draw(st.integers(valid, sent))
    return {
        "评价": {
            "评价方式": "第三方评价",
            "开始日期": f"{year + 1}-06-{draw(st.integers(1, 30)):02}",
            "结束日期": f"{year + 1}-08-{draw(st.integers(1, 30)):02}",
            "出具日期": f"{year + 1}-09-{draw(st.integers(1, 30)):02}",
            "得分": str(got),
            "等级": grade,
            "评价结论": f"部门整体支出绩效评价得分为{got}分，评价等级为“{grade}”。",
            "评价指标": [
                {"一级指标": "过程", "名称": "管理规范性", "分值": "60", "得分": str(60 - lost),
                 "评分依据": "抽查发现问题", "评分点": first},
                {"一级指标": "效益", "名称": "公众满意情况", "分值": "40", "得分": str(share),
                 "评分依据": "问卷结果", "评分点": second},
            ],
            "问卷": [{
                "调查对象": "公众", "发放份数": str(sent), "收回份数": str(returned),
                "有效份数": str(valid),
                "题目": [{"简称": "总体", "题干": "您是否满意？", "题型": "单选", "满意度题": "是",
                          "选项": {"满意": str(yes), "不满意": str(valid - yes)}}],
            }],
        }
    }  # fmt: skip


@st.composite
def _words(
    draw: st.DrawFn, year: int, unit: str, spent: Decimal, budget: Decimal, basic: Decimal,
    project: Decimal,
) -> str:  # fmt: skip
    """A narrative of right figures: quoted by name, or typed."""
    sentences = [
        f"{year}年度部门整体支出绩效目标基本完成。",
        f"全年支出决算{spent}{unit}，其中基本支出{basic}{unit}、项目支出{project}{unit}。",
        f"预算执行率{_percent(spent, budget)}。",
        "项目支出【=收支.项目支出.支出决算】，占【=收支.项目支出.支出占比】。",
        "全年发生生产安全事故8起，比上年减少9起，下降52.94%；县财政另投入60余万元。",
        "出动执法人员553人次，检查企业1413家次，受益1.5万人。",
        "与2023年比较，机制更加健全。",
    ]
    return "\n".join(draw(st.lists(st.sampled_from(sentences), min_size=1, unique=True)))
