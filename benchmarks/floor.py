"""The floor that no writer of .docx gets below: the finished text deflated and laid into a zip."""

import struct
import zlib
from collections.abc import Callable, Mapping

from wordml import parts_of

Run = Callable[[], bytes]
_LOCAL, _CENTRAL, _END = 0x04034B50, 0x02014B50, 0x06054B50


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
