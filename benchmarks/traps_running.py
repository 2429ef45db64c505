"""Traps that lie in running: threads, use and use again, what is done anew, what is left in."""

import io
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from unittest import mock

from docxtpl import DocxTemplate
from jinja2 import Environment
from traps_threads import is_right
from traps_tools import PLAIN, Seen, Trap, by_docxtpl, by_reportgen, compiled, saved
from wordml import docx, paragraph, parts_of

BODY = [paragraph(f"{{{{ 单位 }}}}第{number}段") for number in range(20)]
TEMPLATE = docx(*BODY)
VALUES = {"单位": "甲局"}
LATER = 7200  # seconds; a zip's dates count in steps of two

Fill = Callable[[str], bytes]


def threads() -> Seen:
    """One docxtpl object, or one compiled template, used by threads at the same time."""
    return Seen(*(in_threads(program) for program in ("docxtpl", "reportgen")))


def in_threads(program: str) -> str:
    command = [sys.executable, Path(__file__).with_name("traps_threads.py"), program]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return answer.stdout.strip() or f"the interpreter crashed (exit code {answer.returncode})"


def kept(template: bytes) -> tuple[Fill, Fill]:
    """What either program can keep from one document to the next."""
    document = DocxTemplate(io.BytesIO(template))
    filler = compiled(template, VALUES)

    def render(name: str) -> bytes:
        document.render({"单位": name})
        return saved(document)

    return render, lambda name: filler.fill({"单位": name}).data


def used_again() -> Seen:
    """A second document from the same object."""

    def second(fill: Fill) -> str:
        fill("甲局")
        is_good, patched = watched(lambda: is_right(fill, "乙局"))
        state = "right" if is_good else "wrong"
        return f"{state}; {len(patched)} of 1 parts patched and compiled again"

    return Seen(*map(second, kept(TEMPLATE)))


def parts_without_tags() -> Seen:
    """What is done for each document to a header and a footer that hold no tag."""
    template = docx(*BODY, header=paragraph("页眉"), footer=paragraph("页脚"))

    def plain(fill: Fill) -> str:
        fill("甲局")
        _, patched = watched(lambda: fill("乙局"))
        untagged = [xml for xml in patched if not re.search(r"\{[{%]", xml)]
        return f"{len(untagged)} of 2 parts patched and compiled again"

    return Seen(*map(plain, kept(template)))


def watched(run: Callable[[], object]) -> tuple[object, Sequence[str]]:
    """The XML that docxtpl's patches are applied to meanwhile; we call the same function."""
    patched: list[str] = []
    original = DocxTemplate.patch_xml

    def patch(self: DocxTemplate, xml: str) -> str:
        patched.append(xml)
        return original(self, xml)

    with mock.patch.object(DocxTemplate, "patch_xml", patch):
        return run(), patched


def changed_environment() -> Seen:
    """Whether what the caller passes in is the same afterwards."""
    environment = Environment()
    by_docxtpl(TEMPLATE, VALUES, jinja_env=environment, autoescape=True)
    values = deepcopy(VALUES)
    before = repr((PLAIN, values))
    by_reportgen(TEMPLATE, values)
    theirs = f"autoescape of the environment passed in was False, is {environment.autoescape}"
    same = "as it was" if repr((PLAIN, values)) == before else "changed"
    return Seen(theirs, f"what was passed in is {same}")


def two_hours_later() -> Seen:
    """The same template, the same values, another time of day."""

    def again(fill: Fill) -> str:
        early = fill("甲局")
        later = time.time() + LATER
        with mock.patch("time.time", return_value=later):
            same = fill("甲局") == early
        return "the same bytes" if same else "other bytes"

    return Seen(*map(again, kept(TEMPLATE)))


def personal_properties() -> Seen:
    """The template's author, in its properties and in a comment."""
    comment = f'<w:comment w:id="1" w:author="张三">{paragraph("批注")}</w:comment>'
    core = "<dc:creator>张三</dc:creator>"
    template = docx(*BODY, core=core, comments=comment)

    def named(data: bytes) -> str:
        parts = [name for name, part in parts_of(data).items() if "张三".encode() in part]
        return f"the author's name is in {', '.join(parts)}" if parts else "the name is gone"

    return Seen(*(named(fill("甲局")) for fill in kept(template)))


TRAPS = (
    Trap("40 documents from 8 threads", threads),
    Trap("an object used a second time", used_again),
    Trap("header and footer without tags", parts_without_tags),
    Trap("a setting passed in by the caller", changed_environment),
    Trap("the same values two hours later", two_hours_later),
    Trap("the template author's name", personal_properties),
)
