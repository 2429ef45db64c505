"""The function that prints a part, written from its program.

The code is made of a few fixed forms. What comes from a template enters it as a literal only: a
name is a key to look up, never a name of Python. Built-in functions are not within its reach.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import attrs

from reportgen.word.program import LOOP, SIGNS, Body, Expression, Statement

#: So many pieces of text are gathered before they are passed on: a whole report of usual length.
GATHERED = 4096
#: Prints a part from its values by name and the state of the fill, in pieces.
Print = Callable[[Mapping[str, Any], Any], Iterator[str]]
#: What the engine's own filters have as their first argument: that of the state of the fill.
_STATE = ["name", "_fill"]
_PLACES = {"序号": "index", "首项": "first", "末项": "last"}
_PLACES |= {name: name for name in _PLACES.values()}


@attrs.frozen
class Tools:
    """What a part may use: what reads a name of data objects, filters, tests.

    ``own`` are the engine's own filters, which belong to the state of a fill.
    """

    read: Callable[[str], Callable[[Any], Any]]
    filters: Mapping[str, Callable[..., Any]]
    tests: Mapping[str, Callable[..., Any]]
    own: Mapping[str, Callable[[Any], Callable[..., Any]]]


@attrs.define
class Round:
    """Where a loop stands: the number of the round, from 1, and whether it is first or last."""

    index: int = 1
    first: bool = True
    last: bool = False


def function_of(program: Body, tools: Tools) -> Print:
    """The function that prints a part."""
    source, uses = _Coder().function(program)
    scope: dict[str, Any] = {"__builtins__": {}, "length": len, "most": GATHERED, "rounds": _rounds}
    scope |= {name: tools.read(key) for key, name in uses["read"].items()}
    scope |= {name: tools.filters[key] for key, name in uses["filter"].items()}
    scope |= {name: tools.tests[key] for key, name in uses["test"].items()}
    scope |= {f"{name}_of": tools.own[key] for key, name in uses["own"].items()}
    exec(compile(source, "<template>", "exec"), scope)  # noqa: S102 (forms of our own)
    made: Print = scope["printed"]
    return made


def _rounds(rows: Iterable[Any]) -> Iterator[tuple[Any, Round]]:
    """Each row with where the loop stands, told by one object; one row is looked ahead."""
    here, left = Round(), iter(rows)
    for row in left:
        for following in left:
            yield row, here
            here.index, here.first, row = here.index + 1, False, following
        here.last = True
        yield row, here


class _Coder:
    """Writes one function, line by line."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._depth = 1
        self._named = 0
        #: Python's names for what the part uses, by kind and by the template's name.
        kinds = ("read", "filter", "test", "own", "value")
        self.uses: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
        #: Python's names for the variables of the loops around.
        self._loops: dict[str, str] = {}
        #: The list that pieces go to, and whether it is passed on from time to time.
        self._sink, self._passes_on = "out", True
        #: What the block that has just ended has gathered.
        self._gathered = ""
        #: What is read more than once, and Python's names for what has been read for certain.
        self._repeated: frozenset[str] = frozenset()
        self._read: dict[str, str] = {}

    def function(self, program: Body) -> tuple[str, dict[str, dict[str, str]]]:
        """The source of the function ``printed``, and what it uses."""
        counted = Counter(_readings(program))
        self._repeated = frozenset(what for what, times in counted.items() if times > 1)
        self._body(program)
        head = ["def printed(values, fill):", "    out = []"]
        values = self.uses["value"].items()
        head += [f"    {name} = values[{key!r}]" for key, name in values]
        head += [f"    {name} = {name}_of(fill)" for name in self.uses["own"].values()]
        return "\n".join((*head, *self._lines, "    yield ''.join(out)")), self.uses

    def _line(self, code: str) -> None:
        self._lines.append("    " * self._depth + code)

    def _new(self, letter: str) -> str:
        self._named += 1
        return f"{letter}{self._named}"

    @contextmanager
    def _block(self, head: str) -> Iterator[None]:
        """Lines that may be passed over: what is read in them is not read for certain."""
        self._line(head)
        self._depth += 1
        before, self._read = self._read, dict(self._read)
        yield
        self._read = before
        self._depth -= 1

    def _body(self, body: Body) -> None:
        pieces: list[str] = []
        for statement in body:
            if isinstance(statement, str):
                pieces.append(repr(statement))
            elif statement[0] == "print":
                pieces.append(self._code(statement[1]))
            else:
                self._put(pieces)
                pieces = []
                self._block_of(statement)
        self._put(pieces)

    def _block_of(self, statement: Statement) -> None:
        match statement:
            case ["if", branches, otherwise]:
                self._if(branches, otherwise)
            case ["for", variable, rows, body]:
                self._for(variable, rows, body)
            case ["gather", through, body]:
                self._gather(through, body)
            case _:
                raise ValueError(statement[0])

    def _put(self, pieces: Sequence[str]) -> None:
        if len(pieces) == 1:
            self._line(f"{self._sink}.append({pieces[0]})")
        elif pieces:
            self._line(f"{self._sink} += ({', '.join(pieces)})")

    def _if(self, branches: Sequence[tuple[Expression, Body]], otherwise: Body) -> None:
        word, code_of = "if", self._code
        for condition, body in branches:
            with self._block(f"{word} {code_of(condition)}:"):
                self._body(body)
                self._line("pass")
            word, code_of = "elif", self._perhaps
        if otherwise:
            with self._block("else:"):
                self._body(otherwise)

    def _for(self, variable: str, rows: Expression, body: Body) -> None:
        around, row = self._loops, self._new("row")
        head = f"for {row} in {self._code(rows)}:"
        self._loops = {**around, variable: row}
        if _asks_for_rounds(body):
            place = self._new("round")
            head = f"for {row}, {place} in rounds({head.split(' in ', 1)[1][:-1]}):"
            self._loops[LOOP] = place
        with self._block(head):
            self._forget(variable)
            self._body(body)
            if self._passes_on:
                with self._block("if length(out) > most:"):
                    self._line("yield ''.join(out)")
                    self._line("out.clear()")
            self._line("pass")
        self._loops = around

    def _forget(self, variable: str) -> None:
        """Take nothing that was read of a variable for what is read of another of its name."""
        of_it = _key(["name", variable])
        self._read = {key: name for key, name in self._read.items() if of_it not in key}

    def _gather(self, through: Expression, body: Body) -> None:
        sink, passes_on, part = self._sink, self._passes_on, self._new("part")
        self._sink, self._passes_on = part, False
        self._line(f"{part} = []")
        self._body(body)
        self._line(f"{part} = ''.join({part})")
        self._sink, self._passes_on, self._gathered = sink, passes_on, part
        self._put([self._code(through)])

    def _code(self, expression: Expression) -> str:
        match expression:
            case ["name", name]:
                return self._name(name)
            case ["const", str() | int() | None as value]:
                return repr(value)
            case ["gathered"]:
                return self._gathered
            case ["get", ["name", "loop"], name]:
                return f"{self._name(LOOP)}.{_PLACES[name]}"
            case ["get", owner, name]:
                return self._reading(expression, owner, name)
            case ["filter", name, value, arguments]:
                return self._filter(name, value, arguments)
            case ["test", name, value]:
                return self._call("test", name, value)
            case ["not", value]:
                return f"(not {self._code(value)})"
            case ["and" | "or" as word, left, right]:
                return f"({self._code(left)} {word} {self._perhaps(right)})"
            case ["compare", left, sides]:
                signs = (f" {SIGNS[sign]} {self._perhaps(right)}" for sign, right in sides)
                return f"({self._code(left)}{''.join(signs)})"
        raise ValueError(expression[0])

    def _perhaps(self, expression: Expression) -> str:
        """The code of what is not evaluated in any case."""
        before, self._read = self._read, dict(self._read)
        code = self._code(expression)
        self._read = before
        return code

    def _reading(self, expression: Expression, owner: Expression, name: str) -> str:
        """Read a name, once where it is certain to have been read before: data do not change."""
        key = _key(expression)
        known = self._read.get(key)
        if known:
            return known
        code = f"{self._use('read', name)}({self._code(owner)})"
        if key not in self._repeated:
            return code
        known = self._read[key] = self._new("known")
        return f"({known} := {code})"

    def _name(self, name: str) -> str:
        return self._loops.get(name) or self._use("value", name)

    def _filter(self, name: str, value: Expression, arguments: Sequence[Expression]) -> str:
        if arguments[:1] == [_STATE]:
            return self._call("own", name, value, *arguments[1:])
        return self._call("filter", name, value, *arguments)

    def _call(self, kind: str, name: str, *given: Expression) -> str:
        return f"{self._use(kind, name)}({', '.join(map(self._code, given))})"

    def _use(self, kind: str, name: str) -> str:
        known = self.uses[kind]
        if name not in known:
            known[name] = f"{kind}{len(known)}"
        return known[name]


def _readings(program: Sequence[Any]) -> Iterator[str]:
    """What is read, as often as it is read."""
    for one in program:
        if isinstance(one, list):
            if one[:1] == ["get"]:
                yield _key(one)
            yield from _readings(one)


def _key(expression: Expression) -> str:
    return repr(expression)


def _asks_for_rounds(body: Sequence[Any]) -> bool:
    """Whether a loop's body asks where it stands; that of a loop in it asks for another place."""
    return any(
        one == ["name", LOOP]
        or (isinstance(one, list) and _asks_for_rounds(one[:3] if one[:1] == ["for"] else one))
        for one in body
    )
