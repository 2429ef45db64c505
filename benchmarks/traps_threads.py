"""Many documents from one object and several threads, in a process that may crash: program.

lxml's trees may not be shared by threads; docxtpl keeps one, and the interpreter can die of it.
"""

import io
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from docxtpl import DocxTemplate
from traps_tools import compiled, saved, texts
from wordml import docx, paragraph

MANY, THREADS = 40, 8
TEMPLATE = docx(*(paragraph(f"{{{{ 单位 }}}}第{number}段") for number in range(20)))

Fill = Callable[[str], bytes]


def main() -> None:
    fill = {"docxtpl": with_docxtpl, "reportgen": with_reportgen}[sys.argv[1]]()
    names = [f"第{number}局" for number in range(MANY)]
    sys.setswitchinterval(1e-5)
    with ThreadPoolExecutor(THREADS) as pool:
        wrong = list(pool.map(lambda name: is_right(fill, name), names)).count(False)
    print(f"{wrong} of {MANY} documents wrong")


def with_docxtpl() -> Fill:
    document = DocxTemplate(io.BytesIO(TEMPLATE))

    def render(name: str) -> bytes:
        document.render({"单位": name})
        return saved(document)

    return render


def with_reportgen() -> Fill:
    filler = compiled(TEMPLATE, {"单位": "甲局"})
    return lambda name: filler.fill({"单位": name}).data


def is_right(fill: Fill, name: str) -> bool:
    """Whether every paragraph is of this document and no other's."""
    try:
        return all(text.startswith(name) for text in texts(fill(name)))
    except Exception:
        return False


if __name__ == "__main__":
    main()
