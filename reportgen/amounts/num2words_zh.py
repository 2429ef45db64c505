"""A Chinese converter for num2words, whose releases have none (0.5.14 raises NotImplementedError).

Import this module only where num2words itself is wanted; ``register`` adds the converter to it. The
spelling is that of ``numerals``; num2words' floats are refused with TypeError.
"""

from __future__ import annotations

from decimal import Decimal

import num2words
from num2words.base import Num2Word_Base

from reportgen.amounts import numerals
from reportgen.amounts.decimals import exact


class Num2Word_ZH(Num2Word_Base):  # type: ignore[misc]  # noqa: N801  # untyped; named as there
    """Mainland Chinese: 一亿零一千, 第三, 二〇二四年, 壹元整. Errors are those of ``numerals``."""

    def to_cardinal(self, value: Decimal | int) -> str:
        """Give 一百二十, and 十二点零五 for a number with decimals."""
        number = exact(value)
        whole, _, fraction = format(abs(number), "f").partition(".")
        words = numerals.cardinal(int(whole))
        words += "点" + fraction.translate(_SPOKEN) if fraction.strip("0") else ""
        return f"负{words}" if number < 0 else words

    def to_ordinal(self, value: int) -> str:
        """Give 第三."""
        return numerals.ordinal(_whole(value))

    def to_ordinal_num(self, value: int) -> str:
        """Give 第3."""
        self.to_ordinal(value)
        return f"第{_whole(value)}"

    def to_year(self, value: int, **_: object) -> str:
        """Give 二〇二四年."""
        return numerals.digits(_whole(value)) + "年"

    def to_currency(self, val: Decimal | int, currency: str = "CNY", **options: object) -> str:
        """Give money in capitals; options are those of ``numerals.rmb``, the prefix is empty.

        Raises NotImplementedError for a currency other than CNY.
        """
        if currency not in ("CNY", "RMB"):
            raise NotImplementedError(f'Currency code "{currency}" not implemented for "zh"')
        known = {name: options[name] for name in _OPTIONS if name in options}
        return numerals.rmb(exact(val), **{"prefix": "", **known})  # type: ignore[arg-type]


_SPOKEN = str.maketrans("0123456789", "零一二三四五六七八九")
_OPTIONS = ("prefix", "whole", "whole_after_jiao", "optional_zero")


def register() -> None:
    """Add the converter to num2words as ``zh`` and ``zh_CN``, for the whole process."""
    converter = Num2Word_ZH()
    num2words.CONVERTER_CLASSES.update(zh=converter, zh_CN=converter)


def _whole(value: Decimal | int) -> int:
    """Give an int for what num2words makes of typed text, a whole Decimal; else TypeError."""
    number = exact(value)
    if number != int(number):
        raise TypeError(f"a whole number is needed, not {number}")
    return int(number)
