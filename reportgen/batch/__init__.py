"""Many departments at once (批量): a folder or list of data files, printed by many workers.

``listing`` finds the jobs, ``running`` hands them out to any executor, ``working`` is what a worker
does, ``printing`` how it prints one job; ``journal`` notes what became of each, so that the next
run does only what is left (``changing``); ``tables`` writes results, and totals for the bureau.
"""

from reportgen.batch.faults import BatchError
from reportgen.batch.job import Job
from reportgen.batch.journal import Journal
from reportgen.batch.listing import Asked, jobs_of
from reportgen.batch.outcome import Made, Outcome, State
from reportgen.batch.running import run_batch
from reportgen.batch.tables import Written, write_tables

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
