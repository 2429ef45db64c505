"""Footnotes and endnotes are filled where the printed body refers to them, and nowhere else.

Word keeps their text in parts of their own. Where the reference stands in a block that is not
printed, the text must neither ask for values nor have any.
"""

from __future__ import annotations

from reportgen.word.notation import w, whole
from reportgen.word.ooxml import Element, write_after, write_before
from reportgen.word.tags import MARK, Marks

_KINDS = {w(kind): kind for kind in ("footnote", "endnote")}
_NO_NUMBER = -2  # Word's own begin at -1


def asks_for_notes(source: str) -> bool:
    """Whether a part is filled only where something refers to it."""
    return "|_referred_to(_fill, " in source


def fill_where_referred(root: Element, marks: Marks) -> None:
    """Let those notes of a part that hold marks be filled only where they are referred to."""
    for note in root.iter(*_KINDS):
        number = whole(note.get(w("id"), ""), _NO_NUMBER)
        if number != _NO_NUMBER and MARK.search("".join(str(text) for text in note.itertext())):
            asked = f'{{% if "{_KINDS[str(note.tag)]}"|_referred_to(_fill, {number}) %}}'
            write_before(note[0], marks.text(asked))
            write_after(note[-1], marks.text("{% else %}<w:p/>{% endif %}"))
