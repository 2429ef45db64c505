"""Pictures for documents: a JPEG or PNG made upright, no finer than it prints, and impersonal.

Word, WPS and LibreOffice differ in how they treat the orientation that a camera notes, so the
pixels are turned and the note goes. Files are taken apart here, and only what draws the picture is
kept: Pillow never meets metadata or animation, of which it warns, and the document holds no place,
no camera, no thumbnail of what was cropped, and no film that a telephone appended.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from reportgen.lazily import pattern

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

#: English Metric Units in an inch: ECMA-376-1, 20.1.2.1.
EMU_AN_INCH = 914400
#: Word's own default when it compresses pictures, in pixels an inch.
FINEST = 220
#: Below the number from which Pillow warns (89 million).
MOST_PIXELS = 80_000_000
#: Each scan of a progressive JPEG costs a pass over all pixels; usual are 10.
MOST_SCANS = 100

_USUAL_DPI, _LEAST_DPI, _MOST_DPI = 96.0, 20, 3000
_REMEDY = "用看图软件打开，另存为JPEG或PNG"
_BROKEN = f"图片已损坏或不完整；请从原处重新复制，或{_REMEDY}"
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_OTHERS = {
    rb"GIF8": "GIF图片",
    rb"BM": "BMP图片",
    rb"II\*\0|MM\0\*": "TIFF图片",
    rb"RIFF....WEBP": "WebP图片",
    rb"....ftyp(?:hei|hev|mif1|msf1)": "HEIC图片（苹果手机常用）",
    rb"....ftypavi": "AVIF图片",
    rb"\xef?\xbb?\xbf?\s*<(?:[?!].{,2000}<)?svg": "SVG图形",
    rb"%PDF": "PDF文件",
}
_MARKER = pattern(rb"\xff([^\x00\xd0-\xd7\xff])", re.DOTALL)
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, 0xD9
_DRAWING = _FRAMES | {0xC4, 0xCC, _SCAN, 0xDB, 0xDC, 0xDD}
_NOTES = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_CHUNKS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"pHYs",
           b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB"}  # fmt: skip
#: What makes a picture upright, by its orientation: Exif 2.32, 4.6.4, tag 274.
_TURNS = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE",
          6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90"}  # fmt: skip
_ORIENTATION, _RESOLUTION, _UNIT, _SHORT, _CENTIMETRE = 0x112, 0x11A, 0x128, 3, 3


class Unprintable(Exception):
    """A file that cannot be put into a document as a picture; its text is the reason in Chinese."""


@attrs.frozen
class Image:
    """A picture as the document stores it.

    ``kind`` is ``jpeg`` or ``png``, its ending and its content type (``image/jpeg``). ``width`` and
    ``height`` are pixels, upright; ``dpi`` is pixels an inch as the file declares, else 96.
    """

    data: bytes
    kind: str
    width: int
    height: int
    dpi: float

    def size_within(self, width: int, height: int) -> tuple[int, int]:
        """Width and height to print it at, in EMU: its natural size, or less to fit the box."""
        natural = self.width * EMU_AN_INCH / self.dpi, self.height * EMU_AN_INCH / self.dpi
        scale = min(1, width / natural[0], height / natural[1])
        return max(1, round(natural[0] * scale)), max(1, round(natural[1] * scale))


@attrs.frozen
class _File:
    """A file without what does not draw, and the Exif block that it had."""

    data: bytes
    kind: str
    exif: bytes


#: So many pictures are kept ready: a document is printed twice where it has page numbers.
_KEPT = 16


@lru_cache(maxsize=_KEPT)
def prepare(data: bytes, width: int) -> Image:
    """The picture, ready to be printed up to ``width`` EMU wide; sound pixels are kept as they are.

    Raises ``Unprintable`` for all that is no sound JPEG or PNG, whatever the file is called.
    """
    file = _read(data)
    try:
        return _made(file, max(1, width))
    except Exception:  # what decoders raise about broken files is no closed list
        raise Unprintable(_BROKEN) from None


def without_notes(data: bytes) -> bytes:
    """A template's picture with the same pixels and no metadata; what cannot be read stays.

    The orientation stays too. Where the program that put the picture in has turned its frame, to
    turn the pixels now would turn it twice.
    """
    try:
        file = _read(data)
    except Unprintable:
        return data
    orientation, _ = _read_exif(file.exif)
    return _with_orientation(file, orientation) if orientation in _TURNS else file.data


def _with_orientation(file: _File, orientation: int) -> bytes:
    """The file with an Exif block that states the orientation and nothing else."""
    exif = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, _SHORT, 1, orientation, 0, 0)
    if file.kind == "jpeg":
        at = 20 if file.data[2:4] == b"\xff\xe0" else 2  # JFIF's own segment comes first
        body = b"Exif\0\0" + exif
        block = struct.pack(">BBH", 0xFF, 0xE1, len(body) + 2) + body
    else:
        at = len(_PNG) + 25  # behind IHDR
        block = struct.pack(">I", len(exif)) + b"eXIf" + exif
        block += struct.pack(">I", zlib.crc32(block[4:]))
    return file.data[:at] + block + file.data[at:]


def _read(data: bytes) -> _File:
    if data.startswith(_JPEG):
        return _read_jpeg(data)
    if data.startswith(_PNG):
        return _read_png(data)
    raise Unprintable(_refusal(data))


def _refusal(data: bytes) -> str:
    if not data:
        return "图片文件是空的；请从原处重新复制"
    for start, name in _OTHERS.items():
        if re.match(start, data, re.DOTALL):
            return f"这是{name}，文档里只能放JPEG或PNG图片；请{_REMEDY}"
    return f"不是图片，或是不认识的格式；文档里只能放JPEG或PNG图片，请{_REMEDY}"


def _read_jpeg(data: bytes) -> _File:
    kept, exif, scans = [data[:2]], b"", 0
    for marker, body, scan in _segments(data):
        scans += marker == _SCAN
        if marker in _FRAMES:
            _check_size(body[3:5], body[1:3])
        if marker == 0xE1 and body.startswith(b"Exif\0"):
            exif = exif or body[6:]
        if marker == 0xE0:
            body = body[:12].ljust(14, b"\0")  # a thumbnail may follow
        if marker in _DRAWING or (marker in _NOTES and body.startswith(_NOTES[marker])):
            kept += [struct.pack(">BBH", 0xFF, marker, len(body) + 2), body, scan]
    if scans > MOST_SCANS:
        raise Unprintable(f"图片分{scans}遍存放，太多；请{_REMEDY}")
    return _File(b"".join((*kept, b"\xff\xd9")), "jpeg", exif)


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Each segment's marker, its content, and the scan behind it, up to the picture's end."""
    found = _MARKER.search(data, 2)
    while found and found[1][0] != _END:
        marker, start = found[1][0], found.end()
        end = start + int.from_bytes(data[start : start + 2], "big")
        found = _MARKER.search(data, end)
        if found:
            scan = data[end : found.start()] if marker == _SCAN else b""
            yield marker, data[start + 2 : end], scan
    if not found:
        raise Unprintable(_BROKEN)


def _read_png(data: bytes) -> _File:
    kept, exif, name, start = [_PNG], b"", b"", len(_PNG)
    while name != b"IEND":
        body = start + 8
        name = data[start + 4 : body]
        end = body + int.from_bytes(data[start : start + 4], "big")
        if end + 4 > len(data):
            raise Unprintable(_BROKEN)
        if name == b"IHDR":
            _check_size(data[body : body + 4], data[body + 4 : body + 8])
        if name == b"eXIf":
            exif = data[body:end].removeprefix(b"Exif\0\0")
        if name in _CHUNKS:
            kept.append(data[start : end + 4])
        start = end + 4
    return _File(b"".join(kept), "png", exif)


def _check_size(wide: bytes, high: bytes) -> None:
    width, height = int.from_bytes(wide, "big"), int.from_bytes(high, "big")
    if width * height > MOST_PIXELS:
        found = f"图片有{width}×{height}像素，超过{MOST_PIXELS // 10_000}万像素"
        raise Unprintable(f"{found}；请用看图软件缩小后再用")


def _made(file: _File, width: int) -> Image:
    import PIL.Image

    with PIL.Image.open(io.BytesIO(file.data), formats=(file.kind.upper(),)) as picture:
        picture.load()
    orientation, resolution = _read_exif(file.exif)
    dpi = float(picture.info.get("dpi", (resolution,))[0])
    dpi = dpi if _LEAST_DPI <= dpi <= _MOST_DPI else _USUAL_DPI
    turned = _turned(picture, orientation)
    scale = min(1, FINEST / max(dpi, turned.width * EMU_AN_INCH / width))
    if turned is picture and scale == 1 and picture.mode != "CMYK":
        return Image(file.data, file.kind, *picture.size, dpi)
    size = max(1, round(turned.width * scale)), max(1, round(turned.height * scale))
    dpi *= size[0] / turned.width
    drawn = _plain(turned).resize(size, PIL.Image.Resampling.LANCZOS)
    profile = None if picture.mode == "CMYK" else picture.info.get("icc_profile")
    return Image(_encoded(drawn, file.kind, dpi, profile), file.kind, *size, dpi)


def _read_exif(exif: bytes) -> tuple[int, float]:
    """The orientation and the pixels an inch that the block states, each 0 if it does not."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if not order:
        return 0, 0.0
    tags: dict[int, int] = {}
    try:
        (start,) = struct.unpack_from(order + "I", exif, 4)
        (count,) = struct.unpack_from(order + "H", exif, start)
        for at in range(start + 2, start + 2 + 12 * count, 12):
            tag, kind = struct.unpack_from(order + "HH", exif, at)
            (tags[tag],) = struct.unpack_from(
                order + ("H" if kind == _SHORT else "I"), exif, at + 8
            )
        over, under = struct.unpack_from(order + "II", exif, tags.get(_RESOLUTION, len(exif)))
        dpi = over / under * (2.54 if tags.get(_UNIT) == _CENTIMETRE else 1)
    except (struct.error, ZeroDivisionError):
        dpi = 0.0
    return tags.get(_ORIENTATION, 0), dpi


def _turned(picture: Picture, orientation: int) -> Picture:
    import PIL.Image

    turn = _TURNS.get(orientation)
    return picture.transpose(PIL.Image.Transpose[turn]) if turn else picture


def _plain(picture: Picture) -> Picture:
    """The picture in a mode that can be shrunk and stored: grey or colour, opaque or not."""
    import PIL.Image

    if picture.mode == "I;16":  # convert would clip; the high byte is the second
        return PIL.Image.frombytes("L", picture.size, picture.tobytes()[1::2])
    colours = "L" if picture.mode in ("1", "L", "LA") else "RGB"
    return picture.convert(colours + ("A" if picture.has_transparency_data else ""))


def _encoded(picture: Picture, kind: str, dpi: float, profile: bytes | None) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, quality=85, dpi=(dpi, dpi), icc_profile=profile)
    return file.getvalue()
