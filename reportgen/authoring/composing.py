"""Template lines of the blocks made paragraphs and tables of Word, for a certain report.

The signs in front of a line are those that the head of ``templates/blocks.yaml`` explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportgen.authoring.blocks import Blocks
from reportgen.word.building import Paragraph, Row, Run, Table

#: The deepest level that the base has a heading style for.
DEEPEST = 4
_BODY, _TAG, _ITEM = "正文文字", "模板指令", "列项"
_PATTERN = re.compile(r"〔套用〕(\S+) (\S+)")
_STYLED = re.compile(r"〔([^〕]+)〕(.*)")
_RUN_IN = re.compile(r"\*\*(.+?)\*\*(.*)")
_NUMBERS = re.compile(r"\|(数|百分比)")
_EDGE = "｜"
#: The first level at which a paragraph opens with a head of its own.
_FIRST_RUN_IN = 3


@attrs.frozen
class Wording:
    """What the parameters of blocks stand for in one report."""

    subject: str
    evaluation: str
    unit: str

    def of(self, title: str) -> Mapping[str, str]:
        """The parameters in the section of that title."""
        is_project = self.subject == "项目"
        return {
            "〈评〉": self.evaluation,
            "〈指标〉": "项目.绩效指标" if is_project else "绩效指标列表",
            "〈文〉": "项目.文字" if is_project else "文字",
            "〈谁〉": "{{ 项目.名称 }}" if is_project else "部门整体支出",
            "〈评价〉": "评价" if self.evaluation == "评价" else "自评",
            "〈单位〉": self.unit,
            "〈题〉": named(title),
        }


def named(title: str) -> str:
    """A title as the name of a category: 财务与支出管理, without signs that no name has."""
    return re.sub(r"\W+", "", title)


def expanded(text: str, blocks: Blocks, parameters: Mapping[str, str]) -> list[str]:
    """The lines with everything put in that they refer to.

    Raises ``LookupError`` for a pattern that there is not.
    """
    lines: list[str] = []
    for line in text.splitlines():
        found = _PATTERN.fullmatch(line.strip())
        if found is None:
            lines.append(_put(line.strip(), parameters))
        else:
            inner = blocks.pattern(found[1]).lines
            lines += expanded(inner, blocks, {**parameters, "〈参〉": _put(found[2], parameters)})
    return [line for line in lines if line]


def _put(line: str, parameters: Mapping[str, str]) -> str:
    for name, value in parameters.items():
        line = line.replace(name, value)
    return line


def composed(lines: Sequence[str], level: int) -> list[Paragraph | Table]:
    """The lines below a heading of that level, as Word has them; 0 stands before all headings."""
    body: list[Paragraph | Table] = []
    rows: list[str] = []
    shares: tuple[int, ...] = ()
    for line in (*lines, ""):
        if line.startswith(_EDGE):
            rows.append(line)
            continue
        if rows:
            body.append(_table(rows, shares))
            rows, shares = [], ()
        if line.startswith("〔列宽〕"):
            shares = tuple(int(share) for share in line.removeprefix("〔列宽〕").split())
        elif line:
            body.append(_paragraph(line, level))
    return body


def _paragraph(line: str, level: int) -> Paragraph:
    if line.startswith(("{%p", "{#")):
        return Paragraph.plain(_TAG, line)
    if line.startswith("- "):
        return Paragraph.plain(_ITEM, line[2:])
    if line.startswith("## "):
        return Paragraph.plain(f"标题 {min(level + 1, DEEPEST)}", line[3:])
    styled = _STYLED.fullmatch(line)
    if styled:
        return Paragraph.plain(styled[1], styled[2])
    run_in = _RUN_IN.fullmatch(line)
    if run_in:
        return _opened(run_in[1], run_in[2], max(level + 1, _FIRST_RUN_IN))
    return Paragraph.plain(_BODY, line)


def _opened(head: str, rest: str, level: int) -> Paragraph:
    """A paragraph that opens with a head; below the last level it is an item of a list."""
    if level > DEEPEST:
        return Paragraph.plain(_ITEM, head + rest)
    runs = (Run(head, f"段首{'一二三四'[level - 1]}级"), *([Run(rest)] if rest else ()))
    return Paragraph(_BODY, runs)


def _table(rows: Sequence[str], shares: tuple[int, ...]) -> Table:
    cells = [row.strip(_EDGE).split(_EDGE) for row in rows]
    columns = len(cells[0])
    made = [Row(tuple(Paragraph.plain("表头", cell) for cell in cells[0]), is_head=True)]
    made += [_row(row) for row in cells[1:]]
    return Table(shares or (1,) * columns, tuple(made))


def _row(cells: Sequence[str]) -> Row:
    if len(cells) == 1:
        return Row((Paragraph.plain(_TAG, cells[0]),))
    return Row(tuple(Paragraph.plain(style, cell) for style, cell in _styled(cells)))


def _styled(cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Numbers stand on the right, what is counted in the middle, words on the left."""
    for cell in cells:
        if _NUMBERS.search(cell):
            yield "表格数字", cell
        elif "loop.序号" in cell:
            yield "表格居中", cell
        else:
            yield "表格文字", cell
