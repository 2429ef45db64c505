"""Each finding finds its output: the value, what is computed from it, its row; else the title."""

from typing import Any

import attrs
import pytest

from reportgen import EvaluationYear
from reportgen.binding import resolver_of
from reportgen.checks import ERROR, Finding
from reportgen.measures import follow
from reportgen.model import Path
from reportgen.remarking import remarks_on
from reportgen.remarking.placing import MOST_COMMENTS
from reportgen.word import Missing, Remarks, Told
from tests.support import make_year

SPENT: Path = ("收支", "明细", 0, "支出决算")


def finding(*path: str | int, **values: Any) -> Finding:
    return Finding(
        code="甲001", title="不符", severity=ERROR, path=path, words="某处", name="", values=values,
        message="差1万元", remedy="改正", source="",
    )  # fmt: skip


@pytest.fixture(scope="module")
def year() -> EvaluationYear:
    rows = [{"支出性质": "基本支出", "支出决算": "60", "全年预算": "80", "年初预算": "70"},
            {"支出性质": "项目支出", "支出决算": "40"}]  # fmt: skip
    points = [{"标准": "好", "分值": "40"}]
    indicators = [{"名称": name, "分值": "40", "得分": "30", "评分点": points}
                  for name in ("甲", "乙")]  # fmt: skip
    projects = [
        {"名称": name, "资金": [{"支出决算": "20"}], "完成情况": "好。"} for name in ("丙", "丁")
    ]
    return make_year(收支={"明细": rows}, 绩效指标列表=indicators, 项目列表=projects,
                     文字={"履职绩效": "支出【=收支.合计.支出决算】。"})  # fmt: skip


def told(year: EvaluationYear, *paths: str) -> list[Told]:
    """What a template would tell that printed the values at these paths of names."""
    found = []
    for path in paths:
        *before, last = path.split(".")
        found.append(Told(follow(year, before) if before else None, last))
    return found


def placed(year: EvaluationYear, outputs: list[Told], *findings: Finding, **more: Any) -> Remarks:
    return remarks_on(
        year, outputs, findings, resolve=resolver_of(year), values=more.pop("values", {}), **more
    )


def at(year: EvaluationYear, one: Finding, *paths: str) -> str | None:
    """The path of the output that a finding hangs on; None where it is said at the title."""
    remarks = placed(year, told(year, *paths), one)
    assert len(remarks.beside) + len(remarks.above) == 1
    return paths[next(iter(remarks.beside))] if remarks.beside else None


@pytest.mark.parametrize(
    ("path", "outputs", "expected"),
    [
        (SPENT, ("年度", "收支.合计.支出决算", "收支.基本支出.支出决算"), "收支.基本支出.支出决算"),
        (SPENT, ("收支.基本支出.支出占比", "收支.合计.支出决算"), "收支.基本支出.支出占比"),
        (SPENT, ("收支.项目支出.支出占比", "收支.合计.支出决算"), "收支.合计.支出决算"),
        (SPENT, ("年度", "部门.名称"), None),
        (SPENT, ("收支.项目支出.支出决算", "收支.基本支出.年初预算"), "收支.基本支出.年初预算"),
        (("年度",), ("部门.名称", "年度"), "年度"),
        (("收支", "明细", 1), ("部门.名称", "收支.项目支出.支出决算"), "收支.项目支出.支出决算"),
        (("绩效指标列表",), ("年度", "绩效指标列表.乙.名称"), "绩效指标列表.乙.名称"),
        (("绩效指标列表", 0, "评分点", 0), ("绩效指标列表.甲.分值",), "绩效指标列表.甲.分值"),
        (("绩效指标列表", 1, "评分点", 0), ("绩效指标列表.甲.名称",), None),
        (("项目列表",), ("项目列表.丁.名称", "项目列表.项目数"), "项目列表.项目数"),
        (("项目列表", 1, "完成情况"), ("项目列表.丙.名称", "项目列表.丁.名称"), "项目列表.丁.名称"),
        (("豁免", 0), ("年度",), None),
        ((), ("年度",), None),
    ],
)  # fmt: skip
def test_a_finding_hangs_on_the_output_that_is_nearest_to_it(
    year: EvaluationYear, path: Path, outputs: tuple[str, ...], expected: str | None
) -> None:
    assert expected == at(year, finding(*path), *outputs)


def test_of_outputs_that_are_equally_near_it_is_the_first(year: EvaluationYear) -> None:
    outputs = told(year, "收支.基本支出.支出决算", "收支.基本支出.支出决算")
    assert [0] == [*placed(year, outputs, finding(*SPENT)).beside]


def test_a_finding_on_a_list_hangs_on_the_sum_that_it_speaks_of(year: EvaluationYear) -> None:
    table = follow(year, ["绩效指标列表"])
    outputs = "绩效指标列表.甲.分值", "绩效指标列表.全部.得分合计", "绩效指标列表.全部.分值合计"
    one = finding("绩效指标列表", 合计=table.all.full)
    assert "绩效指标列表.全部.分值合计" == at(year, one, *outputs)
    assert "绩效指标列表.甲.分值" == at(year, finding("绩效指标列表", 合计=7), *outputs)


def test_a_reference_prints_what_it_quotes(year: EvaluationYear) -> None:
    assert year.texts is not None
    passage = year.texts["履职绩效"]
    outputs = [
        Told(passage, "收支.合计.支出决算"),
        Told(None, "收支"),
        Told(year.texts, "履职绩效"),
    ]
    assert [0] == [*placed(year, outputs, finding(*SPENT)).beside]
    assert [2] == [*placed(year, outputs, finding("文字", "履职绩效")).beside]


def test_a_looped_row_prints_itself(year: EvaluationYear) -> None:
    assert year.projects is not None
    outputs = [Told(one, "") for one in year.projects]
    assert [1] == [*placed(year, outputs, finding("项目列表", 1, "名称")).beside]


def test_a_template_s_own_name_is_looked_up_among_the_values(year: EvaluationYear) -> None:
    assert year.projects is not None
    project = year.projects[1]
    outputs = [Told(None, "年度"), Told(None, "项目")]
    found = placed(year, outputs, finding("项目列表", 1, "名称"), values={"项目": project})
    assert [1] == [*found.beside]


def test_a_gap_shows_nothing_but_what_belongs_there(year: EvaluationYear) -> None:
    outputs = told(year, "收支.项目支出.全年预算", "收支.项目支出.支出决算")
    outputs.append(Told(Missing(year, "自评"), "得分"))
    assert [1] == [*placed(year, outputs, finding("收支", "明细", 1)).beside]
    assert [0] == [*placed(year, outputs, finding("收支", "明细", 1, "全年预算")).beside]


def test_several_findings_on_one_value_stand_together(year: EvaluationYear) -> None:
    other = attrs.evolve(finding(*SPENT), code="甲002")
    found = placed(year, told(year, "收支.基本支出.支出决算"), finding(*SPENT), other)
    (said,) = found.beside.values()
    assert ["错误 甲001 不符", "错误 甲002 不符"] == [one.title for one in said]


def test_what_no_output_shows_is_one_remark_with_a_line_for_each(year: EvaluationYear) -> None:
    found = placed(year, told(year, "年度"), finding(*SPENT), finding("评价", "得分"))
    (above,) = found.above
    assert "检查发现2处问题，本文没有印出所说的数据：" == above.title
    assert ("错误 甲001 某处：差1万元。怎么办：改正。",) * 2 == above.lines


def test_comments_are_bounded_and_the_rest_is_counted() -> None:
    names = [f"第{number}局" for number in range(MOST_COMMENTS + 3)]
    year = make_year(项目列表=[{"名称": name} for name in names])
    assert year.projects is not None
    outputs = [Told(one, "name") for one in year.projects]
    findings = [finding("项目列表", number, "名称") for number in range(len(names))]
    found = placed(year, outputs, *findings, finding("项目列表", 0, "名称"))
    assert MOST_COMMENTS == len(found.beside)
    assert 2 == len(found.beside[0])
    (above,) = found.above
    assert ("另有3处没有逐一批注，全部见 reportgen check。",) == above.lines


# Documents of one project


def of_project(year: EvaluationYear, one: Finding, *paths: str) -> Remarks:
    assert year.projects is not None
    return placed(year, told(year, *paths), one, project=year.projects[1])


def test_a_project_s_document_has_nothing_of_other_projects(year: EvaluationYear) -> None:
    outputs = "项目列表.丙.名称", "项目列表.丁.名称", "收支.项目支出.支出决算"
    for path in (("名称",), ("完成情况",), ("资金", 0, "支出决算"), ()):
        found = of_project(year, finding("项目列表", 0, *path), *outputs)
        assert ({}, []) == (found.beside, found.above), path


def test_it_has_its_own_at_the_title_where_no_output_shows_them(year: EvaluationYear) -> None:
    assert of_project(year, finding("项目列表", 1, "完成情况"), "部门.名称").above


def test_of_the_department_it_has_what_it_prints_itself(year: EvaluationYear) -> None:
    outputs = "项目列表.丁.名称", "部门.名称", "收支.基本支出.支出决算"
    assert [1] == [*of_project(year, finding("部门", "名称"), *outputs).beside]
    for path in (("项目列表",), ("收支", "明细"), ("收支", "明细", 0, "年初预算"), ("豁免", 0)):
        found = of_project(year, finding(*path), *outputs)
        assert ({}, []) == (found.beside, found.above), path
