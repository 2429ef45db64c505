"""Several copies of one form, each filled in by another office, joined into one.

What only one of them says is taken; where two say different things, the first is kept and both are
told. Nothing is judged: the joined form is checked like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs

from reportgen.errors import IntakeError, Place, Problem
from reportgen.forms.making.form import form
from reportgen.forms.marking import Mark, NotUnderstood, annotate
from reportgen.forms.merging.projects import in_full, named
from reportgen.forms.merging.trees import (
    ROOT,
    Conflict,
    Joining,
    is_blank,
    plain,
    same_number,
    shown,
    step,
)
from reportgen.forms.reading.loading import Workbook, read_workbook
from reportgen.forms.reading.opening import read_file
from reportgen.model import Path as DataPath
from reportgen.model import (
    show_path,
)
from reportgen.reading import Node


@attrs.frozen
class Merged:
    """A joined form, what its sources say differently, and what they could not be read for."""

    data: bytes
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]


def merge(files: Sequence[str | Path], format: str | None = None) -> Merged:
    """Join filled workbooks into one of a format (the first that they name, where none is given).

    Raises ``IntakeError`` where a file is no workbook or none names a format, and what ``form``
    raises.
    """
    books = [read_workbook(read_file(Path(file)), Path(file).name, alone=False) for file in files]
    _refuse_others([(Path(file).name, book) for file, book in zip(files, books, strict=True)])
    job = Joining()
    root, *others = in_full([book.root for book in books], job)
    for other in others:
        root = job.nodes(root, other, ROOT, ())
    data = plain(named(root))
    chosen = [format] if format else data.get("格式")
    if not isinstance(chosen, list):
        message = "几份工作簿都没有写“格式”，请用 --format 指定"
        raise IntakeError([Problem("format", "格式", message)])
    made = form(*chosen, data=data)
    problems = tuple(one for book in books for one in (*book.problems, *book.notes))
    return Merged(_marked(made, job.conflicts), tuple(job.conflicts), problems)


def _refuse_others(books: Sequence[tuple[str, Workbook]]) -> None:
    """Copies of one form have one year, one department and one unit. Raises ``IntakeError``."""
    problems = []
    for path in (("年度",), ("部门", "名称"), ("金额单位",)):
        said = [(name, _at_path(book.root, path)) for name, book in books]
        filled = [(name, node) for name, node in said if node is not None and not is_blank(node)]
        for name, node in filled[1:]:
            first, kept = filled[0]
            if plain(node) != plain(kept) and not same_number(node, kept):
                message = (
                    f"{first}填“{shown(kept)}”，{name}填“{shown(node)}”，"
                    "不是同一份表分头填的，不能合并，请改成一致"
                )
                problems.append(Problem("other", ".".join(path), message, node.place))
    if problems:
        raise IntakeError(problems)


def _at_path(node: Node, path: DataPath) -> Node | None:
    found: Node | None = node
    for key in path:
        found = step(found, key) if found is not None else None
    return found


def _marked(data: bytes, conflicts: Sequence[Conflict]) -> bytes:
    """The joined form with the cells marked that two have filled in differently."""
    if not conflicts:
        return data
    root = read_workbook(data, "").root
    marks = [
        Mark(_at(root, one.path), "警告", "", show_path(one.path), str(one), "核对后留下正确的一个")
        for one in conflicts
    ]
    try:
        return annotate(data, marks)
    except NotUnderstood:  # which a workbook of our own making is not
        return data


def _at(node: Node, path: DataPath) -> Place:
    for key in path:
        inner = step(node, key)
        if inner is None:
            return node.place
        node = inner
    return node.place
