"""The evaluation year in templates, by all the names it has."""

from decimal import Decimal
from typing import Any

import pytest

from reportgen.amounts import Points
from reportgen.binding import described, marked, pictures_of
from reportgen.intake import read
from reportgen.measures import Resolver, ScoreSheet, attribute, reader, year_shape
from reportgen.word import Missing, Printer, Settings, compile_template
from reportgen.word.view import view
from tests.support import make_year, mapping, problem
from tests.word.making import docx, p

YEAR = read(
    mapping(
        金额单位="万元",
        收支={"明细": [{"资金来源": "一般公共预算", "支出决算": "5", "实际到位": "10"}]},
        绩效指标列表=[
            {
                "名称": "执行率",
                "计算符号": "≥",
                "指标值": "95",
                "度量单位": "%",
                "完成值": "【=收支.合计.到位执行率】",
            },
            {"名称": "转引", "完成值": "【=绩效指标列表.执行率.完成值】"},
            {"名称": "成本", "计算符号": "≤", "指标值": "【=收支.合计.实际到位】"},
            {"名称": "支出", "计算符号": "=", "指标值": "【=收支.合计.支出决算】"},
            {"名称": "再引", "计算符号": "≥", "指标值": "【=绩效指标列表.成本】"},
        ],
        成效=[{"名称": "事故", "单位": "起", "本年": "8", "上年": "17"}],
        评价={"存在问题": [{"标题": "人员不足"}, {"标题": "资料不全"}]},
    )
).year


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("50.00%", "{{ 绩效指标列表.执行率.完成值 }}"),  # 5 ÷ 10
        ("50.00%", "{{ 绩效指标列表.转引.完成值 }}"),
        ("≥95%", "{{ 绩效指标列表.执行率 }}"),
        ("≥95%", "{{ indicators.执行率.goal }}"),
        ("≤10.00万元", "{{ 绩效指标列表.成本.目标 }}"),
        ("≤10.00万元", "{{ 绩效指标列表.成本 }}"),
        ("5.00万元", "{{ 绩效指标列表.支出.目标 }}"),
        ("≥≤10.00万元", "{{ 绩效指标列表.再引.目标 }}"),
        ("5.00万元", "{{ 收支.合计.支出决算 }}"),
        ("5.00万元", "{{ funds.general_public_budget.spent|amount }}"),
        (
            "8起，减少9起，下降52.94%",
            "{{ 成效.事故 }}，减少{{ 成效.事故.增减 }}，下降{{ 成效.事故.增减率 }}",
        ),
        ("人员不足以及资料不全", "{{ 评价.问题概括 }}"),
    ],
)
def test_a_template_prints(expected: str, text: str) -> None:
    settings = Settings(printer=Printer(unit="万元"))
    filler = compile_template(docx(p(text)), settings, year_shape(), reader)
    values = {name: attribute(YEAR, name) for name in filler.names}
    filled = filler.fill(values, look_up=Resolver(YEAR))
    assert (expected, ()) == (view(filled.data).strip(), filled.missing)


GROUPED = make_year(
    文件=[
        {"简称": "通知", "标题": "关于自评的通知", "用途": ["通知"]},
        {"简称": "办法", "标题": "管理办法", "用途": ["依据"]},
    ],
    绩效指标列表=[
        {"名称": "件数", "一级指标": "产出", "指标值": "1"},
        {"名称": "人数", "一级指标": "产出", "指标值": "1"},
    ],
    绩效目标=[{"类别": "长期", "标题": "甲"}, {"类别": "长期", "标题": "乙"}],
)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("《关于自评的通知》", "{{ 文件.通知|顿号 }}"),
        ("《管理办法》", "{{ 文件.依据|顿号 }}"),
        ("件数；人数；", "{% for 项 in 绩效指标列表.产出 %}{{ 项.名称 }}；{% endfor %}"),
        ("甲；乙；", "{% for 项 in 绩效目标.长期 %}{{ 项.标题 }}；{% endfor %}"),
        ("件数；", "{% for 项 in 绩效指标列表.件数 %}{{ 项.名称 }}；{% endfor %}"),
    ],
)
def test_a_name_that_leads_to_a_group_or_to_one_row_is_a_list_where_one_is_meant(
    expected: str, text: str
) -> None:
    filler = compile_template(docx(p(text)), Settings(), year_shape(), reader)
    values = {name: attribute(GROUPED, name) for name in filler.names}
    assert expected == view(filler.fill(values).data).strip()


# Pictures that follow passages (位置)


def placed(*pictures: tuple[str, str], **changes: Any) -> dict[str, list[str]]:
    """The captions of the pictures that follow each passage, by its text."""
    rows = [{"文件名": "a.jpg", "图名": name, "位置": place} for name, place in pictures]
    year = make_year(**{"图片": rows, "文字": {"甲": "一段", "乙": "一段"}} | changes)
    found = pictures_of(year)
    passages = {id(text): f"{name}：{text}" for name, text in (year.texts or {}).items()}
    points = year.self_evaluation.problems if year.self_evaluation else ()
    passages |= {id(point.content): point.title for point in points or ()}
    return {passages[key]: [picture.caption for picture in own] for key, own in found.items()}


ISSUES = {"存在问题": [{"标题": "人少", "内容": "缺人。"}, {"标题": "料少", "内容": "缺料。"}]}


def test_a_picture_follows_the_passage_it_names_and_no_equal_one() -> None:
    assert {"乙：一段": ["图"]} == placed(("图", "文字.乙"))


def test_pictures_of_one_passage_keep_their_order() -> None:
    assert {"甲：一段": ["三", "一"], "乙：一段": ["二"]} == placed(
        ("三", "文字.甲"), ("二", "文字.乙"), ("一", "文字.甲")
    )


def test_a_picture_follows_a_point_or_the_last_of_several() -> None:
    assert {"人少": ["一"], "料少": ["二"]} == placed(
        ("一", "自评.存在问题.人少"), ("二", "自评.存在问题"), 自评=ISSUES
    )


@pytest.mark.parametrize("place", ["收支.合计.支出决算", "自评.存在问题"])
def test_a_place_that_is_not_yet_known_takes_no_picture(place: str) -> None:
    assert {} == placed(("图", place))


@pytest.mark.parametrize("place", ["没有", "年度", "文字..甲", "部门.没有", "文字", "文字.丙"])
def test_a_place_that_cannot_be_a_passage_is_a_problem(place: str) -> None:
    rows = [{"文件名": "a.jpg", "图名": "图", "位置": place}]
    found = problem(图片=rows, 文字={"甲": "一段"})
    assert place in str(found)


def test_a_year_without_pictures_places_none() -> None:
    assert {} == pictures_of(make_year())


def test_a_picture_that_fails_is_described_with_its_reason() -> None:
    missing = Missing(None, "图片“a.jpg”")
    missing.reason = "坏了"
    assert "图片“a.jpg”（坏了）" == described(make_year(), missing)


def test_what_lies_behind_something_missing_is_described_by_the_first() -> None:
    missing = Missing(Missing(None, "自评"), "得分")
    assert "自评" == described(make_year(), missing)


def test_a_mark_names_the_very_field_of_something_missing() -> None:
    year = make_year(部门__编制=[{"类别": "行政", "人数": "3"}])
    whole = Missing(year, "自评")
    assert "自评.评价结论" == marked(year, Missing(whole, "评价结论"))
    assert "部门.简称" == marked(year, Missing(year.department, "简称"))


# What is worked out of other objects is asked for there


INDICATORS = [
    {"名称": "次数", "指标值": "3", "分值": "5", "得分": "5"},
    {"名称": "比率", "二级指标": "质量指标", "分值": "5"},
]


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        ("绩效指标列表第1项（次数）.二级指标", "名称"),
        ("绩效指标列表第1项（次数）.分值", "分值合计"),
        ("绩效指标列表第2项（比率）.得分", "得分合计"),
        ("绩效指标列表第2项（比率）.得分", "得分率"),
    ],
)
def test_a_group_of_indicators_asks_for_what_its_indicators_lack(expected: str, path: str) -> None:
    rows = [dict(row) for row in INDICATORS]
    if expected.endswith("分值"):
        del rows[0]["分值"]
    year = make_year(绩效指标列表=rows)
    group = year.indicators.all if path != "名称" else year.indicators.level2[0]
    assert expected == described(year, Missing(group, path))


@pytest.mark.parametrize(
    ("expected", "name", "rows"),
    [
        ("收支.合计.全年预算", "执行率得分", [{"支出性质": "合计", "支出决算": "3"}]),
        ("收支.合计.支出决算", "总分", [{"支出性质": "合计", "全年预算": "3"}]),
        ("绩效指标列表第2项（比率）.得分", "总分",
         [{"支出性质": "合计", "全年预算": "3", "支出决算": "3"}]),
    ],
)  # fmt: skip
def test_a_score_asks_for_what_it_is_made_of(expected: str, name: str, rows: Any) -> None:
    year = make_year(收支={"明细": rows}, 绩效指标列表=INDICATORS)
    sheet = ScoreSheet(subject=year, weight=Points(Decimal(10)))
    assert expected == described(year, Missing(sheet, name))


def test_a_row_of_a_form_asks_for_the_row_it_is_made_of() -> None:
    public = [{"名目": "公务用车购置费", "年初预算": "1"}, {"名目": "公务用车运行维护费"}]
    year = make_year(收支={"明细": [{"资金来源": "一般公共预算"}], "三公经费": public})
    node = year.funds.公务用车经费
    assert "收支.三公经费第2项（公务用车运行维护费）.年初预算" == described(
        year, Missing(node, "年初预算")
    )
