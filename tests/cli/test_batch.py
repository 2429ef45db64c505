"""``reportgen batch``: what it says, how it ends, and how it is stopped."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli import batch as room
from tests.batch.departments import departments, lines, pack, tree, year
from tests.office.tools import require, soffice
from tests.samples import all_files

LUSHUI = next(file for file in all_files() if file.name == "lushui-2022.yaml")
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return pack(tmp_path / "模板").parent


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return departments(tmp_path / "数据", 3)


def test_it_says_how_many_are_done_and_where_to_look(source, packs, tmp_path, run) -> None:
    out = tmp_path / "报告"
    answer = run("batch", source, "-o", out, "--packs", packs, "--workers", "1")
    assert (
        "共3份数据：完成3份，跳过（未变）0份，未完成0份。\n"
        f"各份的情况见“{out}/结果.xlsx”，合计见“{out}/汇总.xlsx”。\n"
    ) == answer.out
    assert 0 == answer.code
    assert 3 == len(tree(out))
    assert "用时" in answer.err


def test_those_that_are_not_done_are_named_with_why(source, packs, tmp_path, run) -> None:
    (source / "坏.yaml").write_text("坏: [", "utf-8")
    answer = run("batch", source, "-o", tmp_path / "报告", "--packs", packs)
    assert 1 == answer.code
    assert "  坏.yaml：第2行第1列：这里的写法不能识别" in answer.out


def test_a_form_beside_the_data_file_that_was_used_is_no_failure(
    source, packs, tmp_path, run
) -> None:
    run("new", "某市/brief", source / "甲局", "--packs", packs)
    (source / "甲局" / "数据.yaml").write_text(year(9), "utf-8")
    answer = run("batch", source, "-o", tmp_path / "报告", "--packs", packs)
    assert (0, True) == (answer.code, "未完成0份，空白（没有填）1份。" in answer.out)


def test_a_blank_form_by_itself_is_one(source, packs, tmp_path, run) -> None:
    run("new", "某市/brief", source / "甲局", "--packs", packs)
    (source / "甲局" / "数据.yaml").unlink()
    assert 1 == run("batch", source, "-o", tmp_path / "报告", "--packs", packs).code


@pytest.mark.parametrize(
    ("source", "words"),
    [("没有", "没有“没有”，请写数据文件所在的文件夹"), (".", "“.”里没有数据文件")],
)
def test_a_source_without_data_is_a_sentence(tmp_path, monkeypatch, run, source, words) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run("batch", source, "-o", "报告")
    assert (2, True) == (answer.code, words in answer.err)


def test_what_is_wrong_with_an_option_is_said_in_chinese(source, tmp_path, run) -> None:
    answer = run("batch", source, "-o", tmp_path, "--workers", "0")
    assert (2, True) == (answer.code, "“0”不在1至1024之间" in answer.err)
    assert "[必填]" in run("batch", "--help").out


def test_without_dask_it_says_what_to_install(source, tmp_path, run, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = run("batch", source, "-o", tmp_path / "报告", "--dask", "tcp://127.0.0.1:9")
    assert "没有安装Dask，请运行 pip install 'reportgen[dask]'\n" == answer.err


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "没有这样的://地址"])
def test_an_address_where_nobody_is_is_a_sentence(
    source, tmp_path, run, monkeypatch, address
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(room, "_PATIENCE", 1)
    answer = run("batch", source, "-o", tmp_path / "报告", "--dask", address)
    assert (2, True) == (answer.code, f"连不上Dask的调度程序“{address}”" in answer.err)


def started(source: Path, out: Path, *options: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "reportgen", "batch", source, "-o", out, "--workers", "2"]
    return subprocess.Popen(
        [*map(str, command), *map(str, options)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip


def wait_for(happens: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not happens() and time.monotonic() < until:
        time.sleep(0.005)


def begun(source: Path, out: Path, packs: Path) -> subprocess.Popen[str]:
    """A run of which some is printed."""
    process = started(source, out, "--packs", packs)
    wait_for(lambda: any(out.glob("*/*.docx")))
    return process


@POSIX
def test_ctrl_c_finishes_what_was_begun_and_the_same_command_goes_on(tmp_path, packs, run) -> None:
    source, out = departments(tmp_path / "多", 120), tmp_path / "报告"
    process = begun(source, out, packs)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of its processes
    said, errors = process.communicate(timeout=60)
    assert 2 == process.returncode
    assert "正在停止：等已经开始的几份印完" in errors
    assert "已中断；再运行同一个命令，会接着做。" in errors
    done = len(tree(out))
    assert f"完成{done}份" in said
    assert f"没有轮到{120 - done}份" in said
    assert done == sum(one["state"] == "done" for one in lines(out))
    answer = run("batch", source, "-o", out, "--packs", packs)
    assert answer.out.startswith(f"共120份数据：完成{120 - done}份，跳过（未变）{done}份")


@POSIX
def test_a_second_ctrl_c_ends_at_once_and_nothing_is_lost(tmp_path, packs, run) -> None:
    source, out = departments(tmp_path / "多", 120), tmp_path / "报告"
    process = begun(source, out, packs)
    process.send_signal(signal.SIGINT)
    time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert 2 == process.returncode
    assert 0 == run("batch", source, "-o", out, "--packs", packs).code
    assert 120 == len(tree(out))


@POSIX
def test_killed_with_its_workers_at_work_it_leaves_none_and_goes_on(tmp_path, packs, run) -> None:
    source, out = departments(tmp_path / "多", 120), tmp_path / "报告"
    process = begun(source, out, packs)
    process.kill()
    process.communicate(timeout=60)  # returns when the last worker has let go of the streams
    done = len(tree(out))
    answer = run("batch", source, "-o", out, "--packs", packs)
    assert (0, 120) == (answer.code, len(tree(out)))
    assert done <= 120
    assert not [one for one in out.rglob(".*") if one.name != ".批量打印中"]


@POSIX
def test_killed_while_libreoffice_is_at_work_it_leaves_none(tmp_path, monkeypatch) -> None:
    require(soffice(), "LibreOffice")
    source, out, temporary = (tmp_path / name for name in ("数据", "报告", "临时"))
    source.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    for number in range(2):
        shutil.copy(LUSHUI, source / f"{number}.yaml")
    process = started(source, out, "--format", "yunnan/department-evaluation", "--draft")
    wait_for(lambda: any(temporary.glob("reportgen-office-*")))
    process.kill()
    process.communicate(timeout=60)
    seen: list[bool] = []  # a worker that has not heard yet may begin one more

    def is_over() -> bool:
        seen.append(any(temporary.glob("reportgen-office-*")))
        return len(seen) > 400 and not any(seen[-400:])

    wait_for(is_over)
    assert [] == list(temporary.glob("reportgen-office-*"))


@pytest.mark.parametrize(("given", "seconds"), [((), 3600), (("--limit", "5"), 300)])
def test_the_limit_of_a_job_is_in_minutes(
    source, packs, tmp_path, run, monkeypatch, given, seconds
) -> None:
    limits = []

    def noting(*jobs, limit, **more):
        limits.append(limit)
        return iter(())

    monkeypatch.setattr("reportgen.batch.running.run_batch", noting)
    run("batch", source, "-o", tmp_path / "报告", "--packs", packs, *given)
    assert [seconds] == limits
    answer = run("batch", source, "-o", tmp_path / "报告", "--limit", "0")
    assert "“0”不在1至1440之间" in answer.err
