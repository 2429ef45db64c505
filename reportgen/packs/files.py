"""Where packs lie: the ``templates`` folder of a wheel or a checkout; and reading their YAML."""

from __future__ import annotations

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


def bytes_of(file: Traversable) -> bytes:
    """A file of a pack, no more of it than a pack's file may have and one byte.

    Raises ``OSError``, and ``PackError`` for what is no ordinary file (a pipe never ends) and for a
    link that leads elsewhere: a pack must not say which files of this computer are read.
    """
    if isinstance(file, FilePath) and file.exists() and not _is_own(file):
        message = "这不是普通的文件，或是指向别处的链接，不能使用"
        raise PackError([Problem("link", "", message, Place(file.name))])
    with file.open("rb") as opened:
        return bytes(opened.read(LARGEST + 1))


def _is_own(file: FilePath) -> bool:
    return file.is_file() and file.resolve().is_relative_to(file.parent.resolve())


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
        text, _ = decode(bytes_of(file), name)
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
