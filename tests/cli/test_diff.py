"""``reportgen diff``: lines by part of the data, JSON, exit codes."""

import json
from pathlib import Path

import pytest

from .conftest import Run

CHANGES = {
    "支出决算: 378.71}": "支出决算: 380.00}",
    "    - {名称: 局机关, 类别: 行政机构}\n": "",
    "  离退休人员: {离休: 0}\n": "  离退休人员: {离休: 0, 退休: 12}\n",
}


@pytest.fixture
def corrected(data: Path) -> Path:
    """The sample with a figure corrected, a row taken out and one put in."""
    text = data.read_text("utf-8")
    for old, new in CHANGES.items():
        assert old in text
        text = text.replace(old, new)
    file = data.with_name("改后.yaml")
    file.write_text(text, "utf-8")
    return file


def line_of(file: Path, text: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_changes_are_told_by_part_with_a_summary(run: Run, data: Path, corrected: Path) -> None:
    answer = run("diff", data, corrected)
    assert (1, "") == (answer.code, answer.err)
    assert [
        "部门：",
        "  删除 部门.机构.局机关",
        "  增加 部门.离退休人员.退休：人数12人",
        "收支：",
        "  收支.一般公共预算×项目支出.支出决算：378.71万元 → 380.00万元（增加1.29万元）",
        "共3处不同：1处改动，1处增加，1处删除。",
    ] == answer.out.splitlines()


def test_equal_files_have_nothing_to_tell(run: Run, data: Path) -> None:
    again = data.with_name("再.yaml")
    again.write_text(data.read_text("utf-8").replace("378.71", "378.710"), "utf-8")
    answer = run("diff", data, again)
    assert (0, "没有不同。\n") == (answer.code, answer.out)


def test_years_that_differ_are_named_first(run: Run, data: Path) -> None:
    other = data.with_name("2025.yaml")
    other.write_text(data.read_text("utf-8").replace("年度: 2024", "年度: 2025"), "utf-8")
    first, second, *_ = run("diff", data, other).out.splitlines()
    assert "两份数据的年度不同：旧的是2024年度，新的是2025年度，下面照样逐处比较。" == first
    assert "年度：2024 → 2025" == second


def test_units_that_differ_are_named(run: Run, data: Path) -> None:
    other = data.with_name("元.yaml")
    text = data.read_text("utf-8").replace("金额单位: 万元", "金额单位: 千元")
    other.write_text(text.replace("实际到位: 378.71", "实际到位: 3787.1"), "utf-8")
    lines = run("diff", data, other).out.splitlines()
    assert "两份数据的金额单位不同，下面都按千元显示。" == lines[0]
    assert not any("一般公共预算×项目支出.实际到位" in line for line in lines)
    row = "收支.一般公共预算×项目支出.支出决算：3787.10千元 → 378.71千元（减少3408.39千元）"
    assert f"  {row}" in lines


def test_json_has_both_values_and_both_places(run: Run, data: Path, corrected: Path) -> None:
    answer = run("diff", data, corrected, "--output", "json")
    made = json.loads(answer.out)
    assert (1, [2024, 2024]) == (answer.code, made["fiscal_years"])
    assert {"total": 3, "changed": 1, "added": 1, "removed": 1} == made["summary"]
    removed, added, changed = made["changes"]
    assert ("changed", "收支", "增加1.29万元") == (
        changed["kind"], changed["part"], changed["difference"],
    )  # fmt: skip
    assert ("378.71万元", "380.00万元") == (changed["old"], changed["new"])
    for file, place in ((data, changed["old_place"]), (corrected, changed["new_place"])):
        assert ["收支", "明细", 1, "支出决算"] == place["path"]
        assert (file.name, line_of(file, "支出性质: 项目支出")) == (place["file"], place["line"])
    assert (None, None) == (removed["new_place"], added["old_place"])


def test_json_of_equal_files_has_no_changes(run: Run, data: Path) -> None:
    answer = run("diff", data, data, "--output", "json")
    assert (0, []) == (answer.code, json.loads(answer.out)["changes"])


def test_a_file_that_cannot_be_read_is_named(run: Run, data: Path) -> None:
    answer = run("diff", data, data.with_name("没有.yaml"))
    assert (2, "") == (answer.code, answer.out)
    assert "没有.yaml" in answer.err


def test_remarks_on_reading_are_passed_on(run: Run, data: Path) -> None:
    data.write_bytes(data.read_text("utf-8").encode("gb18030"))
    assert "提示：" in run("diff", data, data).err
