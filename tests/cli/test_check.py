"""``reportgen check``: findings in lines and in JSON, exit codes, and what printing refuses."""

import json
from pathlib import Path

import pytest

from .conftest import Run

FORMAT = "sichuan/department-self"
ROW = "    - {资金来源: 财政拨款, 年末结转结余: 0}\n"
#: 919.82 + 378.71 = 1298.53 of the general budget.
WRONG = ROW + "    - {资金来源: 一般公共预算, 支出决算: 1311.56}\n"


@pytest.fixture
def wrong(data: Path) -> Path:
    """The sample with a stated total that its parts contradict."""
    text = data.read_text("utf-8")
    assert ROW in text
    data.write_text(text.replace(ROW, WRONG), "utf-8")
    return data


def test_a_sound_file_has_a_summary_and_exit_code_0(run: Run, data: Path) -> None:
    answer = run("check", data)
    assert 0 == answer.code
    assert answer.out.splitlines()[-1].startswith("共0处错误，0处警告，")
    assert answer.out.rstrip().endswith(f"检查所按的格式：{FORMAT}。")


def test_a_finding_names_line_object_both_figures_and_what_to_do(run: Run, wrong: Path) -> None:
    line = wrong.read_text("utf-8").splitlines().index(WRONG.splitlines()[-1]) + 1
    answer = run("check", wrong)
    assert 1 == answer.code
    first, second = answer.out.splitlines()[:2]
    assert first.startswith(f"错误 FND001 {wrong.name}，第{line}行第")
    assert "收支.明细.一般公共预算.支出决算：填报1311.56万元" in first
    assert first.endswith("按支出性质相加是1298.53万元，相差13.03万元")
    assert second.startswith("    怎么办：核对合计和各部分")


def test_what_fails_is_said_by_an_option(run: Run, data: Path) -> None:
    text = data.read_text("utf-8").replace("离休: 0}", "离休: 0}\n  内设机构数: 3")
    data.write_text(text.replace("实有人员: {行政: 35, 事业: 15}", "实有人员: {行政: 90}"), "utf-8")
    assert [0, 1, 1] == [
        run("check", data, "--fail-on", level).code for level in ("error", "warning", "info")
    ]


def test_json_has_codes_paths_places_and_figures(run: Run, wrong: Path) -> None:
    answer = run("check", wrong, "--output", "json")
    made = json.loads(answer.out)
    (found,) = [one for one in made["findings"] if one["severity"] == "error"]
    assert ("FND001", ["收支", "明细", 5, "支出决算"]) == (found["code"], found["path"])
    assert "收支.明细.一般公共预算.支出决算" == found["name"]
    assert {"填报": "1311.56万元", "相加": "1298.53万元", "相差": "13.03万元"} == found["values"]
    assert wrong.name == found["place"]["file"]
    assert 1 == made["summary"]["error"]


def test_the_year_before_is_compared(run: Run, data: Path, tmp_path: Path) -> None:
    before = tmp_path / "上年.yaml"
    text = data.read_text("utf-8").replace("年度: 2024", "年度: 2023")
    before.write_text(
        text.replace("名称: 峨边彝族自治县应急管理局", "名称: 某县应急管理局"), "utf-8"
    )
    assert "YRS004" in run("check", data, "--previous", before).out
    assert "YRS005" in run("check", data, "--previous", data).out


def test_a_format_asks_for_its_data(run: Run, unfinished: Path) -> None:
    answer = run("check", unfinished, "-f", FORMAT)
    assert 1 == answer.code
    assert "自评.得分：没有填，文档里要印" in answer.out


def test_no_document_is_printed_of_a_year_with_errors(run: Run, wrong: Path) -> None:
    answer = run("render", wrong)
    assert 2 == answer.code
    assert f"{FORMAT}：检查发现1处错误，没有打印" in answer.err
    assert "相差13.03万元" in answer.err
    assert [] == list(wrong.parent.glob("*.docx"))


def test_a_draft_is_printed_and_says_that_there_are_findings(run: Run, wrong: Path) -> None:
    answer = run("render", wrong, "--draft")
    assert 0 == answer.code
    assert "提示：检查有2处错误或警告，见草稿的批注和 reportgen check。" in answer.err
    assert [] != list(wrong.parent.glob("*.docx"))


def test_what_is_waived_is_printed(run: Run, wrong: Path) -> None:
    waiver = "豁免: [{规则: FND001, 对象: 收支.明细.一般公共预算, 理由: 决算报表如此}]\n"
    wrong.write_text(wrong.read_text("utf-8") + waiver, "utf-8")
    assert 0 == run("render", wrong).code
    assert "豁免 FND001" in run("check", wrong).out
