"""Items of title and text (条目), and achievements in figures (成效)."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.amounts import Change, Quantity
from reportgen.model import fields as f
from reportgen.model.fields import Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.record import record, viewed
from reportgen.prose import Phrase, Prose


@record("条目", main="content")
class Point:
    """An item of title and text: a task, an objective, a problem, a suggestion and the like."""

    category: str | None = f.open_choice("类别", "条目的类别", "总体目标", "年度目标", "主要任务")
    title: str | None = f.text("标题", "条目的标题，不写序号，句末不加标点", ends="。；：，")
    content: Prose | None = f.prose("内容", "条目的正文")
    result: Prose | None = f.prose("完成情况", "目标或任务的完成情况")


@record("条目组")
class PointGroup:
    """The items of one category."""

    category: str | None = f.text("类别", "条目的类别；没有填类别的空着")
    points: Listing[Point] = f.list_of(
        Point, "条目", "这一类的条目", required=True, keys=("title",)
    )

    def __iter__(self) -> Iterator[Point]:
        """The items: where a list is meant, a group stands for what is in it."""
        return iter(self.points)


@viewed("条目表")
class PointTable(Listing[Point]):
    """Items, with their categories as groups: no category is left out."""

    @derived("分类", Kind.LIST, "按类别分组，按填报顺序", item=PointGroup)
    def groups(self) -> tuple[PointGroup, ...]:
        """The items by category, in the order in which categories first appear."""
        return self.once("_groups", self._grouped)

    @derived("全文", Kind.LIST, "逐条的标题和内容连写：标题。内容", item=Kind.PROSE)
    def in_full(self) -> tuple[Phrase | Prose | None, ...]:
        """Each item with its title before it, where it has one."""
        return tuple(
            Phrase(f"{one.title}。", one.content) if one.title else one.content for one in self
        )

    def _grouped(self) -> tuple[PointGroup, ...]:
        found: dict[str | None, list[Point]] = {}
        for item in self:
            found.setdefault(item.category, []).append(item)
        return tuple(
            PointGroup(category=category, points=self.like(own)) for category, own in found.items()
        )


def points(key: str, help: str) -> PointTable | None:
    """A list of items that can be selected by category or quoted by title."""
    items: PointTable | None = f.list_of(
        Point, key, help, view=PointTable, keys=("title",), group="category"
    )
    return items


@record("成效", main="figure")
class Statistic:
    """An achievement in figures that is printed more than once or compared with last year."""

    name: str = f.text("名称", "名称，在正文中引用", required=True)
    unit: str = f.text("单位", "计量单位，如起、人、处", required=True)
    value: Quantity = f.quantity("本年", "本年的数", required=True)
    previous: Quantity | None = f.quantity("上年", "上年的数")
    whole: Quantity | None = f.quantity("总数", "应当完成的总数，用来计算完成比例")
    timely: Quantity | None = f.quantity("及时完成数", "按时完成的数，用来计算完成及时率")
    qualified: Quantity | None = f.quantity("达标数", "质量达到标准的数，用来计算质量达标率")
    as_of: str | None = f.text("截止时间", "数据截止到什么时候")
    note: str | None = f.text("说明", "其他说明")

    @derived("本年数", Kind.TEXT, "本年的数和单位，如8起")
    def figure(self) -> str:
        """The figure with its unit: 8起."""
        return f"{self.value}{self.unit}"

    @derived("上年数", Kind.TEXT, "上年的数和单位")
    def previous_figure(self) -> str | None:
        """Last year's figure with its unit."""
        return None if self.previous is None else f"{self.previous}{self.unit}"

    @derived("增减", Kind.TEXT, "本年与上年相差多少，带单位，不带正负号")
    def difference(self) -> str | None:
        """By how much the figure changed, without its sign: 9起; None for approximate figures."""
        if self.previous is None:
            return None
        difference = Change(self.value, self.previous).difference
        if not isinstance(difference, Quantity):
            return None
        return f"{abs(difference.value):f}{self.unit}"
