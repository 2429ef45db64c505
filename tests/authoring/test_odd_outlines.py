"""Outlines that nobody would write, and some that people do: read, or refused in a sentence."""

import time
from pathlib import Path

import docx
import pytest

from reportgen.authoring import new_pack, outline_of, read_outline
from tests.authoring.notices import numbered

#: Seconds of the machine for a line that is nothing but signs.
LIMIT = 2


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    outline = tmp_path / "大纲.txt"
    outline.write_text("一、概\x01况\0\n二、绩效\ufffe情况\n", encoding="utf-8")
    made = new_pack(tmp_path / "mousheng", "某省", outline, title="绩效\x02报告", subject="部门")
    assert ["一、概况", "二、绩效情况"] == [one.heading.line for one in made.sections]
    assert "绩效报告" == made.title


@pytest.mark.parametrize("depth", ["abc", "-1", "99999999", ""])
def test_a_level_of_a_list_that_is_none_is_passed_over(depth: str, tmp_path: Path) -> None:
    file = tmp_path / "大纲.docx"
    file.write_bytes(numbered([(depth, "一、部门概况"), ("0", "评价结论")]))
    assert "部门概况" == read_outline(file).headings[0].title


@pytest.mark.parametrize("sign", ["（", "（甲", "一、", "**", "{%", "：", "。"])
def test_the_time_for_a_long_line_does_not_grow_with_it(sign: str) -> None:
    started = time.process_time()
    found = outline_of(f"一、概况\n{sign * 200_000}\n二、结论")
    assert ["概况", "结论"] == [found.headings[0].title, found.headings[-1].title]
    assert time.process_time() - started < LIMIT


def test_a_long_line_of_word_is_looked_at_in_part(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("一、概况", "（" * 200_000, "二、结论"):
        document.add_paragraph(text)
    file = tmp_path / "大纲.docx"
    document.save(str(file))
    started = time.process_time()
    assert ["概况", "结论"] == [one.title for one in read_outline(file).headings]
    assert time.process_time() - started < LIMIT
