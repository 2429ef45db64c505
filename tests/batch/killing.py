"""``python -m tests.batch.killing SOURCE FOLDER POINTS``: kills runs at random, and looks again.

A run is forked from here, with everything loaded, and killed after some milliseconds. The run after
it must leave what an undisturbed one leaves. Each difference is a line of what this prints.
"""

import os
import random
import shutil
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reportgen.packs import packs_from
from tests.batch.departments import lines, run, tree


def main(source: Path, folder: Path, points: int) -> None:
    out = folder / "报告"
    seconds = undisturbed(source, out)
    expected = tree(out), lines(out)
    chance = random.Random(20240508)
    reached = 0
    for point in range(points):
        shutil.rmtree(out)
        after = chance.uniform(0, seconds)
        killed_after(after, source, out)
        there = len(list(out.rglob("*.docx"))) if out.is_dir() else 0
        reached += 0 < there < 5
        undisturbed(source, out)
        if (tree(out), lines(out)) != expected:
            say(f"第{point}次（{after * 1000:.1f}毫秒，已有{there}份）：{sorted(tree(out))}")
    if points >= 50 and not reached:
        say("没有一次杀在打印途中")


def say(difference: str) -> None:
    sys.stdout.write(f"{difference}\n")


def undisturbed(source: Path, out: Path) -> float:
    began = time.monotonic()
    pid = forked(source, out)
    _, status = os.waitpid(pid, 0)
    if status:
        say("没有做完")
    return time.monotonic() - began


def killed_after(seconds: float, source: Path, out: Path) -> None:
    pid = forked(source, out)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def forked(source: Path, out: Path) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        with packs_from(os.environ["PACKS"]), ThreadPoolExecutor(2) as threads:
            run(source, out, threads)
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    # once here, so that what is forked has everything loaded
    with packs_from(os.environ["PACKS"]), ThreadPoolExecutor(1) as threads:
        run(Path(sys.argv[1]), Path(sys.argv[2]) / "先", threads)
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
