"""Which fonts are installed, as fontconfig lists them."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
from collections.abc import Iterable

_SECONDS = 60  # fontconfig's first look at many fonts
_COMMA = re.compile(r"(?<!\\),")
_ESCAPED = re.compile(r"\\(.)")


def missing_fonts(names: Iterable[str]) -> tuple[str, ...] | None:
    """The font families that are not installed here, in the order asked for, each once.

    None where that cannot be known. So it is on Windows, whose registry lists most Chinese fonts
    by their English names only: 仿宋 may be there as FangSong.
    """
    installed = _installed()
    if not installed:
        return None
    return tuple(dict.fromkeys(name for name in names if name.casefold() not in installed))


def _installed() -> frozenset[str]:
    program = shutil.which("fc-list")
    return _families(program, os.environ.get("FONTCONFIG_FILE")) if program else frozenset()


@functools.cache
def _families(program: str, configuration: str | None) -> frozenset[str]:
    """All names of all families, in small letters; none where the program fails.

    ``fc-match`` would answer for any name, with an alias; ``fc-list`` names what is there. The
    configuration is read by the program itself and stands here for the cache.
    """
    try:
        answer = subprocess.run(  # noqa: S603 - the program that the path gives
            [program, ":", "family"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    lines = answer.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name for line in lines for name in _names(line))


def _names(line: str) -> Iterable[str]:
    r"""A family's names in several languages: ``仿宋,FangSong``; ``\-`` stands for a hyphen."""
    return (_ESCAPED.sub(r"\1", name).strip().casefold() for name in _COMMA.split(line))
