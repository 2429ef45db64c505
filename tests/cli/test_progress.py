"""What is going on: said on a terminal, after a second; never elsewhere."""

import io
import time

import pytest

from reportgen.cli import progress as room
from reportgen.cli.progress import line_of, progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def sit_at_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Not a fixture: between that and the test, pytest puts its own stream in place."""
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setattr(room, "PATIENCE", 0.05)
    monkeypatch.setattr(room, "_EVERY", 0.01)
    return made


def test_long_work_is_shown_and_its_line_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_at_terminal(monkeypatch)
    with progress("打印") as show:
        show(3, 12)
        time.sleep(0.2)
    said = terminal.getvalue()
    assert "打印 ■■■■■□□□□□□□□□□□□□□□ 3/12" in said
    assert said.endswith("\r")
    assert "" == said.rsplit("\r", 2)[1].strip()


def test_short_work_is_not_worth_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_at_terminal(monkeypatch)
    with progress("打印"):
        pass
    assert "" == terminal.getvalue()


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = io.StringIO()
    monkeypatch.setattr("sys.stderr", quiet)
    monkeypatch.setattr(room, "PATIENCE", 0.0)
    with progress("打印") as show:
        show(1, 2)
        time.sleep(0.05)
    assert "" == quiet.getvalue()


def test_the_line_goes_away_also_where_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = sit_at_terminal(monkeypatch)

    def work() -> None:
        with progress("打印"):
            time.sleep(0.1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        work()
    assert terminal.getvalue().endswith("\r")


def test_what_the_line_says() -> None:
    assert "读取……已用3秒" == line_of("读取", 3.2, 0, 0)
    assert "打印 ■■■■■■■■■■□□□□□□□□□□ 1/2，已用10秒，还要约10秒" == line_of("打印", 10, 1, 2)
    assert line_of("打印", 10, 0, 2).endswith("0/2，已用10秒")


def test_of_many_it_says_how_many_in_a_second_and_hours_where_there_are() -> None:
    said = line_of("批量打印", 100, 500, 1000, "份")
    assert "批量打印 ■■■■■■■■■■□□□□□□□□□□ 500/1000，已用100秒，每秒5.0份，还要约100秒" == said
    said = line_of("批量打印", 600, 6000, 126_000, "份", rate=10.0)
    assert said.endswith("6000/126000，已用10分钟，每秒10.0份，还要约3小时20分钟")


@pytest.mark.parametrize("text", [line_of("打印", 10, 1, 2), line_of("读取“填报.xlsx”", 3, 0, 0)])
def test_consoles_of_the_chinese_code_page_can_show_it(text: str) -> None:
    assert text == text.encode("gbk").decode("gbk")
