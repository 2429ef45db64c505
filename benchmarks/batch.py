"""Many reports to files: up to 1,000 departments, on one process and on two.

Each department is the Ebian year under another name, in a JSON file of its own; read, checked,
printed and kept. ``reportgen.batch`` does it where there is one, else a pool of processes that
publish. Without checks the same files are read, filled and kept. docxtpl is given every text
finished. Each line is a program of its own; the time is from the first job to the last file, with
the start of the workers and what each of them compiles.

Run: python benchmarks/batch.py [reports]
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from batch_run import RUN
from children import ENVIRONMENT
from jobs import SAMPLES, Jobs
from tables import keep, print_table, summed_up

import reportgen

REPORTS = 1_000
#: So many rounds, or so many seconds of them.
ROUNDS, ENOUGH = 3, 120
WORKERS = (1, 2)
SCALE = 100  # reports of docxtpl
NAMES = {"publish": "reportgen, with checks", "fill": "reportgen, without checks",
         "docxtpl": "docxtpl"}  # fmt: skip

Key = tuple[str, int, int]


def main() -> None:
    reports = arguments().reports
    jobs = Jobs()
    made(reports, jobs.folder / "departments")
    template = jobs.flat(SAMPLES["ebian"], "jinja")
    found: dict[Key, list[dict[str, Any]]] = {key: [] for key in lines(reports)}
    begun, rounds = time.monotonic(), 0
    while rounds < ROUNDS and time.monotonic() - begun < ENOUGH:
        for key in found:
            found[key].append(measured(key, jobs.folder, template))
        rounds += 1
    print(f"Seconds are the median of {rounds} rounds, in turn.\n")
    heads = ("", "workers", "reports", "seconds", "reports a second", "× one worker", "MB a worker")
    print_table(heads, [line(key, found) for key in found])
    seconds = {" ".join(map(str, key)): [one["seconds"] for one in found[key]] for key in found}
    keep("batch", summed_up(seconds))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Many reports to files")
    parser.add_argument("reports", type=int, nargs="?", default=REPORTS)
    return parser.parse_args()


def lines(reports: int) -> list[Key]:
    ways = (("publish", reports // 10), ("publish", reports), ("fill", reports),
            ("docxtpl", min(SCALE, reports)))  # fmt: skip
    return [(way, workers, count) for way, count in ways for workers in WORKERS]


def made(reports: int, folder: Path) -> None:
    """The data files of so many departments."""
    folder.mkdir(parents=True, exist_ok=True)
    data = reportgen.dump(reportgen.load_year(SAMPLES["ebian"].file))
    for number in range(reports):
        data["部门"]["名称"] = f"第{number}县应急管理局"
        text = json.dumps(data, ensure_ascii=False)
        (folder / f"{number}.json").write_text(text, "utf-8")


def measured(key: Key, folder: Path, template: Path) -> dict[str, Any]:
    command = [sys.executable, str(RUN), *map(str, key), str(folder), str(template)]
    found = subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.PIPE).stdout
    answer: dict[str, Any] = json.loads(found)
    return answer


def seconds_of(found: dict[Key, list[dict[str, Any]]], key: Key) -> float:
    return statistics.median(one["seconds"] for one in found[key])


def line(key: Key, found: dict[Key, list[dict[str, Any]]]) -> tuple[str, ...]:
    way, workers, count = key
    seconds = seconds_of(found, key)
    share = seconds_of(found, (way, 1, count)) / seconds
    memory = max(one["memory"] for one in found[key])
    return (NAMES[way], str(workers), f"{count:,}", f"{seconds:.2f}", f"{count / seconds:.0f}",
            f"{share:.2f}", f"{memory / 1e6:.0f}")  # fmt: skip


if __name__ == "__main__":
    main()
