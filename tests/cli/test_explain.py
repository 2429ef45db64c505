"""``reportgen explain``: a figure down to the lines of the data file."""

from pathlib import Path

import pytest

from .conftest import Run

RATE = "收支.合计.到位执行率"


def line_of(data: Path, text: str) -> int:
    lines = data.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_rate_is_shown_with_its_rule_and_its_source(run: Run, data: Path) -> None:
    first = run("explain", RATE, data).out.splitlines()[0]
    assert first.startswith(f"{RATE} = 100.00%  支出决算÷实际到位（财预〔2020〕10号")


def test_parts_stand_below_with_the_place_of_each_entry(run: Run, data: Path) -> None:
    line = line_of(data, "支出决算: 378.71")
    shown = run("explain", RATE, data).out
    assert f"支出决算 = 378.71万元  填在{data.name}，第{line}行第" in shown
    assert "\n  收支.合计.支出决算 = 1311.56万元" in shown


def test_an_unknown_figure_is_said_to_be_unknown(run: Run, unfinished: Path) -> None:
    answer = run("explain", "自评.得分", unfinished)
    assert (0, True) == (answer.code, "自评.得分 = （没有填）" in answer.out)


@pytest.mark.parametrize("path", ["收支.合计.预算执行律", "收.合计", ""])
def test_a_name_that_is_not_there_is_one_sentence(run: Run, data: Path, path: str) -> None:
    answer = run("explain", path, data)
    assert (2, "") == (answer.code, answer.out)
    assert answer.err.startswith(f"“{path}”找不到：没有“") or "中没有“" in answer.err


def test_the_nearest_name_is_offered(run: Run, data: Path) -> None:
    assert "是否为“预算执行率”" in run("explain", "收支.合计.预算执行律", data).err
