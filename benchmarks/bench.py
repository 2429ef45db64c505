"""Everything that ``make bench`` prints.

Each benchmark is a program of its own and says at its head what it measures. They run one after
another in processes of their own, so that none profits from what another has loaded. The peers are
installed first, into ``out/bench``.

Run: make bench, or python benchmarks/bench.py [--only NAME ...] [--rounds N] [--write FILE]

``--write docs/performance.md`` puts what is printed between the marks of that name in the file;
a table that no chosen program prints stays as it is.
"""

import argparse
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Program:
    """A benchmark: its command line, whether it takes rounds, whether it prints Markdown."""

    command: tuple[str, ...]
    takes_rounds: bool = False
    is_markdown: bool = True


PROGRAMS = {
    "machine": Program(("machine.py",)),
    "ebian": Program(("report.py", "ebian"), takes_rounds=True),
    "lushui": Program(("report.py", "lushui"), takes_rounds=True),
    "prepared": Program(("prepared.py",), takes_rounds=True),
    "rows": Program(("rows.py",)),
    "cold": Program(("cold.py",), takes_rounds=True),
    "batch": Program(("batch.py",)),
    "growth": Program(("growth.py",)),
    "goals": Program(("goals.py",)),
    "plan": Program(("plan.py",)),
    "checks": Program(("checks.py",), takes_rounds=True, is_markdown=False),
    "forms": Program(("forms.py",), takes_rounds=True, is_markdown=False),
    "traps": Program(("traps.py",), is_markdown=False),
}


def main() -> None:
    asked = arguments()
    subprocess.run([sys.executable, FOLDER / "peers/install.py"], check=True)
    for name in asked.only:
        begun = time.monotonic()
        print(f"## {name}\n", flush=True)
        printed = run(PROGRAMS[name], asked.rounds)
        print(f"\n({time.monotonic() - begun:.0f} s)\n", flush=True)
        if asked.write:
            write(asked.write, name, printed)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="All benchmarks")
    parser.add_argument("--only", nargs="+", choices=PROGRAMS, default=list(PROGRAMS),
                        metavar="NAME", help=f"some of: {', '.join(PROGRAMS)}")  # fmt: skip
    parser.add_argument("--rounds", type=int, help="how often contestants take turns")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables into a file")
    return parser.parse_args()


def run(program: Program, rounds: int | None) -> str:
    """Run it and print what it prints, line by line."""
    given = [str(rounds)] if rounds and program.takes_rounds else []
    name, *rest = program.command
    command = [sys.executable, str(FOLDER / name), *rest, *given]
    lines = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout
        for line in process.stdout:
            print(line, end="", flush=True)
            lines.append(line)
    if process.returncode:
        raise SystemExit(f"{program.command} ended with {process.returncode}")
    printed = "".join(lines).strip()
    return printed if program.is_markdown else f"```text\n{printed}\n```"


def write(file: Path, name: str, printed: str) -> None:
    """Replace what stands between the marks of that name; without marks, nothing."""
    text = file.read_text("utf-8")
    file.write_text(between(text, name, printed), "utf-8")


def between(text: str, name: str, printed: str) -> str:
    marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return marks.sub(lambda found: f"{found[1]}{printed}\n{found[2]}", text)


if __name__ == "__main__":
    main()
