"""What a data file says before anyone asks what it means: texts, mappings and lists with places."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from reportgen.errors import Place

#: Unquoted, these say in YAML and JSON that there is no value.
_NULLS = frozenset({"~", "null"})


@attrs.frozen
class Scalar:
    """A text as typed."""

    text: str
    place: Place = Place()
    quoted: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered: unknown, not zero."""
        text = self.text.strip()
        return not text or (text in _NULLS and not self.quoted)


@attrs.frozen
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place = Place()


@attrs.frozen
class Mapping:
    """Named values in the order of the file, each name once."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place = Place()


Node: TypeAlias = Scalar | Sequence | Mapping
