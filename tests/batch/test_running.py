"""Any number of jobs, through any executor: a few at a time, each for itself."""

import os
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from reportgen.batch import BatchError, Job, run_batch
from reportgen.batch import running as room
from reportgen.batch.pool import OwnHands
from reportgen.batch.running import AHEAD
from tests.batch import poison
from tests.batch.departments import lines, run, states, tree, year


class Immediate(Executor):
    """Does everything at once, and notes how much is awaited."""

    def submit(self, work, /, *arguments, **more):
        future = Future()
        future.set_result(work(*arguments, **more))
        return future


def test_every_department_is_printed_into_a_folder_of_its_own(source, out, threads) -> None:
    run(source, out, threads)
    assert [f"部门{n:03d}/某县第{n}局2024年度简报.docx" for n in range(5)] == sorted(tree(out))


def test_processes_and_threads_print_the_same_bytes(source, tmp_path, threads) -> None:
    run(source, tmp_path / "一", threads)
    run(source, tmp_path / "二", workers=2)
    assert tree(tmp_path / "一") == tree(tmp_path / "二")


def test_jobs_are_taken_only_as_they_can_be_handed_out(source, out) -> None:
    taken = given = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield Job(source / "部门000.yaml", out / str(number), str(number), fault="不做")

    for _ in run_batch(jobs(), Immediate(), workers=2):
        given += 1
        assert taken - given <= AHEAD * 2
    assert (200, 200) == (taken, given)


def test_memory_does_not_grow_with_the_number_of_jobs(source, out) -> None:
    def peak(count: int) -> int:
        jobs = (Job(source, out, str(number), fault="不做") for number in range(count))
        tracemalloc.start()
        for _ in run_batch(jobs, Immediate(), workers=2):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(100)
    assert peak(20_000) < peak(200) + 200_000


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("坏.yaml", "坏: [", "坏.yaml，第2行第1列：这里的写法不能识别"),
        ("缺.yaml", year(7, 自评={}), "某市/brief：缺少自评.得分"),
        ("错.yaml", year(7, 自评={"得分": "150"}), "某市/brief：错误 SCR"),
        ("空.yaml", "", "里面没有数据"),
        ("误.yaml", year(7, 格式=["某市/briefs"]), "没有格式“某市/briefs”，是否为“某市/brief”"),
        ("没有格式.yaml", year(7, 格式=[]), "没有写“格式”"),
        ("旧.xls", "x", "读不了.xls文件，请用Excel或WPS打开"),
        ("乱.xlsx", "x", "乱.xlsx"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_one_is_its_own(source, out, threads, name, content, words) -> None:
    (source / name).write_text(content, "utf-8")
    *others, one = sorted(run(source, out, threads), key=lambda one: one.name == name)
    assert "failed" == one.state
    assert words in "\n".join(one.reasons)
    assert {"done"} == {str(other.state) for other in others}


def test_of_several_formats_the_sound_ones_are_printed(source, out, threads) -> None:
    (source / "部门000.yaml").write_text(year(0, 格式=["某市/brief", "某市/each"]), "utf-8")
    one = run(source, out, threads)[0]
    assert ("failed", 1) == (one.state, len(one.documents))
    assert ["某市/each：某市/each一个项目一份，数据的“项目列表”中没有项目"] == list(one.reasons)


def test_one_that_cannot_be_opened_is_told(source, out, threads) -> None:
    (source / "部门000.yaml").unlink()
    (source / "部门000.yaml").symlink_to(source / "没有.yaml")
    assert "文件或文件夹不存在" in run(source, out, threads)[0].reasons[0]


def test_a_fault_of_the_program_is_a_sentence_and_its_place(source, out, threads, monkeypatch):
    def fail(job: Job) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("reportgen.batch.working.print_job", fail)
    one = run(source, out, threads)[0]
    assert "程序本身出了错（ZeroDivisionError），这份没有打印" in one.reasons[0]
    assert "in fail" in one.trace


def test_a_job_that_kills_its_process_fails_alone(source, out, monkeypatch) -> None:
    monkeypatch.setattr(room, "work", poison.poisoned)
    (source / "毒.yaml").write_text(year(7), "utf-8")
    found = run(source, out, workers=2)
    assert {"毒.yaml": "failed"} == {n: s for n, s in states(found).items() if s != "done"}
    assert 6 == len(found)
    assert ["被系统终止" in one.reasons[0] for one in found if not one.is_done] == [True]
    assert 5 == len(tree(out))


@pytest.mark.parametrize("name", ["睡", "转"])
def test_a_job_that_does_not_end_is_ended(source, out, monkeypatch, name: str) -> None:
    monkeypatch.setattr(room, "work", poison.endless)
    (source / f"{name}.yaml").write_text(year(7), "utf-8")
    found = run(source, out, workers=2, limit=1)
    assert {f"{name}.yaml": "failed"} == {n: s for n, s in states(found).items() if s != "done"}
    assert ["没有印完，已经停止" in one.reasons[0] for one in found if not one.is_done] == [True]
    assert 5 == len(tree(out))


def test_where_no_process_lives_it_is_not_the_jobs(source, out, monkeypatch) -> None:
    monkeypatch.setattr(room, "work", poison.poisoned)
    for file in source.iterdir():
        file.rename(file.with_name(f"毒{file.name}"))
    with pytest.raises(BatchError, match="打印用的进程一开始就被终止"):
        run(source, out, workers=1)


def test_a_given_executor_that_breaks_down_ends_the_run(source, out, monkeypatch) -> None:
    monkeypatch.setattr(room, "work", poison.poisoned)
    (source / "毒.yaml").write_text(year(7), "utf-8")
    with ProcessPoolExecutor(1) as executor, pytest.raises(BatchError, match="执行器已经停止"):
        run(source, out, executor)


def test_once_it_is_to_stop_nothing_more_is_begun(source, out, threads) -> None:
    stop = threading.Event()
    jobs = (Job(source / "部门000.yaml", out / str(n), str(n)) for n in range(1000))
    found = []
    for outcome in run_batch(jobs, threads, stop=stop):
        found.append(outcome)
        stop.set()
    assert 1 <= len(found) <= AHEAD * 2


def test_whoever_stops_listening_leaves_nothing_running(source, out) -> None:
    jobs = (Job(source / "部门000.yaml", out / str(n), str(n)) for n in range(1000))
    outcomes = run_batch(jobs, workers=2)
    next(outcomes)
    outcomes.close()
    assert [] == [one.name for one in threading.enumerate() if "ExecutorManager" in one.name]


def test_a_worker_of_another_version_does_not_answer(source, out, threads, monkeypatch) -> None:
    monkeypatch.setattr("reportgen.batch.working.__version__", "0.0.9")
    said = run(source, out, threads)[0].reasons[0]
    assert "请装同一个版本" in said


def test_a_list_s_fault_is_said(tmp_path: Path, out, threads) -> None:
    [one] = run_batch([Job(tmp_path / "a", out, "甲", fault="写了两次")], threads)
    assert ("failed", ("写了两次",)) == (one.state, one.reasons)


def test_as_many_processes_as_are_asked_for() -> None:
    with OwnHands(3) as hands:
        assert (3, 3) == (hands.workers, hands._executor._max_workers)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
@pytest.mark.parametrize("name", ["管道.yaml", "管道.xlsx"])
def test_a_pipe_is_not_waited_for(source, out, threads, name: str) -> None:
    os.mkfifo(source / name)
    (failed,) = [one for one in run(source, out, threads) if not one.is_done]
    assert ["管道或设备" in reason for reason in failed.reasons] == [True]


NAMELESS = year(9).replace("名称: 某县第9局", "名称:")
NOTHING = "版本: 1\n年度: 2024\n金额单位: 万元\n部门: {名称: , 地区: , 主要职责: }\n"


@pytest.mark.parametrize(
    ("data", "other", "expected"),
    [
        (NOTHING, year(8), ("blank", "done")),
        (NAMELESS, year(8), ("failed", "done")),
        (NAMELESS, NOTHING, ("failed", "blank")),
        (NOTHING, NOTHING, ("failed", "failed")),
    ],
)
def test_of_form_and_data_file_the_one_is_blank_that_is_not_used(
    tmp_path, out, threads, packs, monkeypatch, data: str, other: str, expected: tuple[str, str]
) -> None:
    monkeypatch.setattr("reportgen.batch.blank.FORM", "填报表.yaml")
    folder = tmp_path / "数据"
    folder.mkdir()
    (folder / "数据.yaml").write_text(data, "utf-8")
    (folder / "甲填报表.yaml").write_text(other, "utf-8")
    found = states(run(folder, out, threads))
    assert expected == (found["数据.yaml"], found["甲填报表.yaml"])
    left = [one for one in lines(out) if one["state"] == "failed"]
    told = ["像是一份空表" in one["reasons"][0] for one in left]
    assert told == [(data is NOTHING and one["name"] == "数据.yaml") or (other is NOTHING
                    and one["name"] != "数据.yaml") for one in left]  # fmt: skip


def test_an_executor_that_takes_no_work_is_told(source, out) -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    with pytest.raises(BatchError, match="执行器不再接活"):
        run(source, out, executor)


def test_what_a_dead_process_has_left_is_ended_before_work_goes_on(monkeypatch) -> None:
    ended = []
    monkeypatch.setattr("reportgen.batch.pool.end_orphans", lambda: ended.append(1))
    with OwnHands(1) as hands:
        assert hands.renew()
        assert [1] == ended


def test_a_process_lives_on_after_a_job_that_kept_its_limit() -> None:
    program = (
        "import time; from reportgen.batch.process import limited; "
        "assert limited(0.3, abs, -1) == 1; time.sleep(3); print('lives')"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert b"lives" == found.stdout.strip()


def test_a_job_that_only_sleeps_leaves_in_order() -> None:
    program = (
        "import time; from reportgen.batch import process; "
        "process.end_all = lambda: print('ended', flush=True); "
        "process.limited(0.3, time.sleep, 60)"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=30)
    assert (1, b"ended") == (found.returncode, found.stdout.strip())


def test_a_pool_may_have_no_limit(source, out) -> None:
    assert {"done"} == set(states(run(source, out, workers=1, limit=None)).values())
