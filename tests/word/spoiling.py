"""Packages with one thing wrong: parts, relationships, content types, encodings, the zip itself."""

import io
import random
import re
import struct
import warnings
import zipfile

from .making import W, zipped

Parts = dict[str, bytes]
_NAMES = ("/word/x.xml", "../x.xml", "word/../x.xml", "word\\x.xml", "C:/x.xml", "word/文.xml",
"x" * 300,
          "word//x.xml", "./x.xml", "word/x\x01.xml", "WORD/document.xml",
          "word/document.xml/x.xml")  # fmt: skip
_LAUGHS = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{"&" + before + ";" * 1}{"&" + before + ";"}">'
    for before, name in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz", strict=True)
) + "]>"  # fmt: skip
_TYPES = (_LAUGHS, "<!DOCTYPE x>", '<!DOCTYPE x SYSTEM "file:///etc/hostname">',
          '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]>')  # fmt: skip


def _any(chance: random.Random, parts: Parts, pattern: str = "") -> str:
    found = [name for name in sorted(parts) if re.search(pattern, name)]
    return chance.choice(found or sorted(parts))


def drop_part(chance: random.Random, parts: Parts) -> bytes:
    del parts[_any(chance, parts)]
    return zipped(parts)


def swap_parts(chance: random.Random, parts: Parts) -> bytes:
    one, other = _any(chance, parts), _any(chance, parts)
    parts[one], parts[other] = parts[other], parts[one]
    return zipped(parts)


def truncate_part(chance: random.Random, parts: Parts) -> bytes:
    name = _any(chance, parts)
    parts[name] = parts[name][: chance.choice((0, 1, chance.randrange(len(parts[name]))))]
    return zipped(parts)


def replace_part(chance: random.Random, parts: Parts) -> bytes:
    new = (b"", b"\0" * 99, b"<x/>", b"<?xml version='1.1'?><x/>", b"\xff\xfe", "甲".encode("gbk"))
    parts[_any(chance, parts)] = chance.choice(new)
    return zipped(parts)


def spoil_relations(chance: random.Random, parts: Parts) -> bytes:
    return _spoil(chance, parts, r"\.rels$", ("Id", "Target", "Type", "TargetMode"))


def spoil_types(chance: random.Random, parts: Parts) -> bytes:
    return _spoil(chance, parts, r"^\[Content", ("PartName", "ContentType", "Extension"))


def _spoil(chance: random.Random, parts: Parts, where: str, attributes: tuple[str, ...]) -> bytes:
    """Drop or double an entry, or change one of its attributes."""
    name = _any(chance, parts, where)
    text = parts[name].decode()
    entries = re.findall(r"<(?:Relationship|Override|Default) [^>]*>", text)
    entry = chance.choice(entries)
    attribute = chance.choice(attributes)
    value = chance.choice(("", "x", "../../x", "/word/document.xml", "document.xml", "External"))
    changed = re.sub(f'{attribute}="[^"]*"', f'{attribute}="{value}"', entry)
    parts[name] = text.replace(entry, chance.choice(("", entry * 2, changed, changed))).encode()
    return zipped(parts)


def recode(chance: random.Random, parts: Parts) -> bytes:
    name = _any(chance, parts, r"\.(?:xml|rels)$")
    text = re.sub(r"^<\?xml.*?\?>\s*", "", parts[name].decode())
    code = chance.choice(("utf-16", "utf-16-le", "gb18030", "utf-8-sig", "utf-32", "ascii"))
    said = chance.choice((code.removesuffix("-sig"), "utf-8", "x-none", "gbk", ""))
    head = f'<?xml version="1.0" encoding="{said}"?>' if said else ""
    parts[name] = (head + text).encode(code, "xmlcharrefreplace")
    return zipped(parts)


def rebind(chance: random.Random, parts: Parts) -> bytes:
    """Give the name of an innermost element another prefix, or none, or its prefix two meanings."""
    name = _any(chance, parts, r"^word/(?:document|header\d|footnotes)\.xml$")
    text = parts[name].decode()
    kind = chance.choice(("p", "r", "t", "rPr", "pPr", "tc", "tr", "hyperlink", "drawing"))
    inner = rf"<w:{kind}(?=[ >])((?:(?!<w:{kind}[ >]).)*?)</w:{kind}>"
    found = list(re.finditer(inner, text, re.DOTALL))
    if found:
        one = chance.choice(found)
        prefix, more = chance.choice((("x:", ""), ("", ""), ("w:", ""), ("x:", ' xmlns:w="urn:x"')))
        space = f'xmlns{":" if prefix else ""}{prefix.rstrip(":")}="{W}"{more}'
        new = f"<{prefix}{kind} {space}{one[1]}</{prefix}{kind}>"
        parts[name] = (text[: one.start()] + new + text[one.end() :]).encode()
    return zipped(parts)


def add_document_type(chance: random.Random, parts: Parts) -> bytes:
    name = _any(chance, parts, r"\.(?:xml|rels)$")
    head, end, rest = parts[name].decode().partition("?>")
    words = rest.replace("</w:t>", chance.choice(("", "&z;", "&y;")) + "</w:t>", 1)
    parts[name] = (head + end + chance.choice(_TYPES) + words).encode()
    return zipped(parts)


def add_part(chance: random.Random, parts: Parts) -> bytes:
    data = chance.choice((b"<x/>", b"", b"{{ x }}", bytes(40 << 20)))
    return zipped({**parts, chance.choice(_NAMES): data})


def add_parts(chance: random.Random, parts: Parts) -> bytes:
    return zipped({**parts, **{f"word/x{n}.bin": b"" for n in range(chance.choice((9, 5000)))}})


def double_part(chance: random.Random, parts: Parts) -> bytes:
    name = _any(chance, parts)
    return _written([*parts.items(), (name, chance.choice((parts[name], b"<x/>", b"")))])


def _written(entries: list[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, data in entries:
            archive.writestr(name, data)
    return file.getvalue()


def store_otherwise(chance: random.Random, parts: Parts) -> bytes:
    file = io.BytesIO()
    method = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        archive.comment = b"PK\x05\x06" * chance.randint(0, 3)
    return file.getvalue()


def break_zip(chance: random.Random, parts: Parts) -> bytes:
    data = bytearray(zipped(parts))
    for _ in range(chance.choice((1, 3, 30))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def break_directory(chance: random.Random, parts: Parts) -> bytes:
    """A method, size, flag or offset that the zip's directory states wrongly."""
    data = bytearray(zipped(parts))
    starts = [found.start() for found in re.finditer(rb"PK\x01\x02", bytes(data))]
    at = chance.choice(starts) + chance.choice((8, 10, 16, 20, 24, 28, 42))
    struct.pack_into("<H", data, at, chance.choice((0, 1, 8, 14, 99, 0x800, 0xFFFF)))
    return bytes(data)


def cut_zip(chance: random.Random, parts: Parts) -> bytes:
    data = zipped(parts)
    return data[: chance.randrange(len(data))] + bytes(chance.choice((0, 50)))


PACKAGES = (drop_part, swap_parts, truncate_part, replace_part, spoil_relations, spoil_types,
recode,
            add_document_type, add_part, add_parts, double_part, store_otherwise, break_zip,
            break_directory, cut_zip)  # fmt: skip
