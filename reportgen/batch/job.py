"""A job: one data file to be printed, and where its documents go."""

from __future__ import annotations

from pathlib import Path

import attrs

#: The documents to print: format ids, each with a project where only one is wanted.
Documents = tuple[tuple[str | None, str | None], ...]


def _absolute(path: str | Path) -> Path:
    return Path(path).absolute()


@attrs.frozen
class Job:
    """One data file or filled workbook, to be printed into a folder of its own.

    ``file`` and ``target`` (the folder) are made absolute, because a job may be done by another
    process or, on a shared file system, by another computer. ``name`` is what the job is called in
    the journal and in the tables, and must be its own; it is the file as given where left empty.
    ``documents`` are format ids, each with a project or None; without any, those that the file
    names (格式). A ``draft`` is printed whatever is missing or wrong; ``force`` replaces documents
    that were edited by hand. A job with a ``fault`` cannot be done; that is the sentence why.
    """

    file: Path = attrs.field(converter=_absolute)
    target: Path = attrs.field(converter=_absolute)
    name: str = ""
    documents: Documents = ()
    draft: bool = False
    force: bool = False
    fault: str = ""

    @property
    def called(self) -> str:
        """The name of the job."""
        return self.name or str(self.file)

    @property
    def asked(self) -> str:
        """What is asked for beside the data, as a text: another text needs other documents."""
        wanted = ";".join(f"{one or ''}#{project or ''}" for one, project in self.documents)
        return f"{'draft' if self.draft else 'final'};{wanted}"
