"""Dask as the engine: its own local cluster, and workers that were started as processes."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.batch.departments import departments, run, states, tree
from tests.office.tools import require_module

#: Dask closes some of what it opens later than the test ends.
pytestmark = pytest.mark.filterwarnings("ignore")
DONE = dict.fromkeys((f"部门{n:03d}.yaml" for n in range(12)), "done")
#: So long a scheduler and its workers may take to be there, in seconds.
PATIENCE = 60


@pytest.fixture
def distributed() -> ModuleType:
    return require_module("distributed")


@pytest.fixture
def many(tmp_path: Path, packs: Path) -> Path:
    return departments(tmp_path / "多", 12)


def test_a_local_cluster_prints_what_threads_print(many, tmp_path, threads, distributed) -> None:
    run(many, tmp_path / "一", threads)
    settings = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with (
        distributed.LocalCluster(processes=True, **settings) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        found = run(many, tmp_path / "二", client.get_executor(), workers=2)
    assert DONE == states(found)
    assert tree(tmp_path / "一") == tree(tmp_path / "二")


@pytest.fixture
def address(distributed: ModuleType) -> Iterator[str]:
    """A scheduler with two workers, each a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = f"tcp://127.0.0.1:{port}"
    dask = [sys.executable, "-m", "distributed.cli"]
    started = []
    try:
        for program, arguments in (
            ("dask_scheduler", ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]),
            *(("dask_worker", [where, "--nthreads", "1", "--no-nanny", "--no-dashboard"]),) * 2,
        ):
            command = [*dask[:2], f"{dask[2]}.{program}", *arguments]
            started.append(
                subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            )
        await_workers(distributed, where)
        yield where
    finally:
        for process in reversed(started):  # one that has lost its scheduler may never leave
            process.kill()
        for process in started:
            process.wait()


def await_workers(distributed: ModuleType, address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with distributed.Client(address, timeout=5, set_as_default=False) as client:
                client.wait_for_workers(2, timeout=PATIENCE)
                return
        except OSError:
            if time.monotonic() > until:
                raise


def test_workers_started_elsewhere_print_what_threads_print(
    many, tmp_path, packs, threads, address, command
) -> None:
    run(many, tmp_path / "一", threads)
    out = tmp_path / "二"
    arguments = ("batch", many, "-o", out, "--packs", packs, "--dask", address)
    answer = command(*arguments)
    assert (0, "共12份数据：完成12份，跳过（未变）0份，未完成0份。") == (
        answer.returncode, answer.stdout.splitlines()[0],
    ), answer.stderr  # fmt: skip
    assert tree(tmp_path / "一") == tree(out)
    again = command(*arguments)
    assert again.stdout.startswith("共12份数据：完成0份，跳过（未变）12份")
