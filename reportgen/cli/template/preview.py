"""``reportgen template preview``: how a pack's documents look, from its samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from reportgen.cli.chinese import Between, Command
from reportgen.cli.fonts import fonts_named, told_missing
from reportgen.cli.preview import need_programs
from reportgen.cli.problem import Unworkable
from reportgen.cli.template.packs import Chosen, chosen


@click.command(cls=Command, short_help="预览：样例印出来的各页。")
@click.argument("pack", metavar="模板包")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), default=Path("预览"), metavar="文件夹",
    help="PDF和图片放到哪个文件夹；不写时为“预览”。",
)  # fmt: skip
@click.option("--dpi", type=Between(20, 600), default=100, show_default=True,
              metavar="分辨率", help="图片每英寸多少点。")  # fmt: skip
def preview(pack: str, output: Path, dpi: int) -> None:
    """把模板包的样例印成草稿，排成PDF，每页画成图片。需要LibreOffice和poppler。

    \b
    例如：
      reportgen template preview 我的模板包
      reportgen template preview 我的模板包/department-self.docx -o 看一看
    """  # noqa: D301 (click reads the character itself)
    from reportgen.office import Office
    from reportgen.packs import odd_examples, packs_from
    from reportgen.previewing import preview as show

    need_programs(output / "样例.docx", pictures=True)
    what = chosen(pack)
    for problem in odd_examples(what.folder):
        click.echo(f"提示：样例{problem}。", err=True)
    fonts: dict[str, None] = {}
    with packs_from(what.beside), Office() as office:
        made = [(name, data) for name, data in _drafts(what)]
        if not made:
            raise Unworkable("没有样例印这个模板包的格式，请在examples里放一份，写上“格式”")
        for name, data in made:
            pages = show(data, name, output, office, dpi=dpi)
            click.echo(f"{pages.folder}（共{pages.count}页）")
            fonts |= fonts_named(data)
    if said := told_missing(fonts):
        click.echo(f"提示：{said}。", err=True)


def _drafts(what: Chosen) -> Iterator[tuple[str, bytes]]:
    """Each document of the samples that is of the pack, as a draft."""
    from reportgen.loading import load
    from reportgen.packs import examples, find_format
    from reportgen.report import render
    from reportgen.subjects import documents_of, subjects_of

    for file in examples(what.folder):
        source = load(Path(str(file)))
        for number, (name, project) in enumerate(documents_of(source.year), 1):
            stem = name.rpartition("/")[2]
            if name.partition("/")[0] != what.folder.name or what.format not in (None, stem):
                continue
            one = find_format(name, source.year.fiscal_year)
            subject = subjects_of(one, source.year, project)[0]
            draft = render(source.year, one, project=subject, draft=True, pictures=source.folder)
            yield f"{Path(file.name).stem}-{stem}-{number}", draft
