"""A long report from the evaluation year: the Lushui evaluation, beside docxtpl and the floor.

61 pages with a contents list, seven tables, four pictures and an annex of 54 merged rows, printed
as ``ebian.py`` prints its report. docxtpl gets our printed document as its template, every text in
it a variable with the finished text as its value: no loops, merging or numbering are left to do.

Run: python benchmarks/lushui.py [rounds]
"""

from pathlib import Path

from contestants import docxtpl_flat, floor
from harness import compare, never_seen, rounds_asked

import reportgen

SAMPLE = Path(__file__).resolve().parents[1] / "templates/yunnan/examples/lushui-2022.yaml"
FORMAT = "yunnan/department-evaluation"


def main() -> None:
    filler = reportgen.compile_format(FORMAT)
    pictures = {file.name: file.read_bytes() for file in SAMPLE.parent.glob("图片/*")}
    known = {f"图片/{name}": data for name, data in pictures.items()}

    def fill(year: reportgen.EvaluationYear) -> bytes:
        return filler.fill(year, pictures=known)

    year = reportgen.load_year(SAMPLE)
    printed, template = fill(year), reportgen.find_format(FORMAT).template()
    contestants = {
        "reportgen": never_seen(fill, lambda _: reportgen.load_year(SAMPLE), rounds_asked()),
        "the same again": lambda: fill(year),
        "docxtpl flat": docxtpl_flat(printed, template),
        "floor": floor(printed, template),
    }
    compare(f"From the evaluation year ({FORMAT}, {SAMPLE.stem})", contestants, rounds_asked())


if __name__ == "__main__":
    main()
