"""Points that a format may not give: each fault at its place, and none for what is right."""

from pathlib import Path

import pytest

from reportgen.packs import read_pack
from tests.support import problem_of, problems_of

MANIFEST = (
    '版本: 1\n地区: 某省\n行政区划代码: "990000"\n来源: [{标题: 通知, 文号: 某财〔2024〕1号}]\n'
)
FORMAT = """版本: 1
标题: 自评表
对象: 部门
金额单位: 万元
小数位: 2
执行率分值: 10
等级划分:
  - {名称: 优, 下限: 90}
  - {名称: 良, 下限: 80}
  - {名称: 差, 下限: 0}
编号方案: [{名称: 正文, 层级: [一、]}]
编号样式: {标题 1: 正文 1}
"""


def pack(folder: Path, old: str = "", new: str = "") -> Path:
    (folder / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "table.yaml").write_text(FORMAT.replace(old, new), encoding="utf-8")
    return folder


def test_grades_from_the_highest_to_nothing_are_right(tmp_path: Path) -> None:
    (made,) = read_pack(pack(tmp_path))
    assert ["优", "良", "差"] == [grade.name for grade in made.spec.grades]


@pytest.mark.parametrize(
    ("line", "path", "words", "old", "new"),
    [
        (9, "等级划分第2项（良）.下限", "从高到低", "下限: 80", "下限: 95"),
        (9, "等级划分第2项（良）.下限", "从高到低", "下限: 80", "下限: 90"),
        (10, "等级划分第3项（差）.下限", "要写0", "下限: 0", "下限: 60"),
        (6, "执行率分值", "小于100", "分值: 10", "分值: 100"),
        (6, "执行率分值", "大于0", "分值: 10", "分值: 0"),
    ],
)
def test_a_fault_is_told_at_its_place(
    tmp_path: Path, line: int, path: str, words: str, old: str, new: str
) -> None:
    found = problem_of(read_pack, pack(tmp_path, old, new))
    assert ("points", path, line) == (found.code, found.path, found.place.line)
    assert words in found.message


def test_a_misspelt_limit_is_that_fault_alone(tmp_path: Path) -> None:
    found = problems_of(read_pack, pack(tmp_path, "下限: 80", "下线: 80"))
    assert {"unknown", "missing"} >= {one.code for one in found}
