"""Mistakes of a fixed list of kinds, put into the plain mapping of a year.

They are made blindly, wherever a value of the kind stands; whether another field gives one away is
for ``contradictions`` to say, which knows nothing of the checks.
"""

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

from tests.checks.judge import contradictions
from tests.checks.judge.names import known_names, texts
from tests.checks.judge.plain import COLUMNS, Data, Path, at, indicator_tables

Change = Callable[[str, random.Random], str]
AMOUNTS = {
    *COLUMNS, "上年结转", "年末结转结余", "抽查资金", "年初原值", "年初净值", "本年增加",
    "本年处置", "年末原值", "年末净值", "在用原值",
}  # fmt: skip
COUNTS = {
    "有效份数",
    "收回份数",
    "发放份数",
    "内设机构数",
    "指标值",
    "完成值",
    "本年",
    "总数",
    "取值",
}
DATES = {
    "开始日期", "结束日期", "出具日期", "反馈日期", "采纳填表日期", "成文日期", "发文日期",
    "资金下达日期", "年度",
}  # fmt: skip


@dataclass(frozen=True)
class Mutation:
    """One mistake: its kind, where, and how the text there is changed; no change drops it."""

    kind: str
    path: Path
    change: Change | None = None

    def applied(self, data: Data, dice: random.Random) -> Data:
        """A copy of the data with the mistake in it."""
        made = deepcopy(data)
        place, last = at(made, self.path[:-1]), self.path[-1]
        if self.change is None:
            del place[last]
        else:
            place[last] = self.change(str(place[last]), dice)
        return made

    def __str__(self) -> str:
        return f"{self.kind}: {'.'.join(map(str, self.path))}"


def mutations(data: Data) -> list[Mutation]:
    """Every place and kind of mistake, noticeable or not."""
    return [*_of_values(data), *_of_rows(data), *_of_names(data)]


def is_noticeable(data: Data, changed: Data) -> bool:
    """Whether another field gives the mistake away."""
    return changed != data and bool(contradictions(changed) - contradictions(data))


def _of_values(data: Data) -> Iterator[Mutation]:
    for path, text in texts(data):
        key, parents = path[-1], path[:-1]
        if key in AMOUNTS and re.fullmatch(r"\d+(\.\d+)?", text):
            if _places(text):
                yield Mutation("swap digits", path, _swap)
            yield Mutation("shift the decimal point", path, _shift)
            yield Mutation("change the unit", path, _unit)
        elif key == "度量单位":
            yield Mutation("change the unit", path, _other_unit)
        elif key == "分值":
            yield Mutation("alter a weight", path, _by(1, 3))
        elif key == "得分":
            yield Mutation("alter a score", path, _by(-3, 3))
        elif key == "等级":
            yield Mutation("alter a score", path, _grade)
        elif key in DATES:
            yield Mutation("alter a date", path, _by_years)
        elif key == "文号" and re.search(r"〔\d{4}〕", text):
            yield Mutation("alter a date", path, _number)
        elif text.isdigit() and (key in COUNTS or {"选项", "编制", "实有人员"} & set(parents)):
            yield Mutation("alter a count", path, _by(-9, 9))


def _of_rows(data: Data) -> Iterator[Mutation]:
    funds = data.get("收支") or {}
    tables: list[Path] = [("收支", key) for key in ("明细", "经济分类", "三公经费", "政府采购")
                          if funds.get(key)]  # fmt: skip
    tables += [(key,) for key in ("固定资产", "文件", "成效") if data.get(key)]
    tables += indicator_tables(data)
    tables += [("项目列表", index, "资金") for index, one in enumerate(data.get("项目列表") or ())
               if len(one.get("资金") or ()) > 1]  # fmt: skip
    for table in list(tables):
        tables += [(*table, index, "评分点") for index, row in enumerate(at(data, table))
                   if row.get("评分点")]  # fmt: skip
    for table in tables:
        for index in range(len(at(data, table))):
            yield Mutation("drop a part", (*table, index))
    for path, _ in texts(data):
        if "选项" in path:
            yield Mutation("drop a part", path)


def _of_names(data: Data) -> Iterator[Mutation]:
    names = known_names(data)
    for path, text in texts(data):
        for name in names:
            if name in text:
                yield Mutation("alter a name", path, _character_of(name))
        if path[-1] in ("所属目标", "项目"):
            yield Mutation("alter a name", path, _character_of(text))
    for table in indicator_tables(data):
        rows = at(data, table)
        for index in range(1, len(rows)):
            twin = rows[index - 1]["名称"]
            yield Mutation("alter a name", (*table, index, "名称"), lambda _, __, twin=twin: twin)


def _places(text: str) -> list[int]:
    pairs = enumerate(pairwise(text))
    return [i for i, (one, two) in pairs if one != two and "." not in (one, two)]


def _swap(text: str, dice: random.Random) -> str:
    place = dice.choice(_places(text))
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _shift(text: str, dice: random.Random) -> str:
    """The decimal point one place to the left or right, as typed."""
    whole, _, rest = text.partition(".")
    if dice.random() < 0.5 and len(whole) > 1:
        return f"{whole[:-1]}.{whole[-1]}{rest}"
    rest = rest or "0"
    return f"{whole}{rest[0]}" + (f".{rest[1:]}" if rest[1:] else "")


def _unit(text: str, dice: random.Random) -> str:
    return text + dice.choice(("元", "万元"))


def _other_unit(text: str, dice: random.Random) -> str:
    return dice.choice([unit for unit in ("次", "%", "人", "万元", "元", "起") if unit != text])


def _by(least: int, most: int) -> Change:
    def change(text: str, dice: random.Random) -> str:
        step = dice.choice([one for one in range(least, most + 1) if one])
        match = re.fullmatch(r"(\d+)(\.\d+)?", text)
        return f"{max(0, int(match[1]) + step)}{match[2] or ''}" if match else text

    return change


def _grade(text: str, dice: random.Random) -> str:
    return dice.choice([one for one in "优良中差" if one != text])


def _by_years(text: str, dice: random.Random) -> str:
    return f"{int(text[:4]) + dice.choice((-1, 1))}{text[4:]}"


def _number(text: str, dice: random.Random) -> str:
    step = dice.choice((-1, 1, 3))
    return re.sub(r"〔(\d{4})〕", lambda match: f"〔{int(match[1]) + step}〕", text)


def _character_of(name: str) -> Change:
    def change(text: str, dice: random.Random) -> str:
        place = text.index(name) + dice.randrange(len(name))
        other = dice.choice([sign for sign in "州甯晋县郡汇" if sign != text[place]])
        return text[:place] + other + text[place + 1 :]

    return change
