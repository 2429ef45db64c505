"""People, weights and scores."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from tests.checks.judge.money import project_total, whole_cell
from tests.checks.judge.plain import CENT, Data, Path, at, indicator_tables, plain


def posts(data: Data) -> Iterator[str]:
    department = data["部门"]
    posts, staff = department.get("编制") or {}, department.get("实有人员") or {}
    if posts and staff and _whole(staff) > _whole(posts):
        yield "more staff than posts"
    for kind in posts if posts.keys() == staff.keys() else ():
        if int(staff[kind]) > int(posts[kind]):
            yield f"more {kind} staff than posts"
    divisions, count = department.get("内设机构"), department.get("内设机构数")
    if divisions and count and len(divisions) != int(count):
        yield "divisions"


def _whole(counts: Data) -> int:
    return sum(int(value) for value in counts.values())


def weights(data: Data) -> Iterator[str]:
    for table in indicator_tables(data):
        rows = at(data, table)
        weights = [_weight(row) for row in rows]
        known = [weight for weight in weights if weight is not None]
        if known and len(known) < len(rows):
            yield f"{table} not all weighed"
        elif known and sum(known) not in (90, 100):
            yield f"{table} weights"
        for row in rows:
            index = row["名称"]
            points = [plain(one.get("分值")) for one in row.get("评分点") or ()]
            stated = plain(row.get("分值"))
            if (stated is not None and points and None not in points) and (
                stated != sum(value for value in points if value is not None)
            ):
                yield f"{table} {index} weight and its criteria"


def _weight(row: Data) -> Decimal | None:
    if plain(row.get("分值")) is not None:
        return plain(row["分值"])
    points = [plain(one.get("分值")) for one in row.get("评分点") or ()]
    return None if not points or None in points else sum(points)  # type: ignore[arg-type]


def _got(row: Data) -> Decimal | None:
    if plain(row.get("得分")) is not None:
        return plain(row["得分"])
    points = [plain(one.get("得分")) for one in row.get("评分点") or ()]
    return None if not points or None in points else sum(points)  # type: ignore[arg-type]


def scores(data: Data) -> Iterator[str]:
    for table in indicator_tables(data):
        rows = at(data, table)
        for row in rows:
            yield from _score(data, f"{table} {row['名称']}", row)
        got = [_got(row) for row in rows]
        total = _stated_total(data, table)
        if total is not None and got and None not in got:
            extra = Decimal(0)
            if sum(w for w in map(_weight, rows) if w is not None) == 90:
                extra = 10 * (_execution(data, table) or Decimal(1))
            want = sum(value for value in got if value is not None) + extra
            if abs(want - total) > Decimal("0.011"):
                yield f"{table} total score"
    for key in ("自评", "评价"):
        owner = data.get(key) or {}
        score = plain(owner.get("得分"))
        if score is not None and score > 100:
            yield f"{key} over 100"
        if score is not None and owner.get("等级") in ("优", "良", "中", "差"):
            band = "优" if score >= 90 else "良" if score >= 80 else "中" if score >= 60 else "差"
            if band != owner["等级"]:
                yield f"{key} grade"


def _stated_total(data: Data, table: Path) -> Decimal | None:
    if table[-1] == "评价指标":
        owner = data["评价"]
    elif table[0] == "绩效指标列表":
        owner = data.get("自评") or {}
    else:
        owner = at(data, table[:-1]).get("自评") or {}
    return plain(owner.get("得分"))


def _execution(data: Data, table: Path) -> Decimal | None:
    if table[0] == "绩效指标列表":
        cells = [whole_cell(data, column) for column in ("支出决算", "全年预算")]
    else:
        project = at(data, table[:-1])
        cells = [project_total(data, project, column) for column in ("支出决算", "全年预算")]
    spent, budget = cells
    return min(spent / budget, Decimal(1)) if spent is not None and budget else None


def _score(data: Data, name: str, row: Data) -> Iterator[str]:
    weight, got = _weight(row), _got(row)
    if weight is not None and got is not None and got > weight:
        yield f"{name} over its weight"
    points = row.get("评分点") or ()
    stated = plain(row.get("得分"))
    parts = [plain(one.get("得分")) for one in points]
    if (stated is not None and points and None not in parts) and (
        stated != sum(value for value in parts if value is not None)
    ):
        yield f"{name} score and its criteria"
    target, actual = plain(row.get("指标值")), plain(row.get("完成值"))
    if None not in (weight, got, target, actual) and row.get("计算符号"):
        want = _by_rule(row["计算符号"], target, actual, weight)  # type: ignore[arg-type]
        if want is not None and abs(want - got) > _precision(got):  # type: ignore[arg-type]
            yield f"{name} score by its figures"
    for number_, one in enumerate(points):
        full, score = plain(one.get("分值")), plain(one.get("得分"))
        if full is None or score is None:
            continue
        if score > full:
            yield f"{name} {number_} over its weight"
        want = _by_method(data, one, full)
        if want is not None and all(abs(want_ - score) > Decimal("0.006") for want_ in want):
            yield f"{name} {number_} score by its method"


def _precision(score: Decimal) -> Decimal:
    """How far a score typed with so many decimals may be from the exact one."""
    return Decimal("0.5").scaleb(max(-2, int(score.as_tuple().exponent))) + Decimal("0.001")


def _by_rule(sign: str, target: Decimal, actual: Decimal, weight: Decimal) -> Decimal | None:
    met = {"≥": actual >= target, ">": actual > target, "≤": actual <= target,
           "<": actual < target, "=": actual == target}[sign]  # fmt: skip
    if met:
        return weight
    if sign in ("≥", ">") or (sign == "=" and actual < target):
        return (actual * weight / target).quantize(CENT, ROUND_HALF_UP) if target else None
    return None if sign == "=" and target else Decimal(0) if sign == "=" else None


def _by_method(data: Data, one: Data, full: Decimal) -> tuple[Decimal, ...] | None:
    """The scores that a criterion's method allows, as far as its value is typed here."""
    value, method = plain(one.get("取值")), one.get("计分方法")
    if method == "达标":
        return (Decimal(0), full)
    if method == "扣分" and value is not None and plain(one.get("每次扣分")) is not None:
        return (max(Decimal(0), full - value * Decimal(one["每次扣分"])),)
    if method == "问卷比例":
        match = re.fullmatch(r"【=(?:评价\.)?问卷\.([^.】]+)】", one.get("取值") or "")
        for survey in (data.get("评价") or {}).get("问卷") or ():
            for question in survey.get("题目") or ():
                if match and question.get("简称") == match[1] and question.get("选项"):
                    first = int(next(iter(question["选项"].values())))
                    share = Decimal(first) / int(survey["有效份数"])
                    return ((share * full).quantize(CENT, ROUND_HALF_UP),)
    return None
