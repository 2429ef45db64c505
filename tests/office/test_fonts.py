"""Which fonts are missing, by what fc-list says."""

from pathlib import Path

import pytest

from reportgen.office import missing_fonts

LISTED = r"""仿宋,FangSong
Noto Serif CJK SC,Noto Serif CJK SC Medium
Fira\-Sans,Odd\, Comma
方正小标宋_GBK
"""


@pytest.fixture
def bin_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def fc_list(folder: Path, script: str) -> None:
    program = folder / "fc-list"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def listing(folder: Path) -> None:
    (folder / "listed").write_text(LISTED, encoding="utf-8")
    fc_list(
        folder,
        f'echo "$*" >> {folder}/asked; while read -r x; do echo "$x"; done < {folder}/listed',
    )


@pytest.mark.parametrize(
    "name", ["仿宋", "FangSong", "fangsong", "NOTO SERIF CJK SC", "Fira-Sans", "Odd, Comma"]
)
def test_a_font_is_known_by_each_of_its_names(bin_: Path, name: str) -> None:
    listing(bin_)
    assert () == missing_fonts([name])


def test_missing_fonts_are_named_once_in_order(bin_: Path) -> None:
    listing(bin_)
    asked = ["楷体_GB2312", "仿宋", "仿宋_GB2312", "楷体_GB2312", "方正小标宋_GBK"]
    assert ("楷体_GB2312", "仿宋_GB2312") == missing_fonts(asked)


def test_part_of_a_name_is_another_font(bin_: Path) -> None:
    listing(bin_)
    assert ("Noto Serif",) == missing_fonts(["Noto Serif"])


def test_the_families_are_asked_for_once(bin_: Path) -> None:
    listing(bin_)
    missing_fonts(["仿宋"])
    missing_fonts(["楷体"])
    assert ": family\n" == (bin_ / "asked").read_text()


def test_another_configuration_is_asked_anew(bin_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing(bin_)
    missing_fonts(["仿宋"])
    monkeypatch.setenv("FONTCONFIG_FILE", "/fonts.conf")
    missing_fonts(["仿宋"])
    assert ": family\n" * 2 == (bin_ / "asked").read_text()


def test_without_fontconfig_nothing_is_known(bin_: Path) -> None:
    assert missing_fonts(["仿宋"]) is None


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_where_fontconfig_fails_nothing_is_known(bin_: Path, script: str) -> None:
    fc_list(bin_, script)
    assert missing_fonts(["仿宋"]) is None
