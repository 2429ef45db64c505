"""Workbooks: how long it takes to make one, to read it back, and to mark findings in it.

The samples' forms, filled; then generated years of 250, 500, 1,000 and 2,000 projects with 20
indicators each, read in a process of its own each, whose peak memory is the whole process's. The
floor of reading is openpyxl going through the same cells without keeping any.

Run: python benchmarks/forms.py [rounds]
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from harness import rounds_asked

from reportgen import check, dump, load
from reportgen.forms import form, marks_of_findings
from reportgen.forms.marking import annotate
from tests.samples import all_samples

SIZES = (250, 500, 1000, 2000)
FORMAT = "yunnan/project-table"
#: Reads a workbook, and says how long it took and how much memory the process had at most.
READING = """
import json, resource, sys, time
begun = time.perf_counter()
from reportgen import load
projects = len(load(sys.argv[1]).year.projects)
took = time.perf_counter() - begun
print(json.dumps([projects, took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
FLOOR = """
import json, sys, time
begun = time.perf_counter()
import openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
cells = sum(cell.value is not None for page in book for row in page.iter_rows() for cell in row)
print(json.dumps([cells, time.perf_counter() - begun]))
"""


def main() -> None:
    rounds = rounds_asked()
    print(f"Forms of the samples; median of {rounds} rounds\n")
    print(f"  {'':<48}{'make':>8}{'read':>8}{'mark':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for sample in {one.file: one for one in reversed(all_samples())}.values():
            print_sample(sample, Path(folder) / "form.xlsx", rounds)
        print("\nReading, each in a process of its own\n")
        for size in SIZES:
            print_size(size, Path(folder) / "form.xlsx")


def print_sample(sample, file: Path, rounds: int) -> None:
    data = dump(load(sample.file).year)
    file.write_bytes(form(sample.format_id, data=data))
    source = load(file)
    marks = marks_of_findings(check(source.year), source.places)
    book = file.read_bytes()
    times = (
        median(lambda: form(sample.format_id, data=data), rounds),
        median(lambda: load(file), rounds),
        median(lambda: annotate(book, marks), rounds),
    )
    shown = "".join(f"{one * 1e3:8.0f}" for one in times)
    print(f"  {sample!s:<48}{shown} ms")


def print_size(size: int, file: Path) -> None:
    file.write_bytes(form(FORMAT, data=years(size)))
    projects, took, peak = answered(READING, file)
    cells, floor = answered(FLOOR, file)
    assert projects == size
    megabytes = file.stat().st_size / 1e6
    print(
        f"  {size:5} projects × 20 indicators, {cells:7} cells, {megabytes:4.1f} MB:"
        f" {took:5.1f} s, {took / floor:3.1f} times the floor, peak {peak:4.0f} MB"
    )


def answered(program: str, file: Path) -> list[float]:
    command = [sys.executable, "-c", program, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[float] = json.loads(done.stdout)
    return found


def years(size: int) -> dict:
    """A year of so many projects, as plain data."""
    indicator = {
        "一级指标": "产出指标", "二级指标": "数量指标", "指标性质": "定量", "计算符号": "≥",
        "指标值": "95", "度量单位": "%", "完成值": "96", "分值": "4.5", "得分": "4.5",
    }  # fmt: skip
    money = {"资金类别": "当年财政拨款", "年初预算": "10.5", "全年预算": "12.25", "支出决算": "12"}
    return {
        "版本": "1", "年度": "2024", "金额单位": "万元", "小数位": "2", "格式": [FORMAT],
        "部门": {"名称": "某局", "地区": "某市", "主要职责": ["承担有关工作。"]},
        "项目列表": [
            {
                "名称": f"第{number}项经费", "资金": [money], "年度目标": "完成任务。",
                "完成情况": "已经完成。",
                "绩效指标": [{"名称": f"指标{n}", **indicator} for n in range(20)],
            }
            for number in range(size)
        ],
    }  # fmt: skip


def median(run: Callable[[], object], rounds: int) -> float:
    run()
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


if __name__ == "__main__":
    main()
