"""Text in braces that are no tag's: whether a tag was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgen.binding import names_of
from reportgen.linting.flaw import Raised, at_place
from reportgen.linting.pack import Sheet
from reportgen.linting.rule import WARNING, of_format
from reportgen.word.repairing import as_tag, is_readable, is_statement, plain
from reportgen.word.scan import Piece, straightened

_ROOT = re.compile(r"[^\W\d]\w*")
_PATH = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
_LOOP = re.compile(r"\bfor\s+(\w+)\s+in\b")


@of_format("P31", "花括号里的文字像是标签", WARNING)
def loose_tags(sheet: Sheet) -> Iterator[Raised]:
    """A name or a word of the language in single braces, or with a blank in its marks."""
    is_meant, is_sure = meant_in(sheet), meant_in(sheet, surely=True)
    for line in sheet.anatomy.lines if sheet.anatomy else ():
        for piece in filter(is_meant, line.loose):
            typed, tag = line.text[piece.start : piece.end], as_tag(piece)
            message = "像是标签，但花括号写得不对，会照原样印出来"
            remedy = f"是标签的，请写成 {plain(line.text, tag)}"
            remedy += "，或用 --repair" if is_sure(piece) and is_readable(tag) else ""
            yield at_place(sheet.docx, line.at(piece), message, remedy, typed)


def meant_in(sheet: Sheet, *, surely: bool = False) -> Callable[[Piece], bool]:
    """Says of a stretch in braces whether it is meant for a tag of this format.

    ``surely`` asks for a name that the format has; else one that only looks like a name will do.
    """
    names = names_of(sheet.format)
    loops = {
        found[1]
        for line in (sheet.anatomy.lines if sheet.anatomy else ())
        for piece in line.pieces
        if (found := _LOOP.search(piece.inner or ""))
    }

    def is_meant(piece: Piece) -> bool:
        inner = straightened(piece.inner or "").strip()
        root = _ROOT.match(inner)
        if root is None:
            return False
        if is_statement(inner) or piece.kind == "{%":
            return is_statement(inner)
        if root[0] in loops or names.member(root[0]) is not None:
            return True
        path = inner.partition("|")[0].strip()
        return not surely and not path.isascii() and _PATH.fullmatch(path) is not None

    return is_meant
