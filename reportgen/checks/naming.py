"""Paths by names (对象): 项目列表.防汛经费.资金.合计.支出决算, as a waiver writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.model import EvaluationYear, Listing, Path, is_record, record_of, row_name


def name_of(path: Path, root: Any) -> str:
    """A path with the rows' names for their numbers; 第3项 for a row without a name."""
    names, here = [], root
    for step in path:
        if isinstance(step, int):
            here = here[step]
            names.append((is_record(type(here)) and row_name(here)) or f"第{step + 1}项")
        else:
            here = _step(here, step)
            names.append(step)
    return ".".join(names)


def order_of(path: Path, root: Any) -> tuple[int, ...]:
    """A path as numbers in the order of the fields: findings are sorted by it."""
    order, here = [], root
    for step in path:
        if isinstance(step, int):
            order.append(step)
            here = here[step] if here is not None else None
        else:
            order.append(_place(here, step))
            here = _step(here, step)
    return tuple(order)


def _place(owner: Any, key: str) -> int:
    if not is_record(type(owner)):
        return 0
    keys = [info.key for info in record_of(type(owner)).entered]
    return keys.index(key) if key in keys else len(keys)


def _step(owner: Any, key: str) -> Any:
    return owner.get(key) if isinstance(owner, dict) else getattr(owner, key, None)


def path_by_names(year: EvaluationYear, names: Sequence[str]) -> Path:
    """The data path that names lead to (自评.得分, 问卷.社会公众), as far as they can be followed."""
    here: Any = year
    path: Path = ()
    for name in names:
        if is_record(type(here)):
            info = record_of(type(here)).find(name)
            if info is None or (info.computed and not info.made_of):
                return path
            key = info.made_of or info.key
            path, here = (*path, key), getattr(here, key, None)
        elif isinstance(here, Listing):
            row = here.quoted(name)
            at = next((n for n, one in enumerate(here) if one is row), None)
            if at is None:
                return path
            path, here = (*path, at), row
        else:
            return path
    return path
