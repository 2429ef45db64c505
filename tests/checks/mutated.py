"""How many of the mistakes put into a year are found."""

import random
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from reportgen import IntakeError, read
from reportgen.amounts import Points
from reportgen.checks import INFO, check
from reportgen.measures import ScoreSheet
from reportgen.model import EvaluationYear
from tests.checks.judge.plain import Data
from tests.checks.mutations import Mutation, is_noticeable, mutations

_STATED = {
    "initial": "年初预算",
    "adjusted": "全年预算",
    "received": "实际到位",
    "spent": "支出决算",
}


def stated(file: Path) -> Data:
    """A sample with its computed totals, weights and scores written down, as departments do."""
    data: Data = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    year = read(data).year
    _state_funds(data, year)
    for number, project in enumerate(year.projects or ()):
        rows = data["项目列表"][number].get("资金")
        if isinstance(rows, list) and len(rows) > 1 and project.whole is not None:
            rows.append(_row(project.whole, {"支出性质": "合计"}, year))
    if year.evaluation is not None and year.evaluation.indicators:
        data["评价"]["得分"] = _bare(year.evaluation.total_score)
        for row, one in zip(data["评价"]["评价指标"], year.evaluation.indicators, strict=True):
            row["分值"], row["得分"] = _bare(one.full), _bare(one.got)
    for number, project in enumerate(year.projects or ()):
        _state_score(data["项目列表"][number], project)
    _state_sums(data)
    if year.evaluation is not None and data["评价"].get("得分") and not data["评价"].get("等级"):
        score = Decimal(data["评价"]["得分"])
        bands = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
        data["评价"]["等级"] = next(name for least, name in bands if score >= least)
    if year.department.divisions:
        data["部门"]["内设机构数"] = str(len(year.department.divisions))
    return data


def _state_sums(data: Data) -> None:
    """The totals of three public expenses, purchases and assets, and each asset's last value."""
    funds = data.get("收支") or {}
    tables = [(funds.get(key) or [], "名目") for key in ("三公经费", "政府采购")]
    for rows, key in [*tables, (data.get("固定资产") or [], "类别")]:
        parts = [row for row in rows if row[key] != "合计"]
        if not parts:
            continue
        whole = next((row for row in rows if row[key] == "合计"), None)
        if whole is None:
            whole = {key: "合计"}
            rows.append(whole)
        for column in [name for name in parts[0] if name != key]:
            if not whole.get(column) and all(row.get(column) for row in parts):
                whole[column] = f"{sum(Decimal(row[column]) for row in parts):f}"


def _state_score(row: Data, project: Any) -> None:
    if project.indicators:
        got = ScoreSheet(subject=project, weight=Points(Decimal(10))).got
        row.setdefault("自评", {})["得分"] = _bare(got)


def _state_funds(data: Data, year: EvaluationYear) -> None:
    if year.funds is None:
        return
    for names in [{"支出性质": name} for name in ("合计", "基本支出", "项目支出")]:
        node = year.funds.node(names["支出性质"])
        made = _row(node, names, year)
        rows = data["收支"]["明细"]
        same = [row for row in rows if row.get("支出性质") == names["支出性质"]
                and not row.get("资金来源")]  # fmt: skip
        if same:
            same[0].update({key: value for key, value in made.items() if not same[0].get(key)})
        elif len(made) > 1:
            rows.append(made)


def _row(node: Any, names: Data, year: EvaluationYear) -> Data:
    known = {key: getattr(node, name) for name, key in _STATED.items()}
    return {**names, **{key: f"{amount.in_unit(year.amount_unit):f}"
                        for key, amount in known.items() if amount is not None}}  # fmt: skip


def _bare(points: Any) -> str:
    return str(points).removesuffix("分")


def found(data: Data) -> set[tuple[Any, ...]] | None:
    """What is found above info, idle waivers apart; None where the data are refused."""
    try:
        year = read(data).year
    except IntakeError:
        return None
    graver = {(one.code, one.message) for one in check(year) if one.severity is not INFO}
    return {(code, words) for code, words in graver if not code.startswith("WVR")}


def rate(data: Data, number: int, start: int = 0) -> tuple[Counter[str], Counter[str], list[str]]:
    """Of so many noticeable mistakes: how many of each kind were made, found, and which not.

    Hypothesis draws an integer for each; the same seed draws the same ones.
    """
    before = found(data)
    assert before is not None
    by_kind: dict[str, list[Mutation]] = {}
    for one in mutations(data):
        by_kind.setdefault(one.kind, []).append(one)
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed: list[str] = []

    @seed(start)
    @settings(max_examples=5 * number, database=None, phases=[Phase.generate], deadline=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.integers(0, 2**32))
    def attempt(drawn: int) -> None:
        if tried.total() >= number:
            return
        dice = random.Random(drawn)
        kind = dice.choice(sorted(by_kind))
        for one in dice.sample(by_kind[kind], min(12, len(by_kind[kind]))):
            changed = one.applied(data, dice)
            if is_noticeable(data, changed):
                break
        else:
            return
        tried[one.kind] += 1
        after = found(changed)
        if after is None or after - before:
            caught[one.kind] += 1
        else:
            missed.append(f"{one}{_difference(one, data, changed)}")

    attempt()
    return tried, caught, missed


def _difference(one: Mutation, data: Data, changed: Data) -> str:
    """What stood there and what stands there now."""
    if one.change is None:
        return ""
    for step in one.path:
        data, changed = data[step], changed[step]
    return f" {str(data)[:60]} → {str(changed)[:60]}"
