"""The benchmarks run: traps end as we say, and all contestants print the same report."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import reportgen

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks"

#: What reportgen does in each trap, or how that begins.
OURS = {
    "value R&D (escaping is off)": "printed as it is: “值：R&D”",
    "value with a < (escaping is off)": "printed as it is: “值：小于<select>的”",
    "value {{ 7*7 }} in a footnote, two sections": "printed as it is: {{ 7*7 }}",
    "value with control characters": "printed “值：甲\ufffd乙\ufffd丙”",
    "value with a lone surrogate": "printed “值：甲\ufffd乙”",
    "value {_{ 甲 }_}": "printed as it is: “值：{_{ 甲 }_}”",
    "a misspelt name": "refused: [T04] 正文，段落“{{ 单为 }}”",
    "a value that nobody has entered": "refused: missing: 单位",
    "a condition on what nobody has entered": "refused: missing: 公开",
    "a key named like a method: items": "printed “三项”",
    "a shape in a loop, another in the header: ids": "4 different ids",
    "a bookmark in a loop: ids": "none printed",
    "a paragraph in a loop: w14:paraId": "none printed",
    "{%p endif %} in a section's last paragraph": "2 of 2 sections left",
    "% inside a {%p tag": "printed “相同”",
    "} inside a {%p tag": "printed “相同”",
    "a cell whose only paragraph is not printed": "1 paragraph in the cell",
    "a table whose loop has no rows": "the table is left out",
    "text beside a {%tr tag": "refused: [T09] 正文，第1个表格第1行第1列",
    "{%tr for and {%tr endfor in one row": "refused: [T09] 正文，第1个表格第1行第1列",
    "merging rows of 产出 产出, another 产出, 效益": "cells of 2, 1, 1 rows",
    "a footnote inside a loop": "refused: [T18] 正文，段落“{%p for 行 in 列表 %}”",
    "a heading in a text box is counted twice": "the third heading is “3.丙”",
    "Chinese quotes within a text in a tag": "printed “相同”",
    "full-width braces": "printed “甲局”",
    "full-width brackets in a tag": "printed “是甲局”",
    "a mistake in a tag: where?": "TemplateError, names the place",
    "a tag that is not closed: where?": "TemplateError, names the place",
    "three mistakes in one template": "3 of 3 reported",
    "a template with {{ 9**(9**9) }}": "refused: [T03]",
    "a template that loops 10**10 times": "refused: [T03]",
    "a template that reaches for os": "refused: [T04]",
    "40 documents from 8 threads": "0 of 40 documents wrong",
    "an object used a second time": "right; 0 of 1 parts patched",
    "header and footer without tags": "0 of 2 parts patched",
    "a setting passed in by the caller": "what was passed in is as it was",
    "the same values two hours later": "the same bytes",
    "the template author's name": "the name is gone",
}


@pytest.fixture(scope="module", autouse=True)
def programs() -> Iterator[None]:
    """The benchmarks are programs that import each other as neighbours."""
    sys.path.insert(0, str(FOLDER))
    yield
    sys.path.remove(str(FOLDER))


def program(name: str) -> ModuleType:
    return importlib.import_module(name)


@pytest.fixture(scope="module")
def seen(programs: None) -> dict[str, Any]:
    return {trap.title: outcome for trap, outcome in program("traps").all_seen()}


def test_every_trap_has_an_expected_end(seen: dict[str, Any]) -> None:
    assert list(OURS) == list(seen)


@pytest.mark.parametrize("trap", list(OURS))
def test_traps_end_well(trap: str, seen: dict[str, Any]) -> None:
    assert seen[trap].reportgen.startswith(OURS[trap])
    assert seen[trap].docxtpl


def test_columns_are_as_wide_on_a_terminal_as_they_should_be() -> None:
    traps = program("traps")
    assert ["乙局（甲）", "refused at", "once"] == list(
        traps.folded("乙局（甲）refused at once", 10)
    )
    assert 10 == traps.columns_of(traps.padded("乙局", 10))


def test_all_contestants_print_the_same_report() -> None:
    contestants = program("prepared").prepare(rounds=1)
    outputs = {name: run() for name, run in contestants.items()}
    program("contestants").same_text(outputs)
    assert program("prepared").extent(outputs["reportgen"]).startswith("75 headings, 19,")


def test_the_floor_is_a_whole_document() -> None:
    contestants = program("prepared").prepare(rounds=1)
    parts_of = program("wordml").parts_of
    assert parts_of(contestants["the same again"]()) == parts_of(contestants["floor"]())


@pytest.mark.parametrize("way", ["fill", "write", "docxtpl", "merged fill", "merged write"])
def test_rows_are_filled_in_every_way(way: str, tmp_path: Path) -> None:
    rows = program("rows_child")
    fill = rows.prepare(way, tmp_path / "out.docx")
    assert fill(rows.data(way, 10)) > 1000


def test_the_years_that_are_timed_are_sound() -> None:
    checks = program("checks")
    year = reportgen.read(checks.projects(60)).year
    assert 60 == len(year.projects or ())
    assert [] == [one for one in reportgen.check(year) if one.severity != "info"]
    assert (0, 3) == checks.falsely_found(3)


def test_the_page_on_traps_has_them_all() -> None:
    docs = Path(__file__).resolve().parents[1] / "docs"
    page = (docs / "traps.md").read_text(encoding="utf-8")
    escaped = program("traps").escaped
    assert [] == [trap for trap in OURS if f"| {escaped(trap)} |" not in page]
