"""How much one document may come to: what is printed is held against it as it is printed.

A template of a few lines can ask for more than any disk holds, with loops in loops over long lists.
Rounds are counted for all of them. What is printed in pieces is counted as it goes by; what is
gathered first (headings, tables of varying columns) is counted before it is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reportgen.lazily import pattern

if TYPE_CHECKING:
    from reportgen.errors import TemplateError

#: So many times all loops of one document may go round: more than any table has rows.
MOST_ROUNDS = 5_000_000
#: So many signs the values of a document may have, with what is gathered before it is printed.
MOST_VALUES = 1 << 27
#: So many bytes its parts may have, with their markup: Word opens no file beyond 512 MB.
MOST_TEXT = 1 << 29
#: So many of them may wait for what is known only at the end.
MOST_HELD = 1 << 27
#: So many one paragraph may have: Word holds no more text in a whole document.
MOST_IN_A_PARAGRAPH = 1 << 25
#: What something missing weighs, which is noted whether or not it prints.
A_GAP = 64

_MARK = pattern(r"\{\{ t(\d+) \}\}|\{%\s*t(\d+) %\}")
_ROWS = "|_rows(_fill)"


def too_many_rounds() -> TemplateError:
    """The fault of loops in loops."""
    message = f"循环一层套一层，合起来超过{MOST_ROUNDS // 10000}万次"
    return _fault("T21", message, "请检查模板里的循环，改成逐行列出")


def too_much_text() -> TemplateError:
    """The fault of a document that would be too long."""
    message = "印出的内容太多，Word打不开这样大的文档"
    return _fault("T24", message, "请检查模板里的循环，看是否重复印了全部内容")


def _fault(code: str, message: str, remedy: str) -> TemplateError:
    from reportgen.errors import TemplateError
    from reportgen.word.faults import Fault  # few fills have any

    return TemplateError([Fault(code, message, remedy)])


class Bound:
    """Counts what goes by, over all parts of one document."""

    def __init__(self) -> None:
        self._left = MOST_TEXT

    def encoded(self, texts: Iterable[str]) -> Iterator[bytes]:
        """The texts as they are stored. Raises ``TemplateError`` where they come to too much."""
        for text in texts:
            data = text.encode()
            self._left -= len(data)
            if self._left < 0:
                raise too_much_text()
            yield data


def weigh_gathered_loops(patched: str, sources: dict[int, str]) -> None:
    """Let the loops within what is gathered say what each of their rounds comes to.

    ``patched`` is a part's text with its marks, ``sources`` what becomes of them by number.
    """
    depth = 0
    opened: list[tuple[int, int, int]] = []
    for found in _MARK.finditer(patched):
        number = int(found[1] or found[2])
        source = sources[number]
        if source.startswith("{% filter"):
            depth += 1
        elif source.startswith("{% endfilter"):
            depth -= 1
        elif _ROWS in source:
            opened.append((number, found.end(), depth))
        elif source == "{% endfor %}" and opened:
            number, start, gathered = opened.pop()
            if gathered:
                sources[number] = _weighed(sources[number], found.start() - start)


def _weighed(source: str, size: int) -> str:
    before, mark, behind = source.rpartition(_ROWS)
    return f"{before}{mark[:-1]}, {size}){behind}"
