"""Departments by the hundred: small years, and a pack with a small format that prints them."""

import hashlib
import json
from pathlib import Path
from typing import Any

from reportgen.batch import Asked, Journal, Outcome, jobs_of, run_batch, write_tables
from tests.packs.test_packs import MANIFEST
from tests.support import text
from tests.word.making import docx, p

FORMAT = "某市/brief"
_BRIEF = """版本: 1
标题: 简报
对象: 部门
金额单位: 万元
小数位: 2
编号方案: []
编号样式: {}
已核实: 否
"""
_EACH = _BRIEF.replace("简报", "项目表").replace("对象: 部门", "对象: 项目")
BODY = "{{ 部门.名称 }}支出{{ 收支.合计.支出决算 }}万元，得{{ 自评.得分 }}。"
#: What the process writes under names of its own, beside documents and tables.
OWN = ("批量记录.jsonl", ".批量打印中")
TABLES = ("结果.xlsx", "结果.jsonl", "汇总.xlsx")


def pack(folder: Path, body: str = BODY) -> Path:
    """A pack with the format, and one of projects."""
    made = folder / "某市"
    made.mkdir(parents=True, exist_ok=True)
    (made / "pack.yaml").write_text(MANIFEST, "utf-8")
    (made / "brief.yaml").write_text(_BRIEF, "utf-8")
    (made / "each.yaml").write_text(_EACH, "utf-8")
    (made / "brief.docx").write_bytes(docx(p(body)))
    (made / "each.docx").write_bytes(docx(p("{{ 项目.名称 }}")))
    return made


def year(number: int, **changes: Any) -> str:
    """A small year of a department, complete for the format."""
    own = {
        "格式": [FORMAT],
        "部门__名称": f"某县第{number}局",
        "部门__地区": "某县",
        "收支": {"明细": [{"支出性质": "合计", "全年预算": "100", "支出决算": f"{number}.50"}]},
        "自评": {"得分": "95"},
    }
    return text(**{**own, **changes})


def departments(folder: Path, count: int) -> Path:
    """A folder with so many departments."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"部门{number:03d}.yaml").write_text(year(number), "utf-8")
    return folder


def run(
    source: Path, out: Path, executor: Any = None, asked: Asked | None = None, **more: Any
) -> list[Outcome]:
    """A whole run with journal and tables; outcomes in the order of the jobs."""
    with Journal(out) as journal:
        found = list(run_batch(jobs_of(source, out, asked), executor, journal=journal, **more))
        write_tables(journal, jobs_of(source, out, asked))
    return sorted(found, key=lambda one: one.name)


def states(outcomes: list[Outcome]) -> dict[str, str]:
    """What became of each job."""
    return {one.name: str(one.state) for one in outcomes}


def tree(out: Path) -> dict[str, str]:
    """The digest of every document, and of whatever else has no business there."""
    files = (one for one in out.rglob("*") if one.is_file())
    return {
        one.relative_to(out).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in files
        if one.name not in (*OWN, *TABLES)
    }


def lines(out: Path) -> list[dict[str, Any]]:
    """The lines of results, but for what every run has otherwise."""
    found = [json.loads(line) for line in (out / "结果.jsonl").read_text("utf-8").splitlines()]
    for one in found:
        one.pop("seconds", None)
        if one["state"] == "unchanged":
            one["state"] = "done"
    return found
