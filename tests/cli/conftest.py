"""The command line run in this process, and the sample copied to where it may be printed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.cli.main import main
from tests.samples import ebian

SCORE = "  得分: 97\n"
#: The row of 成文 that asks for the table of a project.
TABLE = "  - {格式: sichuan/project-table"


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``reportgen`` with these arguments."""
    monkeypatch.setenv("LANGUAGE", "")  # the command sets it; this puts it back
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str | Path) -> Answer:
        monkeypatch.setattr("sys.argv", ["reportgen", *map(str, arguments)])
        with pytest.raises(SystemExit) as done:
            main()
        assert isinstance(done.value.code, int)
        return Answer(done.value.code, *capsys.readouterr())

    return run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The Ebian sample with its report alone, in a folder with Chinese and blanks in its name."""
    file = tmp_path / "数据 文件" / "二〇二四 年.yaml"
    file.parent.mkdir()
    text = ebian().file.read_text("utf-8")
    rows = [row for row in text.splitlines(keepends=True) if not row.startswith(TABLE)]
    file.write_text("".join(rows), "utf-8")
    return file


@pytest.fixture
def unfinished(data: Path) -> Path:
    """The sample before its score is known."""
    text = data.read_text("utf-8")
    assert SCORE in text
    data.write_text(text.replace(SCORE, "  得分:\n"), "utf-8")
    return data
