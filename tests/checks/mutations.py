"""Mistakes put into a year by a fixed list of kinds, where another field determines the value.

The judgement whether a value is determined is made here, on the plain mapping with arithmetic of
its own: a part of a stated total, a weight of a hundred, an answer of a survey, a name that stands
elsewhere too, a date between two others.
"""

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

Data = dict[str, Any]
Change = Callable[[Data, random.Random], None]
COLUMNS = ("上年预算", "上年决算", "年初预算", "全年预算", "实际到位", "支出决算")
NATURES = {"基本支出": "合计", "项目支出": "合计", "人员经费": "基本支出", "公用经费": "基本支出"}


@dataclass(frozen=True)
class Mutation:
    """One mistake: its kind, where, and how it is made."""

    kind: str
    path: tuple[Any, ...]
    change: Change

    def applied(self, data: Data, dice: random.Random) -> Data:
        """A copy of the data with the mistake in it."""
        made = deepcopy(data)
        self.change(made, dice)
        return made

    def __str__(self) -> str:
        return f"{self.kind}: {'.'.join(map(str, self.path))}"


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def mutations(data: Data) -> list[Mutation]:
    """Every mistake of the fixed kinds that another field of the data gives away."""
    found = [*_amounts(data), *_weights(data), *_surveys(data), *_names(data), *_dates(data)]
    return [*found, *_counts(data), *_assets(data), *_rows(data)]


def _amounts(data: Data) -> Iterator[Mutation]:
    """Cells that are parts, or sums, of other cells of their table."""
    for path in bound_cells(data):
        for kind, change in (
            ("swap digits", _swap), ("shift the decimal point", _shift), ("change the unit", _unit),
        ):  # fmt: skip
            if kind != "swap digits" or _swappable(at(data, path)):
                yield Mutation(kind, path, _on(path, change))


def bound_cells(data: Data) -> list[tuple[Any, ...]]:
    """The cells of money that a sum binds: all its parts are there, and the whole is stated."""
    found: dict[tuple[Any, ...], None] = {}
    for table in _tables(data):
        rows = at(data, table)
        for column in COLUMNS:
            for whole, parts in _sums(rows, column):
                numbers = [_number(data, rows[index][column]) for index in (whole, *parts)]
                if None in numbers or all(number == 0 for number in numbers):
                    continue
                margin = Decimal("0.005") * (len(parts) + 1)
                if abs(numbers[0] - sum(numbers[1:])) > margin:
                    continue
                for index in (whole, *parts):
                    if _number(data, rows[index][column]):
                        found[(*table, index, column)] = None
    return list(found)


def _tables(data: Data) -> Iterator[tuple[Any, ...]]:
    for key in ("明细", "三公经费", "政府采购"):
        if isinstance(data.get("收支", {}).get(key), list):
            yield "收支", key
    for index, project in enumerate(data.get("项目列表", [])):
        if isinstance(project.get("资金"), list) and len(project["资金"]) > 1:
            yield "项目列表", index, "资金"


#: Of these the parts that are listed are all there are; by nature one that is not there is unknown.
_LISTED = ("资金来源", "资金级次", "名目")


def _sums(
    rows: list[Data], column: str, dimensions: tuple[str, ...] = ("支出性质", *_LISTED)
) -> Iterator[tuple[int, list[int]]]:
    """The rows that are the sum of others, with those."""
    have = [index for index, row in enumerate(rows) if row.get(column)]
    nodes = {index: _node(rows[index]) for index in have}
    for whole in have:
        for dimension in dimensions:
            parts = [one for one in have if _is_part(nodes[one], nodes[whole], dimension)]
            natures = {nodes[one].get("支出性质") for one in parts}
            if dimension == "支出性质" and len(natures) < 2:
                continue
            if parts:
                yield whole, parts


def _node(row: Data) -> dict[str, str]:
    keys = ("资金来源", "支出性质", "资金级次", "资金类别", "科目编码", "名目")
    return {key: row[key] for key in keys if row.get(key) and row[key] != "合计"}


def _is_part(part: dict[str, str], whole: dict[str, str], dimension: str) -> bool:
    """Whether a node lies directly below another in one dimension, and agrees in all others."""
    if {k: v for k, v in part.items() if k != dimension} != {
        k: v for k, v in whole.items() if k != dimension
    }:
        return False
    if dimension == "支出性质":
        above = NATURES.get(part.get(dimension, ""))
        return above is not None and above == whole.get(dimension, "合计")
    return dimension in part and dimension not in whole


def _number(data: Data, text: Any) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"\d+(\.\d+)?", str(text)) else None


def _weights(data: Data) -> Iterator[Mutation]:
    """Weights that come to a hundred or ninety, scores that a total or a method binds."""
    for table in indicator_tables(data):
        rows = at(data, table)
        weighed = [index for index, row in enumerate(rows) if row.get("分值") or row.get("评分点")]
        if len(weighed) < len(rows):
            continue
        for index in weighed:
            row = rows[index]
            points = row.get("评分点") or ()
            if not points:
                yield Mutation("alter a weight", (*table, index, "分值"),
                               _on((*table, index, "分值"), _more))  # fmt: skip
            if row.get("得分") and _is_scored(data, table):
                yield Mutation("alter a score", (*table, index, "得分"),
                               _on((*table, index, "得分"), _less))  # fmt: skip
            for number in range(len(points)):
                path = (*table, index, "评分点", number)
                yield Mutation("alter a weight", (*path, "分值"), _on((*path, "分值"), _more))
                if points[number].get("得分") and data["评价"].get("得分"):
                    yield Mutation("alter a score", (*path, "得分"), _on((*path, "得分"), _less))


def indicator_tables(data: Data) -> Iterator[tuple[Any, ...]]:
    if data.get("绩效指标列表") and data["绩效指标列表"][0].get("分值"):
        yield ("绩效指标列表",)
    if (data.get("评价") or {}).get("评价指标"):
        yield "评价", "评价指标"
    for index, project in enumerate(data.get("项目列表", [])):
        if project.get("绩效指标"):
            yield "项目列表", index, "绩效指标"


def _is_scored(data: Data, table: tuple[Any, ...]) -> bool:
    """Whether a total is stated beside the scores of a table."""
    owner = data if table[0] == "绩效指标列表" else at(data, table[:-1])
    judged = owner if table[-1] == "评价指标" else owner.get("自评") or {}
    return bool(judged.get("得分"))


def _surveys(data: Data) -> Iterator[Mutation]:
    for number, survey in enumerate((data.get("评价") or {}).get("问卷") or ()):
        path = ("评价", "问卷", number)
        single = [i for i, one in enumerate(survey["题目"]) if one["题型"] == "单选"]
        if single:
            yield Mutation("alter a count", (*path, "有效份数"), _on((*path, "有效份数"), _more))
        for index in single:
            options = survey["题目"][index]["选项"]
            for name in options:
                where = (*path, "题目", index, "选项", name)
                yield Mutation("alter a count", where, _on(where, _more))
                if options[name] != "0":
                    yield Mutation("drop a part", where, _drop(where))


def _names(data: Data) -> Iterator[Mutation]:
    """Names that stand in two places: one character of one of them is altered."""
    department = data["部门"]
    region = department["地区"]
    for key in ("名称", "财政部门", "所属政府"):
        if department.get(key, "").startswith(region):
            path = ("部门", key)
            yield Mutation("alter a name", path, _on(path, _character(len(region) - 2)))
    evaluation = data.get("评价") or {}
    for number, person in enumerate(evaluation.get("人员") or ()):
        names = (evaluation.get("评价机构"), department["名称"])
        if person.get("单位") in names:
            path = ("评价", "人员", number, "单位")
            yield Mutation("alter a name", path, _on(path, _character(1)))
    for index, row in enumerate(data.get("绩效指标列表") or ()):
        if row.get("所属目标"):
            path = ("绩效指标列表", index, "所属目标")
            yield Mutation("alter a name", path, _on(path, _character(0)))
    for index, row in enumerate(data.get("成文") or ()):
        if row.get("项目"):
            yield Mutation("alter a name", ("成文", index, "项目"),
                           _on(("成文", index, "项目"), _character(0)))  # fmt: skip


def _dates(data: Data) -> Iterator[Mutation]:
    evaluation = data.get("评价") or {}
    for key, change in (("开始日期", _later), ("结束日期", _earlier), ("出具日期", _earlier)):
        if all(evaluation.get(one) for one in ("开始日期", "结束日期", "出具日期")):
            yield Mutation("alter a date", ("评价", key), _on(("评价", key), change))
    for index, row in enumerate(data.get("成文") or ()):
        if row.get("成文日期"):
            for change in (_earlier, _later):
                path = ("成文", index, "成文日期")
                yield Mutation("alter a date", path, _on(path, change))
    for index, project in enumerate(data.get("项目列表") or ()):
        number, day = project.get("文号", ""), project.get("资金下达日期", "")
        if day and f"〔{day[:4]}〕" in number:
            for change in (_earlier, _later):
                path = ("项目列表", index, "资金下达日期")
                yield Mutation("alter a date", path, _on(path, change))


def _counts(data: Data) -> Iterator[Mutation]:
    department = data["部门"]
    if department.get("内设机构") and department.get("内设机构数"):
        yield Mutation("alter a count", ("部门", "内设机构数"), _on(("部门", "内设机构数"), _more))


def _assets(data: Data) -> Iterator[Mutation]:
    """Values of assets that the sum over the categories binds."""
    rows = data.get("固定资产") or []
    whole = next((i for i, row in enumerate(rows) if row["类别"] == "合计"), None)
    for column in rows[whole] if whole is not None else ():
        parts = [i for i, row in enumerate(rows) if i != whole and row.get(column)]
        if column != "类别" and parts and len(parts) == len(rows) - 1:
            for index in (whole, *parts):
                path = ("固定资产", index, column)
                if _number(data, at(data, path)):
                    yield Mutation("shift the decimal point", path, _on(path, _shift))
                    if _swappable(at(data, path)):
                        yield Mutation("swap digits", path, _on(path, _swap))


def _rows(data: Data) -> Iterator[Mutation]:
    """Whole rows without which a sum no longer holds."""
    for path in bound_cells(data):
        rows = at(data, path[:-2])
        listed = [parts for _, parts in _sums(rows, path[-1], _LISTED)]
        alone = all(_stands_alone(rows, path[-2], key) for key in _LISTED)
        if alone and any(path[-2] in parts and len(parts) > 1 for parts in listed):
            yield Mutation("drop a part", path[:-1], _drop(path[:-1]))
    for table in indicator_tables(data):
        for index, row in enumerate(at(data, table)):
            yield Mutation("drop a part", (*table, index), _drop((*table, index)))
            if row.get("分值") and len(row.get("评分点") or ()) > 1:
                for number in range(len(row["评分点"])):
                    path = (*table, index, "评分点", number)
                    yield Mutation("drop a part", path, _drop(path))


def _stands_alone(rows: list[Data], index: int, key: str) -> bool:
    """Whether no other row speaks of the same source: then it would be unknown, not absent."""
    return not rows[index].get(key) or sum(row.get(key) == rows[index][key] for row in rows) == 1


def _on(path: tuple[Any, ...], change: Callable[[str, random.Random], str]) -> Change:
    """A change of the text at a path."""

    def apply(data: Data, dice: random.Random) -> None:
        at(data, path[:-1])[path[-1]] = change(str(at(data, path)), dice)

    return apply


def _drop(path: tuple[Any, ...]) -> Change:
    def apply(data: Data, dice: random.Random) -> None:
        del at(data, path[:-1])[path[-1]]

    return apply


def _swappable(text: str) -> bool:
    """Whether two neighbouring digits differ by more than rounding would hide."""
    digits = text.partition(".")[0]
    return any(one != two for one, two in pairwise(digits))


def _swap(text: str, dice: random.Random) -> str:
    digits = text.partition(".")[0]
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1]]
    place = dice.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _shift(text: str, dice: random.Random) -> str:
    return f"{Decimal(text) * dice.choice((10, Decimal('0.1'))):f}"


def _unit(text: str, dice: random.Random) -> str:
    return text + dice.choice(("元", "万元", "亿元")) if text else text


def _more(text: str, dice: random.Random) -> str:
    return f"{Decimal(text) + dice.randint(1, 3):f}"


def _less(text: str, dice: random.Random) -> str:
    return f"{Decimal(text) - Decimal(dice.randint(1, 9)) / 10:f}"


def _character(place: int) -> Callable[[str, random.Random], str]:
    def change(text: str, dice: random.Random) -> str:
        other = dice.choice([sign for sign in "甲乙丙丁戊己" if sign != text[place]])
        return text[:place] + other + text[place + 1 :]

    return change


def _later(text: str, dice: random.Random) -> str:
    return f"{int(text[:4]) + dice.randint(2, 3)}{text[4:]}"


def _earlier(text: str, dice: random.Random) -> str:
    return f"{int(text[:4]) - dice.randint(1, 2)}{text[4:]}"
