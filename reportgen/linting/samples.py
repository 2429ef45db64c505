"""The sample years of a pack: that there are some, and what is printed of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

import attrs

from reportgen.errors import IntakeError, MissingData, PackError, ReportgenError, TemplateError
from reportgen.filling import FormatFiller, compile_format
from reportgen.intake import load
from reportgen.linting.flaw import Raised
from reportgen.linting.pack import Pack, Sample, Sheet
from reportgen.linting.rule import ERROR, INFO, WARNING, of_pack
from reportgen.model import Kind, Path, Project, walk
from reportgen.model.listing import Listing
from reportgen.packs import examples
from reportgen.packs.finding import Found
from reportgen.prose import Prose
from reportgen.subjects import documents_of, subjects_of
from reportgen.word.faults import Location, near_names

#: The folder of the samples.
FOLDER = "examples/"
#: What steers the program and is not meant to be printed.
_STEERING = frozenset({"版本", "金额单位", "小数位", "空白按零", "格式", "成文", "豁免"})
#: So many names are listed in a message.
_LISTED = 8


@of_pack("P15", "格式没有样例", WARNING)
def formats_without_sample(pack: Pack) -> Iterator[Raised]:
    """A format that no sample year is printed in, as far as all of them can be read."""
    if pack.unread:
        return
    printed = {name for sample in pack.samples for name, _ in sample.documents}
    for base in pack.bases:
        inherited = _printed_of(base)
        if inherited is None:
            return
        printed |= {f"{pack.name}/{name}" for name in inherited}
    for sheet in pack.sheets:
        if sheet.is_described and sheet.format.id not in printed:
            message = "没有样例，不知道能不能打印"
            remedy = f"请在examples里放一份样例年度数据，在“格式”里写{sheet.format.id}"
            yield Raised(sheet.yaml, message, remedy)


def _printed_of(base: Found) -> set[str] | None:
    """The formats of a pack, without its name, that its samples are printed in; None for unknown.

    A variant of them is printed in the same years.
    """
    if not isinstance(base.folder, FilePath):  # in a zip, whose samples no one reads
        return None
    try:
        years = [load(FilePath(str(file))).year for file in examples(base.folder)]
    except IntakeError:
        return None
    named = (name.partition("/") for year in years for name, _ in documents_of(year))
    return {name for folder, _, name in named if folder == base.name}


@of_pack("P16", "样例不能读取", ERROR)
def unreadable_samples(pack: Pack) -> Iterator[Raised]:
    """What keeps a sample year from being read, and formats that it names and the pack has not."""
    for name, problems in pack.unread.items():
        for one in problems:
            line = f"第{one.place.line}行第{one.place.column}列" if one.place.line else ""
            where = "，".join(filter(None, (line, one.path)))
            remedy = f"请改成“{one.nearest}”" if one.nearest else "请照这句话改正样例"
            yield Raised(f"{FOLDER}{name}", one.message, remedy, where, one.place.line)
    known = {f"{pack.name}/{one.removesuffix('.yaml')}" for one in pack.files}
    for sample in pack.samples:
        for name in dict(sample.documents):
            if name.startswith(f"{pack.name}/") and name not in known:
                message = f"样例要打印“{name}”，模板包里没有这个格式"
                yield Raised(_file(sample), message, "请改正样例的“格式”，或补上这个格式", "格式")


@of_pack("P17", "样例不能打印", ERROR)
def unprintable_samples(pack: Pack) -> Iterator[Raised]:
    """A sample year that lacks what a document prints, or cannot be printed for another reason."""
    for sample, sheet, filler in _documents(pack):
        lacking: dict[str, None] = {}
        for wanted in _wanted(sample, sheet):
            try:
                for project in subjects_of(sheet.format, sample.year, wanted):
                    lacking |= dict.fromkeys(_lacking(sample, filler, project))
            except ReportgenError as error:
                message = f"打印{sheet.format.id}：{error}"
                yield Raised(_file(sample), message, "请照这句话改正样例或模板")
        lacking = {path: None for path in lacking if _misnamed(sample, path) is None}
        if lacking:
            message = f"打印{sheet.format.id}时缺少{len(lacking)}项：{_list(list(lacking))}"
            remedy = "请在样例里补上；可以没有的，在模板里写成条件，或加 |可空"
            yield Raised(_file(sample), message, remedy)


@of_pack("P34", "列表里没有叫这个名称的", ERROR)
def misnamed_rows(pack: Pack) -> Iterator[Raised]:
    """A name behind a list that none of the sample's rows and groups has: perhaps mistyped.

    Which names there are is data, so that a compilation (T04) cannot know.
    """
    said: set[tuple[str, str, str]] = set()
    for sample, sheet, filler in _documents(pack):
        for path in _all_lacking(sample, sheet, filler):
            found = _misnamed(sample, path)
            if found is None or (sheet.docx, found.key, found.name) in said:
                continue
            said.add((sheet.docx, found.key, found.name))
            message = f"“{found.key}”里没有“{found.name}”，样例里有的是：{_list(found.names)}"
            near = near_names(found.name, found.names)
            remedy = (
                f"写错的请改正{f'（{near}）' if near else ''}；没有写错的，请在样例里补上这一条"
            )
            at, tag = _quoting(sheet, found)
            yield Raised(sheet.docx, message, remedy, str(at), 0, at, tag)


@of_pack("P19", "样例写的段落没有印出来", WARNING)
def unprinted_passages(pack: Pack) -> Iterator[Raised]:
    """Passages of a sample year that none of its documents prints: written for nothing."""
    for sample in pack.samples:
        for name in _unprinted(pack, sample)[0]:
            message = f"写了段落“{name}”，模板包里没有格式印它"
            remedy = f"请在模板里印出（如 {{{{ {name} }}}}），或从样例里删去"
            yield Raised(_file(sample), message, remedy, name)


@of_pack("P27", "样例填的数据没有印出来", INFO)
def unprinted_data(pack: Pack) -> Iterator[Raised]:
    """What a sample year has beside, that none of its documents prints or is computed from."""
    for sample in pack.samples:
        names = _unprinted(pack, sample)[1]
        if names:
            message = f"有{len(names)}项数据各格式都不印：{_list(names)}"
            remedy = "用于条件、检查和汇总的不必改；应当印出的，请加进模板"
            yield Raised(_file(sample), message, remedy)


@lru_cache(maxsize=16)
def _unprinted(pack: Pack, sample: Sample) -> tuple[list[str], list[str]]:
    """The passages, and the other fields, of which no document shows a single value."""
    shown: set[Path] = set()
    for one, sheet, filler in _documents(pack):
        if one is sample:
            for wanted in _wanted(sample, sheet):
                shown |= _shown(sample, filler, wanted)
    if not shown:
        return [], []
    found: dict[str, bool] = {}
    passages: dict[str, bool] = {}
    for visit in walk(sample.year):
        if visit.path[0] in _STEERING or visit.info.kind in (Kind.PART, Kind.LIST):
            continue
        if visit.info.kind is Kind.TEXTS and visit.path[-1] == visit.info.key:
            continue
        is_passage = isinstance(visit.value, Prose) and "文字" in visit.path
        held = passages if is_passage else found
        name = ".".join(step for step in visit.path if isinstance(step, str))
        held[name] = held.get(name, False) or visit.path in shown
    return [name for name, is_shown in passages.items() if not is_shown], [
        name for name, is_shown in found.items() if not is_shown
    ]


def _shown(sample: Sample, filler: FormatFiller, wanted: str | None) -> set[Path]:
    try:
        subjects = subjects_of(filler.format, sample.year, wanted)
        found: set[Path] = set()
        for one in subjects:
            found |= filler.shown(sample.year, project=one, pictures=sample.folder, draft=True)
        return found
    except ReportgenError:  # P17 says so
        return set()


def _lacking(sample: Sample, filler: FormatFiller, project: Project | None) -> tuple[str, ...]:
    try:
        filler.print(sample.year, project=project, pictures=sample.folder)
    except MissingData as error:
        return tuple(error.paths)
    return ()


def _all_lacking(sample: Sample, sheet: Sheet, filler: FormatFiller) -> Iterator[str]:
    """What a sample lacks in all its documents of a format, where these can be printed."""
    for wanted in _wanted(sample, sheet):
        with suppress(ReportgenError):  # P17 says so
            for project in subjects_of(sheet.format, sample.year, wanted):
                yield from _lacking(sample, filler, project)


@attrs.frozen
class _Misnamed:
    """A name behind a list of rows, and the names that its rows and groups have."""

    key: str
    name: str
    names: list[str]


def _misnamed(sample: Sample, path: str) -> _Misnamed | None:
    """What is asked for by a name that none of the lists of that key has, if that is so."""
    *_, key, name = ("", *path.split("."))
    lists = _lists_of(sample).get(key, [])
    if not lists or any(rows.find(name) is not None for rows in lists):
        return None
    names: dict[str, None] = {}
    for rows in lists:
        fields = [field for field in (*rows.keys, rows.group) if field]
        named = (getattr(row, field) for row in rows for field in fields)
        names |= {one: None for one in named if isinstance(one, str)}
    return _Misnamed(key, name, list(names)) if names else None


@lru_cache(maxsize=16)
def _lists_of(sample: Sample) -> dict[str, list[Listing[Any]]]:
    """The lists of a sample's rows, by their keys."""
    found: dict[str, list[Listing[Any]]] = {}
    for visit in walk(sample.year):
        if isinstance(visit.value, Listing):
            found.setdefault(str(visit.path[-1]), []).append(visit.value)
    return found


def _quoting(sheet: Sheet, found: _Misnamed) -> tuple[Location, str]:
    """The first tag with that name behind a dot."""
    pattern = re.compile(rf"[.．]\s*{re.escape(found.name)}(?!\w)")
    for line in sheet.anatomy.lines if sheet.anatomy else ():
        for piece in line.pieces:
            if pattern.search(piece.inner or ""):
                return line.at(piece), line.text[piece.start : piece.end]
    return Location(), ""


def _documents(pack: Pack) -> Iterator[tuple[Sample, Sheet, FormatFiller]]:
    """The samples with the formats that each is printed in, as far as these can be compiled."""
    for sheet in pack.sheets:
        printed = [one for one in pack.samples if sheet.format.id in dict(one.documents)]
        if not printed or not sheet.is_described or sheet.template is None:
            continue
        try:
            filler = compile_format(sheet.format)
        except (PackError, TemplateError):  # P01, T..
            continue
        yield from ((one, sheet, filler) for one in printed)


def _wanted(sample: Sample, sheet: Sheet) -> list[str | None]:
    """The projects of which a sample has documents of a format; None for all, or the department."""
    return [project for name, project in sample.documents if name == sheet.format.id]


def _file(sample: Sample) -> str:
    return f"{FOLDER}{sample.name}"


def _list(names: list[str]) -> str:
    more = f"等{len(names)}项" if len(names) > _LISTED else ""
    return "、".join(names[:_LISTED]) + more
