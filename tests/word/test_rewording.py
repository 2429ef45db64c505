"""Words of a template replaced, however Word has split them; never within a tag."""

import io

import docx
import pytest

from reportgen.word import reworded
from reportgen.word.view import view


def document(*paragraphs: tuple[str, ...]) -> bytes:
    made = docx.Document()
    for runs in paragraphs:
        paragraph = made.add_paragraph()
        for run in runs:
            paragraph.add_run(run)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        (("自评得分为",), "综合得分为"),
        (("前自", "评", "得分为后"), "前综合得分为后"),
        (("自评得分，自评", "得分"), "综合得分，综合得分"),
        (("{{ 甲.自评得分 }}",), "{{ 甲.自评得分 }}"),
        (("自评得分{{ 甲", ".自评得分 }}自评得分"), "综合得分{{ 甲.自评得分 }}综合得分"),
    ],
)
def test_words_are_replaced_outside_of_tags(runs, printed):
    made, _ = reworded(document(runs), {"自评得分": "综合得分"})
    assert printed == view(made).strip()


def test_words_may_hold_whole_tags():
    made, absent = reworded(document(("为{{ 甲 }}分。",)), {"为{{ 甲 }}分": "{{ 乙 }}分"})
    assert ("{{ 乙 }}分。", []) == (view(made).strip(), absent)


def test_words_that_are_not_there_are_told():
    data = document(("甲",), ("乙",))
    assert ["甲乙"] == reworded(data, {"甲乙": "丙", "甲": "丁"})[1]


def test_the_first_run_s_face_is_kept():
    made = docx.Document()
    paragraph = made.add_paragraph()
    paragraph.add_run("自评").bold = True
    paragraph.add_run("得分")
    file = io.BytesIO()
    made.save(file)
    data, _ = reworded(file.getvalue(), {"自评得分": "综合得分"})
    runs = docx.Document(io.BytesIO(data)).paragraphs[0].runs
    assert [("综合得分", True), ("", None)] == [(run.text, run.bold) for run in runs]
