"""Rates and growth typed in narratives against recomputation (正文中的比率)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import Amount, Rate, Ratio, read_amount
from reportgen.amounts.decimals import CONTEXT, HUNDRED, add
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, Raised
from reportgen.checks.known import (
    COLUMN_WORDS,
    by_name,
    explained,
    nodes,
    rate_reference,
    rates_of,
    same_rate,
)
from reportgen.checks.rule import rule
from reportgen.checks.sources import PUBLISHED
from reportgen.checks.tables import KEYS
from reportgen.checks.typed import Figure, digits_of, narrative, rates_in
from reportgen.errors import Unreadable
from reportgen.lazily import pattern
from reportgen.model import FundsNode, Project

#: What documents call a rate, the longest first, and the measures that it may be.
RATE_NAMES: dict[str, tuple[str, ...]] = {
    "公用经费控制率": ("公用经费控制率",), "三公经费控制率": ("三公经费控制率",),
    "在职人员控制率": ("在职人员控制率",), "三公经费变动率": ("三公经费变动率",),
    "政府采购执行率": ("政府采购执行率", "预算执行率"), "重点支出安排率": ("重点支出安排率",),
    "固定资产利用率": ("固定资产利用率",), "资产利用率": ("固定资产利用率",),
    "预算执行率": ("预算执行率", "预算完成率"), "支出执行率": ("预算执行率", "到位执行率"),
    "资金执行率": ("预算执行率", "到位执行率"), "执行进度": ("预算执行率", "到位执行率"),
    "预算完成率": ("预算完成率", "预算执行率"), "资金到位率": ("资金到位率",),
    "预算调整率": ("预算调整率",), "结转结余率": ("结转结余率",), "支付进度率": ("支付进度率",),
    "成本节约率": ("成本节约率",), "成本支出率": ("预算执行率",),
    "支付进度": ("支付进度率",),
}  # fmt: skip
#: The same without a word for money: anything may have such a rate, at the start of a clause.
_SHORT: dict[str, tuple[str, ...]] = {
    "到位率": ("资金到位率",), "执行率": ("预算执行率", "到位执行率"), "完成率": ("预算完成率", "预算执行率"),
}  # fmt: skip
_CALLED = pattern(
    rf"({'|'.join(sorted(RATE_NAMES, key=len, reverse=True))}|(?<![一-鿿])(?:{'|'.join(_SHORT)}))"
    "(?:仅|只有|约|仅为|为|是|高?达到?|：)?[ ]?$"
)
_OF_BUDGET = pattern(
    "(?:(?P<over>超出|超过)了?|(?:完成|占|为)了?)(?:年初|全年|调整后?)?预算数?的?$"
)
#: Growth of what the data know, without the amount of it.
_NAMED_GROWTH = pattern(
    "(?P<column>年初预算|支出决算|决算|支出)数?(?:比|较|与)上年(?:同期|预算数?|决算数?)?(?:相比)?"
    "(?:增长|增加|上升|下降|减少|降低)(?:了)?$"
)
_GROWTH_OF = {"年初预算": ("年初预算增减率", "initial", "previous_initial")}
_GROWTH_OF_SPENT = ("决算增减率", "spent", "previous_spent")
_GREW = pattern(
    r"(增加|减少|增长|下降|提高|降低)(?:了)?(\d[\d,]*(?:\.\d+)?(?:万|亿)?元)[，、,（]?(?:增长|下降|增幅|降幅|上升|降低|增加|减少)(?:率)?(?:了|为|达)?$"
)
#: An amount of so few digits may well be another's.
_FEW = 2
#: The pairs of columns that growth is told of: now, before.
_PAIRS = (("initial", "previous_initial"), ("spent", "previous_spent"), ("spent", "initial"),
          ("spent", "adjusted"), ("adjusted", "initial"), ("received", "adjusted"))  # fmt: skip


@rule(
    "TXT005",
    "正文中的比率与数据不符",
    ERROR,
    remedy="按数据改正；用引用【=….预算执行率】代替手写的比率",
    source=PUBLISHED,
)
def named_rates(about: About) -> Iterator[Raised]:
    """正文里叫得出名字的比率（预算执行率、资金到位率、预算调整率……），与按数据计算的都不相等。

    常见的错误是把一种比率叫成另一种：资金到位率95.58%叫作资金执行率；用调整后的总额除以年初数（102.13%），
    叫作预算调整率。发现里会写明这个数实际上是什么。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 1289.43, 实际到位: 1232.43, 支出决算: 1200}]}
    文字: {履职绩效: 全年资金执行率为95.58%。}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 全年预算: 1289.43, 实际到位: 1232.43, 支出决算: 1200}]}
    文字: {履职绩效: 全年资金到位率为95.58%，预算执行率为93.06%。}
    ```
    """
    for figure in _figures(about):
        called = _CALLED.search(_plain(figure.before))
        if called is None or figure.is_of_others:
            continue
        wanted = RATE_NAMES.get(called[1]) or _SHORT[called[1]]
        project = next((one for one in figure.line.owners if isinstance(one, Project)), None)
        known = _in_scope(figure, rates_of(about, wanted, project))
        if any(same_rate(figure.value, ratio) for _, _, ratio in known):
            continue
        really = explained(about, figure.value, wanted, project)
        if (really and (called[1] in RATE_NAMES or digits_of(figure.typed) > _FEW)) or (
            known and called[1] in RATE_NAMES
        ):
            yield _wrong(about, figure, called[1], known, really)


@rule(
    "TXT006",
    "正文中的增长率或完成比例算错",
    ERROR,
    remedy="增长率＝增减额÷上年数；完成比例＝实际数÷预算数；建议写成引用",
    source=PUBLISHED,
)
def growth(about: About) -> Iterator[Raised]:
    """正文里的增减额与增减率对不上，或者把超出的比例写成了完成的比例。

    “比上年增加1048.04万元，增长45.51%”：45.51%是增加额除以本年数，除以上年数是83.53%。“完成预算的175.15%”：
    实际是预算的275.15%，超出175.15%。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 上年预算: 1254.71, 年初预算: 2302.75}]}
    文字: {预算增减原因: 比上年增加1048.04万元，增长45.51%。}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 合计, 上年预算: 1254.71, 年初预算: 2302.75}]}
    文字: {预算增减原因: 比上年增加1048.04万元，增长83.53%。}
    ```
    """
    for figure in _figures(about):
        grew = _GREW.search(figure.line.text[max(0, figure.start - 40) : figure.start])
        if grew is not None:
            yield from _wrong_growth(about, figure, grew[2])
        elif (of_budget := _OF_BUDGET.search(figure.before)) is not None:
            yield from _excess(about, figure, is_over=of_budget["over"] is not None)
        else:
            yield from _growth_of_named(about, figure)


def _wrong_growth(about: About, figure: Figure, typed: str) -> Iterator[Raised]:
    """A growth rate beside the amount of growth, which tells of what it is."""
    try:
        amount = read_amount(typed, "元")
    except Unreadable:
        return
    named = any(name in figure.sentence for name in (*by_name(about), *COLUMN_WORDS))
    if figure.is_of_others or not (named or digits_of(typed) > _FEW):
        return
    found = list(_changes(about, amount))
    if not found or any(same_rate(figure.value, ratio) for _, ratio, _, _ in found):
        return
    name, ratio, node, (now, before) = found[0]
    base, this = getattr(node, before), getattr(node, now)
    right = about.show(ratio)
    message = (
        f"正文写增减{typed}、{figure.typed}；{name}的{KEYS[before]}是{about.show(base)}，"
        f"应为{right}"
    )
    if same_rate(figure.value, Ratio(abs(this - base), this)):
        message += f"（{figure.typed}是除以{KEYS[now]}{about.show(this)}得到的）"
    yield Raised(figure.line.path, message, {"正文": figure.value, "应为": ratio})


def _changes(
    about: About, amount: Amount
) -> Iterator[tuple[str, Ratio, FundsNode, tuple[str, str]]]:
    """The changes of that amount which the data know, with their rates."""
    for name, _, node in nodes(about):
        for now, before in _PAIRS:
            this, base = getattr(node, now), getattr(node, before)
            if this is None or base is None or base.is_zero:
                continue
            apart = abs(this - base)
            if not amount.is_zero and amount.agrees_with(apart):
                yield name, Ratio(apart, base), node, (now, before)


def _growth_of_named(about: About, figure: Figure) -> Iterator[Raised]:
    """A growth rate of a named figure divided by this year's instead of last year's."""
    before = _plain(figure.before)
    found = _NAMED_GROWTH.search(before)
    if found is None or figure.is_of_others:
        return
    key, now, then = _GROWTH_OF.get(found["column"], _GROWTH_OF_SPENT)
    for name, table, node in nodes(about):
        this, base = getattr(node, now), getattr(node, then)
        named = name in before or (name == "合计" and found.start() == 0)
        if not named or table.project is not None or None in (this, base) or this.is_zero:
            continue
        apart = abs(this - base)
        right = None if base.is_zero else Ratio(apart, base)
        if right is None or same_rate(figure.value, right):
            return
        if same_rate(figure.value, Ratio(apart, this)):
            message = (
                f"正文写{name}的{key}{figure.typed}，应为{about.show(right)}"
                f"（{figure.typed}是除以{KEYS[now]}{about.show(this)}得到的）"
            )
            yield Raised(figure.line.path, message, {"正文": figure.value, "应为": right})
            return


def _excess(about: About, figure: Figure, *, is_over: bool) -> Iterator[Raised]:
    """A share of the budget that is the excess over it, or an excess that is the share."""
    known = _in_scope(figure, rates_of(about, ("年初控制率", "预算执行率")))
    typed: Rate = figure.value
    whole = Rate(add(typed.value, HUNDRED), typed.margin, typed.text)
    right, wrong = (whole, typed) if is_over else (typed, whole)
    if any(same_rate(right, ratio) for _, _, ratio in known):
        return
    for name, _, ratio in known:
        if not same_rate(wrong, ratio):
            continue
        share = about.show(ratio)
        if not is_over:
            message = (
                f"正文写完成预算的{figure.typed}，{name}实际是预算的{share}，"
                f"{figure.typed}是超出的部分"
            )
        elif (ratio.percent or HUNDRED) > HUNDRED:
            over = about.show(Rate(CONTEXT.subtract(typed.value, HUNDRED), typed.margin, ""))
            message = f"正文写超出预算{figure.typed}，{name}是预算的{share}，超出的部分是{over}"
        else:
            continue
        yield Raised(figure.line.path, message, {"正文": typed, "应为": ratio})
        return


def _figures(about: About) -> tuple[Figure, ...]:
    def make() -> tuple[Figure, ...]:
        return tuple(one for line in narrative(about) for one in rates_in(line))

    return about.once("typed_rates", make)


def _in_scope(figure: Figure, known: list[tuple[str, str, Ratio]]) -> list[tuple[str, str, Ratio]]:
    """The rates of a node that a clause names, else all of them."""
    sentence = _plain(figure.before)
    named = [one for one in known if one[0] != "合计" and one[0] in sentence]
    return named or known


def _wrong(
    about: About, figure: Figure, name: str, known: list[tuple[str, str, Ratio]], really: str
) -> Raised:
    typed = figure.value.value
    nearest = min(
        known, key=lambda one: abs(CONTEXT.subtract(one[2].percent or HUNDRED, typed)), default=None
    )
    words = [f"正文写{name}{figure.typed}"]
    if nearest is not None:
        words.append(f"{nearest[0]}的{nearest[1]}按数据是{about.show(nearest[2])}")
    if really:
        words.append(really)
    values = {"正文": figure.value, **({"应为": nearest[2]} if nearest else {})}
    project = next((one for one in figure.line.owners if isinstance(one, Project)), None)
    path = rate_reference(about, nearest[0], nearest[1], project) if nearest else ""
    remedy = f"按数据改正；建议写成引用【={path}】" if path else ""
    return Raised(figure.line.path, "，".join(words), values, remedy=remedy)


def _plain(text: str) -> str:
    return text.replace("“", "").replace("”", "")
