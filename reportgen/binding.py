"""What a format and the evaluation year mean to the Word engine: settings, names and values."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportgen import keeping, word
from reportgen.errors import PackError, Place, Problem
from reportgen.measures import (
    Resolver,
    ScoreSheet,
    attribute,
    passage_at,
    reader,
)
from reportgen.model import EvaluationYear, Issue, Project, where
from reportgen.packs import Format, FormatSpec
from reportgen.prose import Picture, Prose
from reportgen.word import Filler, Level, Missing, Printer, Settings
from reportgen.word.kept import packed, unpacked

if TYPE_CHECKING:
    from reportgen.measures import Shape

#: What a template finds beside the year: what belongs to the document itself (成文的一行), its
#: format, the score sheet of its subject, and the project where there is one document for each.
ISSUE, FORMAT, SCORES, PROJECT = "本文", "本格式", "评分", "项目"


def settings_of(format: Format) -> Settings:
    """A format's printing, numbering and narrative styles."""
    spec = format.spec
    narrative = spec.narrative
    return Settings(
        printer=Printer(
            unit=spec.unit,
            places=spec.places,
            grouping=bool(spec.grouping),
            rate_places=2 if spec.rate_places is None else spec.rate_places,
            grades=tuple((grade.name, grade.least.value) for grade in spec.grades or ()),
        ),
        levels={style: Level(at.scheme, at.level) for style, at in format.numbering.items()},
        headings=tuple(narrative.headings or ()) if narrative else (),
        items=(narrative.items or "") if narrative else "",
        table=(narrative.table or "") if narrative else "",
        cell=(narrative.cell or "") if narrative else "",
        head=(narrative.head or "") if narrative else "",
        picture=(narrative.picture or "") if narrative else "",
        caption=(narrative.caption or "") if narrative else "",
    )


def names_of(format: Format) -> Shape:
    """Every name the format's template may use."""
    from reportgen.measures import year_shape  # only a compilation asks

    own: dict[str, type] = {ISSUE: Issue, FORMAT: FormatSpec, SCORES: ScoreSheet}
    if format.per_project:
        own[PROJECT] = Project
    return year_shape(format.texts, **own)


@lru_cache(maxsize=64)
def filler_of(format: Format, telling: bool = False) -> Filler:
    """The format's template, compiled once and kept. Raises ``PackError`` and ``TemplateError``.

    One ``telling`` can say what it prints, for the remarks of a draft.
    """
    settings = settings_of(format)
    words = [(one.old, one.new) for one in format.spec.reworded or ()]
    allowed = sorted(format.texts), format.per_project
    key = keeping.key_of(format.template(), words, settings, allowed, telling)
    filler = _kept(key, settings)
    if filler is not None:
        return filler
    filler = compiled(format, telling)
    keeping.keep(key, packed(filler.compiled))
    return filler


def _kept(key: str, settings: Settings) -> Filler | None:
    """What was kept under a key; None where there is nothing, or not what we have written."""
    kept = keeping.found(key)
    if kept is None:
        return None
    try:
        return Filler(unpacked(kept, settings), reader)
    except (ValueError, LookupError, SyntaxError, RecursionError):
        return None


def compiled(format: Format, telling: bool = False) -> Filler:
    """The format's template, compiled anew. Raises ``PackError`` and ``TemplateError``."""
    from reportgen.word import compile_template  # with its parsers it takes longer than many fills

    parts = template_of(format), settings_of(format), names_of(format), reader
    return compile_template(*parts, telling)


def template_of(format: Format) -> bytes:
    """A format's template, with the words that a variant has otherwise (改动文字).

    Raises ``PackError`` and ``TemplateError``.
    """
    made, absent = rewording_of(format, format.template())
    if absent:
        raise PackError([absence(one, Place(f"{format.id}.yaml")) for one in absent])
    return made


def rewording_of(format: Format, data: bytes) -> tuple[bytes, list[str]]:
    """A template with the words that a format has otherwise, and those that it does not have.

    Raises ``TemplateError``.
    """
    words = {one.old: one.new for one in format.spec.reworded or ()}
    return word.reworded(data, words) if words else (data, [])


def absence(words: str, place: Place) -> Problem:
    """That words are to be changed which the template does not have."""
    message = f"模板里没有“{words}”，请照模板的原文写，在一段之内"
    return Problem("reworded", "改动文字", message, place, found=words)


def values_of(
    year: EvaluationYear, format: Format, names: Iterable[str], project: Project | None = None
) -> dict[str, Any]:
    """The values of the names a template asks for, in a document of the year or of a project."""
    own: dict[str, Any] = {
        ISSUE: year.issue_for(format.id, project),
        FORMAT: format.spec,
        SCORES: score_sheet(year, format, project),
        PROJECT: project,
    }
    return {name: own.get(name) or attribute(year, name) for name in names}


def score_sheet(year: EvaluationYear, format: Format, project: Project | None = None) -> ScoreSheet:
    """The score sheet of the year, or of a project, by the format's points and method."""
    spec = format.spec
    return ScoreSheet(
        subject=project or year, weight=spec.rate_points, method=spec.rate_method or "比例"
    )


def pictures_of(year: EvaluationYear) -> dict[int, tuple[Picture, ...]]:
    """The pictures of the year by the id of the passage they follow (位置)."""
    placed: dict[int, tuple[Picture, ...]] = {}
    for picture in year.pictures or ():
        passage = _passage_at(year, picture.place)
        if passage is not None:
            placed[id(passage)] = (*placed.get(id(passage), ()), picture.image)
    return placed


def _passage_at(year: EvaluationYear, path: str) -> Prose | None:
    try:
        return passage_at(year, path)
    except LookupError:  # of a year that was not read from a file
        return None


def described(year: EvaluationYear, missing: Missing) -> str:
    """The path of the first thing missing on the way: what lies behind it cannot be filled in."""
    reason = f"（{missing.reason}）" if missing.reason else ""
    while isinstance(missing.owner, Missing):
        missing = missing.owner
    return where(year, missing.owner, missing.name) + reason


def marked(year: EvaluationYear, missing: Missing) -> str:
    """What a draft's mark calls something missing: the path to the very thing that belongs there.

    Where the whole self-evaluation is missing, each of its places says which of its fields it
    wants, though the list of what is missing names the self-evaluation once.
    """
    behind = ""
    while isinstance(missing.owner, Missing):
        behind = f".{missing.name}{behind}"
        missing = missing.owner
    return described(year, missing) + behind


def resolver_of(year: EvaluationYear) -> Resolver:
    """What looks the year's references up; what it finds is kept for the next document."""
    return Resolver.kept(year)
