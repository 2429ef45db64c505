"""The benchmarks run: traps end as we say, and all contestants print the same report."""

import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.sax.saxutils import escape

import pytest

import reportgen
from reportgen.word.view import view

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


def test_the_floor_of_a_sample_is_a_whole_document() -> None:
    sample = program("jobs").SAMPLES["ebian"]
    made = program("floor").floor(sample.printed, sample.template)()
    assert program("wordml").parts_of(sample.printed) == program("wordml").parts_of(made)


@pytest.mark.parametrize(
    ("syntax", "tag"),
    [("jinja", "{{ v0 }}"), ("braces", "{v0}"), ("commands", "+++=v0+++"), ("carbone", "{d.v0}")],
)
def test_each_syntax_gives_back_the_printed_text(syntax: str, tag: str) -> None:
    sample = program("jobs").SAMPLES["ebian"]
    template, values = program("syntaxes").flat(sample.printed, sample.template, syntax)
    body = program("wordml").parts_of(template)["word/document.xml"].decode()
    assert tag in body
    before, after = tag.split("v0")
    for name, text in values.items():
        body = body.replace(f"{before}{name}{after}", escape(text))
    assert body == program("wordml").parts_of(sample.printed)["word/document.xml"].decode()


@pytest.fixture
def jobs(tmp_path: Path) -> Any:
    return program("jobs").Jobs(tmp_path)


@pytest.mark.parametrize("name", ["docxtpl", "python-docx"])
@pytest.mark.parametrize("sample", ["ebian", "lushui"])
def test_peers_that_need_no_installing_print_the_same_text(
    name: str, sample: str, jobs: Any
) -> None:
    peer, wanted = program("children").PEERS[name], program("jobs").SAMPLES[sample]
    with program("children").running(peer, jobs.flat(wanted, peer.syntax)) as child:
        assert child.render() > 0
        assert view(wanted.printed) == view(child.saved(jobs.folder / "seen.docx"))


def test_docxtpl_prints_the_report_with_our_loops_and_conditions(jobs: Any) -> None:
    wanted = program("jobs").SAMPLES["ebian"]
    children = program("children")
    with children.running(children.DOCXTPL, jobs.story(wanted)) as child:
        assert child.size() > 1000
        assert view(wanted.printed) == view(child.saved(jobs.folder / "seen.docx"))


@pytest.mark.parametrize("way", ["fill", "again", "publish"])
def test_reportgen_runs_by_the_same_lines_as_its_peers(way: str, jobs: Any) -> None:
    wanted = program("jobs").SAMPLES["ebian"]
    children = program("children")
    with children.running(children.REPORTGEN, jobs.reportgen(wanted, way)) as child:
        assert child.size() > 1000
        assert view(wanted.printed) == view(child.saved(jobs.folder / "seen.docx"))
        assert child.rest() <= child.peak()


def test_a_peer_says_why_it_cannot(jobs: Any) -> None:
    children = program("children")
    broken = jobs.job("broken", template=b"no archive", values={})
    failing = pytest.raises(children.Failed, match="BadZipFile")
    with children.running(children.DOCXTPL, broken) as child, failing:
        child.render()


def test_a_peer_that_is_not_there_has_a_row_that_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report, children = program("report"), program("children")
    absent = children.Program("nobody.js", "no-such-package", "braces")
    assert absent.absent in ("not installed", "Node is not there")
    contestants = {
        "reportgen": report.Contestant(children.REPORTGEN, Path(), text="a", size=1),
        "nobody": report.Contestant(absent, Path(), failure=absent.absent),
    }
    times = {key: [1.0] for key in ("reportgen", "docxtpl", "floor")}
    report.print_report(contestants, times)
    first, last = capsys.readouterr().out.splitlines()[2:]
    assert re.fullmatch(r"\| reportgen \|.*\| +yes \|", first)
    assert f"| {absent.absent} |" in last


def test_a_peer_that_takes_too_long_is_given_up(jobs: Any) -> None:
    children = program("children")
    child = children.Child(children.DOCXTPL, patience=0)
    try:
        with pytest.raises(children.Failed, match="more than 0 s"):
            child.ask("memory")
    finally:
        child.close()


def test_peers_print_one_document_and_end_for_a_cold_start(jobs: Any) -> None:
    wanted, children = program("jobs").SAMPLES["ebian"], program("children")
    target = jobs.folder / "cold.docx"
    command = children.one_shot(children.DOCXTPL, jobs.flat(wanted, "jinja"), target)
    subprocess.run(command, check=True)
    assert view(wanted.printed) == view(target.read_bytes())


def test_rows_of_all_peers_hold_the_same_text(jobs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program("rows_race"), "PRINTS", 2)
    rows = program("rows")
    table = rows.Table(jobs)
    table.measure(20)
    told = {name: line[-1] for name, *line in table.lines}
    assert "yes" == told["reportgen, in memory"] == told["reportgen, streamed"]
    assert "yes" == told["docxtpl"] == told["python-docx"]
    assert {"yes", "not installed", "Node is not there"} >= set(told.values())


@pytest.mark.parametrize("way", ["merged fill", "merged write"])
def test_merged_rows_are_filled_in_both_ways(way: str, jobs: Any) -> None:
    children = program("children")
    job = jobs.job("merged", rows=10, way=way, target=str(jobs.folder / "out.docx"))
    with children.running(children.ROWS, job) as child:
        assert child.size() > 1000


@pytest.mark.parametrize("way", ["publish", "fill", "docxtpl"])
def test_a_batch_prints_every_department(way: str, jobs: Any) -> None:
    batch = program("batch")
    batch.made(3, jobs.folder / "departments")
    template = jobs.flat(program("jobs").SAMPLES["ebian"], "jinja")
    found = batch.measured((way, 2, 3), jobs.folder, template)
    assert found["seconds"] > 0
    assert 3 == len(list((jobs.folder / "printed").rglob("*.docx")))


def test_a_table_has_a_cell_for_every_head(capsys: pytest.CaptureFixture[str]) -> None:
    program("tables").print_table(("", "ms"), [("甲", "1.20"), ("longer",), ("b", 3)])
    printed = capsys.readouterr().out.splitlines()
    assert ["|        |   ms |", "| ------ | ---: |", "| 甲     | 1.20 |", "| longer |      |",
            "| b      |    3 |"] == printed  # fmt: skip


def test_tables_take_their_place_between_their_marks() -> None:
    page = "a\n<!-- rows -->\nstale\n<!-- /rows -->\nb\n<!-- cold -->\nkept\n<!-- /cold -->\n"
    expected = page.replace("stale", "| new \\1 |")
    assert expected == program("bench").between(page, "rows", "| new \\1 |")
    assert page == program("bench").between(page, "ebian", "new")


def test_the_page_on_performance_has_a_place_for_every_table() -> None:
    page = (FOLDER.parent / "docs/performance.md").read_text(encoding="utf-8")
    programs = set(program("bench").PROGRAMS) - {"traps"}  # which has a page of its own
    assert programs == set(re.findall(r"<!-- (\w+) -->", page))
    assert programs == set(re.findall(r"<!-- /(\w+) -->", page))


def test_a_goal_is_reached_only_by_medians_and_by_the_fastest() -> None:
    line = program("goals").line
    quick = {"median": 31.0, "fastest": 29.0}
    assert ("a", "≥ 30", "31.0", "29.0", "no") == line("a", "≥ 30", quick.__getitem__)
    assert ("b", "> 1", "31.0", "29.0", "yes") == line("b", "> 1", quick.__getitem__)
    assert ("c", "> 1", "not measured") == line("c", "> 1", {}.__getitem__)


def test_goals_are_worked_out_of_what_was_measured() -> None:
    report = {"reportgen": 1.0, "docxtpl": 30, "docxtpl, loops": 40, "carbone": 4, "floor": 0.5}
    rows = {"reportgen, streamed 1000": 0.02, "reportgen, streamed 50000": 1.1,
            "docxtpl 50000": 36.3, "carbone 50000": 1.32}  # fmt: skip
    cold = {"reportgen render": 100, "carbone": 150}
    batch = {"publish 1 1000": 18, "publish 2 1000": 10}
    found = {
        name: {"median": one, "fastest": one}
        for name, one in {"ebian": report, "rows": rows, "cold": cold, "batch": batch}.items()
    }
    found["rows"]["memory"] = {"reportgen, streamed 50000": 59e6}
    goals = program("goals")
    lines = [goals.line(*one)[2:] for one in goals.goals(found)]
    assert [("30.0", "yes"), ("40.0", "yes"), ("4.00", "no"), ("2.00", "yes"), ("33.0", "yes"),
            ("1.20", "yes"), ("1.10", "yes"), ("59.0", "yes"), ("1.50", "yes"),
            ("1.80", "yes")] == [(first, reached) for first, _, reached in lines]  # fmt: skip


def test_the_plan_is_worked_out_of_what_was_measured() -> None:
    # 300,000 reports of 10 ms: 3,000 s by one; by 8 at 90 %, 3,000 / 7.2 s.
    assert [("1", "50 min", "100", "34.2 h", "2"), ("8", "7 min", "720", "4.7 h", "18"),
            ("64", "1 min", "5760", "36 min", "140")] == list(
        program("plan").lines(0.01, 0.9)
    )  # fmt: skip


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
