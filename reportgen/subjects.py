"""Which documents a year has, and of whom each is (对象): the department, or one project."""

from __future__ import annotations

from reportgen.errors import ProjectError
from reportgen.model import EvaluationYear, Issue, Project, ProjectTable
from reportgen.nearness import near
from reportgen.packs import Format

#: How a caller says which project: the object, its code or name, or its number.
Wanted = Project | str | int | None
#: So many projects are listed in a message.
_LISTED = 20


def subject_of(format: Format, year: EvaluationYear, wanted: Wanted) -> Project | None:
    """The one project a document is of; None for a document of the department.

    ``wanted`` is the project, its code, its short or full name, or its number in the list, from 1.
    Raises ``ProjectError``.
    """
    if not format.per_project:
        if wanted is not None:
            raise ProjectError(f"{format.id}一个部门一份，不能指定项目")
        return None
    if isinstance(wanted, Project):
        return wanted
    projects = year.projects
    if not projects:
        raise ProjectError(f"{format.id}一个项目一份，数据的“项目列表”中没有项目")
    if wanted is None:
        raise ProjectError(f"{format.id}一个项目一份，请指定项目：{_listed(projects)}")
    if isinstance(wanted, int) and 1 <= wanted <= len(projects):
        return projects[wanted - 1]
    return _found(projects, str(wanted).strip())


def subjects_of(
    format: Format, year: EvaluationYear, wanted: Wanted = None
) -> tuple[Project | None, ...]:
    """Those for whom a format prints a document each: all projects, unless one is wanted.

    Raises ``ProjectError``, also where 成文 has a project for a format that has none.
    """
    if format.per_project and wanted is None and year.projects:
        return tuple(year.projects)
    if not format.per_project and any(row.project for row in rows_for(format, year)):
        raise ProjectError(f"{format.id}一个部门一份，请把“成文”中这个格式的“项目”去掉")
    return (subject_of(format, year, wanted),)


def printed_for(format: Format, year: EvaluationYear, wanted: Wanted = None) -> tuple[Project, ...]:
    """The projects that a format is printed for, none for a format of the department.

    Raises ``ProjectError``.
    """
    return tuple(one for one in subjects_of(format, year, wanted) if one is not None)


def rows_for(format: Format, year: EvaluationYear) -> list[Issue]:
    """The rows of 成文 that are of a format."""
    return [row for row in year.issues or () if row.format in (format.id, format.name)]


def documents_of(year: EvaluationYear) -> list[tuple[str, str | None]]:
    """The documents a year is to be printed as: format ids, and the project of those of one.

    They are the formats it names (格式), and the documents of single projects in 成文.
    """
    whole: list[tuple[str, str | None]] = [(name, None) for name in year.formats or ()]
    single = [(row.format, row.project) for row in year.issues or () if row.project]
    named = set(year.formats or ())
    return list(dict.fromkeys([*whole, *(one for one in single if one[0] not in named)]))


def _found(projects: ProjectTable, wanted: str) -> Project:
    found = projects.called(wanted)
    if len(found) > 1:
        places = "、".join(str(n) for n, one in enumerate(projects, 1) if one in found)
        raise ProjectError(f"有{len(found)}个项目叫“{wanted}”，请写项目代码或序号（{places}）")
    if found:
        return found[0]
    like = near(wanted, (one.name for one in projects))
    hint = f"，是否为“{like[0]}”" if like else ""
    raise ProjectError(f"没有项目“{wanted}”{hint}；数据中有：{_listed(projects)}")


def _listed(projects: ProjectTable) -> str:
    shown = "；".join(f"{n}.{one.name}" for n, one in enumerate(projects[:_LISTED], 1))
    return shown + (f"……共{len(projects)}个" if len(projects) > _LISTED else "")
