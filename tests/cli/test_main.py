"""The command line as a whole: Chinese throughout, exit codes, never a traceback."""

import re

import click
import pytest
from click.testing import CliRunner

from reportgen import __version__
from reportgen.cli import chinese
from reportgen.cli.main import reportgen

from .conftest import Run

COMMANDS = sorted(reportgen.commands)
ENGLISH = re.compile(r"\b(?:Usage|Options?|Commands?|Error|Try|OPTIONS|ARGS|Show|exit)\b")


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("reportgen.packs.formats", fail)


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run("--help") == run()
    assert 0 == run().code


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_throughout(run: Run, command: str) -> None:
    answer = run(*filter(None, [command]), "--help")
    assert (0, "") == (answer.code, answer.err)
    assert re.match(r"用法：reportgen[ a-z]* \[选项\]", answer.out)
    assert ENGLISH.search(answer.out) is None
    assert re.search(r"[一-龥]:", answer.out) is None  # no half-width colon after Chinese


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_examples_on_lines_of_their_own(command: str) -> None:
    shown = CliRunner().invoke(reportgen, [command, "--help"]).output
    assert "\b" not in shown
    assert all(line.count("reportgen") <= 1 for line in shown.splitlines())


def test_help_fits_a_terminal_of_80_columns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = [line for command in COMMANDS for line in run(command, "-h").out.splitlines()]
    assert [] == [line for line in lines if chinese.columns(line) > 80]


def test_the_version_is_the_package_s(run: Run) -> None:
    assert f"reportgen {__version__}\n" == run("--version").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["rende"], "没有命令“rende”，是否为“render”"),
        (["xyz"], "没有命令“xyz”"),
        (["render"], "缺少参数“数据文件”"),
        (["text"], "缺少参数“文件.docx”"),
        (["render", "a", "b"], "多出了参数（b）"),
        (["render", "--froce", "a"], "没有选项“--froce”，是否为“--force”或“--project”"),
        (["render", "--draft=1", "a"], "选项“--draft”不带值"),
        (["formats", "--year"], "选项“--year”后面要写值"),
        (["formats", "--year", "今年"], "“--year”的值不对：“今年”不是整数"),
    ],
)
def test_a_wrong_command_line_is_answered_in_chinese(
    run: Run, arguments: list[str], sentence: str
) -> None:
    answer = run(*arguments)
    assert (2, "") == (answer.code, answer.out)
    assert f"错误：{sentence}。" in answer.err
    assert ENGLISH.search(answer.err) is None


def test_a_fault_of_the_program_is_one_sentence_with_its_name(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, ZeroDivisionError("secret"))
    answer = run("formats")
    assert (2, "") == (answer.code, answer.out)
    assert answer.err.startswith("程序本身出了错（ZeroDivisionError），请把这句话")
    assert 1 == answer.err.count("\n")


def test_with_debug_a_fault_shows_where_it_happened(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, ZeroDivisionError("here"))
    monkeypatch.setenv("REPORTGEN_DEBUG", "1")
    with pytest.raises(ZeroDivisionError, match="here"):
        run("formats")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interruption_is_said_in_a_word(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    fail_with(monkeypatch, error)
    answer = run("formats")
    assert (2, "已中断。") == (answer.code, answer.err.strip())


def test_columns_count_a_chinese_character_twice() -> None:
    assert 7 == chinese.columns("年度 ab")


def test_columns_count_a_chinese_mark_twice() -> None:
    assert 8 == chinese.columns("（“”）")


def test_folding_keeps_words_whole_and_marks_off_the_beginning() -> None:
    assert ["打印", "reportgen", "的报", "告，放", "好"] == chinese.fold(
        "打印reportgen的报告，放好", 6
    )


def test_formats_lists_every_format_with_its_region(run: Run) -> None:
    answer = run("formats")
    assert "sichuan/department-self\t四川省\t" in answer.out
    assert 0 == answer.code


@pytest.mark.parametrize("region", ["四川省", "510000", "sichuan"])
def test_formats_of_a_region_are_found_by_name_code_and_folder(run: Run, region: str) -> None:
    lines = run("formats", "--region", region).out.splitlines()
    assert {"四川省"} == {line.split("\t")[1] for line in lines}


def test_formats_of_no_year_says_so(run: Run) -> None:
    answer = run("formats", "--year", "1999", "--region", "四川省")
    assert (0, "没有符合条件的格式。\n") == (answer.code, answer.out)
