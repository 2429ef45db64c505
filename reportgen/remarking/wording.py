"""What a comment of a draft says of a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from reportgen.lazily import pattern
from reportgen.model import Path
from reportgen.word import Remark

#: So many findings that no output shows are written out at the title.
MOST_LISTED = 100
#: A quotation in a message: what a narrative says, perhaps cut off.
_QUOTED = pattern("“([^“”]+?)…?”")
_FIGURE = pattern(r"\d[\d,.]+\d(?:[万亿]?元|%|个百分点)?")


class Level(Protocol):
    """How grave a finding is."""

    @property
    def label(self) -> str:
        """The Chinese word."""


class Found(Protocol):
    """What of a finding a comment needs."""

    @property
    def code(self) -> str:
        """The rule's code."""

    @property
    def title(self) -> str:
        """The rule's title."""

    @property
    def severity(self) -> Level:
        """How grave it is."""

    @property
    def path(self) -> Path:
        """Where in the data."""

    @property
    def words(self) -> str:
        """The path for people."""

    @property
    def message(self) -> str:
        """A sentence with the figures."""

    @property
    def values(self) -> Mapping[str, Any]:
        """The figures by what they are."""

    @property
    def remedy(self) -> str:
        """What to do."""


def remark_of(finding: Found, *, is_in_passage: bool) -> Remark:
    """The remark beside what shows a finding; in a passage, on the words it speaks of."""
    where = f"{finding.words}：" if finding.words else ""
    return Remark(
        title=f"{finding.severity.label} {finding.code} {finding.title}",
        lines=(f"{where}{finding.message}。", f"怎么办：{finding.remedy}。"),
        words=tuple(dict.fromkeys(_spoken_of(finding))) if is_in_passage else (),
    )


def remark_above(unseen: Sequence[Found], beyond: int) -> list[Remark]:
    """The remark at the title: on findings that nothing shows, and how many others there are."""
    lines = [
        f"{one.severity.label} {one.code} {one.words}：{one.message}。怎么办：{one.remedy}。"
        for one in unseen[:MOST_LISTED]
    ]
    beyond += len(unseen[MOST_LISTED:])
    if beyond:
        lines.append(f"另有{beyond}处没有逐一批注，全部见 reportgen check。")
    if not lines:
        return []
    said = (
        f"检查发现{len(unseen)}处问题，本文没有印出所说的数据" if unseen else "检查发现的问题较多"
    )
    return [Remark(f"{said}：", tuple(lines))]


def _spoken_of(finding: Found) -> Iterator[str]:
    """Words of the narrative that a message repeats, the surest first."""
    quoted = sorted(_QUOTED.findall(finding.message), key=len, reverse=True)
    yield from (one for one in quoted if _FIGURE.search(one))
    yield from _FIGURE.findall(finding.message)
    yield from quoted
    yield from (one for one in finding.values.values() if isinstance(one, str))
