"""The department (部门): posts and staff, organs and divisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, INFO, WARNING, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import ARITHMETIC, FRAMEWORK, PRACTICE


@rule(
    "ORG001",
    "在职人员超过编制",
    WARNING,
    remedy="核对编制和实有人员；确实超编的，在豁免中说明理由",
    source=FRAMEWORK,
)
def over_establishment(about: About) -> Iterator[Raised]:
    """在职人员总数大于编制总数，在职人员控制率超过100%。

    有问题：

    ```yaml
    部门: {编制: {行政: 10, 事业: 16}, 实有人员: {行政: 28}}
    ```

    没有问题：

    ```yaml
    部门: {编制: {行政: 10, 事业: 16}, 实有人员: {行政: 9, 事业: 16}}
    ```
    """
    staff, posts = about.year.department.staff_total, about.year.department.authorised_total
    if staff is not None and posts is not None and staff > posts:
        message = f"在职{staff}人，编制{posts}名，超编{staff - posts}人"
        yield Raised(("部门", "实有人员"), message, {"在职": staff, "编制": posts})


@rule(
    "ORG002",
    "某一类在职人员超过这一类编制",
    WARNING,
    remedy="核对这一类的编制和人数；两边分类口径不同的不用改",
    source=FRAMEWORK,
)
def over_by_kind(about: About) -> Iterator[Raised]:
    """某一类在职人员多于同名的一类编制。

    编制和实有人员的分类不一样时（例如一边有参公、另一边并入行政），各类不能直接比较，只作提示。

    有问题：

    ```yaml
    部门: {编制: {行政: 10, 事业: 16}, 实有人员: {行政: 12, 事业: 12}}
    ```

    没有问题：

    ```yaml
    部门: {编制: {行政: 12, 事业: 16}, 实有人员: {行政: 12, 事业: 12}}
    ```
    """
    department = about.year.department
    posts = _by_kind(department.authorised_posts or ())
    staff = _by_kind(department.staff or ())
    severity = WARNING if set(posts) == set(staff) else INFO
    for number, line in enumerate(department.staff or ()):
        kind = line.category
        if kind in posts and staff[kind] > posts[kind]:
            message = f"{kind}在职{staff[kind]}人，{kind}编制{posts[kind]}名，多{staff[kind] - posts[kind]}人"
            values = {"在职": staff[kind], "编制": posts[kind]}
            yield Raised(("部门", "实有人员", number), message, values, severity=severity)


@rule(
    "ORG003",
    "内设机构数与列出的不符",
    ERROR,
    remedy="改正“内设机构数”，或补齐“内设机构”；逐个列出的可以不填个数",
    source=ARITHMETIC,
)
def division_count(about: About) -> Iterator[Raised]:
    """填报的内设机构数，与逐个列出的内设机构个数不同。

    有问题：

    ```yaml
    部门: {内设机构数: 3, 内设机构: [{名称: 办公室}, {名称: 综合股}]}
    ```

    没有问题：

    ```yaml
    部门: {内设机构数: 2, 内设机构: [{名称: 办公室}, {名称: 综合股}]}
    ```
    """
    department = about.year.department
    stated, listed = department.division_count, department.divisions
    if stated is not None and listed and stated != len(listed):
        message = f"填报{stated}个，列出{len(listed)}个，相差{abs(stated - len(listed))}个"
        yield Raised(("部门", "内设机构数"), message, {"填报": stated, "列出": len(listed)})


@rule(
    "ORG004",
    "领导职数大于编制",
    WARNING,
    remedy="核对领导职数和编制",
    source=PRACTICE,
)
def leaders(about: About) -> Iterator[Raised]:
    """各级领导职数相加，大于编制总数。

    领导职数是编制的一部分，不会更多。

    有问题：

    ```yaml
    部门: {编制: {行政: 9}, 领导职数: {局长: 1, 副局长: 3, 股长: 13}}
    ```

    没有问题：

    ```yaml
    部门: {编制: {行政: 9}, 领导职数: {局长: 1, 副局长: 3}}
    ```
    """
    department = about.year.department
    leading = sum(line.count for line in department.leadership_posts or ())
    posts = department.authorised_total
    if posts is not None and leading > posts:
        message = f"领导职数{leading}名，编制{posts}名，多{leading - posts}名"
        yield Raised(("部门", "领导职数"), message, {"领导职数": leading, "编制": posts})


@rule(
    "ORG006",
    "有人员经费而没有在职人员",
    WARNING,
    remedy="核对实有人员和人员经费",
    source=ARITHMETIC,
)
def paid_without_staff(about: About) -> Iterator[Raised]:
    """填报在职人员为0，人员经费的支出却不是0。

    有问题：

    ```yaml
    部门: {实有人员: {行政: 0}}
    收支: {明细: [{支出性质: 人员经费, 支出决算: 674.75}]}
    ```

    没有问题：

    ```yaml
    部门: {实有人员: {行政: 28}}
    收支: {明细: [{支出性质: 人员经费, 支出决算: 674.75}]}
    ```
    """
    funds = about.year.funds
    spent = funds.node("人员经费").spent if funds else None
    if about.year.department.staff_total == 0 and spent is not None and not spent.is_zero:
        message = f"在职0人，人员经费支出{about.show(spent)}"
        yield Raised(("部门", "实有人员"), message, {"在职": 0, "人员经费": spent})


@rule(
    "ORG007",
    "主要职责重复",
    WARNING,
    remedy="删去重复的一条",
    source=PRACTICE,
)
def repeated_duties(about: About) -> Iterator[Raised]:
    """主要职责中有两条文字完全相同。

    有问题：

    ```yaml
    部门: {主要职责: [承担应急管理工作。, 承担应急管理工作。]}
    ```

    没有问题：

    ```yaml
    部门: {主要职责: [承担应急管理工作。, 监管安全生产。]}
    ```
    """
    seen: dict[str, int] = {}
    for number, duty in enumerate(about.year.department.duties):
        first = seen.setdefault(duty.text.strip(), number)
        if first != number:
            message = f"与第{first + 1}条相同"
            yield Raised(("部门", "主要职责", number), message, {"条": first + 1})


@rule(
    "ORG008",
    "部门、地区、财政部门的地名不一致",
    WARNING,
    remedy="核对部门名称、地区、所属政府和财政部门",
    source=PRACTICE,
)
def places(about: About) -> Iterator[Raised]:
    """部门、财政部门或所属政府名称开头的地名，与“地区”不是一个地方。

    借用别的部门的数据文件时，常有一处没有改。

    有问题：

    ```yaml
    部门: {名称: 甲县应急管理局, 地区: 甲县, 财政部门: 乙县财政局}
    ```

    没有问题：

    ```yaml
    部门: {名称: 甲县应急管理局, 地区: 甲县, 财政部门: 甲县财政局}
    ```
    """
    department = about.year.department
    region = department.region
    for key in ("名称", "财政部门", "所属政府"):
        name = getattr(department, key)
        place = _place_in(name or "", region[-1:])
        if place and place not in region and region not in place:
            message = f"“{name}”的地名是“{place}”，地区填的是“{region}”"
            yield Raised(("部门", key), message, {"地名": place, "地区": region})


def _place_in(name: str, last: str) -> str:
    """The place that a name begins with, where it is of the same level as the region."""
    if last not in "省市县区旗州":
        return ""
    at = name.find(last, 1, 14)
    return name[: at + 1] if at > 0 else ""


def _by_kind(lines: Iterable[Any]) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in lines:
        found[line.category] += line.count
    return found
