"""What is gathered from the sheets of a workbook: data, projects by name, what is to be said."""

from __future__ import annotations

import attrs

from reportgen.errors import Place, Problem
from reportgen.forms.planning.rows import PROJECT_KEYS
from reportgen.forms.reading.cell_nodes import Cell
from reportgen.forms.reading.tree import Branch, Rows
from reportgen.model import Path as DataPath
from reportgen.reading import Scalar
from reportgen.reading.wording import nearest, or_rather, quote

#: Under this a project keeps what other sheets call it, where its own sheet does not have it.
CALLED = "（项目）"


@attrs.define
class Gathering:
    """One tree of data under way; projects are known once their sheet was read.

    ``alone`` is False for a workbook that others complete: a project may be named that it has not.
    ``blank`` and ``columns`` say where what is missing would stand, as ``CellPlaces`` has them.
    """

    root: Branch = attrs.Factory(Branch)
    projects: dict[str, Branch] = attrs.Factory(dict)
    problems: list[Problem] = attrs.Factory(list)
    notes: list[Problem] = attrs.Factory(list)
    blank: dict[DataPath, Place] = attrs.Factory(dict)
    columns: dict[tuple[str, str, tuple[str, ...]], int] = attrs.Factory(dict)
    alone: bool = True

    def problem(self, code: str, message: str, place: Place, path: str = "") -> None:
        """Say something that keeps the workbook from being read."""
        self.problems.append(Problem(code, path, message, place))

    def note(self, message: str, place: Place, code: str = "heading") -> None:
        """Say something that keeps nothing from being read."""
        self.notes.append(Problem(code, "", message, place))

    def note_projects(self) -> None:
        """Know the projects by their names from here on."""
        found = self.root.find("项目列表", Rows)
        for project in found.items if found is not None else ():
            if isinstance(project, Branch):
                for name in PROJECT_KEYS:
                    self.projects.setdefault(project.text(name), project)
        self.projects.pop("", None)

    def owner(self, given: Cell | None, place: Place) -> Branch:
        """The project that a row is of. What cannot be told is a problem."""
        if given is None and len({id(one) for one in self.projects.values()}) == 1:
            return next(iter(self.projects.values()))
        name = given.said if given is not None else ""
        if name in self.projects:
            return self.projects[name]
        if given is not None and not self.alone:
            return self._new_project(name, place)
        if given is None:
            message = "没有写是哪个项目的，请在“项目”一栏写项目的简称或名称"
        else:
            near = nearest(name, self.projects)
            message = f"“项目”表里没有“{quote(name)}”{or_rather(near)}；请写“项目”表里的简称或名称"
        self.problems.append(Problem("project", "项目", message, place, found=quote(name)))
        return Branch()

    def _new_project(self, name: str, place: Place) -> Branch:
        """A project that another workbook may know more of."""
        made = Branch(place)
        made.put(CALLED, Scalar(name, place), place)
        self.root.rows("项目列表", place).items.append(made)
        self.projects[name] = made
        return made
