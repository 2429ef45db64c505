"""Compiled templates that are kept: they print the same, and what is none of them is no danger."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reportgen import FormatFiller, binding, keeping
from reportgen.measures import reader
from reportgen.packs import Format, find_format, formats
from reportgen.word import Filler, Settings
from reportgen.word.kept import packed, unpacked
from tests.samples import all_samples

FORMAT = "hunan/project-table"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(keeping.FOLDER, str(tmp_path / "kept"))
    binding.filler_of.cache_clear()
    return tmp_path / "kept"


def anew(format: Format | str = FORMAT) -> Filler:
    """A format's filler as the next start of the program has it."""
    binding.filler_of.cache_clear()
    return binding.filler_of(find_format(format) if isinstance(format, str) else format)


def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formats that are compiled from now on."""
    found: list[str] = []
    compiled = binding.compiled

    def noting(format: Format, telling: bool = False) -> Filler:
        found.append(format.id)
        return compiled(format, telling)

    monkeypatch.setattr(binding, "compiled", noting)
    return found


@pytest.mark.parametrize("format", formats(), ids=lambda one: one.id)
def test_what_was_kept_is_what_was_compiled(format: Format) -> None:
    compiled = binding.compiled(format).compiled
    assert packed(compiled) == packed(unpacked(packed(compiled), compiled.plan.settings))


@pytest.mark.parametrize("sample", all_samples(), ids=str)
def test_a_kept_template_prints_the_same_bytes(sample: Any, folder: Path) -> None:
    year = sample.load().year
    chosen = find_format(sample.format_id, year.fiscal_year)
    asked: dict[str, Any] = {"draft": True}
    if chosen.per_project:
        asked["project"] = 1
    first = FormatFiller(chosen, binding.compiled(chosen)).fill(year, **asked)
    anew(chosen)
    assert first == FormatFiller(chosen, anew(chosen)).fill(year, **asked)


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = compilations(monkeypatch)
    for _ in range(3):
        anew()
    assert [FORMAT] == compiled
    assert 1 == len(list(folder.iterdir()))


def test_filling_from_what_was_kept_needs_no_parser(folder: Path) -> None:
    anew()
    code = f"""
import sys
from reportgen import compile_format
compile_format({FORMAT!r})
print([name for name in ("lxml", "jinja2", "docxtpl", "docx") if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert "[]" == run.stdout.strip()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:40] + b"x" + data[41:],
        lambda data: b"{}",
        lambda data: bytes(32) + data[32:],  # sound, and of another digest
    ],
)
def test_what_is_damaged_is_compiled_anew(
    change: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew()
    (file,) = folder.iterdir()
    sound = file.read_bytes()
    file.write_bytes(change(sound))
    compiled = compilations(monkeypatch)
    anew()
    assert [FORMAT] == compiled
    assert sound == file.read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"[]", b"1", b"null", b'{"names": 1}', b"\xff",
        b'{"names": [], "plan": ["os.system", "x"], "static": [], "programs": [],'
        b' "shows_pages": false}',
    ],
)  # fmt: skip
def test_what_is_no_compilation_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (what it says is for nobody)
        unpacked(data, Settings())


def test_a_program_that_was_tampered_with_does_not_run() -> None:
    compiled = binding.compiled(find_format(FORMAT)).compiled
    told = json.loads(packed(compiled))
    told["programs"][0][1].append(["print", ["__import__('os')", "x"]])
    made = unpacked(json.dumps(told).encode(), compiled.plan.settings)
    with pytest.raises(ValueError, match="__import__"):
        Filler(made, reader)


def test_another_template_setting_or_program_is_another_key(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {keeping.key_of(b"a"), keeping.key_of(b"b"), keeping.key_of(b"a", 1)}
    monkeypatch.setattr(keeping, "_program", lambda: b"another")
    keys.add(keeping.key_of(b"a"))
    assert 4 == len(keys)


def test_the_libraries_that_compile_are_part_of_the_program() -> None:
    listed = "\n".join(keeping._files())
    for name in ("reportgen/word/coding.py", "docxtpl/template.py", "jinja2/parser.py"):
        assert name in listed.replace("\\", "/")


def test_the_program_is_known_by_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    first = keeping._listed(tmp_path)
    os.utime(tmp_path / "a.py", ns=(1, 1))
    assert first != keeping._listed(tmp_path)


def test_nothing_is_kept_where_nobody_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(keeping.FOLDER, str(tmp_path / "file" / "kept"))
    anew()
    assert [tmp_path / "file"] == list(tmp_path.iterdir())


def test_an_empty_name_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(keeping.FOLDER, "")
    assert "" == keeping.key_of(b"a")
    anew()


def test_old_ones_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 4)
    folder.mkdir()
    for name in ("a.json", "b.kept", "c"):
        (folder / name).write_text("somebody's")
        os.utime(folder / name, (0, 0))
    for number in range(6):
        keeping.keep(f"{number:064}", b"data")
        os.utime(folder / f"{number:064}.kept", (number, number))
    left = sorted(one.name for one in folder.iterdir())
    assert [*(f"{number:064}.kept" for number in (2, 3, 4, 5)), "a.json", "b.kept", "c"] == left


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: Any, **__: Any) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(keeping.FOLDER)
    monkeypatch.setattr("platformdirs.user_cache_path", homeless)
    assert "" == keeping.key_of(b"a")
    anew()


@pytest.mark.parametrize("name", ["_unknown", "没有"])
def test_what_was_tampered_with_is_compiled_anew(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew()
    (file,) = folder.iterdir()
    told = json.loads(file.read_bytes()[32:])
    told["programs"][0][1].append(["print", ["filter", name, ["const", "x"], []]])
    keeping.keep(file.stem, json.dumps(told).encode())
    compiled = compilations(monkeypatch)
    anew()
    assert [FORMAT] == compiled


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_folder_is_one_s_own(folder: Path) -> None:
    anew()
    assert 0o700 == folder.stat().st_mode & 0o777
