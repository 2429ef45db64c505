"""What a message about a tag proposes instead: fitting filters, the nearest names."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.nearness import near
from reportgen.word.functions import FILTERS


def fitting(kind: str) -> str:
    """The filters that take this kind of value."""
    names = [
        name
        for name, known in FILTERS.items()
        if kind in known.accepts and not known.meets_missing and not name.isascii()
    ]
    return f"可用的有{'、'.join(names)}" if names else "这种值直接打印，不用过滤器"


def suggestion(name: str, known: Iterable[str]) -> str:
    """The known names nearest to a name, else some of those there are."""
    names = list(known)
    found = near(name, names, 2)
    if found:
        return f"是否为“{'”或“'.join(found)}”"
    some = [known for known in names if not known.isascii()][:6]
    return f"可用的有{'、'.join(some)}等" if some else "请删除，或换一个名称"
