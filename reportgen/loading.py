"""Any file that holds a year, read: a data file, or a workbook that was filled in."""

from __future__ import annotations

from pathlib import Path

from reportgen import intake
from reportgen.errors import IntakeError, Place, Problem
from reportgen.intake import ENDINGS, Source
from reportgen.model import EvaluationYear

#: The ending of the workbooks that are read.
WORKBOOK = ".xlsx"
#: What other programs and versions write; each can save as the one above.
FOREIGN = frozenset({".xls", ".xlsm", ".xlsb", ".xltx", ".et", ".ett", ".ods", ".csv"})


def load(path: str | Path) -> Source:
    """Read a data file (YAML or JSON) or a filled workbook (.xlsx).

    Raises ``IntakeError`` with every problem in the file and its place.
    """
    file = Path(path)
    ending = file.suffix.lower()
    if ending in FOREIGN and not file.is_dir():
        message = f"读不了{ending}文件，请用Excel或WPS打开，另存为“Excel工作簿（{WORKBOOK}）”"
        raise IntakeError([Problem("ending", "", message, Place(file.name))])
    if ending == WORKBOOK and not file.is_dir():
        from reportgen.forms import load_form  # openpyxl takes longer than a data file

        return load_form(file)
    if ending not in ENDINGS and not file.is_dir():
        message = f"不认识的文件类型，请给填报表（{WORKBOOK}）或数据文件（{'、'.join(ENDINGS)}）"
        raise IntakeError([Problem("ending", "", message, Place(file.name))])
    return intake.load(file)


def load_year(path: str | Path) -> EvaluationYear:
    """The evaluation year of a data file or a filled workbook. Raises ``IntakeError``."""
    return load(path).year
