"""Where LibreOffice is looked for."""

from pathlib import Path

import pytest

from reportgen.office import find_office, finding


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    for variable in (finding.VARIABLE, *finding._WINDOWS):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(finding, "_MACOS", tmp_path / "Applications" / "soffice")
    monkeypatch.setattr(finding, "_OPT", tmp_path / "opt")


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_where_nothing_is_installed_nothing_is_found() -> None:
    assert find_office() is None


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_it_is_found_on_the_path(tmp_path: Path, name: str) -> None:
    assert program(tmp_path / "bin" / name) == find_office()


def test_the_variable_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "bin" / "soffice")
    named = program(tmp_path / "mine" / "office")
    monkeypatch.setenv("REPORTGEN_SOFFICE", str(named))
    assert named == find_office()


def test_the_variable_may_be_a_name_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_SOFFICE", "soffice24")
    assert program(tmp_path / "bin" / "soffice24") == find_office()


def test_a_wrong_variable_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin" / "soffice")
    monkeypatch.setenv("REPORTGEN_SOFFICE", "/nowhere/soffice")
    assert find_office() is None


@pytest.mark.parametrize("variable", ["ProgramFiles", "ProgramFiles(x86)"])
def test_it_is_found_among_the_programs_of_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))
    assert program(tmp_path / "LibreOffice/program/soffice.exe") == find_office()


def test_it_is_found_among_the_programs_of_macos(tmp_path: Path) -> None:
    assert program(tmp_path / "Applications" / "soffice") == find_office()


def test_of_several_under_opt_the_newest_is_found(tmp_path: Path) -> None:
    program(tmp_path / "opt/libreoffice7.4/program/soffice")
    newest = program(tmp_path / "opt/libreoffice7.6/program/soffice")
    assert newest == find_office()
