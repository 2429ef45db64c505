"""The text of a part, in the language as Jinja reads it, as a program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Environment, nodes

from reportgen.word.program import LOOP, LOOP_ZH, Body, Expression, Statement

_PARSER = Environment(autoescape=False, keep_trailing_newline=True)  # noqa: S701 (parses only)


def program_of(source: str) -> Body:
    """The program of a part's text. Raises Jinja's ``TemplateSyntaxError``."""
    return _body(_PARSER.parse(source).body)


def _body(found: Iterable[nodes.Node]) -> Body:
    return [statement for node in found for statement in _statements(node)]


def _statements(node: nodes.Node) -> Iterator[Statement]:
    match node:
        case nodes.Output():
            yield from map(_output, node.nodes)
        case nodes.If():
            branches = [node, *node.elif_]
            yield ["if", [[_expression(one.test), _body(one.body)] for one in branches],
                   _body(node.else_)]  # fmt: skip
        case nodes.For(target=nodes.Name(name=variable)):
            yield ["for", variable, _expression(node.iter), _body(node.body)]
        case nodes.FilterBlock():
            yield ["gather", _expression(node.filter), _body(node.body)]
        case nodes.Assign(node=nodes.Name(name="loop")):
            pass  # gives the loop its Chinese name, which ``_name`` knows
        case _:
            raise TypeError(type(node).__name__)


def _output(node: nodes.Expr) -> Statement:
    match node:
        case nodes.TemplateData():
            return node.data
        case nodes.Const(value=str()):
            return str(node.value)
    return ["print", _expression(node)]


def _expression(node: nodes.Node) -> Expression:
    return _EXPRESSIONS[type(node)](node)


def _filter(node: nodes.Filter) -> Expression:
    value = ["gathered"] if node.node is None else _expression(node.node)
    return ["filter", node.name, value, [_expression(one) for one in node.args]]


def _compare(node: nodes.Compare) -> Expression:
    sides = [[one.op, _expression(one.expr)] for one in node.ops]
    return ["compare", _expression(node.expr), sides]


_EXPRESSIONS: Mapping[type[nodes.Node], Callable[[Any], Expression]] = {
    nodes.Name: lambda node: ["name", LOOP if node.name == LOOP_ZH else node.name],
    nodes.Const: lambda node: ["const", node.value],
    nodes.Getattr: lambda node: ["get", _expression(node.node), node.attr],
    nodes.Filter: _filter,
    nodes.Test: lambda node: ["test", node.name, _expression(node.node)],
    nodes.Not: lambda node: ["not", _expression(node.node)],
    nodes.And: lambda node: ["and", _expression(node.left), _expression(node.right)],
    nodes.Or: lambda node: ["or", _expression(node.left), _expression(node.right)],
    nodes.Compare: _compare,
}
