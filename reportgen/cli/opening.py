"""Reading a data file for a command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.progress import progress

if TYPE_CHECKING:
    from reportgen.intake import Source


def open_data(file: Path) -> Source:
    """Read a data file; what the reader has to remark is said. Raises ``IntakeError``."""
    from reportgen.loading import load

    with progress(f"读取“{file.name}”"):
        source = load(file)
    for note in source.notes:
        click.echo(f"提示：{note}", err=True)
    return source
