"""Money: stated wholes and their parts, a row's own columns, projects, assets."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tests.checks.judge.plain import (
    ABOVE,
    CENT,
    COLUMNS,
    DIMENSIONS,
    UNITS,
    WHOLE_BY_NATURE,
    Data,
    number,
)


def fund_tables(data: Data) -> Iterator[tuple[str, list[Data]]]:
    """The tables of money; the department's rows by economic class are of one table with 明细."""
    funds = data.get("收支") or {}
    yield "收支", [*(funds.get("明细") or ()), *(funds.get("经济分类") or ())]
    for key in ("三公经费", "政府采购"):
        yield key, list(funds.get(key) or ())
    for index, project in enumerate(data.get("项目列表") or ()):
        yield f"项目{index}", list(project.get("资金") or ())


def funds(data: Data) -> Iterator[str]:
    for name, rows in fund_tables(data):
        yield from _sums(data, name, rows)
    bases = (data.get("收支") or {}).get("其他口径") or []
    for name, rows in [*fund_tables(data), ("其他口径", bases)]:
        for row in rows:
            yield from _row(data, f"{name} {sorted(_node(row).items())}", row)
    yield from _wholes(data)


def _node(row: Data) -> dict[str, str]:
    node = {key: row[key] for key in DIMENSIONS if row.get(key) and row[key] != "合计"}
    if "科目编码" in node:
        node.pop("名目", None)
    return node


def _sums(data: Data, name: str, rows: list[Data]) -> Iterator[str]:
    """Stated wholes beside the sum of their stated parts, in each dimension by itself."""
    for column in COLUMNS:
        cells = [(_node(row), number(data, row.get(column))) for row in rows]
        cells = [(node, value) for node, value in cells if value is not None]
        for whole, total in cells:
            for dimension in DIMENSIONS:
                parts = [(node, value) for node, value in cells if _below(node, whole, dimension)]
                if not parts or not _complete(rows, column, whole, dimension, parts):
                    continue
                margin = Decimal("0.005") * (len(parts) + 1)
                if abs(total - sum(value for _, value in parts)) > margin:
                    yield f"{name} {column} {sorted(whole.items())} by {dimension}"
                if any(value > total + CENT for _, value in parts):
                    yield f"{name} {column} {sorted(whole.items())} part by {dimension}"


def _below(node: dict[str, str], whole: dict[str, str], dimension: str) -> bool:
    """Whether a node is a direct part of another in one dimension and agrees in all others."""
    others = [key for key in DIMENSIONS if key != dimension]
    if dimension not in node or any(node.get(key) != whole.get(key) for key in others):
        return False
    if dimension == "科目编码" and node.get("支出性质") != "基本支出":
        return False
    mine, above = node[dimension], whole.get(dimension, "")
    if dimension == "科目编码":
        return (bool(above) and mine != above and mine.startswith(above)) or not above
    return ABOVE.get(mine, "") == above


def _complete(
    rows: list[Data], column: str, whole: dict[str, str], dimension: str, parts: list[Any]
) -> bool:
    """Whether the parts are all: by nature the prescribed ones; else no listed one is empty."""
    names = {node[dimension] for node, _ in parts}
    if dimension == "支出性质":
        return WHOLE_BY_NATURE.get(whole.get(dimension, ""), {"?"}) <= names
    spoken = {node[dimension] for row in rows if (node := _node(row)) and dimension in node
              and ABOVE.get(node[dimension], "") == whole.get(dimension, "")}  # fmt: skip
    return dimension == "科目编码" or spoken <= names


def _row(data: Data, name: str, row: Data) -> Iterator[str]:
    """A row's own columns: no more received than budgeted, no more spent than there is."""
    have = {key: number(data, row.get(key)) for key in (*COLUMNS, "上年结转", "年末结转结余")}
    known = {key: value for key, value in have.items() if value is not None}
    carried = known.get("上年结转", Decimal(0))
    for less, more in (
        ("支出决算", "全年预算"),
        ("支出决算", "实际到位"),
        ("实际到位", "全年预算"),
    ):
        if less in known and more in known and known[less] > known[more] + carried + CENT:
            yield f"{name} {less} over {more}"
    if {"上年结转", "实际到位", "支出决算", "年末结转结余"} <= known.keys():
        left = carried + known["实际到位"] - known["支出决算"]
        if abs(left - known["年末结转结余"]) > 2 * CENT:
            yield f"{name} carry-over"
    of_year = [known[key] for key in COLUMNS[2:] if known.get(key)]
    if len(of_year) > 1 and max(of_year) > 8 * min(of_year):
        yield f"{name} magnitudes"
    bound = row.get("支出性质") == "公用经费" or "三公" in name or "采购" in name
    if (bound and {"年初预算", "支出决算"} <= known.keys()) and (
        known["支出决算"] > known["年初预算"] + CENT
    ):
        yield f"{name} over its first budget"


def whole_cell(data: Data, column: str, nature: str = "合计") -> Decimal | None:
    rows = (data.get("收支") or {}).get("明细") or ()
    for row in rows:
        if _node(row) == ({} if nature == "合计" else {"支出性质": nature}):
            value = number(data, row.get(column))
            if value is not None:
                return value
    return None


def _wholes(data: Data) -> Iterator[str]:
    """What cannot be more than all spending: three public expenses, purchases, what is examined."""
    spent = whole_cell(data, "支出决算")
    if spent is None:
        return
    for key in ("三公经费", "政府采购"):
        rows = (data.get("收支") or {}).get(key) or []
        parts = [number(data, row.get("支出决算")) for row in rows if row["名目"] != "合计"]
        if sum(value for value in parts if value is not None) > spent + CENT:
            yield f"{key} over all spending"
    examined = number(data, (data.get("评价") or {}).get("抽查资金"))
    if examined is not None and examined > spent + CENT:
        yield "抽查资金 over all spending"


def project_total(data: Data, project: Data, column: str) -> Decimal | None:
    """A project's whole in one column: its row without a name, else the sum of the others."""
    rows = project.get("资金") or []
    cells = [(_node(row), number(data, row.get(column))) for row in rows]
    for node, value in cells:
        if not node and value is not None:
            return value
    values = [value for node, value in cells if node]
    return sum(values, Decimal(0)) if values and None not in values else None


def projects(data: Data) -> Iterator[str]:
    projects = data.get("项目列表") or []
    for column in ("年初预算", "支出决算"):
        whole = whole_cell(data, column, "项目支出")
        parts = [project_total(data, one, column) for one in projects]
        known = [value for value in parts if value is not None]
        if whole is not None and known and sum(known) > whole + CENT * len(known):
            yield f"projects over 项目支出 in {column}"
    for index, project in enumerate(projects):
        spent = project_total(data, project, "支出决算")
        for row in project.get("绩效指标") or ():
            words = ("支出", "经费", "保险费", "金额")
            if row.get("度量单位") in UNITS and any(word in row["名称"] for word in words):
                actual = number(data, f"{row.get('完成值')}{row['度量单位']}")
                if actual is not None and spent is not None and abs(actual - spent) > CENT:
                    yield f"project {index} spent and {row['名称']}"


def assets(data: Data) -> Iterator[str]:
    rows = {row["类别"]: {k: number(data, v) for k, v in row.items() if k != "类别"}
            for row in data.get("固定资产") or ()}  # fmt: skip
    whole = rows.get("合计", {})
    parts = [row for name, row in rows.items() if name != "合计"]
    for column, total in whole.items():
        cells = [row.get(column) for row in parts]
        known = [cell for cell in cells if cell is not None]
        is_whole = total is not None and known and len(known) == len(cells)
        if is_whole and abs(total - sum(known)) > CENT * len(known):
            yield f"固定资产 {column}"
    for name, row in rows.items():
        names = ("年初原值", "本年增加", "本年处置", "年末原值")
        cells = [row.get(key) for key in names]
        if None not in cells:
            first, more, less, last = (cell for cell in cells if cell is not None)
            if abs(first + more - less - last) > 2 * CENT:
                yield f"固定资产 {name} closing"
        for less_key, more_key in (("年初净值", "年初原值"), ("年末净值", "年末原值"),
                                   ("在用原值", "年末原值")):  # fmt: skip
            low, high = row.get(less_key), row.get(more_key)
            if low is not None and high is not None and low > high + CENT:
                yield f"固定资产 {name} {less_key} over {more_key}"
