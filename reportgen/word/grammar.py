"""The closed template language: one tag's expression, checked against names and filters.

Names, attributes, constants, comparisons, and/or/not, the filters and tests of ``functions``.
No calls, arithmetic, subscripts or assignments, so a stranger's template cannot loop, allocate or
reach out, and every name is known to be right before any data are there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from itertools import pairwise

from jinja2 import nodes

from reportgen.word.expressions import parsed_as
from reportgen.word.functions import FILTERS, Filter
from reportgen.word.hints import fitting, suggestion
from reportgen.word.names import (
    ANY,
    BLANKABLE,
    CHOICE,
    COUNT,
    DATE,
    LIST,
    MONEY,
    OPEN,
    PICTURE,
    POINTS,
    RATE,
    RECORD,
    TEXT,
    TRUTH,
    VALUE,
    YEAR,
    YES_NO,
    Names,
    Plain,
)  # fmt: skip
from reportgen.word.questions import TESTS, ZEROES
from reportgen.word.tags import Tag

Scope = Mapping[str, Names]

_WHOLE, _WORDS = {COUNT, YEAR}, {TEXT, CHOICE, OPEN, VALUE}
_EQUAL = (_WHOLE, _WORDS, {YES_NO}, {DATE})
_ORDERED = (_WHOLE, {MONEY}, {DATE}, {RATE, COUNT}, {POINTS, COUNT})
_SIGNS = {"eq": "==", "ne": "!=", "in": "in", "notin": "not in"}


class Faulty(Exception):
    """A fault found in an expression: code, message, remedy."""


def check(expression: nodes.Expr, scope: Scope, names: Names) -> Names:
    """What the expression is. Raises ``Faulty``."""
    match expression:
        case nodes.Const():
            return _constant(expression.value)
        case nodes.Name():
            return _name(expression.name, scope, names)
        case nodes.Getattr():
            return _member(expression, scope, names)
        case nodes.Filter():
            return _filter(expression, scope, names)
        case nodes.Test():
            return _test(expression, scope, names)
        case nodes.Compare():
            return _comparison(expression, scope, names)
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
    if found.kind not in (TRUTH, YES_NO, LIST, ANY):
        raise Faulty(
            "T13", f"条件是{found.kind}，看不出什么时候成立", "请写成“… is 已填”或“… is 为零”"
        )


def printed(expression: nodes.Expr, scope: Scope, names: Names) -> Names:
    """What an output tag prints, checked. Raises ``Faulty``."""
    found = check(expression, scope, names)
    if found.kind == LIST and not found.printable:
        raise Faulty("T10", "列表不能直接打印", "请用 for 逐项打印，或用过滤器 顿号、列举 连接")
    if found.kind == TRUTH:
        raise Faulty("T10", "条件不能打印", "请写在 if 里")
    if not found.printable:
        hint = "、".join(list(found.known())[:6])
        remedy = f"请写出要打印哪一项，如{hint}" if hint else "请写出要打印哪一项"
        raise Faulty("T10", "这里是一组数据，不能直接打印", remedy)
    return found


def loop(expression: nodes.Expr, scope: Scope, names: Names) -> Names:
    """What one element of a looped list is. Raises ``Faulty``."""
    found = check(expression, scope, names)
    item = found.item()
    if item is None:
        raise Faulty("T10", f"{found.kind}不能逐项循环", "for 后面要写一个列表")
    return item


def node(expression: nodes.Expr, scope: Scope, names: Names) -> Names:
    """What cells are merged by: an object of the data, never a text. Raises ``Faulty``."""
    found = check(expression, scope, names)
    if found.kind not in (RECORD, ANY):
        remedy = "请写到节点为止，如 {% 合并 行.一级 %}，不要再写“.名称”"
        raise Faulty("T10", f"单元格按数据中的节点合并，这里是{found.kind}", remedy)
    return found


def looped_name(tag: Tag) -> tuple[str, str]:
    """The variable and the list's expression of a for tag. Raises ``Faulty``."""
    variable, mark, rest = (piece.strip() for piece in tag.expression.partition(" in "))
    parsed = parsed_as(variable) if variable.isidentifier() else None
    # Python takes full-width letters for plain ones, so that a look-alike of loop would be loop.
    usual = unicodedata.normalize("NFKC", variable)
    plain = isinstance(parsed, nodes.Name) and variable == usual and usual[0] != "_"
    if not mark or not plain or variable in _RESERVED:
        raise Faulty("T02", "循环的写法有误", "请写成 {%p for 条目 in 列表 %}")
    return variable, rest


_RESERVED = frozenset({"loop", "循环", "self", "super", "caller", "varargs", "kwargs"})


def _constant(value: object) -> Names:
    kind = {str: TEXT, int: COUNT, bool: YES_NO}.get(type(value))
    if kind is None and value is None:
        raise Faulty("T03", "模板里没有“空”这个值", "要问是否填写，请写“… is 已填”")
    if kind is None:
        raise Faulty("T03", "模板里不能写小数", "数值由数据和格式决定")
    return Plain(kind)


def _name(name: str, scope: Scope, names: Names) -> Names:
    found = None if name.startswith("_") else scope.get(name) or names.member(name)
    if found is None:
        raise Faulty("T04", f"没有“{name}”这个名称", suggestion(name, (*scope, *names.known())))
    return found


def _member(expression: nodes.Getattr, scope: Scope, names: Names) -> Names:
    owner = check(expression.node, scope, names)
    found = None if expression.attr.startswith("_") else owner.member(expression.attr)
    if found is None:
        message = f"“{spelled(expression.node)}”中没有“{expression.attr}”"
        raise Faulty("T04", message, suggestion(expression.attr, owner.known()))
    return found


def _comparison(expression: nodes.Compare, scope: Scope, names: Names) -> Names:
    sides = [expression.expr, *(operand.expr for operand in expression.ops)]
    kinds = [_side(side, scope, names).kind for side in sides]
    for (left, right), operand in zip(pairwise(kinds), expression.ops, strict=True):
        if operand.op in ("in", "notin"):
            raise Faulty("T03", "不能用 in 判断", "请用 == 逐个比较")
        groups = _EQUAL if operand.op in ("eq", "ne") else _ORDERED
        if ANY not in (left, right) and not any({left, right} <= group for group in groups):
            message = f"{left}与{right}不能这样比较（{_SIGNS.get(operand.op, '大小')}）"
            raise Faulty("T06", message, "要问有没有，请写“… is 已填”或“… is 为零”")
    return Plain(TRUTH)


def _side(side: nodes.Expr, scope: Scope, names: Names) -> Names:
    """One side of a comparison; a word without quotes is often meant as a text."""
    try:
        return check(side, scope, names)
    except Faulty as fault:
        code, message, remedy = fault.args
        if code != "T04" or not isinstance(side, nodes.Name):
            raise
        raise Faulty(code, message, f"{remedy}；要与文字比较，请加引号") from None


def _filter(expression: nodes.Filter, scope: Scope, names: Names) -> Names:
    if expression.node is None or expression.kwargs or expression.dyn_args or expression.dyn_kwargs:
        raise Faulty("T03", "过滤器的参数写法不对", "参数只能是数字或引号里的文字")
    value = check(expression.node, scope, names)
    name = expression.name
    known = FILTERS.get(name)
    if known is None:
        raise Faulty("T05", f"没有“{name}”这个过滤器", suggestion(name, FILTERS))
    if value.kind not in (*known.accepts, ANY):
        message = f"过滤器“{name}”用于{'、'.join(known.accepts)}，这里是{value.kind}"
        raise Faulty("T06", message, fitting(value.kind))
    item = value.item() if value.kind == LIST else None
    if item and known.items and item.kind not in known.items:
        message = f"过滤器“{name}”用于{'、'.join(known.items)}的列表，这里每项是{item.kind}"
        raise Faulty("T06", message, "请换一个列表")
    if item and not known.items and (not item.printable or item.kind in (LIST, PICTURE)):
        message = f"过滤器“{name}”不能连接这个列表：每项是{item.kind}，不是一个值"
        raise Faulty("T06", message, "请用 for 逐项打印")
    value.used(name, _arguments(expression, known))
    return Plain(known.gives, of=value)


def _arguments(expression: nodes.Filter, known: Filter) -> list[object]:
    values = [arg.value if isinstance(arg, nodes.Const) else arg for arg in expression.args]
    if any(isinstance(value, nodes.Node) for value in values):
        raise Faulty("T03", "过滤器的参数只能是数字或引号里的文字", known.help)
    if not known.takes(values):
        raise Faulty("T03", f"过滤器“{expression.name}”的参数不对", known.help)
    return values


def _test(expression: nodes.Test, scope: Scope, names: Names) -> Names:
    value = check(expression.node, scope, names)
    if expression.name not in TESTS or expression.args or expression.kwargs:
        raise Faulty("T05", f"没有“{expression.name}”这个检验", suggestion(expression.name, TESTS))
    asks_zero = expression.name in ("为零", "zero")
    if value.kind == BLANKABLE or (asks_zero and value.kind not in (*ZEROES, ANY)):
        fits = "数、列表和段落" if asks_zero else "可能没有填的值"
        raise Faulty("T06", f"检验“{expression.name}”用于{fits}，这里是{value.kind}")
    value.used(expression.name, ())
    return Plain(TRUTH)


def spelled(expression: nodes.Expr) -> str:
    """A path as the template writes it."""
    if isinstance(expression, nodes.Getattr):
        return f"{spelled(expression.node)}.{expression.attr}"
    return expression.name if isinstance(expression, nodes.Name) else "…"


def asked(expression: nodes.Expr, scope: Scope) -> str:
    """The owner and the name of what an output asks for, as arguments; nothing for a constant."""
    while isinstance(expression, nodes.Filter) and expression.node is not None:
        expression = expression.node
    owner = expression
    while isinstance(owner, nodes.Getattr):
        owner = owner.node
    if not isinstance(owner, nodes.Name) or owner.name in _RESERVED:
        return ""
    if isinstance(expression, nodes.Getattr):
        return f'{spelled(expression.node)}, "{expression.attr}"'
    return f'{owner.name}, ""' if owner.name in scope else f'none, "{owner.name}"'


LOOP: Names = Plain(RECORD, ("index", "first", "last", "序号", "首项", "末项"))
