"""Word documents: a .docx template compiled once and filled many times.

``compile_template`` reads and checks a template and gives a ``Filler``; its ``fill`` gives bytes.
The room knows names and values, no evaluation year; nothing here is loaded by ``import reportgen``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.lazily import loader
from reportgen.word.filler import Filled, Filler, Gaps
from reportgen.word.levels import Level
from reportgen.word.missing import Missing
from reportgen.word.printing import Printer
from reportgen.word.seal import is_as_printed
from reportgen.word.settings import Settings

if TYPE_CHECKING:
    from reportgen.word.compile import compile_template
    from reportgen.word.faults import Fault
    from reportgen.word.images import Unprintable
    from reportgen.word.layout import Layout, fonts_of, layout_of
    from reportgen.word.names import Names
    from reportgen.word.remarks import Remark, Remarks, Told
    from reportgen.word.rewording import reworded

#: What filling a compiled template needs only now and then, the parsers never.
_HOMES = {
    "Fault": ".faults",
    "Layout": ".layout",
    "Names": ".names",
    "Remark": ".remarks",
    "Remarks": ".remarks",
    "Told": ".remarks",
    "Unprintable": ".images",
    "compile_template": ".compile",
    "fonts_of": ".layout",
    "layout_of": ".layout",
    "reworded": ".rewording",
}

__all__ = [
    "Fault",
    "Filled",
    "Filler",
    "Gaps",
    "Layout",
    "Level",
    "Missing",
    "Names",
    "Printer",
    "Remark",
    "Remarks",
    "Settings",
    "Told",
    "Unprintable",
    "compile_template",
    "fonts_of",
    "is_as_printed",
    "layout_of",
    "reworded",
]


__getattr__ = loader(__name__, _HOMES)
