# the expected value stands on the left
import pytest

from reportgen.reading import decode
from reportgen.reading.decode import LARGEST
from tests.support import problem_of

TEXT = "部门:\n  名称: 某市应急管理局\n"


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("utf-8", TEXT.encode()),
        ("utf-8", TEXT.encode("utf-8-sig")),
        ("gb18030", TEXT.encode("gb18030")),
        ("gb18030", TEXT.encode("gbk")),
    ],
)
def test_the_usual_encodings_are_read(encoding: str, data: bytes) -> None:
    assert (TEXT, encoding) == decode(data, "数据.yaml")


def test_rare_characters_of_gb18030_are_read() -> None:
    assert "名称: 𠮷㐀\n" == decode("名称: 𠮷㐀\n".encode("gb18030"), "数据.yaml")[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_other_encodings_are_refused_in_a_sentence(encoding: str) -> None:
    found = problem_of(decode, TEXT.encode(encoding), "数据.yaml")
    assert ("encoding", True) == (found.code, "请用“另存为”选择UTF-8编码" in found.message)


def test_text_in_no_known_encoding_is_refused() -> None:
    assert "不是UTF-8或GB18030编码" in problem_of(decode, b"\xff" * 9, "数据.yaml").message


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_is_called_by_its_name(mark: bytes) -> None:
    assert "UTF-16（Unicode）" in problem_of(decode, mark + b"\0a", "数据.yaml").message


def test_the_line_that_is_no_text_is_given() -> None:
    data = TEXT.encode() + b"  \xff: 1\n"
    assert ("数据.yaml", 3) == (
        problem_of(decode, data, "数据.yaml").place.file,
        problem_of(decode, data, "数据.yaml").place.line,
    )


def test_a_file_that_is_too_large_is_refused() -> None:
    found = problem_of(decode, b" " * (LARGEST + 1), "数据.yaml")
    assert ("large-file", True) == (found.code, "最多16MB" in found.message)


def test_the_largest_file_is_read() -> None:
    assert "utf-8" == decode(b" " * LARGEST, "数据.yaml")[1]
