"""``docs/guide/pictures``: sheets of a workbook and pages of a report, as the guide shows them.

Needs LibreOffice and poppler, so it is run by hand (``make pages``) and no test compares the
pictures.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import openpyxl
from PIL import Image, ImageChops
from pypdf import PdfReader

from reportgen import check, dump, load, publish
from reportgen.authoring import new_pack
from reportgen.forms import begun, form, marks_of_findings, write_findings
from reportgen.linting import annotated, lint
from reportgen.packs import find_format, packs_from

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "guide" / "pictures"
SAMPLE = ROOT / "templates" / "sichuan" / "examples" / "ebian-2024.yaml"
FORMAT = "sichuan/department-self"
DPI, BORDER = 80, 12


def main() -> None:
    """Write the pictures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _sheets(folder)
        _findings(folder)
        _pages(folder)
        _pack(folder)


def _pack(folder: Path) -> None:
    """A new pack's first page, and a page of its template with what lint has to say of it."""
    guide = (TARGET.parent / "authors.md").read_text("utf-8")
    outline = folder / "outline.md"
    outline.write_text(guide.partition("```markdown\n")[2].partition("```")[0], "utf-8")
    made = new_pack(folder / "mousheng", "某省", outline)
    template = made.folder / f"{made.format_id.rpartition('/')[2]}.docx"
    with packs_from(made.folder):
        (printed, *_) = publish(made.sample, made.format_id, folder / "new.docx", draft=True)
    _picture(_pdf(Path(str(printed.path))), 1, "author-first", crop=False)
    document = docx.Document(str(template))
    for paragraph in document.paragraphs:
        if "资金主要用于" in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace("项目.名称", "项目.名秤", 1)
            for run in paragraph.runs[1:]:
                run.text = ""
        if paragraph.text.startswith("项目绩效目标"):
            paragraph.runs[0].text = "（二）" + paragraph.runs[0].text
    document.save(str(template))
    found = [one for one in lint(made.folder) if one.file.endswith(".docx")]
    marked = folder / "marked.docx"
    marked.write_bytes(annotated(template.read_bytes(), found))
    _picture(_pdf(marked), 1, "author-lint", crop=False)


def _sheets(folder: Path) -> None:
    """An empty form."""
    blank, filled = folder / "blank.xlsx", folder / "filled.xlsx"
    blank.write_bytes(form(FORMAT, data=begun(find_format(FORMAT), year=2024)))
    filled.write_bytes(form(FORMAT, data=dump(load(SAMPLE).year)))
    _sheet(blank, "填写说明", "cover")
    _sheet(blank, "基本情况", "basics")
    _sheet(blank, "收支", "funds")
    _sheet(filled, "自评内容", "passages")


def _findings(folder: Path) -> None:
    """A form with a figure that cannot be right."""
    file = folder / "form.xlsx"
    file.write_bytes(form(FORMAT, data=dump(load(SAMPLE).year)))
    book = openpyxl.load_workbook(file)
    book["收支"]["D5"] = 991.82
    book.save(file)
    source = load(file)
    marks = marks_of_findings(check(source.year, FORMAT), source.places)
    written, _ = write_findings(file, marks)
    marked = written.rename(folder / "marked.xlsx")
    _sheet(marked, "问题", "findings")
    _sheet(marked, "收支", "marked")


def _pages(folder: Path) -> None:
    """A draft and the report."""
    book = folder / "report.xlsx"
    book.write_bytes(form(FORMAT, data=dump(load(SAMPLE).year)))
    changed = openpyxl.load_workbook(book)
    changed["自评"]["B6"] = None
    changed["收支"]["D5"] = 991.82
    draft = folder / "draft.xlsx"
    changed.save(draft)
    for file, name in ((book, "report"), (draft, "draft")):
        is_draft = name == "draft"
        (printed,) = publish(file, FORMAT, folder / f"{name}.docx", draft=is_draft)
        pdf = _pdf(Path(str(printed.path)))
        _picture(pdf, _page_with("待填", pdf) if is_draft else 1, name, crop=False)


def _page_with(words: str, pdf: Path) -> int:
    pages = enumerate(PdfReader(pdf).pages, 1)
    return next(number for number, page in pages if words in page.extract_text())


def _sheet(file: Path, title: str, name: str) -> None:
    """One sheet of a workbook as it is printed."""
    book = openpyxl.load_workbook(file)
    for sheet in book.worksheets:
        sheet.sheet_state = "visible" if sheet.title == title else "hidden"
    book.active = book.sheetnames.index(title)
    alone = file.with_name(f"{name}.xlsx")
    book.save(alone)
    _picture(_pdf(alone), 1, name, crop=True)


def _pdf(file: Path) -> Path:
    profile = f"-env:UserInstallation={file.parent.as_uri()}/profile"
    _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", file.parent, file)
    return file.with_suffix(".pdf")


def _picture(pdf: Path, page: int, name: str, *, crop: bool) -> None:
    of = ["-f", str(page), "-l", str(page), "-r", str(DPI), "-png", "-singlefile"]
    _run("pdftoppm", *of, pdf, pdf.with_suffix(""))
    with Image.open(pdf.with_suffix(".png")) as opened:
        image = opened.convert("RGB")
    if crop:
        box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
        left, top, right, bottom = box or (0, 0, *image.size)
        image = image.crop((left - BORDER, top - BORDER, right + BORDER, bottom + BORDER))
    image.quantize(32).save(TARGET / f"{name}.png", optimize=True)
    print(TARGET / f"{name}.png")


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own words only)


if __name__ == "__main__":
    sys.exit(main())
