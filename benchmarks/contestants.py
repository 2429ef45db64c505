"""Who else prints the same report: docxtpl, and the floor that no writer of .docx gets below."""

import io
import re
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import unescape

from docxtpl import DocxTemplate
from wordml import parts_of, zipped

from reportgen.word.view import view

Run = Callable[[], bytes]

DOCUMENT = "word/document.xml"
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]+)(</w:t>)")
_LOCAL, _CENTRAL, _END = 0x04034B50, 0x02014B50, 0x06054B50


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
    """docxtpl with our printed document as its template.

    Each piece of text that our template does not hold literally is a variable, and its value is the
    text as printed: no loops, no conditions, no filters, no numbering are left to do.
    """
    fixed = {text for _, text, _ in _TEXT.findall(parts_of(template)[DOCUMENT].decode())}
    values: dict[str, str] = {}

    def variable(found: re.Match[str]) -> str:
        start, text, end = found.groups()
        if text in fixed:
            return found[0]
        name = f"v{len(values)}"
        values[name] = unescape(text)
        return f"{start}{{{{ {name} }}}}{end}"

    parts = parts_of(printed)
    parts[DOCUMENT] = _TEXT.sub(variable, parts[DOCUMENT].decode()).encode()
    return docxtpl(zipped(parts), values)


def floor(printed: bytes, template: bytes) -> Run:
    """Deflate and check the parts that a fill writes, and lay them into a zip with the others.

    The others lie ready, deflated. The text of the parts that are written is ready too.
    """
    parts = parts_of(printed)
    written = {name: parts[name] for name in _written(parts, parts_of(template))}
    ready = [_packed(name, data) for name, data in parts.items() if name not in written]

    def run() -> bytes:
        return _laid([*ready, *(_packed(name, data) for name, data in written.items())])

    return run


def same_text(outputs: Mapping[str, bytes]) -> None:
    """Everyone's document must hold the same text: body, tables, header and footer."""
    first, *others = outputs
    text = view(outputs[first])
    for name in others:
        if view(outputs[name]) != text:
            raise AssertionError(f"{name} printed another text than {first}")


def _written(parts: Mapping[str, bytes], template: Mapping[str, bytes]) -> list[str]:
    """The parts that change from fill to fill: those with tags, and the document's properties.

    What differs from the template once and for all, such as the list of parts, can lie ready.
    """
    return [
        name
        for name, data in parts.items()
        if name.startswith("docProps/") or (b"{" in template.get(name, b"") != data)
    ]


def _packed(name: str, data: bytes) -> tuple[bytes, bytes, bytes]:
    """A part's name, its fields in the zip's headers, and its deflated bytes."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    raw = name.encode()
    sizes = (zlib.crc32(data), len(packed), len(data), len(raw), 0)
    return raw, struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, *sizes), packed


def _laid(entries: list[tuple[bytes, bytes, bytes]]) -> bytes:
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, fields, packed in entries:
        pieces += (struct.pack("<I", _LOCAL), fields, name, packed)
        directory += (struct.pack("<IH", _CENTRAL, 20), fields, bytes(10),
                      struct.pack("<I", offset), name)  # fmt: skip
        offset += 4 + len(fields) + len(name) + len(packed)
    records = b"".join(directory)
    count = len(entries)
    end = struct.pack("<IHHHHIIH", _END, 0, 0, count, count, len(records), offset, 0)
    return b"".join((*pieces, records, end))
