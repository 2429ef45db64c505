"""A compiled template: immutable, shared by threads, filled without parsing anything again."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, Unpack

import attrs

from reportgen.word.archive import Archive
from reportgen.word.bounds import Bound
from reportgen.word.coding import Print, function_of
from reportgen.word.missing import QUOTED, RECORD, Missing, present
from reportgen.word.options import Options
from reportgen.word.plan import Compiled, Plan
from reportgen.word.seal import core_entry
from reportgen.word.settings import Settings
from reportgen.word.state import FillState
from reportgen.word.streaming import mended
from reportgen.word.tools import Read, tools

if TYPE_CHECKING:
    from reportgen.word.remarks import Told
    from reportgen.word.telling import TellingState


@attrs.frozen
class Gaps:
    """What a document lacks: ``missing`` (which only a draft may), and what may stay ``blank``."""

    missing: tuple[Missing, ...]
    blank: tuple[Missing, ...]


@attrs.frozen
class Filled:
    """One document: its bytes, and what it lacks."""

    data: bytes
    gaps: Gaps

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What was asked for and is not known."""
        return self.gaps.missing


@attrs.frozen
class Filler:
    """Fills one template. Made by ``compile_template``; pickles as what was compiled."""

    compiled: Compiled = attrs.field(repr=False)
    _read: Read = attrs.field(repr=False)
    #: The functions that print the parts with tags.
    _parts: tuple[tuple[str, Print], ...] = attrs.field(init=False, repr=False)

    @_parts.default
    def _functions(self) -> tuple[tuple[str, Print], ...]:
        own = tools(self.settings.printer, self._read)
        return tuple((name, function_of(made, own)) for name, made in self.compiled.programs)

    def __reduce__(self) -> tuple[Any, ...]:
        return Filler, (self.compiled, self._read)

    @property
    def names(self) -> frozenset[str]:
        """The names that the template asks for."""
        return self.compiled.names

    @property
    def plan(self) -> Plan:
        """What the compilation found out."""
        return self.compiled.plan

    @property
    def settings(self) -> Settings:
        """The settings it was compiled with."""
        return self.plan.settings

    def fill(self, values: Mapping[str, Any], **options: Unpack[Options]) -> Filled:
        """Fill the template with values by name; a name without a value is missing.

        Same values and options (``Options`` says which there are), same bytes.
        """
        file = io.BytesIO()
        gaps = self.write(values, file, **options)
        return Filled(file.getvalue(), gaps)

    def write(self, values: Mapping[str, Any], file: BinaryIO, **options: Unpack[Options]) -> Gaps:
        """Fill the template into a seekable file as ``fill`` does, and return what it lacks.

        The text goes to the file as it is printed, so that a table of any length needs little
        memory: rows may come from a generator. What was written is no document if this raises.
        """
        state = self._telling(options) if self.plan.telling else FillState(self.plan, options)
        archive = Archive(file)
        for entry in self.compiled.static:
            archive.add(entry)
        bound = Bound()
        with self._under_way(state, values) as context:
            for name, printed in self._parts:
                state.extras.part = name
                texts = mended(printed(context, state), state.later)
                if state.extras.in_body:
                    texts = self._of_body(state, texts)
                archive.stream(name, bound.encoded(texts))
        for entry in state.extras.entries():
            archive.add(entry)
        title, creator = options.get("title", ""), options.get("creator", "")
        archive.add(core_entry(archive.prints, title, creator))
        archive.finish()
        return Gaps(tuple(state.missing), tuple(state.blank))

    def told(self, values: Mapping[str, Any], **options: Unpack[Options]) -> tuple[Told, ...]:
        """What the outputs print that may have remarks, in their order; a dry run.

        The same values and options give the same places in ``write``. Only one that was compiled
        ``telling`` can tell.
        """
        state = self._telling(options)
        with self._under_way(state, values) as context:
            for name, printed in self._parts:
                if name == self.plan.index.body:
                    for _ in printed(context, state):
                        pass
        return tuple(state.told)

    def _telling(self, options: Options) -> TellingState:
        from reportgen.word.telling import TellingState  # only drafts have remarks

        return TellingState(self.plan, options)

    @contextmanager
    def _under_way(self, state: FillState, values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The values by name, while what is missing or quoted goes to the state."""
        token, quoted = RECORD.set(state.missing), QUOTED.set(state.quoted)
        try:
            yield {name: present(values.get(name), None, name) for name in self.names}
        finally:
            RECORD.reset(token)
            QUOTED.reset(quoted)

    def _of_body(self, state: FillState, texts: Iterator[str]) -> Iterator[str]:
        """The text of the body, watched for what else it needs."""
        if self.plan.has_notes:
            texts = state.notes.watched(texts)
        return state.above(texts)
