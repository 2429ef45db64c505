"""The Jinja environment a template runs in: sandboxed, with our attribute look-up and output.

Escaping is done by our own output filter, which every output tag ends in, rather than by Jinja's
autoescape: it writes line breaks and bold, notes what is missing, and costs less.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.word.functions import FILTERS, TESTS, is_given
from reportgen.word.mending import with_grid, with_paragraph, without_empty_table
from reportgen.word.missing import Missing
from reportgen.word.printing import Printer

#: The name under which a fill's state stands in the context; templates cannot write it.
STATE = "_fill"
Read = Callable[[Any, str], Any]
_LOOP = {"首项": "first", "末项": "last", "序号": "index"}


class WordEnvironment(ImmutableSandboxedEnvironment):
    """Looks attributes up in data only; what is unknown becomes ``Missing`` with its owner."""

    def __init__(self, printer: Printer, read: Read) -> None:
        """``read(owner, name)`` gives a data object's value and raises ``AttributeError``."""
        super().__init__(autoescape=False, keep_trailing_newline=True)
        self._read = read
        self.filters = {name: _passing(known.make(printer)) for name, known in FILTERS.items()}
        self.filters |= {"_out": _out, "_number": _number, "_numbered": _numbered, "_id": _id}
        self.filters |= {"_holder": with_paragraph, "_table": without_empty_table}
        self.filters["_grid"] = with_grid
        self.tests = {name: _deciding(test) for name, test in TESTS.items()}
        self.globals.clear()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A name of a data object; never a Python attribute of anything else."""
        if isinstance(obj, Missing):
            return Missing(obj, attribute)
        if isinstance(obj, LoopContext):
            return getattr(obj, _LOOP.get(attribute, attribute))
        try:
            value = self._read(obj, attribute)
        except AttributeError:
            value = None
        return Missing(obj, attribute) if value is None else value


@lru_cache(maxsize=64)
def environment(printer: Printer, read: Read) -> WordEnvironment:
    """The environment for one way of printing and of reading data."""
    return WordEnvironment(printer, read)


def _passing(run: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that lets missing values through to the output, where they are noted."""

    def passing(value: Any, *arguments: Any) -> Any:
        return value if isinstance(value, Missing) else run(value, *arguments)

    return passing


def _deciding(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """A test that is false for a missing value; 为零 notes it, 已填 only asks."""

    def deciding(value: Any) -> bool:
        if not isinstance(value, Missing):
            return test(value)
        if test is not is_given:
            value.note()
        return False

    return deciding


@pass_context
def _out(context: Context, value: Any, site: int) -> str:
    printed: str = context[STATE].out(value, site)
    return printed


@pass_context
def _number(context: Context, site: int) -> str:
    label: str = context[STATE].number(site)
    return label


@pass_context
def _numbered(context: Context, captured: str, site: int) -> str:
    xml: str = context[STATE].numbered(captured, site)
    return xml


@pass_context
def _id(context: Context, _: int) -> int:
    """A number that no other shape of the document has."""
    number: int = context[STATE].next_id()
    return number
