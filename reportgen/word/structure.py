"""Do the tags form blocks, and does every expression mean something? All faults at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import attrs
from jinja2 import nodes

from reportgen.word import grammar
from reportgen.word.expressions import parse_expression, root_names
from reportgen.word.faults import Fault
from reportgen.word.grammar import LOOP, Faulty
from reportgen.word.merging import Merge
from reportgen.word.names import PICTURE, PROSE, RECORD, Names, Unsure
from reportgen.word.notation import w
from reportgen.word.ooxml import TBL, TC, Element, P, nearest, text_of
from reportgen.word.tags import MERGE, REMARK, Marks, Tag, holder

#: How many blocks may stand in one another: Python compiles no more than twenty loops.
DEEPEST = 16
#: After so many faults the rest is passed over, so that a hostile template cannot keep us busy.
MOST_FAULTS = 300
_ENDS = {"endif": "if", "endfor": "for"}
_WORDS = {"p": "段落", "tr": "表格行", "tc": "单元格"}
_ROWS = ("for", "tr")
_SINGLE_EQUALS = re.compile("(?<![=!<>＝])[=＝](?![=＝])")
_LOST = tuple(w(name) for name in ("drawing", "pict", "object", "footnoteReference",
                                   "endnoteReference", "fldChar", "fldSimple"))  # fmt: skip


@attrs.define
class _Block:
    """A block that has been opened: its tag, the place its parts must share, its names."""

    tag: Tag
    where: tuple[str, Element | None]
    scope: dict[str, Names]
    has_else: bool = False
    by_alias: bool = False


class Checker:
    """Goes through a part's tags in order and keeps what each compiles to."""

    def __init__(self, names: Names, marks: Marks) -> None:
        """``names`` is the tree of everything a template may ask for."""
        self._names = names
        self._marks, self._sources = marks, marks.sources
        self._open: list[_Block] = []
        self.faults: list[Fault] = []
        self.roots: set[str] = set()
        #: The cells of the part under way that merge.
        self.merges: list[Merge] = []
        #: The numbers of the tags that print passages.
        self.passages: set[int] = set()

    def part(self, tags: Iterable[Tag]) -> None:
        """Check one part's tags."""
        self.merges = []
        for tag in tags:
            if len(self.faults) >= MOST_FAULTS:
                break
            self.faults += self._placed(tag)
            self._checks.get(tag.word, self._closing)(tag)
        for block in self._open:
            end = "endif" if block.tag.word == "if" else "endfor"
            remedy = f"请在块的末尾加上 {{%{block.tag.level} {end} %}}"
            self.faults.append(block.tag.fault("T07", "块没有结束", remedy))
        self._open.clear()

    @property
    def _checks(self) -> dict[str, Callable[[Tag], None]]:
        """What is asked of a tag by its word; other words close blocks."""
        return {
            "": self._output,
            "if": self._opening,
            "for": self._opening,
            "elif": self._middle,
            "else": self._middle,
            MERGE: self._merge,
            REMARK: _pass,
        }

    def take_faults(self) -> list[Fault]:
        """The faults found since the last time."""
        taken, self.faults = self.faults, []
        return taken

    @property
    def _scope(self) -> dict[str, Names]:
        return self._open[-1].scope if self._open else {}

    def _placed(self, tag: Tag) -> Iterator[Fault]:
        if not tag.level:
            return
        held, words = holder(tag.paragraph, tag.level), _WORDS[tag.level]
        if held is None:
            remedy = f"不在表格里的整段标签写 {{%p {tag.word} … %}}"
            yield tag.fault("T09", f"{{%{tag.level} 要写在表格里", remedy)
            return
        text = "".join(text_of(inner) for inner in held.iter(P)).strip()
        inner_tables = [inner for inner in held.iter(TBL) if inner is not held]
        if text != tag.mark or inner_tables or next(held.iter(*_LOST), None) is not None:
            message = f"{{%{tag.level} 标签代表整个{words}，{words}里的其他内容会丢失"
            yield tag.fault("T09", message, f"请让标签独占一个{words}")

    def _output(self, tag: Tag) -> None:
        parsed = self._parse(tag, tag.expression)
        if parsed is not None:
            self._guard(tag, lambda: self._print(tag, parsed[0]))
            self._marks.set_output(tag.number, parsed[1], grammar.asked(parsed[0], self._scope))

    def _print(self, tag: Tag, expression: nodes.Expr) -> None:
        if grammar.printed(expression, self._scope, self._names).kind in (PROSE, RECORD, PICTURE):
            self.passages.add(tag.number)

    def _merge(self, tag: Tag) -> None:
        cell, loop = nearest(tag.paragraph, TC), self._row_loop(tag)
        if cell is None or loop is None or tag.level:
            remedy = "请写成 {% 合并 行.一级 %}，放在 {%tr for … %} 循环的单元格里"
            self.faults.append(tag.fault("T19", "“合并”要写在逐行重复的表格的单元格里", remedy))
            return
        if any(nearest(other.tag.paragraph, TC) is cell for other in self.merges):
            self.faults.append(tag.fault("T19", "一个单元格只能合并一次", "请删去一个“合并”"))
            return
        parsed = self._parse(tag, tag.expression)
        if parsed is not None:
            self._guard(tag, lambda: grammar.node(parsed[0], self._scope, self._names))
            self.merges.append(Merge(tag, parsed[1], loop))

    def _row_loop(self, tag: Tag) -> Tag | None:
        """The outermost loop that repeats rows of the table the tag stands in."""
        table = nearest(tag.paragraph, TBL)
        loops = (block.tag for block in self._open if (block.tag.word, block.tag.level) == _ROWS)
        return next((loop for loop in loops if nearest(loop.paragraph, TBL) is table), None)

    def _opening(self, tag: Tag) -> None:
        block = _Block(tag, _where(tag), dict(self._scope))
        if len(self._open) == DEEPEST:
            remedy = "请把模板写得平一些"
            self.faults.append(tag.fault("T07", f"块套了{DEEPEST}层以上", remedy))
        if tag.word == "if":
            self._condition(tag)
        else:
            self._guard(tag, lambda: self._loop(tag, block))
        self._open.append(block)

    def _loop(self, tag: Tag, block: _Block) -> None:
        variable, text = grammar.looped_name(tag)
        block.scope |= {"loop": LOOP, "循环": LOOP, variable: Unsure()}
        if self._names.member(variable) is not None:
            raise Faulty("T14", f"循环变量“{variable}”与数据中的名称相同", "请换一个名称")
        parsed = self._parse(tag, text)
        if parsed is None:
            return
        block.scope[variable] = grammar.loop(parsed[0], self._scope, self._names)
        self._sources[tag.number] = f"{{% for {variable} in ({parsed[1]})|_rows(_fill) %}}"

    def _middle(self, tag: Tag) -> None:
        if not self._open or self._open[-1].tag.word != "if":
            remedy = "请检查前面的 if 和 endif"
            self.faults.append(tag.fault("T07", f"{tag.word} 不在 if 块里", remedy))
            return
        block = self._open[-1]
        self._same_place(tag, block)
        if block.has_else:
            self.faults.append(tag.fault("T07", "else 之后不能再有分支", "else 要写在最后"))
        block.has_else = tag.word == "else"
        if tag.word == "elif":
            self._condition(tag)
        else:
            self._sources[tag.number] = "{% else %}"

    def _closing(self, tag: Tag) -> None:
        if not self._open:
            remedy = "请删除，或补上开始标签"
            self.faults.append(tag.fault("T07", f"{tag.word} 没有对应的开始标签", remedy))
            return
        if self._open[-1].tag.word != _ENDS[tag.word]:
            message = f"{tag.word} 与 {self._open[-1].tag.source} 不成对"
            self.faults.append(tag.fault("T07", message, "块要先开的后关"))
            if _ENDS[tag.word] not in [opened.tag.word for opened in self._open]:
                return
            while self._open[-1].tag.word != _ENDS[tag.word]:
                self._open.pop()
        block = self._open.pop()
        self._same_place(tag, block)
        if block.by_alias:
            self._sources[block.tag.number] += "{% set 循环 = loop %}"
        self._sources[tag.number] = f"{{% {tag.word} %}}"

    def _same_place(self, tag: Tag, block: _Block) -> None:
        if _where(tag) == block.where:
            return
        if tag.level != block.tag.level:
            message = f"块以 {block.tag.source} 开始，这里却是 {tag.source}"
            remedy = "开始、分支和结束标签要用同一种写法（都用{%、都用{%p或都用{%tr）"
        elif not tag.level and tag.paragraph is not block.tag.paragraph:
            message = "块从一个段落开始，到另一个段落结束"
            remedy = "跨段的块请用 {%p … %}，各占一段"
        elif not tag.level:
            message = "块的开始和结束不在同一个超链接、内容控件或正文里"
            remedy = "请都移到里面，或都移到外面"
        else:
            message, remedy = "块的开始和结束不在同一个表格、单元格或正文里", "请移到一处"
        self.faults.append(tag.fault("T08", message, remedy))

    def _condition(self, tag: Tag) -> None:
        parsed = self._parse(tag, tag.expression)
        if parsed is not None:
            self._guard(tag, lambda: grammar.condition(parsed[0], self._scope, self._names))
            self._sources[tag.number] = f"{{% {tag.word} ({parsed[1]}) %}}"

    def _parse(self, tag: Tag, text: str) -> tuple[nodes.Expr, str] | None:
        parsed = parse_expression(text) if text else None
        if parsed is None:
            remedy = "请检查括号、引号和标点是否为英文半角，名称之间用英文句点"
            if _SINGLE_EQUALS.search(text):
                remedy = '比较用两个等号，如 等次 == "优"'
            message = f"“{text}”不能识别" if text else f"{tag.word} 后面没有条件"
            self.faults.append(tag.fault("T02", message, remedy))
            return None
        roots = set(root_names(parsed[0]))
        self.roots.update(roots - set(self._scope))
        if "循环" in roots:
            for block in self._open[::-1]:
                if block.tag.word == "for":
                    block.by_alias = True
                    break
        return parsed

    def _guard(self, tag: Tag, action: Callable[[], object]) -> None:
        try:
            action()
        except Faulty as fault:
            self.faults.append(tag.fault(*fault.args))


def _pass(tag: Tag) -> None:
    """A remark says nothing."""


def _where(tag: Tag) -> tuple[str, Element | None]:
    """What the tags of one block must share: level, and the element they are children of."""
    if not tag.level:
        run = tag.text.getparent()
        return "", None if run is None else run.getparent()
    held = holder(tag.paragraph, tag.level)
    return tag.level, None if held is None else held.getparent()
