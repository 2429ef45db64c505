"""Our template as an author would write it for docxtpl: its loops and conditions, all answered.

Each tag asks for the next finished text, each loop for its number of turns, each condition for its
outcome, in the order in which a fill of ours has met them. Nothing is left to look up, to compute
or to format. What docxtpl cannot do is given to it too: numbers are texts, and a passage of several
paragraphs is one text with docxtpl's own mark for a new paragraph.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from unittest import mock
from xml.sax.saxutils import unescape

import attrs
from syntaxes import DOCUMENT
from wordml import parts_of, zipped

from reportgen.word import Filler, compile_template, filler
from reportgen.word.coding import Tools, function_of
from reportgen.word.counting import Numbers
from reportgen.word.ooxml import PPR, P, T, run_style, style_of, text_of
from reportgen.word.package import parse_part, serialised
from reportgen.word.program import Body
from reportgen.word.styles import Styles

Fill = Callable[[Filler], bytes]
PARAGRAPH = "\a"  # docxtpl's mark for a new paragraph
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_LOOP = re.compile(r"\{%(p|tr|tc)? for (\w+) in .*?%\}")
_CHOICE = re.compile(r"\{%(p|tr|tc)? (if|elif) .*?%\}")


class Story:
    """What one fill has printed, in order: texts, numbers, turns of loops, outcomes."""

    def __init__(self) -> None:
        self.told: dict[str, list[Any]] = {"text": [], "number": [], "turns": [], "choice": []}

    def note(self, kind: str, value: Any) -> Any:
        self.told[kind].append(value)
        return value


def story_of(made_from: tuple[Any, ...], fill: Fill) -> Story:
    """Fill a template that notes what it is asked and what it prints."""
    story = Story()

    def noting(program: Body, tools: Tools) -> Any:
        def rows_of(fill: Any) -> Callable[..., list[Any]]:
            rows = tools.own["_rows"](fill)
            return lambda *arguments: turns(story, rows(*arguments))

        texts = {name: telling(story, tools.own[name]) for name in ("_out", "_first")}
        filters = {**tools.filters, "_choice": lambda value: story.note("choice", bool(value))}
        own = {**tools.own, **texts, "_rows": rows_of}
        return function_of(choosing(program), attrs.evolve(tools, filters=filters, own=own))

    with (
        mock.patch.object(filler, "function_of", noting),
        mock.patch.object(Numbers, "number", noted(story, "number", Numbers.number)),
    ):
        fill(compile_template(*made_from))
    return story


def choosing(program: Any) -> Any:
    """The program with each condition going through a filter that notes how it came out."""
    if not isinstance(program, list):
        return program
    if program[:1] != ["if"]:
        return [choosing(one) for one in program]
    branches = [[["filter", "_choice", one, []], choosing(body)] for one, body in program[1]]
    return ["if", branches, choosing(program[2])]


def turns(story: Story, rows: Any) -> list[Any]:
    found = list(rows)
    story.note("turns", len(found))
    return found


def telling(story: Story, own: Callable[[Any], Callable[..., str]]) -> Callable[[Any], Any]:
    """One of the engine's own filters, which belong to a fill, with its texts noted."""
    return lambda fill: noted(story, "text", own(fill))


def noted(story: Story, kind: str, run: Callable[..., str]) -> Callable[..., str]:
    def noting(*arguments: Any) -> str:
        printed = run(*arguments)
        story.note(kind, plain(printed))
        return printed

    return noting


def plain(xml: str) -> str:
    """The text that continues an open one, its paragraphs parted as docxtpl wants them."""
    paragraphs = f"<w:t>{xml}</w:t>".split("</w:p>")
    return PARAGRAPH.join("".join(map(unescape, _TEXT.findall(one))) for one in paragraphs)


def retold(template: bytes, levels: Mapping[str, Any]) -> bytes:
    """The template whose tags ask for the next answer, with tags for numbers."""
    parts = parts_of(template)
    styles = Styles.of(parse_part(parts, "word/styles.xml"))
    numbered = {styles.find(name) for name in levels}
    root = parse_part(parts, DOCUMENT)
    for paragraph in root.iter(P):
        text = text_of(paragraph)
        if text and not text.startswith("{%p") and is_numbered(paragraph, numbered):
            first = next(paragraph.iter(T))
            first.text = "{{ number() }}" + (first.text or "")
    xml = serialised(root).decode()
    for pattern, answer in answers():
        xml = pattern.sub(answer, xml)
    return zipped(parts | {DOCUMENT: xml.encode()})


def answers() -> Iterator[tuple[re.Pattern[str], str]]:
    yield re.compile(r"\{\{(?! number).*?\}\}"), "{{ text() }}"
    yield _LOOP, r"{%\1 for \2 in turns() %}"
    yield _CHOICE, r"{%\1 \2 choice() %}"


def is_numbered(paragraph: Any, numbered: set[str | None]) -> bool:
    run = next((run for run in paragraph if run.tag != PPR), None)
    return style_of(paragraph) in numbered or (run is not None and run_style(run) in numbered)
