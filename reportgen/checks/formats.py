"""What a format requires (FMT): data, lengths, the years in force."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen import binding
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, INFO, WARNING, Raised
from reportgen.checks.naming import path_by_names
from reportgen.checks.rule import rule
from reportgen.checks.sources import FORM
from reportgen.errors import ProjectError
from reportgen.filling import compile_format
from reportgen.model import Funds, FundsNode, Path, Project, path_of, record_of
from reportgen.prose import Prose, Reference
from reportgen.word import Gaps, Missing


@rule(
    "FMT001",
    "缺少格式要求的数据",
    ERROR,
    remedy="补上数据；先看草稿的，打印时加 --draft",
    source=FORM,
    in_drafts=False,
)
def required(about: About) -> Iterator[Raised]:
    """格式要印的数据没有填，正式文档印不出来。

    只在指定了格式时检查。数据文件中空着的是“不清楚”，没有的要写0或“无”。

    有问题：

    ```yaml
    本格式: "{{ 部门.财政部门 }}"
    ```

    没有问题：

    ```yaml
    本格式: "{{ 部门.财政部门 }}"
    部门: {财政部门: 某市财政局}
    ```
    """
    for project, gaps in _gaps(about):
        missing = (one for one in gaps.missing if not one.reason)
        raised = (_gap(about, one, project, "没有填，文档里要印") for one in missing)
        yield from {(one.path, one.message): one for one in raised}.values()


@rule(
    "FMT002",
    "超过格式的字数限制，或印不出来",
    ERROR,
    remedy="删减文字，或改正引用的数据",
    source=FORM,
    in_drafts=False,
)
def too_long(about: About) -> Iterator[Raised]:
    """一段文字超过了格式规定的字数，或者一个值无法照格式的要求印出。

    字数按印出来的文字计算，引用的数也算在内。

    有问题：

    ```yaml
    本格式: "{{ 部门.名称|限字(4) }}"
    ```

    没有问题：

    ```yaml
    本格式: "{{ 部门.名称|限字(100) }}"
    ```
    """
    for project, gaps in _gaps(about):
        for one in gaps.missing:
            if one.reason:
                yield _gap(about, one, project, one.reason)


@rule(
    "FMT003",
    "格式允许空着的数据没有填",
    INFO,
    remedy="不用改；知道的可以补上",
    source=FORM,
    in_drafts=False,
)
def blank(about: About) -> Iterator[Raised]:
    """格式里可以空着的格没有数据，印成空格。

    有问题：

    ```yaml
    本格式: "{{ 部门.财政部门|可空 }}"
    ```

    没有问题：

    ```yaml
    本格式: "{{ 部门.财政部门|可空 }}"
    部门: {财政部门: 某市财政局}
    ```
    """
    for project, gaps in _gaps(about):
        for one in gaps.blank:
            yield _gap(about, one, project, "没有填，表中留空")


@rule(
    "FMT004",
    "格式不用于这个年度",
    WARNING,
    remedy="换用这个年度的格式，见 reportgen formats --year",
    source=FORM,
)
def out_of_force(about: About) -> Iterator[Raised]:
    """格式规定了适用的年度，数据不是这些年度的。

    有问题：

    ```yaml
    本格式: {起始年度: 2025}
    年度: 2024
    ```

    没有问题：

    ```yaml
    本格式: {起始年度: 2024}
    年度: 2024
    ```
    """
    chosen, year = about.format, about.year.fiscal_year
    if chosen is not None and not chosen.in_force(year):
        message = f"{chosen.title}用于{chosen.years}，数据是{year}年度的"
        yield Raised(("年度",), message, {"格式": chosen.years, "数据": year})


@rule(
    "FMT005",
    "等级不在格式的分档中",
    WARNING,
    remedy="用格式的等级名称，或空着由程序得出",
    source=FORM,
)
def unknown_grade(about: About) -> Iterator[Raised]:
    """填报的等级不是格式规定的名称，例如格式用“优秀”而填了“优”。

    有问题：

    ```yaml
    本格式: {等级划分: [{名称: 优秀, 下限: 85}, {名称: 较差, 下限: 0}]}
    自评: {等级: 优}
    ```

    没有问题：

    ```yaml
    本格式: {等级划分: [{名称: 优秀, 下限: 85}, {名称: 较差, 下限: 0}]}
    自评: {等级: 优秀}
    ```
    """
    grades = about.format.spec.grades if about.format is not None else None
    names = [one.name for one in grades or ()]
    for key, evaluation in (("自评", about.year.self_evaluation), ("评价", about.year.evaluation)):
        stated = evaluation.grade if evaluation else None
        if stated and names and stated not in names:
            message = f"填报“{stated}”，格式的等级是{'、'.join(names)}"
            yield Raised((key, "等级"), message, {"填报": stated, "等级": names})


def _gaps(about: About) -> tuple[tuple[Project | None, Gaps], ...]:
    """What each document of the format lacks: of the department, or of each project."""
    return about.once("gaps", lambda: tuple(_found_gaps(about)))


def _found_gaps(about: About) -> Iterator[tuple[Project | None, Gaps]]:
    if about.format is None or about.filled:
        return
    filler = compile_format(about.format)
    for project in about.projects if about.format.per_project else (None,):
        try:
            yield project, filler.gaps(about.year, project=project, pictures=_ANY)
        except ProjectError:
            continue


def _gap(about: About, missing: Missing, project: Project | None, words: str) -> Raised:
    """A finding on something missing, at the object whose field is to be filled in."""
    named = binding.described(about.year, missing)
    of = f"（{project.name}）" if project is not None else ""
    path = _path(about, missing)
    return Raised(path, words if path else f"{named}{of}：{words}", {"数据": named})


def _path(about: About, missing: Missing) -> Path:
    """The path of what is missing, as near as it can be told."""
    while isinstance(missing.owner, Missing):
        missing = missing.owner
    owner, name = missing.owner, missing.name
    while hasattr(type(owner), "lacking"):  # worked out of other objects: theirs is to be filled in
        owner, name = owner.lacking(name)
    owner = about.year if owner is None else owner
    if isinstance(owner, Prose | Reference):
        return path_by_names(about.year, name.split("."))
    if isinstance(owner, FundsNode):
        return _in_table(about, owner, name)
    found = about.path_of(owner)
    info = record_of(type(owner)).find(name) if found is not None else None
    if found is None or info is None:
        return found or ()
    return (*found, info.made_of or info.key)


def _in_table(about: About, node: FundsNode, name: str) -> Path:
    """The cell of a table of money: in the node's own row, else where rows are added."""
    row, column = node.table.cube.row(node.at), record_of(FundsNode).find(name)
    at = about.path_of(row) if row is not None else None
    if at and column is not None:
        return (*at, column.key)
    funds = about.year.funds
    for info in record_of(Funds).entered if funds is not None else ():
        if getattr(funds, info.name) is node.table:
            return ("收支", info.key)
    return path_of(about.year, node.table) or ("收支", "明细")


def _ANY(name: str) -> bytes:  # noqa: N802 (a constant picture: which files there are is no check)
    return _PIXEL


#: A picture of one white point.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63f80f00010101001bb6ee56"
    "0000000049454e44ae426082"
)
