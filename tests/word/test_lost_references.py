"""References to bookmarks that no printed document has: what is said of them."""

from typing import Any

import pytest

from reportgen.errors import TemplateError
from reportgen.word import Fault

from .illustrated import bookmark, field, made, shown, toc
from .making import p, r, table
from .test_crossrefs import END, ENDIF, FOR, HEAD, IF, TABLE, see


def faults(*body: str, **parts: Any) -> tuple[Fault, ...]:
    with pytest.raises(TemplateError) as caught:
        made(*body, **parts)
    return tuple(caught.value.faults)


@pytest.mark.parametrize("kind", ["REF", "PAGEREF", "ref"])
def test_a_reference_to_a_bookmark_that_is_not_there_is_a_fault(kind: str) -> None:
    (found,) = faults(p("前言", "1"), see(rf"{kind} 没有 \h"))
    assert ("T22", "引用的书签“没有”不存在") == (found.code, found.message)
    assert ("前言", "见旧。") == (found.location.heading, found.location.paragraph)
    assert "请在Word中重新插入交叉引用，或删去这个域" == found.remedy


def test_a_bookmark_of_a_near_name_is_suggested() -> None:
    (found,) = faults(see("REF _Ref98"), TABLE)
    assert "是否为“_Ref9”" == found.remedy


def test_a_reference_in_a_footer_is_looked_at_too() -> None:
    (found,) = faults(footers={"default": see("PAGEREF 没有")})
    assert "页脚" == found.location.part


@pytest.mark.parametrize(
    "body", [(FOR, TABLE, END), (FOR, p(bookmark("_Ref9", r("甲")), "1"), END),
             (table(["{%tr for 项 in 项目列表 %}", ""], [TABLE, "文"], ["{%tr endfor %}", ""]),)],
)  # fmt: skip
@pytest.mark.parametrize("instruction", ["REF _Ref9", r"REF _Ref9 \r", "PAGEREF _Ref9"])
def test_a_reference_into_a_loop_is_a_fault(body: tuple[str, ...], instruction: str) -> None:
    (found,) = faults(see(instruction), *body)
    assert ("T22", "引用的书签“_Ref9”在循环里，会重复出现") == (found.code, found.message)
    assert found.remedy.startswith("循环里的标题不能被引用")


def test_a_reference_to_a_bookmark_that_a_branch_halves_is_a_fault() -> None:
    start, end = bookmark("x", "|").split("|")
    (found,) = faults(see("PAGEREF x"), p(start + r("甲")), IF, p(end + r("乙")), ENDIF)
    assert "引用的书签“x”不完整，或一部分在条件之内、一部分在条件之外" == found.message


def test_a_reference_to_the_paragraph_of_a_tag_is_a_fault() -> None:
    (found,) = faults(see("PAGEREF x"), p(bookmark("x", r("{%p if 公开 %}"))), p("文"), ENDIF)
    assert "引用的书签“x”在整段标签所在的段落里，不会印出" == found.message


def test_a_reference_to_an_old_entry_of_a_contents_list_is_a_fault() -> None:
    listed = toc("TOC", p(bookmark("x", r("旧")), "T1"))
    (found,) = faults(listed, see("PAGEREF x"))
    assert "引用的书签“x”在目录里，目录打印时重新生成" == found.message


def test_references_of_old_entries_do_not_matter() -> None:
    old = p(r("旧") + field(r"PAGEREF _Toc1 \h") + field("REF 没有"), "T1")
    assert ["文"] == shown(toc(r'TOC \o "1-1"', old), p("文"))


def test_a_bookmark_referred_to_for_both_number_and_text_is_a_fault() -> None:
    (found,) = faults(see("REF _Ref9"), see(r"REF _Ref9 \r"), HEAD)
    assert "T22" == found.code
    assert "书签“_Ref9”既被引用编号，又被引用标题文字，一个书签只能用于一种" == found.message
    assert "基本情况" == found.location.paragraph


def test_a_link_to_what_is_not_there_stays() -> None:
    assert ["看"] == shown(p(f'<w:hyperlink w:anchor="没有">{r("看")}</w:hyperlink>'))
