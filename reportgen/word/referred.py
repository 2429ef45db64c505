"""Which footnotes and endnotes a printed body refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.lazily import pattern
from reportgen.word.notation import whole

_REFERENCE = pattern(r'<w:(footnote|endnote)Reference [^>]*?\bw:id="([^"]*)"')


class Referred:
    """The notes that a printed body refers to; all of them until one has been watched."""

    def __init__(self) -> None:
        self._found: set[tuple[str, int]] | None = None

    def watched(self, texts: Iterable[str]) -> Iterator[str]:
        """The text of the body as it goes by."""
        found = self._found = set()
        for text in texts:
            if "Reference " in text:
                found |= {(kind, whole(number)) for kind, number in _REFERENCE.findall(text)}
            yield text

    def has(self, kind: str, number: int) -> bool:
        """Whether a ``footnote`` or ``endnote`` is referred to."""
        return self._found is None or (kind, number) in self._found
