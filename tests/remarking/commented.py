"""The comments of a document as people see them: who says what, on which words, in which place."""

from dataclasses import dataclass

from lxml import etree

from reportgen.word.notation import w
from reportgen.word.ooxml import TC, Element, P, T, nearest, text_of
from tests.word import making


@dataclass(frozen=True)
class Shown:
    """One comment: author, paragraphs, the words it hangs on, and the text of their paragraph."""

    by: str
    said: tuple[str, ...]
    words: str
    paragraph: str
    in_table: bool

    @property
    def titles(self) -> list[str]:
        """The lines that say how grave a finding is, and of which rule."""
        return [line for line in self.said if line[:2] in ("错误", "警告", "提示")]

    @property
    def codes(self) -> list[str]:
        """The rules whose findings it tells of."""
        return [line.split()[1] for line in self.titles]


def comments_of(document: bytes) -> list[Shown]:
    """Every comment, in the order of the text."""
    parts = making.unzipped(document)
    if "word/comments.xml" not in parts:
        return []
    body = etree.fromstring(parts["word/document.xml"])
    texts = {one.get(w("id")): one for one in etree.fromstring(parts["word/comments.xml"])}
    starts = body.iter(w("commentRangeStart"))
    return [_shown(texts[start.get(w("id"))], start, body) for start in starts]


def of_checks(document: bytes) -> list[Shown]:
    """The comments of the checks."""
    return [one for one in comments_of(document) if one.by == "检查"]


def _shown(comment: Element, start: Element, body: Element) -> Shown:
    paragraph = nearest(start, P)
    assert paragraph is not None
    return Shown(
        by=comment.get(w("author"), ""),
        said=tuple(text_of(one) for one in comment.iter(P)),
        words=_words(start, body),
        paragraph=text_of(paragraph),
        in_table=nearest(start, TC) is not None,
    )


def _words(start: Element, body: Element) -> str:
    """What lies between the two ends of a comment's range."""
    found, inside = "", False
    for element in body.iter(w("commentRangeStart"), w("commentRangeEnd"), T):
        if element is start:
            inside = True
        elif inside and element.tag == T:
            found += element.text or ""
        elif inside and element.tag != start.tag and element.get(w("id")) == start.get(w("id")):
            return found
    raise AssertionError("the range of a comment does not end")
