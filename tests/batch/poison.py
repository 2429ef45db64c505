"""A job that kills the process that does it, told by its name."""

import os
import signal

from reportgen.batch.outcome import Outcome
from reportgen.batch.working import Task, work


def poisoned(task: Task) -> Outcome:
    if "毒" in task.job.called:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return work(task)
