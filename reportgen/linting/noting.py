"""Which names a template uses: a compilation checks each against a tree that takes notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.binding import names_of, settings_of, template_of
from reportgen.measures import Shape, Watched, members, reader
from reportgen.model import Kind, is_record
from reportgen.packs import Format
from reportgen.word import compile_template

#: What passages are noted as members of.
TEXTS = "文字"


def names_used(format: Format) -> frozenset[tuple[Any, str]]:
    """The names that a format's template uses, by class and key.

    Raises ``PackError`` and ``TemplateError``.
    """
    noted: set[tuple[Any, str]] = set()
    compile_template(
        template_of(format), settings_of(format), Noting(names_of(format), noted), reader
    )
    return frozenset(noted)


class Noting(Watched):
    """A name of the tree that notes which members are asked for (``word.Names``)."""

    def __init__(self, shape: Shape, noted: set[tuple[Any, str]]) -> None:
        super().__init__(shape)
        self._noted = noted

    def used(self, how: str, arguments: Sequence[object]) -> None:
        """Nothing to note."""

    def item(self) -> Noting | None:
        """An element of a list."""
        shape = self._shape.item()
        return None if shape is None else Noting(shape, self._noted)

    def member(self, name: str) -> Noting | None:
        """What follows, noted with the class it belongs to."""
        shape = self._shape.member(name)
        if shape is None:
            return None
        if self._shape.kind == Kind.TEXTS:
            self._noted.add((TEXTS, name))
        for cls in self._classes():
            info = next((one for one in members(cls) if name in (one.key, one.name)), None)
            if info is not None:
                self._noted.add((cls, info.key))
                break
        return Noting(shape, self._noted)

    def _classes(self) -> list[Any]:
        found = getattr(self._shape, "classes", ())
        if self._shape.kind == Kind.LIST and not found:
            view = self._shape.field.view if self._shape.field else None
            return [view] if is_record(view) else []
        return [cls for cls in (*found, self._shape.cls) if is_record(cls)]
