"""The journal: lines that are only added to, and what is left of them after anything."""

import errno
import json
from pathlib import Path

import attrs
import pytest

from reportgen.batch import BatchError, Journal, Outcome, State
from reportgen.batch.figures import Figures
from reportgen.batch.journal import NAME
from reportgen.batch.outcome import Made, Rested


def outcome(name: str = "甲.yaml", **changes: object) -> Outcome:
    made = (Made("甲.docx", "ab", "某市/brief", pages="exact"),)
    figures = Figures({"支出决算": ["1.50", "0"], "全年预算": None}, "95", "优", "90")
    rested = Rested("cd", {"图.png": None}, {"某市": "ef"}, "0.1", "final;")
    return Outcome(
        name, State.DONE, **{"documents": made, "figures": figures, "rested": rested, **changes}
    )  # type: ignore[arg-type]


def test_what_was_noted_is_read_again_word_for_word(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.note(outcome())
        assert outcome().as_data() == journal.before("甲.yaml").as_data()
    with Journal(tmp_path) as journal:
        found = journal.before("甲.yaml")
        assert outcome().as_data() == found.as_data()
        assert outcome().figures.amount("支出决算") == found.figures.amount("支出决算")
        assert journal.before("乙.yaml") is None


def test_the_latest_line_counts(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.note(outcome(reasons=("一",)))
        journal.note(outcome(reasons=("二",)))
        assert ("二",) == journal.before("甲.yaml").reasons


def test_only_what_was_reached_in_this_run_is_told_of_it(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.note(outcome())
        assert State.DONE is journal.reached("甲.yaml").state
    with Journal(tmp_path) as journal:
        assert journal.reached("甲.yaml") is None
        journal.note(unchanged())
        assert State.UNCHANGED is journal.reached("甲.yaml").state


def unchanged() -> Outcome:
    return attrs.evolve(outcome(), state=State.UNCHANGED)


def test_what_has_not_changed_takes_no_further_line(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.note(outcome())
    before = (tmp_path / NAME).read_bytes()
    with Journal(tmp_path) as journal:
        journal.note(unchanged())
    assert before == (tmp_path / NAME).read_bytes()


def test_jobs_that_are_not_there_any_more_are_told(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        for name in ("一", "二", "三"):
            journal.note(outcome(name))
        journal.note(outcome("四", documents=()))
    with Journal(tmp_path) as journal:
        journal.note(attrs.evolve(outcome("二"), state=State.UNCHANGED))
        assert (2, ["一"]) == journal.left_over(1)


def test_documents_that_another_job_has_printed_in_their_place_are_not_left_over(
    tmp_path: Path,
) -> None:
    with Journal(tmp_path) as journal:
        for name in ("区/一.yaml", "区/二.yaml"):
            journal.note(outcome(name))
    with Journal(tmp_path) as journal:
        journal.note(outcome("区/一.yml"))
        journal.note(outcome("别处/二.yaml"))
        assert (1, ["区/二.yaml"]) == journal.left_over(5)


@pytest.mark.parametrize("left", range(0, 400, 23))
def test_a_line_that_was_not_finished_is_dropped(tmp_path: Path, left: int) -> None:
    with Journal(tmp_path) as journal:
        journal.note(outcome("一"))
        journal.note(outcome("二"))
    file = tmp_path / NAME
    first, second = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(first + second[:left])
    with Journal(tmp_path) as journal:
        assert [True, False] == [journal.before(name) is not None for name in ("一", "二")]
        journal.note(outcome("三"))
    assert ["一", "三"] == [json.loads(line)["name"] for line in file.read_bytes().splitlines()]


@pytest.mark.parametrize(
    "line", [b"\xff\xfe", b"[]", b"{}", b'{"v":99,"name":"x"}', b'{"v":1,"name":"x"}']
)
def test_a_line_that_says_nothing_is_passed_over(tmp_path: Path, line: bytes) -> None:
    with Journal(tmp_path) as journal:
        journal.note(outcome())
    file = tmp_path / NAME
    file.write_bytes(line + b"\n" + file.read_bytes())
    with Journal(tmp_path) as journal:
        assert journal.before("甲.yaml") is not None
        assert journal.before("x") is None


def test_lines_that_no_longer_count_are_cleared_away(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.note_table("12")
        for number in range(500):
            journal.note(outcome(reasons=(str(number),)))
    with Journal(tmp_path) as journal:
        assert ("499",) == journal.before("甲.yaml").reasons
    assert 2 == len((tmp_path / NAME).read_bytes().splitlines())


def test_a_folder_is_used_by_one_run_at_a_time(tmp_path: Path) -> None:
    with Journal(tmp_path), pytest.raises(BatchError, match="另一次批量打印正在写"):
        Journal(tmp_path)
    Journal(tmp_path).close()


def test_a_disk_that_knows_no_locks_is_used_without(tmp_path: Path, monkeypatch) -> None:
    def refuse(_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("reportgen.batch.locking._hold", refuse)
    with Journal(tmp_path) as journal:
        journal.note(outcome())


def test_what_a_killed_run_left_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / ".结果.xlsx.0123abcd.unfinished").write_bytes(b"half")
    (tmp_path / "甲.0123abcd").write_bytes(b"whole")
    (tmp_path / ".笔记.20241126").write_bytes(b"somebody's")
    (tmp_path / ".x.20240101.unfinished").mkdir()
    Journal(tmp_path).close()
    left = {NAME, ".批量打印中", "甲.0123abcd", ".笔记.20241126", ".x.20240101.unfinished"}
    assert left == {one.name for one in tmp_path.iterdir()}


@pytest.mark.parametrize(
    "change",
    [
        {"figures": {"money": 5, "score": "", "grade": "", "least": ""}},
        {"figures": {"money": {"支出决算": ["x", "0"]}, "score": "", "grade": "", "least": ""}},
        {"findings": []},
        {"seconds": "x"},
        {"codes": {"x": "y"}},
        {"state": "x"},
    ],
)
def test_a_damaged_line_is_of_nothing_that_is_known(tmp_path: Path, change: dict) -> None:
    with Journal(tmp_path) as journal:
        journal.note(outcome())
    file = tmp_path / NAME
    said = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(said | change, ensure_ascii=False) + "\n", "utf-8")
    with Journal(tmp_path) as journal:
        assert journal.before("甲.yaml") is None


def test_a_line_nested_without_end_is_dropped(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("[" * 100_000 + "\n", "utf-8")
    with Journal(tmp_path) as journal:
        journal.note(outcome())
        assert journal.before("甲.yaml") is not None


def test_lines_of_another_version_are_not_understood(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.note(outcome())
    file = tmp_path / NAME
    file.write_text(file.read_text("utf-8").replace('"v":1', '"v":2'), "utf-8")
    with Journal(tmp_path) as journal:
        assert journal.before("甲.yaml") is None


def test_half_a_line_on_a_full_disk_is_taken_back(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.note(outcome())
        before = (tmp_path / NAME).read_bytes()
        whole = journal._out

        class Full:
            def write(self, line: bytes) -> int:
                whole.write(line[:20])
                raise OSError(errno.ENOSPC, "")

        journal._out = Full()
        with pytest.raises(BatchError, match="写不了"):
            journal.note(outcome("乙.yaml"))
        assert before == (tmp_path / NAME).read_bytes()
        journal._out = whole
        journal.note(outcome("丙.yaml"))
    with Journal(tmp_path) as journal:
        known = [journal.before(f"{name}.yaml") is not None for name in "甲乙丙"]
        assert [True, False, True] == known
