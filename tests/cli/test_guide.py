"""The guide's commands do what it shows, from the first to the last, in one folder."""

import os
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.installing import ROOT
from tests.samples import ebian

GUIDE = ROOT / "docs" / "guide"
_STEP = re.compile(r"^<!-- (.+?) -->$|^```(sh|text|markdown)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "跟着做"
    made.mkdir()
    (made / "示例.yaml").write_text(ebian().file.read_text("utf-8"), "utf-8")
    monkeypatch.chdir(made)
    return made


def do(words: str) -> None:
    """What a person does between two commands."""
    verb, *rest = words.split()
    if verb == "复制":
        shutil.copy(*rest)
    elif verb == "填":
        file, where, *value = rest
        sheet, _, cell = where.partition("!")
        book = openpyxl.load_workbook(file)
        book[sheet][cell] = float(value[0]) if value else None
        book.save(file)
    elif verb == "改完":
        for file in (*Path(rest[0]).rglob("*.yaml"), Path(rest[0], "README.md")):
            text = file.read_text("utf-8")
            file.write_text(text.replace("待改", "").replace("（待填）", "某通知"), "utf-8")
    else:
        assert "改动" == verb
        report = Path(rest[0])
        report.write_bytes(report.read_bytes() + b"\0")


@pytest.mark.skipif(os.name == "nt", reason="the commands are run as a POSIX shell reads them")
@pytest.mark.parametrize("page", [one.name for one in sorted(GUIDE.glob("*.md"))])
def test_every_command_shows_what_the_guide_shows(page, folder, run) -> None:
    out, kept = None, ""
    for words, language, text in _STEP.findall((GUIDE / page).read_text("utf-8")):
        if words.startswith("存 "):
            kept = words.partition(" ")[2]
        elif words:
            do(words)
        elif language == "markdown":
            (folder / kept).write_text(text, "utf-8")
        elif language == "text":
            assert text == out
        else:
            for line in text.splitlines():
                command = line.removesuffix(" || true").split()
                assert "reportgen" == command[0]
                answer = run(*command[1:])
                assert answer.code == 0 or line.endswith("|| true"), answer.err
                out = answer.out


def test_every_picture_is_there_and_shown() -> None:
    shown = {
        name
        for page in GUIDE.glob("*.md")
        for name in re.findall(r"\]\((pictures/[^)]+)\)", page.read_text("utf-8"))
    }
    assert shown == {f"pictures/{one.name}" for one in (GUIDE / "pictures").iterdir()}
