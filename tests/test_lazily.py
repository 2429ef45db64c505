"""What is made when it is first used."""

import re

import pytest

from reportgen.lazily import pattern


def test_a_pattern_is_a_regular_expression() -> None:
    year = pattern(r"(20\d\d)年", re.ASCII)
    found = year.search("自2024年起")
    assert found is not None
    assert "2024" == found[1]
    assert ["2023", "2024"] == year.findall("2023年和2024年")
    assert r"(20\d\d)年" == year.pattern


def test_it_is_compiled_once_and_not_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    compiled = re.compile

    def noting(*made_of: object) -> object:
        asked.append(made_of)
        return compiled(*made_of)  # type: ignore[call-overload]

    monkeypatch.setattr(re, "compile", noting)
    blank = pattern(r"\s+")
    assert [] == asked
    assert ["a", "b"] == blank.split("a b") == blank.split("a  b")
    assert 1 == len(asked)


def test_bytes_are_looked_through_as_well() -> None:
    assert pattern(rb"\xff[^\x00]").match(b"\xff\x01")


def test_flags_count() -> None:
    assert pattern("a", re.IGNORECASE).match("A")
    assert pattern("a").match("A") is None
