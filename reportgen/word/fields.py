"""Fields (域) that Word keeps up to date: cross-references and page numbers, with their results.

The results are printed too, so that a document reads right before anyone presses F9, and in
programs that know no fields.
"""

from __future__ import annotations


def field(instruction: str, result: str, face: str = "") -> str:
    """The runs of a complex field; ``result`` is XML text, ``face`` run properties."""
    start = f"<w:r>{face}"
    return (
        f'{start}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'{start}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'{start}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'{start}<w:t xml:space="preserve">{result}</w:t></w:r>'
        f'{start}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def reference(bookmark: str, result: str, face: str = "") -> str:
    """A reference to what a bookmark encloses."""
    return field(rf"REF {bookmark} \h", result, face)


def page_reference(bookmark: str, result: str, face: str = "") -> str:
    """The number of the page on which a bookmark stands."""
    return field(rf"PAGEREF {bookmark} \h", result, face)


def bookmarked(inner: str, number: int, name: str) -> str:
    """XML enclosed by a bookmark."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
    )
