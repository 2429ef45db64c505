"""The closed template language: one tag's expression, checked against names and filters.

Names, attributes, constants, comparisons, and/or/not, the filters and tests of ``functions``.
No calls, arithmetic, subscripts or assignments, so a stranger's template cannot loop, allocate or
reach out, and every name is known to be right before any data are there.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from reportgen.word.functions import FILTERS, TESTS
from reportgen.word.names import COUNT, LIST, RECORD, TEXT, TRUTH, YES_NO, Names, Plain
from reportgen.word.tags import Tag

_PARSER = Environment(autoescape=False)  # noqa: S701 (parses only, never renders)
_WIDE = str.maketrans("（）｜．，＝！＜＞“”‘’　", "()|.,=!<>\"\"'' ")
Scope = Mapping[str, Names]


class Faulty(Exception):
    """A fault found in an expression: code, message, remedy."""


def parse_expression(text: str) -> tuple[nodes.Expr, str] | None:
    """The expression and its text as Jinja reads it, or None.

    Full-width marks are read as their half-width ones where the text cannot be read as it stands.
    """
    for candidate in dict.fromkeys((text, text.translate(_WIDE))):
        found = _parsed(candidate)
        if found is not None:
            return found, candidate
    return None


@lru_cache(maxsize=4096)
def _parsed(text: str) -> nodes.Expr | None:
    try:
        body = _PARSER.parse("{{(" + text + "\n)}}").body
    except TemplateSyntaxError:
        return None
    if len(body) != 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) != 1:
        return None
    expression = body[0].nodes[0]
    return expression if isinstance(expression, nodes.Expr) else None


def check(expression: nodes.Expr, scope: Scope, names: Names) -> Names:
    """What the expression is. Raises ``Faulty``."""
    match expression:
        case nodes.Const():
            kind = {str: TEXT, int: COUNT, bool: YES_NO}.get(type(expression.value))
            if kind is None:
                raise Faulty("T03", "模板里不能写小数", "数值由数据和格式决定")
            return Plain(kind)
        case nodes.Name():
            return _name(expression.name, scope, names)
        case nodes.Getattr():
            return _member(expression, scope, names)
        case nodes.Filter():
            return _filter(expression, scope, names)
        case nodes.Test():
            return _test(expression, scope, names)
        case nodes.Compare():
            for side in (expression.expr, *(operand.expr for operand in expression.ops)):
                check(side, scope, names)
            return Plain(TRUTH)
        case nodes.And() | nodes.Or():
            condition(expression.left, scope, names)
            condition(expression.right, scope, names)
            return Plain(TRUTH)
        case nodes.Not():
            condition(expression.node, scope, names)
            return Plain(TRUTH)
    raise Faulty("T03", _OUTSIDE.get(type(expression).__name__, "用了模板语言以外的写法"),
                 "计算由指标完成，模板只写名称、过滤器和条件")  # fmt: skip


_OUTSIDE = {
    "Call": "不能调用函数",
    "Getitem": "不能用方括号取值",
    "CondExpr": "不能在标签里写 if…else",
    "List": "不能写列表",
    "Dict": "不能写字典",
    "Tuple": "逗号分开了两个值",
    "Concat": "不能连接文字",
    **dict.fromkeys(
        ("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg", "Pos"), "不能计算"
    ),
}


def condition(expression: nodes.Expr, scope: Scope, names: Names) -> None:
    """Check a condition: a comparison, test, yes-or-no value or list. Raises ``Faulty``."""
    found = check(expression, scope, names)
    if found.kind not in (TRUTH, YES_NO, LIST):
        raise Faulty(
            "T13", f"条件是{found.kind}，看不出什么时候成立", "请写成“… is 已填”或“… is 为零”"
        )


def printed(expression: nodes.Expr, scope: Scope, names: Names) -> None:
    """Check what an output tag prints. Raises ``Faulty``."""
    found = check(expression, scope, names)
    if found.kind == LIST and not found.printable:
        raise Faulty("T10", "列表不能直接打印", "请用 for 逐项打印，或用过滤器 顿号、列举 连接")
    if found.kind == TRUTH:
        raise Faulty("T10", "条件不能打印", "请写在 if 里")
    if not found.printable:
        hint = "、".join(list(found.known())[:6])
        raise Faulty("T10", "这里是一组数据，不能直接打印", f"请写出要打印哪一项，如{hint}")


def loop(expression: nodes.Expr, scope: Scope, names: Names) -> Names:
    """What one element of a looped list is. Raises ``Faulty``."""
    found = check(expression, scope, names)
    item = found.item()
    if item is None:
        raise Faulty("T10", f"{found.kind}不能逐项循环", "for 后面要写一个列表")
    return item


def looped_name(tag: Tag) -> tuple[str, str]:
    """The variable and the list's expression of a for tag. Raises ``Faulty``."""
    variable, mark, rest = (piece.strip() for piece in tag.expression.partition(" in "))
    if not mark or not variable.isidentifier() or variable.startswith("_"):
        raise Faulty("T02", "循环的写法有误", "请写成 {%p for 条目 in 列表 %}")
    return variable, rest


def _name(name: str, scope: Scope, names: Names) -> Names:
    found = scope.get(name) or names.member(name)
    if found is None or name.startswith("_"):
        raise Faulty("T04", f"没有“{name}”这个名称", _suggest(name, (*scope, *names.known())))
    return found


def _member(expression: nodes.Getattr, scope: Scope, names: Names) -> Names:
    owner = check(expression.node, scope, names)
    found = None if expression.attr.startswith("_") else owner.member(expression.attr)
    if found is None:
        message = f"“{spelled(expression.node)}”中没有“{expression.attr}”"
        raise Faulty("T04", message, _suggest(expression.attr, owner.known()))
    return found


def _filter(expression: nodes.Filter, scope: Scope, names: Names) -> Names:
    if expression.node is None or expression.kwargs or expression.dyn_args or expression.dyn_kwargs:
        raise Faulty("T03", "过滤器的参数写法不对", "参数只能是数字或引号里的文字")
    value = check(expression.node, scope, names)
    known = FILTERS.get(expression.name)
    if known is None:
        raise Faulty(
            "T05", f"没有“{expression.name}”这个过滤器", _suggest(expression.name, FILTERS)
        )
    if value.kind not in known.accepts:
        message = f"过滤器“{expression.name}”用于{'、'.join(known.accepts)}，这里是{value.kind}"
        raise Faulty("T06", message, _fitting(value.kind))
    if not all(isinstance(arg, nodes.Const) for arg in expression.args):
        raise Faulty("T03", "过滤器的参数只能是数字或引号里的文字")
    if len(expression.args) > len(known.arguments) or not all(
        type(arg.value) is kind
        for arg, kind in zip(expression.args, known.arguments, strict=False)
        if isinstance(arg, nodes.Const)
    ):
        raise Faulty("T03", f"过滤器“{expression.name}”的参数不对", known.help)
    return Plain(TEXT)


def _test(expression: nodes.Test, scope: Scope, names: Names) -> Names:
    value = check(expression.node, scope, names)
    if expression.name not in TESTS or expression.args or expression.kwargs:
        raise Faulty("T05", f"没有“{expression.name}”这个检验", _suggest(expression.name, TESTS))
    if expression.name in ("为零", "zero") and value.kind in (TRUTH, YES_NO, RECORD, TEXT):
        raise Faulty("T06", f"检验“{expression.name}”用于数、列表和段落，这里是{value.kind}")
    return Plain(TRUTH)


def _fitting(kind: str) -> str:
    fitting = [
        name for name, known in FILTERS.items() if kind in known.accepts and not name.isascii()
    ]
    return f"可用的有{'、'.join(fitting)}" if fitting else "这种值直接打印，不用过滤器"


def _suggest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=2, cutoff=0.4)
    return f"是否为“{'”或“'.join(near)}”" if near else ""


def spelled(expression: nodes.Expr) -> str:
    """A path as the template writes it."""
    if isinstance(expression, nodes.Getattr):
        return f"{spelled(expression.node)}.{expression.attr}"
    return expression.name if isinstance(expression, nodes.Name) else "…"


def root_names(expression: nodes.Expr) -> Iterator[str]:
    """Every first name in an expression."""
    if isinstance(expression, nodes.Name):
        yield expression.name
    yield from (found.name for found in expression.find_all(nodes.Name))


LOOP: Names = Plain(RECORD, ("index", "first", "last", "序号", "首项", "末项"))
