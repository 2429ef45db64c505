"""The rules find what they are for: one spoiled document each."""

import pytest

from .making import docx, footnote, noted, p, r, root, section, table, tc, tr, unzipped, zipped
from .soundness import dangling, faults_of

COLUMN = '<w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>'


def rows(*inner: str) -> str:
    return f"<w:tbl>{COLUMN}{''.join(inner)}</w:tbl>"


def mark(number: int, name: str) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return p(f'{start}<w:bookmarkEnd w:id="{number}"/>')


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def shape(number: int) -> str:
    return p(f'<w:r><w:drawing><wp:inline><wp:docPr id="{number}" name=""/></wp:inline>'
             "</w:drawing></w:r>")  # fmt: skip


SPOILED = {
    "does not end in a paragraph": rows(tr(tc(p() + rows(tr("甲"))))),
    "takes 2 of 1 columns": rows(tr("甲", "乙")),
    "takes 1 of 2 columns": table(["甲"]),
    "has no cells": rows("<w:tr/>"),
    "without rows": rows(),
    "continues no cell": rows(tr(tc("甲", "<w:vMerge/>"))),
    "fields do not end": p(char("begin") + char("separate")),
    "end outside of a field": p(char("end")),
    "separate outside of a field": p(char("begin") + 2 * char("separate") + char("end")),
    "instrText outside of a field": p("<w:r><w:instrText>PAGE</w:instrText></w:r>"),
    "shape 3 is there 2 times": shape(3) + shape(3),
    "bookmark 3 is there 2 times": mark(3, "甲") + mark(3, "乙"),
    "bookmark's name x is there 2 times": mark(3, "x") + mark(4, "X"),
    "has a start or an end only": p('<w:bookmarkStart w:id="3" w:name="x"/>'),
    "refers to rId9": p('<w:hyperlink r:id="rId9"/>'),
    "no style for pStyle none": p("甲", "none"),
    "no style for rStyle 1": p(r("甲", '<w:rStyle w:val="1"/>')),
    "footnote 7 is not there": p(noted("甲", 7)),
    "footnote 2 is referred to 2 times": p(noted("甲")) + p(noted("乙")),
    "commentReference for ['3'], comments []": p('<w:r><w:commentReference w:id="3"/></w:r>'),
    "a section ends in a cell": rows(tr(tc(p("甲", properties=section())))),
    "stands in tc “甲”": rows(tr(f"<w:tc>{r('甲')}{p()}</w:tc>")),
    "rPr stands behind t": p("<w:r><w:t/><w:rPr/></w:r>"),
    "the blanks around “甲 ” are lost": p("<w:r><w:t>甲 </w:t></w:r>"),
    "'\\ufdd0' is left": p("\ufdd0"),
    "'{{ t12 }}' is left": p("{{ t12 }}"),
}


@pytest.mark.parametrize("sentence", SPOILED)
def test_what_is_wrong_with_a_document_is_found(sentence: str) -> None:
    found = faults_of(docx(SPOILED[sentence], footnotes=footnote("注")))
    assert any(sentence in fault for fault in found), found


def test_a_sound_document_has_no_fault() -> None:
    body = (
        table(["甲", "乙"]),
        mark(3, "x"),
        shape(1),
        p(noted("甲")),
        p(char("begin") + char("end")),
    )
    assert [] == faults_of(docx(*body, footnotes=footnote("注"), headers={"default": p("头")}))


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("word/media/a.png", b"1", "word/media/a.png has no content type"),
        ("word/x.xml", b"<x/>", "nothing leads to word/x.xml"),
        ("word/x.xml", b"<x>\x01</x>", "word/x.xml is not well-formed"),
        ("word/header1.xml", root("hdr", "").encode(), "hdr does not end in a paragraph"),
    ],
)
def test_what_is_wrong_with_a_part_is_found(name: str, data: bytes, sentence: str) -> None:
    document = docx(p("甲"), headers={"default": p("头")})
    found = faults_of(zipped({**unzipped(document), name: data}))
    assert any(sentence in fault for fault in found), found


def test_a_part_that_is_gone_is_found() -> None:
    parts = unzipped(docx(p("甲")))
    del parts["word/settings.xml"]
    assert [
        "word/document.xml: rId2 leads to word/settings.xml, which is not there",
        "word/settings.xml has a type and is not there",
    ] == faults_of(zipped(parts))


def test_one_picture_under_two_names_is_found() -> None:
    parts = unzipped(docx(p("甲")))
    document = zipped({**parts, "word/media/a.png": b"1", "word/media/b.png": b"1"})
    assert "['word/media/a.png', 'word/media/b.png'] are one picture" in faults_of(document)


def test_links_and_fields_that_lead_nowhere_are_found() -> None:
    field = char("begin") + "<w:r><w:instrText> REF _Ref1 \\h </w:instrText></w:r>" + char("end")
    link = '<w:hyperlink w:anchor="_Toc1"/>'
    assert ["_Toc1", "_Ref1"] == dangling(docx(p(field), p(link), mark(3, "x")))
