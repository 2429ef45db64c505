"""The documentation runs: commands and Python of the read-mes, examples of the docstrings."""

import doctest
import importlib
import os
import pkgutil
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import reportgen
from reportgen.cli.main import reportgen as commands
from reportgen.packs import formats
from reportgen.word.functions import FILTERS
from reportgen.word.questions import TESTS
from tests.installing import ROOT, Environment, copy_of_the_checkout, output

README = ("README.md", "README.zh-CN.md")
PAGES = [
    *README,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")),
    *(f"docs/guide/{p.name}" for p in (ROOT / "docs/guide").glob("*.md")),
]
MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(reportgen.__path__, "reportgen.")
    if not found.name.endswith("__main__")
)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
_MAKE = re.compile(r"(?:^|`)make ([a-z]+)", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    language: str
    text: str


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def blocks(page: str) -> list[Block]:
    return [Block(*found) for found in _BLOCK.findall(read(page))]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return copy_of_the_checkout(tmp_path / "reportgen")


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """An environment in which ``make`` only says what it would do, and ``pip`` looks nothing up."""
    made = Environment(tmp_path / "environment")
    write_program(made.programs / "make", f'exec {shutil.which("make")} --dry-run "$@"')
    write_program(made.programs / "pip", f'exec "{made.python}" -m pip "$@"')
    return made


def write_program(file: Path, line: str) -> None:
    file.write_text(f"#!/bin/sh\n{line}\n")
    file.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="the commands are for a POSIX shell")
@pytest.mark.parametrize("page", README)
def test_the_read_me_does_what_it_says(
    page: str, checkout: Path, environment: Environment, tmp_path: Path
) -> None:
    for block in blocks(page):
        if block.language == "yaml":
            name, _, _ = block.text.removeprefix("# ").partition("\n")
            (checkout / name).write_text(block.text, "utf-8")
        elif block.language == "sh":
            script = ["bash", "-euo", "pipefail", "-c", block.text]
            output(script, checkout, environment.variables())
        else:
            assert "python" == block.language
            program = tmp_path / "example.py"
            program.write_text(block.text, "utf-8")
            environment.run(str(program), folder=checkout)
    printed = {file.name for file in checkout.glob("*.docx")}
    assert {
        "报告.docx",
        "自评表.docx",
        "填报表印的.docx",
        "某县应急管理局2024年度部门整体支出预算绩效自评报告（草稿）.docx",
    } == printed


@pytest.mark.parametrize("page", README)
def test_the_read_me_lists_the_formats_of_the_registry(page: str) -> None:
    rows = re.findall(r"^\| `([\w-]+/[\w@-]+)` \| (\S+) \| (\S+) \|", read(page), re.MULTILINE)
    assert [(one.id, one.region, one.title) for one in formats()] == rows


@pytest.mark.parametrize("page", README)
def test_the_read_me_lists_every_command(page: str) -> None:
    listed = set(re.findall(r"^\| `reportgen (\w+)", read(page), re.MULTILINE))
    assert set(commands.commands) == listed


def test_both_read_mes_show_the_same_commands_and_data() -> None:
    english, chinese = (
        [block for block in blocks(page) if block.language != "python"] for page in README
    )
    assert english == chinese


@pytest.mark.parametrize("known", [FILTERS, TESTS], ids=["filters", "tests"])
def test_the_template_guide_describes_every_filter_and_test(known: dict[str, object]) -> None:
    rows = [line for line in read("docs/templates.md").splitlines() if line.startswith("| `")]
    described = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert set() == set(known) - described


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    words = re.sub(r"`[^`\n]*`", "", read(page))  # what stands in code is an example
    assert [] == [link for link in _LINK.findall(words) if not (folder / link).exists()]


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_is_a_target(page: str) -> None:
    makefile = read("Makefile")
    shown = _MAKE.findall(read(page))
    assert [] == [target for target in shown if f"\n{target}:" not in makefile]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_docstrings_run(name: str) -> None:
    module = importlib.import_module(name)
    assert 0 == doctest.testmod(module).failed


def test_modules_without_examples_are_not_all_there_is() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name))]
    assert any(test.examples for test in found)


def test_every_room_is_in_the_design() -> None:
    rooms = {
        name.split(".")[1] for name in MODULES if name.count(".") == 1 and "num2words" not in name
    }
    design = read("docs/design.md")
    assert [] == sorted(room for room in rooms if f"| `{room}` |" not in design)


def test_the_benchmark_runs() -> None:
    program = ROOT / "benchmarks" / "report.py"
    answer = subprocess.run([sys.executable, program, "ebian", "1"], capture_output=True, text=True)
    assert (0, "") == (answer.returncode, answer.stderr)
    assert re.search(r"^\| docxtpl \d.*\| +yes \|$", answer.stdout, re.MULTILINE)
