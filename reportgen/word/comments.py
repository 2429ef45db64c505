"""Word comments (批注) of a draft: who says what."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from reportgen.word.index import HEAD
from reportgen.word.notation import W
from reportgen.word.runs import END, TEXT, attribute, escape

#: Who comments: the program, never a person.
PROGRAM = "reportgen"
#: A comment's paragraphs are small and close, whatever the body's style is.
_PARAGRAPH = (
    '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240"'
    ' w:lineRule="auto"/><w:ind w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/></w:pPr>'
)
_SIZE = '<w:sz w:val="18"/><w:szCs w:val="18"/>'


@attrs.frozen
class Words:
    """One paragraph of a comment."""

    text: str
    bold: bool = False


@attrs.frozen
class Comment:
    """A comment: its author's name, and its paragraphs. It has no date, which would differ."""

    paragraphs: tuple[Words, ...]
    by: str = PROGRAM

    def xml(self, number: int) -> str:
        """The comment as ``comments.xml`` has it."""
        initials = attribute(self.by[:1].upper())
        return (
            f'<w:comment w:id="{number}" w:author="{attribute(self.by)}" w:initials="{initials}">'
            f"{''.join(map(_paragraph, self.paragraphs))}</w:comment>"
        )


def comments_xml(comments: Iterable[Comment]) -> bytes:
    """The part of a document that holds its comments, numbered from 0."""
    rows = "".join(comment.xml(number) for number, comment in enumerate(comments))
    return f'{HEAD}<w:comments xmlns:w="{W}">{rows}</w:comments>'.encode()


def _paragraph(words: Words) -> str:
    face = f"<w:rPr>{'<w:b/>' if words.bold else ''}{_SIZE}</w:rPr>"
    return f"<w:p>{_PARAGRAPH}<w:r>{face}{TEXT}{escape(words.text)}{END}"
