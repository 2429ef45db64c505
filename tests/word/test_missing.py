import pytest

from reportgen.word.view import view

from .making import p, r, styled
from .sample import (
    SETTINGS,
    Paper,
    Record,
    body_xml,
    filled,
    line,
    missing_in,
    printed,
    values,
    wan,
)

NOTHING: dict[str, object] = {}


def absent(text: str, **given: object) -> list[str]:
    return missing_in(p(text), given=given)


def draft(text: str, **given: object) -> str:
    return line(text, given=given, draft=True)


def test_everything_missing_is_listed_in_the_order_of_the_document() -> None:
    body = (
        p("{{ 单位 }}{{ 部门.名称 }}"),
        p("{% if 经费 is 为零 %}{% endif %}{{ 部门.领导.姓名 }}{{ 日期|日期 }}"),
    )
    found = missing_in(
        *body, footers={"default": p("{{ 地址 }}")}, given={"部门": Record(名称="甲")}
    )
    assert ["单位", "经费", "领导.姓名", "日期", "地址"] == found


def test_a_draft_marks_it() -> None:
    xml = body_xml(
        filled(p(r("{{ 部门.名称 }}", '<w:sz w:val="32"/>')), given=NOTHING, draft=True).data
    )
    assert '<w:rPr><w:sz w:val="32"/><w:highlight w:val="yellow"/></w:rPr>' in xml
    assert "【待填：部门.名称】" in xml


def test_a_strict_fill_prints_nothing_for_it() -> None:
    assert "甲乙" == line("甲{{ 单位 }}{{ 经费|金额 }}{{ 名单|顿号 }}{{ 文件 }}乙", given=NOTHING)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("有", "{% if 经费 is 为零 %}无{% else %}有{% endif %}"),
        ("有", "{% if 经费 is not 为零 %}有{% else %}无{% endif %}"),
        ("有", "{% if 公开 %}有{% else %}无{% endif %}"),
        ("有", "{% if not 公开 %}无{% else %}有{% endif %}"),
        ("有", "{% if 名单 %}有{% else %}无{% endif %}"),
        ("有", "{% if not 名单 %}无{% else %}有{% endif %}"),
        ("有", "{% if 人数 == 0 %}无{% else %}有{% endif %}"),
        ("有", "{% if 人数 != 0 %}有{% else %}无{% endif %}"),
        ("有", "{% if 人数 > 0 %}有{% else %}无{% endif %}"),
        ("有", "{% if 人数 >= 1 %}有{% else %}无{% endif %}"),
        ("有", "{% if 人数 < 1 %}无{% else %}有{% endif %}"),
        ("有", "{% if 人数 <= 0 %}无{% else %}有{% endif %}"),
        ("有", "{% if 1 > 人数 %}无{% else %}有{% endif %}"),
        ("有", "{% if 正文 is 为零 %}无{% else %}有{% endif %}"),
        ("有", "{% if 部门.预算 is 为零 or 经费 is 为零 %}无{% else %}有{% endif %}"),
    ],
)
def test_an_absent_value_takes_no_branch_that_states_absence(expected: str, text: str) -> None:
    assert expected == line(text, given=NOTHING)
    assert absent(text)


@pytest.mark.parametrize(
    "text", ["{% if 经费 is 已填 %}{% endif %}", "{% if not 部门.名称 is given %}{% endif %}"]
)
def test_to_ask_is_not_to_miss(text: str) -> None:
    assert [] == absent(text)
    assert "无" == line("{% if 经费 is 已填 %}有{% else %}无{% endif %}", given=NOTHING)


def test_a_loop_over_nothing_shows_its_pattern_once_in_a_draft() -> None:
    inner = "{{ loop.index }}{{ 项.名称 }}{% if not loop.last %}、{% endif %}"
    text = "{% for 项 in 项目列表 %}" + inner + "{% endfor %}"
    assert "1【待填：项目列表.名称】" == draft(text)
    assert ["项目列表", "项目列表.名称"] == absent(text)


def test_filters_let_it_pass() -> None:
    assert "【待填：经费】" == draft("{{ 经费|金额(1) }}")
    assert "【待填：经费】" == draft("{{ 经费|大写|字数 }}")


def test_a_record_without_its_main_value() -> None:
    assert ["citation"] == absent("{{ 文件 }}", 文件=Paper())
    assert "《通知》" == line("{{ 文件 }}")


def test_rows_without_their_main_value() -> None:
    rows = (Paper(引用="甲"), Paper(), Paper())
    for text in ("{{ 名单|顿号 }}", "{{ 名单|列举 }}"):
        assert ["citation", "citation"] == absent(text, 名单=rows)


def test_a_name_that_several_rows_answer_to() -> None:
    rows = (Paper(引用="甲"), Paper(引用="乙"))
    assert "甲、乙" == line("{{ 文件 }}", given={"文件": rows})
    assert ["citation"] == absent("{{ 文件 }}", 文件=(Paper(引用="甲"), Paper()))


def test_none_is_never_printed() -> None:
    everything = (
        "{{ 单位 }}{{ 经费|金额 }}{{ 人数 }}{{ 比例|百分比 }}{{ 变动|增减 }}{{ 得分 }}{{ 受益 }}"
        "{{ 日期|日期 }}{{ 公开 }}{{ 等次 }}{{ 实际|数 }}{{ 正文 }}{{ 文字.概况 }}"
        "{{ 名单|列举 }}{{ 文件 }}"
    )
    for given in (NOTHING, dict.fromkeys(values()), {"部门": Record(), "文字": Record()}):
        assert "None" not in body_xml(filled(p(everything), given=given).data)
        assert "None" not in body_xml(filled(p(everything), given=given, draft=True).data)


def test_a_missing_heading_is_seen_in_a_draft() -> None:
    body = (p("{{ 单位 }}", "1"), p(styled("{{ 地址 }}")))
    assert ["一、【待填：单位】", "（1）【待填：地址】"] == printed(
        *body, given=NOTHING, draft=True, settings=SETTINGS
    )
    assert [""] == printed(*body, given=NOTHING, settings=SETTINGS)


def test_a_minus_stays_with_its_figure() -> None:
    made = filled(p("{{ 经费 }}，{{ 单位 }}"), given=values(经费=wan("-3.2"), 单位="甲-1乙A-2-3"))
    assert 2 == body_xml(made.data).count("<w:noBreakHyphen/>")
    assert "-3.20万元，甲-1乙A-2-3" == view(made.data).strip()
