"""The flaws of a template as Word comments at their places, in a copy of it."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.linting.flaw import Flaw
from reportgen.linting.rule import titles
from reportgen.word.anatomy import BODY
from reportgen.word.annotating import Spot
from reportgen.word.annotating import annotated as with_comments
from reportgen.word.comments import Comment, Words

#: Who comments.
AUTHOR = "检查"


def annotated(template: bytes, flaws: Iterable[Flaw]) -> bytes:
    """The template with one comment for each place where something is wrong.

    Raises ``TemplateError`` for what is no Word document.
    """
    by_place: dict[Spot, list[Flaw]] = {}
    for one in flaws:
        by_place.setdefault(_spot(one), []).append(one)
    return with_comments(template, {spot: _comment(said) for spot, said in by_place.items()})


def _spot(flaw: Flaw) -> Spot:
    """Where a comment on it may hang: what stands elsewhere than in the body, at the beginning."""
    at = flaw.location
    if at is None or at.part != BODY or at.order[0] < 0:
        return Spot()
    paragraph, start = at.order
    return Spot(paragraph, start, flaw.tag) if start and flaw.tag else Spot(paragraph)


def _comment(flaws: Iterable[Flaw]) -> Comment:
    said: list[Words] = []
    named = titles()
    for one in flaws:
        said.append(Words(f"{one.severity.label} {one.code} {named[one.code]}", bold=True))
        place = f"{one.where}：" if _spot(one) == Spot() and one.where else ""
        tag = f"标签 {one.tag} " if one.tag else ""
        said += (Words(f"{place}{tag}{one.message}。"), Words(f"怎么办：{one.remedy}。"))
    return Comment(tuple(said), AUTHOR)
