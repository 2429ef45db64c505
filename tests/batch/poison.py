"""Jobs that kill the process that does them, or never end, told by their names."""

import os
import re
import signal
import time

from reportgen.batch.outcome import Outcome
from reportgen.batch.working import Task, work


def poisoned(task: Task) -> Outcome:
    if "毒" in task.job.called:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return work(task)


def endless(task: Task) -> Outcome:
    """Sleeps, or holds all threads of its process up, told by its name."""
    if "睡" in task.job.called:
        time.sleep(600)
    if "转" in task.job.called:
        re.fullmatch("(a|a)*b", "a" * 60)
    return work(task)
