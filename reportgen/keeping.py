"""Compiled templates, kept from one start of the program to the next.

What is kept is data (``word.kept``): a file that someone else has put there may print other words,
it cannot run. Files are called by what they were made from, the program's own files included, so
that nothing that was changed is ever taken for what it was.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from reportgen.intake import write_whole
from reportgen.lazily import pattern

#: Where templates are kept; empty for nowhere.
FOLDER = "REPORTGEN_CACHE"
#: So many are kept; then the older half goes.
MOST = 400
#: A digest of the content, and the content: not JSON as it lies there.
_ENDING = ".kept"
_OURS = pattern(r"[0-9a-f]{64}\.kept")
#: Whose files say how a template is compiled.
_ROOMS = ("amounts", "measures", "model", "prose", "word")
_LIBRARIES = ("docxtpl", "jinja2", "lxml")


def key_of(*made_from: object) -> str:
    """What a compilation is called that was made from these; empty where nothing is kept."""
    program = _program()
    if not program or _folder() is None:
        return ""
    digest = hashlib.sha256(program)
    for one in made_from:
        digest.update(one if isinstance(one, bytes) else repr(one).encode())
        digest.update(b"\0")
    return digest.hexdigest()


def found(key: str) -> bytes | None:
    """What was kept under a key."""
    folder = _folder()
    if not key or folder is None:
        return None
    try:
        data = (folder / (key + _ENDING)).read_bytes()
    except OSError:
        return None
    digest, content = data[:32], data[32:]
    return content if hashlib.sha256(content).digest() == digest else None


def keep(key: str, data: bytes) -> None:
    """Keep data under a key, whole or not at all; where that cannot be, it is no fault."""
    folder = _folder()
    if not key or folder is None:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(folder / (key + _ENDING), hashlib.sha256(data).digest() + data)
        _clear(folder)
    except OSError:
        pass


def _folder() -> Path | None:
    asked = os.environ.get(FOLDER)
    if asked is not None:
        return Path(asked) if asked else None
    import platformdirs

    try:
        return platformdirs.user_cache_path("reportgen", appauthor=False)
    except RuntimeError:  # a user without a home
        return None


def _clear(folder: Path) -> None:
    """Take the older half away of what was kept, and nothing else that may lie there."""
    ours = (one for one in folder.iterdir() if _OURS.fullmatch(one.name))
    files = [(one.stat().st_mtime, one) for one in ours]
    if len(files) > MOST:
        for _, one in sorted(files)[: MOST // 2]:
            one.unlink(missing_ok=True)


@cache
def _program() -> bytes:
    """A digest of the program that compiles; empty where its files cannot be looked at."""
    try:
        return hashlib.sha256("\n".join(_files()).encode()).digest()
    except (OSError, AttributeError, TypeError, ValueError):
        return b""


def _files() -> Iterator[str]:
    for room in _ROOMS:
        yield from _listed(Path(__file__).parent / room)
    for library in _LIBRARIES:
        spec = importlib.util.find_spec(library)
        yield from _listed(Path(spec.origin).parent) if spec and spec.origin else ()


def _listed(folder: Path) -> Iterable[str]:
    """The program's files in a folder, each with its size and when it was changed."""
    with os.scandir(folder) as entries:
        found = [(one.path, one.stat()) for one in entries if one.name.endswith(".py")]
    return sorted(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in found)
