"""Exact values and how documents print them: money, rates, quantities, numerals, dates, numbering.

The map of the room, from the ground up:

- ``decimals``  arithmetic in contexts of our own: exact, half-up, whatever the caller's context
- ``amount``  Amount, money in yuan with its rounding margin; UNITS, ZERO, total
- ``quantity``  Quantity, 8.7万余 as typed with what it means
- ``rate``  Rate as stated, Ratio as computed, Change over a base
- ``numerals``, ``numerals_read``  一百二十, 第三, 二〇二四, 人民币大写, and back
- ``typed``, ``faults``  what people type for a number, made plain; what to do when it is none
- ``reading``, ``reading_quantity``, ``reading_dates``  text to value, or Unreadable with a remedy
- ``printing``, ``dates``  value to text
- ``ordering``  order among rates and points, and against whole numbers
- ``points``  Points, scores and weights
- ``numbering``  schemes like 一、（一）1. and the counter of a document
- ``num2words_zh``  our numerals for num2words; imported by nobody here

Nothing here is ever a float; everything is immutable but a document's Counter. Babel and num2words
are not loaded by importing this package.
"""

from reportgen.amounts.amount import UNITS, ZERO, Amount, total
from reportgen.amounts.dates import print_chinese_date, print_date, print_year
from reportgen.amounts.numbering import Counter, Level, Scheme, numeral
from reportgen.amounts.numerals import capital, cardinal, digits, ordinal, rmb
from reportgen.amounts.numerals_read import read_cardinal, read_rmb
from reportgen.amounts.points import Points
from reportgen.amounts.printing import (
    DASH,
    POINTS,
    amount_printer,
    number_printer,
    print_amount,
    print_change,
    print_number,
    print_points,
    print_rate,
    rate_printer,
)
from reportgen.amounts.quantity import Quantity
from reportgen.amounts.rate import Change, Figure, Rate, Ratio
from reportgen.amounts.reading import (
    read_amount,
    read_count,
    read_date,
    read_number,
    read_quantity,
    read_rate,
    read_year,
)

__all__ = [
    "DASH",
    "POINTS",
    "UNITS",
    "ZERO",
    "Amount",
    "Change",
    "Counter",
    "Figure",
    "Level",
    "Points",
    "Quantity",
    "Rate",
    "Ratio",
    "Scheme",
    "amount_printer",
    "capital",
    "cardinal",
    "digits",
    "number_printer",
    "numeral",
    "ordinal",
    "print_amount",
    "print_change",
    "print_chinese_date",
    "print_date",
    "print_number",
    "print_points",
    "print_rate",
    "print_year",
    "rate_printer",
    "read_amount",
    "read_cardinal",
    "read_count",
    "read_date",
    "read_number",
    "read_quantity",
    "read_rate",
    "read_rmb",
    "read_year",
    "rmb",
    "total",
]
