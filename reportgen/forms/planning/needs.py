"""What formats need to know, as data: places of fields, nodes of money, passages, limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import attrs


class Place(NamedTuple):
    """Where facts lie: in the year, or in each project (``of`` is 项目); keys without rows."""

    of: str
    keys: tuple[str, ...]

    def below(self, key: str) -> Place:
        """What lies under a key of it."""
        return Place(self.of, (*self.keys, key))


@attrs.frozen
class Needs:
    """The facts that a format asks for.

    ``fields`` are places of fields, lists among them. ``optional`` are those that the document can
    do without, and nodes with their table. ``nodes`` are the nodes of tables of money that are
    printed, ``texts`` the passages, ``limits`` how many characters a text may have.
    """

    fields: set[Place] = attrs.Factory(set)
    optional: set[Any] = attrs.Factory(set)
    nodes: dict[Place, dict[tuple[str, ...], None]] = attrs.Factory(dict)
    texts: dict[Place, dict[str, None]] = attrs.Factory(dict)
    limits: dict[Place, int] = attrs.Factory(dict)


def joined(several: Iterable[Needs]) -> Needs:
    """What some formats ask for together; optional is what none of them must have."""
    found = list(several)
    made = Needs()
    for one in found:
        made.fields.update(one.fields)
        for place, nodes in one.nodes.items():
            made.nodes.setdefault(place, {}).update(nodes)
        for place, texts in one.texts.items():
            made.texts.setdefault(place, {}).update(texts)
        for place, limit in one.limits.items():
            made.limits[place] = min(limit, made.limits.get(place, limit))
    for one in found:
        made.optional.update(one.optional - _musts(other for other in found if other is not one))
    return made


def _musts(several: Iterable[Needs]) -> set[Any]:
    """What formats ask for that cannot be left out."""
    return {
        key
        for one in several
        for key in (*one.fields, *((p, n) for p in one.nodes for n in one.nodes[p]))
        if key not in one.optional
    }
