"""The page of an official document: GB/T 9704-2012, clauses 5 and 7.

Forms (tables that fill a page) have margins and sizes of their own, so only the pages of a report
are judged: those with headings that the format numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import attrs

from reportgen.linting.flaw import Raised, at_place
from reportgen.linting.pack import Sheet
from reportgen.linting.rule import WARNING, of_format
from reportgen.packs import base_template
from reportgen.word.anatomy import Line, Page, styles_named
from reportgen.word.faces import Face
from reportgen.word.stylenames import canonical

#: A4, and the margins in millimetres: 5.1, 5.2.1 (天头37, 订口28, 版心156×225).
PAPER = (210, 297)
MARGINS = {"上": 37, "下": 35, "左": 28, "右": 26}
#: 5.2.1 allows a millimetre.
_TOLERANCE = 1.0
_SIZES = {22.0: "二号", 18.0: "小二号", 16.0: "三号", 15.0: "小三号", 14.0: "四号", 12.0: "小四号",
          10.5: "五号", 9.0: "小五号"}  # fmt: skip


@attrs.frozen
class Wanted:
    """A face that the standard prescribes: parts of the names of its fonts, its size.

    ``others`` are faces that may stand for it.
    """

    name: str
    fonts: tuple[str, ...]
    size: float
    others: tuple[Wanted, ...] = ()

    def faults(self, face: Face) -> list[str]:
        """What is wrong with a face, as far as it says something."""
        if any(not other.faults(face) for other in self.others):
            return []
        found = []
        if face.font and not any(font in face.font.lower() for font in self.fonts):
            found.append(f"字体是{face.font}")
        if face.size and face.size != self.size:
            found.append(f"字号是{_size(face.size)}")
        return found

    def __str__(self) -> str:
        return f"{_size(self.size)}{self.name}"


TITLE = Wanted("小标宋", ("小标宋",), 22)
BODY = Wanted("仿宋", ("仿宋", "fangsong"), 16)
#: 7.3.3: the faces of 一、 （一） 1. （1）.
HEADINGS = (
    Wanted("黑体", ("黑体", "simhei"), 16),
    Wanted("楷体", ("楷体", "kaiti"), 16),
    BODY,
    BODY,
)

#: Of a style of an author's own: text, or a title or heading of some kind.
OWN = attrs.evolve(BODY, others=(TITLE, *HEADINGS[:2]))


@of_format("P11", "页面不合GB/T 9704", WARNING)
def other_pages(sheet: Sheet) -> Iterator[Raised]:
    """Paper that is not A4, and margins of a report that are not the prescribed ones."""
    if sheet.anatomy is None:
        return
    reports = {one.page for one in _headings(sheet)}
    for number, page in enumerate(sheet.anatomy.pages):
        first = next((one for one in sheet.anatomy.body if one.page == number), None)
        faults = [*_paper(page), *(_margins(page) if number in reports else ())]
        if faults and first is not None:
            message = f"第{number + 1}节的页面{'，'.join(faults)}"
            remedy = "请在页面设置里改为A4，上37、下35、左28、右26毫米"
            yield at_place(sheet.docx, first.place, message, remedy)


def _paper(page: Page) -> Iterator[str]:
    if any(
        abs(found - wanted) > _TOLERANCE
        for found, wanted in zip(sorted((page.width, page.height)), PAPER, strict=True)
    ):
        yield f"大小是{page.width:.0f}×{page.height:.0f}毫米，不是A4"


def _margins(page: Page) -> Iterator[str]:
    if page.width > page.height:  # tables on their side
        return
    found = (page.top, page.bottom, page.left, page.right)
    for (side, wanted), width in zip(MARGINS.items(), found, strict=True):
        if abs(width - wanted) > _TOLERANCE:
            yield f"{side}边距是{width:.0f}毫米，应当是{wanted}毫米"


@of_format("P12", "样式的字体、字号不合GB/T 9704", WARNING)
def other_faces(sheet: Sheet) -> Iterator[Raised]:
    """The styles of a report's title, headings and text, where text is printed as they say."""
    wanted = _wanted(sheet)
    for line in _text_of(sheet):
        rule = wanted.get(line.style)
        if rule is None or not any(map(rule.faults, _by_style(line))):
            continue
        del wanted[line.style]  # said once
        message = f"样式“{line.style}”的{'，'.join(rule.faults(line.face))}，应当是{rule}"
        yield at_place(sheet.docx, line.place, message, f"请把样式“{line.style}”改为{rule}")


def _by_style(line: Line) -> Iterator[Face]:
    """What the style says of each run that says nothing else itself."""
    for own in line.own:
        yield Face("" if own.font else line.face.font, 0 if own.size else line.face.size)


@of_format("P33", "段落或文字的样式不存在", WARNING)
def unknown_styles(sheet: Sheet) -> Iterator[Raised]:
    """Text in a style that the template has not: Word prints it as plain text."""
    for line in sheet.anatomy.lines if sheet.anatomy else ():
        for style in line.unknown if line.text.strip() else ():
            message = f"样式“{style}”不存在，会按正文的样子印出来"
            yield at_place(sheet.docx, line.place, message, "请重新套用已有的样式")


@of_format("P13", "段落里另改了字体、字号", WARNING)
def changed_faces(sheet: Sheet) -> Iterator[Raised]:
    """Text of a report that was given another face than its style has."""
    wanted = _wanted(sheet)
    for line in _text_of(sheet):
        rule = wanted.get(line.style)
        found = [fault for face in line.own for fault in rule.faults(face)] if rule else []
        if found:
            message = f"这一段里{'，'.join(dict.fromkeys(found))}，样式“{line.style}”应当是{rule}"
            remedy = "请选中这一段，清除格式，只用样式"
            yield at_place(sheet.docx, line.place, message, remedy)


def _wanted(sheet: Sheet) -> dict[str, Wanted]:
    """The prescribed face of each style that a report is set in."""
    found: dict[str, Wanted] = {}
    texts: Counter[str] = Counter()
    for line in _text_of(sheet):
        if line.level and line.outline and not line.level.scheme.is_list:
            found[line.style] = HEADINGS[min(line.level.level, len(HEADINGS)) - 1]
        elif canonical(line.style) == "title":
            found[line.style] = TITLE
        elif not line.level and not line.outline:
            texts[line.style] += 1
    if texts:
        found.setdefault(texts.most_common(1)[0][0], BODY)
    # The other styles of the page (表题, 注, …) have sizes of their own.
    own = (style for style in texts if canonical(style) not in _styles_of_the_page())
    return {**dict.fromkeys(own, OWN), **found}


@lru_cache(maxsize=1)
def _styles_of_the_page() -> frozenset[str]:
    return styles_named(base_template())


def _text_of(sheet: Sheet) -> list[Line]:
    """The paragraphs on the pages of a report, outside of tables."""
    pages = {one.page for one in _headings(sheet)}
    lines = sheet.anatomy.body if sheet.anatomy else ()
    return [one for one in lines if one.page in pages and one.text.strip() and not one.place.table]


def _headings(sheet: Sheet) -> Iterator[Line]:
    """The numbered headings of a report."""
    for line in sheet.anatomy.body if sheet.anatomy else ():
        if line.outline and line.level and not line.place.table:
            yield line


def _size(points: float) -> str:
    return _SIZES.get(points, f"{points:g}磅")
