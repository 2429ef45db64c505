"""Three offices fill in three copies of one form: what each says is kept, what two say is told."""

import io
import itertools

import openpyxl
import pytest

from reportgen import dump, load, read
from reportgen.errors import IntakeError
from reportgen.forms import begun, form
from reportgen.forms.merging import merge
from reportgen.forms.merging.trees import plain as as_plain
from reportgen.forms.reading.headings import plain
from reportgen.forms.reading.loading import read_workbook
from reportgen.packs import find_format
from tests.forms.typing import Person
from tests.samples import all_files, all_samples, ebian

FORMATS = ("sichuan/department-self", "sichuan/project-table")
FUNDS = ("收支",)
POSTS = ("部门",)


@pytest.fixture
def whole() -> dict:
    """What the three know together."""
    data = dump(ebian().load().year)
    return {**data, "格式": list(FORMATS)}


def filled(folder, name, data):
    """A copy of the form in which a person has typed some facts."""
    formats = [find_format(one) for one in FORMATS]
    person = Person(form(*formats, data=begun(*formats)))
    person.type_all(data)
    return person.save(folder / name)


def parts_of(whole: dict) -> tuple[dict, dict, dict]:
    """What 人事, 财务 and 业务 know: posts, money, and everything else."""
    declared = {key: whole[key] for key in ("版本", "年度", "金额单位", "小数位", "格式")}
    posts = ("编制", "实有人员", "离退休人员")
    personnel = {**declared, "部门": {key: whole["部门"][key] for key in ("名称", *posts)}}
    projects = [
        {"名称": row["名称"], "资金": row["资金"]} for row in whole["项目列表"] if "资金" in row
    ]
    finance = {**declared, "收支": whole["收支"], "项目列表": projects}
    rest = {key: value for key, value in whole.items() if key != "收支"}
    rest["部门"] = {key: value for key, value in whole["部门"].items() if key not in posts}
    rest["项目列表"] = [
        {key: value for key, value in row.items() if key != "资金"} for row in whole["项目列表"]
    ]
    return personnel, finance, rest


def test_three_parts_make_the_whole(whole, tmp_path):
    files = [filled(tmp_path, f"{n}.xlsx", one) for n, one in enumerate(parts_of(whole))]
    merged = merge(files)
    assert ((), ()) == (merged.conflicts, merged.problems)
    file = tmp_path / "合.xlsx"
    file.write_bytes(merged.data)
    assert read(whole).year.funds == load(file).year.funds
    assert sorted_projects(read(whole).year) == sorted_projects(load(file).year)
    assert read(whole).year.department == load(file).year.department
    assert read(whole).year.texts == load(file).year.texts


def sorted_projects(year):
    return sorted(year.projects, key=lambda one: one.name)


def test_the_order_of_the_files_only_decides_the_order_of_rows(whole, tmp_path):
    files = [filled(tmp_path, f"{n}.xlsx", one) for n, one in enumerate(parts_of(whole))]
    for order in ([0, 1, 2], [2, 1, 0], [1, 0, 2]):
        file = tmp_path / "合.xlsx"
        file.write_bytes(merge([files[n] for n in order]).data)
        assert sorted_projects(read(whole).year) == sorted_projects(load(file).year)


def test_finance_may_name_projects_that_only_another_office_describes(whole, tmp_path):
    """The money stands on 项目资金, whose rows name projects; the sheet of projects is empty."""
    _, finance, rest = parts_of(whole)
    money = filled(tmp_path, "财务.xlsx", finance)
    book = openpyxl.load_workbook(money)
    book["项目"].delete_rows(5, 30)
    book.save(money)
    with pytest.raises(IntakeError, match="“项目”表里没有"):
        load(money)
    merged = merge([money, filled(tmp_path, "业务.xlsx", rest)])
    file = tmp_path / "合.xlsx"
    file.write_bytes(merged.data)
    assert () == merged.conflicts
    assert sorted_projects(read(whole).year) == sorted_projects(load(file).year)


def test_what_two_say_differently_is_told_with_both_cells_and_marked(whole, tmp_path):
    first = filled(tmp_path, "甲.xlsx", whole)
    other = {**whole, "收支": {"明细": [dict(row) for row in whole["收支"]["明细"]]}}
    other["收支"]["明细"][0]["支出决算"] = "920.00"
    merged = merge([first, filled(tmp_path, "乙.xlsx", other)])
    (conflict,) = merged.conflicts
    assert (
        "收支.明细第1项.支出决算：甲.xlsx，收支!D5填“919.82”，乙.xlsx，收支!D5填“920.00”，取了前一个"
        == str(conflict)
    )
    file = tmp_path / "合.xlsx"
    file.write_bytes(merged.data)
    cell = openpyxl.load_workbook(file)["收支"]["D5"]
    assert 919.82 == cell.value
    assert "乙.xlsx" in cell.comment.text
    assert read(whole).year.funds == load(file).year.funds


def test_the_same_number_in_two_ways_is_no_difference(whole, tmp_path):
    other = {**whole, "收支": {"明细": [dict(row) for row in whole["收支"]["明细"]]}}
    other["收支"]["明细"][0]["支出决算"] = "919.820"
    files = [filled(tmp_path, "甲.xlsx", whole), filled(tmp_path, "乙.xlsx", other)]
    assert () == merge(files).conflicts


def test_lists_without_names_are_told_as_a_whole(whole, tmp_path):
    other = {**whole, "部门": {**whole["部门"], "主要职责": ["只有一条职责。"]}}
    files = [filled(tmp_path, "甲.xlsx", whole), filled(tmp_path, "乙.xlsx", other)]
    (conflict,) = merge(files).conflicts
    assert (
        "部门.主要职责：甲.xlsx，主要职责!A5填“22条内容”，乙.xlsx，主要职责!A5填“1条内容”"
        in str(conflict)
    )


@pytest.mark.parametrize("file", all_files(), ids=lambda file: file.stem)
def test_a_form_merged_with_itself_stays_what_it_is(file, tmp_path):
    sample = next(one for one in all_samples() if one.file == file)
    copy = tmp_path / "填报.xlsx"
    copy.write_bytes(form(sample.format_id, data=dump(load(file).year)))
    merged = merge([copy, copy], sample.format_id)
    back = tmp_path / "合.xlsx"
    back.write_bytes(merged.data)
    assert () == merged.conflicts
    assert load(file).year == load(back).year


def test_what_cannot_be_read_is_kept_and_said(whole, tmp_path):
    """The joined form holds what was typed; checking it will say what is wrong."""
    first = filled(tmp_path, "甲.xlsx", whole)
    book = openpyxl.load_workbook(first)
    book["人员"]["C5"] = "若干"
    book.save(first)
    merged = merge([first, filled(tmp_path, "乙.xlsx", parts_of(whole)[0])])
    file = tmp_path / "合.xlsx"
    file.write_bytes(merged.data)
    assert "若干" == openpyxl.load_workbook(file)["人员"]["C5"].value
    assert ["部门.编制第1项.人数"] == [str(one).partition("：")[0] for one in merged.conflicts]


def test_forms_that_name_no_format_cannot_be_joined(tmp_path):
    data = {"年度": "2024", "部门": {"名称": "某局"}}
    for name in ("甲.xlsx", "乙.xlsx"):
        (tmp_path / name).write_bytes(form(FORMATS[0], data=data))
    with pytest.raises(IntakeError, match="--format"):
        merge([tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"])


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"金额单位": "元"}, "金额单位"),
        ({"年度": "2023"}, "年度"),
        ({"部门": {"名称": "另一个局", "地区": "某县"}}, "部门.名称"),
    ],
)
def test_what_is_no_copy_of_the_same_form_is_refused(whole, tmp_path, change, word):
    first, second = tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"
    first.write_bytes(form(*FORMATS, data=whole))
    second.write_bytes(form(*FORMATS, data={**whole, **change}))
    with pytest.raises(IntakeError, match=f"{word}：甲.xlsx填.*不能合并"):
        merge([first, second])


def test_indicators_of_one_name_are_told_apart_by_their_group(whole, tmp_path):
    rows = [
        {"二级指标": "数量指标", "名称": "完成率", "指标值": "90"},
        {"二级指标": "质量指标", "名称": "完成率", "指标值": "95"},
    ]
    first = filled(tmp_path, "甲.xlsx", {**whole, "绩效指标列表": rows})
    second = filled(tmp_path, "乙.xlsx", {**whole, "绩效指标列表": [{**rows[1], "度量单位": "%"}]})
    merged = merge([first, second])
    book = openpyxl.load_workbook(io.BytesIO(merged.data))["指标"]
    at = next(cell.column for cell in book[4] if cell.value == "度量单位")
    units = [book.cell(row, at).value for row in (5, 6)]
    assert ((), [None, "%"]) == (merged.conflicts, units)


def test_rows_are_kept_against_a_word_that_there_are_none(whole, tmp_path):
    nothing = {**whole, "成效": "无"}
    something = {**whole, "成效": [{"名称": "事故", "单位": "起", "本年": "3"}]}
    for order in ((nothing, something), (something, nothing)):
        files = [filled(tmp_path, f"{n}.xlsx", one) for n, one in enumerate(order)]
        merged = merge(files)
        book = openpyxl.load_workbook(io.BytesIO(merged.data))["成效"]
        assert ("事故", 1) == (book["A5"].value, len(merged.conflicts))


def test_a_project_is_one_by_whatever_name_and_in_whatever_order(whole, tmp_path):
    full = {"名称": "防汛经费", "简称": "防汛", "项目代码": "001"}
    funds = [{"资金来源": "一般公共预算", "资金级次": "县区级", "支出决算": "50"}]
    indicators = [{"一级指标": "产出指标", "二级指标": "数量指标", "名称": "堤防", "得分": "90"}]
    base = {key: whole[key] for key in ("年度", "金额单位", "格式")} | {"部门": {"名称": "某局"}}
    files = [
        filled(tmp_path, f"{n}.xlsx", {**base, "项目列表": projects})
        for n, projects in enumerate(([full], [], []))
    ]
    for file, sheet, called, rows in (
        (files[1], "项目资金", "防汛", funds), (files[2], "项目指标", "防汛经费", indicators),
    ):  # fmt: skip
        book = openpyxl.load_workbook(file)
        heads = {plain(str(c.value)): c.column for c in book[sheet][4] if c.value}
        for key, value in {"项目": called, **rows[0]}.items():
            book[sheet].cell(5, heads[key]).value = value
        book.save(file)
    for order in itertools.permutations(files):
        merged = merge(order)
        joined = read_workbook(merged.data, "").root
        assert () == merged.conflicts
        (project,) = as_plain(joined)["项目列表"]
        assert full == {key: project[key] for key in full}
        assert "50" == project["资金"][0]["支出决算"]
        assert "堤防" == project["绩效指标"][0]["名称"]
