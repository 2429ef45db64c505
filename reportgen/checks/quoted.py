"""Amounts typed in narratives against the data (正文中的金额)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.amounts import Amount, total
from reportgen.amounts.decimals import shift
from reportgen.checks.about import About
from reportgen.checks.calling import meant_by
from reportgen.checks.finding import ERROR, INFO, WARNING, Raised
from reportgen.checks.known import Known, known_amounts
from reportgen.checks.rule import rule
from reportgen.checks.sources import PUBLISHED
from reportgen.checks.typed import Figure, amounts_in, digits_of, narrative
from reportgen.lazily import pattern

#: A figure with so many digits is no coincidence.
_TELLING = 4
_IN_PLACE = pattern("调整|到位")
_MONEY_WORDS = "经费|资金|预算|支出|投入|罚款|补助|收入|拨款|金额|奖励|专项"
_BARE = pattern(
    rf"(?:{_MONEY_WORDS})[一-鿿]{{0,3}}?(\d+(?:\.\d+)?[万亿])(?=[，。；、）\s]|$|用于|购|建|由|为|的)"
)


@rule(
    "TXT001",
    "正文中的金额与数据不符",
    ERROR,
    remedy="改正正文或数据；用引用【=…】代替手写的数，以后就不会不一致",
    source=PUBLISHED,
)
def named_amounts(about: About) -> Iterator[Raised]:
    """正文里叫得出名字的金额（项目支出、年初预算、“三公”经费……），与数据里这个名字的数都不相等。

    写明了哪一列（年初预算、全年预算、到位、决算）的，与那一列比较；项目自己的文字里，“项目资金”“自评资金”
    是指本项目。引号、书名号里的话，反馈意见，不比较。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 391.74}]}
    文字: {履职绩效: 全年项目支出决算319.74万元。}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 391.74}]}
    文字: {履职绩效: 全年项目支出决算391.74万元，县财政另投入60余万元。}
    ```
    """
    for figure in _figures(about):
        meant = meant_by(about, figure)
        if meant and not any(figure.value.agrees_with(one.amount) for one in meant):
            yield _another_value(about, figure, meant)


@rule(
    "TXT002",
    "正文中的金额与数据只差单位",
    WARNING,
    remedy="核对单位（元、万元、亿元）",
    source=PUBLISHED,
)
def another_unit(about: About) -> Iterator[Raised]:
    """正文里一个金额的数字与数据里的数完全相同，只是单位差了一万倍或一亿倍。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 391.74}]}
    文字: {履职绩效: 全年用于各项工作391.74元。}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 391.74}]}
    文字: {履职绩效: 全年用于各项工作391.74万元。}
    ```
    """
    for figure in _figures(about):
        yuan = figure.value.yuan
        if digits_of(figure.typed) < _TELLING or _same(about, figure):
            continue
        for exponent in (4, -4, 8, -8):
            known = _by_yuan(about).get(shift(yuan, exponent))
            if known is not None:
                message = f"正文写{figure.typed}，{known.called}是{about.show(known.amount)}，数字相同而单位不同"
                values = {"正文": figure.typed, "数据": known.amount}
                yield Raised(figure.line.path, message, values)
                break


@rule(
    "TXT003",
    "金额没有写单位",
    WARNING,
    remedy="补上“元”",
    source=PUBLISHED,
)
def bare(about: About) -> Iterator[Raised]:
    """正文里的经费、资金写了“26万”而没有写“元”。

    有问题：

    ```yaml
    文字: {履职绩效: 安排应急专项经费26万，用于购置物资。}
    ```

    没有问题：

    ```yaml
    文字: {履职绩效: 安排应急专项经费26万元，受益1.5万人。}
    ```
    """
    for line in narrative(about):
        for found in _BARE.finditer(line.text):
            message = f"“{found.group()}”的“{found[1]}”后面没有单位"
            yield Raised(line.path, message, {"正文": found[1]})


@rule(
    "TXT004",
    "手写的金额与数据相同",
    INFO,
    remedy="可以改成引用，数据改了正文跟着改",
    source=PUBLISHED,
    in_drafts=False,
)
def could_be_quoted(about: About) -> Iterator[Raised]:
    """正文里手写的金额与数据里的数相同，应当用引用。

    有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 391.74}]}
    文字: {履职绩效: 全年项目支出391.74万元。}
    ```

    没有问题：

    ```yaml
    收支: {明细: [{支出性质: 项目支出, 支出决算: 391.74}]}
    文字: {履职绩效: 全年项目支出【=收支.项目支出.支出决算】。}
    ```
    """
    for figure in _figures(about):
        known = _same(about, figure) if digits_of(figure.typed) >= _TELLING else None
        if known is not None:
            message = f"正文写{figure.typed}，与{known.called}相同，可写作【={known.reference}】"
            remedy = f"改成引用【={known.reference}】"
            values = {"正文": figure.typed, "数据": known.amount}
            yield Raised(figure.line.path, message, values, remedy=remedy)


@rule(
    "TXT020",
    "“其中”各项之和大于总数",
    ERROR,
    remedy="核对总数和各项，看是否口径不同",
    source=PUBLISHED,
)
def parts_in_a_sentence(about: About) -> Iterator[Raised]:
    """一句话里“其中”后面的金额加起来，大于前面的总数。

    公开的报告里有“一般公共预算1298.53万元，其中基本支出919.82万元、项目支出391.74万元”，两项相加是
    1311.56万元。

    有问题：

    ```yaml
    文字: {履职绩效: 一般公共预算1298.53万元，其中基本支出919.82万元、项目支出391.74万元。}
    ```

    没有问题：

    ```yaml
    文字: {履职绩效: 一般公共预算1298.53万元，其中基本支出919.82万元、项目支出378.71万元。}
    ```
    """
    for line in narrative(about):
        if "其中" not in line.text:
            continue
        found = list(amounts_in(line))
        for number, whole in enumerate(found[:-1]):
            parts = _listed_parts(whole, found[number + 1 :])
            added = total(one.value for one in parts) if len(parts) > 1 else None
            if added is not None and added > whole.value and not added.agrees_with(whole.value):
                message = (
                    f"{whole.typed}，其中{'、'.join(one.typed for one in parts)}，"
                    f"相加{about.show(added)}，多{about.show(added - whole.value)}"
                )
                yield Raised(line.path, message, {"总数": whole.value, "相加": added})


def _listed_parts(whole: Figure, after: list[Figure]) -> list[Figure]:
    """The amounts that 其中 lists behind a whole, in its sentence."""
    text = whole.line.text
    between = text[whole.end : after[0].start]
    if "其中" not in between or re.search("[。；]", between):
        return []
    found: list[Figure] = []
    for one in after:
        inside = text[whole.end : one.start]
        depth = _depth(inside) - _depth(between)
        if depth < 0 or re.search("[。；]", inside) or inside.count("其中") > 1:
            break
        if _IN_PLACE.search(one.before) and not _IN_PLACE.search(whole.before):
            return []  # of another column
        if depth == 0:  # deeper ones are parts of a part
            found.append(one)
    return found


def _depth(text: str) -> int:
    """How many brackets a text leaves open."""
    return text.count("（") - text.count("）")


def _figures(about: About) -> tuple[Figure, ...]:
    def make() -> tuple[Figure, ...]:
        return tuple(one for line in narrative(about) for one in amounts_in(line))

    return about.once("typed_amounts", make)


def _another_value(about: About, figure: Figure, meant: list[Known]) -> Raised:
    nearest = min(meant, key=lambda one: abs(one.amount - figure.value))
    apart = abs(nearest.amount - figure.value)
    message = (
        f"正文写“{figure.before[-12:]}{figure.typed}”，数据中{nearest.called}是"
        f"{about.show(nearest.amount)}，相差{about.show(apart)}"
    )
    values = {"正文": figure.value, "数据": nearest.amount, "相差": apart}
    remedy = f"改正正文或数据；建议写成引用【={nearest.reference}】"
    return Raised(figure.line.path, message, values, remedy=remedy)


def _by_yuan(about: About) -> dict[Decimal, Known]:
    def make() -> dict[Decimal, Known]:
        return {one.amount.yuan: one for one in known_amounts(about) if not one.amount.is_zero}

    return about.once("by_yuan", make)


def _same(about: About, figure: Figure) -> Known | None:
    """The known amount that a typed one is, to the last digit."""
    value: Amount = figure.value
    return _by_yuan(about).get(value.yuan)
