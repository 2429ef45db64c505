"""The office programs as functions: print a document, look at its pages, validate it."""

import atexit
import functools
import importlib.util
import json
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openxml_audit
import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / ".ci" / "fonts.conf"
_BLACK = b"#" * 128 + b" " * 128  # what is dark, of the shades of grey
SECONDS = 120  # a first start of LibreOffice writes a profile and scans the fonts


@dataclass(frozen=True)
class Word:
    """A run of text without a space, and its box in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A printed page: its size in points and its words in reading order."""

    width: float
    height: float
    words: tuple[Word, ...]

    def lines(self) -> list[str]:
        """Return the text of each line, from top to bottom."""
        rows: dict[float, list[Word]] = {}
        for word in self.words:
            same = (bottom for bottom in rows if abs(bottom - word.bottom) < 6)
            rows.setdefault(next(same, word.bottom), []).append(word)
        ordered = (sorted(rows[y], key=lambda word: word.left) for y in sorted(rows))
        return ["".join(word.text for word in row) for row in ordered]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face and size (whole points), on a page counted from 1."""

    text: str
    page: int
    face: str
    size: int


@dataclass(frozen=True)
class Drawing:
    """A page drawn in grey: a row of bytes for each row of dots, 0 is black."""

    rows: tuple[bytes, ...]
    dots: float
    """Dots to a millimetre."""

    def ink(
        self, left: float = 0, top: float = 0, right: float = 1000, bottom: float = 1000
    ) -> tuple[float, float, float, float]:
        """The edges (left, top, right, bottom) of what is dark in a part of the page, in mm."""
        first, last = round(left * self.dots), round(right * self.dots)
        begin, end = round(top * self.dots), round(bottom * self.dots)
        rows = enumerate((row[first:last].translate(_BLACK) for row in self.rows[begin:end]), begin)
        dark = {y: row for y, row in rows if b"#" in row}
        from_left = min(row.index(b"#") for row in dark.values()) + first
        from_right = max(row.rindex(b"#") for row in dark.values()) + first + 1
        edges = from_left, min(dark), from_right, max(dark) + 1
        return tuple(edge / self.dots for edge in edges)  # type: ignore[return-value]


def soffice() -> Path | None:
    """Return LibreOffice, or None."""
    return _on_path("soffice") or _on_path("libreoffice")


def poppler(program: str) -> Path | None:
    """Return one of poppler's programs (`pdftotext`, `pdftoppm`, `pdffonts`), or None."""
    return _on_path(program)


def validator() -> Path | None:
    """Return the Open XML SDK validator that the npm package brings, or None."""
    packages = ROOT / ".tools" / "node_modules" / "@xarsh"
    programs = sorted(packages.glob("ooxml-validator-*/ooxml-validator*"))
    return next((program for program in programs if os.access(program, os.X_OK)), None)


def stand_in_fonts() -> Path | None:
    """Return the folder of the free 仿宋 and 楷体, or None."""
    folders = re.findall(r"<dir>(.+?)</dir>", FONTS.read_text(encoding="utf-8"))
    return next((Path(folder) for folder in folders if Path(folder).is_dir()), None)


def require(found: Path | None, name: str) -> Path:
    """Return what was found; else skip the test, or fail it where the office must be there."""
    if found is not None:
        return found
    if os.environ.get("REPORTGEN_REQUIRE_OFFICE") == "1":
        pytest.fail(f"{name} is not installed; run .ci/run")
    pytest.skip(f"{name} is not installed")


def require_module(name: str) -> Any:
    """Return a library that only these tests need; else skip the test, or fail it as above."""
    found = importlib.util.find_spec(name)
    require(Path(found.origin) if found and found.origin else None, name)
    return importlib.import_module(name)


def to_pdf(docx: Path, folder: Path) -> Path:
    """Print a document with LibreOffice and the stand-in fonts."""
    return converted(docx, "pdf", folder)


def converted(document: Path, ending: str, folder: Path) -> Path:
    """Let LibreOffice write a document in another format, or its own once more."""
    program = require(soffice(), "LibreOffice")
    made = folder / f"{document.stem}.{ending}"
    profile = f"-env:UserInstallation={_profile().as_uri()}"
    answer = subprocess.run(
        [program, profile, "--headless", "--convert-to", ending, "--outdir", folder, document],
        env=os.environ | {"FONTCONFIG_FILE": str(FONTS)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    if answer.returncode or not made.exists():
        raise RuntimeError(f"LibreOffice did not write {made}: {answer.stdout}{answer.stderr}")
    return made


def pages(pdf: Path, folder: Path, dpi: int = 60) -> list[Path]:
    """Draw each page as a PNG picture."""
    _poppler("pdftoppm", "-png", "-r", str(dpi), pdf, folder / pdf.stem)
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


def pdf_words(pdf: Path) -> list[Page]:
    """Return the pages with every word and its place."""
    tree = etree.fromstring(_poppler("pdftotext", "-bbox", pdf, "-").encode())
    return [_page(page) for page in tree.iter("{*}page")]


def pdf_fonts(pdf: Path) -> list[str]:
    """Return the names of the fonts, without the prefix that marks a subset."""
    rows = _poppler("pdffonts", pdf).splitlines()[2:]
    return sorted({re.sub(r"^[A-Z]{6}\+", "", row.split()[0]) for row in rows})


def pdf_runs(pdf: Path) -> list[Run]:
    """Return every stretch of text with its face and size, in reading order."""
    options = ("-xml", "-i", "-zoom", "1", "-fontfullname", "-stdout")
    tree = etree.fromstring(_poppler("pdftohtml", *options, pdf).encode())
    fonts = {font.attrib["id"]: font for font in tree.iter("fontspec")}
    return [
        Run(
            "".join(text.itertext()),
            int(page.attrib["number"]),
            re.sub(r"^[A-Z]{6}\+", "", fonts[text.attrib["font"]].attrib["family"]),
            int(fonts[text.attrib["font"]].attrib["size"]),
        )
        for page in tree.iter("page")
        for text in page.iter("text")
    ]


def drawings(pdf: Path, folder: Path, dpi: int = 200) -> list[Drawing]:
    """Return each page drawn in grey, for measuring what is printed and not what it is made of."""
    _poppler("pdftoppm", "-gray", "-r", str(dpi), pdf, folder / f"{pdf.stem}-grey")
    return [
        _drawing(file.read_bytes(), dpi) for file in sorted(folder.glob(f"{pdf.stem}-grey-*.pgm"))
    ]


def sdk_faults(docx: Path) -> list[str]:
    """Return what the Open XML SDK finds wrong, one sentence a fault."""
    program = require(validator(), "the Open XML SDK validator")
    answer = subprocess.run([program, docx], capture_output=True, text=True, timeout=SECONDS)
    verdict = json.loads(answer.stdout)
    return [f"{e['path']} {e['xPath']}: {e['description']}" for e in verdict["errors"]]


def audit_faults(docx: Path) -> list[str]:
    """Return what openxml-audit finds wrong (it sees dangling references the SDK passes over)."""
    return [str(error) for error in openxml_audit.OpenXmlValidator().validate(docx).errors]


def _on_path(program: str) -> Path | None:
    found = shutil.which(program)
    return Path(found) if found else None


@functools.cache
def _profile() -> Path:
    """Return a profile of this process: two LibreOffices cannot share one."""
    folder = tempfile.mkdtemp(prefix="reportgen-office-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _poppler(program: str, *arguments: str | Path) -> str:
    command = [require(poppler(program), program), *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=SECONDS).stdout.decode()


def _page(page: etree._Element) -> Page:
    words = (_word(word) for word in page.iter("{*}word"))
    return Page(float(page.attrib["width"]), float(page.attrib["height"]), tuple(words))


def _word(word: etree._Element) -> Word:
    box = (float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax"))
    return Word(word.text or "", *box)


def _drawing(pgm: bytes, dpi: int) -> Drawing:
    """Read a PGM file: P5, width, height, 255, and the dots."""
    width, height = map(int, pgm.split(maxsplit=3)[1:3])
    dots = pgm[-width * height :]
    rows = (dots[at : at + width] for at in range(0, len(dots), width))
    return Drawing(tuple(rows), dpi / 25.4)
