"""Many departments at once (批量): a folder or list of data files, printed by many workers.

``listing`` finds the jobs, ``running`` hands them out to any executor, ``working`` is what a worker
does, ``printing`` how it prints one job; ``journal`` notes what became of each, so that the next
run does only what is left (``changing``); ``tables`` writes results, and totals for the bureau.

Workers load what they need and no more: names of the package are loaded when they are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.lazily import loader

if TYPE_CHECKING:
    from reportgen.batch.faults import BatchError
    from reportgen.batch.job import Job
    from reportgen.batch.journal import Journal
    from reportgen.batch.listing import Asked, jobs_of
    from reportgen.batch.outcome import Made, Outcome, State
    from reportgen.batch.running import run_batch
    from reportgen.batch.tables import Written, write_tables

_HOMES = {
    "Asked": ".listing",
    "BatchError": ".faults",
    "Job": ".job",
    "Journal": ".journal",
    "Made": ".outcome",
    "Outcome": ".outcome",
    "State": ".outcome",
    "Written": ".tables",
    "jobs_of": ".listing",
    "run_batch": ".running",
    "write_tables": ".tables",
}

__all__ = [
    "Asked",
    "BatchError",
    "Job",
    "Journal",
    "Made",
    "Outcome",
    "State",
    "Written",
    "jobs_of",
    "run_batch",
    "write_tables",
]

__getattr__ = loader(__name__, _HOMES)
