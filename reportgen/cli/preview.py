"""``reportgen preview``: a document, or the draft of a data file, as PDF and pictures of pages."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.chinese import Command
from reportgen.cli.fonts import fonts_named, told_missing
from reportgen.cli.opening import open_data
from reportgen.cli.problem import Unworkable
from reportgen.cli.wanting import documents_wanted, refuse_one_name
from reportgen.errors import OfficeError, reason_of

if TYPE_CHECKING:
    from reportgen.office import Office
    from reportgen.previewing import Preview

_DOCX = ".docx"
_OTHERS = (".doc", ".docm", ".dot", ".dotx", ".odt", ".ofd", ".pdf", ".rtf", ".wps", ".wpt")
_PAGES = re.compile(r"(\d{1,5})(?:[-–—~至到](\d{1,5})?)?")
_DPI = range(20, 601)


@click.command(cls=Command, short_help="预览：排成PDF，画成图片。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option(
    "--format", "-f", "format_id", metavar="格式",
    help="数据文件印成这个格式；不写时用数据文件里“格式”所列的。",
)  # fmt: skip
@click.option(
    "--project", "-p", metavar="项目",
    help="一个项目一份的格式，只看这个项目：项目代码、名称或序号。",
)  # fmt: skip
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="文件夹",
    help="PDF和图片放到哪个文件夹；不写时放在文件旁边。",
)  # fmt: skip
@click.option(
    "--dpi", type=int, default=100, show_default=True, metavar="分辨率",
    help=f"图片每英寸多少点，{_DPI[0]}至{_DPI[-1]}。",
)  # fmt: skip
@click.option("--pages", metavar="页码", help="只画这几页，如3或1-3；不写时画全部。")
@click.option("--pdf-only", is_flag=True, help="只要PDF，不画图片。")
def preview(
    file: Path,
    format_id: str | None,
    project: str | None,
    output: Path | None,
    dpi: int,
    pages: str | None,
    pdf_only: bool,
) -> None:
    """预览Word文档（.docx）；写数据文件的，先印成草稿再预览，草稿不留下。

    排成的PDF放在文件旁边，每页的图片放在“名称-页”文件夹里。需要LibreOffice，画图片还需要poppler。

    \b
    例如：
      reportgen preview 报告.docx
      reportgen preview 2024.yaml --pages 1-3
      reportgen preview 2024.yaml -f 某省/project-table -p 防汛经费 -o 预览
    """  # noqa: D301 (click reads the character itself)
    from reportgen.office import Office
    from reportgen.previewing import PagesError
    from reportgen.previewing import preview as show

    if pdf_only and pages:
        raise Unworkable("--pages 说的是画哪几页图片，不能与 --pdf-only 同用")
    if dpi not in _DPI:
        raise Unworkable(f"--dpi 请写{_DPI[0]}至{_DPI[-1]}之间的整数")
    span = _span(pages)
    _refuse_other_kinds(file, format_id or project)
    need_programs(file, pictures=not pdf_only)
    folder = _folder(output, file)
    fonts: dict[str, None] = {}
    refused: list[str] = []
    with Office() as office:
        for name, document in list(_documents(file, format_id, project, office)):
            try:
                made = show(
                    document, name, folder, office, dpi=dpi, pages=span, pictures=not pdf_only
                )
            except PagesError as error:  # the others may have these pages
                refused.append(str(error))
                continue
            _report(made, span)
            fonts |= fonts_named(document)
    _remark(told_missing(fonts))
    if refused:
        raise Unworkable("\n".join(dict.fromkeys(refused)))


def _span(pages: str | None) -> tuple[int, int | None]:
    """The first and the last page: 3, 1-3, or 2- for all from 2 on."""
    if pages is None:
        return 1, None
    found = _PAGES.fullmatch(unicodedata.normalize("NFKC", pages).replace(" ", ""))
    if not found:
        raise Unworkable(f"--pages 的“{pages}”看不懂，请写页码，如3或1-3")
    is_open = found[2] is None and not found[0].isdecimal()
    return int(found[1]), None if is_open else int(found[2] or found[1])


def _refuse_other_kinds(file: Path, of_data: str | None) -> None:
    ending = file.suffix.lower()
    if ending in _OTHERS:
        raise Unworkable(
            f"看不了“{file.name}”：只能预览.docx和数据文件，请先在Word或WPS中另存为.docx"
        )
    if ending == _DOCX and of_data:
        raise Unworkable("--format 和 --project 用于数据文件，预览.docx时不写")


def need_programs(file: Path, *, pictures: bool) -> None:
    """Say what is missing, and what to do without it, before any work is done."""
    from reportgen.office import need_drawer, need_office

    try:
        need_office()
    except OfficeError as error:
        printed = "" if file.suffix.lower() == _DOCX else "先用 reportgen render --draft 打印，再"
        raise Unworkable(
            f"{error}；不装的，{printed}在Word或WPS中打开文档，用“文件”里的“输出为PDF”或“导出”"
        ) from None
    try:
        _ = need_drawer() if pictures else None
    except OfficeError as error:
        raise Unworkable(
            f"{error}；不装的请加 --pdf-only，只生成PDF，用WPS或浏览器打开看"
        ) from None


def _folder(output: Path | None, file: Path) -> Path:
    if output is None:
        return file.parent
    if output.exists() and not output.is_dir():
        raise Unworkable(f"“{output}”不是文件夹，-o 请写文件夹")
    return output


def _documents(
    file: Path, format_id: str | None, project: str | None, office: Office
) -> Iterator[tuple[str, bytes]]:
    """What is to be shown, each with its name: the document, or the drafts of a data file."""
    if file.suffix.lower() == _DOCX:
        yield file.stem, _read(file)
        return
    from reportgen.report import publish

    source = open_data(file)
    wanted = documents_wanted(source.year, format_id, project)
    refuse_one_name([one for one, _ in wanted])
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        for one, of in wanted:
            for made in publish(source, one, folder, project=of, draft=True, office=office):
                assert made.path is not None  # noqa: S101 (publish has written it)
                yield made.path.stem, made.data
                _remark(f"草稿中有{len(made.missing)}项待填" if made.missing else "")


def _read(file: Path) -> bytes:
    try:
        document = file.read_bytes()
    except OSError as error:
        raise Unworkable(f"打不开“{file}”（{reason_of(error)}），请检查路径") from None
    if not document.startswith(b"PK"):  # what asks for a password would keep LibreOffice waiting
        raise Unworkable(f"看不了“{file}”：不是Word文档（.docx），或已损坏、加密")
    return document


def _report(made: Preview, span: tuple[int, int | None]) -> None:
    if made.spared:
        click.echo(f"“{made.spared.name}”不是预览生成的，没有覆盖。")
    click.echo(f"PDF（共{made.count}页）：{made.pdf}")
    if made.pictures:
        first, last = span[0], span[0] + len(made.pictures) - 1
        which = f"第{first}页" + (f"至第{last}页" if last > first else "")
        click.echo(f"图片（{which}）：{made.folder}")


def _remark(sentence: str) -> None:
    if sentence:
        click.echo(f"提示：{sentence}。", err=True)
