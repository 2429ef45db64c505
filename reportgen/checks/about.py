"""What rules look at: the year with everything in it by its path, the format, the year before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeVar

from reportgen.amounts import Amount, Points, Rate, Ratio, print_amount, print_rate
from reportgen.checks.finding import Finding
from reportgen.checks.rule import RULES
from reportgen.checks.spots import Spot, Words, spots_of, words_of
from reportgen.checks.tables import Indicators, Table, indicator_lists, tables_of
from reportgen.measures import Resolver
from reportgen.measures.scores import figures
from reportgen.model import Criterion, EvaluationYear, Indicator, Path, Project
from reportgen.packs import Format

T = TypeVar("T")

#: The rules of what a format's documents lack.
OF_GAPS = frozenset({"FMT001", "FMT002", "FMT003"})


class About:
    """One check's subject. Everything is found once, when a rule first asks for it."""

    def __init__(
        self,
        year: EvaluationYear,
        format: Format | None = None,
        previous: EvaluationYear | None = None,
        projects: tuple[Project, ...] | None = None,
        *,
        filled: bool = False,
    ) -> None:
        """``projects`` are those that the format is printed for; None for all of the year's.

        Where its documents are ``filled``, what they lack is known without a rule.
        """
        self.year, self.format, self.previous = year, format, previous
        self.projects = tuple(year.projects or ()) if projects is None else projects
        self.filled = filled
        #: What the rules have found, for those that judge it.
        self.findings: list[Finding] = []
        tuned = format.spec.tuned if format is not None else None
        self.tuned = {one.rule: one.limit.value for one in tuned or ()}

    @cached_property
    def _by_class(self) -> dict[type, list[Spot]]:
        found: dict[type, list[Spot]] = {}
        for spot in spots_of(self.year):
            found.setdefault(type(spot.value), []).append(spot)
        return found

    @property
    def before(self) -> EvaluationYear | None:
        """The year before, where what was given is that."""
        given = self.previous
        follows = given is not None and given.fiscal_year == self.year.fiscal_year - 1
        return given if follows else None

    def spots(self, *classes: type) -> list[Spot]:
        """Every record of these classes, with its path."""
        return [spot for cls in classes for spot in self._by_class.get(cls, ())]

    @cached_property
    def passages(self) -> tuple[Words, ...]:
        """Every narrative passage of the year, with its path."""
        every = (spot for spots in self._by_class.values() for spot in spots)
        return tuple(words for spot in every for words in words_of(spot, lines=False))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table of money."""
        return tuple(tables_of(self.year))

    @cached_property
    def indicators(self) -> tuple[Indicators, ...]:
        """Every list of indicators."""
        return tuple(indicator_lists(self.year))

    @cached_property
    def resolve(self) -> Resolver:
        """What looks references up."""
        return Resolver.kept(self.year)

    @cached_property
    def _paths(self) -> dict[int, Path]:
        return {id(spot.value): spot.path for spots in self._by_class.values() for spot in spots}

    def path_of(self, owner: Any) -> Path | None:
        """Where a record of the year lies; None for what is no part of it."""
        return self._paths.get(id(owner))

    @cached_property
    def _figures(self) -> dict[int, tuple[Fraction | None, Fraction | None]]:
        return {}

    def figures(self, indicator: Indicator) -> tuple[Fraction | None, Fraction | None]:
        """An indicator's actual value and target as numbers of one unit."""
        key = id(indicator)
        if key not in self._figures:
            self._figures[key] = figures(indicator, self.resolve)
        return self._figures[key]

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What several rules need, made when the first of them asks for it."""
        if name not in self._made:
            self._made[name] = make()
        found: T = self._made[name]
        return found

    def limit(self, code: str) -> Decimal:
        """A tunable rule's threshold: the format's, else the rule's own."""
        own = RULES[code].limit
        assert own is not None  # noqa: S101 (only tunable rules ask)
        return self.tuned.get(code, own.value)

    def show(self, value: Any) -> str:
        """A figure as messages write it: money in the file's unit."""
        if isinstance(value, Amount):
            places = self.year.decimal_places
            return print_amount(value, self.year.amount_unit, 2 if places is None else places)
        if isinstance(value, Rate | Ratio):
            return print_rate(value)
        if isinstance(value, Decimal):
            return f"{value.normalize():f}"
        return str(value) if value is not None else "（没有填）"

    def points(self, value: Decimal) -> str:
        """A number of points as messages write it: 88分."""
        return str(Points(value))


def scored(about: About) -> Iterator[tuple[Path, Indicator]]:
    """Every indicator with its path."""
    return ((spot.path, spot.value) for spot in about.spots(Indicator))


def criteria_of(about: About) -> Iterator[tuple[Path, Indicator, Criterion]]:
    """Every criterion with its path and its indicator."""
    return ((spot.path, spot.owners[-1], spot.value) for spot in about.spots(Criterion))
