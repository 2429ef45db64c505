"""Where packs lie: the ``templates`` folder of a wheel or a checkout; and reading their YAML."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath
from typing import Any, Generic, TypeVar

import attrs

from reportgen.errors import IntakeError, PackError, Place, Problem, reason_of
from reportgen.model import Path
from reportgen.reading import Node, Settings, Structure, decode, read_nodes

T = TypeVar("T")

#: What reading a member of a zip raises where its bytes are not what was packed.
_DAMAGED = (zlib.error, zipfile.BadZipFile, EOFError, NotImplementedError)

#: No file of a pack is larger; the readers of YAML and of templates say so in their own words.
LARGEST = 64 * 1024 * 1024


def templates_root() -> Traversable:
    """The folder of the bundled packs. Raises ``FileNotFoundError``."""
    checkout = FilePath(__file__).resolve().parents[2] / "templates"
    if (checkout / "texts.yaml").is_file():
        return checkout
    bundled = files("reportgen") / "templates"
    if bundled.is_dir():
        return bundled
    raise FileNotFoundError("reportgen was installed without its templates")


def base_template() -> bytes:
    """The GB/T 9704 page from which formats start: a Word template with styles and a skeleton.

    Raises ``FileNotFoundError``.
    """
    return (templates_root() / "base.docx").read_bytes()


def bytes_of(file: Traversable, name: str = "") -> bytes:
    """A file of a pack, no more of it than a pack's file may have and one byte.

    ``name`` is what messages call it. Raises ``OSError``, and ``PackError`` for a file that is not
    the pack's own (``foreign``) and for a member of a zip that is damaged.
    """
    name = name or file.name
    if problem := foreign(file, name):
        raise PackError([problem])
    try:
        with file.open("rb") as opened:
            return bytes(opened.read(LARGEST + 1))
    except _DAMAGED:
        message = "压缩包里的这个文件已损坏，请重新压缩，或请对方重发"
        raise PackError([Problem("damaged", "", message, Place(name))]) from None


def foreign(file: Traversable, name: str = "") -> Problem | None:
    """What is wrong with a file that is there and is not an ordinary one of its own folder.

    A pipe never ends, and a pack must not say which files of this computer are read or written.
    """
    if not isinstance(file, FilePath) or not is_there(file) or _is_own(file):
        return None
    message = "这不是普通的文件，或是指向别处的链接，不能使用，请换成文件本身"
    return Problem("link", "", message, Place(name or file.name))


def keep_text(file: FilePath, text: str) -> None:
    """Write a text into a folder of a pack, which need not be there, and never by way of a link.

    Raises ``OSError``, and ``PackError`` for what is no ordinary file of the pack.
    """
    if file.is_symlink() or file.parent.is_symlink() or foreign(file):
        message = "这不是普通的文件，或是链接，没有写入，请先删去它"
        raise PackError([Problem("link", "", message, Place(file.name))])
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def is_there(file: Traversable) -> bool:
    """Whether a folder has something of that name, be it a link to nothing, a pipe or a device."""
    if isinstance(file, FilePath):
        return os.path.lexists(file)
    return file.is_file() or file.is_dir()


def _is_own(file: FilePath) -> bool:
    try:
        return file.is_file() and file.resolve().is_relative_to(file.parent.resolve())
    except (OSError, RuntimeError):  # a link in a circle
        return False


@attrs.frozen
class Read(Generic[T]):
    """One YAML file of a pack: what it says, and where each value stands."""

    spec: T
    places: Mapping[Path, Place]


def read_spec(file: Traversable, cls: type[T], name: str, version: int) -> Read[T]:
    """One YAML file of a pack as an object.

    Raises ``PackError`` with every problem in the file.
    """
    return made_of(*nodes_in(file, name), cls, version)


def nodes_in(file: Traversable, name: str) -> tuple[Node, list[Problem]]:
    """What a YAML file of a pack says, and what is wrong with it. Raises ``PackError``."""
    try:
        text, _ = decode(bytes_of(file, name), name)
        return read_nodes(text, name)
    except OSError as error:
        problem = Problem("open", "", f"打不开文件（{reason_of(error)}）", Place(name))
        raise PackError([problem]) from None
    except IntakeError as error:
        raise PackError(error.problems) from None


def made_of(root: Node, problems: list[Problem], cls: type[T], version: int) -> Read[T]:
    """The object that nodes say. Raises ``PackError`` with the problems there were and its own."""
    structure = Structure(Settings())
    made: Any = structure.record(root, cls, ())
    problems = [*problems, *structure.problems]
    if made.version > version:
        message = f"这个文件是第{made.version}版，本软件只认识到第{version}版，请升级软件"
        problems.append(Problem("version", "版本", message, structure.places[("版本",)]))
    if problems:
        raise PackError(sorted(problems, key=_order))
    return Read(made, structure.places)


def _order(problem: Problem) -> tuple[str, int, int]:
    return problem.place.file, problem.place.line, problem.place.column
