"""What a data file says before anyone asks what it means: texts, mappings and lists with places."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from reportgen.errors import Place


@attrs.frozen
class Scalar:
    """A text as typed. ``exact`` holds a value that came as an object (``read(mapping)``)."""

    text: str
    place: Place = Place()
    quoted: bool = False
    exact: object = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered: unknown, not zero."""
        if self.exact is not None or (self.quoted and self.text.strip()):
            return False
        return self.text.strip() in ("", "~", "null") if not self.quoted else True


@attrs.frozen
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place = Place()


@attrs.frozen
class Mapping:
    """Named values in the order of the file; a key may occur twice, the reader reports it."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place = Place()


Node: TypeAlias = Scalar | Sequence | Mapping
