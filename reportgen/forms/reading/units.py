"""What stands in brackets behind a heading: a unit, a year, or words that change what it means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import attrs

from reportgen.amounts import UNITS
from reportgen.model import FieldInfo, Kind
from reportgen.reading.wording import quote

_BRACKETS = re.compile(r"\(([^()]*)\)")
_UNIT = re.compile(
    "(亿|千万|百万|十万|万|千|百)?[元圆]|(?<![\u4e00-\u9fff])(亿|万|千)(?![\u4e00-\u9fff])"
)
_OTHER_YEAR = re.compile("上年|去年|前年|往年|以前年度|([0-9]{4})年")
#: Words that say nothing against what a heading means.
_HARMLESS = re.compile("必填|选填|可不填|单位|人民币|金额|保留|小数|位|数字|两|二|[0-9.,:;、。/ ]+")


def unit_in(text: str) -> str:
    """The unit of money that a text names in brackets, as it is written where it is not known.

    >>> unit_in("支出决算（单位：万元）"), unit_in("支出决算（千元）"), unit_in("支出决算（必填）")
    ('万元', '千元', '')
    """
    found = _UNIT.search(_in_brackets(text))
    return f"{found[1] or found[2] or ''}元" if found else ""


def _in_brackets(text: str) -> str:
    return " ".join(_BRACKETS.findall(unicodedata.normalize("NFKC", text)))


@attrs.frozen
class Money:
    """What a form says of its amounts: their unit and year; empty where it says nothing."""

    unit: str = ""
    year: str = ""

    def fault(self, info: FieldInfo, heading: str, unit: str = "") -> str:
        """Why a heading of amounts, or the unit beside it, is at odds with the form, or nothing."""
        said = unit_in(heading) or unit_in(f"({unit})") if info.kind is Kind.MONEY else ""
        if said and self.unit and said != self.unit:
            again = f"，或用 reportgen form --unit {said} 重新做表" if said in UNITS else ""
            return (
                f"标题写的是{quote(said)}，而“基本情况”的金额单位是{self.unit}，"
                f"不知道以哪个为准：请改成一致{again}"
            )
        if info.kind is Kind.MONEY and (year := self._other_year(info, heading)):
            return f"标题写了“{quote(year)}”，而这一栏是“{info.label}”，请改正标题或清空这一栏"
        return ""

    def _other_year(self, info: FieldInfo, heading: str) -> str:
        found = _OTHER_YEAR.search(_in_brackets(heading))
        if not found or (found[1] or "") == self.year or found.group() in info.label:
            return ""
        return "" if "上年" in info.label or not self.year else found.group()


def unknown_words(info: FieldInfo, heading: str) -> Iterator[str]:
    """What stands in brackets behind a heading of amounts and was not understood."""
    if info.kind is Kind.MONEY:
        for words in _BRACKETS.findall(unicodedata.normalize("NFKC", heading)):
            left = _HARMLESS.sub("", _OTHER_YEAR.sub("", _UNIT.sub("", words)))
            if left.strip() and left not in info.label:
                yield words
