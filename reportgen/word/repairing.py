"""A template whose tags are written with half-width marks, as they are read."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.word import package
from reportgen.word.commentpart import zipped
from reportgen.word.ooxml import XML_SPACE, Element, P, texts_of
from reportgen.word.scan import Piece, pieces, straightened


def plain(text: str, piece: Piece) -> str:
    """A tag as it is read, with half-width marks; a remark as it stands."""
    if piece.inner is None or piece.kind == "{#":
        return text[piece.start : piece.end]
    end = "}}" if piece.kind == "{{" else "%}"
    return f"{piece.kind}{straightened(piece.inner)}{end}"


def repaired(data: bytes) -> tuple[bytes, int]:
    """The template with plain tags, and how many were changed. Raises ``TemplateError``."""
    parts = package.read_parts(data)
    count = 0
    for name in package.filled_parts(parts):
        root = package.parse_filled(parts, name)
        changed = sum(_repair(paragraph) for paragraph in root.iter(P))
        if changed:
            parts[name] = package.serialised(root)
            count += changed
    return (zipped(parts), count) if count else (data, 0)


def _repair(paragraph: Element) -> int:
    """Write a paragraph's tags anew, each into the text in which it begins."""
    texts = texts_of(paragraph)
    joined = "".join(text.text or "" for text in texts)
    found = [one for one in pieces(joined) if plain(joined, one) != joined[one.start : one.end]]
    for piece in reversed(found):
        _replace(texts, piece, plain(joined, piece))
    return len(found)


def _replace(texts: Sequence[Element], piece: Piece, tag: str) -> None:
    at = 0
    for text in texts:
        own = text.text or ""
        start, end = piece.start - at, piece.end - at
        at += len(own)
        if start < len(own) and end > 0:
            begins = tag if start >= 0 else ""
            text.text = own[: max(start, 0)] + begins + own[min(end, len(own)) :]
            text.set(XML_SPACE, "preserve")
