import pytest

from reportgen.word.expressions import parse_expression

from .making import p
from .sample import code, codes, faults, line

LOOP = "{{% for 项 in 项目列表 %}}{}{{% endfor %}}"


@pytest.mark.parametrize(
    "text",
    [
        "{{ 单位 }}", "{{ 部门.名称 }}", "{{ 部门.领导.姓名 }}", "{{ 经费|金额 }}",
        "{{ 经费|金额(1) }}",
        "{{ 经费|amount(0) }}", "{{ 文件 }}", "{{ 人数 }}", "{{ 公开 }}", '{{ "甲" }}', "{{ 5 }}",
        "{% if 公开 %}{% endif %}", "{% if 名单 %}{% endif %}",
        "{% if not 公开 and 名单 %}{% endif %}",
        "{% if 人数 > 3 or 人数 == 年度 %}{% endif %}", "{% if 1 < 人数 <= 9 %}{% endif %}",
        "{% if 经费 > 上年经费 %}{% endif %}", '{% if 等次 == "优" %}{% endif %}',
        "{% if 经费 is 已填 %}{% elif 经费 is 为零 %}{% else %}{% endif %}",
        "{% if 经费 is not 为零 %}{% endif %}", "{% if 部门.领导 is given %}{% endif %}",
        "{% if 公开 == true %}{% endif %}", '{% if 实际 != "无" %}{% endif %}',
        LOOP.format("{{ loop.index }}{{ 循环.序号|序数 }}"),
        LOOP.format("{% if loop.last or 循环.首项 %}{% endif %}"),
        LOOP.format("{% for 名 in 项.子项 %}{{ 名.名称 }}{% endfor %}"),
        "{{ 名单|顿号 }}{{ 名单|列举 }}{{ 正文|字数 }}{{ 日期|年 }}{{ 年度|年 }}",
    ],
)  # fmt: skip
def test_the_language(text: str) -> None:
    assert [] == codes(p(text))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("T02", "{{ }}"), ("T02", "{{ 单位 名称 }}"), ("T02", "{{ 单位| }}"), ("T02",
        "{{ (单位 }}"),
        ("T02", '{{ "甲 }}'), ("T02", "{% if %}{% endif %}"), ("T02",
        "{% if 公开 %}{% endif 公开 %}"),
        ("T02", "{% if 公开 %}{% else 公开 %}{% endif %}"),
        ("T02", "{{ “ }}"), ("T02", "{{ 单位 # 注 }}"),
        ("T02", "{{ 单位) }}"), ("T02", "{{ (x for x in 名单) }}"),
        ("T03", "{{ 单位() }}"), ("T03", "{{ 人数 + 1 }}"), ("T03", "{{ 人数 ** 9 }}"),
        ("T03", "{{ -人数 }}"), ("T03", "{{ 名单[0] }}"), ("T03", "{{ 单位 if 公开 else 地址 }}"),
        ("T03", "{{ 单位 if 公开 }}"), ("T03", "{{ 单位 ~ 地址 }}"), ("T03", "{{ [1, 2] }}"),
        ("T03", '{{ {"a": 1} }}'), ("T03", "{{ 单位, 地址 }}"), ("T03", "{{ 1.5 }}"),
        ("T03", "{{ none }}"), ("T03", "{% set x = 1 %}"), ("T03", "{% macro x() %}"),
        ("T03", '{% include "x" %}'), ("T03", "{% raw %}"), ("T19", "{% 合并 单位 %}"),
        ("T03", "{% 5 %}"), ("T03", "{% %}"), ("T03", "{% print 单位 %}"), ("T04", '{{ "甲".乙 }}'),
        ("T10", "{% for x in 5 %}{% endfor %}"),
        ("T03", "{%- if 公开 %}{% endif %}"), ("T03", "{{- 单位 }}"), ("T03", "{{ 单位 -}}"),
        ("T03", '{% if "甲" in 名单 %}{% endif %}'), ("T03", "{{ 经费|金额(places=2) }}"),
        ("T03", "{{ 经费|金额(人数) }}"), ("T03", '{{ 经费|金额("2") }}'), ("T03",
        "{{ 经费|金额(2, 3) }}"),
        ("T03", "{{ 经费|金额(99999) }}"), ("T03", "{{ 经费|金额(-1) }}"), ("T03",
        "{{ 经费|大写(1) }}"),
        ("T03", '{{ 日期|日期("HH:mm") }}'), ("T03", '{{ 日期|日期("") }}'), ("T03",
        "{{ 名单|顿号(1) }}"),
        ("T03", "{{ 经费|金额(true) }}"), ("T03", "{{ 经费|金额(*名单) }}"),
        ("T04", "{{ 单 }}"), ("T04", "{{ 部门.名字 }}"), ("T04", "{{ 单位.名称 }}"),
        ("T04", "{{ 文字.不存在 }}"), ("T04", "{{ _fill }}"), ("T04", "{{ self }}"),
        ("T04", "{{ 单位.__class__ }}"), ("T04", "{{ loop }}"), ("T04", "{{ 名单.append }}"),
        ("T04", LOOP.format("{{ loop.__class__ }}")), ("T04", LOOP.format("{{ loop.length }}")),
        ("T04", LOOP.format("{{ 项.名 }}")), ("T04", "{{ cycler }}"), ("T04", "{{ 文字._x }}"),
        ("T05", "{{ 单位|upper }}"), ("T05", '{{ 单位|attr("x") }}'), ("T05", "{{ 单位|_out(1) }}"),
        ("T05", "{% if 单位 is defined %}{% endif %}"), ("T05",
        "{% if 经费 is 已填(1) %}{% endif %}"),
        ("T06", "{{ 单位|金额 }}"), ("T06", "{{ 经费|金额|金额 }}"), ("T06", "{{ 项目列表|顿号 }}"),
        ("T06", "{% if 单位|可空 is 已填 %}{% endif %}"),
        ("T06", "{% if 单位 is 为零 %}{% endif %}"),
        ("T06", "{% if 经费 > 0 %}{% endif %}"), ("T06", "{% if 经费 == 上年经费 %}{% endif %}"),
        ("T06", "{% if 单位 < 地址 %}{% endif %}"), ("T06", "{% if 1 < 人数 < 经费 %}{% endif %}"),
        ("T06", "{% if 公开 > 1 %}{% endif %}"), ("T06", "{{ 正文|金额 }}"),
        ("T10", "{{ 名单 }}"), ("T10", "{{ 部门 }}"), ("T10", "{{ 经费 is 已填 }}"),
        ("T10", "{{ 人数 > 1 }}"), ("T10", "{% for x in 单位 %}{% endfor %}"),
        ("T10", "{% for x in 部门 %}{% endfor %}"), ("T10", LOOP.format("{{ loop }}")),
        ("T13", "{% if 经费 %}{% endif %}"), ("T13", "{% if 单位 and 公开 %}{% endif %}"),
        ("T13", "{% if not 正文 %}{% endif %}"), ("T13", "{% if 部门 %}{% endif %}"),
        ("T14", "{% for 单位 in 名单 %}{% endfor %}"),
        ("T02", "{% for x of 名单 %}{% endfor %}"), ("T02", "{% for loop in 名单 %}{% endfor %}"),
        ("T02", "{% for not in 名单 %}{% endfor %}"), ("T02", "{% for true in 名单 %}{% endfor %}"),
        ("T02", "{% for 循环 in 名单 %}{% endfor %}"), ("T02", "{% for _x in 名单 %}{% endfor %}"),
        ("T02", "{% for a, b in 名单 %}{% endfor %}"), ("T02",
        "{% for self in 名单 %}{% endfor %}"),
        ("T02", "{% for x in 名单 recursive %}{% endfor %}"), ("T02", "{% for x in %}{% endfor %}"),
        ("T03", "{% for x in 名单 if 公开 %}{% endfor %}"),
    ],
)  # fmt: skip
def test_what_lies_outside_the_language(expected: str, text: str) -> None:
    assert expected == code(text)


@pytest.mark.parametrize(
    "text", ["甲)}}{{(乙", "甲)}} 乙 {{(丙", "甲)}}{% set x = 1 %}{{(乙", "甲)}}"]
)
def test_an_expression_is_one_expression(text: str) -> None:
    assert parse_expression(text) is None


@pytest.mark.parametrize("deep", ["(" * 400 + "单位" + ")" * 400, "not " * 240 + "公开",
                                  "部门" + ".a" * 400, " and ".join(["公开"] * 120)])  # fmt: skip
def test_expressions_are_not_nested_without_end(deep: str) -> None:
    assert codes(p("{% if " + deep + " %}{% endif %}"))


@pytest.mark.parametrize(
    ("remedy", "text"),
    [
        ("部门", "{{ 部们.名称 }}"), ("概况", "{{ 文字.概括 }}"), ("金额", "{{ 经费|金颔 }}"),
        ("已填", "{% if 经费 is 已埴 %}{% endif %}"), ("项目列表", "{{ 项目列 }}"),
        ("名称、预算、领导", "{{ 部门 }}"), ("小数位数", "{{ 经费|金额(99) }}"), ("字数",
        "{{ 单位|金额 }}"),
        ("for", "{{ 名单 }}"), ("直接打印", "{{ 公开|金额 }}"),
    ],
)  # fmt: skip
def test_remedies_name_what_was_meant(remedy: str, text: str) -> None:
    (fault,) = faults(p(text))
    assert remedy in fault.remedy


def test_a_faulty_loop_does_not_make_its_body_faulty() -> None:
    body = "{{ 项.名称|金额 }}{{ 项 }}{% if 项.甲 == 1 and 项.乙 is 为零 and 项 %}{% endif %}"
    inner = "{% for 名 in 项.子 %}{{ 名.x|顿号 }}{% endfor %}"
    assert ["T04"] == codes(p("{% for 项 in 不存在 %}" + body + inner + "{% endfor %}"))


def test_a_loop_variable_ends_with_its_loop() -> None:
    assert "T04" == code(LOOP.format("") + "{{ 项.名称 }}")


def test_a_loop_may_run_over_its_own_variable() -> None:
    assert "勘测施工" == line(LOOP.format("{% for 项 in 项.子项 %}{{ 项.名称 }}{% endfor %}"))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{% if 公开 = 是 %}甲{% endif %}", "两个等号"),
        ("{% if 等次 ＝ 优 %}甲{% endif %}", "两个等号"),
        ("{% if 等次 == 优 %}甲{% endif %}", "请加引号"),
    ],
)
def test_a_comparison_gone_wrong_says_how_it_is_written(text: str, hint: str) -> None:
    (fault,) = faults(p(text))
    assert hint in fault.remedy
