"""Every template: sound for both validators, and 22 lines of 28 characters on a page."""

import re
import zipfile
from pathlib import Path

import pytest

from . import tools

BASE = tools.ROOT / "templates" / "base.docx"
TEMPLATES = [BASE, *sorted(tools.ROOT.glob("templates/*/*.docx"))]
MM = 72 / 25.4
#: Templates of text, not of a form on a page of its own.
TEXTS = [
    path
    for path in TEMPLATES
    if b'w:bottom="1984"' in zipfile.ZipFile(path).read("word/document.xml")
]
BODY_STYLE = '<w:name w:val="正文文字"/>'

each_template = pytest.mark.parametrize(
    "template", TEMPLATES, ids=[f"{path.parent.name}/{path.stem}" for path in TEMPLATES]
)

each_text = pytest.mark.parametrize(
    "template", TEXTS, ids=[f"{path.parent.name}/{path.stem}" for path in TEXTS]
)


@each_template
def test_the_sdk_finds_no_fault(template: Path) -> None:
    assert tools.sdk_faults(template) == []


@each_template
def test_the_audit_finds_no_fault(template: Path) -> None:
    assert tools.audit_faults(template) == []


@each_text
def test_a_full_page_has_22_lines_of_28_characters(template: Path, tmp_path: Path) -> None:
    full = full_pages(template, tmp_path)
    assert [len(lines) for lines in full[:2]] == [22, 22]
    assert {len(line) for line in full[0][1:] + full[1]} == {28}
    assert len(full[0][0]) == 26  # and an indent of two characters


@each_text
def test_the_page_number_stands_outside_and_7_mm_below_the_text(
    template: Path, tmp_path: Path
) -> None:
    odd, even = tools.pdf_words(print_full_pages(template, tmp_path))[:2]
    assert [word.text for word in odd.words[-3:]] == ["—", "1", "—"]
    assert [word.text for word in even.words[-3:]] == ["—", "2", "—"]
    assert odd.width - odd.words[-1].right == pytest.approx(26 * MM + 14, abs=2)
    assert even.words[-3].left == pytest.approx(28 * MM + 14, abs=2)
    for page in (odd, even):
        dash = page.words[-1]
        assert (dash.top + dash.bottom) / 2 == pytest.approx((297 - 35 + 7) * MM, abs=1.5)


def full_pages(template: Path, folder: Path) -> list[list[str]]:
    """Return the lines of each page, without the page number."""
    return [page.lines()[:-1] for page in tools.pdf_words(print_full_pages(template, folder))]


def print_full_pages(template: Path, folder: Path) -> Path:
    """Print one long paragraph in the template's body style, on the template's page."""
    tools.require(tools.stand_in_fonts(), "the stand-in fonts")
    docx = folder / "full.docx"
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(docx, "w") as target:
        style = body_style(source.read("word/styles.xml").decode())
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = with_one_paragraph(part.decode(), style).encode()
            target.writestr(name, part)
    return tools.to_pdf(docx, folder)


def body_style(styles: str) -> str:
    before = styles[: styles.index(BODY_STYLE)]
    return re.findall(r'w:styleId="([^"]+)"', before)[-1]


def with_one_paragraph(document: str, style: str) -> str:
    start = document.index("<w:body>") + len("<w:body>")
    section = document.rindex("<w:sectPr")
    text = "绩" * 28 * 22 * 3
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
    return document[:start] + paragraph + document[section:]
