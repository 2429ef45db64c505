"""Who else prints the same report in this process: docxtpl."""

from collections.abc import Mapping
from typing import Any

from floor import Run
from peers.with_docxtpl import rendered
from syntaxes import flat

from reportgen.word.view import view


def docxtpl(template: bytes, values: Mapping[str, Any]) -> Run:
    return lambda: rendered(template, values)


def docxtpl_flat(printed: bytes, template: bytes) -> Run:
    """docxtpl with our printed document as its template, each text in it a variable."""
    return docxtpl(*flat(printed, template))


def same_text(outputs: Mapping[str, bytes]) -> None:
    """Everyone's document must hold the same text: body, tables, header and footer."""
    first, *others = outputs
    text = view(outputs[first])
    for name in others:
        if view(outputs[name]) != text:
            raise AssertionError(f"{name} printed another text than {first}")
