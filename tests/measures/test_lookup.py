"""Reading data by name, from templates and from references."""

import copy
import pickle

import attrs
import pytest

from reportgen.amounts import Amount
from reportgen.measures import Resolver, UnknownName, attribute, follow, reader, year_shape
from reportgen.measures.scopes import scopes_in
from reportgen.model import (
    Department,
    Document,
    Evaluation,
    EvaluationYear,
    Funds,
    FundsLine,
    Issue,
    Kind,
    Point,
    Project,
)


def wan(text):
    return Amount.of(text, "万元")


YEAR = EvaluationYear(
    fiscal_year=2024,
    amount_unit="万元",
    department=Department(name="某局", region="某县", duties=["一"]),
    funds=Funds(lines=[FundsLine(nature="项目支出", spent=wan("5"), received=wan("10"))]),
    projects=[
        Project(
            name="甲",
            goal="中央【=资金.中央.实际到位】，部门【=部门.名称】",
            funds=[FundsLine(origin="中央", received=wan("66"))],
        ),
        Project(
            name="乙", goal="见【=自评.评价结论】", evaluation=Evaluation(conclusion="乙的结论")
        ),
    ],
    self_evaluation=Evaluation(
        conclusion="部门的结论",
        problems=[Point(title="人员不足", content="如【=评价结论】所说")],
    ),
    documents=[Document(key="通知", title="通知", uses=["评价通知"])],
    texts={"履职绩效": "好"},
)


def passage(owner, name):
    return getattr(owner, name)


@pytest.mark.parametrize(
    ("expected", "owner", "path"),
    [
        (wan("66"), YEAR.projects[0].goal, "资金.中央.实际到位"),  # the project's own
        ("某局", YEAR.projects[0].goal, "部门.名称"),  # the year's
        ("乙的结论", YEAR.projects[1].goal, "自评.评价结论"),  # the project's before the year's
        ("部门的结论", YEAR.self_evaluation.problems[0].content, "评价结论"),  # the evaluation's
        ("部门的结论", YEAR.self_evaluation.problems[0].content, "自评.评价结论"),  # by the year
    ],
)
def test_references_start_where_they_stand(expected, owner, path):
    found = Resolver(YEAR)(owner, path)
    assert (
        expected == getattr(found, "text", found)
        if isinstance(expected, str)
        else expected == found
    )


def test_unknown_values_are_none_and_unknown_names_are_errors():
    assert follow(YEAR, ("收支", "基本支出", "支出决算")) is None
    assert follow(YEAR, ("评价", "得分")) is None
    with pytest.raises(UnknownName) as caught:
        follow(YEAR, ("收支", "合计", "支出决算数"))
    assert ("支出决算数", "收支.合计", "支出决算") == (
        caught.value.name,
        caught.value.after,
        caught.value.nearest,
    )
    assert "“收支.合计”中没有“支出决算数”，是否为“支出决算”" == str(caught.value)


def test_names_in_lists_and_texts_are_suggested():
    with pytest.raises(UnknownName, match="是否为“通知”"):
        follow(YEAR, ("文件", "通知书"))
    with pytest.raises(UnknownName, match="是否为“履职绩效”"):
        follow(YEAR, ("文字", "履职效绩"))


def test_measures_are_read_like_fields():
    ratio = follow(YEAR, ("收支", "项目支出", "到位执行率"))
    assert "50" == format(ratio.percent.normalize(), "f")


SHAPE = year_shape({"履职绩效"}, 本文=Issue)


def shape(path):
    found = SHAPE
    for name in path.split("."):
        found = found.member(name) if found else None
    return found


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (Kind.MONEY, "收支.合计.支出决算"),
        (Kind.MONEY, "funds.total.spent"),
        (Kind.MONEY, "收支.一般公共预算.基本支出.实际到位"),
        (Kind.RATE, "收支.合计.到位执行率"),
        (Kind.MONEY, "收支.三公经费.公务接待费.支出决算"),
        (Kind.PROSE, "文字.履职绩效"),
        (Kind.TEXT, "本文.附件标记"),
        (Kind.LIST, "绩效目标.总体目标"),
        (Kind.TEXT, "文件.评价通知.标题"),
        (Kind.POINTS, "评价.评价指标.投入.得分合计"),
        (Kind.RATE, "评价.问卷.总体评价.正向占比"),
        (Kind.COUNT, "项目列表.抽查项目数"),
        (Kind.MONEY, "固定资产.合计.年末原值"),
    ],
)
def test_templates_may_ask_for(kind, path):
    assert kind == shape(path).kind


@pytest.mark.parametrize(
    "path",
    [
        "收支.总计",
        "收支.合计.支出决算数",
        "文字.没有的段落",
        "部门.名称.长度",
        "本文.落款",
        "主要任务.标题x.y",
        "年度.x",
    ],
)
def test_templates_may_not_ask_for(path):
    assert shape(path) is None


def test_loops_know_what_they_go_through():
    assert Kind.TEXT == shape("项目列表").item().member("名称").kind
    assert Kind.PROSE == shape("部门.主要职责").item().kind
    assert shape("部门").item() is None


@pytest.mark.parametrize(
    ("printable", "path"),
    [
        (True, "部门"),
        (True, "文件.通知"),
        (False, "自评"),
        (False, "项目列表"),
        (True, "年度"),
        (False, "收支"),
    ],
)
def test_what_prints_by_itself(printable, path):
    assert printable is shape(path).printable


def test_a_reader_gives_what_is_read_one_by_one():
    owners = (YEAR, YEAR.funds, YEAR.funds.find("项目支出"), *YEAR.projects, YEAR.department)
    names = ("名称", "收支", "支出决算", "预算执行率", "到位执行率", "资金", "没有这一项")
    for name in names:
        read = reader(name)
        for owner in owners:
            assert answer(attribute, owner, name) == answer(read, owner)


def answer(read, *asked):
    try:
        return read(*asked)
    except AttributeError:
        return AttributeError


def test_a_year_remembers_what_was_looked_up():
    path = "资金.中央.实际到位"
    passage = YEAR.projects[0].goal
    assert wan("66") == Resolver.kept(YEAR)(passage, path)
    assert wan("66") in YEAR.memory[Resolver].values()
    assert scopes_in(YEAR) is scopes_in(YEAR)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda year: pickle.loads(pickle.dumps(year))])
def test_a_copy_of_a_year_remembers_nothing(copied):
    Resolver.kept(YEAR)(YEAR.projects[0].goal, "部门.名称")
    other = copied(YEAR)
    assert YEAR == other
    assert {} == other.memory
    assert "乙的结论" == Resolver.kept(other)(other.projects[1].goal, "自评.评价结论").text


def test_the_nearest_scope_comes_first():
    inner = Evaluation(conclusion="见【=部门.名称】")
    project = Project(name="丙", evaluation=inner)
    year = attrs.evolve(YEAR, projects=[project])
    owner = year.projects[0]
    assert (owner.evaluation, owner) == scopes_in(year)[id(owner.evaluation.conclusion)]
