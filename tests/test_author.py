"""A script plays the author: from the outline of a real report to a pack that passes everything."""

import re
import time
from pathlib import Path

import docx
import pytest

from reportgen import load, publish
from reportgen.packs import packs_from, read_pack
from reportgen.word.view import headings, view
from tests.authoring.notices import OUTLINES, notice
from tests.cli.conftest import Run, run  # noqa: F401 (a fixture)

SAMPLE = "examples/示例.yaml"

#: The outlines of real reports: one as typed, one as a list, and one as a notice in Word, with the
#: numbers that Word lost.
REPORTS = ("sichuan-ebian-2024.txt", "hebei-shijiazhuang-2024.md", "linwu-2022.docx")
#: Seconds of the machine for the whole way.
LIMIT = 10


def outline_in(report: str, folder: Path) -> Path:
    if not report.endswith(".docx"):
        return OUTLINES / report
    (folder / report).write_bytes(notice())
    return folder / report


def fill_in_tags(template: Path) -> None:
    """What the guide asks for: a sentence of the author's own, and nothing left to be written."""
    document = docx.Document(str(template))
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("【待定"):
            paragraph.runs[0].text = "没有需要说明的。"
    first = next(one for one in document.paragraphs if one.style.name == "Heading 1")
    text = "本报告按{{ 年度 }}年度决算数编写，金额单位为万元。"
    first.insert_paragraph_before(text, style=body_style(document))
    document.save(str(template))


def body_style(document: docx.document.Document) -> str:
    return next(one.name for one in document.styles if one.name in ("正文文字", "Body Text"))


def complete(folder: Path) -> None:
    """Put real words for the invented ones; here they stay, and only the marks go."""
    for file in (folder / SAMPLE, folder / "pack.yaml", folder / "README.md"):
        text = file.read_text("utf-8")
        text = re.sub("  # 待改.*|（待填）", "", text).replace("待改", "")
        file.write_text(text, "utf-8")


@pytest.mark.parametrize("report", REPORTS)
def test_the_commands_of_the_guide_end_in_a_pack_that_passes_everything(
    report: str,
    tmp_path: Path,
    run: Run,  # noqa: F811 (the fixture)
) -> None:
    outline, folder = outline_in(report, tmp_path), tmp_path / "mousheng"
    started = time.process_time()
    assert 0 == run("template", "new", "某省", "--outline", outline, "-o", folder).code
    format = next(iter(read_pack(folder)))
    fill_in_tags(folder / f"{format.id.rpartition('/')[2]}.docx")
    linted = run("template", "lint", folder)
    complete(folder)
    checked = run("check", folder / SAMPLE, "--packs", folder)
    updated = run("template", "test", folder, "--update")
    tested = run("template", "test", folder)
    with packs_from(folder):
        (printed, *_) = publish(load(folder / SAMPLE), format.id, tmp_path / "报告.docx")
    took = time.process_time() - started
    assert 0 == linted.code, linted.out
    assert 0 == checked.code, checked.out
    for said in (updated, tested):
        assert (0, True) == (said.code, "全部通过。" in said.out), said.out
    assert "本报告按2024年度决算数编写" in view(printed.data)
    found = [text for _, text in headings(printed.data)]
    assert list(format.outline) == found[: len(format.outline)]
    assert took < LIMIT
