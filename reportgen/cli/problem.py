"""What stops a command, apart from the data."""

from __future__ import annotations

from reportgen.errors import ReportgenError


class Unworkable(ReportgenError):
    """A command that cannot be carried out as given."""
