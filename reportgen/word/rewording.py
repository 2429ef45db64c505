"""Words of a template that are to be others: a variant of a format that has no template of its own.

Word splits what was typed into runs; the new words take the face of the first one they replace.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from reportgen.word import package
from reportgen.word.archive import Archive, Entry
from reportgen.word.ooxml import XML_SPACE, Element, P, texts_of
from reportgen.word.scan import pieces


def reworded(data: bytes, words: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """A template with words replaced wherever they stand within one paragraph; words not found.

    Within a tag nothing is replaced: its words are names. Words may hold whole tags.
    Raises ``TemplateError`` for what is no template.
    """
    parts = dict(package.read_parts(data))
    found: set[str] = set()
    for name in package.filled_parts(parts):
        root = package.parse_part(parts, name)
        here = {old for paragraph in root.iter(P) for old in _replaced(paragraph, words)}
        if here:
            found |= here
            parts[name] = package.serialised(root)
    file = io.BytesIO()
    archive = Archive(file)
    for name, part in parts.items():
        archive.add(Entry(name, part))
    archive.finish()
    return file.getvalue(), [old for old in words if old not in found]


def _replaced(paragraph: Element, words: Mapping[str, str]) -> Iterator[str]:
    texts = texts_of(paragraph)
    for old, new in words.items():
        at = _next(_joined(texts), old, 0)
        while at >= 0:
            _put(texts, at, old, new)
            yield old
            at = _next(_joined(texts), old, at + len(new))


def _next(text: str, old: str, start: int) -> int:
    """Where words stand next without beginning or ending within a tag; -1 for nowhere."""
    at = text.find(old, start) if old else -1
    tags = [(one.start, one.end) for one in pieces(text)] if at >= 0 else []
    while at >= 0:
        end = at + len(old)
        if all(end <= first or last <= at or at <= first <= last <= end for first, last in tags):
            return at
        at = text.find(old, at + 1)
    return -1


def _joined(texts: list[Element]) -> str:
    return "".join(text.text or "" for text in texts)


def _put(texts: list[Element], at: int, old: str, new: str) -> None:
    """Take a stretch out of the texts it goes through, and put the new words where it began."""
    start, end = at, at + len(old)
    for text in texts:
        own = text.text or ""
        first, last = max(start, 0), min(end, len(own))
        if first < last:
            text.text = own[:first] + new + own[last:]
            text.set(XML_SPACE, "preserve")
            new = ""
        start, end = start - len(own), end - len(own)
