"""Fonts that a document names and this machine has not, in words."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from reportgen.errors import TemplateError

_SHOWN = 6  # fonts that are named


def fonts_named(document: bytes) -> dict[str, None]:
    """The fonts that a document names; none of one that only LibreOffice can read."""
    from reportgen.word import fonts_of

    with suppress(TemplateError):
        return dict.fromkeys(fonts_of(document))
    return {}


def told_missing(fonts: Iterable[str]) -> str:
    """What it means that fonts are not here: lines break elsewhere; empty where all are."""
    from reportgen.office import missing_fonts

    missing = missing_fonts(fonts) or ()
    named = "、".join(missing[:_SHOWN]) + "等" * (len(missing) > _SHOWN)
    return f"本机没有字体{named}，换行和页数可能与Word、WPS中不同" if missing else ""
