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
from reportgen.packs.files import is_there, templates_root
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
    """A pack's folder: its name, how it came to be looked at, and the path or package it is in.

    ``within`` is the way to it inside a zip.
    """

    name: str
    folder: Traversable = attrs.field(eq=False)
    kind: str
    origin: str = ""
    within: str = ""

    @property
    def lies_at(self) -> tuple[str, str]:
        """Where it lies, for telling whether two are one."""
        if isinstance(self.folder, Path):
            return str(self.folder.resolve()), ""
        return str(Path(self.origin).resolve()) if self.origin else str(self.folder), self.within


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
    top = Found(path.stem if is_zip else path.name, root, NAMED, str(path))
    found = list(_below(top, _DEEPEST))
    if not found:
        raise _none(path, f"里面没有模板包（没有{MANIFEST}）")
    return found


def _below(here: Found, depth: int) -> Iterator[Found]:
    if is_there(here.folder / MANIFEST):
        yield here
    elif depth:
        inner = (one for one in here.folder.iterdir() if one.is_dir())
        for one in sorted(inner, key=lambda one: one.name):
            within = f"{here.within}/{one.name}"
            yield from _below(Found(one.name, one, NAMED, here.origin, within), depth - 1)


def beside(found: Found, name: str) -> Found | None:
    """The pack of that name beside one that was named: a folder, or a zip where that lies in one.

    The name is looked for among what is there; it never becomes a path. Raises ``PackError`` where
    its zip is not sound.
    """
    if found.kind != NAMED:
        return None
    is_zip = not isinstance(found.folder, Path)
    around = Path(found.origin if is_zip else str(found.folder)).absolute().parent
    try:
        neighbours = sorted(around.iterdir())
    except OSError:  # a folder whose files may be read and not listed
        return None
    for one in neighbours:
        if one.name == name and one.is_dir() and is_there(one / MANIFEST):
            return Found(name, one, NAMED, str(one))
        if is_zip and one.stem == name and one.suffix.lower() == ".zip" and one.is_file():
            return next((each for each in packs_at(one) if each.name == name), None)
    return None


def installed_packs() -> list[Found]:
    """The packs that other distributions announce; one that has no folder is left out.

    Several may have one name; one that is announced twice is there once.
    """
    from importlib.metadata import entry_points  # takes longer than to read a bundled pack

    found: dict[tuple[str, str], Found] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda one: one.value):
        folder = _folder_of(point)
        if folder is not None and (folder / MANIFEST).is_file():
            made = Found(folder.name, folder, INSTALLED, point.value)
            found.setdefault(made.lies_at, made)
    return sorted(found.values(), key=lambda one: one.name)


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
