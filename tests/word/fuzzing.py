"""Values of every kind for Hypothesis, and what is asked of every document made of them."""

import datetime
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

from reportgen.amounts import Amount, Change, Points, Quantity, Rate, Ratio
from reportgen.errors import Unreadable
from reportgen.prose import Picture, Prose, Reference, parse
from reportgen.word import Filler, Missing, Unprintable, names
from reportgen.word.view import view

from .rich import PASSAGE, PICTURES, Record
from .sample import Paper, path_of
from .soundness import faults_of

PIECES = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{{ 单位 }}", "{{7*7}}", "{% raw %}", "{%p endfor %}",
    "{{t1}}",
    "<w:p>", "</w:t></w:r></w:p>", "]]>", "<!--", "&amp;", "&", "<", '"', "'", "\\", "\x00", "\x01",
    "\x04", "\x07", "\x0b", "\x1b", "\ud800", "\udfff", "\ufffe", "\uffff", "\ufeff",
    "\r", "\r\n", "\n", "\t", " ", "\u3000", "\x85", "\u2028", "😀", "👨‍👩‍👧", "e\u0301", "𠮷",
    "〇", "一、",
    "（一）", "1.", "1.5公里", "①", "图1", "**", "## ", "- ", "|", "【=图】", "无", "None", "甲",
    "《", "长" * 3000,
)  # fmt: skip
#: What passages and cells quote.
PATHS = ("图", "自己", "数", "名单", "无", "空")
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    # The engine's own marks, U+FDD0 and U+FDD1, would look like its leavings.
    st.text(st.characters(exclude_characters="\ufdd0\ufdd1"), max_size=20),
    st.text("甲乙\n一、1.（）", max_size=6),
)


def _decimals(most: int = 40, places: int = 30) -> st.SearchStrategy[Decimal]:
    return st.builds(
        lambda digits, exponent: Decimal(digits).scaleb(-exponent),
        st.integers(-(10**most), 10**most) | st.integers(-999, 999) | st.just(0),
        st.integers(0, places),
    )


AMOUNTS = st.builds(Amount, _decimals(), _decimals().map(abs), st.none() | TEXTS)
COUNTS = st.integers(-(10**20), 10**20) | st.integers(0, 99)
QUANTITIES = st.builds(Quantity, _decimals(), st.sampled_from(("", "余", "约")),
_decimals().map(abs),
                       st.none() | TEXTS)  # fmt: skip
_FIGURES = st.sampled_from((AMOUNTS, QUANTITIES | _decimals() | COUNTS)).map(st.none().__or__)
RATES = st.one_of(
    st.builds(Rate, _decimals(20)), _FIGURES.flatmap(lambda kind: st.builds(Ratio, kind, kind))
)
CHANGES = _FIGURES.flatmap(lambda kind: st.builds(Change, kind, kind))
POINTS = st.builds(Points, _decimals())
DATES = st.dates() | st.sampled_from((datetime.date.min, datetime.date.max))
PICTURE = st.builds(Picture, st.sampled_from((*PICTURES, "无.png", "错.png")) | TEXTS, TEXTS)


def _passage(text: str) -> Prose:
    try:
        return parse(text)
    except Unreadable:  # characters that the reader refuses: as a caller of our own might make it
        plain = parse("甲").blocks[0]
        line = (attrs.evolve(plain.line[0], text=text),)  # type: ignore[union-attr]
        return Prose(text, (attrs.evolve(plain, line=line),))  # type: ignore[arg-type, call-arg]


_LINES = st.one_of(
    TEXTS, st.sampled_from(PASSAGE.split("\n")),
    st.builds("{} {}".format, st.sampled_from(("##", "###", "#####", "-", "- **甲**")), TEXTS),
    st.builds("| {} | {} |".format, TEXTS, TEXTS), st.just("|---|---|"),
    st.builds("![{}]({})".format, TEXTS, st.sampled_from(tuple(PICTURES))),
    st.builds("**{}**【={}】".format, TEXTS, st.sampled_from(PATHS)),
)  # fmt: skip
PASSAGES = st.one_of(TEXTS, st.lists(_LINES, max_size=6).map("\n".join)).map(_passage)
PAPERS = st.builds(lambda value: Paper(引用=value), st.none() | TEXTS)
KINDS: Mapping[str, st.SearchStrategy[Any]] = {
    names.TEXT: TEXTS,
    names.CHOICE: TEXTS, names.OPEN: TEXTS,
    names.VALUE: TEXTS | QUANTITIES | st.builds(Reference, st.sampled_from(PATHS)),
    names.PROSE: PASSAGES,
    names.MONEY: AMOUNTS, names.COUNT: COUNTS, names.YEAR: COUNTS, names.RATE: RATES,
    names.CHANGE: CHANGES, names.POINTS: POINTS, names.QUANTITY: QUANTITIES, names.DATE: DATES,
    names.YES_NO: st.booleans(), names.PICTURE: PICTURE,
}  # fmt: skip


def of(tree: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Values that a name of the tree may have, or none."""
    if tree.kind == names.LIST:
        found: st.SearchStrategy[Any] = st.lists(of(tree.element), max_size=4).map(tuple)
    elif tree.kind in KINDS:
        found = KINDS[tree.kind]
    elif tree.element:
        found = PAPERS
    else:
        found = every(tree)
    missing = st.sampled_from((None, Missing(None, name)))
    return st.integers(0, 9).flatmap(lambda chance: found if chance else missing)


def every(tree: Any) -> st.SearchStrategy[Any]:
    """Values for some of the names of a tree."""
    members = {key: of(member, key) for key, member in tree.members.items()}
    return st.fixed_dictionaries({}, optional=members).map(lambda known: Record(**known))


def look_ups(values: Mapping[str, Any]) -> Any:
    """Looks up what a passage quotes: itself, a picture, a list, a number, nothing."""

    def look_up(where: Any, path: str) -> Any:
        return {"图": values.get("图"), "自己": where if isinstance(where, Prose) else None,
        "数": 7, "名单": values.get("名单"),
                "空": Missing(None, path)}.get(path)  # fmt: skip

    return look_up


def give(file: str) -> bytes | None:
    if file == "错.png":
        raise Unprintable("坏了")
    return PICTURES.get(file)


OPTIONS = st.fixed_dictionaries(
    {"pictures": st.sampled_from((None, give)), "describe": st.sampled_from((None, path_of))},
    optional={
        "title": TEXTS,
        "creator": TEXTS,
        "pages": st.builds(dict, _Ref99=TEXTS),
        "look_up": st.none(),
    },
)


def document(filler: Filler, values: Mapping[str, Any], **options: Any) -> bytes:
    """The document, sound and the same from both ways to fill."""
    filled = filler.fill(values, **options)
    file = io.BytesIO()
    missing = filler.write(values, file, **options).missing
    assert filled.data == file.getvalue()
    assert len(filled.missing) == len(missing)
    assert [] == faults_of(filled.data)
    return filled.data


def as_shown(text: str) -> str:
    """A text as a reader of the document gets it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", lines)


def shown(data: bytes) -> str:
    """Everything that the document shows, parts in a row."""
    return re.sub(r"^\[.*?\] ", "", view(data), flags=re.MULTILINE)
