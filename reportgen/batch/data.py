"""Which files are meant as data, among all that lies in the folders of departments."""

from __future__ import annotations

from pathlib import PurePath

from reportgen.intake import ENDINGS
from reportgen.lazily import pattern
from reportgen.loading import FOREIGN, WORKBOOK

#: The files of a folder that somebody means as data; what cannot be read is then said.
DATA = frozenset({*ENDINGS, WORKBOOK, *FOREIGN} - {".csv"})
#: What ``reportgen new`` calls the two files of which a department fills in one.
DATA_FILE, FORM = "数据.yaml", "填报表.xlsx"
#: What the tables of a batch are called, results and totals; a kept one has others beside it.
RESULTS, LINES, TOTALS = "结果.xlsx", "结果.jsonl", "汇总.xlsx"
_TABLE = pattern(r"(?:结果|汇总)(?:（\d+）)?\.xlsx")
#: What marks the copies of workbooks in which the checks marked their findings.
_MARKED = f"-问题{WORKBOOK}"


def is_table(name: str) -> bool:
    """Whether a workbook is called as the tables of a batch are."""
    return _TABLE.fullmatch(name) is not None


def is_data(name: str) -> bool:
    """Whether a file is meant as data: not hidden, no mark of an open file, no list of findings."""
    if name.startswith((".", "~$")) or name.endswith(_MARKED):
        return False
    return PurePath(name).suffix.lower() in DATA
