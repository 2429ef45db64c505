"""The table of results: a line for each job, done or not, as a workbook and as lines of JSON."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

from reportgen.batch.job import Job
from reportgen.batch.outcome import Outcome, State
from reportgen.forms import Cell, Column, Link, Tables

#: So many reasons stand in one cell; the sheet of what is not done has them all.
_IN_A_CELL = 10
#: A job that was not come to before the run was stopped.
NOT_REACHED = "没有轮到"
_PAGES = {"exact": "准确", "estimated": "估计", "absent": "空着"}
_COLUMNS = (
    Column("数据文件", 34), Column("结果", 13), Column("部门", 26), Column("地区", 16),
    Column("年度", 8, "number"), Column("格式", 26), Column("项目数", 8, "number"),
    Column("文书数", 8, "number"), Column("错误", 7, "number"), Column("警告", 7, "number"),
    Column("提示", 7, "number"), Column("待填", 7, "number"), Column("页码", 10),
    Column("用时（秒）", 9, "number"),
    Column("原因", 60), Column("说明", 40), Column("文书", 44),
)  # fmt: skip
_LEFT = (
    Column("数据文件", 34), Column("部门", 26), Column("地区", 16), Column("为什么没有完成", 100),
)  # fmt: skip


class Results:
    """The workbook under way; rows come in the order of the jobs."""

    def __init__(self, book: Tables, folder: Path, sentences: list[str]) -> None:
        self._folder = folder
        self._all = book.sheet("结果", sentences, _COLUMNS)
        heading = "没有完成的，一处一行；改好后再运行同一个命令，只做没有完成和改动过的"
        self._left = book.sheet("未完成", ["未完成", heading], _LEFT)

    def add(self, job: Job, outcome: Outcome | None) -> None:
        """The row of a job."""
        self._all.add(_row(job, outcome, self._folder))
        if outcome is not None and outcome.state is State.FAILED:
            for reason in outcome.reasons:
                self._left.add((job.called, outcome.department, outcome.region, reason))


def as_line(job: Job, outcome: Outcome | None, folder: Path) -> bytes:
    """A job's line of JSON; what is not known is null."""
    said: dict[str, Any] = {"name": job.called, "state": None, "file": str(job.file)}
    if outcome is not None:
        said |= outcome.as_data()
        del said["rested"]
    said["folder"] = _relative(job.target, folder)
    return json.dumps(said, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"


def _row(job: Job, outcome: Outcome | None, folder: Path) -> tuple[Cell, ...]:
    if outcome is None:
        return (job.called, NOT_REACHED, *(None,) * (len(_COLUMNS) - 2))
    found = outcome.findings
    pages = dict.fromkeys(_PAGES[one.pages] for one in outcome.documents if one.pages)
    told = [f"“{name}”打印后手工修改过，保留" for name in outcome.kept]
    told += [f"以前打印的还在：“{one.file}”" for one in outcome.earlier]
    return (
        job.called,
        outcome.state.label,
        outcome.department,
        outcome.region,
        outcome.year,
        "、".join(outcome.formats),
        outcome.projects,
        len(outcome.documents),
        found.get("error", 0),
        found.get("warning", 0),
        found.get("info", 0),
        sum(one.missing for one in outcome.documents),
        "、".join(pages),
        Decimal(str(outcome.seconds)),
        _joined(outcome.reasons),
        _joined((*outcome.notes, *told)),
        _link(job, outcome, folder),
    )


def _joined(sentences: tuple[str, ...]) -> str:
    rest = len(sentences) - _IN_A_CELL
    more = [f"……另有{rest}处"] if rest > 0 else []
    return "\n".join([*sentences[:_IN_A_CELL], *more])


def _link(job: Job, outcome: Outcome, folder: Path) -> Cell:
    """To the document, or to the folder with the documents."""
    made = outcome.documents
    if not made:
        return None
    if len(made) == 1:
        return Link(made[0].file, _relative(job.target / made[0].file, folder))
    return Link(f"{made[0].file}等{len(made)}份", _relative(job.target, folder))


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()
