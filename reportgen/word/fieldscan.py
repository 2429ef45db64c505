"""Fields (域) found in a template: where each begins and ends, and what it asks Word to do."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import attrs
from lxml import etree

from reportgen.word.notation import w
from reportgen.word.ooxml import RPR, XML_SPACE, Element, R, T, nearest, remove

_CHAR, _TEXT, _SIMPLE = w("fldChar"), w("instrText"), w("fldSimple")


@attrs.define(eq=False)
class Field:
    """A complex field: the elements that begin, part and end it, and its instruction."""

    begin: Element
    instruction: str = ""
    parting: Element | None = None
    end: Element | None = None

    @property
    def words(self) -> list[str]:
        """The instruction's words: its kind, what it is about, its switches."""
        return self.instruction.split()

    @property
    def kind(self) -> str:
        """The field's kind; Word reads ``toc`` as ``TOC``."""
        return _kind(self.instruction)


#: The fields whose results are ours.
OURS = ("TOC", "REF", "PAGEREF")


def spell_out(root: Element) -> None:
    """Make simple fields of ours complex ones, so that there is one kind to look for.

    Some programs write a whole field into one run; each of its pieces gets a run of its own.
    """
    for run in [run for run in root.iter(R) if run.find(_CHAR) is not None]:
        _split(run)
    for simple in list(root.iter(_SIMPLE)):
        if _kind(simple.get(w("instr"), "")) not in OURS:
            continue
        pieces = [_run("begin"), _run("instruction", simple.get(w("instr"), "")), _run("separate")]
        for new in (*pieces, *simple, _run("end")):
            simple.addprevious(new)
        remove(simple)


def _kind(instruction: str) -> str:
    return "".join(instruction.split()[:1]).upper()


def _split(run: Element) -> None:
    face = run.find(RPR)
    pieces = [piece for piece in run if piece is not face]
    for piece in pieces[:-1]:
        own = etree.Element(R)
        own.extend(() if face is None else [copy.deepcopy(face)])
        own.append(piece)
        run.addprevious(own)


def fields(root: Element) -> Iterator[Field]:
    """Every complete field, inner ones before those around them."""
    open_fields: list[Field] = []
    for element in root.iter(_CHAR, _TEXT):
        if element.tag == _TEXT:
            if open_fields and open_fields[-1].parting is None:
                open_fields[-1].instruction += element.text or ""
            continue
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            open_fields.append(Field(element))
        elif open_fields and kind == "separate":
            open_fields[-1].parting = element
        elif open_fields and kind == "end":
            open_fields[-1].end = element
            yield open_fields.pop()


def set_result(field: Field, text: str) -> bool:
    """Let the field's result be a text; False where it spans more than one paragraph's runs."""
    parting, end = _run_of(field.parting), _run_of(field.end)
    if parting is None or end is None or parting.getparent() is not end.getparent():
        return False
    face = None
    for old in _between(parting, end):
        face = old.find(RPR) if face is None else face
        remove(old)
    made = _run("text", text)
    if face is not None:
        made.insert(0, copy.deepcopy(face))
    end.addprevious(made)
    return True


def set_instruction(field: Field, instruction: str) -> None:
    """Let the field ask for something else."""
    first = True
    for run in _between(_run_of(field.begin), _run_of(field.parting)):
        for text in run.iter(_TEXT):
            text.text = f" {instruction} " if first else ""
            text.set(XML_SPACE, "preserve")
            first = False


def _between(start: Element | None, end: Element | None) -> list[Element]:
    found: list[Element] = []
    here = None if start is None else start.getnext()
    while here is not None and here is not end:
        found.append(here)
        here = here.getnext()
    return found


def _run_of(element: Element | None) -> Element | None:
    return None if element is None else nearest(element, R)


def _run(kind: str, text: str = "") -> Element:
    run = etree.Element(R)
    if kind in ("instruction", "text"):
        inner = etree.SubElement(run, _TEXT if kind == "instruction" else T)
        inner.text = text
        inner.set(XML_SPACE, "preserve")
    else:
        etree.SubElement(run, _CHAR).set(w("fldCharType"), kind)
    return run
