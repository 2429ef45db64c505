"""Where packs lie: bundled, installed beside the library, or in folders and zips that are named.

An installed pack announces itself by an entry point; it is read as files, and nothing of it is
ever imported.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from reportgen.errors import PackError, Place, Problem
from reportgen.packs.files import templates_root
from reportgen.packs.zipped import opened

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

MANIFEST = "pack.yaml"
#: The group of entry points; the value names the package, or the folder in it, with the pack.
GROUP = "reportgen.packs"
BUNDLED, INSTALLED, NAMED = "随软件提供", "已安装", "另行指定"
#: Packs are found so far below a named folder: repository-main/templates/province in a zip.
_DEEPEST = 3


@attrs.frozen
class Found:
    """A pack's folder: its name, how it came to be looked at, and the path or package it is in."""

    name: str
    folder: Traversable = attrs.field(eq=False)
    kind: str
    origin: str = ""


_NAMED: ContextVar[tuple[Path, ...]] = ContextVar("packs", default=())


@contextmanager
def packs_from(*paths: str | Path) -> Iterator[None]:
    """Let packs of other folders be found as well, within the block.

    Each path is a pack's folder, a folder of packs, or a zip file of either. Threads begin without
    what was named outside them.
    """
    before = _NAMED.set((*_NAMED.get(), *(Path(path).absolute() for path in paths)))
    try:
        yield
    finally:
        _NAMED.reset(before)


def named() -> tuple[Path, ...]:
    """The paths that ``packs_from`` names here."""
    return _NAMED.get()


def bundled_packs() -> list[Found]:
    """The packs that come with the library, by name."""
    root = templates_root()
    folders = (one for one in root.iterdir() if one.is_dir() and (one / MANIFEST).is_file())
    return sorted((Found(one.name, one, BUNDLED) for one in folders), key=lambda one: one.name)


def packs_at(path: Path) -> list[Found]:
    """The packs in a folder or a zip file. Raises ``PackError`` where there is none."""
    is_zip = path.suffix.lower() == ".zip"
    if not is_zip and not path.is_dir():
        raise _none(path, "没有这个文件夹，请写模板包的文件夹或zip文件")
    root: Traversable = opened(path) if is_zip else path
    found = list(_below(root, path.stem if is_zip else path.name, str(path), _DEEPEST))
    if not found:
        raise _none(path, f"里面没有模板包（没有{MANIFEST}）")
    return found


def _below(folder: Traversable, name: str, origin: str, depth: int) -> Iterator[Found]:
    if (folder / MANIFEST).is_file():
        yield Found(name, folder, NAMED, origin)
    elif depth:
        inner = sorted((one for one in folder.iterdir() if one.is_dir()), key=lambda one: one.name)
        for one in inner:
            yield from _below(one, one.name, origin, depth - 1)


def installed_packs() -> list[Found]:
    """The packs that other distributions announce; one that has no folder is left out."""
    from importlib.metadata import entry_points  # takes longer than to read a bundled pack

    found = []
    for point in entry_points(group=GROUP):
        folder = _folder_of(point)
        if folder is not None and (folder / MANIFEST).is_file():
            found.append(Found(folder.name, folder, INSTALLED, point.value))
    return sorted(found, key=lambda one: one.name)


def _folder_of(point: EntryPoint) -> Path | None:
    """The folder an entry point names, found without importing anything of it."""
    steps = point.value.replace(":", ".").split(".")
    if point.dist is not None:
        folder = Path(str(point.dist.locate_file("/".join(steps))))
        if folder.is_dir():
            return folder
    try:
        spec = importlib.util.find_spec(steps[0])  # of a top-level name imports nothing
    except (ImportError, ValueError):
        return None
    places = (spec.submodule_search_locations or ()) if spec else ()
    folders = (Path(place, *steps[1:]) for place in places)
    return next((one for one in folders if one.is_dir()), None)


def _none(path: Path, message: str) -> PackError:
    return PackError([Problem("pack", "", message, Place(str(path)))])
