"""What stops a whole batch."""

from __future__ import annotations

from reportgen.errors import ReportgenError


class BatchError(ReportgenError):
    """A batch that cannot be begun or go on; what was done before stays. One sentence."""
