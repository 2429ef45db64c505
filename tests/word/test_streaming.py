"""What is put right as the text goes by: in pieces of any size, the document is the same."""

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.prose import parse
from reportgen.word import Filler, is_as_printed
from reportgen.word.mending import BLOCK, LATER, TABLE, TABLE_END
from reportgen.word.streaming import mended

from . import test_office, test_same_bytes
from .illustrated import fill, lines, made, toc, xml_of
from .making import p, table, tc
from .sample import SETTINGS, compiled, look_up_nothing, path_of, project, values

ROWS = (
    ["{%tr for 项 in 项目列表 %}", ""],
    ["{{ 项.名称 }}", "{{ 项.说明 }}"],
    ["{%tr endfor %}", ""],
)
PASSAGE = parse("|甲|乙|\n|丙|丁|\n- 一\n- 二\n文\n|甲|\n|乙|")


def written(template: Filler, given: dict[str, Any], **options: Any) -> bytes:
    file = io.BytesIO()
    template.write(given, file, **options)
    return file.getvalue()


# The same bytes


def templates() -> Iterator[tuple[Filler, dict[str, Any], dict[str, Any]]]:
    same = compiled(test_same_bytes.TEMPLATE, SETTINGS)
    yield same, values(正文=parse(test_same_bytes.PASSAGE)), {"title": "题", "creator": "人"}
    for given_, describe in test_office.FILLS.values():
        template = compiled(test_office.template(), SETTINGS)
        yield template, given_, {"look_up": look_up_nothing, "describe": describe and path_of}
    listed = made(toc(r'TOC \o "1-2"'), p("见{{ 图|图号 }}", "1"), table(*ROWS), p("{{ 正文 }}"))
    yield listed, values(正文=PASSAGE), {}


SAMPLES = list(templates())
each = pytest.mark.parametrize("sample", SAMPLES, ids=[str(n) for n, _ in enumerate(SAMPLES)])


@each
def test_a_document_written_is_the_one_filled(sample: tuple[Filler, Any, Any]) -> None:
    template, given_, options = sample
    assert template.fill(given_, **options).data == written(template, given_, **options)


def gather(monkeypatch: pytest.MonkeyPatch, template: Filler, most: int) -> None:
    """Let a template's parts be passed on in pieces of so many texts."""
    for _, printed in template._parts:
        monkeypatch.setitem(printed.__globals__, "most", most)


@each
@pytest.mark.parametrize("gathered", [0, 2, 7])
def test_pieces_of_any_size_make_the_same_document(
    sample: tuple[Filler, Any, Any], gathered: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    template, given_, options = sample
    expected = template.fill(given_, **options).data
    gather(monkeypatch, template, gathered)
    assert expected == written(template, given_, **options)


def test_a_document_is_written_where_the_file_stands() -> None:
    template, given_, options = SAMPLES[0]
    file = io.BytesIO(b"before it" * 100)
    file.seek(0, io.SEEK_END)
    template.write(given_, file, **options)
    data = file.getvalue()
    assert data.startswith(b"before it" * 100)
    assert template.fill(given_, **options).data == data[900:]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None


def test_a_written_document_has_its_seal() -> None:
    template, given_, options = SAMPLES[0]
    assert is_as_printed(written(template, given_, **options))


def test_what_is_missing_comes_back() -> None:
    template = made(p("{{ 单位 }}"))
    assert ["单位"] == [one.name for one in template.write({}, io.BytesIO()).missing]


# Memory


def many(count: int) -> Iterator[Any]:
    return (project(f"第{number}个项目") for number in range(count))


def peak(count: int) -> int:
    class Nowhere(io.BytesIO):
        """A file that keeps nothing."""

        at = 0

        def write(self, data: Any) -> int:
            self.at += len(data)
            return len(data)

        def tell(self) -> int:
            return self.at

        def seek(self, at: int, whence: int = 0) -> int:
            self.at = at
            return at

    template = made(p("前"), table(["名称", "说明"], *ROWS), p("后"))
    template.write(values(项目列表=many(10)), Nowhere())
    tracemalloc.start()
    try:
        template.write(values(项目列表=many(count)), Nowhere())
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_table_of_any_length_needs_little_memory() -> None:
    few, many_rows = peak(2_000), peak(10_000)
    assert many_rows < 4_000_000
    assert many_rows < 1.2 * few


def test_rows_may_come_from_a_generator() -> None:
    data = written(made(table(*ROWS)), values(项目列表=many(3)))
    assert ["第0个项目\t说明", "第1个项目\t说明", "第2个项目\t说明"] == lines(data)


# Tables that vanish


def test_a_table_without_rows_vanishes() -> None:
    body = (p("前"), table(*ROWS), p("中"), table(["头", "头"], *ROWS), p("后"))
    data = fill(*body, given={"项目列表": ()}).data
    assert ["前", "中", "头\t头", "后"] == lines(data)
    assert 1 == xml_of(data).count("<w:tbl>")


def test_a_table_without_rows_vanishes_from_a_cell() -> None:
    data = fill(table([tc(table(*ROWS) + p("甲")), "乙"]), given={"项目列表": ()}).data
    assert 1 == xml_of(data).count("<w:tbl>")


@pytest.mark.parametrize("rows", [(), (project("修路"),)])
def test_a_table_that_may_vanish_is_not_joined_with_a_passage_s(rows: tuple[Any, ...]) -> None:
    given_ = {"项目列表": rows, "正文": PASSAGE}
    for body in ((table(*ROWS), p("{{ 正文 }}")), (p("{{ 正文 }}"), table(*ROWS), p("后"))):
        assert "</w:tbl><w:tbl>" not in xml_of(fill(*body, given=given_).data)


# Marks in pieces: whole paragraphs, tables and marks in any order, cut anywhere

EMPTY = "<w:p><w:r><w:t></w:t></w:r></w:p>"
FACED = '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t></w:t></w:r></w:p>'
WORDS = "<w:p><w:r><w:t>字</w:t></w:r></w:p>"
FULL = f"<w:tbl><w:tr><w:tc>{WORDS}</w:tc></w:tr></w:tbl>"
SPENT = f"{TABLE}<w:tbl><w:tblPr/></w:tbl>{TABLE_END}"
KEPT = f"{TABLE}{FULL}{TABLE_END}"
LATE = f"{LATER}图0{LATER}"
pieces = st.lists(
    st.sampled_from([EMPTY, FACED, WORDS, FULL, BLOCK, BLOCK, SPENT, KEPT, LATE, WORDS * 9]),
    max_size=12,
).map("".join)


def whole(text: str) -> str:
    return "".join(mended([text], str.upper))


@given(text=pieces, cuts=st.lists(st.integers(min_value=0), max_size=20))
@example(text=f"{WORDS * 5}{EMPTY}{BLOCK}{FULL}{BLOCK}{EMPTY}{WORDS * 5}", cuts=[])
@example(text=f"{KEPT}{EMPTY}{BLOCK}{FULL}{BLOCK}{EMPTY}{WORDS}", cuts=[5])
def test_a_text_cut_anywhere_is_put_right_as_a_whole(text: str, cuts: list[int]) -> None:
    at = sorted({cut % (len(text) + 1) for cut in cuts})
    parts = [text[i:j] for i, j in zip([0, *at], [*at, len(text)], strict=True)]
    assert whole(text) == "".join(mended(parts, str.upper))


@pytest.mark.parametrize("behind", [EMPTY + WORDS, EMPTY + FULL, EMPTY, WORDS])
@pytest.mark.parametrize("before", [WORDS + EMPTY, FULL + EMPTY, KEPT + FACED, WORDS, ""])
def test_a_mark_may_be_cut_off_at_every_position(before: str, behind: str) -> None:
    text = f"{WORDS * 4}{before}{BLOCK}{FULL}{BLOCK}{behind}{WORDS * 4}"
    found = {"".join(mended([text[:at], text[at:]], str.upper)) for at in range(len(text) + 1)}
    found.add("".join(mended(text, str.upper)))
    assert {whole(text)} == found


@given(text=pieces)
def test_nothing_of_the_marks_is_left(text: str) -> None:
    assert not set(whole(text)) & {BLOCK, TABLE, TABLE_END, LATER}


@given(text=pieces)
def test_words_are_never_lost(text: str) -> None:
    assert text.count("字") == whole(text).count("字")
