"""Fields in a template's tree: where they begin and end, and what is put into them."""

import pytest
from lxml import etree

from reportgen.word.fieldscan import Field, fields, set_instruction, set_result, spell_out
from reportgen.word.ooxml import Element, parse_xml

from . import making
from .illustrated import char, field, instr
from .making import p, r


def tree(*body: str) -> Element:
    return parse_xml(making.root("document", f"<w:body>{''.join(body)}</w:body>").encode())


def found(*body: str) -> list[list[str]]:
    return [one.words for one in fields(tree(*body))]


def text(root: Element) -> str:
    return "".join(root.itertext())


def only(root: Element) -> Field:
    (one,) = fields(root)
    return one


def test_a_field_has_the_words_of_its_instruction() -> None:
    assert [["REF", "_Ref1", r"\h"]] == found(p(field(r"REF  _Ref1 \h")))


@pytest.mark.parametrize("instruction", ["toc", " Toc \\u", "TOC"])
def test_a_field_s_kind_may_be_written_in_any_case(instruction: str) -> None:
    assert ["TOC"] == [one.kind for one in fields(tree(p(field(instruction))))]


@pytest.mark.parametrize("instruction", ["ref _Ref1", "PageRef _Ref1", "toc"])
def test_simple_fields_of_ours_are_spelled_out_in_any_case(instruction: str) -> None:
    root = tree(p(f'<w:fldSimple w:instr="{instruction}">{r("旧")}</w:fldSimple>'))
    spell_out(root)
    assert instruction.split() == only(root).words


def test_inner_fields_come_before_those_around_them() -> None:
    inner = field("PAGE")
    whole = char("begin") + instr("TOC") + char("separate") + inner + char("end")
    assert [["PAGE"], ["TOC"]] == found(p(whole))


def test_a_field_within_an_instruction_has_its_own() -> None:
    whole = char("begin") + instr("IF") + field("PAGE") + instr("= 1") + char("end")
    assert [["PAGE"], ["IF", "=", "1"]] == found(p(whole))


def test_a_field_goes_over_paragraphs() -> None:
    assert [["TOC"]] == found(p(char("begin") + instr("TOC") + char("separate")), p(char("end")))


@pytest.mark.parametrize(
    "body",
    [
        char("end"),
        char("separate"),
        instr("TOC"),
        char("begin") + instr("TOC"),
        char("begin") + instr("TOC") + char("separate"),
    ],
)
def test_what_is_not_complete_is_none(body: str) -> None:
    assert [] == found(p(body))


def test_text_of_an_instruction_counts_before_the_result_only() -> None:
    assert [["PAGE"]] == found(p(field("PAGE", instr("TOC"))))


@pytest.mark.parametrize("kind", ["TOC", "REF x", "PAGEREF x"])
def test_simple_fields_of_ours_become_complex_ones(kind: str) -> None:
    root = tree(p(f'<w:fldSimple w:instr=" {kind} ">{r("旧")}</w:fldSimple>' + r("后")))
    spell_out(root)
    assert [kind.split()] == [one.words for one in fields(root)]
    assert "旧后" == text(root).replace(f" {kind} ", "")


def test_other_simple_fields_stay_simple() -> None:
    root = tree(p(f'<w:fldSimple w:instr=" PAGE ">{r("1")}</w:fldSimple>'))
    before = etree.tostring(root)
    spell_out(root)
    assert before == etree.tostring(root)


def test_a_run_with_a_whole_field_is_parted() -> None:
    face = "<w:rPr><w:b/></w:rPr>"
    inner = "".join(
        piece.replace("<w:r>", "").replace("</w:r>", "")
        for piece in (char("begin"), instr("REF x"), char("separate"), r("旧"), char("end"))
    )
    root = tree(p(f"<w:r>{face}{inner}</w:r>" + r("后")))
    spell_out(root)
    assert set_result(only(root), "新")
    assert " REF x 新后" == text(root)
    assert 5 == etree.tostring(root).count(b"<w:b/>")


def test_a_result_is_put_in_place_of_the_old_one() -> None:
    root = tree(p(r("前") + field("REF x", r("旧") + r("文")) + r("后")))
    assert set_result(only(root), "新")
    assert "前 REF x 新后" == text(root)


def test_a_result_that_was_never_there_is_put_in() -> None:
    root = tree(p(field("REF x", "")))
    assert set_result(only(root), "新")
    assert " REF x 新" == text(root)


@pytest.mark.parametrize(
    "body",
    [
        p(char("begin") + instr("REF x") + char("separate") + r("旧")) + p(char("end")),
        p(char("begin") + instr("REF x") + char("end")),
    ],
)
def test_a_result_over_paragraphs_or_without_a_place_is_left(body: str) -> None:
    root = tree(body)
    before = etree.tostring(root)
    assert not set_result(only(root), "新")
    assert before == etree.tostring(root)


def test_an_instruction_is_changed_in_all_its_runs() -> None:
    parted = char("begin") + instr("REF") + instr(r"x \r") + char("separate") + char("end")
    root = tree(p(parted))
    set_instruction(only(root), r"REF x \h")
    assert r" REF x \h " == text(root)
