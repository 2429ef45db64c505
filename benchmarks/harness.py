"""Measuring contestants in turn, and printing what was found.

Each round gives every contestant one unmeasured and one measured call, in an order that is reversed
each round, so that none always comes behind the one that has emptied the caches. On a shared
machine single times mean little: medians, minima and ratios are printed.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

from contestants import same_text
from floor import Run
from tables import print_table, times

ROUNDS = 40
WARM_UP = 4
#: So many seconds of rounds are enough, if there were so many rounds.
ENOUGH, LEAST = 60, 8

Milliseconds = list[float]
Clock = Callable[[], float]


def rounds_asked(default: int = ROUNDS) -> int:
    """The rounds given on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", type=int, nargs="?", default=default)
    return int(parser.parse_args().rounds)


def compare(contestants: Mapping[str, Run], rounds: int) -> None:
    """Check that all in this process print the same text, measure them, print the table."""
    outputs = {name: run() for name, run in contestants.items()}
    same_text(outputs)
    gc.collect()
    gc.freeze()  # data made for later rounds are no burden of the fill that is measured
    found = measure({name: clock(run) for name, run in contestants.items()}, rounds)
    print(f"{rounds} rounds, milliseconds.\n")
    medians = {name: statistics.median(measured) for name, measured in found.items()}
    print_table(
        ("", "median", "fastest", "× reportgen", "× floor", "bytes"),
        [(name, f"{median:.2f}", f"{min(found[name]):.2f}", times(median / medians["reportgen"]),
          times(median / medians["floor"]), f"{len(outputs[name]):,}")
         for name, median in medians.items()],
    )  # fmt: skip


def clock(run: Run) -> Clock:
    return lambda: timed(run)


def never_seen(run: Callable[[Any], bytes], make: Callable[[int], Any], rounds: int) -> Run:
    """Each call gets data that no call had before, made beforehand: nothing is known of them."""
    calls = 1 + WARM_UP + 2 * rounds
    ready = iter([make(number) for number in range(calls)])
    return lambda: run(next(ready))


def measure(
    clocks: Mapping[str, Clock],
    rounds: int,
    warm_up: Mapping[str, int] | None = None,
    once: bool = False,
) -> dict[str, Milliseconds]:
    """What each contestant's clock has said, round by round.

    ``once`` leaves the unmeasured call out, for what is never warm.
    """
    for name, run in clocks.items():
        for _ in range((warm_up or {}).get(name, WARM_UP)):
            run()
    found: dict[str, Milliseconds] = {name: [] for name in clocks}
    order = list(clocks)
    begun = time.monotonic()
    for done in range(rounds):
        if done >= LEAST and time.monotonic() - begun > ENOUGH:
            break
        for name in order:
            if not once:
                clocks[name]()
            found[name].append(clocks[name]())
        order.reverse()
    return found


def timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def median_of(run: Callable[[], object], times: int) -> float:
    return statistics.median(timed(run) for _ in range(times))
