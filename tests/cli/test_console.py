"""The window of a dropped file stays until its message was read; no other waits."""

import io

import pytest

from reportgen.cli.console import wait_where_the_window_closes


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


class Kernel:
    """Windows, as far as it is asked: how many processes share the console."""

    def __init__(self, processes: int) -> None:
        self.processes = processes

    def GetConsoleProcessList(self, found: object, most: int) -> int:
        return self.processes


@pytest.mark.parametrize(("processes", "waits"), [(1, True), (2, True), (3, False), (0, False)])
def test_only_a_window_of_its_own_is_waited_for(monkeypatch, processes, waits) -> None:
    keyboard, screen = Keyboard("\n还有"), io.StringIO()
    monkeypatch.setattr("sys.stdin", keyboard)
    monkeypatch.setattr("sys.stdout", screen)
    wait_where_the_window_closes(Kernel(processes))
    assert waits == ("按回车键关闭窗口" in screen.getvalue())
    assert waits == (keyboard.read() == "还有")


def test_nobody_at_the_keyboard_is_not_waited_for(monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("sys.stdout", screen := io.StringIO())
    wait_where_the_window_closes(Kernel(1))
    assert "" == screen.getvalue()


def test_other_systems_close_nothing(monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard("\n"))
    monkeypatch.setattr("sys.stdout", screen := io.StringIO())
    wait_where_the_window_closes()
    assert "" == screen.getvalue()
