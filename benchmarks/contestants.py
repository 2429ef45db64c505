"""Who else prints the same report in this process: docxtpl."""

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from floor import Run
from syntaxes import flat

from reportgen.word.view import view


def docxtpl(template: bytes, values: Mapping[str, Any]) -> Run:
    """docxtpl as its manual has it: a template opened, rendered and saved for each document.

    Values are escaped, for without that it loses text (``traps.py``). An object cannot be kept for
    the next document: a second render opens, patches and compiles everything again.
    """

    def run() -> bytes:
        document = DocxTemplate(io.BytesIO(template))
        document.render(dict(values), autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return run


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
