"""How a format prints values: unit, places, grouping, dates; one object per format."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs

from reportgen.amounts import (
    Amount,
    Change,
    Points,
    Quantity,
    Rate,
    Ratio,
    amount_printer,
    number_printer,
    print_amount,
    print_change,
    print_date,
    print_number,
    print_rate,
    rate_printer,
)
from reportgen.prose import Phrase


@attrs.frozen
class Printer:
    """The habits of one format.

    ``unit`` and ``places`` are for amounts, ``rate_places`` for percentages, ``grouping`` sets
    thousands marks, ``date`` is a CLDR pattern or None for 2024年5月8日. ``grades`` are names
    with the least points for each, from the highest.
    """

    unit: str = "元"
    places: int = 2
    grouping: bool = False
    rate_places: int = 2
    date: str | None = None
    grades: tuple[tuple[str, Decimal], ...] = ()

    def text(self, value: Any) -> str:
        """Any printable value as the format writes it.

        A record prints as its main value. Raises ``TypeError`` for what does not print.
        """
        show = _SHOW.get(type(value))
        if show is not None:
            return show(self, value)
        if isinstance(value, tuple):  # a name that several rows answer to
            return "、".join(self.text(row) for row in value)
        record = getattr(type(value), "__record__", None)
        if record is None or not record.main:
            raise TypeError(f"{type(value).__name__} cannot be printed")
        return self.text(getattr(value, record.main))

    def amount(self, amount: Amount, unit: str | None = None, places: int | None = None) -> str:
        """Money with its unit's name: 1311.56万元."""
        unit = self.unit if unit is None else unit
        return print_amount(amount, unit, self.places if places is None else places, self.grouping)

    def bare(self, value: Any, places: int | None = None) -> str:
        """A figure alone, for columns whose head names the unit."""
        return self.figures(places).get(type(value), self.text)(value)

    def figures(self, places: int | None = None) -> dict[type, Callable[[Any], str]]:
        """What prints figures alone, by their type."""
        of_money, of_rates = (self.places, self.rate_places) if places is None else (places, places)
        rate, points = rate_printer(of_rates, ""), number_printer(places)
        return {
            Amount: amount_printer(self.unit, of_money, self.grouping, with_unit=False),
            Rate: rate,
            Ratio: rate,
            Points: lambda given: points(given.value),
            int: lambda number: print_number(number, places or 0, self.grouping),
        }

    def rate(self, rate: Rate | Ratio, places: int | None = None) -> str:
        """A percentage: 95.58%."""
        return print_rate(rate, self.rate_places if places is None else places)

    def change(self, change: Change | Amount, places: int | None = None) -> str:
        """Growth in words: 增长3.20%, 下降3.20%, 持平; of money 增加3.20万元, 减少3.20万元."""
        if isinstance(change, Amount):
            if change.is_zero:
                return "持平"
            return ("增加" if change.yuan > 0 else "减少") + self.amount(abs(change), None, places)
        return print_change(change, self.rate_places if places is None else places)

    def grade(self, points: Points) -> str | None:
        """The grade that so many points belong to; None where the format has none for them."""
        return next((name for name, least in self.grades if points.value >= least), None)

    def day(self, day: datetime.date, pattern: str | None = None) -> str:
        """A date: 2024年5月8日, or by the pattern."""
        return print_date(day, pattern or self.date)


_SHOW: dict[type, Callable[[Printer, Any], str]] = {
    str: lambda printer, value: str(value),
    Phrase: lambda printer, phrase: phrase.before + printer.text(phrase.value),
    int: lambda printer, value: str(value),
    bool: lambda printer, value: "是" if value else "否",
    Decimal: lambda printer, value: print_number(value, None),
    Amount: Printer.amount,
    Points: lambda printer, value: str(value),
    Quantity: lambda printer, value: str(value),
    Rate: Printer.rate,
    Ratio: Printer.rate,
    Change: Printer.change,
    datetime.date: Printer.day,
}
"""How each type of value prints."""
