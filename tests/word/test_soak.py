"""One filler, used for long, by many threads, in other processes, for tables without end."""

import gc
import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from reportgen.prose import Picture, parse
from reportgen.word import Filler
from tests.memory import memory, needs_proc

from . import rich
from .making import docx, footnote, noted, p, table, unzipped
from .sample import NAMES, SETTINGS, compiled, path_of, project, values, wan

ROOT = Path(__file__).resolve().parents[2]
ROWS = table(
    ["{%tr for 项 in 项目列表 %}", ""],
    ["{{ 项.名称 }}", "{{ 项.金额|数 }}"],
    ["{%tr endfor %}", ""],
)
TEMPLATE = docx(
    p("题{{ 单位 }}", "1"), p("{{ 正文 }}"), p("{{ 地址 }}", "item"),
    p(noted("{{ 经费|金额 }}")), ROWS, p(),
    footnotes=footnote("{{ 单位 }}"), headers={"default": p("{{ 地址 }}")},
)  # fmt: skip


def varied(number: int) -> dict[str, Any]:
    """Values that differ from fill to fill, of all sizes."""
    text = f"第{number}号" + "长" * (number * 37 % 500)
    about = (
        f"{text}\n- 一{number}\n- 二\n## 题{number}\n|甲|乙|\n|丙|{number}|" if number % 3 else text
    )
    rows = tuple(project(f"项{number}-{n}", str(number + n)) for n in range(number % 30))
    return values(
        单位=text, 地址=f"{number}<&>", 正文=parse(about), 经费=wan(str(number)), 项目列表=rows
    )


def _growth(filler: Filler, warm: int, fills: int) -> float:
    """How much memory ``fills`` add to that after ``warm`` ones, as a part of it."""
    for number in range(warm):
        filler.fill(varied(number))
    gc.collect()
    before = memory()
    for number in range(warm, warm + fills):
        describe = path_of if number % 5 == 0 else None
        filler.fill(varied(number) if number % 7 else {}, describe=describe)
    gc.collect()
    return (memory() - before) / before


@needs_proc
def test_some_fills_leave_no_memory_behind() -> None:
    assert _growth(compiled(TEMPLATE, SETTINGS), 150, 400) < 0.05


@needs_proc
@pytest.mark.soak
def test_twenty_thousand_fills_leave_no_memory_behind() -> None:
    assert _growth(compiled(TEMPLATE, SETTINGS), 1000, 20_000) < 0.05


@needs_proc
@pytest.mark.soak
def test_pictures_and_contents_lists_leave_no_memory_behind() -> None:
    def fill(times: int) -> int:
        for number in range(times):
            caption = f"图{number}"
            rich.filler().fill(
                rich.full(单位=caption, 图=Picture("甲.png", caption)), **rich.OPTIONS
            )
        gc.collect()
        return memory()

    before = fill(200)
    assert fill(2000) < 1.05 * before


def _given(number: int) -> dict[str, Any]:
    return rich.full(单位=f"局{number}", 人数=number)


def _filled(filler: Filler, number: int) -> bytes:
    describe = path_of if number % 4 == 0 else None
    return filler.fill(_given(number) if number % 3 else {}, describe=describe, **rich.OPTIONS).data


def test_sixteen_threads_print_what_one_prints() -> None:
    filler = rich.filler()
    alone = [_filled(filler, number) for number in range(16)]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(lambda n: _filled(filler, n % 16), range(48)))
    assert alone * 3 == together


def test_another_process_prints_the_same_whatever_its_hashes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filler = rich.filler()
    here = [_filled(filler, number) for number in range(4)]
    for seed in ("0", "4711"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        spawning = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=spawning) as pool:
            assert here == list(pool.map(_filled, [filler] * 4, range(4)))


def long(file: str, count: int) -> int:
    """Print a table of so many rows from a generator; the memory it took, in bytes."""
    filler = compiled(TEMPLATE, SETTINGS, NAMES)
    rows: Iterator[Any] = (project(f"项目{number}", str(number)) for number in range(count))
    filler.fill(values())
    before = memory()
    with Path(file).open("w+b") as out:
        filler.write(values(项目列表=rows), out)
    return memory("VmHWM") - before


def _took(file: Path, rows: int) -> int:
    program = f"from tests.word.test_soak import long; print(long({str(file)!r}, {rows}))"
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True
    )
    return int(answer.stdout)


@needs_proc
def test_fifty_thousand_rows_need_little_memory(tmp_path: Path) -> None:
    assert _took(tmp_path / "long.docx", 50_000) < 100 << 20
    body = unzipped((tmp_path / "long.docx").read_bytes())["word/document.xml"]
    assert 50_000 == body.count(b"<w:tr>")
