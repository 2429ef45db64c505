"""How long one report takes: reportgen, docxtpl with the same final text, and the floor.

The floor is what no writer of .docx can save: deflating the finished XML. All three run in one
warm process, in turn, in an order that is reversed each round. See docs/performance.md.

Run: make bench, or python benchmarks/render.py [rounds]
"""

import io
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import unescape

from docxtpl import DocxTemplate

import reportgen
from reportgen import binding
from reportgen.measures import attribute
from reportgen.word import compile_template
from reportgen.word.view import view

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "templates/sichuan/examples/ebian-2024.yaml"
FORMAT = "sichuan/department-self"
ROUNDS = 40
WARM_UP = 8
STARTS = 15  # at most

DOCUMENT = "word/document.xml"
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]+)(</w:t>)")

Run = Callable[[], bytes]
Milliseconds = list[float]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    contestants = prepare()
    outputs = {name: run() for name, run in contestants.items()}
    same_text(outputs)
    times = measure(contestants, rounds)
    print_table(times, outputs)
    print()
    print_single_costs(min(rounds, STARTS))


# The contestants


def prepare() -> dict[str, Run]:
    """Everyone ready to print the same report again and again."""
    year = reportgen.load_year(SAMPLE)
    filler = reportgen.compile_format(FORMAT)
    printed = filler.fill(year)
    return {
        "reportgen": lambda: filler.fill(year),
        "docxtpl": with_docxtpl(printed, reportgen.find_format(FORMAT).template()),
        "floor": deflated(printed, reportgen.find_format(FORMAT).template()),
    }


def with_docxtpl(printed: bytes, template: bytes) -> Run:
    """docxtpl with our printed document as its template.

    Each piece of text that our template does not hold literally is a variable, and its value is the
    text as printed: no loops, no conditions, no filters, no numbering are left to do.
    """
    fixed = {text for _, text, _ in _TEXT.findall(parts_of(template)[DOCUMENT].decode())}
    values: dict[str, str] = {}

    def variable(found: re.Match[str]) -> str:
        start, text, end = found.groups()
        if text in fixed:
            return found[0]
        name = f"v{len(values)}"
        values[name] = unescape(text)
        return f"{start}{{{{ {name} }}}}{end}"

    parts = parts_of(printed)
    parts[DOCUMENT] = _TEXT.sub(variable, parts[DOCUMENT].decode()).encode()
    own_template = zipped(parts)

    def run() -> bytes:
        document = DocxTemplate(io.BytesIO(own_template))
        document.render(values, autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return run


def deflated(printed: bytes, template: bytes) -> Run:
    """Deflate and check the parts that differ from the template's; the zip around them is free."""
    before, after = parts_of(template), parts_of(printed)
    filled = [data for name, data in after.items() if before.get(name) != data]

    def run() -> bytes:
        for data in filled:
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            zlib.crc32(data)
            b"".join((packer.compress(data), packer.flush()))
        return printed

    return run


def parts_of(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def same_text(outputs: Mapping[str, bytes]) -> None:
    texts = {name: view(output) for name, output in outputs.items()}
    for name, text in texts.items():
        if text != texts["reportgen"]:
            raise AssertionError(f"{name} printed another text")


# Measuring


def measure(contestants: Mapping[str, Run], rounds: int) -> dict[str, Milliseconds]:
    """One unmeasured and one measured call each, round by round, the order reversed each time."""
    for run in contestants.values():
        for _ in range(WARM_UP):
            run()
    times: dict[str, Milliseconds] = {name: [] for name in contestants}
    order = list(contestants)
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


# Printing


def print_table(times: Mapping[str, Milliseconds], outputs: Mapping[str, bytes]) -> None:
    medians = {name: statistics.median(measured) for name, measured in times.items()}
    rounds = len(times["reportgen"])
    print(f"One report ({FORMAT}, {SAMPLE.stem}), {rounds} rounds, milliseconds\n")
    print(f"{'':12}{'median':>9}{'min':>9}{'docxtpl is':>14}{'over floor':>12}{'bytes':>9}")
    for name, median in medians.items():
        slower = f"{medians['docxtpl'] / median:.1f}x slower"
        over = f"{median / medians['floor']:.2f}x"
        size = len(outputs[name])
        print(f"{name:12}{median:9.2f}{min(times[name]):9.2f}{slower:>14}{over:>12}{size:9}")


def print_single_costs(starts: int) -> None:
    for what, milliseconds in single_costs(starts):
        print(f"{what:52}{milliseconds:9.1f} ms")


def single_costs(times: int) -> Iterator[tuple[str, float]]:
    """What is paid once: compiling, reading the data, starting."""
    chosen = reportgen.find_format(FORMAT)
    template, settings, names = (
        chosen.template(), binding.settings_of(chosen), binding.names_of(chosen),
    )  # fmt: skip
    yield (
        "compile the template (once per process)",
        median_of(lambda: compile_template(template, settings, names, attribute), 7),
    )
    yield "read the data file", median_of(lambda: reportgen.load(SAMPLE), 7)
    with tempfile.TemporaryDirectory() as folder:
        starts = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "reportgen render, from start to exit": [
                sys.executable, "-m", "reportgen", "render", str(SAMPLE), "-o", folder
            ],
        }  # fmt: skip
        for name, measured in measure_starts(starts, times).items():
            yield name, statistics.median(measured)


def measure_starts(commands: Mapping[str, list[str]], rounds: int) -> dict[str, Milliseconds]:
    def start(command: list[str]) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    times: dict[str, Milliseconds] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(timed(lambda command=command: start(command)))
    return times


if __name__ == "__main__":
    main()
