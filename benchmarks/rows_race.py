"""Processes that print long documents in turn: each until it has used its time."""

import statistics
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from children import Child, Failed, Program, running

#: Seconds that a print may take at most.
PATIENCE = 180
#: So many prints, or so many seconds of them, give a median.
PRINTS, ENOUGH = 25, 5


@dataclass
class Runner:
    """A process with what it has needed, or why it needs nothing."""

    child: Child | None = None
    printed: bytes = b""
    memory: int = 0
    seconds: list[float] = field(default_factory=list)
    failure: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def has_time(self) -> bool:
        return not self.failure and len(self.seconds) < PRINTS and sum(self.seconds) < ENOUGH

    def run(self) -> None:
        assert self.child is not None
        try:
            self.seconds.append(self.child.render() / 1000)
        except Failed as error:
            self.failure = str(error)


def started(program: Program, jobs: Sequence[Path], stack: ExitStack) -> Runner:
    """A process that has printed a small job, and the large one for the first time."""
    if program.absent:
        return Runner(failure=program.absent)
    warm, job = jobs
    try:
        child = stack.enter_context(running(program, warm, PATIENCE))
        child.render()
        child.prepare(job)
        before = child.rest()
        seconds = child.render() / 1000
        memory = child.peak() - before
        printed = child.saved(job.parent / "printed.docx")
    except Failed as error:
        return Runner(failure=str(error))
    return Runner(child, printed, memory, [seconds])


def race(runners: Mapping[str, Runner]) -> None:
    """Let them print in turn, in an order that is reversed each round."""
    order = list(runners.values())
    while ready := [one for one in order if one.has_time]:
        for one in ready:
            one.run()
        order.reverse()
