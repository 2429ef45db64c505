"""Cold start, from the process's start to the file written, and what a warm process pays once.

``reportgen render`` reads the Ebian year from JSON, checks it and writes the report; every peer is
a program that reads the same text finished, prints it in its template and writes it. The compiled
template lies on disk from the second start on; one row has none kept. All in turn, in an order that
is reversed each round.

Run: python benchmarks/cold.py [rounds]
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import partial

from children import ENVIRONMENT, PEERS, one_shot
from harness import Clock, measure, median_of, rounds_asked, timed
from jobs import SAMPLES, Jobs, Sample
from tables import keep, print_table, summed_up, times

import reportgen
from reportgen import binding
from reportgen.measures import reader
from reportgen.word import compile_template

STARTS = 11
WARM_UP = 1
Command = Sequence[str]


def main() -> None:
    rounds = max(rounds_asked(STARTS), STARTS)
    print_starts(rounds)
    print("\nPaid once by a warm process; milliseconds.\n")
    print_table(("", "ebian", "lushui"), paid_once())


def print_starts(rounds: int) -> None:
    commands = starts(SAMPLES["ebian"], Jobs())
    clocks: dict[str, Clock] = {name: partial(start, one) for name, one in commands.items()}
    found = measure(clocks, rounds, dict.fromkeys(clocks, WARM_UP), once=True)
    both = summed_up(found)
    medians, fastest = both["median"], both["fastest"]
    own = medians["reportgen render"]
    print(f"Start to exit, {rounds} rounds; milliseconds.\n")
    print_table(
        ("", "median", "fastest", "× reportgen"),
        [*((name, f"{median:.0f}", f"{fastest[name]:.0f}", times(median / own))
           for name, median in medians.items()),
         *((name, one.absent) for name, one in PEERS.items() if one.absent)],
    )  # fmt: skip
    keep("cold", both)


def starts(sample: Sample, jobs: Jobs) -> dict[str, Command]:
    """The commands; those that do nothing are for scale."""
    data = jobs.folder / "ebian.json"
    reportgen.save(reportgen.load_year(sample.file), data)
    render = [sys.executable, "-m", "reportgen", "render", str(data), "-f", sample.format_id,
              "-o", str(jobs.folder / "ebian.docx"), "--force"]  # fmt: skip
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        **({"node -e 0": ["node", "-e", "0"]} if shutil.which("node") else {}),
        "reportgen render": render,
        "the same, nothing kept": ["env", "REPORTGEN_CACHE=", *render],
        **{name: one_shot(one, jobs.flat(sample, one.syntax), jobs.folder / f"{name}.docx")
           for name, one in PEERS.items() if not one.absent},
    }  # fmt: skip


def start(command: Command) -> float:
    return timed(lambda: subprocess.run(command, check=True, env=ENVIRONMENT, capture_output=True))


def paid_once() -> list[tuple[str, ...]]:
    """Compiling and reading, for each sample."""
    reading = [median_of(lambda one=one: reportgen.load(one.file), 7) for one in SAMPLES.values()]
    compiling = [median_of(lambda one=one: compile_anew(one), 5) for one in SAMPLES.values()]
    return [("read the data file", *(f"{one:.1f}" for one in reading)),
            ("compile the template", *(f"{one:.0f}" for one in compiling))]  # fmt: skip


def compile_anew(sample: Sample) -> None:
    chosen = reportgen.find_format(sample.format_id)
    compile_template(
        chosen.template(), binding.settings_of(chosen), binding.names_of(chosen), reader
    )


if __name__ == "__main__":
    main()
