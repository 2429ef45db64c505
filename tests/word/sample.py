"""A small tree of names with values, and short ways to compile and fill."""

import datetime
import io
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any, ClassVar

import attrs
import docx as python_docx

from reportgen.amounts import Amount, Change, Points, Quantity, Rate, Scheme
from reportgen.errors import TemplateError
from reportgen.prose import parse
from reportgen.word import (
    Fault,
    Filled,
    Filler,
    Level,
    Missing,
    Printer,
    Settings,
    compile_template,
    names,
)

from . import making


@attrs.frozen
class Tree:
    """What a name means."""

    kind: str = names.RECORD
    members: Mapping[str, "Tree"] = attrs.field(factory=dict, hash=False)
    element: "Tree | None" = None
    shown: bool = True

    @property
    def printable(self) -> bool:
        return (self.shown and self.kind not in (names.LIST, names.RECORD)) or bool(self.element
               and self.kind == names.RECORD)  # fmt: skip

    def member(self, name: str) -> "Tree | None":
        return self.members.get(name)

    def item(self) -> "Tree | None":
        return self.element if self.kind == names.LIST else None

    def known(self) -> list[str]:
        return list(self.members)

    def used(self, how: str, arguments: object) -> None:
        """Nothing to note."""


def leaf(kind: str) -> Tree:
    return Tree(kind)


def listed(**members: Tree) -> Tree:
    return Tree(names.LIST, {}, Tree(names.RECORD, members))


TEXT, MONEY, PROSE = leaf(names.TEXT), leaf(names.MONEY), leaf(names.PROSE)
NAMES = Tree(names.RECORD, {
    "单位": TEXT, "地址": TEXT, "经费": MONEY, "上年经费": MONEY, "人数": leaf(names.COUNT),
    "年度": leaf(names.YEAR), "比例": leaf(names.RATE), "变动": leaf(names.CHANGE),
    "得分": leaf(names.POINTS), "受益": leaf(names.QUANTITY), "日期": leaf(names.DATE),
    "公开": leaf(names.YES_NO), "等次": leaf(names.CHOICE), "实际": leaf(names.VALUE),
    "正文": PROSE, "文字": Tree("文字", {"概况": PROSE, "问题": PROSE}),
    "部门": Tree(names.RECORD, {"名称": TEXT, "预算": MONEY, "领导": Tree(names.RECORD, {
        "姓名": TEXT})}),
    "名单": Tree(names.LIST, {}, TEXT), "段落": Tree(names.LIST, {}, PROSE),
    "项目列表": listed(名称=TEXT, 金额=MONEY, 说明=PROSE, 子项=listed(名称=TEXT)),
    "文件": Tree(names.RECORD, {}, TEXT),
})  # fmt: skip


class Record(dict[str, Any]):
    """A record by name; hashes by identity."""

    __hash__ = object.__hash__  # type: ignore[assignment]


class Paper(Record):
    """A record that prints as its main value."""

    __record__: ClassVar = SimpleNamespace(main="citation")

    @property
    def citation(self) -> Any:
        return self.get("引用")


def read(name: str) -> Callable[[Any], Any]:
    def of(owner: Any) -> Any:
        try:
            return owner[name]
        except (KeyError, TypeError):
            raise AttributeError(name) from None

    return of


def wan(text: str) -> Amount:
    return Amount.of(text, "万元")


def project(name: str, money: str = "10", *parts: str, about: str = "说明") -> Record:
    return Record(名称=name, 金额=wan(money), 说明=parse(about),
                  子项=tuple(Record(名称=part) for part in parts))  # fmt: skip


def values(**changes: Any) -> dict[str, Any]:
    """Every value of the tree, some of them changed; None takes one away."""
    known: dict[str, Any] = {
        "单位": "甲县乙局", "地址": "甲县",
        "经费": wan("1311.56"), "上年经费": wan("1200"), "人数": 12,
        "年度": 2024, "比例": Rate("95.58"), "变动": Change(wan("110"), wan("100")),
        "得分": Points(attrs.evolve(Rate("97")).value), "受益": Quantity("8", text="8万余"),
        "日期": datetime.date(2024, 5, 8), "公开": True, "等次": "优", "实际": "达标",
        "正文": parse("第一段\n第二段"), "文字": Record(概况=parse("概况一"), 问题=parse("无")),
        "部门": Record(名称="乙局", 预算=wan("99"), 领导=Record(姓名="丙")),
        "名单": ("甲", "乙", "丙"), "段落": (parse("一段"),),
        "项目列表": (project("修路", "10", "勘测", "施工"), project("架桥", "20.5")),
        "文件": Paper(引用="《通知》"),
    }  # fmt: skip
    return known | changes


HEADINGS = Scheme.parse("正文", ["一、", "（一）", "1.", "（1）"])
LIST = Scheme.parse("列项", ["1."], is_list=True)
ANNEX = Scheme.parse("附件", ["附件1"])
SETTINGS = Settings(
    printer=Printer("万元"),
    levels={"标题 1": Level(HEADINGS, 1), "标题2": Level(HEADINGS, 2), "heading 3":
            Level(HEADINGS, 3), "段首": Level(HEADINGS, 4), "列项": Level(LIST, 1)},
    headings=("标题 3",), items="列项", table="网格",
)  # fmt: skip
PLAIN = Settings(printer=Printer("万元"))


def compiled(template: bytes, settings: Settings = PLAIN, tree: Tree = NAMES) -> Filler:
    return compile_template(template, settings, tree, read)


def filled(*body: str, settings: Settings = PLAIN, given: Mapping[str, Any] | None = None,
           draft: bool = False, look_up: Any = None, **parts: Any) -> Filled:  # fmt: skip
    """Make a template of these paragraphs and fill it."""
    filler = compiled(making.docx(*body, **parts), settings)
    return filler.fill(values() if given is None else given, look_up=look_up,
                       describe=path_of if draft else None)  # fmt: skip


def printed(*body: str, **options: Any) -> list[str]:
    """The printed paragraphs."""
    return paragraphs(filled(*body, **options).data)


def line(text: str, **options: Any) -> str:
    """One paragraph, printed."""
    (only,) = printed(making.p(text), **options)
    return only


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(data).paragraphs]


def cells(data: bytes, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in opened(data).tables[number].rows]


def opened(data: bytes) -> Any:
    return python_docx.Document(io.BytesIO(data))


def body_xml(data: bytes) -> str:
    xml = making.unzipped(data)["word/document.xml"].decode()
    return xml[xml.index("<w:body>") + len("<w:body>") : xml.rindex("<w:sectPr")]


def faults(*body: str, settings: Settings = PLAIN, **parts: Any) -> list[Fault]:
    """The faults of a template of these paragraphs."""
    try:
        compiled(making.docx(*body, **parts), settings)
    except TemplateError as error:
        return list(error.faults)
    return []


def codes(*body: str, **options: Any) -> list[str]:
    return [fault.code for fault in faults(*body, **options)]


def code(text: str) -> str:
    """The one fault of a paragraph."""
    (only,) = codes(making.p(text))
    return only


def path_of(missing: Missing) -> str:
    inner = path_of(missing.owner) + "." if isinstance(missing.owner, Missing) else ""
    return inner + missing.name


def missing_in(*body: str, **options: Any) -> list[str]:
    return [path_of(one) for one in filled(*body, **options).missing]


def look_up_nothing(prose: Any, path: str) -> None:
    """A look-up that knows no path."""
