"""Nothing is left out in silence: what a year does not say is asked for, what is none is said."""

import re

import pytest

from reportgen import MissingData, compile_format, dump, read, render
from reportgen.word.view import view
from tests.samples import EBIAN_FORMAT, ebian

MISSING = object()
ROWS = dump(ebian().load().year)["收支"]["明细"]


def changed(**changes: object) -> dict:
    """The sample as plain data with some of it changed; path steps are joined by ``__``."""
    data = dump(ebian().load().year)
    for path, value in changes.items():
        *steps, last = path.split("__")
        inner = data
        for step in steps:
            inner = inner[step]
        if path == "项目列表":  # no document is then of a project
            data["成文"] = [row for row in data["成文"] if "项目" not in row]
        if value is MISSING:
            del inner[last]
        else:
            inner[last] = value
    return data


def without_projects() -> dict[str, object]:
    rows = [dict(row) for row in ROWS]
    for row in rows:
        if row.get("支出性质") == "项目支出":
            row |= {"实际到位": "0", "支出决算": "0"}
    return {"项目列表": "无", "收支__明细": rows}


def printed(**changes: object) -> str:
    return view(render(read(changed(**changes)).year, EBIAN_FORMAT))


def missing(**changes: object) -> list[str]:
    with pytest.raises(MissingData) as caught:
        printed(**changes)
    return list(caught.value.paths)


STATE = {"资金来源": "国有资本经营预算", "支出性质": "项目支出", "实际到位": "5", "支出决算": "4"}


def test_a_source_entered_by_halves_is_asked_for() -> None:
    assert "收支.财政拨款.实际到位" in missing(收支__明细=[*ROWS, STATE])


def test_a_further_source_is_in_the_total_and_in_the_text() -> None:
    basic = {**STATE, "支出性质": "基本支出", "实际到位": "0", "支出决算": "0"}
    text = printed(收支__明细=[*ROWS, STATE, basic])
    # 919.82 + 378.71 + 13.03 + 5 = 1316.56
    assert re.search(
        "财政拨款收入1316.56万元.*1298.53万元.*13.03万元.*国有资本经营预算.*5.00万元", text
    )


@pytest.mark.parametrize("path", ["绩效目标", "绩效指标列表", "项目列表", "主要任务", "文字"])
def test_a_section_without_data_is_asked_for(path: str) -> None:
    assert any(one.startswith(path) for one in missing(**{path: MISSING}))


def test_a_misspelt_category_is_asked_for() -> None:
    data = dump(ebian().load().year)["自评"]["绩效分析"]
    data[-1]["类别"] = "合规性管里"
    assert ["自评.绩效分析.合规性管理"] == missing(自评__绩效分析=data)


def test_an_indicator_without_its_level_is_asked_for() -> None:
    data = dump(ebian().load().year)["绩效指标列表"]
    del data[0]["二级指标"]
    assert 1 == len(missing(绩效指标列表=data))


@pytest.mark.parametrize(
    ("heading", "sentence", "path"),
    [
        ("（二）存在问题。", "无。", "自评__存在问题"),
        ("（三）改进建议。", "无。", "自评__改进建议"),
        ("（三）年度主要工作任务。", "无。", "主要任务"),
        ("4.合规性管理", "无。", "自评__绩效分析"),
    ],
)
def test_what_is_none_is_said(heading: str, sentence: str, path: str) -> None:
    lines = [line.lstrip("# ") for line in printed(**{path: "无"}).splitlines()]
    assert sentence == lines[lines.index(heading) + 1]


def test_no_project_spending_is_said_where_there_was_none() -> None:
    assert "本年度无部门预算项目支出。" in printed(**without_projects())


def test_project_spending_is_not_denied_where_no_project_is_listed() -> None:
    text = printed(项目列表="无")
    assert "本年度部门预算项目支出391.74万元，没有逐个列出项目。" in text
    assert "无部门预算项目支出" not in text


def test_no_sentence_is_left_half_said() -> None:
    text = printed(部门__机构="无", 部门__编制="无", 部门__实有人员="无")
    assert "其中：。" not in text
    assert "我单位共有机构0个。" in text


def test_what_lies_behind_a_missing_list_is_not_asked_for() -> None:
    paths = missing(部门__机构=MISSING, 部门__编制=MISSING)
    assert ["部门.机构", "部门.编制"] == paths


def test_a_written_file_edited_by_hand_is_kept(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "报告.docx"
    filler = compile_format(EBIAN_FORMAT)
    assert file == filler.write(ebian().load().year, file)
    file.write_bytes(file.read_bytes() + b"edited")
    assert "报告（2）.docx" == filler.write(ebian().load().year, file).name
    assert file == filler.write(ebian().load().year, file, force=True)


def test_a_list_within_an_item_leaves_the_items_numbers_alone() -> None:
    text = printed(部门__主要职责=["甲：\n- 丙\n- 丁", "乙"])
    lines = text.splitlines()
    at = lines.index("1.甲：")
    assert ["1.甲：", "1.丙", "2.丁", "2.乙"] == lines[at : at + 4]


def test_typed_numbers_give_way_to_counted_ones() -> None:
    text = printed(部门__主要职责=["1.甲。", "2、乙；", "3．丙", "2024年起，丁"])
    assert "1.甲。\n2.乙；\n3.丙\n4.2024年起，丁\n" in text
