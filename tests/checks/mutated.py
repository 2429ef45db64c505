"""How many of the mistakes put into a year are found."""

import random
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportgen import IntakeError, read
from reportgen.amounts import Points
from reportgen.checks import INFO, check
from reportgen.measures import ScoreSheet
from reportgen.model import EvaluationYear
from tests.checks.mutations import Data, Mutation, at, mutations

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
    if year.department.divisions:
        data["部门"]["内设机构数"] = str(len(year.department.divisions))
    return data


def _state_score(row: Data, project: Any) -> None:
    if project.indicators:
        got = ScoreSheet(subject=project, weight=Points(Decimal(10))).got
        row.setdefault("自评", {})["得分"] = _bare(got)


def _state_funds(data: Data, year: EvaluationYear) -> None:
    if year.funds is None:
        return
    for names in ({"支出性质": "合计"}, {"支出性质": "基本支出"}):
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
    """What is found above info; None where the data are refused."""
    try:
        year = read(data).year
    except IntakeError:
        return None
    return {(one.code, one.message) for one in check(year) if one.severity is not INFO}


def rate(data: Data, number: int) -> tuple[Counter[str], Counter[str], list[str]]:
    """Of so many mistakes: how many of each kind were made, how many found, and which not.

    Hypothesis draws them, the same ones each time.
    """
    before = found(data)
    assert before is not None
    by_kind: dict[str, list[Mutation]] = {}
    for one in mutations(data):
        by_kind.setdefault(one.kind, []).append(one)
    drawn = st.sampled_from(sorted(by_kind)).flatmap(lambda kind: st.sampled_from(by_kind[kind]))
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed: list[str] = []

    @settings(max_examples=number, derandomize=True, database=None, phases=[Phase.generate],
              deadline=None, suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(drawn, st.randoms(use_true_random=False))
    def attempt(one: Mutation, dice: random.Random) -> None:
        changed = one.applied(data, dice)
        if changed == data or _same_amount(one, data, changed):
            return
        after = found(changed)
        tried[one.kind] += 1
        if after is None or after - before:
            caught[one.kind] += 1
        else:
            missed.append(str(one))

    attempt()
    return tried, caught, missed


def _same_amount(one: Mutation, data: Data, changed: Data) -> bool:
    """Whether the unit written out is the file's own, so that nothing has changed."""
    own = data["金额单位"]
    return one.kind == "change the unit" and at(changed, one.path) == at(data, one.path) + own
