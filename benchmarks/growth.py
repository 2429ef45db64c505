"""How the cost of a row and of a report grows with their number, and with workers.

Reads what ``rows.py`` and ``batch.py`` have kept of their last runs.

Run: python benchmarks/growth.py
"""

from collections.abc import Iterator, Mapping

from tables import kept, print_table


def main() -> None:
    found = kept("rows", "batch")
    rows, batch = found["rows"]["median"], found["batch"]["median"]
    sizes = sorted({int(key.rpartition(" ")[2]) for key in rows})
    print("Milliseconds a row.\n")
    print_table(("", *(f"{size:,}" for size in sizes)), list(per_row(rows, sizes)))
    print("\nMilliseconds a report with checks.\n")
    print_table(("workers", "reports", "each", "each and worker"), list(per_report(batch)))


def per_row(rows: Mapping[str, float], sizes: list[int]) -> Iterator[tuple[str, ...]]:
    for name in dict.fromkeys(key.rpartition(" ")[0] for key in rows):
        found = [(size, rows.get(f"{name} {size}")) for size in sizes]
        yield name, *("" if one is None else f"{one / size * 1000:.3f}" for size, one in found)


def per_report(batch: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    for key, seconds in batch.items():
        way, workers, count = key.split()
        if way == "publish":
            each = seconds / int(count) * 1000
            yield workers, f"{int(count):,}", f"{each:.1f}", f"{each * int(workers):.1f}"


if __name__ == "__main__":
    main()
