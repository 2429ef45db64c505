"""One thing that is different between two years."""

from __future__ import annotations

from enum import StrEnum

import attrs

from reportgen.model import Path


class Sort(StrEnum):
    """What happened to a value or row; ``label`` is the Chinese word for it."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"

    @property
    def label(self) -> str:
        """改动, 增加 or 删除."""
        return _LABELS[self]


_LABELS = {Sort.CHANGED: "改动", Sort.ADDED: "增加", Sort.REMOVED: "删除"}


@attrs.frozen
class Change:
    """One difference: where (``path``, in words), old and new value as printed, how much it is.

    ``before`` is empty for what was added, ``after`` for what was removed; 空 stands for an unknown
    value, 无 for a list known to be empty. ``difference`` is for figures: 增加1.29万元.
    ``at_before`` and ``at_after`` are the data paths in the two years, None where it is not there.
    """

    sort: Sort
    path: str
    before: str = ""
    after: str = ""
    difference: str = ""
    at_before: Path | None = None
    at_after: Path | None = None

    @property
    def part(self) -> str:
        """The part of the data it belongs to: 部门, 收支, 项目列表 …"""
        return str((self.at_after or self.at_before or ("",))[0])
