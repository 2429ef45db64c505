"""A template whose tags are written with half-width marks, as they are read.

Only what can be read is written anew: a tag that is wrong stays as its author typed it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from reportgen.word import package
from reportgen.word.commentpart import zipped
from reportgen.word.expressions import parse_expression
from reportgen.word.ooxml import XML_SPACE, Element, P, texts_of
from reportgen.word.scan import Piece, loose, pieces, straightened
from reportgen.word.tags import STATEMENT, WORDS


def plain(text: str, piece: Piece) -> str:
    """A tag as it is read, with half-width marks; a remark as it stands."""
    if piece.inner is None or piece.kind == "{#":
        return text[piece.start : piece.end]
    end = "}}" if piece.kind == "{{" else "%}"
    return f"{piece.kind}{straightened(piece.inner)}{end}"


def is_statement(inner: str) -> bool:
    """Whether a word of the language stands first: if, for, 合并."""
    found = STATEMENT.fullmatch(straightened(inner).strip())
    return found is not None and found["word"] in WORDS


def is_readable(piece: Piece) -> bool:
    """Whether a tag's words form an expression, whatever its names are."""
    inner = straightened(piece.inner or "").strip()
    if piece.kind == "{{":
        return parse_expression(inner) is not None
    found = STATEMENT.fullmatch(inner)
    if found is None or found["word"] not in WORDS:
        return False
    rest = found["rest"].strip()
    if found["word"] == "for":
        rest = rest.partition(" in ")[2]
    is_alone = found["word"] in ("else", "endif", "endfor")
    return not rest if is_alone else bool(rest) and parse_expression(rest) is not None


def repaired(data: bytes, is_meant: Callable[[Piece], bool] | None = None) -> tuple[bytes, int]:
    """The template with plain tags, and how many were changed.

    ``is_meant`` says whether a stretch in other braces (``scan.loose``) is a tag.
    Raises ``TemplateError``.
    """
    parts = package.read_parts(data)
    count = 0
    for name in package.filled_parts(parts):
        root = package.parse_filled(parts, name)
        changed = sum(_repair(paragraph, is_meant) for paragraph in root.iter(P))
        if changed:
            parts[name] = package.serialised(root)
            count += changed
    return (zipped(parts), count) if count else (data, 0)


def _repair(paragraph: Element, is_meant: Callable[[Piece], bool] | None) -> int:
    """Write a paragraph's tags anew, each into the text in which it begins."""
    texts = texts_of(paragraph)
    joined = "".join(text.text or "" for text in texts)
    tags = list(pieces(joined))
    found = [one for one in tags if plain(joined, one) != joined[one.start : one.end]]
    found += [as_tag(one) for one in loose(joined, tags) if is_meant and is_meant(one)]
    found = [one for one in found if is_readable(one)]
    for piece in sorted(found, key=lambda one: one.start, reverse=True):
        _replace(texts, piece, plain(joined, piece))
    return len(found)


def as_tag(piece: Piece) -> Piece:
    """What a stretch in braces would be as a tag."""
    inner = piece.inner or ""
    kind = "{%" if piece.kind == "{%" or is_statement(inner) else "{{"
    return attrs.evolve(piece, kind=kind, inner=f" {inner.strip()} ")


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
