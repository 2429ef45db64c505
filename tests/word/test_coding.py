"""Programs of parts, and the functions that are written from them."""

import json
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.word import coding
from reportgen.word.coding import Tools, function_of
from reportgen.word.translation import program_of
from tests.often import often

TOOLS = Tools(
    read=itemgetter,
    filters={
        "大": lambda text: text.upper(),
        "接": lambda text, *more: "".join((text, *map(str, more))),
    },
    tests={"空": lambda value: not value},
    own={"_state": lambda fill: lambda value: f"{value}{fill}"},
)


def printed(source: str, fill: Any = None, tools: Tools = TOOLS, **values: Any) -> str:
    program = json.loads(json.dumps(program_of(source)))  # as it is kept
    return "".join(function_of(program, tools)(values, fill))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("甲{{ 名 }}乙", "甲a乙"),
        ("{{ 表.名|大 }}", "B"),
        ("{{ 名|接(1, '“', true) }}", "a1“True"),
        ("{{ '{' }}{{ 名 }}", "{a"),
        ("{% if 名 == 'a' %}是{% else %}否{% endif %}", "是"),
        ("{% if 数 > 3 %}大{% elif 数 >= 3 %}等{% else %}小{% endif %}", "等"),
        ("{% if 1 < 数 <= 3 and not 表.名 is 空 or 假 %}是{% endif %}", "是"),
        ("{% if 假 %}{% endif %}", ""),
        ("{% for 项 in 列 %}{{ 项.名 }}{% endfor %}", "xyz"),
        ("{% for 项 in 空列 %}{{ 项.名 }}{% endfor %}", ""),
        ("{% filter 接(1)|大 %}b{{ 名 }}{% for 项 in 列 %}{{ 项.名 }}{% endfor %}{% endfilter %}",
         "BAXYZ1"),
        ("{% filter 大 %}{% filter 接('c') %}b{% endfilter %}{{ 名 }}{% endfilter %}", "BCA"),
        ("{{ 名|_state(_fill) }}", "a7"),
    ],
)  # fmt: skip
def test_what_is_printed(source: str, expected: str) -> None:
    rows = [{"名": "x"}, {"名": "y"}, {"名": "z"}]
    given_ = {"名": "a", "数": 3, "假": False, "表": {"名": "b"}, "列": rows, "空列": []}
    assert expected == printed(source, 7, **given_)


ROUNDS = (
    "{% for 项 in 列 %}{{ loop.index|接 }}{% if 循环.首项 %}首{% endif %}"
    "{% if loop.last %}末{% endif %}{% endfor %}"
)
COUNTING = Tools(TOOLS.read, {"接": str}, {}, {})


@pytest.mark.parametrize(
    ("rows", "expected"), [(0, ""), (1, "1首末"), (2, "1首2末"), (3, "1首23末")]
)
def test_a_loop_knows_where_it_stands(rows: int, expected: str) -> None:
    for given_ in (range(rows), iter(range(rows))):
        assert expected == printed(ROUNDS, None, COUNTING, 列=given_)


def test_a_loop_within_another_counts_for_itself() -> None:
    source = (
        "{% for 行 in 表 %}{% for 格 in 行 %}{{ loop.index|接 }}{% endfor %}"
        "{{ loop.index|接 }};{% endfor %}"
    )
    assert "1231;1232;" == printed(source, None, COUNTING, 表=[range(3), range(3)])


def test_the_rows_of_a_loop_within_another_may_ask_where_that_stands() -> None:
    source = "{% for 行 in 表 %}{% for 格 in loop.index|到 %}{{ 格|接 }}{% endfor %};{% endfor %}"
    tools = Tools(TOOLS.read, {"接": str, "到": range}, {}, {})
    assert "0;01;012;" == printed(source, None, tools, 表="abc")


def test_a_variable_is_that_of_the_nearest_loop() -> None:
    inner = "{% for 项 in 乙 %}{{ 项 }}{% endfor %}"
    source = "{% for 项 in 甲 %}{{ 项 }}" + inner + "{{ 项 }}{% endfor %}{{ 项 }}"
    assert "1a12a20" == printed(source, 甲="12", 乙="a", 项="0")


def test_rows_are_printed_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coding, "GATHERED", 3)
    taken: list[int] = []

    def rows() -> Iterator[str]:
        for number in range(100):
            taken.append(number)
            yield str(number)

    run = function_of(program_of("{% for 项 in 列 %}{{ 项 }}，{% endfor %}"), TOOLS)
    pieces = run({"列": rows()}, None)
    assert "0，1，" == next(pieces)
    assert [0, 1] == taken


READ = [
    ("{{ 表.名 }}{{ 表.名 }}", 1),
    ("{{ 表.名.乙 }}{{ 表.名.乙 }}{{ 表.名.丙 }}", 3),
    ("{{ 表.名 }}{% if 真 %}{{ 表.名 }}{% endif %}{{ 表.名 }}", 1),
    ("{% if 真 %}{{ 表.名 }}{% endif %}{{ 表.名 }}", 2),
    ("{% if 表.名 %}{{ 表.名 }}{% endif %}{{ 表.名 }}", 1),
    ("{% if 假 %}{% elif 表.名 %}{{ 表.名 }}{% endif %}{{ 表.名 }}", 3),
    ("{% if 假 and 表.名 %}{% endif %}{{ 表.名 }}", 1),
    ("{% if 假 == 表.名 %}{% endif %}{{ 表.名 }}", 2),
    ("{% for 项 in 列 %}{{ 表.名 }}{{ 项.名 }}{{ 项.名 }}{% endfor %}", 4),
    ("{{ 表.名 }}{% for 项 in 列 %}{{ 表.名 }}{% endfor %}", 1),
    ("{{ 表.名 }}{% for 表 in 列 %}{{ 表.名 }}{{ 表.名 }}{% endfor %}{{ 表.名 }}", 3),
    ("{% filter 接 %}{{ 表.名 }}{{ 表.名 }}{% endfilter %}{{ 表.名 }}", 1),
]


class Counted(str):
    """A text that has texts, and counts how often it is asked for one."""

    __slots__ = ()
    asked = 0


@pytest.mark.parametrize(("source", "times"), READ)
def test_what_has_been_read_is_not_read_again(source: str, times: int) -> None:
    def read(name: str) -> Callable[[Counted], Counted]:
        def of(owner: Counted) -> Counted:
            Counted.asked += 1
            return Counted(f"{owner}.{name}")

        return of

    values = {"表": Counted("表"), "真": True, "假": False, "列": [Counted("甲"), Counted("乙")]}
    Counted.asked = 0
    printed(source, None, Tools(read, TOOLS.filters, TOOLS.tests, {}), **values)
    assert times == Counted.asked


WORDS = [
    "read", "values", "fill", "out", "length", "most", "rounds", "row1", "value0", "filter0",
    "printed", "__builtins__", "import os", "a'); evil(('", "\\", "\n", "'''", "}", "\0",
]  # fmt: skip
TEXTS = st.text() | st.sampled_from(WORDS)


@often(200)
@given(text=TEXTS, name=TEXTS, key=TEXTS, value=st.text())
def test_no_word_of_a_template_is_one_of_python(text: str, name: str, key: str, value: str) -> None:
    body = [text, ["print", ["name", name]], ["print", ["get", ["name", name], key]]]
    loop = ["for", name, ["name", name], [["print", ["const", text]]]]
    asked: list[tuple[Any, str]] = []

    def read(wanted: str) -> Callable[[Any], str]:
        def of(owner: Any) -> str:
            asked.append((owner, wanted))
            return wanted

        return of

    if name in ("loop", "_fill"):
        return
    run = function_of([*body, loop], Tools(read, {}, {}, {}))
    assert text + value + key + text * len(value) == "".join(run({name: value}, None))
    assert [(value, key)] == asked


def test_a_function_has_no_built_ins_within_its_reach() -> None:
    run = function_of(program_of("{{ 名 }}"), TOOLS)
    assert {} == run.__globals__["__builtins__"]


@pytest.mark.parametrize(
    "program",
    [
        [["line", "evil()"]],
        [["print", ["evil()", "a"]]],
        [["print", ["const", 1.5]]],
        [["print", ["const", ["evil()"]]]],
        [["if", [[["compare", ["const", 1], [["== evil() ==", ["const", 1]]]], []]], []]],
        [["for", "a", ["name", "a"], [["print", ["get", ["name", "loop"], "evil()"]]]]],
        [["print", ["filter", "evil()", ["const", 1], []]]],
    ],
)
def test_a_program_that_is_none_is_refused(program: Any) -> None:
    with pytest.raises((ValueError, KeyError)):
        function_of(program, TOOLS)
