"""Going through a year, and saying where something is."""

from reportgen.amounts import Amount
from reportgen.model import (
    Department,
    EvaluationYear,
    Funds,
    FundsLine,
    Point,
    Project,
    passages,
    path_of,
    show_path,
    walk,
    where,
)

YEAR = EvaluationYear(
    fiscal_year=2024,
    amount_unit="元",
    department=Department(name="某局", region="某县", duties=["一", "二"]),
    funds=Funds(lines=[FundsLine(nature="基本支出", spent=Amount.of(5))]),
    tasks=[Point(title="抓安全", content="见【=年度】")],
    projects=[Project(name="甲项目", goal="目标", funds=[FundsLine(origin="中央")])],
    texts={"履职绩效": "好"},
)


def test_every_passage_is_met_with_its_path():
    paths = [visit.path for visit in passages(YEAR)]
    assert [
        ("部门", "主要职责", 0),
        ("部门", "主要职责", 1),
        ("主要任务", 0, "内容"),
        ("项目列表", 0, "年度目标"),
        ("文字", "履职绩效"),
    ] == paths


def test_owners_are_given_outermost_first():
    owners = next(visit.owners for visit in walk(YEAR) if visit.path == ("项目列表", 0, "年度目标"))
    assert [YEAR, YEAR.projects[0]] == list(owners)


def test_an_object_is_found_by_identity():
    assert ("主要任务", 0) == path_of(YEAR, YEAR.tasks[0])
    assert path_of(YEAR, Point(title="抓安全", content="见【=年度】")) is None


def test_paths_name_their_rows():
    assert "项目列表第1项（甲项目）.年度目标" == show_path(("项目列表", 0, "年度目标"), YEAR)


def test_a_missing_value_is_named_by_its_place():
    assert "收支.项目支出.支出决算" == where(YEAR, YEAR.funds.node("项目支出"), "spent")
    assert "项目列表第1项（甲项目）.资金.中央.实际到位" == where(
        YEAR, YEAR.projects[0].funds.中央, "实际到位"
    )
    assert "自评" == where(YEAR, YEAR, "self_evaluation")
    assert "主要任务第1项（抓安全）.完成情况" == where(YEAR, YEAR.tasks[0], "result")
