"""The output that shows a finding: the first that prints the value, or what comes nearest to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportgen.measures import Resolver
from reportgen.model import EvaluationYear, Path, Project
from reportgen.prose import Prose, Reference
from reportgen.remarking.grounds import Origins
from reportgen.remarking.wording import Found, remark_above, remark_of
from reportgen.word import Remark, Remarks, Told

#: Who comments.
CHECKS = "检查"
#: So many outputs have comments; more would hide the document.
MOST_COMMENTS = 500
#: What is said of a row stands beside what the row itself prints, at most one step away.
_NEAR = 1
#: How near an output is to a value, and which it is: the less the better.
Rank = tuple[int, int]


def remarks_on(
    year: EvaluationYear,
    told: Sequence[Told],
    findings: Iterable[Found],
    *,
    resolve: Resolver,
    values: Mapping[str, Any],
    project: Project | None = None,
) -> Remarks:
    """The comments of a draft that printed what was ``told``, given the ``values`` by name.

    Each finding hangs on the first output that prints its value; else on the one that is computed
    from it in the fewest steps; else, for a row or a list, on the first value of it. The rest is
    said at the title. In a document of one ``project`` there is nothing of other projects, and of
    the department only what is printed.
    """
    outputs = _Outputs(Origins(year, resolve), told, values)
    own = _path_of(year, project)
    beside: dict[int, list[Remark]] = {}
    unseen: list[Found] = []
    beyond = 0
    for one in findings:
        is_own = one.path[: len(own)] == own
        at = outputs.showing(one) if is_own else outputs.printing(one.path, but=own[:1])
        if at is None:
            unseen += [one] if is_own else []
        elif at in beside or len(beside) < MOST_COMMENTS:
            beside.setdefault(at, []).append(outputs.remark(one))
        else:
            beyond += 1
    return Remarks(CHECKS, beside, remark_above(unseen, beyond))


def shown(
    year: EvaluationYear,
    told: Sequence[Told],
    *,
    resolve: Resolver,
    values: Mapping[str, Any],
) -> frozenset[Path]:
    """The entered data that a document rests on which printed what was ``told``."""
    return _Outputs(Origins(year, resolve), told, values).paths


class _Outputs:
    """What the outputs of a document rest on, turned round: by data path, the nearest output."""

    def __init__(
        self,
        origins: Origins,
        told: Sequence[Told],
        values: Mapping[str, Any],
    ) -> None:
        self._origins, self._values = origins, values
        #: By the path of a value, and of a row or list that a value lies in.
        self._at: dict[Path, Rank] = {}
        self._within: dict[Path, Rank] = {}
        #: By the path of a list, the outputs that speak of all its rows, with their values.
        self._sums: dict[Path, list[tuple[int, Any]]] = {}
        for number, one in enumerate(told):
            self._enter(number, one)

    @property
    def paths(self) -> frozenset[Path]:
        """Everything that some output prints or is made of."""
        return frozenset(self._at)

    def showing(self, finding: Found) -> int | None:
        """The output that shows what a finding is about: the value, the list or row, its row."""
        path = finding.path
        for number, value in self._sums.get(path, ()):
            if value in finding.values.values():  # the very figure
                return number
        found = self._at.get(path) or self._within.get(path)
        around = (path[:end] for end in range(len(path), 0, -1) if isinstance(path[end - 1], int))
        near = (self._within.get(one) for one in around) if found is None else ()
        found = found or next((one for one in near if one and one[0] <= _NEAR), None)
        return None if found is None else found[1]

    def printing(self, path: Path, *, but: Path) -> int | None:
        """The output that prints the very value at a path; none for what lies in ``but``."""
        found = None if path[:1] == but else self._at.get(path)
        return None if found is None else found[1]

    def remark(self, finding: Found) -> Remark:
        """What is said of a finding that an output shows."""
        return remark_of(finding, is_in_passage=finding.path in self._origins.passages)

    def _enter(self, number: int, told: Told) -> None:
        owner, name = self._asked(told)
        grounds = dict(self._origins.of(owner, name))
        value = self._origins.value(owner, name)
        if value is None:  # a gap shows nothing but itself
            for path in (path for path, steps in grounds.items() if not steps):
                _note(self._at, path, (0, number))
            return
        is_member = bool(name) and not isinstance(owner, Prose | Reference)
        whole = self._origins.path_of(owner) if is_member else None
        if whole:  # a member of a row or list says something of it
            grounds.setdefault(whole, 0)
            self._sums.setdefault(whole, []).append((number, value))
        for path, steps in grounds.items():
            _note(self._at, path, (steps, number))
            for end in range(1, len(path) + 1):
                _note(self._within, path[:end], (steps, number))
        for rows in self._origins.summed(grounds):
            self._sums.setdefault(rows, []).append((number, value))

    def _asked(self, told: Told) -> tuple[Any, str]:
        """Whose value an output printed, and its name: a template's own names are the year's."""
        if told.owner is not None:
            return told.owner, told.name
        if told.name in self._origins.names:
            return self._origins.year, told.name
        return self._values.get(told.name), ""


def _note(best: dict[Path, Rank], path: Path, rank: Rank) -> None:
    best[path] = min(rank, best.get(path, rank))


def _path_of(year: EvaluationYear, project: Project | None) -> Path:
    """Where a document's own data lie: all of the year, or one project."""
    numbers = (number for number, one in enumerate(year.projects or ()) if one is project)
    number = next(numbers, None)
    return () if number is None else ("项目列表", number)
