"""Finding tags in Word's text, which may split one tag over many runs.

``{{ … }}`` prints, ``{% … %}`` governs text of one paragraph, ``{%p``, ``{%tr`` and ``{%tc`` stand
for their whole paragraph, row or cell, ``{# … #}`` is a remark. Full-width braces are straightened
where they enclose something that can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from reportgen.word.faults import Fault, Location
from reportgen.word.ooxml import TBL, TC, TR, XML_SPACE, Element, P, nearest, texts_of

_TAG = re.compile(
    r"(?P<out>[{｛]{2})(?P<printed>.*?)[}｝]{2}"
    r"|[{｛][%％](?P<stated>.*?)[%％][}｝]"
    r"|[{｛]#.*?#[}｝]",
    re.DOTALL,
)
_STRAY = re.compile(r"\{\{|\{%|%\}|\}\}|\{#|#\}")
_STATEMENT = re.compile(
    r"(?P<level>p|tr|tc)?\s*(?:-\s*)?(?P<word>[^\W\d_]+)\s*(?P<rest>.*)", re.DOTALL
)
_WORDS = frozenset({"if", "elif", "else", "endif", "for", "endfor"})


@attrs.define(eq=False)
class Tag:
    """One tag: ``word`` is ``""`` for output, else if/elif/else/endif/for/endfor.

    ``level`` is ``""`` for text within a paragraph, else p, tr or tc. ``number`` is its site.
    """

    number: int
    word: str
    expression: str
    level: str
    source: str
    paragraph: Element
    location: Location
    text: Element

    def fault(self, code: str, message: str, remedy: str = "") -> Fault:
        """A fault at this tag."""
        return Fault(code, message, remedy, self.location, self.source)


def find_tags(paragraph: Element, location: Location, number: int) -> tuple[list[Tag], list[Fault]]:
    """The paragraph's tags, each moved into one text element as its opaque mark.

    ``number`` is the site number of the first. Remarks are removed.
    """
    texts = texts_of(paragraph)
    joined = "".join(text.text or "" for text in texts)
    if not any(brace in joined for brace in "{｛}｝"):
        return [], []
    tags: list[Tag] = []
    faults: list[Fault] = []
    pieces: list[tuple[int, int, str, Tag | None]] = []
    for found in _TAG.finditer(joined):
        tag, fault = _read(found, number + len(tags), paragraph, location)
        if fault:
            faults.append(fault)
        if tag:
            tags.append(tag)
        if tag or found.group().startswith("{#"):
            pieces.append((found.start(), found.end(), mark_of(tag) if tag else "", tag))
    faults += _strays(joined, location)
    _replace(texts, pieces)
    return tags, faults


def mark_of(tag: Tag) -> str:
    """What stands for a tag while the XML is patched: nothing in it can be misread."""
    level = tag.level if not tag.word or tag.level else ""
    return f"{{{{ t{tag.number} }}}}" if not tag.word else f"{{%{level} t{tag.number} %}}"


def _read(
    found: re.Match[str], number: int, paragraph: Element, location: Location
) -> tuple[Tag | None, Fault | None]:
    source = found.group()
    if found["out"]:
        expression = found["printed"].strip()
        tag = Tag(number, "", expression, "", source, paragraph, location, paragraph)
        if not expression:
            return None, tag.fault("T02", "标签里没有名称", "请写成 {{ 名称 }}")
        return tag, None
    if found["stated"] is None:
        return None, None
    statement = _STATEMENT.fullmatch(found["stated"].strip().removesuffix("-"))
    word = statement["word"] if statement else ""
    level = (statement["level"] or "") if statement else ""
    if level and word not in _WORDS and level + word in _WORDS:
        level, word = "", level + word
    rest = statement["rest"].strip() if statement else ""
    tag = Tag(number, word, rest, level, source, paragraph, location, paragraph)
    if word not in _WORDS:
        remedy = "可用的有 if、elif、else、endif、for、endfor"
        return None, tag.fault("T03", f"不能用“{word or source}”", remedy)
    return tag, None


def _strays(joined: str, location: Location) -> Iterator[Fault]:
    rest = _TAG.sub(lambda found: "\ue000" * len(found.group()), joined)
    for stray in _STRAY.finditer(rest):
        text = joined[stray.start() : stray.start() + 30]
        opening = stray.group() in ("{{", "{%", "{#")
        message = f"“{stray.group()}”没有对应的" + ("结束符号" if opening else "开始符号")
        remedy = "请补齐成对的花括号；一个标签要写在同一段里"
        yield Fault("T01", message, remedy, location, text)


def _replace(texts: list[Element], pieces: list[tuple[int, int, str, Tag | None]]) -> None:
    """Put each mark where its tag begins and take the tag's characters out of the later texts."""
    at = 0
    for text in texts:
        own, start = text.text or "", at
        end = start + len(own)
        kept, position = [], start
        for begins, ends, mark, tag in pieces:
            if ends <= start or begins >= end:
                continue
            kept.append(own[position - start : max(begins, start) - start])
            if begins >= start:
                kept.append(mark)
                if tag:
                    tag.text = text
            position = min(ends, end)
        kept.append(own[position - start :])
        at = end
        if position != start:
            text.text = "".join(kept)
            text.set(XML_SPACE, "preserve")


def locate(paragraph: Element, part: str, heading: str, tables: dict[Element, int]) -> Location:
    """Where a paragraph stands; ``tables`` numbers the part's tables."""
    text = "".join(piece.text or "" for piece in texts_of(paragraph)).strip()
    cell = nearest(paragraph, TC)
    row = nearest(cell, TR) if cell is not None else None
    table = nearest(row, TBL) if row is not None else None
    if cell is None or row is None or table is None:
        return Location(part, heading, text)
    cells = [inner for inner in row.iter(TC) if nearest(inner, TR) is row]
    rows = [inner for inner in table.iter(TR) if nearest(inner, TBL) is table]
    return Location(part, heading, text, tables[table], rows.index(row) + 1, cells.index(cell) + 1)


def holder(paragraph: Element, level: str) -> Element | None:
    """What a whole-element tag stands for: its paragraph, row or cell."""
    return paragraph if level == "p" else nearest(paragraph, {"tr": TR, "tc": TC}.get(level, P))
