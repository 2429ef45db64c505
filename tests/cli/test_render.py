"""``reportgen render``: as a user runs it."""

from pathlib import Path

import pytest
import yaml

from reportgen import dump
from tests.samples import EBIAN_FORMAT, ebian

from .conftest import Run

NAME = "峨边县应急管理局2024年度部门整体支出预算绩效自评报告.docx"


def test_the_report_lies_beside_the_data(run: Run, data: Path) -> None:
    answer = run("render", data)
    assert (0, f"已打印：{data.parent / NAME}\n", "") == (answer.code, answer.out, answer.err)
    assert ebian().printed() == (data.parent / NAME).read_bytes()


def test_the_report_goes_where_it_is_wanted(run: Run, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "新 建" / "报告.docx"
    assert 0 == run("render", data, "--format", EBIAN_FORMAT, "-o", file).code
    assert ebian().printed() == file.read_bytes()


def test_a_report_edited_by_hand_stays_and_the_message_says_so(run: Run, data: Path) -> None:
    edited = data.parent / NAME
    edited.write_bytes(b"edited")
    answer = run("render", data)
    assert f"“{NAME}”手工修改过，没有覆盖（要覆盖请加 --force）。" in answer.out
    assert f"已打印：{edited.with_stem(edited.stem + '（2）')}" in answer.out
    assert b"edited" == edited.read_bytes()


def test_force_prints_over_an_edited_report(run: Run, data: Path) -> None:
    (data.parent / NAME).write_bytes(b"edited")
    assert "没有覆盖" not in run("render", data, "--force").out
    assert ebian().printed() == (data.parent / NAME).read_bytes()


def test_missing_data_are_listed_and_nothing_is_written(run: Run, unfinished: Path) -> None:
    answer = run("render", unfinished)
    assert (2, "") == (answer.code, answer.out)
    assert f"{EBIAN_FORMAT}：缺少1项数据，没有打印（要先看草稿请加 --draft）：" in answer.err
    assert "\n  自评.得分\n" in answer.err
    assert [unfinished] == list(unfinished.parent.iterdir())


def test_a_draft_is_printed_and_lists_what_is_missing(run: Run, unfinished: Path) -> None:
    answer = run("render", unfinished, "--draft")
    assert 0 == answer.code
    assert "草稿中有1项待填：\n" in answer.out
    assert "\n  自评.得分\n" in answer.out
    assert (unfinished.parent / NAME.replace(".docx", "（草稿）.docx")).exists()


def test_a_draft_does_not_take_the_place_of_the_report(run: Run, data: Path) -> None:
    run("render", data)
    report = (data.parent / NAME).read_bytes()
    data.write_text(data.read_text("utf-8").replace("得分: 97", "得分:"), "utf-8")
    run("render", data, "--draft")
    assert report == (data.parent / NAME).read_bytes()


def test_a_year_the_format_is_not_for_is_printed_with_a_hint(run: Run, data: Path) -> None:
    data.write_text(data.read_text("utf-8").replace("年度: 2024", "年度: 2019", 1), "utf-8")
    answer = run("render", data)
    assert (0, True) == (answer.code, "用于2024年度起，数据是2019年度的" in answer.err)


def test_every_problem_of_the_data_is_listed_with_its_line(run: Run, data: Path) -> None:
    text = data.read_text("utf-8").replace("年度: 2024\n", "年度: 去年\n", 1)
    data.write_text(text.replace("得分: 97", "得分: 很高").replace("自评:\n", "自平:\n"), "utf-8")
    answer = run("render", data)
    assert 2 == answer.code
    heading, *problems = answer.err.splitlines()
    assert f"数据中有{len(problems)}处问题：" == heading
    assert len(problems) >= 2
    assert all(problem.startswith(f"  {data.name}，第") for problem in problems)


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "没有.yaml"
    answer = run("render", file)
    assert 2 == answer.code
    assert f"{file}：打不开文件（文件或文件夹不存在），请检查路径" in answer.err


@pytest.mark.parametrize("name", ["2024.yaml", "2024"])
def test_a_folder_is_not_a_data_file(run: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    answer = run("render", folder)
    assert (2, f"“{folder}”是文件夹，请写其中的数据文件\n") == (answer.code, answer.err)


def test_an_unknown_format_is_answered_with_the_nearest(run: Run, data: Path) -> None:
    answer = run("render", data, "-f", "sichuan/department-sefl")
    assert 2 == answer.code
    assert f"没有格式“sichuan/department-sefl”，是否为“{EBIAN_FORMAT}”" in answer.err


def test_a_file_without_a_format_asks_for_one(run: Run, data: Path) -> None:
    text = data.read_text("utf-8").replace(f"格式: [{EBIAN_FORMAT}]\n", "")
    data.write_text(text, "utf-8")
    answer = run("render", data)
    assert (2, True) == (answer.code, "请用 --format 指定" in answer.err)


def test_a_format_named_twice_is_printed_once(run: Run, data: Path) -> None:
    text = data.read_text("utf-8")
    twice = text.replace(f"格式: [{EBIAN_FORMAT}]", f"格式: [{EBIAN_FORMAT}, {EBIAN_FORMAT}]")
    data.write_text(twice, "utf-8")
    assert 1 == run("render", data).out.count("已打印")


def test_several_formats_do_not_go_into_one_file(
    run: Run, data: Path, tmp_path: Path, two_formats: None
) -> None:
    answer = run("render", data, "-o", tmp_path / "报告.docx")
    assert 2 == answer.code
    assert "要印2份文档，-o 请写文件夹" in answer.err


def test_several_formats_go_into_one_folder(
    run: Run, data: Path, tmp_path: Path, two_formats: None
) -> None:
    answer = run("render", data, "-o", tmp_path / "报告")
    assert (0, 2) == (answer.code, answer.out.count("已打印"))
    assert 2 == len(list((tmp_path / "报告").iterdir()))


def test_a_folder_whose_name_ends_in_docx_takes_several_formats(
    run: Run, data: Path, tmp_path: Path, two_formats: None
) -> None:
    (tmp_path / "报告.docx").mkdir()
    assert 0 == run("render", data, "-o", tmp_path / "报告.docx").code
    assert 2 == len(list((tmp_path / "报告.docx").iterdir()))


def test_one_format_that_misses_data_does_not_stop_the_other(
    run: Run, unfinished: Path, two_formats: None
) -> None:
    answer = run("render", unfinished)
    assert 2 == answer.code
    assert 2 == answer.err.count("缺少1项数据")


def test_two_formats_of_one_title_are_refused_before_anything_is_written(
    run: Run, data: Path, two_formats_of_one_title: None
) -> None:
    answer = run("render", data)
    assert (2, "") == (answer.code, answer.out)
    assert "标题相同，文件会同名" in answer.err


def test_gb18030_data_are_read_with_a_hint(run: Run, data: Path) -> None:
    data.write_bytes(data.read_text("utf-8").encode("gb18030"))
    answer = run("render", data)
    assert 0 == answer.code
    assert "提示：" in answer.err


@pytest.mark.parametrize("target", ["报告.pdf", "报告.doc"])
def test_a_report_is_a_word_document(run: Run, data: Path, tmp_path: Path, target: str) -> None:
    answer = run("render", data, "-o", tmp_path / target)
    assert (2, True) == (answer.code, "文件名请以.docx结尾" in answer.err)


@pytest.fixture
def two_formats(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    declare_two(monkeypatch, data, "部门整体支出绩效自评表")


@pytest.fixture
def two_formats_of_one_title(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    declare_two(monkeypatch, data, ebian().format.title)


def declare_two(monkeypatch: pytest.MonkeyPatch, data: Path, title: str) -> None:
    """The data file names the format twice, under two ids; the second has this title."""
    import attrs

    from reportgen import packs

    first = ebian().format
    other = attrs.evolve(first, id="other/form", spec=attrs.evolve(first.spec, title=title))
    known = {first.id: first, other.id: other}
    monkeypatch.setattr(packs, "find_format", lambda format_id, _=None: known[format_id])
    monkeypatch.setattr(type(first), "template", lambda _: template, raising=True)
    template = (first.folder / "department-self.docx").read_bytes()
    text = data.read_text("utf-8")
    data.write_text(text.replace(f"[{first.id}]", f"[{first.id}, {other.id}]"), "utf-8")


def test_a_format_without_its_project_does_not_stop_the_others(run: Run, data: Path) -> None:
    year = dump(ebian().load().year) | {"项目列表": "无", "成文": []}
    year["格式"] = ["sichuan/project-table", EBIAN_FORMAT]
    data.write_text(yaml.safe_dump(year, allow_unicode=True, sort_keys=False), "utf-8")
    answer = run("render", data, "--draft")
    assert (2, 1) == (answer.code, answer.out.count("已打印"))
    assert "没有打印：sichuan/project-table一个项目一份，数据的“项目列表”中没有项目" in answer.err
