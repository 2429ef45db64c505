"""Checking as a whole: order, waivers, thresholds, what formats share, the samples."""

from decimal import Decimal

import attrs
import pytest

from reportgen.amounts import Quantity
from reportgen.checks import ERROR, INFO, RULES, WARNING, check, check_documents, for_readers
from reportgen.errors import PackError
from reportgen.model import Listing
from reportgen.packs import Format, find_format, formats
from reportgen.packs.spec import TierSpec, TuningSpec
from reportgen.subjects import printed_for
from tests.samples import Sample, all_samples
from tests.support import make_year

OVER = {"编制": {"行政": "10"}, "实有人员": {"行政": "12"}}
LATE = {"名称": "防汛", "资金": [{"全年预算": "100", "支出决算": "60"}]}


def waiver(rule: str, place: str) -> dict[str, str]:
    return {"规则": rule, "对象": place, "理由": "已报批"}


def codes(**data: object) -> list[tuple[str, str, str]]:
    found = check(make_year(**data))
    return [(one.code, str(one.severity), one.waived) for one in found]


@pytest.mark.parametrize("sample", all_samples(), ids=str)
def test_no_sample_has_a_finding_above_info(sample: Sample) -> None:
    year = sample.load().year
    projects = printed_for(sample.format, year, sample.project)
    found = check(year, sample.format, projects=projects)
    assert [] == [str(one) for one in found if one.severity is not INFO]


def test_there_are_at_least_sixty_rules() -> None:
    assert len(RULES) >= 60


def test_the_gravest_come_first_then_the_order_of_the_data() -> None:
    project = {"名称": "甲", "资金": [{"年末结转结余": "5", "实际到位": "9", "支出决算": "9",
                                     "上年结转": "0"}]}  # fmt: skip
    found = check(make_year(部门__编制=OVER["编制"], 部门__实有人员=OVER["实有人员"],
                            项目列表=[project, {**project, "名称": "乙"}]))  # fmt: skip
    assert [ERROR, ERROR, WARNING] == [one.severity for one in found if one.severity is not INFO][
        :3
    ]
    paths = [one.path[:2] for one in found if one.code == "FND014"]
    assert [("项目列表", 0), ("项目列表", 1)] == paths


def test_a_finding_has_its_figures_place_and_remedy() -> None:
    (found,) = check(make_year(部门__编制=OVER["编制"], 部门__实有人员=OVER["实有人员"]))[:1]
    assert ("部门", "实有人员") == found.path
    assert {"在职": 12, "编制": 10} == found.values
    assert "在职12人，编制10名，超编2人" == found.message
    assert found.remedy and found.source  # noqa: PT018 (two texts)


def test_a_waived_finding_is_an_info_with_the_reason() -> None:
    found = codes(
        部门__编制=OVER["编制"],
        部门__实有人员=OVER["实有人员"],
        豁免=[waiver("ORG001", "部门.实有人员"), waiver("ORG002", "部门")],
    )
    assert [("ORG001", "info", "已报批"), ("ORG002", "info", "已报批")] == found


@pytest.mark.parametrize("place", ["部门.编制", "部门.实有", ""])
def test_a_waiver_of_another_object_waives_nothing_and_is_unused(place: str) -> None:
    data = {"部门__编制": {"行政": "10"}, "部门__实有人员": {"事业": "12"}}
    found = codes(**data, 豁免=[waiver("ORG001", place or "项目列表")])
    assert [("ORG001", "warning", ""), ("WVR001", "warning", "")] == sorted(found)


def test_a_waiver_is_not_unused_where_its_rule_was_not_asked() -> None:
    assert [] == codes(豁免=[waiver("YRS001", "收支"), waiver("FMT001", "部门")])


def test_what_filled_documents_lack_is_not_looked_for_again() -> None:
    year = make_year(豁免=[waiver("FMT001", "没有这一项")])
    first = next(one for one in formats() if not one.per_project)
    asked, filled = (
        {one.code for one in check(year, first, filled=is_filled)} for is_filled in (False, True)
    )
    assert {"FMT001", "WVR001"} <= asked - filled <= {"FMT001", "FMT002", "FMT003", "WVR001"}


def test_rows_are_waived_by_name_whatever_their_number() -> None:
    rows = [{"名称": "甲"}, LATE]
    for projects in (rows, rows[::-1]):
        found = codes(项目列表=projects, 豁免=[waiver("PRJ004", "项目列表.防汛")])
        assert ("PRJ004", "info", "已报批") in found


def tuned(code: str, limit: str) -> Format:
    base = find_format(next(one.id for one in formats() if not one.per_project))
    row = TuningSpec(rule=code, limit=Quantity(Decimal(limit)))
    spec = attrs.evolve(base.spec, tuned=Listing([row], keys=("rule",)))
    return attrs.evolve(base, spec=spec)


def test_a_format_sets_the_threshold_of_a_tunable_rule() -> None:
    year = make_year(项目列表=[LATE])
    for limit, expected in (("61", True), ("59", False)):
        found = check(year, tuned("PRJ004", limit))
        assert expected == any(one.code == "PRJ004" for one in found)


@pytest.mark.parametrize("code", ["FND001", "XYZ001"])
def test_a_fixed_rule_cannot_be_tuned(code: str) -> None:
    with pytest.raises(PackError, match=f"{code}：(这条规则没有界限|没有这条规则)"):
        check(make_year(), tuned(code, "5"))


def test_what_several_formats_share_is_said_once() -> None:
    year = make_year(部门__编制=OVER["编制"], 部门__实有人员=OVER["实有人员"])
    both = [(one, None) for one in formats() if not one.per_project][:2]
    found = check_documents(year, both)
    assert 1 == sum(one.code == "ORG001" for one in found)
    assert "FMT001" in {one.code for one in found}


@pytest.mark.parametrize(
    ("stated", "expected"), [("9.5", True), ("9.47", True), ("9.48", False), ("9", False)]
)
def test_a_score_is_compared_as_far_as_its_decimals_go(stated: str, expected: bool) -> None:
    # 90 ÷ 95 × 10 = 9.4736…
    row = {"名称": "合格率", "计算符号": "≥", "指标值": "95", "完成值": "90", "度量单位": "%",
           "分值": "10", "得分": stated, "评分依据": None}  # fmt: skip
    other = {"名称": "其他", "分值": "90", "得分": "90"}
    row = {key: value for key, value in row.items() if value}
    found = check(make_year(绩效指标列表=[{**row, "偏差原因": "一批在验收。"}, other]))
    assert expected == (not any(one.code == "SCR007" for one in found))


@pytest.mark.parametrize(("done", "expected"), [("426", False), ("425", True)])
def test_full_points_that_the_rule_itself_rounds_to_are_no_finding(
    done: str, expected: bool
) -> None:
    # 426 ÷ 428 × 1 = 0.9953…, 425 ÷ 428 × 1 = 0.9929…
    row = {"名称": "检查次数", "计算符号": "≥", "指标值": "428", "完成值": done, "度量单位": "次",
           "分值": "1", "得分": "1", "偏差原因": "企业停产。"}  # fmt: skip
    found = check(make_year(绩效指标列表=[row, {"名称": "其他", "分值": "99", "得分": "99"}]))
    assert expected == any(one.code == "IND011" for one in found)


def test_a_form_that_wants_a_reason_sooner_says_so() -> None:
    tuned_formats = [one for one in formats() if one.spec.tuned]
    assert {"PRJ004"} == {row.rule for one in tuned_formats for row in one.spec.tuned or ()}
    late = {**LATE, "资金": [{"全年预算": "100", "支出决算": "85"}]}
    year = make_year(项目列表=[late])
    assert [] == [one for one in check(year) if one.code == "PRJ004"]
    assert [] != [one for one in check(year, tuned_formats[0]) if one.code == "PRJ004"]


def test_grades_are_those_of_a_format_that_the_year_names() -> None:
    own = next(one for one in formats() if [g.name for g in one.spec.grades or ()][:1] == ["优秀"])
    least = (own.spec.grades or ())[0].least
    judged = {"自评": {"得分": str(least).removesuffix("分"), "等级": "优秀"}}
    assert least.value < 90
    assert [] == codes(**judged, 格式=[own.id])
    assert ("SCR008", "error", "") in codes(**judged)


def test_a_format_may_draw_the_tiers_of_qualitative_indicators_otherwise() -> None:
    row = {"名称": "意识", "指标值": "提高", "完成档次": "部分达成", "分值": "100", "得分": "55",
           "偏差原因": "覆盖不全。"}  # fmt: skip
    year = make_year(绩效指标列表=[row])
    base = find_format(next(one.id for one in formats() if not one.per_project))
    tiers = Listing([TierSpec(name="部分达成", least=Quantity(Decimal(50)))], keys=("name",))
    other = attrs.evolve(base, spec=attrs.evolve(base.spec, tiers=tiers))
    assert "SCR014" in {one.code for one in check(year, base)}
    assert "SCR014" not in {one.code for one in check(year, other)}


def test_without_a_format_nothing_is_required() -> None:
    assert [] == check(make_year())
    assert [] == check_documents(make_year(), [])


def test_rounding_explains_a_hundredth_of_each_part_and_no_more() -> None:
    leaves = [{"支出性质": "人员经费", "支出决算": "674.75"},
              {"支出性质": "公用经费", "支出决算": "263.61"},
              {"支出性质": "项目支出", "支出决算": "1261.01"}]  # fmt: skip

    def grades(total: str) -> list[tuple[str, str]]:
        rows = [*leaves, {"支出决算": total}]
        return [found[:2] for found in codes(收支={"明细": rows})]

    # 674.75 + 263.61 + 1261.01 = 2199.37; four figures in 万元, each ± 0.005
    assert [] == grades("2199.37")
    assert [("FND002", "info")] == grades("2199.36")
    assert [("FND002", "info")] == grades("2199.39")
    assert [("FND001", "error")] == grades("2199.40")
    assert [("FND001", "error")] == grades("2212.40")


def test_readers_of_a_draft_are_spared_what_is_waived_or_only_advice() -> None:
    year = make_year(
        部门__编制=OVER["编制"],
        部门__实有人员=OVER["实有人员"],
        收支={"明细": [{"支出性质": "项目支出", "支出决算": "391.74"}]},
        文字={"履职绩效": "项目支出391.74万元。"},
    )
    found = check(year, "sichuan/department-self")
    codes = {one.code for one in for_readers(found)}
    assert {"ORG001", "TXT004", "FMT001"} <= {one.code for one in found}
    assert "ORG001" in codes
    assert codes.isdisjoint({"TXT004", "FMT001", "FMT003"})
    accepted = attrs.evolve(found[0], severity=INFO, waived="已核批")
    assert [] == for_readers([accepted])
