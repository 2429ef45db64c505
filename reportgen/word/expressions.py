"""The expressions of tags, read with Jinja's parser and never run by it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from reportgen.word.scan import straightened

_PARSER = Environment(autoescape=False)  # noqa: S701 (parses only, never renders)
#: How deep an expression may be nested: the parser's and Python's own limits lie above.
DEEPEST = 30


def parse_expression(text: str) -> tuple[nodes.Expr, str] | None:
    """The expression and its text as Jinja reads it, or None. Full-width marks are straightened."""
    text = straightened(text)
    found = parsed_as(text)
    return None if found is None else (found, text)


@lru_cache(maxsize=4096)
def parsed_as(text: str) -> nodes.Expr | None:
    """What Jinja reads; None for what is no expression, or is nested too deep."""
    try:
        body = _PARSER.parse("{{(" + text + "\n)}}").body
    except (TemplateSyntaxError, RecursionError):
        return None
    if len(body) != 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) != 1:
        return None
    expression = body[0].nodes[0]
    return expression if isinstance(expression, nodes.Expr) and _is_flat(expression) else None


def _is_flat(expression: nodes.Expr) -> bool:
    level: list[nodes.Node] = [expression]
    for _ in range(DEEPEST):
        level = [child for node in level for child in node.iter_child_nodes()]
        if not level:
            return True
    return False


def root_names(expression: nodes.Expr) -> Iterator[str]:
    """Every first name in an expression."""
    if isinstance(expression, nodes.Name):
        yield expression.name
    yield from (found.name for found in expression.find_all(nodes.Name))
