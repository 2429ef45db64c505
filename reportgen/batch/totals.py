"""Totals over all departments, for the bureau: exact, and with word of what is not in them.

Sums are over the departments that state a figure; how many do not is said beside them, because an
unknown is no nought. Of a rate, both figures must be known. Only what was printed without errors
counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import attrs

from reportgen.amounts import ZERO, Amount, Ratio
from reportgen.batch.figures import MONEY, Figures
from reportgen.batch.outcome import Outcome, State

#: The rates by the names of their measures, with what stands above and below the line.
RATES = {"预算执行率": ("支出决算", "全年预算"), "到位执行率": ("支出决算", "实际到位")}
#: The bands of a rate: the least per cent of each, and what it is called; the last has no figure.
BANDS = (
    (Decimal(0), "60%以下"), (Decimal(60), "60—80%"), (Decimal(80), "80—90%"),
    (Decimal(90), "90—95%"), (Decimal(95), "95—100%"), (Decimal(100), "100%"),
)  # fmt: skip
ABOVE, UNKNOWN = "超过100%", "不清楚"
BAND_NAMES = (*(name for _, name in BANDS), ABOVE, UNKNOWN)


@attrs.define
class Sum:
    """A sum of money over those that state it, and how many do and do not."""

    amount: Amount = ZERO
    known: int = 0
    unknown: int = 0

    def add(self, amount: Amount | None) -> None:
        """Add one department's."""
        if amount is None:
            self.unknown += 1
        else:
            self.amount += amount
            self.known += 1


@attrs.define
class Rate:
    """A rate over all that state both figures, and how their own rates are spread."""

    part: Amount = ZERO
    whole: Amount = ZERO
    spread: Counter[str] = attrs.Factory(Counter)

    def add(self, part: Amount | None, whole: Amount | None) -> None:
        """Add one department's figures."""
        percent = Ratio(part, whole).percent
        self.spread[_band(percent)] += 1
        if percent is not None and part is not None and whole is not None:
            self.part += part
            self.whole += whole

    @property
    def known(self) -> int:
        """Of how many departments the rate is."""
        return self.spread.total() - self.spread[UNKNOWN]

    @property
    def overall(self) -> Fraction | None:
        """All parts against all wholes; None where there is none."""
        return Ratio(self.part, self.whole).fraction


@attrs.define
class Group:
    """The totals of some departments of one year."""

    done: int = 0
    left: int = 0
    #: How many of those that are done were printed as drafts.
    drafts: int = 0
    projects: int = 0
    documents: int = 0
    money: dict[str, Sum] = attrs.Factory(lambda: {name: Sum() for name in MONEY})
    rates: dict[str, Rate] = attrs.Factory(lambda: {name: Rate() for name in RATES})
    #: How many have a grade, by the points at which it begins and its name.
    grades: Counter[tuple[Decimal, str]] = attrs.Factory(Counter)
    unscored: int = 0

    def add(self, outcome: Outcome) -> None:
        """Add a department; a draft in spite of errors is no figure to count on."""
        if not outcome.is_done or outcome.figures is None or outcome.findings.get("error"):
            self.left += 1
            return
        self.done += 1
        self.drafts += any(one.draft for one in outcome.documents)
        self.projects += outcome.projects or 0
        self.documents += len(outcome.documents)
        for name, one in self.money.items():
            one.add(outcome.figures.amount(name))
        for name, (part, whole) in RATES.items():
            self.rates[name].add(outcome.figures.amount(part), outcome.figures.amount(whole))
        self._grade(outcome.figures)

    def _grade(self, figures: Figures) -> None:
        if figures.grade:
            self.grades[Decimal(figures.least), figures.grade] += 1
        else:
            self.unscored += 1


@attrs.define
class Totals:
    """The totals of a run, by year and by region; findings by rule."""

    years: dict[int | None, Group] = attrs.Factory(dict)
    regions: dict[tuple[int | None, str], Group] = attrs.Factory(dict)
    #: How often each rule found something of a severity, and in how many departments.
    found: Counter[str] = attrs.Factory(Counter)
    departments: Counter[str] = attrs.Factory(Counter)
    not_reached: int = 0
    #: Departments of whose data there are several files: their figures count more than once.
    twice: Counter[str] = attrs.Factory(Counter)
    _seen: set[int] = attrs.Factory(set)

    def add(self, outcome: Outcome | None) -> None:
        """Add a job; None for one that was not reached."""
        if outcome is None:
            self.not_reached += 1
            return
        if outcome.state is State.BLANK:
            return
        year, region = outcome.year, outcome.region or "（数据读不出）"
        self.years.setdefault(year, Group()).add(outcome)
        self.regions.setdefault((year, region), Group()).add(outcome)
        self.found.update(outcome.codes)
        self.departments.update(outcome.codes.keys())
        if outcome.is_done:
            self._note(outcome)

    def _note(self, outcome: Outcome) -> None:
        key = hash((outcome.year, outcome.region, outcome.department))
        if key in self._seen:
            self.twice[outcome.department] += 1
        self._seen.add(key)


def total_of(outcomes: Iterable[Outcome | None]) -> Totals:
    """The totals over outcomes."""
    totals = Totals()
    for one in outcomes:
        totals.add(one)
    return totals


def _band(percent: Decimal | None) -> str:
    if percent is None:
        return UNKNOWN
    if percent > BANDS[-1][0]:
        return ABOVE
    return next((name for least, name in reversed(BANDS) if percent >= least), BANDS[0][1])
