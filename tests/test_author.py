"""A script plays the author: from the outline of a real report to a pack that passes everything."""

import re
import time
from pathlib import Path

import docx
import pytest

from reportgen import load, publish
from reportgen.authoring import Made, new_pack
from reportgen.linting import lint
from reportgen.packs import packs_from
from reportgen.proving import cases
from reportgen.word.view import headings, view
from tests.authoring.notices import OUTLINES, notice

#: The outlines of real reports: one as typed, one as a list, and one as a notice in Word, with the
#: numbers that Word lost.
REPORTS = ("sichuan-ebian-2024.txt", "hebei-shijiazhuang-2024.md", "linwu-2022.docx")
#: Seconds of the machine for the whole way.
LIMIT = 10


def begun(report: str, folder: Path) -> Made:
    outline = OUTLINES / report
    if outline.suffix == ".docx":
        outline = folder / report
        outline.write_bytes(notice())
    return new_pack(folder / "mousheng", "某省", outline)


def fill_in_tags(made: Made) -> None:
    """What the guide asks for: a sentence of the author's own, and nothing left to be written."""
    template = made.folder / f"{made.format_id.rpartition('/')[2]}.docx"
    document = docx.Document(str(template))
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("【待定"):
            paragraph.runs[0].text = "没有需要说明的。"
    first = next(one for one in document.paragraphs if one.style.name == "Heading 1")
    text = "本报告按{{ 年度 }}年度决算数编写，金额单位为万元。"
    first.insert_paragraph_before(text, style=body_style(document))
    document.save(str(template))
    template.with_suffix(".txt").write_text(view(template.read_bytes()), "utf-8")


def body_style(document: docx.document.Document) -> str:
    return next(one.name for one in document.styles if one.name in ("正文文字", "Body Text"))


def complete(made: Made) -> None:
    """Put real words for the invented ones; here they stay, and only the marks go."""
    for file in (made.sample, made.folder / "pack.yaml", made.folder / "README.md"):
        text = file.read_text("utf-8")
        text = re.sub("  # 待改.*|（待填）", "", text).replace("待改", "")
        file.write_text(text, "utf-8")


@pytest.mark.parametrize("report", REPORTS)
def test_an_outline_becomes_a_pack_that_passes_everything(report: str, tmp_path: Path) -> None:
    started = time.process_time()
    made = begun(report, tmp_path)
    fill_in_tags(made)
    complete(made)
    assert [] == [str(one) for one in lint(made.folder) if str(one.severity) != "info"]
    for case in cases(made.folder, update=True):
        case.run()
    for case in cases(made.folder):
        case.run()
    with packs_from(made.folder):
        (printed, *_) = publish(load(made.sample), made.format_id, tmp_path / "报告.docx")
    took = time.process_time() - started
    assert "本报告按2024年度决算数编写" in view(printed.data)
    found = [text for _, text in headings(printed.data)]
    assert [one.heading.line for one in made.sections] == found[: len(made.sections)]
    assert took < LIMIT
