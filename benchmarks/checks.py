"""Checking: how long it takes, whether it stays linear, what it finds and what it wrongly finds.

Times are of one check of a year that was read before: the longest sample, and generated years of
250, 500 and 1,000 projects with 20 indicators each. The rates come from the suite's own generators:
mistakes that another field gives away, put into the samples, and years without a contradiction.

Run: python benchmarks/checks.py [rounds]
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from harness import rounds_asked
from hypothesis import HealthCheck, Phase, given, settings

import reportgen
from reportgen.checks import INFO
from tests.checks.drawn import consistent_years
from tests.checks.mutated import rate, stated
from tests.samples import all_files

SIZES = (250, 500, 1000)
MISTAKES, CONSISTENT = 40, 500


def main() -> None:
    rounds = rounds_asked()
    print_times(rounds)
    print_rates()


def print_times(rounds: int) -> None:
    print(f"Checking a year; median of {rounds} rounds\n")
    longest = max(all_files(), key=lambda file: file.stat().st_size)
    year = reportgen.load_year(longest)
    print(f"  {longest.stem:<32}{median(lambda: reportgen.check(year), rounds) * 1e3:8.1f} ms")
    for size in SIZES:
        many = reportgen.read(projects(size)).year
        took = median(lambda many=many: reportgen.check(many), 3)
        per = took / size * 1e6
        print(
            f"  {size:5} projects × 20 indicators   {took * 1e3:8.0f} ms, {per:5.0f} µs a project"
        )


def print_rates() -> None:
    print(f"\nMistakes that another field gives away, {MISTAKES} in each sample\n")
    made: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for file in all_files():
        tried, caught, missed = rate(stated(file), MISTAKES)
        made, known = made + tried, known + caught
        share = caught.total() / tried.total()
        print(f"  {file.stem:<32}{caught.total():4} of {tried.total():3} found, {share:6.1%}")
        for one in missed:
            print(f"      missed: {one}")
    print(f"\n  {'all':<32}{known.total():4} of {made.total():3} found")
    for kind, count in sorted(made.items()):
        print(f"  {kind:<32}{known[kind]:4} of {count:3} found")
    wrong, number = falsely_found(CONSISTENT)
    print(f"\n  {number} consistent years: {wrong} with a finding above info")


def falsely_found(number: int) -> tuple[int, int]:
    """How many of so many generated years without a contradiction have a finding above info."""
    wrong = []

    @settings(max_examples=number, derandomize=True, database=None, deadline=None,
              phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(consistent_years())
    def attempt(data: dict[str, Any]) -> None:
        found = reportgen.check(reportgen.read(data).year)
        wrong.append(any(one.severity is not INFO for one in found))

    attempt()
    return sum(wrong), len(wrong)


def median(run: Callable[[], object], rounds: int) -> float:
    run()
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def projects(number: int) -> dict[str, Any]:
    """A year of so many projects with 20 indicators each, with funds and a narrative."""
    rows = [
        {"一级指标": "产出指标", "二级指标": "数量指标", "名称": f"第{index}项工作次数",
         "计算符号": "≥", "指标值": str(10 + index), "度量单位": "次", "完成值": str(10 + index),
         "分值": "4.5", "得分": "4.5"}
        for index in range(20)
    ]  # fmt: skip
    return {
        "版本": "1", "年度": "2024", "金额单位": "万元", "小数位": "2",
        "部门": {"名称": "某市应急管理局", "地区": "某市", "主要职责": ["承担应急管理工作。"]},
        "项目列表": [
            {"名称": f"第{index}号项目",
             "资金": [{"资金级次": "中央", "全年预算": "10.25", "支出决算": "10.25"},
                      {"资金级次": "省级", "全年预算": "5.50", "支出决算": f"5.{index % 50:02}"}],
             "完成情况": f"项目资金15.75万元全部到位，实际支出15.{25 + index % 50}万元。",
             "绩效指标": rows}
            for index in range(number)
        ],
    }  # fmt: skip


if __name__ == "__main__":
    main()
