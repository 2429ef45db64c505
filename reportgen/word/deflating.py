"""How the parts of a document are deflated: by zlib, or by isal where it is installed.

At zlib's usual level deflating took a third of a fill and more. Its second level makes documents 8
to 17 % larger in a fifth to two thirds of that time; isal (the extra ``fast``) makes them as large
in a tenth. Every program that reads one reads the others.
"""

from __future__ import annotations

import importlib.util
import os
import zlib
from collections.abc import Callable
from functools import cache
from typing import Protocol

#: The environment variable that says which: ``zlib``, ``isal``, or ``small``, zlib's usual level.
VARIABLE = "REPORTGEN_DEFLATE"
ZLIB, ISAL, SMALL = "zlib", "isal", "small"
#: The second levels of both are as fast as their first and smaller.
_LEVEL, _USUAL = 2, 6
_RAW = -15


class Packer(Protocol):
    """Deflates what it is given, piece by piece."""

    def compress(self, data: bytes, /) -> bytes:
        """What is ready to be written."""

    def flush(self) -> bytes:
        """The rest."""


@cache
def way() -> str:
    """The way that is used."""
    asked = os.environ.get(VARIABLE, ISAL)
    if asked == ISAL and importlib.util.find_spec("isal"):
        return ISAL
    return SMALL if asked == SMALL else ZLIB


def packer() -> Packer:
    """What deflates one part of a document."""
    return _tools()[0]()


def checksum(data: bytes, before: int = 0) -> int:
    """The CRC-32 of data that follow others."""
    return _tools()[1](data, before)


def small_packer() -> Packer:
    """What deflates a part that is the same in many documents, as small as is usual."""
    return zlib.compressobj(_USUAL, zlib.DEFLATED, _RAW)


def _quick_packer() -> Packer:
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)


@cache
def _tools() -> tuple[Callable[[], Packer], Callable[[bytes, int], int]]:
    if way() != ISAL:
        return small_packer if way() == SMALL else _quick_packer, zlib.crc32
    from isal import isal_zlib

    return lambda: isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, _RAW), isal_zlib.crc32
