"""How the peers write their tags, and a printed document turned into a template of theirs.

``flat`` is the most favourable case for a peer: each piece of text that our template does not hold
literally is a variable, and its value is the text as printed. No loops, no conditions, no filters,
no numbering are left to do.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import unescape

import synthetic
from wordml import docx, parts_of, row, table, tag_row, typed, zipped

DOCUMENT = "word/document.xml"
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]+)(</w:t>)")
#: What stands around a variable's name.
VARIABLES = {
    "jinja": ("{{ ", " }}"), "braces": ("{", "}"), "commands": ("+++=", "+++"),
    "carbone": ("{d.", "}"),
}  # fmt: skip
Cells = Sequence[str]


def flat(printed: bytes, template: bytes, syntax: str = "jinja") -> tuple[bytes, dict[str, str]]:
    """The peer's template, and its values."""
    fixed = {text for _, text, _ in _TEXT.findall(parts_of(template)[DOCUMENT].decode())}
    values: dict[str, str] = {}
    opening, closing = VARIABLES[syntax]

    def variable(found: re.Match[str]) -> str:
        start, text, end = found.groups()
        if text in fixed:
            return found[0]
        name = f"v{len(values)}"
        values[name] = unescape(text)
        return f"{start}{opening}{name}{closing}{end}"

    parts = parts_of(printed)
    parts[DOCUMENT] = _TEXT.sub(variable, parts[DOCUMENT].decode()).encode()
    return zipped(parts), values


def rows_template(syntax: str, heads: Cells) -> bytes:
    """A document with one table that has a row for each of ``rows``, with cells c0, c1, …"""
    names = [f"c{place}" for place in range(len(heads))]
    lines = [row(list(map(synthetic.cell_text, heads)), repeats=True), *LOOPS[syntax](names)]
    return table_document(table(lines, len(heads), "Grid"))


def table_document(made: str) -> bytes:
    return docx(typed("附表", "Title"), made, typed("以上。", "Body"), styles=synthetic.STYLES)


def _jinja(names: Cells) -> list[str]:
    return [_tag("{%tr for row in rows %}"), _row([f"{{{{ row.{name} }}}}" for name in names]),
            _tag("{%tr endfor %}")]  # fmt: skip


def _braces(names: Cells) -> list[str]:
    first, *middle, last = [f"{{{name}}}" for name in names]
    return [_row([f"{{#rows}}{first}", *middle, f"{last}{{/rows}}"])]


def _commands(names: Cells) -> list[str]:
    return [_tag("+++FOR row IN rows+++"), _row([f"+++=$row.{name}+++" for name in names]),
            _tag("+++END-FOR row+++")]  # fmt: skip


def _carbone(names: Cells) -> list[str]:
    """The second row says that the first is repeated."""
    return [_row([f"{{d.rows[{place}].{name}}}" for name in names]) for place in ("i", "i+1")]


def _row(texts: Cells) -> str:
    return row([synthetic.cell_text(text, place) for place, text in enumerate(texts)])


def _tag(text: str) -> str:
    return tag_row(typed(text, "Cell"))


LOOPS: dict[str, Callable[[Cells], list[str]]] = {
    "jinja": _jinja, "braces": _braces, "commands": _commands, "carbone": _carbone,
}  # fmt: skip


def rows_values(rows: Sequence[Cells]) -> dict[str, Any]:
    """The values of a ``rows_template``."""
    return {"rows": [{f"c{place}": text for place, text in enumerate(row)} for row in rows]}
