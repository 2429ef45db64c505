"""docxtpl as its manual has it: a template opened, rendered and saved for each document.

Values are escaped, for without that it loses text (``traps.py``). An object cannot be kept for the
next document: a second render opens, patches and compiles everything again.
"""

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate


def rendered(template: bytes, values: Mapping[str, Any]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(values), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
