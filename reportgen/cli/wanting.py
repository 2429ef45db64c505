"""Which documents of a data file a command is to print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.cli.problem import Unworkable

if TYPE_CHECKING:
    from reportgen.model import EvaluationYear
    from reportgen.packs import Format


def documents_wanted(
    year: EvaluationYear, format_id: str | None, project: str | None
) -> list[tuple[Format, str | None]]:
    """The format asked for, else those that the data file names, each with its project."""
    from reportgen.packs import find_format

    named = [(format_id, project)] if format_id else _declared(year, project)
    return [(find_format(name, year.fiscal_year), one) for name, one in named]


def _declared(year: EvaluationYear, project: str | None) -> list[tuple[str, str | None]]:
    """The documents that the data file names; of one project, those in formats for projects."""
    from reportgen.packs import find_format
    from reportgen.subjects import documents_of

    declared = documents_of(year)
    if not declared:
        raise Unworkable("数据文件没有写“格式”，请用 --format 指定；全部格式见 reportgen formats")
    if project is None:
        return declared
    formats = dict.fromkeys(name for name, _ in declared if find_format(name).per_project)
    if not formats:
        raise Unworkable("数据文件没有写一个项目一份的格式，请用 --format 指定")
    return [(name, project) for name in formats]


def refuse_one_name(wanted: Sequence[Format]) -> None:
    """Documents of several formats with one title would be files of one name."""
    kinds = {one.id: one for one in wanted}
    if len({one.title for one in kinds.values()}) < len(kinds):
        raise Unworkable(
            "数据文件要印的几种格式标题相同，文件会同名，请用 --format 和 -o 逐种打印："
            + "、".join(kinds)
        )
