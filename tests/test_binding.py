"""The evaluation year in templates, by all the names it has."""

from typing import Any

import pytest

from reportgen.binding import described, pictures_of
from reportgen.intake import read
from reportgen.measures import Resolver, attribute, year_shape
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
    filler = compile_template(docx(p(text)), settings, year_shape(), attribute)
    values = {name: attribute(YEAR, name) for name in filler.names}
    filled = filler.fill(values, look_up=Resolver(YEAR))
    assert (expected, ()) == (view(filled.data).strip(), filled.missing)


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
