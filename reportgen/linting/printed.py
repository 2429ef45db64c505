"""What a document must print to be told from others: its year, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import PackError, TemplateError
from reportgen.linting.flaw import Raised
from reportgen.linting.noting import names_used
from reportgen.linting.pack import Sheet
from reportgen.linting.rule import WARNING, of_format
from reportgen.model import Department, EvaluationYear, Project

#: The data by which a document is known: what they are called, their class, names that print it.
_YEAR = ("年度", EvaluationYear, ("年度",))
_DEPARTMENT = ("部门名称", Department, ("名称", "简称", "称呼"))
_PROJECT = ("项目名称", Project, ("名称", "全称"))


@of_format("P18", "必填的数据没有印出来", WARNING)
def unprinted_identity(sheet: Sheet) -> Iterator[Raised]:
    """A template that prints neither the year nor the department or project that it is of."""
    if sheet.template is None or not sheet.is_described:
        return
    try:
        used = names_used(sheet.format)
    except (PackError, TemplateError):  # T..
        return
    subject = _PROJECT if sheet.format.per_project else _DEPARTMENT
    for called, cls, names in (_YEAR, subject):
        if not any((cls, name) in used for name in names):
            name = names[0] if cls is EvaluationYear else called.replace("名称", ".名称")
            message = f"模板没有印{called}，看不出是哪一份"
            yield Raised(sheet.docx, message, f"请在标题或表头里写 {{{{ {name} }}}}")
