"""What must hold of a pack and of each of its formats, whatever data there are."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from reportgen.errors import PackError, Severity, TemplateError
from reportgen.filling import compile_format
from reportgen.forms import form
from reportgen.intake import read
from reportgen.linting import lint, open_pack
from reportgen.packs import Format
from reportgen.packs.files import bytes_of, is_there, keep_text
from reportgen.word.view import view

_YEAR = 2024
#: So many sentences are told of one case.
MOST_TOLD = 20


def told(sentences: list[str]) -> str:
    """Sentences as one text; empty for none."""
    more = [f"……共{len(sentences)}处"] if len(sentences) > MOST_TOLD else []
    return "\n".join([*sentences[:MOST_TOLD], *more])


def lint_fault(folder: Path, update: bool = False) -> str:
    """What is wrong with the pack's files; with ``update`` after their views are written anew."""
    if update:
        keep_views(folder)
    grave = (one for one in lint(folder) if one.severity.rank < Severity.INFO.rank)
    return told([str(one) for one in grave])


def keep_views(folder: Path) -> None:
    """Write the text views of templates anew, where a template has one."""
    for sheet in open_pack(folder, whole=False).sheets:
        kept = folder / f"{sheet.name}.txt"
        if sheet.raw is None or sheet.home != sheet.pack or not is_there(kept):
            continue
        with suppress(OSError, PackError, TemplateError):  # which the examination of the pack says
            text = view(sheet.raw)
            if bytes_of(kept).decode("utf-8", "replace") != text:
                keep_text(kept, text)


def blank_fault(format: Format) -> str:
    """Why a year of which only the department is known makes no draft."""
    data = {
        "版本": 1,
        "年度": _YEAR,
        "金额单位": format.spec.unit,
        "部门": {"名称": "某局", "地区": "某县", "主要职责": ["某项职责"]},
        "项目列表": [{"名称": "某项目"}],
    }
    year = read(data).year
    project = year.projects[0] if format.per_project and year.projects else None
    made = compile_format(format).print(year, draft=True, project=project)
    return "" if made.missing or not format.outline else "空白年度什么也不缺：模板没有用到数据"


def form_fault(format: Format) -> str:
    """Why no workbook can be made."""
    return "" if form(format).startswith(b"PK") else "填报表不是工作簿"
