"""Results and totals on disk: whole or not there, and never over what somebody has changed."""

import json

import openpyxl
import pytest

from reportgen.batch import Asked, BatchError, Journal, jobs_of, run_batch, write_tables
from tests.batch.departments import TABLES, lines, run, states, tree, year


def test_tables_of_an_earlier_run_are_replaced(source, out, threads) -> None:
    run(source, out, threads)
    run(source, out, threads)
    assert set(TABLES) == {one.name for one in out.iterdir() if one.name in TABLES}
    assert not list(out.glob("*（2）*"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_somebody_has_changed_is_kept(source, out, threads, name: str) -> None:
    run(source, out, threads)
    (out / name).write_bytes(b"mine")
    run(source, out, threads)
    assert b"mine" == (out / name).read_bytes()
    assert (out / name.replace(".", "（2）.")).is_file()
    run(source, out, threads)
    assert 1 == len(list(out.glob(name.replace(".", "（*）."))))


def test_a_table_that_is_open_elsewhere_is_kept(source, out, threads) -> None:
    run(source, out, threads)
    (out / "~$结果.xlsx").write_bytes(b"")
    with Journal(out) as journal:
        written = write_tables(journal, jobs_of(source, out))
    assert "结果（2）.xlsx" == written.results.name


def test_what_a_stopped_run_did_not_come_to_is_told(source, out, threads) -> None:
    with Journal(out) as journal:
        outcomes = run_batch(jobs_of(source, out), threads, journal=journal, workers=1)
        next(outcomes)
        outcomes.close()
        write_tables(journal, jobs_of(source, out))
    found = [one["state"] for one in lines(out)]
    assert (1, 4) == (found.count("done"), found.count(None))


def test_each_line_of_json_says_all_there_is_to_know(source, out, threads) -> None:
    run(source, out, threads)
    first = json.loads((out / "结果.jsonl").read_text("utf-8").splitlines()[0])
    assert ("部门000.yaml", "done", "某县第0局", "某县", 2024) == tuple(
        first[key] for key in ("name", "state", "department", "region", "year")
    )
    assert (
        "部门000/某县第0局2024年度简报.docx" == f"{first['folder']}/{first['documents'][0]['file']}"
    )
    assert tree(out)["部门000/某县第0局2024年度简报.docx"] == first["documents"][0]["sha256"]
    assert ["5000", "50"] == first["figures"]["money"]["支出决算"]  # 0.50万元, to 0.005 of one


def test_no_table_is_begun_where_none_can_be_written(source, out, threads, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with Journal(out) as journal:
        list(run_batch(jobs_of(source, out), threads, journal=journal))
        monkeypatch.setattr("reportgen.batch.tables._fill", full)
        with pytest.raises(
            BatchError, match=r"写不了.*结果表（磁盘已满）；打印的报告和批量记录都在"
        ):
            write_tables(journal, jobs_of(source, out))
    assert 5 == len(tree(out))
    assert not any((out / name).exists() for name in TABLES)


@pytest.mark.parametrize("name", ["局", "C:局", "\x01局", "甲#乙%"])
def test_whatever_a_file_is_called_the_tables_are_sound(
    tmp_path, out, threads, packs, name
) -> None:
    source = tmp_path / "怪名"
    source.mkdir()
    both = year(1, 格式=["某市/brief", "某市/each"], 项目列表=[{"名称": "甲"}])
    (source / f"{name}.yaml").write_text(both, "utf-8")
    assert ["done"] == list(states(run(source, out, threads)).values())
    book = openpyxl.load_workbook(out / TABLES[0])
    (cell,) = [row[-1] for row in book["结果"].iter_rows(min_row=4) if row[-1].value]
    assert "等2份" in cell.value


def test_the_table_says_how_much_of_a_draft_is_to_be_filled_in(
    tmp_path, out, threads, packs
) -> None:
    source = tmp_path / "草稿"
    source.mkdir()
    (source / "甲.yaml").write_text(year(1, 自评={}), "utf-8")
    run(source, out, threads, asked=Asked(draft=True))
    page = openpyxl.load_workbook(out / TABLES[0])["结果"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    heads = next(row for row in rows if "待填" in row)
    assert 1 == rows[-1][heads.index("待填")]
