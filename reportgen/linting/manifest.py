"""What the files of a pack's folder say, and whether those that belong together are there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reportgen.errors import PackError, Problem, reason_of
from reportgen.linting.flaw import Raised
from reportgen.linting.pack import Pack, Sheet, is_template
from reportgen.linting.rule import ERROR, INFO, WARNING, of_format, of_pack
from reportgen.packs import Format, FormatSpec
from reportgen.packs.extending import TEXTS
from reportgen.packs.files import bytes_of, foreign
from reportgen.packs.finding import MANIFEST
from reportgen.word.stylenames import canonical
from reportgen.word.view import view

README = "README.md"
#: What to do about a problem of a YAML file, by its kind.
_REMEDIES = {
    "open": "请把这个文件放进模板包的文件夹，写法见已有的模板包",
    "syntax": "请检查这一行的缩进、冒号和引号",
    "encoding": "请把文件另存为UTF-8编码",
    "missing": "请补上这一项",
    "unknown": "请改正名称，或删去这一项",
    "version": "请升级软件，或按本软件的版本改写",
    "numbering": "请核对编号方案的名称和层级",
    "points": "请改正分数",
    "twice": "请删去重复的一项",
    "reworded": "请打开模板核对这句话",
    "extends": "请核对沿用的模板包",
}


@of_pack("P01", "模板包说明或格式说明有误", ERROR)
def unreadable_descriptions(pack: Pack) -> Iterator[Raised]:
    """What keeps the manifest or a description from being read."""
    for one in pack.problems:
        yield _of_problem(one, pack.name)
    for sheet in pack.sheets:
        for one in sheet.problems:
            if one.code == "reworded":
                yield _of_problem(one, pack.name)


def _of_problem(one: Problem, pack: str) -> Raised:
    line = f"第{one.place.line}行第{one.place.column}列" if one.place.line else ""
    where = "，".join(filter(None, (line, one.path)))
    remedy = f"请改成“{one.nearest}”" if one.nearest else _REMEDIES.get(one.code, "请改正这一项")
    folder, _, file = one.place.file.rpartition("/")
    other = folder if folder != pack else ""  # of which a variant takes over settings
    return Raised(file, one.message, remedy, where, one.place.line, pack=other)


@of_format("P02", "格式没有模板", ERROR)
def description_without_template(sheet: Sheet) -> Iterator[Raised]:
    """A description beside which there is no template of its name, or none that can be read."""
    if sheet.raw is not None:
        return
    remedy = f"请把模板存为{sheet.docx}，放在格式说明旁边"
    if not sheet.is_there:
        yield Raised(sheet.yaml, f"有格式说明，没有模板{sheet.docx}", remedy)
        return
    for one in sheet.problems:
        yield Raised(sheet.docx, one.message, remedy)


@of_pack("P03", "文件不属于任何格式", WARNING)
def orphans(pack: Pack) -> Iterator[Raised]:
    """A template or a text view without a description of its name."""
    described = {sheet.name for sheet in pack.sheets if sheet.is_described}
    for name in sorted(pack.files):
        stem, _, ending = name.rpartition(".")
        if f"{stem}.yaml" in pack.files or stem in described:
            continue
        if is_template(name):
            remedy = f"请写格式说明{stem}.yaml；不用的模板请删去"
            yield Raised(name, "有模板，没有格式说明，不会打印", remedy)
        elif ending == "txt" and f"{stem}.docx" not in pack.files:
            yield Raised(name, "有文字视图，没有模板和格式说明", "不用的文件请删去")


@of_pack("P30", "模板的名称是保留的", ERROR)
def reserved_names(pack: Pack) -> Iterator[Raised]:
    """A template beside which a file of the pack itself stands in the place of a description."""
    for own in (MANIFEST, TEXTS):
        name = own.removesuffix(".yaml")
        if f"{name}.docx" in pack.files:
            message = f"{own}是模板包自己的文件，不能又是{name}.docx的格式说明"
            remedy = f"请把{name}.docx和它的格式说明改成别的名称，如department-self"
            yield Raised(f"{name}.docx", message, remedy)


@of_pack("P20", "模板包没有说明文件", WARNING)
def without_readme(pack: Pack) -> Iterator[Raised]:
    """A pack that does not say what is prescribed where."""
    remedy = "请写一份，说明各项规定的出处，哪些与原文核对过，哪些是惯例"
    if README not in pack.files:
        yield Raised(README, "没有说明文件", remedy)
    elif problem := foreign(pack.folder / README):
        yield Raised(README, problem.message, remedy)


@of_pack("P21", "出处或大纲没有与原文核对", INFO)
def unverified(pack: Pack) -> Iterator[Raised]:
    """Sources and outlines that nobody has compared with the original."""
    for source in pack.manifest.sources if pack.manifest else ():
        if not source.verified:
            remedy = "找到原文核对后，写“已核实: 是”"
            yield Raised(MANIFEST, f"《{source.title}》没有核对原文", remedy, "来源")
    for sheet in pack.sheets:
        if sheet.is_described and not sheet.format.spec.verified:
            line, remedy = sheet.line("已核实"), "与通知原文核对后，写“已核实: 是”"
            yield Raised(sheet.yaml, "大纲没有与通知原文核对", remedy, "已核实", line)


@of_format("P22", "编号样式没有用到", INFO)
def unused_numbering(sheet: Sheet) -> Iterator[Raised]:
    """A numbered style that neither the template nor passages use."""
    if sheet.anatomy is None:
        return
    used = sheet.anatomy.styles | frozenset(map(canonical, _narrative(sheet.format.spec)))
    for number, row in enumerate(sheet.format.spec.numbered):
        if canonical(row.style) not in used:
            line = sheet.line("编号样式", number, "样式")
            message = f"样式“{row.style}”有编号，模板和段落样式都没有用到"
            yield Raised(sheet.yaml, message, "不用的请删去", f"编号样式.{row.style}", line)


def _narrative(spec: FormatSpec) -> Iterator[str]:
    rows = spec.narrative
    if rows is not None:
        single = (rows.items, rows.table, rows.cell, rows.head, rows.picture, rows.caption)
        yield from (*(rows.headings or ()), *(name for name in single if name))


@of_pack("P23", "文字视图不是最新的", WARNING)
def outdated_views(pack: Pack) -> Iterator[Raised]:
    """A text view that does not say what its template says."""
    for sheet in pack.sheets:
        name = f"{sheet.name}.txt"
        if sheet.anatomy is None or sheet.raw is None or name not in pack.files:
            continue
        remedy = f"请用 reportgen template test {pack.name} --update 更新"
        try:
            kept = bytes_of(pack.folder / name).decode("utf-8", "replace")
        except PackError as error:
            yield from (Raised(name, one.message, remedy) for one in error.problems)
            continue
        except OSError as error:
            yield Raised(name, f"打不开文件（{reason_of(error)}）", remedy)
            continue
        if kept.splitlines() != view(sheet.raw).splitlines():
            yield Raised(name, f"与模板{sheet.docx}的文字不同", remedy)


@of_pack("P24", "适用年度有误", ERROR)
def impossible_years(pack: Pack) -> Iterator[Raised]:
    """Years that end before they begin, and two formats of one document for the same year."""
    described = [sheet for sheet in pack.sheets if sheet.is_described]
    for sheet in described:
        first, last = _years(sheet.format)
        if first > last:
            message, remedy = f"终止年度{last}在起始年度{first}之前", "请核对两个年度"
            yield Raised(sheet.yaml, message, remedy, "终止年度", sheet.line("终止年度"))
    for sheet, other in _pairs(pack, described):
        years = f"{other.years}，{sheet.format.years}"
        line = sheet.line("起始年度")
        if not _meet(sheet.format, other):
            continue
        if other.name == sheet.format.name:
            message = f"与{other.id}是一个格式的两个版本，适用年度重叠（{years}）"
            remedy = "请写起始年度、终止年度，让一个年度只用一个版本"
            yield Raised(sheet.yaml, message, remedy, "起始年度", line)
        elif (other.title, other.spec.subject) == (sheet.format.title, sheet.format.spec.subject):
            message = f"与{other.id}的标题、对象相同，适用年度重叠（{years}）"
            remedy = "请写起始年度、终止年度，让一个年度只用一种；确是两种文书的，标题要能区分"
            yield Raised(sheet.yaml, message, remedy, "起始年度", line)


def _pairs(pack: Pack, described: list[Sheet]) -> Iterator[tuple[Sheet, Format]]:
    """Each two formats of which the pack says something of one, that one first."""
    for one, two in combinations(described, 2):
        yield two, one.format
    own = {sheet.format.id for sheet in described}
    taken_over = [one for one in pack.formats if one.id not in own]
    yield from ((sheet, other) for sheet in described for other in taken_over)


def _meet(one: Format, two: Format) -> bool:
    return max(_years(one)[0], _years(two)[0]) <= min(_years(one)[1], _years(two)[1])


def _years(format: Format) -> tuple[int, int]:
    return format.spec.first_year or 0, format.spec.last_year or 9999
