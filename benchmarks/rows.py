"""Long tables: 100 to 50,000 rows of eight columns, in memory and streamed to a file.

Each size and each way has a process of its own, which says how many seconds a fill takes, and by
how much its peak memory lies above that of the process as it holds the data and the compiled
template. A process first fills ten rows, unmeasured. docxtpl gets the same template and finished
texts; it takes long and much memory, so that larger sizes than 1,000 must be asked for.

Run: python benchmarks/rows.py [--docxtpl ROWS] [--sizes ROWS ...]
"""

import argparse
import json
import subprocess
import sys

from rows_child import CHILD, WAYS

SIZES = (100, 1_000, 10_000, 50_000)
MERGED = 5_000


def main() -> None:
    asked = arguments()
    print("Rows of an eight-column table, each line a process of its own\n")
    print(f"{'':24}{'rows':>8}{'seconds':>10}{'ms per row':>12}{'MB above data':>15}{'MB file':>9}")
    for rows in asked.sizes:
        for way in ("fill", "write", "docxtpl"):
            if way != "docxtpl" or rows <= asked.docxtpl:
                print_line(way, rows)
    for way in ("merged fill", "merged write"):
        print_line(way, MERGED)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Long tables")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--docxtpl", type=int, default=1_000, metavar="ROWS",
                        help="docxtpl up to so many rows")  # fmt: skip
    return parser.parse_args()


def print_line(way: str, rows: int) -> None:
    command = [sys.executable, CHILD, way, str(rows)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    found = json.loads(output)
    seconds, each = found["seconds"], found["seconds"] / rows * 1000
    memory, size = found["memory"] / 1e6, found["size"] / 1e6
    line = f"{WAYS[way]:24}{rows:8,}{seconds:10.3f}{each:12.4f}{memory:15.1f}{size:9.2f}"
    print(line, flush=True)


if __name__ == "__main__":
    main()
