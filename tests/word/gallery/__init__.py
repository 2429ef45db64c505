"""The template gallery: small documents that together exercise everything the engine does."""

from collections.abc import Callable

from . import beside, divided, illustrated, listed, numbered, passages, tabular, worded
from .example import Example, least

_ROOMS = (numbered, passages, illustrated, divided, beside, listed, tabular, worded)
_MAKERS: tuple[Callable[[], Example], ...] = tuple(
    make for room in _ROOMS for make in room.EXAMPLES
)
GALLERY: dict[str, Example] = {make.__name__: make() for make in _MAKERS}


def docstrings() -> dict[str, str]:
    """What each document shows, by its name."""
    return {make.__name__: make.__doc__ or "" for make in _MAKERS}


__all__ = ["GALLERY", "Example", "docstrings", "least"]
