"""Where each value was entered, by data path."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from reportgen.errors import Place
from reportgen.model import Path


@attrs.frozen
class Places:
    """Where each value was entered, by data path."""

    by_path: Mapping[Path, Place]

    def of(self, path: Path) -> Place:
        """The place of a value, or of the nearest thing around it that has one."""
        while path and path not in self.by_path:
            path = path[:-1]
        return self.by_path.get(path, Place())
