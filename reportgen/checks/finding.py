"""Findings (检查发现): what a check says of sound data, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from reportgen.errors import Severity
from reportgen.model import Path

ERROR, WARNING, INFO = Severity


@attrs.frozen
class Raised:
    """What a rule says: the data path, a sentence with the figures, the figures themselves.

    ``values`` has the figures by what they are (填报, 相加, 相差). ``remedy`` and ``severity`` are the
    rule's where they are left out.
    """

    path: Path
    message: str
    values: Mapping[str, Any] = attrs.field(factory=dict)
    remedy: str = ""
    severity: Severity | None = None


@attrs.frozen
class Finding:
    """One finding: the rule's code and title, how grave, where, what, and what to do.

    ``path`` is the data path (keys, row numbers from 0), ``words`` the path for people, ``name`` the
    path by names, as a waiver (豁免) writes it. ``values`` are the figures by what they are. ``waived``
    is the reason for which it was accepted; an accepted finding is an info.
    """

    code: str
    title: str
    severity: Severity
    path: Path
    words: str
    name: str
    message: str
    values: Mapping[str, Any]
    remedy: str
    source: str
    waived: str = ""

    def __str__(self) -> str:
        where = f"{self.words}：" if self.words else ""
        return f"{self.severity.label} {self.code} {where}{self.message}"
