"""The department (部门): who reports, with its posts and duties."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model import fields as f
from reportgen.model.fields import Kind, derived
from reportgen.model.listing import Listing
from reportgen.model.record import record
from reportgen.prose import Prose


@record("机构", main="name")
class Unit:
    """An organ of the department."""

    name: str = f.text("名称", "机构名称", required=True)
    category: str | None = f.open_choice(
        "类别", "机构的类别，按此分类计数", "行政单位", "参公事业单位", "全额拨款事业单位"
    )
    funding: str | None = f.open_choice("经费保障", "经费来源", "财政全额供给")
    rank: str | None = f.open_choice("级别", "机构级别", "正科级", "副科级")


@record("内设机构", main="name")
class Division:
    """A division within the department."""

    name: str = f.text("名称", "内设机构名称", required=True)
    duties: Prose | None = f.prose("职责", "内设机构的职责")


@record("机构类")
class UnitGroup:
    """The department's organs of one category."""

    category: str = f.text("类别", "机构的类别", required=True)
    units: Listing[Unit] = f.list_of(Unit, "机构", "这一类的机构", required=True, keys=("name",))

    @derived("个数", Kind.COUNT, "这一类机构的个数", unit="个")
    def size(self) -> int:
        """How many organs there are."""
        return len(self.units)

    @derived("名称串", Kind.TEXT, "各机构名称，以顿号连接")
    def names(self) -> str:
        """The organs' names, joined."""
        return "、".join(unit.name for unit in self.units)


class UnitTable(Listing[Unit]):
    """Organs, quoted by name, else selected by their category or by how they are funded."""

    def find(self, name: str) -> Unit | Listing[Unit] | None:
        """The organ of that name, else those of that category or funding."""
        quoted = self.quoted(name)
        if quoted is not None:
            return quoted
        found = self.like(unit for unit in self if name in (unit.category, unit.funding))
        return found if found or not self else None


@record("人数")
class PostLine:
    """A number of people or posts of one category."""

    category: str = f.open_choice(
        "类别", "人员或编制的类别", "行政", "参公", "事业", "工勤", required=True
    )
    count: int = f.count("人数", "人数", unit="人", required=True)
    rank: str | None = f.open_choice("级别", "职务级别", "正科级", "副科级")
    note: str | None = f.text("说明", "其他说明")


def _posts(key: str, help: str) -> Listing[PostLine] | None:
    posts: Listing[PostLine] | None = f.list_of(
        PostLine, key, help, keys=("category",), short=("category", "count")
    )
    return posts


#: Who no longer works (离退休): by law two kinds.
_RETIRED = frozenset({"离休", "退休"})


def _sum(rows: Iterable[PostLine] | None) -> int | None:
    return None if rows is None else sum(row.count for row in rows)


@record("部门", main="name")
class Department:
    """The reporting department."""

    name: str = f.text("名称", "单位全称，与印章一致", required=True)
    short_name: str | None = f.text("简称", "规范简称；空着时用全称")
    region: str = f.text("地区", "所在行政区，如泸水市", required=True)
    region_code: str | None = f.text("行政区划代码", "GB/T 2260 代码")
    level: str | None = f.choice("行政级别", "部门所在的政府级次", "省", "市", "县", "乡")
    rank: str | None = f.open_choice("机构规格", "机构规格", "正科级", "正处级")
    government: str | None = f.text("所属政府", "所属的人民政府")
    finance_bureau: str | None = f.text("财政部门", "同级财政部门名称")
    finance_section: str | None = f.text("财政业务科室", "对口的财政业务科室")
    duties: Listing[Prose] = f.list_of(Kind.PROSE, "主要职责", "一条一项，不写序号", required=True)
    units: Listing[Unit] | None = f.list_of(
        Unit, "机构", "部门本级和下属单位", view=UnitTable, keys=("name",), group="category"
    )
    divisions: Listing[Division] | None = f.list_of(
        Division, "内设机构", "内设机构（股室）", keys=("name",)
    )
    division_count: int | None = f.count(
        "内设机构数", "内设机构个数；逐个列出的可以空着", unit="个"
    )
    leadership_posts: Listing[PostLine] | None = _posts("领导职数", "各级领导职数")
    authorised_posts: Listing[PostLine] | None = _posts("编制", "各类编制数")
    staff: Listing[PostLine] | None = _posts("实有人员", "年末各类在职人数")
    retirees: Listing[PostLine] | None = _posts("离退休人员", "年末离休、退休人数")
    retired_in_year: int | None = f.count(
        "当年退休人数", "本年度内退休的人数，不是年末数", unit="人"
    )

    @derived("机构数", Kind.COUNT, "机构的个数", unit="个", made_of="机构")
    def unit_count(self) -> int | None:
        """How many organs the department has."""
        return None if self.units is None else len(self.units)

    @derived("机构分类", Kind.LIST, "机构按类别分组，按填报顺序", item=UnitGroup, made_of="机构")
    def unit_groups(self) -> tuple[UnitGroup, ...] | None:
        """The organs by category, in the order in which categories first appear."""
        units = self.units
        return None if units is None else units.once("_groups", lambda: _unit_groups(units))

    @derived(
        "内设机构总数",
        Kind.COUNT,
        "内设机构数；没有填的，列出的个数",
        unit="个",
        made_of="内设机构数",
    )
    def division_total(self) -> int | None:
        """The number of divisions as entered, else as listed."""
        listed = None if self.divisions is None else len(self.divisions)
        return self.division_count if self.division_count is not None else listed

    @derived("内设机构名称串", Kind.TEXT, "内设机构名称，以顿号连接", made_of="内设机构")
    def division_names(self) -> str | None:
        """The divisions' names, joined."""
        return "、".join(one.name for one in self.divisions) if self.divisions else None

    @derived("编制总数", Kind.COUNT, "各类编制之和", unit="名", made_of="编制")
    def authorised_total(self) -> int | None:
        """The sum of authorised posts."""
        return _sum(self.authorised_posts)

    @derived("实有总数", Kind.COUNT, "各类在职人员之和", unit="名", made_of="实有人员")
    def staff_total(self) -> int | None:
        """The sum of staff."""
        return _sum(self.staff)

    @derived("离退休总数", Kind.COUNT, "离休、退休人数之和；只填其中一类的不知道", unit="名",
             made_of="离退休人员")  # fmt: skip
    def retirees_total(self) -> int | None:
        """The sum of retirees at year end; unknown where only one of the two kinds is given."""
        kinds = {line.category for line in self.retirees or ()}
        return None if len(kinds & _RETIRED) == 1 else _sum(self.retirees)

    @derived("规范简称", Kind.TEXT, "简称；没有的用全称")
    def called(self) -> str:
        """The short name, or the full name where there is none."""
        return self.short_name or self.name


def _unit_groups(units: Listing[Unit]) -> tuple[UnitGroup, ...]:
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        groups.setdefault(unit.category or "机构", []).append(unit)
    return tuple(UnitGroup(category=name, units=units.like(own)) for name, own in groups.items())
