"""A data source: the evaluation year, where each value was entered, and the folder it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

import attrs

from reportgen.errors import IntakeError, Place, Problem, Unreadable, reason_of
from reportgen.intake.mapping import nodes_of
from reportgen.measures import Resolver, UnknownName
from reportgen.model import (
    VERSION,
    EvaluationYear,
    FieldInfo,
    Path,
    passages,
    record_of,
    show_path,
)
from reportgen.reading import Settings, Structure, decode, nodes, read_nodes, read_value

#: The endings of the files that ``load`` reads.
ENDINGS = (".yaml", ".yml", ".json")
_VERSION = ("版本", "version")


@attrs.frozen
class Places:
    """Where each value was entered, by data path."""

    by_path: Mapping[Path, Place]

    def of(self, path: Path) -> Place:
        """The place of a value, or of the nearest thing around it that has one."""
        while path and path not in self.by_path:
            path = path[:-1]
        return self.by_path.get(path, Place())


@attrs.frozen
class Source:
    """What was read: ``year``, ``places``, ``folder`` (for pictures), and ``notes`` (infos)."""

    year: EvaluationYear
    places: Places
    folder: FilePath | None = None
    notes: tuple[Problem, ...] = ()


def load(path: str | FilePath) -> Source:
    """Read a data file (YAML or JSON).

    Raises ``IntakeError`` with every problem in the file and its place.
    """
    file = FilePath(path)
    name = file.name
    if file.suffix.lower() not in ENDINGS:
        raise _one("ending", f"不认识的文件类型，数据文件应当是{'、'.join(ENDINGS)}", name)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise _one("open", f"打不开文件（{reason_of(error)}），请检查路径", str(file)) from None
    text, encoding = decode(data, name)
    note = Problem("encoding", "", "文件是GB18030编码，已照此读取；建议另存为UTF-8", Place(name))
    root, problems = read_nodes(text, name, json=file.suffix.lower() == ".json")
    notes = (note,) if encoding == "gb18030" else ()
    return _source(root, problems, file.parent, notes)


def read(data: Mapping[str, Any]) -> Source:
    """Read a mapping from another system; the same names and rules as in a file.

    Raises ``IntakeError``.
    """
    return _source(nodes_of(data), [], None, ())


def load_year(path: str | FilePath) -> EvaluationYear:
    """The evaluation year of a data file. Raises ``IntakeError``."""
    return load(path).year


def _one(code: str, message: str, file: str) -> IntakeError:
    return IntakeError([Problem(code, "", message, Place(file))])


def _source(
    root: nodes.Node, problems: list[Problem], folder: FilePath | None, notes: tuple[Problem, ...]
) -> Source:
    problems = [*problems, *_version(root)]
    structure = Structure(_settings(root))
    year = structure.record(root, EvaluationYear, (), ignore=_VERSION)
    places = Places(structure.places)
    problems += structure.problems
    problems += _references(year, places)
    if problems:
        raise IntakeError(sorted(problems, key=lambda p: (p.place.line, p.place.column)))
    return Source(year, places, folder, (*notes, *structure.notes))


def _entry(root: nodes.Node, *names: str) -> nodes.Scalar | None:
    if isinstance(root, nodes.Mapping):
        for key, value in root.entries:
            if key.text.strip() in names and isinstance(value, nodes.Scalar):
                return value
    return None


def _settings(root: nodes.Node) -> Settings:
    """What the file declares; faults in it are reported where the fields are read."""
    info = record_of(EvaluationYear)

    def declared(field: FieldInfo | None) -> Any:
        assert field is not None  # noqa: S101 (the three names below are fields)
        scalar = _entry(root, field.key, field.name)
        try:
            return read_value(scalar, field, Settings()) if scalar else None
        except Unreadable:
            return None

    unit, places, blank = (
        declared(info.find(name)) for name in ("amount_unit", "decimal_places", "blank_is_zero")
    )
    return Settings(unit or "元", places, bool(blank))


def _version(root: nodes.Node) -> Iterator[Problem]:
    given = _entry(root, *_VERSION)
    text = given.text.strip() if given else ""
    if given is None:
        place = root.place
        yield Problem("version", "版本", f"缺少“版本”，请在开头写上“版本: {VERSION}”", place)
    elif not text.isascii() or not text.isdigit():
        yield Problem("version", "版本", f"“{text}”不是版本号，请写“版本: {VERSION}”", given.place)
    elif int(text) > VERSION:
        message = f"这份数据是第{text}版，本软件只认识到第{VERSION}版，请升级软件"
        yield Problem("version", "版本", message, given.place)


def _references(year: EvaluationYear, places: Places) -> Iterator[Problem]:
    resolve = Resolver(year)
    for visit in passages(year):
        for reference in visit.value.references():
            try:
                resolve(visit.value, reference.path)
            except UnknownName as error:
                message = f"引用“【={reference.path}】”找不到：{error}"
                path = show_path(visit.path, year)
                place = places.of(visit.path)
                yield Problem(
                    "reference", path, message, place, found=reference.path, nearest=error.nearest
                )
