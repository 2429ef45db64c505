"""What may be entered in a cell: dropdowns, days, lengths, and the sentence for what may not."""

from __future__ import annotations

import datetime
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from reportgen.forms.reading.headings import CHOICES
from reportgen.model import FieldInfo, Kind

#: A dropdown's words fit into the rule itself up to so many characters; longer lists stand apart.
_INLINE = 250
#: The rows and column of a range: first row, column, last row, from 0.
Range = tuple[int, int, int]


class Choices:
    """The lists of dropdowns, on a sheet of their own."""

    def __init__(self, page: Any) -> None:
        """``page`` is the worksheet that holds them."""
        self._page = page
        self._columns: dict[tuple[str, ...], int] = {}

    def source(self, words: tuple[str, ...]) -> Any:
        """What a rule says its words are."""
        if len(",".join(words)) <= _INLINE and not any("," in word for word in words):
            return list(words)
        if words not in self._columns:
            at = self._columns[words] = len(self._columns)
            self._page.write_column(0, at, words)
        letter = xl_col_to_name(self._columns[words])
        return f"={CHOICES}!${letter}$1:${letter}${len(words)}"

    def refer(self, page: Any, at: Range, sheet: str, info: FieldInfo) -> None:
        """Let a column choose among the names that another sheet's first column has."""
        rule = {
            "validate": "list",
            "source": f"='{sheet}'!$A$5:$A$5000",
            "error_type": "information",
            "error_title": "没有这一项",
            "error_message": f"“{sheet}”表里没有这个名称，请核对。",
            "input_title": info.key[:32],
            "input_message": info.help[:255],
        }
        page.data_validation(at[0], at[1], at[2], at[1], rule)


def restrict(page: Any, at: Range, info: FieldInfo, choices: Choices, limit: int) -> None:
    """Put a field's rule on a range of cells; money is free, because 12万 and 无 are understood."""
    rule = _rule(info, choices, limit)
    if rule is not None:
        page.data_validation(at[0], at[1], at[2], at[1], {"ignore_blank": True, **rule})


def _rule(info: FieldInfo, choices: Choices, limit: int) -> dict[str, Any] | None:
    if limit:
        return {
            "validate": "length", "criteria": "<=", "value": limit, "error_type": "warning",
            "error_title": "太长了", "error_message": f"这里最多写{limit}字，请删减。",
            "input_title": "字数", "input_message": f"不超过{limit}字。",
        }  # fmt: skip
    if info.kind is Kind.YES_NO:
        return _listed(("是", "否"), choices, "请选“是”或“否”。", strict=True)
    if info.kind is Kind.CHOICE:
        return _listed(info.choices, choices, "请从下拉列表中选一个。", strict=True)
    if info.kind is Kind.OPEN and info.choices:
        return _listed(info.choices, choices, "列表里没有，确实要这样写请点“是”。", strict=False)
    if info.kind is Kind.DATE:
        return {
            "validate": "date", "criteria": "between", "minimum": datetime.date(1950, 1, 1),
            "maximum": datetime.date(2099, 12, 31), "error_type": "warning",
            "error_title": "不是日期", "error_message": "请写日期，如 2024-03-15。",
        }  # fmt: skip
    if info.kind is Kind.COUNT and info.most is not None:
        return {
            "validate": "integer", "criteria": "between", "minimum": 0, "maximum": info.most,
            "error_title": "数不对", "error_message": f"请写0到{info.most}之间的整数。",
        }  # fmt: skip
    return None


def _listed(
    words: tuple[str, ...], choices: Choices, message: str, *, strict: bool
) -> dict[str, Any]:
    return {
        "validate": "list", "source": choices.source(words),
        "error_type": "stop" if strict else "information",
        "error_title": "请核对", "error_message": message,
    }  # fmt: skip
