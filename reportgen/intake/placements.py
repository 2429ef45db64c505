"""Pictures judged at intake: each must have a passage to stand behind."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import Problem
from reportgen.intake.places import Places
from reportgen.measures import UnknownName, follow, passage_at
from reportgen.model import EvaluationYear
from reportgen.model import show_path as show

_REMEDY = "请写一段文字的路径，如 文字.履职绩效 或 评价.绩效分析.产出质量"


def placement_problems(year: EvaluationYear, places: Places) -> Iterator[Problem]:
    """Every picture whose 位置 leads to no passage: it would not be printed."""
    for number, picture in enumerate(year.pictures or ()):
        reason = _reason(year, picture.place)
        if reason:
            path = ("图片", number, "位置")
            message = f"图片的位置“{picture.place}”{reason}；{_REMEDY}"
            yield Problem("place", show(path, year), message, places.of(path), found=picture.place)


def _reason(year: EvaluationYear, place: str) -> str:
    """What is wrong with a place; a passage that is still to be written is as good as any."""
    try:
        value = follow(year, place.split("."))
        return "" if value in (None, ()) or passage_at(year, place) else "不是一段文字"
    except UnknownName as error:
        return f"找不到：{error}"
