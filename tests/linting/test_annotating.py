"""Flaws written as Word comments into a copy of the template."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from reportgen.linting import Flaw, annotated, lint, meant_in, open_pack
from reportgen.word.repairing import repaired
from reportgen.word.view import view
from tests.office import tools
from tests.word import making

from . import breaking
from .breaking import CASES, CHANGES, REPORT, edit, pack


def repaired_in(folder: Path, name: str) -> tuple[bytes, int]:
    """A format's template as ``--repair`` writes it, and how many tags were written anew."""
    sheet = next(one for one in open_pack(folder).sheets if one.name == name)
    return repaired(sheet.raw or b"", meant_in(sheet, surely=True))


#: Everything that stands beside other faults.
MANY = [
    "a name that is not known", "a heading in other words", "a heading too many",
    "text that looks like a heading", "a face of its own", "a table without head",
    "a style renamed",
]  # fmt: skip


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A template with many faults."""
    folder = pack(tmp_path)
    for case in reversed(CASES):
        if case.name in MANY:
            edit(folder, REPORT, case.change)
    return folder / f"{REPORT}.docx"


def flaws_of(file: Path) -> list[Flaw]:
    return [one for one in lint(file.parent) if one.file.endswith(file.name)]


def commented(data: bytes) -> dict[str, str]:
    """What each comment hangs on, by its text."""
    document = python_docx.Document(io.BytesIO(data))
    said = {str(one.comment_id): one.text for one in document.comments}
    hung: dict[str, str] = {}
    inside: set[str] = set()
    for element in document.element.body.iter():
        number = element.get(qn("w:id"), "")
        if element.tag == qn("w:commentRangeStart"):
            inside.add(number)
            hung[number] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            inside.remove(number)
        elif element.tag == qn("w:t"):
            for one in inside:
                hung[one] += element.text or ""
    assert not inside
    assert set(said) == set(hung)
    return {said[number]: hung[number] for number in hung}


def test_every_place_has_one_comment_and_every_flaw_is_in_one(broken: Path) -> None:
    flaws = flaws_of(broken)
    found = commented(annotated(broken.read_bytes(), flaws))
    assert len(MANY) <= len(flaws)
    assert len({(one.location, one.tag) for one in flaws}) >= len(found)
    for one in flaws:
        assert any(one.message in said and one.remedy in said for said in found)


def test_a_comment_on_a_tag_hangs_on_its_words(broken: Path) -> None:
    edit(broken.parent, REPORT, breaking.behind("基本支出情况", "共{{ 部门.人头 }}人", "正文文字"))
    found = commented(annotated(broken.read_bytes(), flaws_of(broken)))
    assert ["{{ 部门.人头 }}"] == [words for said, words in found.items() if "人头" in said]


def test_a_comment_on_a_paragraph_hangs_on_all_of_it(broken: Path) -> None:
    found = commented(annotated(broken.read_bytes(), flaws_of(broken)))
    assert ["评价组织情况"] == [words for said, words in found.items() if "P05" in said]


def test_the_template_reads_as_before(broken: Path) -> None:
    data = annotated(broken.read_bytes(), flaws_of(broken))
    assert view(broken.read_bytes()) == view(data)


def test_a_copy_has_the_same_faults_as_the_template(broken: Path) -> None:
    before = [str(one) for one in flaws_of(broken)]
    broken.write_bytes(annotated(broken.read_bytes(), flaws_of(broken)))
    assert before == [str(one) for one in flaws_of(broken)]


def test_a_copy_can_be_annotated_again_and_keeps_its_comments(broken: Path) -> None:
    once = annotated(broken.read_bytes(), flaws_of(broken))
    document = python_docx.Document(io.BytesIO(once))
    before = len(list(document.comments))
    document.add_comment(document.paragraphs[3].runs, text="请张科长看", author="某人")
    document.save(str(broken))
    again = python_docx.Document(io.BytesIO(annotated(broken.read_bytes(), flaws_of(broken))))
    texts = [one.text for one in again.comments]
    assert "请张科长看" in texts
    assert 2 * before + 1 == len(texts)
    assert len(texts) == len({one.comment_id for one in again.comments})


def test_other_parts_stay_as_they_are(broken: Path) -> None:
    before = making.unzipped(broken.read_bytes())
    after = making.unzipped(annotated(broken.read_bytes(), flaws_of(broken)))
    changed = {name for name in after if after[name] != before.get(name)}
    assert {
        "word/document.xml", "word/comments.xml", "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    } >= changed  # fmt: skip


def test_what_stands_in_a_footer_is_said_at_the_first_paragraph_with_its_place(
    tmp_path: Path,
) -> None:
    folder = pack(tmp_path)

    def write(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].add_run("{{ 部门.名秤 }}")

    edit(folder, REPORT, write)
    file = folder / f"{REPORT}.docx"
    ((said, words),) = commented(annotated(file.read_bytes(), flaws_of(file))).items()
    assert words == python_docx.Document(str(file)).paragraphs[0].text
    assert "页脚" in said
    assert "{{ 部门.名秤 }}" in said


def test_a_text_box_is_commented_at_the_paragraph_it_hangs_in(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    box = making.text_box("{{ 部门.名秤 }}")

    def put(document: Document) -> None:
        paragraph = breaking.find(document, "主要职责如下")
        part = etree.fromstring(making.root("body", f"<w:p>{box}</w:p>").encode())
        for run in part[0]:
            paragraph._p.append(run)

    edit(folder, REPORT, put)
    file = folder / f"{REPORT}.docx"
    found = commented(annotated(file.read_bytes(), flaws_of(file)))
    assert ["主要职责如下："] == [words[:7] for said, words in found.items() if "名秤" in said]


@pytest.mark.parametrize("validate", [tools.sdk_faults, tools.audit_faults])
def test_a_copy_is_sound_for_both_validators(
    broken: Path, validate: Callable[[Path], list[str]]
) -> None:
    copy = broken.with_name("批注.docx")
    copy.write_bytes(annotated(broken.read_bytes(), flaws_of(broken)))
    known = set(validate(broken))
    assert [] == [one for one in validate(copy) if one not in known]


def test_the_same_flaws_make_the_same_bytes(broken: Path) -> None:
    flaws = flaws_of(broken)
    assert annotated(broken.read_bytes(), flaws) == annotated(broken.read_bytes(), flaws)


class TestRepairing:
    def test_full_width_marks_become_half_width(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        edit(folder, REPORT, breaking.says(CHANGES, "前｛｛　文字．机构变动 ｝｝后“引号”（括号）"))
        data, count = repaired((folder / f"{REPORT}.docx").read_bytes())
        assert 1 == count
        assert "前{{ 文字.机构变动 }}后“引号”（括号）" in view(data)

    def test_a_tag_in_several_runs_is_written_into_the_first(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)

        def part(document: Document) -> None:
            paragraph = breaking.find(document, CHANGES)
            breaking.write(paragraph, "前｛")
            for words in ("｛ 文字．", "机构变动", " ｝｝后"):
                paragraph.add_run(words)

        edit(folder, REPORT, part)
        data, _ = repaired((folder / f"{REPORT}.docx").read_bytes())
        paragraph = breaking.find(python_docx.Document(io.BytesIO(data)), "前")
        assert ["前{{ 文字.机构变动 }}", "", "", "后"] == [run.text for run in paragraph.runs]

    def test_a_template_without_such_marks_stays_byte_for_byte(self, tmp_path: Path) -> None:
        data = (pack(tmp_path) / f"{REPORT}.docx").read_bytes()
        assert (data, 0) == repaired(data)
        assert zipfile.is_zipfile(io.BytesIO(data))

    def test_stretches_that_were_meant_for_tags_become_tags(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        words = "甲{ 部门．名称 }乙{ % if 年度 is 已填 % }丙{endif}丁{某某}{某某.名称}{ { 年度 } }"
        edit(folder, REPORT, breaking.says(CHANGES, words))
        data, _ = repaired_in(folder, REPORT)
        wanted = (
            "甲{{ 部门.名称 }}乙{% if 年度 is 已填 %}丙{% endif %}丁{某某}{某某.名称}{{ 年度 }}"
        )
        assert wanted in view(data)

    @pytest.mark.parametrize("tag", ["{% if 部门.名称 == “甲 %}", "{{ 部门．名称 甲 }}"])
    def test_a_tag_that_cannot_be_read_stays_as_typed(self, tag: str, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        edit(folder, REPORT, breaking.says(CHANGES, tag))
        assert 0 == repaired_in(folder, REPORT)[1]
        found = [one.code for one in lint(folder, REPORT) if one.tag == tag]
        assert ["T02"] == found

    def test_figures_of_an_input_method_are_figures(self, tmp_path: Path) -> None:
        folder = pack(tmp_path)
        edit(folder, REPORT, breaking.says(CHANGES, "{{ 部门.名称|限字（３００） }}"))
        found = [one.code for one in lint(folder, REPORT) if "限字" in one.tag]
        data, _ = repaired_in(folder, REPORT)
        assert ["P25"] == found
        assert "{{ 部门.名称|限字(300) }}" in view(data)
