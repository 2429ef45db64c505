"""What is told of two years: changes with their figures, rows that came and went, nothing else."""

import decimal
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given

from reportgen import dump, read
from reportgen.comparing import Change, Sort, compare
from reportgen.comparing.meaning import meaning
from tests.often import often
from tests.samples import all_files, ebian, load
from tests.support import GONE, make_year
from tests.years import years

ROW = {"资金来源": "一般公共预算", "支出性质": "项目支出"}


def told(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The differences of the smallest year with the one or the other changes, in a line each."""
    return [line(one) for one in compare(make_year(**before), make_year(**after))]


def line(one: Change) -> str:
    more = f"（{one.difference}）" if one.difference else ""
    if one.sort is Sort.CHANGED:
        return f"{one.path}：{one.before} → {one.after}{more}"
    return f"{one.sort.label} {one.path} {one.before}{one.after}"


def funds(**cells: str) -> dict[str, Any]:
    return {"收支__明细": [{**ROW, **cells}]}


def points(*rows: str) -> dict[str, Any]:
    return {"主要任务": [dict(zip(("标题", "内容"), row.split(":"), strict=True)) for row in rows]}


def test_an_amount_is_told_with_its_difference() -> None:
    assert ["收支.一般公共预算×项目支出.支出决算：378.71万元 → 380.00万元（增加1.29万元）"] == told(
        funds(支出决算="378.71"), funds(支出决算="380")
    )


@pytest.mark.parametrize(
    ("typed", "again"), [("1,000.00", "1000"), ("0", "—"), ("12.50", "１２．５")]
)
def test_another_way_to_type_a_figure_is_no_difference(typed: str, again: str) -> None:
    assert [] == told(funds(支出决算=typed), funds(支出决算=again))


def test_another_unit_and_other_places_are_no_difference() -> None:
    yuan = {"金额单位": "元", "小数位": GONE, **funds(支出决算="3787100")}
    assert [] == told(funds(支出决算="378.71"), yuan)


def test_money_is_shown_in_the_unit_of_the_later_year() -> None:
    yuan = {"金额单位": "元", **funds(支出决算="3787000")}
    assert [
        "收支.一般公共预算×项目支出.支出决算：3787100.00元 → 3787000.00元（减少100.00元）"
    ] == told(funds(支出决算="378.71"), yuan)


def test_places_that_would_hide_the_difference_are_shown() -> None:
    exact = {"金额单位": "元", **funds(支出决算="3787123.45")}
    assert [
        "收支.一般公共预算×项目支出.支出决算：378.712345万元 → 378.71万元（减少0.002345万元）"
    ] == told(exact, funds(支出决算="378.71"))


def test_unknown_and_nought_are_told_apart() -> None:
    assert ["收支.一般公共预算×项目支出.支出决算：空 → 0.00万元"] == told(
        funds(支出决算="", 年初预算="1"), funds(支出决算="0", 年初预算="1")
    )


def test_a_list_known_to_be_empty_is_not_an_unknown_one() -> None:
    assert ["项目列表：空 → 无"] == told({}, {"项目列表": "无"})
    assert ["项目列表：无 → 2项（甲、乙）"] == told(
        {"项目列表": "无"}, {"项目列表": [{"名称": "甲"}, {"名称": "乙"}]}
    )


def test_counts_points_and_quantities_have_a_difference() -> None:
    before = {"部门__内设机构数": "3", "自评__得分": "97"}
    after = {"部门__内设机构数": "5", "自评__得分": "96.5"}
    assert [
        "部门.内设机构数：3个 → 5个（增加2个）",
        "自评.得分：97分 → 96.5分（减少0.5分）",
    ] == told(before, after)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("8.7万余", "9万", "8.7万余 → 9万"),
        ("8", "10", "8 → 10（增加2）"),
        ("8.7万", "87000", None),
    ],
)
def test_quantities_are_shown_as_typed(old: str, new: str, shown: str | None) -> None:
    row = {"名称": "火灾", "单位": "起"}
    changes = told({"成效": [{**row, "本年": old}]}, {"成效": [{**row, "本年": new}]})
    assert ([f"成效.火灾.本年：{shown}"] if shown else []) == changes


def test_words_dates_and_answers_are_shown_as_they_are() -> None:
    before = {
        "自评__开始日期": "2025-01-02",
        "空白按零": "是",
        "项目列表": [{"名称": "甲", "重点": "是"}],
    }
    after = {
        "自评__开始日期": "2025-02-01",
        "空白按零": "否",
        "项目列表": [{"名称": "甲", "重点": "否"}],
    }
    assert ["项目列表.甲.重点：是 → 否", "自评.开始日期：2025年1月2日 → 2025年2月1日"] == told(
        before, after
    )


def test_a_long_text_is_shown_around_its_first_difference() -> None:
    text = "甲" * 50 + "检查{}家企业" + "乙" * 50
    [change] = told({"文字": {"甲": text.format(3)}}, {"文字": {"甲": text.format(5)}})
    assert (
        f"文字.甲：“…{'甲' * 6}检查3家企业{'乙' * 20}…” → “…{'甲' * 6}检查5家企业{'乙' * 20}…”"
        == change
    )


def test_a_blank_line_in_a_passage_is_no_difference() -> None:
    assert [] == told({"文字": {"甲": "一\n二"}}, {"文字": {"甲": "一\n\n二\n"}})


def test_passages_come_and_go_by_name() -> None:
    assert ["删除 文字.甲 “一”", "增加 文字.乙 “二”"] == told(
        {"文字": {"甲": "一"}}, {"文字": {"乙": "二"}}
    )


def test_a_part_that_was_not_there_is_told_field_by_field() -> None:
    assert ["自评.得分：空 → 97分", "自评.等级：空 → “优”"] == told(
        {}, {"自评": {"得分": "97", "等级": "优"}}
    )


def test_a_row_put_in_between_leaves_the_others_alone() -> None:
    before, after = points("甲:一", "丙:三"), points("甲:一", "乙:二", "丙:三")
    assert ["增加 主要任务.乙 “二”"] == told(before, after)
    assert ["删除 主要任务.乙 “二”"] == told(after, before)


def test_rows_of_plain_text_are_matched_by_what_they_say() -> None:
    before, after = ({"部门__主要职责": duties.split()} for duties in ("甲 乙 丙", "新 甲 乙改 丙"))
    assert ["增加 部门.主要职责第1项 “新”", "部门.主要职责第3项：“乙” → “乙改”"] == told(
        before, after
    )


def test_a_row_that_was_added_says_its_first_figures() -> None:
    row = {"名目": "公务接待费", "年初预算": "3", "支出决算": "2.5"}
    other = {"名目": "公务用车运行维护费", "支出决算": "1"}
    before, after = (
        {**funds(支出决算="1"), "收支__三公经费": rows} for rows in ([other], [other, row])
    )
    assert ["增加 收支.三公经费.公务接待费 年初预算3.00万元，支出决算2.50万元"] == told(
        before, after
    )


def test_rows_in_another_order_are_one_difference() -> None:
    assert ["主要任务的顺序：“甲”在“丙”之前 → “丙”在“甲”之前"] == told(
        points("甲:一", "乙:二", "丙:三"), points("丙:三", "甲:一", "乙:二")
    )


def test_rows_without_a_name_are_called_by_number_and_category() -> None:
    before, after = (
        {"绩效目标": [{"类别": "总体目标", "内容": "一"}, {"类别": "总体目标", "内容": last}]}
        for last in ("二", "三")
    )
    assert ["绩效目标第2项（总体目标）.内容：“二” → “三”"] == told(before, after)


def test_rows_that_share_a_name_are_told_apart_by_number() -> None:
    posts = [{"类别": "领导", "级别": rank, "人数": 1} for rank in ("正科级", "副科级")]
    changed = [posts[0], {**posts[1], "人数": 2}]
    assert ["部门.编制.领导（第2项）.人数：1人 → 2人（增加1人）"] == told(
        {"部门__编制": posts}, {"部门__编制": changed}
    )


def test_paths_lead_to_the_values_in_both_years() -> None:
    before, after = make_year(**points("甲:一")), make_year(**points("乙:二", "甲:改"))
    by_sort = {one.sort: one for one in compare(before, after)}
    assert ("主要任务", 0, "内容") == by_sort[Sort.CHANGED].at_before
    assert ("主要任务", 1, "内容") == by_sort[Sort.CHANGED].at_after
    assert (None, ("主要任务", 0)) == (by_sort[Sort.ADDED].at_before, by_sort[Sort.ADDED].at_after)
    assert {"主要任务"} == {one.part for one in by_sort.values()}


def test_what_follows_from_other_tables_is_no_entry() -> None:
    """三公经费 by the codes of the economic classification is a table that nobody filled in."""
    rows = [{"支出性质": "基本支出", "科目编码": "30217", "支出决算": cell} for cell in ("1", "2")]
    before, after = ({**funds(), "收支__经济分类": [row]} for row in rows)
    assert ["收支.经济分类.基本支出×30217.支出决算：1.00万元 → 2.00万元（增加1.00万元）"] == told(
        before, after
    )


@pytest.mark.parametrize("file", all_files(), ids=lambda file: file.stem)
def test_a_sample_is_no_other_than_itself(file: Any) -> None:
    year = load(file).year
    assert [] == compare(year, read(dump(year)).year)


@given(years())
@often(40)
def test_a_year_is_no_other_than_what_is_written_of_it(data: dict[str, Any]) -> None:
    year = read(data).year
    assert [] == compare(year, read(dump(year)).year)


@given(years(), years())
@often(60)
def test_nothing_is_told_only_of_years_that_say_the_same(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    before, after = read(first).year, read(second).year
    there, back = compare(before, after), compare(after, before)
    assert bool(there) == (meaning(before) != meaning(after))
    assert sorted(one.sort for one in there) == sorted(_TURNED[one.sort] for one in back)


_TURNED = {Sort.CHANGED: Sort.CHANGED, Sort.ADDED: Sort.REMOVED, Sort.REMOVED: Sort.ADDED}


def test_each_single_field_of_a_sample_that_is_changed_is_told_once() -> None:
    whole = dump(ebian().load().year)
    year = read(whole).year
    for key in ("名称", "简称", "地区", "财政部门"):
        changed = deepcopy(whole)
        changed["部门"][key] += "改"
        [one] = compare(year, read(changed).year)
        assert (Sort.CHANGED, f"部门.{key}") == (one.sort, one.path)


def test_a_row_without_a_name_says_its_first_text_too() -> None:
    scored = {"标准": "按时完成，得1分。", "分值": "1"}
    before, after = (
        {"评价__评价指标": [{"名称": "时效", "评分点": rows}]}
        for rows in ([{**scored, "标准": "甲"}], [{**scored, "标准": "甲"}, scored])
    )
    assert ["增加 评价.评价指标.时效.评分点第2项 “按时完成，得1分。”，分值1分"] == told(
        before, after
    )


def test_differences_are_exact_whatever_the_caller_s_context() -> None:
    with decimal.localcontext(decimal.Context(prec=3, traps=[decimal.Inexact])):
        changes = told(
            {**funds(支出决算="1234567.89"), "自评__得分": "97.125"},
            {**funds(支出决算="1234568.99"), "自评__得分": "7.0625"},
        )
    assert [
        "收支.一般公共预算×项目支出.支出决算：1234567.89万元 → 1234568.99万元（增加1.10万元）",
        "自评.得分：97.125分 → 7.0625分（减少90.0625分）",
    ] == changes
