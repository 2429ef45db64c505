"""What is put right in a printed part as its text goes by, whole or in pieces.

The marks are those of ``mending``; everything is decided within a few paragraphs of a mark, so that
a part of any length needs little memory. Only what is known at the end (page numbers, numbers of
figures further down) keeps back what follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportgen.lazily import pattern
from reportgen.word.bounds import MOST_HELD, MOST_IN_A_PARAGRAPH, too_much_text
from reportgen.word.mending import BLOCK, LATER, ROW_START, TABLE, TABLE_END, settled, tidied

#: How far from the end of a piece the last paragraphs are looked for.
_NEAR = 1 << 12
#: In a text longer than this they are looked for farther away, so that little is kept back.
_LONG = 1 << 20
_TABLE_MARKS = pattern(f"([{TABLE}{TABLE_END}])")


def mended(texts: Iterable[str], resolve: Callable[[str], str]) -> Iterator[str]:
    """The text of a part, put right; ``resolve`` says what stands for a word known at the end."""
    return _resolved(_with_rows(_tidied(texts)), resolve)


def _tidied(texts: Iterable[str]) -> Iterator[str]:
    """No empty paragraphs where passages left them.

    Where the text cannot be parted, the next attempt waits until there is twice as much of it.
    """
    pieces: list[str] = []
    size = due = 0
    for text in texts:
        pieces.append(text)
        size += len(text)
        if size > MOST_IN_A_PARAGRAPH:
            raise too_much_text()
        if size < due:
            continue
        held = "".join(pieces)
        cut = _safe_cut(held)
        if cut:
            yield _tidy(held[:cut])
        pieces, size, due = [held[cut:]], size - cut, 0 if cut else 2 * size
    yield _tidy("".join(pieces))


def _tidy(text: str) -> str:
    return tidied(text) if BLOCK in text else text


def _safe_cut(text: str) -> int:
    """Where the text may be parted: before the last paragraph but one; 0 with a mark near it."""
    near = _cut_behind(text, max(0, len(text) - _NEAR))
    return near or (_cut_behind(text, len(text) // 2) if len(text) > _LONG else 0)


def _cut_behind(text: str, low: int) -> int:
    starts: list[int] = []
    end = len(text)
    while len(starts) < 4:
        end = max(text.rfind("<w:p>", low, end), text.rfind("<w:p ", low, end))
        if end < 0:
            return 0
        starts.append(end)
    return 0 if text.find(BLOCK, starts[3]) >= 0 else starts[1]


def _with_rows(texts: Iterable[str]) -> Iterator[str]:
    """No table all of whose rows have vanished: its head is kept back until a row comes."""
    held: str | None = None
    for text in texts:
        if held is None and TABLE not in text and TABLE_END not in text:
            yield text
            continue
        out: list[str] = []
        for piece in _TABLE_MARKS.split(text):
            if piece in (TABLE, TABLE_END):
                held = "" if piece == TABLE else None
            elif held is None:
                out.append(piece)
            else:
                held += piece
                if ROW_START.search(held):
                    out.append(held)
                    held = None
        yield "".join(out)


def _resolved(texts: Iterable[str], resolve: Callable[[str], str]) -> Iterator[str]:
    held: list[str] = []
    room = MOST_HELD
    for text in texts:
        if held or LATER in text:
            held.append(text)
            room -= len(text)
            if room < 0:
                raise too_much_text()
        else:
            yield text
    if held:
        yield settled("".join(held), resolve)
