"""What a format needs is what its template asks for: small templates, one question each."""

import attrs
import pytest

from reportgen.forms.making.form import begun, sheets_for
from reportgen.forms.planning.asking import needs_of
from reportgen.forms.planning.needs import Place, joined
from reportgen.forms.planning.plan import Role
from reportgen.packs import Format, find_format, formats
from tests.word import making


class Made(Format):
    """A format whose template is given."""

    def template(self) -> bytes:
        return DATA[self.id]


DATA: dict[str, bytes] = {}


def asks(*paragraphs: str):
    """What a template of these paragraphs needs."""
    one = find_format("sichuan/department-self")
    spec = attrs.evolve(one.spec, numbered=(), narrative=None)
    DATA["a/b"] = making.docx("".join(making.p(making.r(one)) for one in paragraphs))
    return needs_of.__wrapped__(Made("a/b", spec, one.pack, {}, one.texts, one.folder))


def test_a_field_and_its_way():
    assert {Place("", ("部门",)), Place("", ("部门", "财政部门"))} == asks(
        "{{ 部门.财政部门 }}"
    ).fields


def test_what_may_be_missing_is_optional():
    place = Place("", ("部门", "财政部门"))
    asked = "{% if 部门.财政部门 is 已填 %}{{ 部门.财政部门 }}{% endif %}"
    assert place in asks(asked).optional
    assert place in asks("{{ 部门.财政部门|可空 }}").optional
    assert place not in asks("{{ 部门.财政部门 }}").optional


def test_a_computed_value_needs_what_it_is_made_of():
    assert Place("", ("部门", "编制")) in asks("{{ 部门.编制总数 }}").fields
    needs = asks("{{ 部门.在职人员控制率|百分比 }}")
    assert {Place("", ("部门", "编制")), Place("", ("部门", "实有人员"))} <= needs.fields


def test_a_measure_of_money_needs_its_columns_at_its_node():
    needs = asks("{{ 收支.项目支出.预算执行率|百分比 }}")
    table = Place("", ("收支", "明细"))
    assert {table.below("支出决算"), table.below("全年预算")} <= needs.fields
    assert [("项目支出",)] == list(needs.nodes[table])


@pytest.mark.parametrize(
    ("path", "table"),
    [
        ("收支.中央.支出决算", "分级次"),
        ("收支.商品和服务支出.支出决算", "经济分类"),
        ("收支.一般公共预算.基本支出.支出决算", "明细"),
        ("收支.三公经费.合计.支出决算", "三公经费"),
    ],
)
def test_a_node_lies_in_the_table_that_has_its_dimension(path, table):
    assert Place("", ("收支", table, "支出决算")) in asks(f"{{{{ {path}|金额 }}}}").fields


def test_rows_of_a_list():
    needs = asks("{%p for 一 in 主要任务 %}", "{{ 一.标题 }}", "{%p endfor %}")
    place = Place("", ("主要任务",))
    assert {place, place.below("标题")} == needs.fields


def test_lists_that_share_a_class_are_told_apart():
    needs = asks(
        "{%p for 一 in 主要任务 %}", "{{ 一.完成情况 }}", "{%p endfor %}",
        "{%p for 一 in 绩效目标 %}", "{{ 一.内容 }}", "{%p endfor %}",
    )  # fmt: skip
    assert Place("", ("绩效目标", "完成情况")) not in needs.fields
    assert Place("", ("主要任务", "完成情况")) in needs.fields


def test_passages_by_name_and_their_limits():
    needs = asks("{{ 文字.履职绩效|限字(200) }}", "{{ 自评.文字.信息公开 }}")
    assert ["履职绩效"] == list(needs.texts[Place("", ("文字",))])
    assert ["信息公开"] == list(needs.texts[Place("", ("自评", "文字"))])
    assert 200 == needs.limits[Place("", ("文字", "履职绩效"))]


def test_what_formats_need_together():
    place = Place("", ("部门", "财政部门"))
    must, may = asks("{{ 部门.财政部门 }}"), asks("{{ 部门.财政部门|可空 }}")
    assert place not in joined([must, may]).optional
    assert place in joined([may, may]).optional
    assert place in joined([asks("{{ 部门.名称 }}"), may]).optional


@pytest.mark.parametrize("one", formats(), ids=lambda one: one.id)
def test_every_sheet_of_every_form_has_something_to_fill_in(one):
    for made in sheets_for([one], begun(one)):
        filled_in = [one for one in made.sheet.columns if one.role is not Role.HELP]
        assert filled_in or made.sheet.lines
        assert len(made.sheet.columns) <= 20
