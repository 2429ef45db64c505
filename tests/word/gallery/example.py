"""What a document of the gallery consists of, and the data that most of them are filled with."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import attrs

from reportgen.amounts import Scheme
from reportgen.prose import Picture, Prose, parse
from reportgen.word import Filler, Level, Missing, Printer, Settings, compile_template, names

from ..sample import NAMES, TEXT, Record, Tree, listed, project, read, values
from .pictures_made import PICTURES

BODY = Scheme.parse("正文", ["一、", "（一）", "1.", "（1）"])
LIST = Scheme.parse("列项", ["1."], is_list=True)
FIGURE, TABLE = Scheme.parse("图", ["图1"]), Scheme.parse("表", ["表1"])
LEVELS = {
    "标题 1": Level(BODY, 1), "标题 2": Level(BODY, 2), "标题 3": Level(BODY, 3),
    "标题 4": Level(BODY, 4), "段首三级": Level(BODY, 3), "段首四级": Level(BODY, 4),
    "列项": Level(LIST, 1), "图题": Level(FIGURE, 1), "表题": Level(TABLE, 1),
}  # fmt: skip
REPORT = Settings(
    printer=Printer("万元"), levels=LEVELS, headings=("标题 2", "标题 3"), items="列项",
    table="表格", cell="表格文字", head="表头", picture="图", caption="图题",
)  # fmt: skip

_PICTURE, _NODE = Tree(names.PICTURE), Tree(names.RECORD, {"名称": TEXT})
TREE = Tree(names.RECORD, {
    **NAMES.members, "图": _PICTURE, "另图": _PICTURE, "图片": Tree(names.LIST, {}, _PICTURE),
    "指标": listed(一级=_NODE, 二级=_NODE, 名称=TEXT),
    "组": listed(名称=TEXT, 图=_PICTURE, 行=listed(名称=TEXT, 节=_NODE)),
})  # fmt: skip
DRILL, ROAD = Picture("a.jpg", "消防演练"), Picture("c.png", "道路")
#: What references in passages name.
QUOTED: Mapping[str, Any] = {"单位": "甲县乙局", "演练": DRILL, "道路": ROAD,
                             "摘要": parse("引文**重点**。")}  # fmt: skip


def data(**changes: Any) -> dict[str, Any]:
    """Every value, some of them changed."""
    first, second = Record(名称="产出"), Record(名称="效益")
    number, quality, good = (Record(名称=name) for name in ("数量", "质量", "社会"))
    rows = ((first, number, "条数"), (first, number, "里程"), (first, quality, "合格率"),
            (second, good, "满意度"))  # fmt: skip
    known = values(
        图=DRILL, 另图=ROAD, 图片=(Picture("a.jpg", "甲景"), Picture("b.jpg", "乙景")),
        指标=tuple(Record(一级=one, 二级=two, 名称=three) for one, two, three in rows),
        组=(), 项目列表=(project("修路", "10", "勘测", "施工"), project("架桥", "20.5")),
    )  # fmt: skip
    return known | changes


@attrs.frozen(slots=False)
class Example:
    """A template, what it is filled with, and the text that must come out.

    ``text`` has a line for each paragraph and each row of a table, as ``reading`` spells them.
    ``pages`` are the page numbers of headings, by their texts.
    """

    template: bytes
    text: str
    values: Mapping[str, Any] = attrs.field(factory=data)
    settings: Settings = REPORT
    tree: Tree = TREE
    pages: Mapping[str, str] = attrs.field(factory=dict)

    @cached_property
    def filler(self) -> Filler:
        return compile_template(self.template, self.settings, self.tree, read)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.text.strip("\n").split("\n")]

    def filled(self, values: Mapping[str, Any] | None = None, **options: Any) -> bytes:
        """The document, strict; with ``describe`` a draft."""
        given = self.values if values is None else values
        return self.filler.fill(given, look_up=_quoted, pictures=PICTURES.get, title="示例",
                                **options).data  # fmt: skip

    def fills(self) -> dict[str, bytes]:
        """Complete, with as little as possible, a draft of nothing at all, and one of all."""
        return {
            "full": self.filled(),
            "least": self.filled(least(dict(self.values))),
            "draft": self.filled({}, describe=_name),
            "complete draft": self.filled(describe=_name),
        }

    def missing(self) -> tuple[Missing, ...]:
        return self.filler.fill(self.values, look_up=_quoted, pictures=PICTURES.get).missing


def _name(missing: Missing) -> str:
    return missing.name


def _quoted(prose: Any, path: str) -> Any:
    return QUOTED.get(path)


def least(value: Any) -> Any:
    """As little of a value as there can be: no rows, nothing true, no words."""
    if isinstance(value, Prose):
        return parse("无")
    if isinstance(value, dict):
        return type(value)({name: least(inner) for name, inner in value.items()})
    return {tuple: (), bool: False, str: ""}.get(type(value), value)
