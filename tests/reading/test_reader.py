# the expected value stands on the left
import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import IntakeError, Place
from reportgen.reading import DEEPEST, Mapping, Node, Scalar, Sequence, read_nodes
from tests.support import problem_of, problems_of

FILE = "数据.yaml"


def plain(node: Node) -> object:
    """Nodes as mappings, lists and texts, blanks as None."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node.is_blank else node.text


def read(text: str) -> object:
    node, problems = read_nodes(text, FILE)
    assert [] == problems
    return plain(node)


def faults(text: str) -> list[str]:
    """What is wrong, whether it stopped the reading or not: line, column, code."""
    try:
        _, problems = read_nodes(text, FILE)
    except IntakeError as error:
        problems = list(error.problems)
    return [f"{one.place.line}:{one.place.column} {one.code}" for one in problems]


@pytest.mark.parametrize(
    "text",
    ["0010", "12:30", "5.30", "2023-06-30", "=", "yes", "是", "1e5", "0x1F", "1_000", ".5", "NaN",
     "2024", "-5", "1,298.53", "1 298.53", "5:1", "a#b", "《法》", "“引号”开头", "80%", "无"],
)  # fmt: skip
def test_scalars_stay_texts(text: str) -> None:
    assert {"值": text} == read(f"值: {text}\n")


@pytest.mark.parametrize("text", ["", "~", "null", '""', "''", '"  "', "# 注释"])
def test_blanks_are_blank(text: str) -> None:
    assert {"值": None} == read(f"值: {text}\n")


@pytest.mark.parametrize("text", ["~", "null"])
def test_quoted_words_for_nothing_are_texts(text: str) -> None:
    assert {"值": text} == read(f'值: "{text}"\n')


@pytest.mark.parametrize("text", ["Null", "NULL", "none", "nil"])
def test_other_words_for_nothing_are_texts(text: str) -> None:
    assert {"值": text} == read(f"值: {text}\n")


def test_a_passage_in_a_block_keeps_its_lines() -> None:
    assert {"值": "**一是**甲\n\n2024. 完成\n"} == read("值: |\n  **一是**甲\n\n  2024. 完成\n")


def test_keys_and_values_have_places() -> None:
    node, _ = read_nodes("甲: 1\n乙:\n  - 丙: 2\n", FILE)
    assert isinstance(node, Mapping)
    rows = node.entries[1][1]
    assert isinstance(rows, Sequence)
    row = rows.items[0]
    assert isinstance(row, Mapping)
    assert [Place(FILE, 2, 1), Place(FILE, 3, 5), Place(FILE, 3, 8)] == [
        node.entries[1][0].place, row.place, row.entries[0][1].place,
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_do_not_matter(end: str) -> None:
    assert {"甲": "一\n二\n", "乙": "3"} == read(f"甲: |{end}  一{end}  二{end}乙: 3{end}")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_are_counted_whatever_their_ends(end: str) -> None:
    assert ["3:4 tag"] == faults(f"甲: 1{end}乙: 2{end}丙: !!int 3{end}")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_line_ends_that_no_editor_shows_are_blanks(sign: str) -> None:
    assert {"甲": "一 二\n", "乙": "3"} == read(f"甲: |\n  一{sign}二\n乙: 3\n")


def test_a_byte_order_mark_is_no_text() -> None:
    assert {"甲": "1"} == read("\ufeff甲: 1\ufeff\n")


@pytest.mark.parametrize("text", ["", "\n", "# 注释\n", "---\n", "~\n"])
def test_a_file_without_anything_is_blank(text: str) -> None:
    assert read(text) is None


class TestJson:
    @pytest.mark.parametrize("indent", [None, 1, "\t"])
    def test_json_reads_as_the_same(self, indent: object) -> None:
        data = {"甲": ["1", {"乙": "二\n三"}], "丙": None, "丁": 'a/b"c\\d\t', "空": "~"}
        assert data == read(json.dumps(data, indent=indent))  # type: ignore[arg-type]

    def test_json_without_blanks_reads_as_the_same(self) -> None:
        assert {"a": "1", "b": ["2"]} == read('{"a":1,"b":[2]}')

    def test_slashes_may_be_escaped(self) -> None:
        assert {"a": "x/y"} == read(r'{"a": "x\/y"}')

    @pytest.mark.parametrize("text", ["𠮷", "🎉🎊", "甲𠮷乙", "\\u d", "\\ud83d", "\\\\ud83d"])
    def test_rare_characters_may_be_escaped(self, text: str) -> None:
        assert {"a": text} == read(json.dumps({"a": text}))

    @pytest.mark.parametrize("escape", [r"\ud83d", r"\uDE00", r"\ud83dx", r"\ud83d\ud83d"])
    def test_half_a_character_does_not_stop_the_reading(self, escape: str) -> None:
        found = read(f'{{"a": "{escape}", "b": 2}}')
        assert isinstance(found, dict)
        assert ("\uffff", "2") == (found["a"][0], found["b"])

    def test_text_that_only_looks_like_an_escape_is_text(self) -> None:
        assert {"甲": r"\ud83d"} == read(r"甲: \ud83d")

    @given(st.dictionaries(st.text('ab甲"\\:,#- 🎉', max_size=5), st.text(max_size=20)))
    def test_what_json_writes_is_read(self, data: dict[str, str]) -> None:
        node, problems = read_nodes(json.dumps(data), FILE)
        assert isinstance(node, Mapping)
        names = {key.text.strip() for key, _ in node.entries}
        assert {key.strip() for key in data} == names
        assert [] == [one for one in problems if one.code != "twice"]


@given(st.text(alphabet="甲乙:- {}[],#\"'|>&*!%@`\n\t\\1a？\x07\u2028", max_size=50))
def test_any_text_is_read_or_refused_with_places(text: str) -> None:
    try:
        _, problems = read_nodes(text, FILE)
    except IntakeError as error:
        problems = list(error.problems)
    lines = text.count("\n") + 2
    assert all(1 <= one.place.line <= lines and one.place.column >= 1 for one in problems)


@pytest.mark.parametrize(
    ("expected", "words", "text"),
    [
        ("1:4 anchor", "不能设锚点“&a”", "甲: &a 1"),
        ("1:4 alias", "不能用别名“*a”", "甲: *a"),
        ("1:4 tag", "不能用标签“tag:yaml.org,2002:int”", "甲: !!int 1"),
        ("1:4 tag", "不能用标签“!own”", "甲: !own [1]"),
        ("2:1 twice", "“甲”重复，第1行已经填过", "甲: 1\n甲: 2"),
        ("2:1 twice", "“甲”重复，第1行已经填过", "甲: 1\n'甲 ': 2"),
        ("1:3 key", "名称必须是一个词", "? [甲, 乙]\n: 1"),
        ("1:1 key", "名称必须是一个词", "{甲: 1}: 2"),
        ("2:1 documents", "一个文件只能有一份数据", "甲: 1\n---\n乙: 2"),
        ("2:5 control", "有不能打印的字符U+0007，请删除", "甲: 1\n乙: 一\a二"),
        ("1:5 control", "U+0000", "甲: 1\x00"),
        ("1:5 control", "U+009F", "甲: 一\x9f"),
    ],
)
def test_what_is_no_data_is_reported_and_reading_goes_on(
    expected: str, words: str, text: str
) -> None:
    _, problems = read_nodes(text, FILE)
    assert [(expected, True)] == [
        (f"{one.place.line}:{one.place.column} {one.code}", words in one.message)
        for one in problems
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("部门.名称", "部门:\n  名称: *a"),
        ("项目列表第2项.名称", "项目列表:\n- 名称: 甲\n- 名称: &a 乙"),
        ("项目列表第2项", "项目列表:\n- 名称: 甲\n- *a"),
        ("部门.名称", "部门:\n  名称: 甲\n  名称: 乙"),
        ("部门", "部门: !x {名称: 甲}"),
        ("", "*a"),
    ],
)
def test_what_is_no_data_is_reported_with_its_path(path: str, text: str) -> None:
    assert path == read_nodes(text, FILE)[1][0].path


def test_the_first_of_two_values_is_kept() -> None:
    assert {"甲": "1"} == plain(read_nodes("甲: 1\n甲: 2\n", FILE)[0])


def test_nothing_of_a_second_document_is_read() -> None:
    assert {"甲": "1"} == plain(read_nodes("甲: 1\n---\n乙: 2\n---\n丙: 3\n", FILE)[0])


@pytest.mark.parametrize(
    ("expected", "words", "text"),
    [
        ("1:1 colon", "改成英文冒号", "年度：2024\n部门: 甲"),
        ("2:1 colon", "改成英文冒号", "部门: 甲\n年度：2024\n地区: 乙"),
        ("2:1 colon", "改成英文冒号", "部门:\n  名称：甲\n  地区: 乙"),
        ("1:5 syntax", "一行中有两个冒号加空格", "甲: 一: 二"),
        ("2:2 syntax", "名称后的冒号要用英文“:”加空格", "甲:一\n乙: 二"),
        ("3:1 syntax", "名称后面缺少冒号", "甲: 一\n乙\n"),
        ("2:4 syntax", "单独的“-”会被当作列表", "甲: 1\n乙: -"),
        ("1:6 syntax", "以“>”或“|”开头的文字", "甲: >5次"),
        ("1:5 syntax", "以“*”开头的文字会被当作别名", "甲: **一是**"),
        ("1:5 syntax", "以“&”开头的文字会被当作锚点", "甲: &一"),
        ("1:2 syntax", "以“%”开头的行会被当作指令", "%甲: 一"),
        ("1:4 syntax", "文字以保留符号开头", "甲: @一"),
        ("2:1 syntax", "缩进用了制表符", "甲:\n\t乙: 1"),
        ("3:2 syntax", "缩进不齐，同一组的名称要左对齐", "甲:\n  乙: 1\n 丙: 2"),
        ("1:4 syntax", "引号没有成对", '甲: "一\n乙: 二'),
        ("1:4 syntax", "反斜杠", r'甲: "一\z"'),
        ("1:4 syntax", "括号不成对", "甲: [1, 2\n乙: 3"),
        ("1:4 syntax", "括号不成对", "甲: {乙: 1"),
        ("1:12 syntax", "多了一个右括号", "甲: {乙: 1, }}"),
        ("1:9 syntax", "英文引号后面不能再有文字", '甲: "5+2"防控'),
    ],
)
def test_broken_syntax_is_explained_at_its_place(expected: str, words: str, text: str) -> None:
    found = problem_of(read_nodes, text, FILE)
    assert (expected, True) == (
        f"{found.place.line}:{found.place.column} {found.code}", words in found.message
    )  # fmt: skip


def test_what_no_rule_explains_points_to_the_place() -> None:
    from reportgen.reading.syntax import explain

    mark = yaml.Mark("", 0, 0, 0, None, None)
    error = yaml.MarkedYAMLError(problem="something new", problem_mark=mark)
    assert "这里的写法不能识别，请对照示例检查标点和缩进" == explain(error, "甲", FILE).message


def test_what_was_met_before_broken_syntax_is_reported_too() -> None:
    assert ["1:4 tag", "2:5 syntax"] == faults("甲: !!int 1\n乙: 一: 二")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000 + "x", "? " * 999]
)
def test_bottomless_nesting_is_refused(text: str) -> None:
    assert ("depth", True) == (
        problem_of(read_nodes, text, FILE).code,
        f"嵌套超过{DEEPEST}层" in problem_of(read_nodes, text, FILE).message,
    )


def test_the_deepest_nesting_is_read() -> None:
    text = "[" * DEEPEST + "]" * DEEPEST
    assert [] == read_nodes(text, FILE)[1]


def test_more_values_than_any_year_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportgen.reading.reader.MOST_VALUES", 99)
    found = problem_of(read_nodes, f"[{'a,' * 100}]", FILE)
    assert ("large", "内容超过99项，请检查是否选错了文件") == (
        found.code, found.message
    )  # fmt: skip


def test_laughs_are_reported_and_never_multiplied() -> None:
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    found = faults("\n".join(lines))
    assert (30, 29 * 9) == (
        sum(one.endswith("anchor") for one in found), sum(one.endswith("alias") for one in found)
    )  # fmt: skip


def test_a_file_of_noughts_is_refused_after_a_few_signs() -> None:
    found = problems_of(read_nodes, "\0" * 1_000_000, FILE)
    assert (21, "不能打印的字符太多，这可能不是文本文件，请检查文件") == (
        len(found), found[-1].message
    )  # fmt: skip


def test_long_names_are_quoted_in_short() -> None:
    found = read_nodes(f"{'甲' * 900}: 1\n{'甲' * 900}: 2\n", FILE)[1][0]
    assert f"“{'甲' * 30}…”重复，第1行已经填过，请删除一处" == found.message


def test_a_scalar_is_blank_where_nothing_was_entered() -> None:
    assert [True, True, True, True, False, False] == [
        Scalar("").is_blank, Scalar(" ").is_blank, Scalar("null").is_blank,
        Scalar(" ", quoted=True).is_blank, Scalar("null", quoted=True).is_blank,
        Scalar("0").is_blank,
    ]  # fmt: skip
