"""One line of ``batch.py``: so many reports by so many workers; prints seconds and memory as JSON.

Memory is the peak of the largest worker.
"""

import json
import resource
import shutil
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import reportgen

RUN = Path(__file__).resolve()
#: Each worker loads this file as well, so that it needs no more than it does.
FORMAT = "sichuan/department-self"

Run = Callable[[list[Path], Path, int, Path], None]


def main() -> None:
    way, workers, count, folder, template = sys.argv[1:]
    target = Path(folder) / "printed"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    files = [Path(folder) / f"departments/{number}.json" for number in range(int(count))]
    start = time.perf_counter()
    WAYS[way](files, target, int(workers), Path(template))
    seconds = time.perf_counter() - start
    printed = sum(1 for _ in target.rglob("*.docx"))
    assert printed == len(files), f"{printed} of {len(files)} printed"
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds, "memory": memory}))


def publishing(files: list[Path], target: Path, workers: int, _: Path) -> None:
    """By the library's own batch, where there is one."""
    try:
        from reportgen.batch import Job, run_batch
    except ImportError:
        each(partial(published, target=target), files, workers)
        return
    documents = ((FORMAT, None),)
    made = [Job(file, target / file.stem, documents=documents) for file in files]
    for _outcome in run_batch(made, workers=workers):
        pass


def published(file: Path, target: Path) -> None:
    reportgen.publish(file, FORMAT, target / f"{file.stem}.docx")


def filling(files: list[Path], target: Path, workers: int, _: Path) -> None:
    each(partial(filled, target=target), files, workers)


def filled(file: Path, target: Path) -> None:
    year = reportgen.load_year(file)
    reportgen.compile_format(FORMAT).write(year, target / f"{file.stem}.docx")


def with_docxtpl(files: list[Path], target: Path, workers: int, job: Path) -> None:
    made = json.loads(job.read_bytes())
    template, values = (Path(made[name]).read_bytes() for name in ("template", "values"))
    each(partial(told, template=template, values=values, target=target), files, workers)


def told(file: Path, template: bytes, values: bytes, target: Path) -> None:
    """Each reads its values, as the others read their data."""
    from peers.with_docxtpl import rendered

    (target / f"{file.stem}.docx").write_bytes(rendered(template, json.loads(values)))


def each(print_one: Callable[[Path], None], files: list[Path], workers: int) -> None:
    with ProcessPoolExecutor(workers) as pool:
        for _ in pool.map(print_one, files, chunksize=8):
            pass


WAYS: dict[str, Run] = {"publish": publishing, "fill": filling, "docxtpl": with_docxtpl}


if __name__ == "__main__":
    main()
