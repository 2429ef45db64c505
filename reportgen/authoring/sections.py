"""The sections of a new template: each heading with what was found for it, and its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportgen.authoring.blocks import all_blocks
from reportgen.authoring.composing import Wording, composed, expanded
from reportgen.authoring.matching import Match, matches
from reportgen.authoring.outline import Heading, Outline
from reportgen.word.building import Paragraph, Table

#: What stands in a section for which nothing was found, so that its author sees it.
PENDING = "【待定：{title}】"
_NOTE = (
    "{{# 待定：“{title}”没有找到合适的数据块，请写上标签或文字，再删去这一段和下面的待定。{hint}#}}"
)
_PATH = re.compile(
    "(?:自评|评价|项目|部门|收支|文字|文件|固定资产|主要任务|绩效[一-龥]*)"
    r"(?:\.[一-龥]+)*"
)
_TAG = re.compile(r"\{[{%].*?[%}]\}")
_RUN_IN = re.compile(r"^\*\*(.+?)\*\*(.*)")
_BRACKETED = re.compile("（.*）")
_NO_TAG_SIGNS = re.compile(r"[{}%#]")


@attrs.frozen
class Section:
    """A heading and what was found for it. One with headings below has nothing of its own.

    ``elsewhere`` is what would be the same once more: its name, and the heading that it was given.
    """

    heading: Heading
    found: tuple[Match, ...]
    is_parent: bool
    lines: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...] = ()

    @property
    def is_matched(self) -> bool:
        """Whether nothing is left to choose here."""
        return self.is_parent or bool(self.found)

    @property
    def certainty(self) -> int | None:
        """How certain the least certain block is; None where there is none."""
        return min((one.certainty for one in self.found), default=None)

    @property
    def shown(self) -> str:
        """What was found, in words."""
        if self.is_parent:
            return "（由下级标题写）"
        own = "、".join(one.name for one in self.found) or "待定"
        told = "；".join(f"“{name}”已在“{title}”一节" for name, title in self.elsewhere)
        return f"{own}（{told}）" if told else own

    @property
    def paths(self) -> list[str]:
        """The data that the section prints, each once."""
        tags = " ".join(tag for line in self.lines for tag in _TAG.findall(line))
        found = (path for path in _PATH.findall(tags) if "." in path or path in tags)
        return list(dict.fromkeys(path for path in found if path not in ("项目", "部门", "文字")))


def sections_of(outline: Outline, wording: Wording) -> list[Section]:
    """Every heading of the outline with its blocks and their template lines.

    What several headings would print alike is given once, to the one that it is surest of.
    """
    found = [_found(outline, at, wording) for at in range(len(outline.headings))]
    owners: dict[object, tuple[int, int]] = {}
    for at, ones in enumerate(found):
        for one in ones:
            key = _content(one, outline.headings[at], wording)
            owners[key] = max(owners.get(key, (0, 0)), (one.certainty, -at))
    return [_section(outline, at, found[at], owners, wording) for at in range(len(found))]


def _found(outline: Outline, at: int, wording: Wording) -> list[Match]:
    if outline.is_parent(at):
        return []
    one = outline.headings[at]
    return matches(one.title, wording.subject, outline.above(at), one.hint, wording.evaluation)


def _content(one: Match, heading: Heading, wording: Wording) -> object:
    """What a block prints under a heading; some print what the heading names."""
    if one.block is None:
        return one.passage
    return tuple(expanded(one.block.lines, all_blocks(), wording.of(heading.title)))


def _section(
    outline: Outline,
    at: int,
    found: Sequence[Match],
    owners: Mapping[object, tuple[int, int]],
    wording: Wording,
) -> Section:
    heading = outline.headings[at]
    if outline.is_parent(at):
        return Section(heading, (), True, ())
    placed = [(one, -owners[_content(one, heading, wording)][1]) for one in found]
    own = [one for one, owner in placed if owner == at]
    elsewhere = [(one.name, outline.headings[owner].title) for one, owner in placed if owner != at]
    lines: list[str] = []
    for one in own:
        lines += _lines(one, heading, wording, len(own), bool(lines))
    lines = lines or list(_pending(heading, elsewhere))
    return Section(heading, tuple(own), False, tuple(lines), tuple(elsewhere))


def _lines(
    one: Match, heading: Heading, wording: Wording, together: int, is_further: bool
) -> Iterator[str]:
    if one.block is None:
        yield f"{{{{ {one.passage} }}}}"
        return
    lines = expanded(one.block.lines, all_blocks(), wording.of(heading.title))
    if one.block.lead and together > 1:
        yield one.block.lead
    elif is_further and _opens_list(lines):
        yield f"{_BRACKETED.sub('', one.name)}："
    # Heads would count on from block to block; items begin again behind each paragraph.
    yield from (_RUN_IN.sub(r"- \1\2", line) for line in lines) if together > 1 else lines


def _opens_list(lines: Sequence[str]) -> bool:
    """Whether items stand first, which would count on from those of the block before."""
    first = next((line for line in lines if not line.startswith("{%p")), "")
    return first.startswith(("- ", "**"))


def _pending(heading: Heading, elsewhere: Sequence[tuple[str, str]]) -> Iterator[str]:
    title = _NO_TAG_SIGNS.sub("", heading.title)
    hint = _NO_TAG_SIGNS.sub("", heading.hint)
    told = f"通知的要求：{hint}" if hint else ""
    for name, other in elsewhere:
        told += f"数据块“{name}”已用在“{_NO_TAG_SIGNS.sub('', other)}”一节，不再重复。"
    yield _NOTE.format(title=title, hint=told)
    yield PENDING.format(title=title)


def body_of(sections: list[Section], title: str, wording: Wording) -> list[Paragraph | Table]:
    """The whole template: title (with its year), sections, attachments and signature."""
    blocks = all_blocks()
    of = "{{ 项目.名称 }}" if wording.subject == "项目" else "{{ 部门.名称 }}"
    body = composed(blocks.opening.splitlines(), 0)
    body += [
        Paragraph.plain("Title", title),
        Paragraph.plain("单位名称", f"（{of}）"),
    ]
    for section in sections:
        level = section.heading.level
        body.append(Paragraph.plain(f"标题 {level}", section.heading.printed))
        body += composed(section.lines, level)
    return body + composed(blocks.closing.splitlines(), 0)
