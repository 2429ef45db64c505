"""A second run does only what is not done, or whose data, pictures, pack or version changed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import publish
from reportgen.batch import Asked, Job, Journal, run_batch
from tests.batch.departments import BODY, departments, lines, pack, run, states, tree, year
from tests.word.rich import picture

SAME = dict.fromkeys((f"部门{n:03d}.yaml" for n in range(5)), "unchanged")
DONE = dict.fromkeys(SAME, "done")


def first(out: Path) -> Path:
    return out / "部门000" / "某县第0局2024年度简报.docx"


def again(source: Path, out: Path, threads, **more) -> dict[str, str]:
    return states(run(source, out, threads, **more))


def test_the_second_run_does_nothing(source, out, threads) -> None:
    assert DONE == again(source, out, threads)
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*.docx")}
    assert SAME == again(source, out, threads)
    assert before == {file: file.stat().st_mtime_ns for file in out.rglob("*.docx")}


def test_changed_data_are_printed_again_and_nothing_else(source, out, threads) -> None:
    run(source, out, threads)
    (source / "部门002.yaml").write_text(year(2, 自评={"得分": "90"}), "utf-8")
    assert SAME | {"部门002.yaml": "done"} == again(source, out, threads)


def test_a_changed_pack_is_read_anew(source, out, threads, packs) -> None:
    run(source, out, threads)
    before = tree(out)
    pack(packs, f"新：{BODY}")
    assert DONE == again(source, out, threads)
    assert set() == set(before.values()) & set(tree(out).values())


def test_a_pack_that_breaks_is_told_and_forgets_no_document(source, out, threads, packs) -> None:
    run(source, out, threads)
    manifest = packs / "某市" / "pack.yaml"
    sound = manifest.read_text("utf-8")
    manifest.write_text(sound + "{", "utf-8")
    broken = run(source, out, threads)
    assert dict.fromkeys(SAME, "failed") == states(broken)
    assert not any("程序本身出了错" in reason for one in broken for reason in one.reasons)
    assert all(one.earlier for one in broken)
    manifest.write_text(sound, "utf-8")
    renamed = year(0).replace("第0局", "新名局")
    (source / "部门000.yaml").write_text(renamed, "utf-8")
    assert DONE == again(source, out, threads)
    assert not first(out).exists()


def test_what_of_a_pack_is_not_printed_changes_nothing(source, out, threads, packs) -> None:
    run(source, out, threads)
    (packs / "某市" / "README.md").write_text("说明", "utf-8")
    assert SAME == again(source, out, threads)


def test_another_version_prints_everything_again(source, out, threads, monkeypatch) -> None:
    run(source, out, threads)
    monkeypatch.setattr("reportgen.batch.changing.__version__", "9.9")
    assert DONE == again(source, out, threads)


def test_a_draft_is_another_document(source, out, threads) -> None:
    run(source, out, threads)
    assert DONE == again(source, out, threads, asked=Asked(draft=True))


def test_a_changed_picture_is_printed_again(source, out, threads, packs) -> None:
    pack(packs, "{{ 文字.其他说明 }}")
    for number in range(5):
        content = year(number, 文字={"其他说明": "如图。\n![现场](现场.png)"})
        (source / f"部门{number:03d}.yaml").write_text(content, "utf-8")
    failed = dict.fromkeys(SAME, "failed")
    assert failed == again(source, out, threads)
    (source / "现场.png").write_bytes(picture("blue"))
    assert DONE == again(source, out, threads)
    assert SAME == again(source, out, threads)
    (source / "现场.png").write_bytes(picture("red"))
    assert DONE == again(source, out, threads)


def test_what_failed_is_tried_again(source, out, threads) -> None:
    (source / "部门004.yaml").write_text("坏: [", "utf-8")
    run(source, out, threads)
    assert SAME | {"部门004.yaml": "failed"} == again(source, out, threads)
    (source / "部门004.yaml").write_text(year(4), "utf-8")
    assert SAME | {"部门004.yaml": "done"} == again(source, out, threads)


def test_a_document_that_is_gone_is_printed_again(source, out, threads) -> None:
    run(source, out, threads)
    first(out).unlink()
    assert SAME | {"部门000.yaml": "done"} == again(source, out, threads)


def test_a_document_edited_by_hand_is_kept_and_told(source, out, threads) -> None:
    run(source, out, threads)
    first(out).write_bytes(b"edited")
    assert SAME == again(source, out, threads)
    assert (b"edited", 5) == (first(out).read_bytes(), len(tree(out)))
    assert [[first(out).name], [], [], [], []] == [one["kept"] for one in lines(out)]
    assert SAME == again(source, out, threads)
    assert [first(out).name] == lines(out)[0]["kept"]


def test_beside_one_edited_by_hand_changed_data_are_printed_once(source, out, threads) -> None:
    run(source, out, threads)
    first(out).write_bytes(b"edited")
    (source / "部门000.yaml").write_text(year(0, 自评={"得分": "90"}), "utf-8")
    again(source, out, threads)
    [note] = lines(out)[0]["notes"]
    assert note.endswith("手工修改过，没有覆盖，新的一份是“某县第0局2024年度简报（2）.docx”")
    assert SAME == again(source, out, threads)
    assert 6 == len(tree(out))


def test_a_renamed_department_has_no_document_under_its_old_name(source, out, threads) -> None:
    run(source, out, threads)
    (source / "部门000.yaml").write_text(year(0, 部门__名称="新局"), "utf-8")
    run(source, out, threads)
    assert ["新局2024年度简报.docx"] == [one.name for one in first(out).parent.iterdir()]
    assert (
        "以前打印的“某县第0局2024年度简报.docx”不再是这份数据的，已删除" in lines(out)[0]["notes"]
    )


def test_what_was_edited_stays_under_the_old_name(source, out, threads) -> None:
    run(source, out, threads)
    first(out).write_bytes(b"edited")
    (source / "部门000.yaml").write_text(year(0, 部门__名称="新局"), "utf-8")
    run(source, out, threads)
    assert b"edited" == first(out).read_bytes()


def test_an_earlier_document_stays_until_there_is_a_new_one(source, out, threads) -> None:
    run(source, out, threads)
    (source / "部门000.yaml").write_text("坏: [", "utf-8")
    run(source, out, threads)
    run(source, out, threads)
    assert first(out).is_file()
    assert [first(out).name] == [one["file"] for one in lines(out)[0]["earlier"]]
    (source / "部门000.yaml").write_text(year(0, 部门__名称="新局"), "utf-8")
    run(source, out, threads)
    assert not first(out).exists()


def test_force_replaces_what_was_edited(source, out, threads) -> None:
    run(source, out, threads)
    before = tree(out)
    first(out).write_bytes(b"edited")
    assert "done" == again(source, out, threads, asked=Asked(force=True))["部门000.yaml"]
    assert before == tree(out)


def test_documents_and_journal_may_be_moved_together(source, out, threads) -> None:
    run(source, out, threads)
    moved = out.with_name("搬走")
    shutil.move(out, moved)
    assert SAME == again(source, moved, threads)


def test_a_further_department_is_added(source, out, threads) -> None:
    run(source, out, threads)
    departments(source, 6)
    assert SAME | {"部门005.yaml": "done"} == again(source, out, threads)
    assert 6 == len(lines(out))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process that was forked")
def test_killed_at_fifty_points_nothing_is_lost_doubled_or_half_written(source, tmp_path) -> None:
    points = 50
    assert [] == killed(source, tmp_path, points)


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process that was forked")
def test_killed_at_a_thousand_points(source, tmp_path) -> None:
    assert [] == killed(source, tmp_path, 1000)


def killed(source: Path, folder: Path, points: int) -> list[str]:
    """What is not as an undisturbed run leaves it."""
    arguments = [sys.executable, "-m", "tests.batch.killing", source, folder / "杀", str(points)]
    answer = subprocess.run(
        list(map(str, arguments)), capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PACKS": str(folder / "模板")},
    )  # fmt: skip
    assert 0 == answer.returncode, answer.stderr
    return answer.stdout.splitlines()


def test_an_old_document_that_is_open_stays_and_goes_another_time(
    source, out, threads, monkeypatch
) -> None:
    run(source, out, threads)
    (source / "部门000.yaml").write_text(year(0, 部门__名称="新局"), "utf-8")
    with monkeypatch.context() as open_now:
        open_now.setattr("reportgen.batch.changing.is_open", lambda _: True)
        run(source, out, threads)
    assert first(out).is_file()
    (source / "部门000.yaml").write_text(year(0, 部门__名称="新局", 自评={"得分": "90"}), "utf-8")
    run(source, out, threads)
    assert not first(out).exists()


def test_data_saved_while_they_are_printed_are_printed_again(
    source, out, threads, monkeypatch
) -> None:
    def saving(file, *arguments, **more):
        made = publish(file, *arguments, **more)
        (source / "部门000.yaml").write_text(year(0, 自评={"得分": "90"}), "utf-8")
        return made

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("reportgen.batch.printing.publish", saving)
        run(source, out, threads)
    assert SAME | {"部门000.yaml": "done"} == again(source, out, threads)


def test_another_format_takes_no_document_away(source, out, threads) -> None:
    run(source, out, threads)
    before = tree(out)
    found = run(source, out, threads, asked=Asked(format="某市/each"))
    assert before.items() <= tree(out).items()
    assert [first(out).name] == [one.file for one in found[0].earlier]
    assert DONE == again(source, out, threads)
    assert before.items() <= tree(out).items()


def test_drafts_take_no_final_document_away_nor_the_other_way_round(source, out, threads) -> None:
    run(source, out, threads)
    final = tree(out)
    run(source, out, threads, asked=Asked(draft=True))
    both = tree(out)
    assert final.items() < both.items()
    run(source, out, threads)
    assert both == tree(out)


def test_one_project_takes_no_other_away(tmp_path, out, threads, packs) -> None:
    rows = [{"名称": name, "资金": [{"全年预算": "1", "支出决算": "1"}]} for name in "甲乙"]
    data = tmp_path / "单" / "局.yaml"
    data.parent.mkdir()
    data.write_text(year(1, 格式=["某市/each"], 项目列表=rows), "utf-8")
    run(data.parent, out, threads)
    before = tree(out)
    assert 2 == len(before)
    for project, kept in ((("甲",), 2), (("甲", "乙"), 2)):
        wanted = tuple(("某市/each", one) for one in project)
        with Journal(out) as journal:
            job = Job(data, out / "局", "局.yaml", wanted)
            list(run_batch([job], threads, journal=journal))
        assert kept == len(tree(out))


def test_a_format_that_the_data_no_longer_name_takes_its_document_nowhere(
    source, out, threads
) -> None:
    run(source, out, threads)
    data = year(0, 格式=["某市/each"], 项目列表=[{"名称": "甲"}])
    (source / "部门000.yaml").write_text(data, "utf-8")
    run(source, out, threads)
    assert first(out).is_file()


@pytest.mark.parametrize("asked", [None, Asked(format="某市/each")])
def test_a_renamed_project_has_no_document_under_its_old_name(
    tmp_path, out, threads, packs, asked
) -> None:
    data = tmp_path / "单" / "局.yaml"
    data.parent.mkdir()
    for name in ("旧项目", "新项目"):
        data.write_text(year(1, 格式=["某市/each"], 项目列表=[{"名称": name}]), "utf-8")
        run(data.parent, out, threads, asked=asked)
        (only,) = tree(out)
        assert name in only


@pytest.mark.parametrize(("office", "expected"), [("soffice", "done"), (None, "unchanged")])
def test_page_numbers_that_were_empty_are_printed_once_there_is_an_office(
    source, out, threads, monkeypatch, office, expected
) -> None:
    run(source, out, threads)
    journal = out / "批量记录.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b'"pages":""', b'"pages":"absent"'))
    monkeypatch.setattr("reportgen.batch.changing.find_office", lambda: office)
    assert {expected} == set(again(source, out, threads).values())
