# the expected value stands on the left
import pytest

from reportgen.errors import Unreadable
from reportgen.prose import clean_text


@pytest.mark.parametrize(
    "text", ["", "甲", "a\tb", "甲\n乙", "𠮷", "🎉", "\u3000", "\xa0", "\ufffd"]
)
def test_text_that_a_document_can_hold_is_kept(text: str) -> None:
    assert text == clean_text(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [("a\nb", "a\r\nb"), ("a\nb", "a\rb"), ("a\n\nb", "a\r\r\nb"), ("a\nb", "a\u2028b"),
     ("a\nb", "a\u2029b"), ("a\nb", "a\x85b"), ("ab", "a\ufeffb")],
)  # fmt: skip
def test_line_ends_become_the_same_and_marks_go(expected: str, text: str) -> None:
    assert expected == clean_text(text)


@pytest.mark.parametrize(
    ("code", "sign"),
    [("U+0000", "\0"), ("U+0007", "\a"), ("U+000B", "\v"), ("U+000C", "\f"), ("U+001F", "\x1f"),
     ("U+007F", "\x7f"), ("U+0080", "\x80"), ("U+009F", "\x9f"),
     ("U+D800", "\ud800"), ("U+DFFF", "\udfff"), ("U+FFFE", "\ufffe"),
     ("U+FFFF", "\uffff")],
)  # fmt: skip
def test_what_no_document_can_hold_is_named(code: str, sign: str) -> None:
    with pytest.raises(Unreadable) as caught:
        clean_text(f"甲乙{sign}丙{sign}")
    assert code == caught.value.found


def test_the_place_of_the_character_is_given() -> None:
    with pytest.raises(Unreadable, match="第3个字符是控制字符"):
        clean_text("甲乙\a丙")
