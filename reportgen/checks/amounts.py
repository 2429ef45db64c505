"""Single amounts (金额): signs, units, orders of magnitude, items that forms know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from reportgen.amounts import UNITS, Amount
from reportgen.amounts.decimals import multiply
from reportgen.checks.about import About
from reportgen.checks.finding import INFO, WARNING, Raised
from reportgen.checks.rule import limit, rule
from reportgen.checks.sources import ARITHMETIC, CLASSIFICATION, PUBLISHED
from reportgen.checks.tables import KEYS
from reportgen.model import AssetLine, FundsLine, record_of
from reportgen.model.funds import PUBLIC_CODES


@rule(
    "FND004",
    "金额为负数",
    WARNING,
    remedy="预算、到位和支出一般不为负数；确有冲减的，在豁免中说明理由",
    source=ARITHMETIC,
)
def negative(about: About) -> Iterator[Raised]:
    """预算、到位、支出或资产的金额是负数。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: -12.50}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 12.50}]}
    ```
    """
    for spot in about.spots(FundsLine, AssetLine):
        for info in record_of(type(spot.value)).entered:
            amount = getattr(spot.value, info.name)
            if isinstance(amount, Amount) and amount.yuan < 0:
                message = f"填报{about.show(amount)}，是负数"
                yield Raised(spot.at(info.key), message, {"填报": amount})


@rule(
    "FND005",
    "同一行各列数额悬殊",
    WARNING,
    remedy="核对小数点和单位（元、万元）",
    source=PUBLISHED,
    limit=limit(100, "倍", "同一行预算、到位、支出中最大数是最小数的多少倍以上才报告"),
)
def out_of_proportion(about: About) -> Iterator[Raised]:
    """一行的全年预算、实际到位、支出决算相差百倍以上，或两年的年初预算相差百倍以上，多半是单位或小数点错了。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 全年预算: 426.13, 支出决算: 4261313.50}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 全年预算: 426.13, 支出决算: 420.02}]}
    ```
    """
    least = about.limit("FND005")
    for spot, columns in ((spot, one) for spot in about.spots(FundsLine) for one in _COMPARED):
        known = {one: getattr(spot.value, one) for one in columns}
        filled = {one: amount for one, amount in known.items() if amount and amount.yuan > 0}
        if len(filled) < 2:
            continue
        small, large = min(filled, key=_yuan(filled)), max(filled, key=_yuan(filled))
        if filled[large].yuan >= multiply(filled[small].yuan, least):
            message = (
                f"{KEYS[large]}{about.show(filled[large])}是{KEYS[small]}"
                f"{about.show(filled[small])}的{about.show(least)}倍以上"
            )
            values = {KEYS[large]: filled[large], KEYS[small]: filled[small]}
            yield Raised(spot.at(KEYS[large]), message, values)


@rule(
    "FND006",
    "金额的单位与文件不同，数额过小",
    WARNING,
    remedy="确认单位；与文件的金额单位相同时只写数字",
    source=PUBLISHED,
)
def another_unit(about: About) -> Iterator[Raised]:
    """在以万元计的文件里，一个金额后面写了“元”，折算后不到1万元。

    公开的报告里有“其他交通费用20元”夹在一列万元数中间的，应为20万元。

    有问题：

    ```yaml
    收支: {经济分类: [{科目编码: 30239, 支出性质: 基本支出, 支出决算: 20元}], 明细: []}
    ```

    没有问题：

    ```yaml
    收支: {经济分类: [{科目编码: 30239, 支出性质: 基本支出, 支出决算: 20}], 明细: []}
    ```
    """
    own = UNITS[about.year.amount_unit]
    for spot in about.spots(FundsLine, AssetLine):
        for info in record_of(type(spot.value)).entered:
            amount = getattr(spot.value, info.name)
            unit = _typed_unit(amount) if isinstance(amount, Amount) else ""
            if unit and UNITS[unit] < own and 0 < abs(amount.yuan) < 10**own:
                message = f"填的是“{amount.text}”，折合{about.show(amount)}，文件的金额单位是{about.year.amount_unit}"
                yield Raised(spot.at(info.key), message, {"填报": amount})


@rule(
    "FND007",
    "三公经费与经济分类的科目不一致",
    INFO,
    remedy="口径相同的请改成一致；三公经费只含财政拨款、经济分类为全部资金的，不用改",
    source=PUBLISHED,
)
def public_expenses_by_code(about: About) -> Iterator[Raised]:
    """三公经费表与经济分类中30212、30217、30231、31013各科目的支出不一样。

    两张表口径可能不同，所以只作提示。

    有问题：

    ```yaml
    收支:
      明细: []
      经济分类: [{科目编码: 30217, 支出决算: 15}]
      三公经费: [{名目: 公务接待费, 支出决算: 12}]
    ```

    没有问题：

    ```yaml
    收支:
      明细: []
      经济分类: [{科目编码: 30217, 支出决算: 15}]
      三公经费: [{名目: 公务接待费, 支出决算: 15}]
    ```
    """
    funds = about.year.funds
    if funds is None or not funds.three_public or not funds.economic or funds.three_public.derived:
        return
    for code, item in PUBLIC_CODES.items():
        here, there = funds.three_public.find(item), funds.node("合计").find(code)
        ours, theirs = getattr(here, "spent", None), getattr(there, "spent", None)
        if ours is not None and theirs is not None and not ours.agrees_with(theirs):
            number = [row.item for row in funds.three_public].index(item)
            message = (
                f"{item}填报{about.show(ours)}，经济分类{code}是{about.show(theirs)}，"
                f"相差{about.show(abs(ours - theirs))}"
            )
            path = ("收支", "三公经费", number, "支出决算")
            yield Raised(path, message, {"填报": ours, "经济分类": theirs})


@rule(
    "FND008",
    "名目不在规定的范围内",
    WARNING,
    remedy="三公经费写因公出国境费、公务用车购置费、公务用车运行维护费、公务接待费；政府采购写货物、工程、服务",
    source=PUBLISHED,
)
def unknown_item(about: About) -> Iterator[Raised]:
    """三公经费、政府采购的名目不是规定的几类，例如把“货物”写成“货特”。

    名目写错的一行不会印到表里对应的位置，合计却包括了它。

    有问题：

    ```yaml
    收支: {明细: [], 政府采购: [{名目: 货特, 支出决算: 12}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [], 政府采购: [{名目: 货物, 支出决算: 12}]}
    ```
    """
    known = {
        "三公经费": (*PUBLIC_CODES.values(), "合计"),
        "政府采购": ("货物", "工程", "服务", "合计"),
    }
    for table in about.tables:
        for path, row in table.rows if table.name in known else ():
            if row.item and row.item not in known[table.name]:
                message = f"“{row.item}”不是{table.name}规定的名目"
                yield Raised((*path, "名目"), message, {"填报": row.item})


@rule(
    "FND009",
    "科目编码与名目不符",
    WARNING,
    remedy="按政府收支分类科目核对编码和名目",
    source=CLASSIFICATION,
)
def code_and_name(about: About) -> Iterator[Raised]:
    """经济分类一行的名目是一个科目的正式名称，编码却是另一个科目的。

    编码决定加到哪一类，写错了，工资福利支出、商品和服务支出就都不对。名目不是正式名称的不查。

    有问题：

    ```yaml
    收支: {明细: [], 经济分类: [{科目编码: 30201, 名目: 基本工资, 支出决算: 241}]}
    ```

    没有问题：

    ```yaml
    收支: {明细: [], 经济分类: [{科目编码: 30101, 名目: 基本工资, 支出决算: 241}]}
    ```
    """
    for spot in about.spots(FundsLine):
        code, name = spot.value.economic_code, spot.value.item
        right = CODES.get(name or "")
        if code and right and code[: len(right)] != right:
            message = f"“{name}”的科目编码是{right}，填报{code}"
            yield Raised(spot.at("科目编码"), message, {"填报": code, "应为": right})


#: Official names of items of the department budget's economic classification, with their codes.
#: From memory, confirmed by the published reports where these use them.
CODES = {
    "基本工资": "30101", "津贴补贴": "30102", "奖金": "30103", "绩效工资": "30107",
    "机关事业单位基本养老保险缴费": "30108", "职业年金缴费": "30109",
    "职工基本医疗保险缴费": "30110", "公务员医疗补助缴费": "30111", "住房公积金": "30113",
    "办公费": "30201", "印刷费": "30202", "水费": "30205", "电费": "30206", "邮电费": "30207",
    "差旅费": "30211", "因公出国（境）费用": "30212", "维修（护）费": "30213", "租赁费": "30214",
    "会议费": "30215", "培训费": "30216", "公务接待费": "30217", "劳务费": "30226",
    "委托业务费": "30227", "工会经费": "30228", "福利费": "30229", "公务用车运行维护费": "30231",
    "其他交通费用": "30239", "其他商品和服务支出": "30299", "退休费": "30302",
    "办公设备购置": "31002", "公务用车购置": "31013",
}  # fmt: skip
#: The columns of a row that are of one order of magnitude; during a year much may be added.
_COMPARED = (("previous_initial", "initial"), ("adjusted", "received", "spent"))


def _yuan(amounts: dict[str, Amount]) -> Callable[[str], Decimal]:
    return lambda name: amounts[name].yuan


def _typed_unit(amount: Amount) -> str:
    """The unit that was typed behind an amount, empty for none."""
    typed = (amount.text or "").strip()
    units = [unit for unit in UNITS if typed.endswith(unit)]
    return max(units, key=len) if units else ""
