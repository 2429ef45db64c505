"""Everything that ``make bench`` prints: one report either way, long tables, and docxtpl's traps.

Each benchmark is a program of its own and says at its head what it measures. They run one after
another in processes of their own, so that none profits from what another has loaded.

Run: make bench, or python benchmarks/render.py [rounds]
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
#: Which of them take the number of rounds.
PROGRAMS = {
    "prepared": True, "ebian": True, "lushui": True, "checks": True, "forms": True, "rows": False,
    "traps": False,
}  # fmt: skip


def main() -> None:
    for program, takes_rounds in PROGRAMS.items():
        given = sys.argv[1:] if takes_rounds else []
        subprocess.run([sys.executable, FOLDER / f"{program}.py", *given], check=True)
        print("\n", flush=True)


if __name__ == "__main__":
    main()
