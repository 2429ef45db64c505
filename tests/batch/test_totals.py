"""Totals over departments, worked by hand; what is unknown is no nought."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import openpyxl
import pytest

from reportgen.amounts import Amount
from reportgen.batch.outcome import Outcome, State
from reportgen.batch.totals import BAND_NAMES, Group, Totals, total_of
from tests.batch.departments import pack, run, year


def funds(adjusted: str, spent: str, received: str = "") -> dict:
    row = {"支出性质": "合计", "全年预算": adjusted, "支出决算": spent, "实际到位": received}
    return {"明细": [row]}


#: 甲 and 乙 lie in one county, 丙 in another; 丁 contradicts itself and is not printed.
DEPARTMENTS = {
    "甲.yaml": {"部门__地区": "甲县", "收支": funds("100", "95", "98"), "自评": {"得分": "95"}},
    "乙.yaml": {"部门__地区": "甲县", "收支": funds("", "50.50"), "自评": {"得分": "80"}},
    "丙.yaml": {"部门__地区": "乙县", "收支": funds("200", "210"), "自评": {}},
    "丁.yaml": {"部门__地区": "乙县", "收支": funds("1000", "1"), "自评": {"得分": "150"}},
}


@pytest.fixture
def outcomes(tmp_path: Path, packs: Path, out: Path, threads) -> list[Outcome]:
    pack(packs, "{{ 部门.名称 }}")
    folder = tmp_path / "数据"
    folder.mkdir()
    for number, (name, changes) in enumerate(DEPARTMENTS.items()):
        (folder / name).write_text(year(number, **changes), "utf-8")
    return run(folder, out, threads)


@pytest.fixture
def all_of_them(outcomes: list[Outcome]) -> Group:
    return total_of(outcomes).years[2024]


def test_money_is_summed_over_those_that_state_it(all_of_them: Group) -> None:
    adjusted, spent = all_of_them.money["全年预算"], all_of_them.money["支出决算"]
    assert (Amount.of(300, "万元").yuan, 2, 1) == (
        adjusted.amount.yuan, adjusted.known, adjusted.unknown,
    )  # fmt: skip
    assert (Amount.of("355.50", "万元").yuan, 3, 0) == (
        spent.amount.yuan, spent.known, spent.unknown,
    )  # fmt: skip


def test_margins_are_summed_too(all_of_them: Group) -> None:
    assert Decimal(150) == all_of_them.money["支出决算"].amount.margin  # three times 50 yuan


def test_a_rate_is_of_those_that_state_both_figures(all_of_them: Group) -> None:
    rate = all_of_them.rates["预算执行率"]
    assert (Fraction(305, 300), 2) == (rate.overall, rate.known)
    assert {"95—100%": 1, "超过100%": 1, "不清楚": 1} == dict(rate.spread)


@pytest.mark.parametrize(
    ("spent", "band"),
    [("0", "60%以下"), ("59.99", "60%以下"), ("60", "60—80%"), ("80", "80—90%"), ("90", "90—95%"),
     ("95", "95—100%"), ("99.99", "95—100%"), ("100", "100%"), ("100.01", "超过100%")],
)  # fmt: skip
def test_every_rate_has_its_band(spent: str, band: str) -> None:
    group = Group()
    group.rates["预算执行率"].add(Amount.of(spent), Amount.of(100))
    assert {band: 1} == dict(group.rates["预算执行率"].spread)
    assert band in BAND_NAMES


def test_a_rate_of_nothing_is_unknown() -> None:
    group = Group()
    group.rates["预算执行率"].add(Amount.of(0), Amount.of(0))
    assert (None, 0) == (group.rates["预算执行率"].overall, group.rates["预算执行率"].known)


def test_scores_are_counted_by_grade(all_of_them: Group) -> None:
    assert {(Decimal(90), "优"): 1, (Decimal(80), "良"): 1} == dict(all_of_them.grades)
    assert 1 == all_of_them.unscored


def test_what_was_not_printed_is_counted_and_not_summed(all_of_them: Group) -> None:
    assert (3, 1, 3) == (all_of_them.done, all_of_them.left, all_of_them.documents)


def test_regions_are_told_apart(outcomes: list[Outcome]) -> None:
    found = {region: group.done for (_, region), group in total_of(outcomes).regions.items()}
    assert {"甲县": 2, "乙县": 1} == found


def test_findings_are_counted_by_rule_and_by_department() -> None:
    one = Outcome("一", State.DONE, codes={"ORG002 info": 3, "PRJ002 info": 1})
    other = Outcome("二", State.FAILED, codes={"ORG002 info": 1})
    totals = total_of([one, other, None])
    assert {"ORG002 info": 4, "PRJ002 info": 1} == dict(totals.found)
    assert {"ORG002 info": 2, "PRJ002 info": 1} == dict(totals.departments)
    assert 1 == totals.not_reached


def test_a_department_of_which_there_are_two_files_is_told(outcomes: list[Outcome]) -> None:
    totals = total_of([*outcomes, outcomes[-1]])
    assert ["某县第0局"] == list(totals.twice)


def test_blank_forms_are_no_departments() -> None:
    assert Totals() == total_of([Outcome("一", State.BLANK)])


def rows(file: Path, sheet: str) -> list[tuple]:
    book = openpyxl.load_workbook(file)
    found = [tuple(cell.value for cell in row) for row in book[sheet].iter_rows()]
    head = next(n for n, row in enumerate(found) if row[0] in ("年度", "规则", "数据文件"))
    return found[head + 1 :]


def test_the_workbook_of_totals_says_the_same(outcomes: list[Outcome], out: Path) -> None:
    file = out / "汇总.xlsx"
    money = {row[1]: row[2:] for row in rows(file, "资金")}
    assert (300, 2, 1, 0.01) == money["全年预算"]
    assert (355.5, 3, 0, 0.015) == money["支出决算"]
    assert (None, 0, 3, 0) == money["年初预算"]
    rates = {row[1]: row[2:4] for row in rows(file, "执行率")}
    assert {"预算执行率": (1.0167, 2), "到位执行率": (0.9694, 1)} == rates  # 305÷300, 95÷98
    scores = rows(file, "得分")
    assert [(2024, "优", 90, 1, 0.3333), (2024, "良", 80, 1, 0.3333)] == scores[:2]
    assert (2024, "没有得分", None, 1, 0.3333) == scores[2]
    counties = {row[1]: row[2:6] for row in rows(file, "地区")}
    assert {"乙县": (1, 1, 1.05, None), "甲县": (2, 0, 0.95, 0.9694)} == counties


def test_the_table_of_results_has_a_line_for_each(outcomes: list[Outcome], out: Path) -> None:
    found = {row[0]: row for row in rows(out / "结果.xlsx", "结果")}
    assert ["丁.yaml", "丙.yaml", "乙.yaml", "甲.yaml"] == sorted(found)
    assert ("甲.yaml", "完成", "某县第0局", "甲县", 2024, "某市/brief", None, 1) == found[
        "甲.yaml"
    ][:8]
    assert ("未完成", 1) == (found["丁.yaml"][1], found["丁.yaml"][8])
    assert found["丁.yaml"][14].startswith("某市/brief：错误 ")


def test_the_table_leads_to_the_documents(outcomes: list[Outcome], out: Path) -> None:
    page = openpyxl.load_workbook(out / "结果.xlsx")["结果"]
    links = [cell.hyperlink.target for (*_, cell) in page.iter_rows() if cell.hyperlink]
    assert 3 == len(links)
    assert all((out / link).is_file() for link in links)


def test_every_reason_has_a_line_of_its_own(outcomes: list[Outcome], out: Path) -> None:
    left = rows(out / "结果.xlsx", "未完成")
    assert {"丁.yaml"} == {row[0] for row in left}
    assert [one for outcome in outcomes for one in outcome.reasons] == [row[3] for row in left]


def test_drafts_count_unless_they_have_errors_and_are_told(outcomes: list[Outcome]) -> None:
    done = next(one for one in outcomes if one.is_done)
    drafts = tuple(attrs.evolve(one, draft=True) for one in done.documents)
    sound, wrong = (
        attrs.evolve(done, documents=drafts, findings={"error": errors}) for errors in (0, 2)
    )
    (group,) = total_of([sound, wrong]).years.values()
    assert (1, 1, 1) == (group.done, group.drafts, group.left)
