"""Where packs lie: the ``templates`` folder of a wheel or a checkout; and reading their YAML."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from reportgen.errors import PackError, Place, Problem
from reportgen.model.record import record_of
from reportgen.reading import Settings, Structure, decode, read_nodes

T = TypeVar("T")


def templates_root() -> Traversable:
    """The folder of the bundled packs. Raises ``FileNotFoundError``."""
    checkout = Path(__file__).resolve().parents[2] / "templates"
    if (checkout / "texts.yaml").is_file():
        return checkout
    bundled = files("reportgen") / "templates"
    if bundled.is_dir():
        return bundled
    raise FileNotFoundError("reportgen was installed without its templates")


def read_spec(file: Traversable, cls: type[T], name: str, version: int) -> T:
    """One YAML file of a pack as an object.

    Raises ``PackError`` with every problem in the file.
    """
    text, _ = decode(file.read_bytes(), name)
    root, problems = read_nodes(text, name)
    structure = Structure(Settings())
    made: Any = structure.record(root, cls, ())
    problems += structure.problems
    found = getattr(made, "version", version)
    if not problems and found > version:
        place = structure.places.get((record_of(cls).fields[0].key,), Place(name))
        message = f"这个文件是第{found}版，本软件只认识到第{version}版，请升级软件"
        problems.append(Problem("version", "版本", message, place))
    if problems:
        raise PackError(problems)
    return made  # type: ignore[no-any-return]
