"""A data source: the evaluation year, where each value was entered, and the folder it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

import attrs

from reportgen.errors import IntakeError, Place, Problem, Unreadable, reason_of
from reportgen.intake.issues import issue_problems
from reportgen.intake.mapping import nodes_of
from reportgen.intake.migrations import upgrade
from reportgen.intake.placements import placement_problems
from reportgen.intake.places import Places
from reportgen.intake.references import reference_problems
from reportgen.measures import work_out
from reportgen.model import VERSION, EvaluationYear, FieldInfo, record_of
from reportgen.reading import Settings, Structure, decode, nodes, read_nodes, read_value
from reportgen.reading.columns import columns_of
from reportgen.reading.decode import LARGEST
from reportgen.reading.wording import quote

#: The endings of the files that ``load`` reads.
ENDINGS = (".yaml", ".yml", ".json")
#: What is said of a pipe or a device.
NO_FILE = "这是管道或设备，不是数据文件，请检查路径"
_VERSION = ("版本", "version")
_WHOLE = re.compile("0|[1-9][0-9]{0,8}")


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
    data = _bytes(file)
    text, encoding = decode(data, file.name)
    note = Problem(
        "encoding", "", "文件是GB18030编码，已照此读取；建议另存为UTF-8", Place(file.name)
    )
    root, problems = read_nodes(text, file.name)
    notes = (note,) if encoding == "gb18030" else ()
    return source_of(root, problems, file.parent, notes)


def read(data: Mapping[str, Any]) -> Source:
    """Read a mapping from another system; the same names and rules as in a file.

    Raises ``IntakeError``.
    """
    return source_of(nodes_of(data), [], None, ())


def load_year(path: str | FilePath) -> EvaluationYear:
    """The evaluation year of a data file. Raises ``IntakeError``."""
    return load(path).year


def is_device(file: FilePath) -> bool:
    """Whether what lies there may have no end, or nothing in it for ever: a pipe, a device."""
    try:
        return file.exists() and not (file.is_file() or file.is_dir())
    except (OSError, ValueError):  # what opens it says why
        return False


def _bytes(file: FilePath) -> bytes:
    if is_device(file):
        raise _one("open", NO_FILE, file.name)
    if file.is_dir():
        raise _one("open", "这是文件夹，请写出数据文件的名称", str(file))
    if file.suffix.lower() not in ENDINGS:
        message = f"不认识的文件类型，数据文件应当以{'、'.join(ENDINGS)}结尾"
        raise _one("ending", message, file.name)
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise _one("open", f"打不开文件（{reason_of(error)}），请检查路径", str(file)) from None
    except ValueError:  # a path with a NUL in it
        raise _one("open", "路径中有不能识别的字符，请检查路径", quote(str(file))) from None


def _one(code: str, message: str, file: str) -> IntakeError:
    return IntakeError([Problem(code, "", message, Place(file))])


def source_of(
    root: nodes.Node, problems: list[Problem], folder: FilePath | None, notes: tuple[Problem, ...]
) -> Source:
    """The year that nodes hold, with what was met in reading them.

    Raises ``IntakeError`` with these problems and all others.
    """
    if isinstance(root, nodes.Scalar) and root.is_blank:
        raise IntakeError([*problems, Problem("empty", "", "里面没有数据", root.place)])
    problems = list(problems)
    root = upgrade(root, _version(root, problems))
    structure = Structure(_settings(root), columns_of(root))
    year = structure.record(root, EvaluationYear, (), ignore=_VERSION)
    if not (problems or structure.problems):
        work_out(year)
    places = Places(structure.places)
    problems += structure.problems
    problems += reference_problems(year, places)
    problems += placement_problems(year, places)
    problems += issue_problems(year, places)
    if problems:
        raise IntakeError(_in_order(problems))
    return Source(year, places, folder, (*notes, *structure.notes))


def _in_order(problems: list[Problem]) -> list[Problem]:
    """Problems by their places: in a workbook, sheet by sheet as they come first."""
    sheets = {sheet: n for n, sheet in enumerate(dict.fromkeys(p.place.sheet for p in problems))}
    return sorted(problems, key=lambda p: (sheets[p.place.sheet], p.place.line, p.place.column))


def _given(root: nodes.Node, *names: str) -> nodes.Node | None:
    entries = root.entries if isinstance(root, nodes.Mapping) else ()
    return next((value for key, value in entries if key.text.strip() in names), None)


def _settings(root: nodes.Node) -> Settings:
    """What the file declares; faults in it are reported where the fields are read."""
    info = record_of(EvaluationYear)

    def declared(field: FieldInfo | None) -> Any:
        assert field is not None  # noqa: S101 (the three names below are fields)
        node = _given(root, field.key, field.name, *field.was)
        try:
            return read_value(node, field, Settings()) if isinstance(node, nodes.Scalar) else None
        except Unreadable:
            return None

    unit, places, blank = (
        declared(info.find(name)) for name in ("amount_unit", "decimal_places", "blank_is_zero")
    )
    return Settings(unit or "元", places, bool(blank))


def _version(root: nodes.Node, problems: list[Problem]) -> int:
    """The version of the file; the present one where what it says is a problem."""
    if not isinstance(root, nodes.Mapping):  # reported as such
        return VERSION
    given = _given(root, *_VERSION)
    place = root.place if given is None else given.place
    text = given.text.strip() if isinstance(given, nodes.Scalar) else ""
    if given is None:
        message = f"缺少“版本”，请在开头写上“版本: {VERSION}”"
    elif not _WHOLE.fullmatch(text):
        message = f"“{quote(text)}”不是版本号，请写“版本: {VERSION}”"
    elif int(text) > VERSION:
        message = f"这份数据是第{text}版，本软件只认识到第{VERSION}版，请升级软件"
    else:
        return int(text)
    expected = str(VERSION)
    problems.append(Problem("version", "版本", message, place, quote(text), expected))
    return VERSION
