"""One measurement of ``rows.py``, in a process that does nothing else; prints it as JSON."""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import synthetic
from synthetic_data import COLUMNS, Record, finished, listed, names_of, read
from wordml import docx, typed

from reportgen.word import Filler, compile_template

CHILD = Path(__file__).resolve()
WAYS = {
    "fill": "reportgen, in memory",
    "write": "reportgen, streamed",
    "docxtpl": "docxtpl",
    "merged fill": "merged cells, in memory",
    "merged write": "merged cells, streamed",
}
LEVELS = {"一级": 500, "二级": 50, "三级": 5}

Values = Mapping[str, Any]
Fill = Callable[[Values], int]


def main() -> None:
    way, rows = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        fill = prepare(way, Path(folder) / "out.docx")
        print(json.dumps(measured(fill, way, rows)))


def measured(fill: Fill, way: str, rows: int) -> dict[str, float]:
    """The median of some fills, and the memory that the first of them took."""
    fill(data(way, 10))
    given = data(way, rows)
    before = reset_peak()
    start = time.perf_counter()
    size = fill(given)
    seconds = [time.perf_counter() - start]
    memory = memory_of("VmHWM") - before
    for _ in range(min(4, 20_000 // rows)):
        start = time.perf_counter()
        fill(given)
        seconds.append(time.perf_counter() - start)
    return {"seconds": statistics.median(seconds), "memory": memory, "size": size}


def prepare(way: str, target: Path) -> Fill:
    """The way to fill."""
    if way == "docxtpl":
        return with_docxtpl()
    filler = compiled(way)
    if way.endswith("fill"):
        return lambda values: len(filler.fill(values).data)
    return lambda values: streamed(filler, values, target)


def compiled(way: str) -> Filler:
    names = names_of(data(way, 10))
    return compile_template(template(way), synthetic.SETTINGS, names, read)


def streamed(filler: Filler, values: Values, target: Path) -> int:
    with target.open("wb") as file:
        filler.write(values, file)
    return target.stat().st_size


def with_docxtpl() -> Fill:
    from contestants import docxtpl

    made = template("docxtpl")
    return lambda values: len(docxtpl(made, values)())


def template(way: str) -> bytes:
    tags = [synthetic.tag("行", field, way == "docxtpl") for field in COLUMNS]
    if way.startswith("merged"):
        merging = [f"{{% 合并 行.{level} %}}{{{{ 行.{level}.名称 }}}}" for level in LEVELS]
        tags = [*merging, *tags[3:]]
    table = synthetic.looped("明细", COLUMNS, tags)
    return docx(typed("附表", "Title"), table, typed("以上。", "Body"), styles=synthetic.STYLES)


def data(way: str, rows: int) -> Values:
    """The rows; merged ones share the nodes they belong to."""
    made: tuple[Record, ...] = listed(rows)
    if way.startswith("merged"):
        nodes = {level: nodes_of(level, rows) for level in LEVELS}
        made = tuple(
            Record(row, **{level: nodes[level][number // LEVELS[level]] for level in LEVELS})
            for number, row in enumerate(made)
        )
    values = {"明细": made}
    return finished(values, synthetic.SETTINGS.printer) if way == "docxtpl" else values


def nodes_of(level: str, rows: int) -> list[Record]:
    return [Record(名称=f"{level}指标{number}") for number in range(rows // LEVELS[level] + 1)]


def reset_peak() -> int:
    """The memory in use now; the peak counts from here."""
    if Path("/proc/self/clear_refs").exists():
        Path("/proc/self/clear_refs").write_text("5")
    return memory_of("VmRSS")


def memory_of(field: str) -> int:
    """Bytes of this process's memory, by Linux's name for them; 0 on other systems."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(field)), 0)


if __name__ == "__main__":
    main()
