"""Measuring contestants in one warm process, in turn, and printing what was found.

Each round gives every contestant one unmeasured and one measured call, in an order that is reversed
each round, so that none always comes behind the one that has emptied the caches. On a shared
machine single times mean little: medians, minima and ratios are printed.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from contestants import Run, same_text

ROUNDS = 40
WARM_UP = 4

Milliseconds = list[float]


def rounds_asked() -> int:
    """The rounds given on the command line."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS


def compare(title: str, contestants: Mapping[str, Run], rounds: int) -> None:
    """Check that all print the same text, measure them, print the table."""
    outputs = {name: run() for name, run in contestants.items()}
    same_text(outputs)
    times = measure(contestants, rounds)
    print(f"{title}; {rounds} rounds, milliseconds\n")
    print_table(times, outputs)


def never_seen(run: Callable[[Any], bytes], make: Callable[[int], Any], rounds: int) -> Run:
    """Each call gets data that no call had before, made beforehand: nothing is known of them."""
    calls = 1 + WARM_UP + 2 * rounds
    ready = iter([make(number) for number in range(calls)])
    return lambda: run(next(ready))


def measure(contestants: Mapping[str, Run], rounds: int) -> dict[str, Milliseconds]:
    for run in contestants.values():
        for _ in range(WARM_UP):
            run()
    times: dict[str, Milliseconds] = {name: [] for name in contestants}
    order = list(contestants)
    gc.collect()
    gc.freeze()  # data made for later rounds are no burden of the fill that is measured
    for _ in range(rounds):
        for name in order:
            contestants[name]()
            times[name].append(timed(contestants[name]))
        order.reverse()
    return times


def timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def median_of(run: Callable[[], object], times: int) -> float:
    return statistics.median(timed(run) for _ in range(times))


def print_table(times: Mapping[str, Milliseconds], outputs: Mapping[str, bytes]) -> None:
    """Ratios are of medians; of docxtpl's two ways, each has a column of its own."""
    medians = {name: statistics.median(measured) for name, measured in times.items()}
    peers = [name for name in medians if name.startswith("docxtpl")]
    heads = "".join(f"{f'÷ {name}':>15}" for name in peers)
    print(f"{'':16}{'median':>9}{'min':>9}{heads}{'× floor':>10}{'bytes':>9}")
    for name, median in medians.items():
        shares = "".join(f"{f'1/{medians[peer] / median:.1f}':>15}" for peer in peers)
        over = f"{median / medians['floor']:.2f}"
        fastest = min(times[name])
        print(f"{name:16}{median:9.2f}{fastest:9.2f}{shares}{over:>10}{len(outputs[name]):9}")
