"""What a tag provides for: a value that may stay blank (可空), a text with a limit (限字)."""

from __future__ import annotations

from typing import Any

import attrs

from reportgen.amounts import DASH
from reportgen.lazily import pattern
from reportgen.word.joining import Passages
from reportgen.word.missing import Missing

_TAG = pattern(r"<[^>]*>|\s+")


@attrs.frozen
class Blank:
    """A missing value that a form may leave open: a final document prints ``shown``."""

    missing: Missing
    shown: str


@attrs.frozen
class Limited:
    """A text that must not have more characters than ``most``."""

    value: Any
    most: int

    def excess(self, xml: str) -> Missing | None:
        """What to complain of where the printed text is longer: what it is, and by how much.

        Blanks do not count; a figure that the text quotes counts as printed.
        """
        from html import unescape  # few formats have limits

        words = unescape(_TAG.sub("", xml.replace("<w:noBreakHyphen/>", "-")))
        if len(words) <= self.most:
            return None
        of = self.value.values[0] if isinstance(self.value, Passages) else self.value
        return Missing(of, "", f"有{len(words)}字，最多{self.most}字，请缩短")


def may_be_blank(value: Any, shown: str = DASH) -> Any:
    """可空: the value, or what stands for it where it is unknown."""
    return Blank(value, shown) if type(value) is Missing else value
