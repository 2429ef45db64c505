"""Zip files with fixed bytes: the same parts always make the same file.

Dates are the earliest a zip can hold. Each part has a print (a digest of its bytes and its name);
the seal of the document is made of them.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable
from struct import pack
from typing import BinaryIO
from zipfile import ZipInfo

from reportgen.word.deflating import checksum, packer, small_packer

#: Setting up zlib for fewer bytes than these takes longer than it saves.
_SHORT = 512
_STORED = 0
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_HEAD = 30  # bytes before the name in a local header


class Entry:
    """One part, ready to be laid into a zip: what its header says, and its data as stored."""

    __slots__ = ("fields", "name", "packed", "print", "raw_name")

    def __init__(self, name: str, data: bytes, *, is_packed: bool = False) -> None:
        """Deflate ``data``, unless it ``is_packed`` in itself or too short to gain by it."""
        if is_packed or len(data) < _SHORT:
            self._lay(name, zlib.crc32(data), data, len(data), _STORED)
        else:
            deflater = small_packer()
            packed = deflater.compress(data) + deflater.flush()
            self._lay(name, zlib.crc32(data), packed, len(data), zlib.DEFLATED)

    @classmethod
    def found(cls, info: ZipInfo, archive: bytes) -> Entry:
        """The entry as we would have made the one found in a zip file."""
        entry = cls.__new__(cls)
        start = info.header_offset + _HEAD + len(info.filename.encode())
        packed = archive[start : start + info.compress_size]
        entry._lay(info.filename, info.CRC, packed, info.file_size, info.compress_type)
        return entry

    @classmethod
    def ready(cls, name: str, fields: bytes, packed: bytes, print: bytes) -> Entry:
        """An entry as one was that has been kept."""
        entry = cls.__new__(cls)
        entry.name, entry.raw_name, entry.packed = name, name.encode(), packed
        entry.fields, entry.print = fields, print
        return entry

    def _lay(self, name: str, checksum: int, packed: bytes, size: int, method: int) -> None:
        self.name, self.raw_name, self.packed = name, name.encode(), packed
        self.fields = _fields(self.raw_name, method, checksum, len(packed), size)
        self.print = _print(hashlib.sha256(packed), self.fields, self.raw_name)


class Archive:
    """A zip file as it is written, part by part, into a seekable file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._start, self._offset = file.tell(), 0  # the file may hold something else before
        self._directory: list[bytes] = []
        #: The prints of the parts so far.
        self.prints: list[bytes] = []

    def add(self, entry: Entry) -> None:
        """Lay a ready part into the file."""
        local = b"".join((_LOCAL, entry.fields, entry.raw_name, entry.packed))
        self._file.write(local)
        self._note(entry.fields, entry.raw_name, entry.print, len(local))

    def stream(self, name: str, pieces: Iterable[bytes]) -> None:
        """Lay a part into the file whose data come in pieces, deflated as they come."""
        deflater, digest = packer(), hashlib.sha256()
        raw_name, crc, size, packed = name.encode(), 0, 0, 0
        self._file.write(bytes(_HEAD) + raw_name)
        for piece in pieces:
            crc, size = checksum(piece, crc), size + len(piece)
            packed += _put(deflater.compress(piece), self._file.write, digest.update)
        packed += _put(deflater.flush(), self._file.write, digest.update)
        fields = _fields(raw_name, zlib.DEFLATED, crc, packed, size)
        end = self._file.tell()
        self._file.seek(self._start + self._offset)
        self._file.write(_LOCAL + fields)
        self._file.seek(end)
        self._note(
            fields, raw_name, _print(digest, fields, raw_name), _HEAD + len(raw_name) + packed
        )

    def finish(self) -> None:
        """Write the directory."""
        records, count = b"".join(self._directory), len(self._directory)
        self._file.write(records)
        self._file.write(
            pack("<4sHHHHIIH", _END, 0, 0, count, count, len(records), self._offset, 0)
        )

    def _note(self, fields: bytes, raw_name: bytes, print: bytes, length: int) -> None:
        head = pack("<4sH", _CENTRAL, 20) + fields + bytes(10)
        self._directory.append(head + pack("<I", self._offset) + raw_name)
        self.prints.append(print)
        self._offset += length


def _put(data: bytes, *sinks: Callable[[bytes], object]) -> int:
    for sink in sinks:
        sink(data)
    return len(data)


def _fields(raw_name: bytes, method: int, checksum: int, packed: int, size: int) -> bytes:
    flags = 0 if raw_name.isascii() else 0x800
    return pack("<HHHHHIIIHH", 20, flags, method, 0, 33, checksum, packed, size, len(raw_name), 0)


def _print(digest: hashlib._Hash, fields: bytes, raw_name: bytes) -> bytes:
    digest.update(fields + raw_name)
    return digest.digest()
