"""What became of a job: its line in the tables and in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self

import attrs

from reportgen.batch.figures import Figures


class State(StrEnum):
    """How far a job has come; JSON has the value."""

    DONE = "done"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    BLANK = "blank"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return _LABELS[self]


_LABELS = {
    State.DONE: "完成",
    State.UNCHANGED: "跳过（未变）",
    State.FAILED: "未完成",
    State.BLANK: "空白（没有填）",
}


@attrs.frozen
class Made:
    """A document that was printed: the name of its file in the job's folder, and its SHA-256.

    ``pages`` says how sure its page numbers are, empty where it shows none; ``missing`` how many
    values a ``draft`` lacks; ``blank`` how many cells were left open.
    """

    file: str
    sha256: str
    format: str = ""
    project: str = ""
    pages: str = ""
    missing: int = 0
    blank: int = 0
    draft: bool = False


@attrs.frozen
class Rested:
    """What documents rest on, by digests; the same again means the same documents.

    ``data`` is the data file; ``pictures`` are those that were asked for, by name, None where one
    was not there; ``packs`` are packs by name; ``version`` is reportgen's.
    """

    data: str = ""
    pictures: Mapping[str, str | None] = attrs.field(factory=dict)
    packs: Mapping[str, str] = attrs.field(factory=dict)
    version: str = ""
    asked: str = ""


@attrs.frozen
class Outcome:
    """What became of one job.

    ``findings`` counts what the checks found by severity, ``codes`` by rule and
    severity (``ORG002 info``). ``reasons`` say why it
    is not done, a sentence each; ``notes`` what else is to be known. ``seconds`` is how long it
    took. ``figures`` are for the totals, None where the data could not be read. ``kept`` are the
    documents that were edited by hand since they were printed; ``earlier`` are those of an earlier
    run that are there still: of a job that is not done, or open elsewhere. ``trace`` is where a
    fault of the program happened.
    """

    name: str
    state: State
    file: str = ""
    department: str = ""
    region: str = ""
    year: int | None = None
    formats: tuple[str, ...] = ()
    projects: int | None = None
    documents: tuple[Made, ...] = ()
    findings: Mapping[str, int] = attrs.field(factory=dict)
    codes: Mapping[str, int] = attrs.field(factory=dict)
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    earlier: tuple[Made, ...] = ()
    seconds: float = 0.0
    figures: Figures | None = None
    rested: Rested | None = None
    trace: str = ""

    @property
    def is_done(self) -> bool:
        """Whether all its documents are there."""
        return self.state in (State.DONE, State.UNCHANGED)

    def as_data(self) -> dict[str, Any]:
        """The outcome as JSON has it."""
        return attrs.asdict(self, value_serializer=_plain)

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> Self:
        """An outcome that ``as_data`` gave. Raises what reading other data may."""
        made = dict(data)
        made["state"] = State(made["state"])
        for name in ("documents", "earlier"):
            made[name] = tuple(Made(**one) for one in made[name])
        for name in ("formats", "reasons", "notes", "kept"):
            made[name] = tuple(made[name])
        for name in ("findings", "codes"):
            made[name] = {str(key): int(times) for key, times in made[name].items()}
        made["seconds"] = float(made["seconds"])
        made["figures"] = Figures(**made["figures"]) if made["figures"] else None
        for heading in made["figures"].money if made["figures"] else ():
            made["figures"].amount(heading)
        made["rested"] = Rested(**made["rested"]) if made["rested"] else None
        return cls(**made)


def _plain(_: Any, __: Any, value: Any) -> Any:
    return str(value) if isinstance(value, State) else value
