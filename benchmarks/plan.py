"""On paper: what 300,000 reports cost on 1, 8 and 64 workers, from what was measured.

Reads what ``batch.py`` has kept of its last run. Nothing here is measured anew.

Run: python benchmarks/plan.py
"""

from collections.abc import Iterator

from tables import kept, print_table

DOCUMENTS = 300_000
WORKERS = (1, 8, 64)
#: Seconds a document costs in a running LibreOffice, where its contents list wants page numbers.
LAYOUT = 0.4
#: What two workers achieve of twice one worker's speed is supposed to hold for each further one.
REPORTS = 1_000
KILOBYTES = {"short report": "ebian", "long report with pictures": "lushui"}


def main() -> None:
    found = kept("batch", *KILOBYTES.values())
    one, two = (
        found["batch"]["median"][f"publish {workers} {REPORTS}"] / REPORTS for workers in (1, 2)
    )
    share = min(one / two / 2, 1)
    print(f"One worker reads, checks and prints a report like Ebian's in {one * 1000:.1f} ms; "
          f"beside others each worker does {share:.0%} of that.\n")  # fmt: skip
    print_table(("workers", "printed", "reports a second", "with page numbers", "files a second"),
                list(lines(one, share)))  # fmt: skip
    print()
    print_table(("", "KB each", f"GB for {DOCUMENTS:,}"), list(disk(found)))


def lines(seconds: float, share: float) -> Iterator[tuple[str, ...]]:
    for workers in WORKERS:
        speed = workers * (share if workers > 1 else 1)
        printed, laid_out = (DOCUMENTS * each / speed for each in (seconds, seconds + LAYOUT))
        yield (str(workers), duration(printed), f"{DOCUMENTS / printed:.0f}", duration(laid_out),
               f"{DOCUMENTS / laid_out:.0f}")  # fmt: skip


def disk(found: dict[str, dict[str, int]]) -> Iterator[tuple[str, ...]]:
    for name, sample in KILOBYTES.items():
        size = found[sample]["bytes"]
        yield name, f"{size / 1e3:.0f}", f"{size * DOCUMENTS / 1e9:.1f}"


def duration(seconds: float) -> str:
    minutes = seconds / 60
    if minutes < 100:
        return f"{minutes:.0f} min"
    return f"{minutes / 60:.1f} h"


if __name__ == "__main__":
    main()
