"""What is to be printed: the data files of a folder, or those that a list names, as jobs.

Jobs come one by one, in an order that stays the same, so that any number of them takes no memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

import attrs

from reportgen.batch.data import DATA, is_data, is_table
from reportgen.batch.faults import BatchError
from reportgen.batch.job import Documents, Job
from reportgen.batch.journal import NAME
from reportgen.batch.lists import LISTS, Line, lines_of
from reportgen.errors import reason_of
from reportgen.intake import ENDINGS
from reportgen.loading import WORKBOOK
from reportgen.writing import KINDS

#: The endings of data in the order in which they have a folder without one.
_FIRST = (*ENDINGS, WORKBOOK, *sorted(DATA - {*ENDINGS, WORKBOOK}))
_EARLIER = f"这里面有{NAME}，是以前打印的报告，没有找数据，可是还有数据文件；请把数据移出来"
_ANOTHER_CODE = "文件名不是UTF-8编码（多半是别的系统压缩的），请改名"
#: What the name of a folder does not end in: documents, data, the tables and the journal do.
_OF_FILES = (*KINDS, *DATA, PurePath(NAME).suffix)


@attrs.frozen
class Asked:
    """How all files of a batch are printed; a list may name a format for each file."""

    format: str | None = None
    draft: bool = False
    force: bool = False


def jobs_of(source: Path, out: Path, asked: Asked | None = None) -> Iterator[Job]:
    """The jobs of a folder, searched through, or of a list (.txt, .csv) of data files.

    The documents of ``place/a.yaml`` go to ``out/place/a``. Raises ``BatchError`` where there is
    neither, where ``out`` is the folder itself, and for a list that cannot be read.
    """
    asked = asked or Asked()
    if source.is_dir():
        if source.resolve() == out.resolve():
            raise BatchError(f"报告不能写在数据所在的“{source}”本身，请写另一个文件夹")
        is_within = out.resolve().is_relative_to(source.resolve())
        if is_within and not (out / NAME).exists() and _holds_data(out):
            raise BatchError(f"“{out}”里有数据文件，报告请写到另一个文件夹")
        return _in_folder(source.absolute(), out.absolute(), asked)
    if source.suffix.lower() in LISTS:
        return _in_list(source.absolute(), out.absolute(), asked)
    if source.is_file():
        raise BatchError(f"“{source}”是一个文件，请写文件夹或清单（.txt、.csv）；打印一份用 render")
    raise BatchError(f"没有“{source}”，请写数据文件所在的文件夹，或清单（.txt、.csv）")


def _in_folder(source: Path, out: Path, asked: Asked) -> Iterator[Job]:
    wanted = ((asked.format, None),) if asked.format else ()
    refused: list[OSError] = []
    for place, folders, files in os.walk(source, onerror=refused.append):
        folder = Path(place)
        for error in refused:
            yield _unopened(Path(error.filename), source, out, reason_of(error))
        refused.clear()
        if NAME in files:  # the documents of an earlier batch
            folders.clear()
            if folder != out and _holds_data(folder):
                yield _not_searched(folder, source, out, _EARLIER)
            continue
        links = [name for name in sorted(folders) if (folder / name).is_symlink()]
        for name in links:
            yield _unopened(folder / name, source, out, "这是链接，不进去找")
        folders[:] = sorted(
            one
            for one in folders
            if one not in links and not one.startswith(".") and folder / one != out
        )
        for name in sorted(files):
            if is_data(name):
                yield _job(folder / name, source, out, wanted, asked)
    for error in refused:
        yield _unopened(Path(error.filename), source, out, reason_of(error))


def _job(file: Path, source: Path, out: Path, wanted: Documents, asked: Asked) -> Job:
    called = file.relative_to(source).as_posix()
    shown = _shown(called)
    if shown != called:  # the name can neither be noted nor be told
        return Job(source / shown, out / shown, shown, fault=_ANOTHER_CODE)
    return Job(file, _target(out, file, called), called, wanted, asked.draft, asked.force)


def _shown(name: str) -> str:
    """A name as it can be shown: of one that is not UTF-8 some signs are numbers."""
    return name.encode(errors="backslashreplace").decode()


def _holds_data(folder: Path) -> bool:
    """Whether data lie in a folder, beside the tables of a batch."""
    named = (name for _, _, files in os.walk(folder) for name in files)
    return any(is_data(name) and not is_table(name) for name in named)


def _unopened(folder: Path, source: Path, out: Path, reason: str) -> Job:
    return _not_searched(folder, source, out, f"打不开文件夹“{folder}”（{reason}）")


def _not_searched(folder: Path, source: Path, out: Path, fault: str) -> Job:
    """The line that says of a folder why no data were looked for in it."""
    called = _shown(folder.relative_to(source).as_posix()) + "/"
    return Job(folder, out / called, called, fault=fault)


def _target(out: Path, file: Path, called: str) -> Path:
    """Named for the data file, without its ending unless a neighbour of that name comes before it.

    Which comes first does not depend on who came first, so that most names stay when one comes.
    """
    plain = PurePath(called).with_suffix("")
    ending = file.suffix.lower()
    rank = _FIRST.index(ending) if ending in _FIRST else 0
    before = (file.with_suffix(one) for one in _FIRST[:rank])
    is_plain = plain.name == plain.name.rstrip(" .") and plain.suffix.lower() not in _OF_FILES
    return out / (plain if is_plain and not any(map(os.path.exists, before)) else called)


def _in_list(source: Path, out: Path, asked: Asked) -> Iterator[Job]:
    """A job for each file; its lines, which name several documents, stand together."""
    seen: set[int] = set()
    for lines in lines_of(source):
        first = lines[0]
        file = Path(os.path.normpath(source.parent / first.file))
        called = _called(file, source.parent)
        job = Job(file, _target(out, file, called), called, (), asked.draft, asked.force)
        if hash(called) in seen:
            job = attrs.evolve(
                job, name=f"{called}（第{first.number}行）",
                fault="清单前面已经写过这个文件，同一个文件的几行请写在一起",
            )  # fmt: skip
        seen.add(hash(called))
        yield attrs.evolve(job, documents=_documents(lines, asked.format))


def _called(file: Path, folder: Path) -> str:
    """The path below the list's folder, or below the root of the disk."""
    try:
        return file.relative_to(folder).as_posix()
    except ValueError:
        return file.relative_to(file.anchor).as_posix()


def _documents(lines: list[Line], format: str | None) -> tuple[tuple[str | None, str | None], ...]:
    wanted = [(one.format or format, one.project or None) for one in lines]
    return () if wanted == [(None, None)] else tuple(dict.fromkeys(wanted))
