"""The figures that the data know, by the names that a narrative calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from reportgen.amounts import Amount, Rate, Ratio
from reportgen.checks.about import About
from reportgen.checks.tables import KEYS, Table
from reportgen.measures import attribute, measures_of
from reportgen.model import FundsNode, Kind, Project
from reportgen.model.dimensions import NATURES, SOURCES, At

#: The words for a column, the first that fits: what documents call it, and the columns it may mean.
COLUMN_WORDS: dict[str, tuple[str, ...]] = {
    "上年预算": ("previous_initial",), "上年决算": ("previous_spent",),
    "年初预算": ("initial",), "年初批复": ("initial",),
    "全年预算": ("adjusted",), "调整预算": ("adjusted",), "调整后预算": ("adjusted",),
    "实际到位": ("received",), "到位": ("received",), "收入": ("received",),
    "支出决算": ("spent",), "决算": ("spent",), "实际支出": ("spent",), "执行数": ("spent",),
    "上年结转": ("carried_in",), "年末结转结余": ("carried_over",), "结转结余": ("carried_over",),
}  # fmt: skip
#: The same behind a name, where 支出 is no part of it.
NAMED_COLUMNS = COLUMN_WORDS | {"支出": ("spent",)}
#: What the whole of a department's money is called.
WHOLE = ("支出合计", "总支出", "支出总额", "全年支出", "部门支出", "整体支出", "本年支出")
#: What the list of projects adds up to.
_OF_PROJECTS = (("重点项目", "重点项目支出"), ("抽查项目", "抽查项目支出"))
#: What the whole of a project's money is called in its own passages.
PROJECT_WORDS = ("自评资金", "项目资金", "到位资金", "项目经费", "资金总额", "自评金额")


@attrs.frozen(eq=False)
class Known:
    """An amount of the data: what it is called, how it is quoted, and where it stands."""

    name: str
    column: str
    amount: Amount
    reference: str
    project: Project | None = None

    @property
    def called(self) -> str:
        """Its name and column as messages write them."""
        return f"{self.name}的{KEYS[self.column]}"


def known_amounts(about: About) -> tuple[Known, ...]:
    """Every amount at a named node of every table."""
    return about.once("known_amounts", lambda: tuple(_amounts(about)))


def by_name(about: About) -> dict[str, list[Known]]:
    """The department's amounts by the name of their node."""

    def make() -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        for one in known_amounts(about):
            found.setdefault(one.name, []).append(one)
        for word in WHOLE:
            if "合计" in found:
                found[word] = [one for one in found["合计"] if one.column == "spent"]
        return found

    return about.once("by_name", make)


def of_project(about: About, project: Project) -> list[Known]:
    """The amounts of a project's own table."""

    def make() -> dict[int, list[Known]]:
        found: dict[int, list[Known]] = {}
        for one in known_amounts(about):
            found.setdefault(id(one.project), []).append(one)
        return found

    return about.once("by_project", make).get(id(project), [])


def names_pattern(about: About) -> re.Pattern[str]:
    """A name that the data know and perhaps a column, at the end of a text."""

    def make() -> re.Pattern[str]:
        names = sorted((re.escape(name) for name in by_name(about)), key=len, reverse=True)
        columns = "|".join(sorted(NAMED_COLUMNS, key=len, reverse=True))
        said = "(?:数|额|总额|总计)?(?:分别)?(?:为|是|共计|共|合计|达到|达|完成|安排)?[ ]?"
        return re.compile(f"(?P<name>{'|'.join(names) or QUIET})的?(?P<column>{columns})?{said}$")

    return about.once("names_pattern", make)


#: Matches nothing that anybody types.
QUIET = "\x00"


def nodes(about: About) -> tuple[tuple[str, Table, FundsNode], ...]:
    """Every named node of every table, with its name."""
    return about.once("nodes", lambda: tuple(_nodes(about)))


def rates_of(
    about: About, keys: Iterable[str], project: Project | None = None
) -> list[tuple[str, str, Ratio]]:
    """The known values of measures, of the department or of one project: name, key, value."""
    wanted = tuple(keys)
    return [one for one in _rates(about, project) if one[1] in wanted]


def rate_reference(about: About, called: str, key: str, project: Project | None) -> str:
    """How a narrative quotes a measure of a named node; empty for what is of no node."""
    for name, table, node in nodes(about):
        if name == called and table.project is project:
            return f"{_stem(table)}.{'.'.join(node.at.names)}.{key}"
    return ""


def same_rate(typed: Rate, ratio: Ratio) -> bool:
    """Whether a typed rate is a computed one, given the margins of both."""
    return typed.agrees_with(ratio) and ratio.bounds is not None


def explained(
    about: About, typed: Rate, apart_from: Iterable[str], project: Project | None = None
) -> str:
    """What a typed rate really is: the measure that has this value; empty for none."""
    skipped = set(apart_from)
    for name, key, ratio in _rates(about, project):
        if key not in skipped and same_rate(typed, ratio):
            return f"{typed.text}是{name}的{key}"
    for name, table, node in nodes(about) if project is None else ():
        if table.project is not None:
            continue
        for over, under in (("adjusted", "initial"), ("received", "initial")):
            one, two = getattr(node, over), getattr(node, under)
            known = one is not None and two is not None and not two.is_zero
            if known and same_rate(typed, Ratio(one, two)):
                return f"{typed.text}是{name}的{KEYS[over]}÷{KEYS[under]}"
    return ""


def _rates(about: About, project: Project | None) -> list[tuple[str, str, Ratio]]:
    def make() -> dict[int, list[tuple[str, str, Ratio]]]:
        found: dict[int, list[tuple[str, str, Ratio]]] = {id(None): list(_of_department(about))}
        for name, table, node in nodes(about):
            own = found.setdefault(id(table.project), [])
            own += ((name, key, ratio) for key, ratio in _of_node(node))
        return found

    return about.once("rates", make).get(id(project), [])


def _of_node(node: FundsNode) -> Iterator[tuple[str, Ratio]]:
    for measure in measures_of(FundsNode):
        if measure.info.kind is Kind.RATE:
            value = attribute(node, measure.info.key)
            if isinstance(value, Ratio) and value.is_known:
                yield measure.info.key, value


def _of_department(about: About) -> Iterator[tuple[str, str, Ratio]]:
    owners: tuple[tuple[str, Any], ...] = (
        ("部门", about.year.department),
        ("收支", about.year.funds),
        ("部门", about.year),
        ("固定资产", about.year.assets.find("合计") if about.year.assets else None),
    )
    for name, owner in owners:
        for measure in measures_of(type(owner)) if owner is not None else ():
            value = attribute(owner, measure.info.key)
            if isinstance(value, Ratio) and value.is_known:
                yield name, measure.info.key, value


def _nodes(about: About) -> Iterator[tuple[str, Table, FundsNode]]:
    wider = [At(nature=name) for name in NATURES] + [At(source=name) for name in SOURCES]
    for table in about.tables:
        more = wider if table.name == "收支" else ()
        for at in dict.fromkeys((*(node.at for node in table.nodes), *more)):
            yield _called(about, table, at), table, table.node(at)


def _called(about: About, table: Table, at: At) -> str:
    if table.project is not None:
        own = table.project.key or table.project.name
        return own if at == At() else f"{own}×{'×'.join(at.names)}"
    if table.name in ("三公经费", "政府采购") and at == At():
        return table.name
    if at.item:
        return at.item
    return "×".join(at.names)


def _amounts(about: About) -> Iterator[Known]:
    for name, table, node in nodes(about):
        stem = _stem(table)
        for column in KEYS:
            amount = getattr(node, column)
            if amount is not None:
                reference = f"{stem}.{'.'.join(node.at.names)}.{KEYS[column]}"
                yield Known(name, column, amount, reference, table.project)
    for name, key in _OF_PROJECTS:
        amount = attribute(about.year.projects, key) if about.year.projects else None
        if isinstance(amount, Amount):
            yield Known(name, "spent", amount, f"项目列表.{key}")


def _stem(table: Table) -> str:
    if table.project is not None:
        return f"项目列表.{table.project.name}.资金"
    return "收支" if table.name == "收支" else f"收支.{table.name}"
