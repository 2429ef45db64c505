"""The sections of a new template: each heading with what was found for it, and its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
    """A heading and what was found for it. One with headings below has nothing of its own."""

    heading: Heading
    found: tuple[Match, ...]
    is_parent: bool
    lines: tuple[str, ...]

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
        return "、".join(one.name for one in self.found) or "待定"

    @property
    def paths(self) -> list[str]:
        """The data that the section prints, each once."""
        tags = " ".join(tag for line in self.lines for tag in _TAG.findall(line))
        found = (path for path in _PATH.findall(tags) if "." in path or path in tags)
        return list(dict.fromkeys(path for path in found if path not in ("项目", "部门", "文字")))


def sections_of(outline: Outline, wording: Wording) -> list[Section]:
    """Every heading of the outline with its blocks and their template lines."""
    return [_section(outline, at, wording) for at in range(len(outline.headings))]


def _section(outline: Outline, at: int, wording: Wording) -> Section:
    heading = outline.headings[at]
    if outline.is_parent(at):
        return Section(heading, (), True, ())
    found = matches(
        heading.title, wording.subject, outline.above(at), heading.hint, wording.evaluation
    )
    lines: list[str] = []
    for one in found:
        lines += _lines(one, heading, wording, len(found), bool(lines))
    return Section(heading, tuple(found), False, tuple(lines or _pending(heading)))


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


def _pending(heading: Heading) -> Iterator[str]:
    title = _NO_TAG_SIGNS.sub("", heading.title)
    hint = _NO_TAG_SIGNS.sub("", heading.hint)
    yield _NOTE.format(title=title, hint=f"通知的要求：{hint}" if hint else "")
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
