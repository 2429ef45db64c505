"""Money of consistent years: sources, classes, purchases and assets, from the top down."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

Data = dict[str, Any]


CENT = Decimal("0.01")


REGION = "某市"


NAME = "某市应急管理局"


FINANCE = "某市财政局"


FIRM = "某省正信会计师事务所（普通合伙）"


def to_cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def percent(part: Decimal, whole: Decimal) -> str:
    return f"{to_cents(part * 100 / whole)}%"


@st.composite
def split(draw: st.DrawFn, whole: Decimal, parts: int) -> list[Decimal]:
    """A whole in parts that add up to it exactly."""
    shares = [Decimal(draw(st.integers(1, 100))) for _ in range(parts)]
    made = [(whole * share / sum(shares)).quantize(CENT, "ROUND_DOWN") for share in shares]
    made[0] += whole - sum(made)
    return made


@st.composite
def parted(draw: st.DrawFn, whole: int, parts: int) -> list[int]:
    """A number of points in so many whole parts of at least one."""
    inner = st.integers(1, whole - 1)
    cuts = draw(st.lists(inner, min_size=parts - 1, max_size=parts - 1, unique=True))
    return [after - before for before, after in pairwise([0, *sorted(cuts), whole])]


class Money:
    """The file's unit: how an amount in 元 is printed, and what that is as a number."""

    def __init__(self, unit: str) -> None:
        self.unit = unit

    def number(self, yuan: Decimal) -> Decimal:
        return to_cents(yuan / 10_000 if self.unit == "万元" else yuan)

    def row(self, row: Data) -> Data:
        return {
            key: str(self.number(value) if isinstance(value, Decimal) else value)
            for key, value in row.items()
        }

    def text(self, yuan: Decimal) -> str:
        return f"{self.number(yuan)}{self.unit}"


Leaves = dict[tuple[str, str], dict[str, Decimal]]


@st.composite
def drawn_leaves(draw: st.DrawFn) -> Leaves:
    """What each source spends on each nature: spent ≤ received ≤ adjusted."""
    sources = ["一般公共预算", *draw(st.sampled_from([[], ["政府性基金预算"]]))]
    made: Leaves = {}
    for source in sources:
        natures = ("人员经费", "公用经费", "项目支出")
        for nature in natures if source == "一般公共预算" else natures[-1:]:
            spent = Decimal(draw(st.integers(20_000_00, 900_000_000))) / 100
            left = to_cents(spent * draw(st.sampled_from([0, 0, 1, 3, 8, 25])) / 100)
            slack = to_cents(spent * draw(st.integers(0, 6)) / 100)
            adjusted = spent + left + slack
            initial = to_cents(adjusted * draw(st.integers(70, 110)) / 100)
            if nature == "公用经费":
                initial = max(initial, spent)
            made[source, nature] = {
                "spent": spent, "received": spent + left, "adjusted": adjusted, "initial": initial,
                "last": to_cents(spent * draw(st.integers(70, 140)) / 100),
                "last_initial": to_cents(initial * draw(st.integers(70, 140)) / 100),
            }  # fmt: skip
    return made


def sum_of(leaves: Leaves, key: str, source: str = "", natures: tuple[str, ...] = ()) -> Decimal:
    cells = [
        row[key] for (one, nature), row in leaves.items()
        if source in ("", one) and (not natures or nature in natures)
    ]  # fmt: skip
    return sum(cells, Decimal(0))


KEYS = {
    "last_initial": "上年预算", "last": "上年决算", "initial": "年初预算", "adjusted": "全年预算",
    "received": "实际到位", "spent": "支出决算",
}  # fmt: skip


BASIC = ("人员经费", "公用经费")


@st.composite
def drawn_funds(draw: st.DrawFn, leaves: Leaves, money: Money) -> Data:
    """Stated totals over their parts; carry-over; classes, items, purchases."""
    sources = list(dict.fromkeys(source for source, _ in leaves))
    nodes: list[tuple[Data, str, tuple[str, ...]]] = [
        ({"支出性质": "合计"}, "", ()),
        ({"支出性质": "项目支出"}, "", ("项目支出",)),
    ]
    optional: list[tuple[Data, str, tuple[str, ...]]] = [
        ({"支出性质": "基本支出"}, "", BASIC),
        ({"资金来源": sources[0]}, sources[0], ()),
        ({"资金来源": sources[0], "支出性质": "基本支出"}, sources[0], BASIC),
        ({"资金来源": "财政拨款"}, "", ()),
    ]
    nodes += [node for node in optional if draw(st.booleans())]
    rows = []
    for names, source, natures in nodes:
        cells = {title: sum_of(leaves, key, source, natures) for key, title in KEYS.items()}
        if names == {"支出性质": "合计"}:
            carried = Decimal(draw(st.integers(0, 50_000_00))) / 100
            cells["上年结转"] = carried
            cells["年末结转结余"] = carried + cells["实际到位"] - cells["支出决算"]
            cells["全年预算"] += carried
        else:
            del cells["全年预算"]
            if draw(st.booleans()):
                del cells["上年预算"], cells["上年决算"]
        rows.append(money.row({**names, **cells}))
    for (source, nature), cells in leaves.items():
        row = {title: cells[key] for key, title in KEYS.items() if title != "全年预算"}
        rows.append(money.row({"资金来源": source, "支出性质": nature, **row}))
    if len(sources) > 1:
        for nature in BASIC:
            zero = {title: "0" for title in KEYS.values() if title != "全年预算"}
            rows.append({"资金来源": sources[1], "支出性质": nature, **zero})
    return {"明细": draw(st.permutations(rows)), **draw(_classes(leaves, money)),
            **draw(_purchases(leaves, money))}  # fmt: skip


@st.composite
def _classes(draw: st.DrawFn, leaves: Leaves, money: Money) -> Data:
    """The economic classes of basic spending, and the three public expenses among them."""
    people = sum_of(leaves, "spent", natures=("人员经费",))
    office = sum_of(leaves, "spent", natures=("公用经费",))
    codes = (("30101", "基本工资"), ("30102", "津贴补贴"), ("30103", "奖金"))
    rows = [
        {"科目编码": code, "名目": name, "支出性质": "基本支出", "支出决算": amount}
        for (code, name), amount in zip(codes, draw(split(people, 3)), strict=True)
    ]
    shares = draw(split(office, 4))
    codes = (("30201", "办公费"), ("30211", "差旅费"), ("30217", "公务接待费"),
             ("30231", "公务用车运行维护费"))  # fmt: skip
    rows += [
        {"科目编码": code, "名目": name, "支出性质": "基本支出", "支出决算": amount}
        for (code, name), amount in zip(codes, shares, strict=True)
    ]
    three = [
        {"名目": name, "上年预算": to_cents(spent * draw(st.integers(80, 130)) / 100),
         "年初预算": to_cents(spent * draw(st.integers(100, 130)) / 100), "支出决算": spent}
        for name, spent in (("公务接待费", shares[2]), ("公务用车运行维护费", shares[3]))
    ]  # fmt: skip
    three.append({"名目": "因公出国境费", "上年预算": Decimal(0), "年初预算": Decimal(0),
                  "支出决算": Decimal(0)})  # fmt: skip
    if draw(st.booleans()):
        whole = {
            key: sum(row[key] for row in three) for key in ("上年预算", "年初预算", "支出决算")
        }
        three.insert(0, {"名目": "合计", **whole})
    return {"经济分类": [money.row(row) for row in rows],
            "三公经费": [money.row(row) for row in three]}  # fmt: skip


@st.composite
def _purchases(draw: st.DrawFn, leaves: Leaves, money: Money) -> Data:
    """Purchases within their budget, and within what is spent at all."""
    room = int(sum_of(leaves, "spent") * 100) // 10
    rows: list[Data] = []
    for name in ("货物", "服务", "工程"):
        budget = Decimal(draw(st.one_of(st.just(0), st.integers(200_00, room)))) / 100
        spent = to_cents(budget * draw(st.integers(90, 100)) / 100)
        rows.append({"名目": name, "年初预算": budget, "支出决算": spent})
    if draw(st.booleans()):
        rows.append(
            {
                "名目": "合计",
                **{key: sum(row[key] for row in rows) for key in ("年初预算", "支出决算")},
            }
        )
    return {"政府采购": [money.row(row) for row in rows]}


@st.composite
def drawn_assets(draw: st.DrawFn, money: Money) -> list[Data]:
    made: list[Data] = []
    for category in ("设备", "家具用具"):
        opening = Decimal(draw(st.integers(100_000, 100_000_000))) / 100
        added = to_cents(opening * draw(st.integers(0, 30)) / 100)
        gone = to_cents(opening * draw(st.integers(0, 40)) / 100)
        closing = opening + added - gone
        made.append({
            "类别": category, "年初原值": opening,
            "年初净值": to_cents(opening * draw(st.integers(30, 100)) / 100), "本年增加": added,
            "本年处置": gone, "年末原值": closing,
            "年末净值": to_cents(closing * draw(st.integers(30, 100)) / 100),
            "在用原值": to_cents(closing * draw(st.integers(50, 100)) / 100),
        })  # fmt: skip
    keys = [key for key in made[0] if key != "类别"]
    whole = {"类别": "合计", **{key: sum(row[key] for row in made) for key in keys}}
    rows = [whole, *made] if draw(st.booleans()) else made
    return [money.row(row) for row in rows]
