"""Which pack a command is about: a folder, a file of one, or the name of a bundled pack."""

from __future__ import annotations

import os
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

from reportgen.cli.problem import Unworkable

MANIFEST = "pack.yaml"
_ENDINGS = (".yaml", ".docx", ".txt")


@attrs.frozen
class Chosen:
    """A pack's folder, and the one format of it that is meant; None for all."""

    folder: Traversable
    format: str | None = None

    @property
    def beside(self) -> Path:
        """Where files beside its own are written."""
        return Path(str(self.folder))


def chosen(word: str) -> Chosen:
    """The pack that a word on the command line names. Raises ``Unworkable``."""
    path = Path(word)
    if path.is_dir():
        return Chosen(_sound(path.resolve()))
    if path.suffix.lower() == ".zip":
        raise Unworkable(f"“{word}”是zip文件，请先解压，再写解开的文件夹")
    if os.path.lexists(path):  # its folder counts, wherever a link leads
        is_format = path.suffix in _ENDINGS and path.name != MANIFEST
        return Chosen(_sound(path.parent.resolve()), path.stem if is_format else None)
    return _bundled(word)


def _bundled(word: str) -> Chosen:
    from reportgen.packs import pack_folders

    name, _, format = word.partition("/")
    known = {one.name: one for one in pack_folders()}
    if name not in known:
        listed = "、".join(known)
        raise Unworkable(f"没有文件夹“{word}”，也没有这个名称的模板包；自带的有：{listed}")
    return Chosen(known[name], format or None)


def _sound(folder: Path) -> Path:
    if not any(one.suffix in (".yaml", ".docx") for one in folder.iterdir()):
        raise Unworkable(f"“{folder}”不是模板包：里面没有{MANIFEST}，也没有模板")
    return folder
