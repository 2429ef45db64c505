"""A style's level in a numbering scheme: what its numbers look like, printed and typed."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from reportgen.amounts import Scheme


@attrs.frozen
class Level:
    """A place in a numbering scheme: the scheme and the level, from 1."""

    scheme: Scheme
    level: int
    _numbers: re.Pattern[str] = attrs.field(init=False, eq=False, repr=False)
    #: What stands between a number and its text: a blank after 图1, nothing after 一、 or ①.
    gap: str = attrs.field(init=False, eq=False, repr=False)

    @_numbers.default
    def _pattern(self) -> re.Pattern[str]:
        return _numbers_of(self.scheme)

    @gap.default
    def _blank(self) -> str:
        own = self.scheme.levels[self.level - 1]
        return "\u3000" if own.prefix and not own.suffix else ""

    @property
    def stop(self) -> str:
        """What ends a number and is left out where one refers to it: 、 of 一、, none of （一）."""
        suffix = self.scheme.levels[self.level - 1].suffix
        return suffix[len(suffix.rstrip("、.．")) :]

    def typed(self, text: str) -> str:
        """The number that someone has typed before the text, in any form of the scheme."""
        found = self._numbers.match(text)
        return found.group() if found else ""


_NUMERALS = {
    "一": "[一二三四五六七八九十百]{1,5}", "壹": "[壹贰叁肆伍陆柒捌玖拾佰]{1,5}", "1": "[0-9]{1,2}",
    "１": "[0-9０-９]{1,2}", "①": "[①-⑳㉑-㉟㊱-㊿]", "A": "[A-Z]", "a": "[a-z]", "I": "[IVXLC]+",
    "i": "[ivxlc]+", "甲": "[甲乙丙丁戊己庚辛壬癸]",
}  # fmt: skip
_SAME_MARKS = {"（": "[（(]", "）": "[）)]", ".": "[.．、]", "．": "[.．、]", "、": "[.．、]"}


@lru_cache(maxsize=256)
def _numbers_of(scheme: Scheme) -> re.Pattern[str]:
    """Numbers of a scheme as people type them; ``1.5公里`` and ``一、二级`` are none."""
    # Word's own captions have a blank: 图 1.
    forms = [
        "".join(rf"{_mark(mark)}\s*" for mark in level.prefix)
        + _NUMERALS[level.kind]
        + "".join(rf"\s*{_mark(mark)}" for mark in level.suffix)
        for level in scheme.levels
        if level.prefix or level.suffix or level.kind == "①"
    ]
    return re.compile(f"(?:{'|'.join(forms)})(?![0-9一二三四五六七八九十])" if forms else "(?!)")


def _mark(mark: str) -> str:
    return _SAME_MARKS.get(mark, re.escape(mark))
