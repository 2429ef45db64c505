"""Words for messages: what was found, and the known name most like it."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.nearness import near
from reportgen.reading.nodes import Mapping, Node, Sequence

_LONGEST = 30


def quote(text: str | None) -> str:
    """A text as messages quote it: on one line, and not too much of it."""
    words = " ".join((text or "")[: _LONGEST * 2].split())
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def found(node: Node) -> tuple[str, str]:
    """What stands in a place where something else should, and a hint where there is one."""
    if isinstance(node, Mapping):
        return "分组", ""
    if isinstance(node, Sequence):
        return "列表", ""
    if node.is_blank:
        return "空白", ""
    hint = "；名称后的冒号要用英文“:”加空格" if "：" in node.text else ""
    return f"文字“{quote(node.text)}”", hint


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like one that is not known; empty where none is."""
    if len(name) > _LONGEST:
        return ""
    return "".join(near(name, known, cutoff=0.5))


def or_rather(name: str) -> str:
    """The question after the message, where there is a nearest name."""
    return f"，是否为“{name}”" if name else ""
