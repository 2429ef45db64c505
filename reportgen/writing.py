"""Documents on disk: names that every system takes, nothing half written, hand edits kept."""

from __future__ import annotations

import errno
import itertools
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from reportgen.errors import ReportgenError, reason_of
from reportgen.intake import Content, write_whole
from reportgen.word import is_as_printed

#: The longest file name in bytes, 76 Chinese characters. Systems allow 255; a number may follow.
LONGEST = 228
_ENDING = ".docx"
_OTHERS = (".doc", ".dotx", ".odt", ".ofd", ".pdf", ".rtf", ".txt", ".wps")
#: Endings of documents: a target with one of them is taken for a file.
KINDS = (_ENDING, *_OTHERS)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\ufeff]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


#: Whether the system refuses to replace a file that a program has open.
_HOLDS_OPEN_FILES = os.name == "nt"


class WritingError(ReportgenError):
    """A document that cannot be written; nothing was changed."""


def file_name(department: str, year: int, title: str, project: str = "") -> str:
    """``{部门简称}{年度}年度{标题}[-{项目}].docx``, fit for Windows and bounded in length.

    >>> file_name("县应急局", 2024, "绩效自评报告", "5/2防控")
    '县应急局2024年度绩效自评报告-5_2防控.docx'
    """
    longest = LONGEST - len(_ENDING)
    stem = f"{department}{year}年度{title}"
    if project:  # a long department leaves room for it
        stem = _cut(_safe(stem), longest // 2) + f"-{project}"
    stem = _safe(stem)
    if _RESERVED.fullmatch(stem):
        stem += "_"
    return _cut(stem, longest) + _ENDING


def _safe(name: str) -> str:
    return _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip(" .")


def _cut(name: str, longest: int) -> str:
    return name.encode()[:longest].decode(errors="ignore").rstrip(" .")


def file_names(department: str, year: int, title: str, projects: Sequence[str]) -> list[str]:
    """A file name for each project; those that would be the same get their project's number.

    Give all projects of the year, whichever are printed: then a project's file has the same name
    at every printing, and no two documents have one name.

    >>> file_names("某局", 2024, "表", ["防汛/一期", "防汛?一期"])
    ['某局2024年度表-1.防汛_一期.docx', '某局2024年度表-2.防汛_一期.docx']
    """
    plain = [file_name(department, year, title, project) for project in projects]
    numbered = [
        file_name(department, year, title, f"{number}.{project}")
        for number, project in enumerate(projects, 1)
    ]
    count = Counter(name.casefold() for name in plain)
    names = [
        one if count[one.casefold()] == 1 else two for one, two in zip(plain, numbered, strict=True)
    ]
    if len({name.casefold() for name in names}) == len(names):
        return names
    return numbered  # a project is named as another's number would name it


def targets_of(target: str | Path | None, folder: Path | None, names: Sequence[str]) -> list[Path]:
    """The files to write, as ``target_of`` says of each.

    Raises ``WritingError`` also where there are several for one file.
    """
    files = [target_of(target, folder, name) for name in names]
    if len(set(files)) < len(files):
        raise WritingError(f"要打印{len(files)}份，不能都写进“{files[0].name}”，请写文件夹")
    return files


def target_of(target: str | Path | None, folder: Path | None, name: str) -> Path:
    """The file to write: as given, in the folder given, or beside the data.

    Raises ``WritingError`` for a file of another kind.
    """
    if target is None:
        return (folder or Path()) / name
    given = Path(target)
    if given.is_dir():
        return given / name
    if given.suffix.lower() in _OTHERS:
        raise WritingError(f"写不了“{given.name}”：报告是Word文档，文件名请以{_ENDING}结尾")
    return given if given.suffix.lower() == _ENDING else given / name


def keep(
    file: Path,
    data: Content,
    *,
    force: bool = False,
    is_ours: Callable[[bytes], bool] = is_as_printed,
) -> Path:
    """Write a document and return where.

    A file that is not as we wrote it (``is_ours`` asks its bytes), or that is open in another
    program, is kept and the new one is numbered ``（2）``, unless ``force``. What the system itself
    refuses to overwrite is kept in any case.
    Raises ``WritingError``.
    """
    try:
        _make(file.parent)
        for chosen in _candidates(file):
            free = force or not chosen.exists() or is_ours(chosen.read_bytes())
            if free and (force or not is_open(chosen)) and _written(chosen, data):
                return chosen
    except OSError as error:
        message = f"写不了文件“{file}”（{reason_of(error)}），请检查后再试"
        raise WritingError(message) from None
    raise WritingError(f"“{file.name}”已有太多份，请清理文件夹")


def _make(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    folder.mkdir(parents=True, exist_ok=True)


def _candidates(file: Path) -> list[Path]:
    numbered = (file.with_name(f"{file.stem}（{n}）{file.suffix}") for n in itertools.count(2))
    return [file, *itertools.islice(numbered, 98)]


def is_open(file: Path) -> bool:
    """Whether Word, WPS, Excel or LibreOffice has the file open: each leaves a mark beside it."""
    name = file.name
    marks = (f"~${name}", f"~${name[2:]}", f".~{name}", f".~lock.{name}#")
    return file.exists() and any((file.parent / mark).exists() for mark in marks)


def _written(file: Path, data: Content) -> bool:
    """Write; not where Windows refuses because another program holds the file."""
    try:
        write_whole(file, data)
    except PermissionError:
        if _HOLDS_OPEN_FILES and file.exists():
            return False
        raise
    return True
