"""Data being gathered from many sheets, before they are nodes: parts, lists and values by key."""

from __future__ import annotations

from typing import Any

import attrs

from reportgen.errors import Place
from reportgen.reading import Mapping, Node, Scalar, Sequence


@attrs.define(eq=False)
class Branch:
    """A part or a record under way: values and further branches by key, in order of arrival."""

    place: Place = Place()
    entries: list[tuple[Scalar, Any]] = attrs.Factory(list)

    def put(self, key: str, value: Any, place: Place) -> None:
        """Add a value; one that is there already stays, and the reader of nodes will say so."""
        self.entries.append((Scalar(key, place), value))

    def at(self, path: tuple[str, ...], place: Place) -> Branch:
        """The branch at a path; where it is new, it is made at a place."""
        here = self
        for key in path:
            found = here.find(key, Branch)
            if found is None:
                found = Branch(place)
                here.put(key, found, place)
            here = found
        return here

    def rows(self, key: str, place: Place = Place()) -> Rows:  # noqa: B008 (immutable)
        """The list under a key, made where it is new."""
        found: Rows | None = self.find(key, Rows)
        if found is None:
            found = Rows(place)
            self.put(key, found, place)
        return found

    def text(self, key: str) -> str:
        """The text under a key, without blanks around it."""
        found = self.find(key, Scalar)
        return found.text.strip() if found is not None else ""

    def go_on(self, key: str, text: str) -> None:
        """Add a further paragraph to a passage."""
        for number, (name, value) in enumerate(self.entries):
            if name.text == key and isinstance(value, Scalar):
                self.entries[number] = (name, attrs.evolve(value, text=f"{value.text}\n{text}"))

    def find(self, key: str, kind: type) -> Any:
        """What lies under a key and is of a kind; None for nothing."""
        found = (value for name, value in self.entries if name.text == key)
        return next((value for value in found if isinstance(value, kind)), None)

    def node(self) -> Mapping:
        """The finished node."""
        entries = tuple((key, _node(value)) for key, value in self.entries)
        return Mapping(entries, self.place)


@attrs.define(eq=False)
class Rows:
    """A list under way; ``none`` is what said that there are no rows."""

    place: Place = Place()
    items: list[Any] = attrs.Factory(list)
    none: Scalar | None = None

    def node(self) -> Node:
        """The finished node: rows stand, whatever else was said."""
        if not self.items and self.none is not None:
            return self.none
        return Sequence(tuple(_node(item) for item in self.items), self.place)


def _node(value: Any) -> Node:
    made: Node = value.node() if isinstance(value, Branch | Rows) else value
    return made
