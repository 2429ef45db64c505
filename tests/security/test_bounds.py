"""Loops that would fill a disk or the memory: a fill stops with a sentence."""

import io

import pytest

from reportgen.errors import TemplateError
from reportgen.word import Filler, bounds, state, streaming
from tests.word.illustrated import toc
from tests.word.making import docx, p, table
from tests.word.sample import SETTINGS, compiled, path_of, project, values

from .confined import tried

TEXT = "字" * 2000
PARAGRAPHS = (p("{%p for 甲 in 项目列表 %}"), p("{%p for 乙 in 项目列表 %}"))
ENDS = (p("{%p endfor %}"), p("{%p endfor %}"))
INNER = "{{% for 甲 in 项目列表 %}}{{% for 乙 in 项目列表 %}}{}{{% endfor %}}{{% endfor %}}"
ROWS = (["{%tr for 甲 in 项目列表 %}", ""], ["{%tr for 乙 in 项目列表 %}", ""])
ROW_ENDS = (["{%tr endfor %}", ""], ["{%tr endfor %}", ""])

#: Templates of a few lines that ask for gigabytes, and the code of what is said of them.
GIANTS = {
    "paragraphs": ((*PARAGRAPHS, p(TEXT), *ENDS), "T24"),
    "values": ((*PARAGRAPHS, p("{{ 单位 }}"), *ENDS), "T24"),
    "passages": ((*PARAGRAPHS, p("{{ 正文 }}"), *ENDS), "T24"),
    "words of one paragraph": ((p(INNER.format(TEXT)),), "T24"),
    "short words of one paragraph": ((p(INNER.format("字" * 50)),), "T24"),
    "values of one paragraph": ((p(INNER.format("{{ 单位 }}")),), "T24"),
    "a heading": ((p("{{ 单位 }}" + INNER.format(TEXT), "1"),), "T24"),
    "values of a heading": ((p(INNER.format("{{ 单位 }}"), "1"),), "T24"),
    "rows": ((table(*ROWS, [TEXT, "{{ 单位 }}"], *ROW_ENDS),), "T24"),
    "a cell": ((table([INNER.format("{{ 单位 }}"), ""]),), "T24"),
    "behind a contents list": ((toc(r'TOC \o "1-2"'), *PARAGRAPHS, p(TEXT), *ENDS), "T24"),
    "lists in a loop": ((*PARAGRAPHS, p("{{ 名单|列举 }}"), *ENDS), "T24"),
    "what is missing": ((*PARAGRAPHS, p("{{ 地址 }}"), *ENDS), "T24"),
    "nothing at all": ((p(INNER.format("{% for 丙 in 名单 %}{% endfor %}")),), "T21"),
}  # fmt: skip


def giant(name: str) -> Filler:
    return compiled(docx(*GIANTS[name][0]), SETTINGS)


class Nowhere(io.RawIOBase):
    """A file that keeps nothing."""

    def __init__(self) -> None:
        self._at = 0

    def write(self, data: bytes) -> int:
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        return self._at

    def seek(self, at: int, whence: int = 0) -> int:
        self._at = at
        return at


def fill(filler: Filler) -> None:
    from reportgen.prose import parse

    rows = tuple(project(str(number)) for number in range(2000))
    given = values(项目列表=rows, 单位="长" * 5000, 正文=parse("长" * 5000), 地址=None,
                   名单=("长" * 500,) * 20)  # fmt: skip
    filler.write(given, Nowhere())


@pytest.mark.parametrize("name", GIANTS)
def test_a_giant_stops_with_a_sentence(name: str) -> None:
    assert GIANTS[name][1] in tried(__name__, "giant", "fill", name)


def test_a_draft_stops_too() -> None:
    filler = giant("what is missing")
    rows = tuple(project(str(number)) for number in range(2000))
    with pytest.raises(TemplateError, match="T24"):
        filler.write(values(项目列表=rows, 地址=None), Nowhere(), describe=path_of)


def small(*body: str) -> None:
    compiled(docx(*body), SETTINGS).fill(values())


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_TEXT", 3000)
    with pytest.raises(TemplateError, match="T24"):
        small(p("{{ 单位 }}"), p("字" * 3000))


def test_a_document_within_the_bounds_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST_TEXT", "MOST_HELD", "MOST_IN_A_PARAGRAPH"):
        monkeypatch.setattr(bounds, name, 20_000)
    monkeypatch.setattr(streaming, "MOST_HELD", 20_000)
    monkeypatch.setattr(state, "MOST_VALUES", 5_000)
    small(p("{{ 单位 }}"), p("{% for 甲 in 名单 %}{{ 甲 }}，{% endfor %}", "1"))


def test_a_heading_s_loop_is_weighed_before_it_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "MOST_VALUES", 1000)
    with pytest.raises(TemplateError, match="T24"):
        small(p("{{ 单位 }}{% for 甲 in 名单 %}" + "字" * 400 + "{% endfor %}", "1"))
    small(p("{% for 甲 in 名单 %}" + "字" * 400 + "{% endfor %}"))
