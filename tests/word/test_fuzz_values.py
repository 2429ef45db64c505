"""Any value in any place: nothing is raised, nothing executed, and what was typed is printed."""

import contextlib
import datetime
import itertools
import string
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import TemplateError
from reportgen.prose import Paragraph, Picture, Prose, Reference
from reportgen.word import Filler, grammar, names
from reportgen.word.expressions import parse_expression
from reportgen.word.functions import FILTERS
from reportgen.word.questions import TESTS
from tests.often import often

from . import fuzzing, rich
from .fuzzing import DATES, KINDS, OPTIONS, TEXTS, as_shown, document, look_ups, shown
from .making import docx, p, r
from .sample import PLAIN, Tree, compiled, leaf

_NAMES = {kind: kind.partition("（")[0] + ("二" if "（" in kind else "") for kind in KINDS}
KNOWN = Tree(names.RECORD, {
    **{name: leaf(kind) for kind, name in _NAMES.items()},
    **{f"{name}列表": Tree(names.LIST, {}, leaf(kind)) for kind, name in _NAMES.items()},
    "文件列表": Tree(names.LIST, {}, Tree(names.RECORD, {}, leaf(names.TEXT))),
    "表格列表": Tree(names.LIST, {}, Tree(names.LIST, {}, leaf(names.TEXT))),
})  # fmt: skip
ARGUMENTS = (
    "",
    "(0)",
    "(1)",
    "(6)",
    "(10)",
    '("，")',
    '("\\x00{ <")',
    '("yyyy年MM月dd日")',
    '("full")',
)
LOOP = "{{% for 甲 in {0} %}}{{{{ 甲 }}}}{{% if not loop.last %}}、{{% endif %}}{{% endfor %}}"


def _allowed(text: str, check: Any) -> bool:
    parsed = parse_expression(text)
    assert parsed is not None
    try:
        check(parsed[0], {}, KNOWN)
    except grammar.Faulty:
        return False
    return True


def _outputs() -> list[str]:
    """Every name through every filter that takes it."""
    found = [f"{name}|{one}{argument}" for name in KNOWN.members for one in FILTERS
             for argument in ARGUMENTS]  # fmt: skip
    return [text for text in (*KNOWN.members, *found) if _allowed(text, grammar.printed)]


def _conditions() -> list[str]:
    """Every name in every test, and compared with itself."""
    forms = (*(f"{{0}} is {test}" for test in TESTS), "{0}", "{0} == {0}", "not {0} < {0}")
    found = (form.format(name) for name in KNOWN.members for form in forms)
    return [text for text in found if _allowed(text, grammar.condition)]


def _filler() -> Filler:
    lists = [name for name in KNOWN.members if name.endswith("列表") and name != "表格列表"]
    nested = LOOP.replace("{{{{ 甲 }}}}", "{{% for 乙 in 甲 %}}{{{{ 乙 }}}}{{% endfor %}}")
    lines = [f"{{{{ {text} }}}}" for text in _outputs()]
    lines += [f"{{% if {text} %}}是{{% else %}}否{{% endif %}}" for text in _conditions()]
    lines += [*map(LOOP.format, lists), nested.format("表格列表")]
    return compiled(docx(*(p(r(line)) for line in lines)), PLAIN, KNOWN)


def _patterns() -> dict[str, Filler]:
    """Every letter of CLDR's date patterns, as far as a template may use it."""
    found = {}
    for letter, times in itertools.product(string.ascii_letters, (1, 2, 3, 4, 5)):
        with contextlib.suppress(TemplateError):
            line = f'{{{{ 日期|日期("{letter * times}") }}}}'
            found[letter * times] = compiled(docx(p(r(line))), PLAIN, KNOWN)
    return found


FILTERED = _filler()
PATTERNS = _patterns()


def test_every_filter_is_tried() -> None:
    used = {text.partition("|")[2].partition("(")[0] for text in _outputs()}
    assert set(FILTERS) == used - {""}


@often(60)
@given(values=fuzzing.every(KNOWN), options=OPTIONS)
def test_any_value_goes_through_every_filter_and_test(values: Any, options: Any) -> None:
    data = document(FILTERED, values, **{"look_up": look_ups(values)} | options)
    assert "Missing" not in shown(data)


_IN_ROWS = ("逐行", "合并", "逐列")


@often(60)
@given(values=fuzzing.every(rich.TREE), options=OPTIONS)
def test_any_values_fill_every_place(values: Any, options: Any) -> None:
    document(rich.filler(), values, **{"look_up": look_ups(values)} | options)


@often(40)
@given(text=TEXTS, row=TEXTS, options=OPTIONS)
def test_a_text_is_printed_as_typed_in_every_place(text: str, row: str, options: Any) -> None:
    first, *others = rich.full()["指标"]
    rows = (rich.Record(first | {"名称": row}), *others)
    given = rich.full() | {"单位": text, "指标": rows}
    seen = shown(document(rich.filler(), given, **rich.OPTIONS | options))
    for place in rich.PLACES:
        assert f"{place}《{as_shown(row if place in _IN_ROWS else text)}》" in seen
    entry = f"标题《{''.join(as_shown(text).split())}》"
    assert 2 <= "".join(seen.split()).count(entry)  # in the contents list, in one line, and below


@often(60)
@given(prose=fuzzing.PASSAGES, behind=st.lists(fuzzing.PICTURE, max_size=2), options=OPTIONS)
def test_the_words_of_a_passage_are_printed(
    prose: Prose, behind: list[Picture], options: Any
) -> None:
    options["placed"] = {id(prose): tuple(behind)}
    seen = shown(document(rich.filler(), rich.full(正文=prose), **rich.OPTIONS | options))
    for block in () if prose.is_none else prose.blocks:  # which prints 无。 for all that says so
        for part in block.line if isinstance(block, Paragraph) else ():
            assert isinstance(part, Reference) or as_shown(part.text) in seen


@given(day=DATES, pattern=st.sampled_from(sorted(PATTERNS)))
def test_every_pattern_that_compiles_prints_every_date(day: datetime.date, pattern: str) -> None:
    assert document(PATTERNS[pattern], {"日期": day})
