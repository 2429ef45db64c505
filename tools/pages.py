"""``docs/pages``: pages of the printed samples, as the README shows them.

Needs LibreOffice and poppler, so it is run by hand (``make pages``) and no test compares the
pictures: what they look like depends on the fonts of the machine.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from reportgen import publish

ROOT = Path(__file__).resolve().parents[1]
#: The picture, the sample, its format, the project, and the pages that stand side by side.
PAGES = (
    ("sichuan-table", "sichuan/examples/ebian-2024", "sichuan/project-table", 10, (1,)),
    ("hunan-report", "hunan/examples/daoxian-2023", "hunan/department-self", None, (1, 5)),
    ("hunan-project", "hunan/examples/linwu-2022", "hunan/project-self", 1, (1,)),
    ("hunan-table", "hunan/examples/linwu-2022", "hunan/project-table", 1, (1,)),
    ("yunnan-table", "yunnan/examples/lushui-2022", "yunnan/project-table", 2, (1,)),
    ("sichuan", "sichuan/examples/ebian-2024", "sichuan/department-self", None, (1, 2)),
    ("hunan", "hunan/examples/daoxian-2023", "hunan/department-data", None, (1, 2)),
    ("hebei", "hebei/examples/shijiazhuang-2024", "hebei/project-table", 1, (1,)),
    ("hebei-report", "hebei/examples/shijiazhuang-2024", "hebei/department-self", None, (1,)),
    ("yunnan", "yunnan/examples/lushui-2022", "yunnan/department-evaluation", None, (1, 2)),
    ("yunnan-text", "yunnan/examples/lushui-2022", "yunnan/department-evaluation", None, (3, 30)),
)
DPI = 56


def main() -> None:
    """Write the pictures."""
    target = ROOT / "docs" / "pages"
    target.mkdir(exist_ok=True)
    for name, sample, format_id, project, numbers in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            data = ROOT / "templates" / f"{sample}.yaml"
            publish(data, format_id, folder, project=project)
            (document,) = Path(folder).glob("*.docx")
            pages = [_page(document, number) for number in numbers]
        _side_by_side(pages).save(target / f"{name}.png", optimize=True)
        print(target / f"{name}.png")


def _page(document: Path, number: int) -> Image.Image:
    pdf, stem = document.with_suffix(".pdf"), document.with_name(f"page{number}")
    if not pdf.exists():
        profile = f"-env:UserInstallation={document.parent.as_uri()}/profile"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
        _run(*convert, document.parent, document)
    of = ["-f", str(number), "-l", str(number), "-r", str(DPI), "-png", "-singlefile"]
    _run("pdftoppm", *of, pdf, stem)
    with Image.open(stem.with_suffix(".png")) as image:
        return image.convert("L")


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own words only)


def _side_by_side(pages: list[Image.Image]) -> Image.Image:
    gap = 8
    width = sum(page.width for page in pages) + gap * (len(pages) + 1)
    sheet = Image.new("L", (width, max(page.height for page in pages) + 2 * gap), 200)
    left = gap
    for page in pages:
        sheet.paste(page, (left, gap))
        left += page.width + gap
    return sheet.quantize(16)


if __name__ == "__main__":
    sys.exit(main())
