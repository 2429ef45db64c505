"""A compiled template: immutable, shared by threads, filled without parsing anything again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs
from jinja2 import Template

from reportgen.prose import Prose, Reference
from reportgen.word.archive import Entry
from reportgen.word.environment import STATE
from reportgen.word.mending import BLOCK, tidied
from reportgen.word.missing import RECORD, Missing
from reportgen.word.seal import sealed
from reportgen.word.settings import Settings
from reportgen.word.sites import Site
from reportgen.word.state import Describe, FillState, LookUp
from reportgen.word.styles import Level


@attrs.frozen
class Filled:
    """One document: its bytes, and what was missing (only a draft may have anything missing)."""

    data: bytes
    missing: tuple[Missing, ...]


@attrs.frozen
class Filler:
    """Fills one template. Made by ``compile_template``; pickles as what it was made from."""

    settings: Settings
    names: frozenset[str]
    _made_from: tuple[Any, ...] = attrs.field(repr=False)
    _rebuild: Callable[..., Filler] = attrs.field(repr=False)
    _static: tuple[Entry, ...] = attrs.field(repr=False)
    _templates: tuple[tuple[str, Template], ...] = attrs.field(repr=False)
    _sites: Mapping[int, Site] = attrs.field(repr=False)
    _levels: Mapping[str, Level] = attrs.field(repr=False)
    _styles: tuple[tuple[str, ...], str, str] = attrs.field(repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return self._rebuild, self._made_from

    def fill(
        self,
        values: Mapping[str, Any],
        *,
        look_up: LookUp | None = None,
        describe: Describe | None = None,
        title: str = "",
        creator: str = "",
    ) -> Filled:
        """Fill the template with values by name; a name without a value is missing.

        ``look_up`` resolves references in passages, ``describe`` makes it a draft, ``title`` and
        ``creator`` become the document's properties. Same values, same bytes.
        """
        state = FillState(
            self.settings, self._sites, self._levels, self._styles, look_up or _nothing, describe
        )
        context = {name: _present(values.get(name), name) for name in self.names}
        context[STATE] = state
        token = RECORD.set(state.missing)
        try:
            texts = [(name, template.render(context)) for name, template in self._templates]
        finally:
            RECORD.reset(token)
        entries = [Entry(name, _tidy(text).encode()) for name, text in texts]
        return Filled(sealed((*self._static, *entries), title, creator), tuple(state.missing))


def _tidy(text: str) -> str:
    return tidied(text) if BLOCK in text else text


def _present(value: Any, name: str) -> Any:
    return Missing(None, name) if value is None else value


def _nothing(where: Prose | Reference, path: str) -> None:
    """Without a look-up, every reference is missing."""
