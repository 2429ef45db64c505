"""The sample years of a pack: that there are some, and what is printed of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path as FilePath

from reportgen.errors import IntakeError, ReportgenError
from reportgen.filling import FormatFiller
from reportgen.intake import load
from reportgen.linting.documents import documents, lacking_in, some, wanted_in
from reportgen.linting.flaw import Raised
from reportgen.linting.listed import misnamed
from reportgen.linting.pack import Pack, Sample
from reportgen.linting.rule import ERROR, INFO, WARNING, of_pack
from reportgen.model import Kind, Path, walk
from reportgen.packs import examples
from reportgen.packs.finding import Found
from reportgen.prose import Prose
from reportgen.subjects import documents_of, subjects_of

#: The folder of the samples.
FOLDER = "examples/"
#: What steers the program and is not meant to be printed.
_STEERING = frozenset({"版本", "金额单位", "小数位", "空白按零", "格式", "成文", "豁免"})


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
    for sample, sheet, filler in documents(pack):
        lacking: dict[str, None] = {}
        for wanted in wanted_in(sample, sheet):
            try:
                for project in subjects_of(sheet.format, sample.year, wanted):
                    lacking |= dict.fromkeys(lacking_in(sample, filler, project))
            except ReportgenError as error:
                message = f"打印{sheet.format.id}：{error}"
                yield Raised(_file(sample), message, "请照这句话改正样例或模板")
        lacking = {path: None for path in lacking if misnamed(sample, path) is None}
        if lacking:
            message = f"打印{sheet.format.id}时缺少{len(lacking)}项：{some(list(lacking))}"
            remedy = "请在样例里补上；可以没有的，在模板里写成条件，或加 |可空"
            yield Raised(_file(sample), message, remedy)


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
            message = f"有{len(names)}项数据各格式都不印：{some(names)}"
            remedy = "用于条件、检查和汇总的不必改；应当印出的，请加进模板"
            yield Raised(_file(sample), message, remedy)


@lru_cache(maxsize=16)
def _unprinted(pack: Pack, sample: Sample) -> tuple[list[str], list[str]]:
    """The passages, and the other fields, of which no document shows a single value."""
    shown: set[Path] = set()
    for one, sheet, filler in documents(pack):
        if one is sample:
            for wanted in wanted_in(sample, sheet):
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


def _file(sample: Sample) -> str:
    return f"{FOLDER}{sample.name}"
