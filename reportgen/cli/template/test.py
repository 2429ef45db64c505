"""``reportgen template test``: a pack put to the proof."""

from __future__ import annotations

import click

from reportgen.cli.chinese import Command
from reportgen.cli.progress import progress
from reportgen.cli.template.packs import chosen

FAILED = 1


@click.command(cls=Command, short_help="试打：随软件提供的模板包要过的，逐项都过一遍。")
@click.argument("pack", metavar="模板包")
@click.option(
    "--update", is_flag=True,
    help="更新模板的文字视图，把印出的文字存在样例旁边，供以后比较；请先看过文档。",
)  # fmt: skip
def test(pack: str, update: bool) -> int:
    """试打模板包：检查、空白年度、填报表、样例，以及样例印成的每份文档，逐项列出通过没有。

    有一项不过，退出码为1。在pytest里三行就可以用：见 docs/guide/authors.md。

    \b
    例如：
      reportgen template test 我的模板包
      reportgen template test 我的模板包 --update
    """  # noqa: D301 (click reads the character itself)
    from reportgen.proving import ProofError, cases

    what = chosen(pack)
    found = cases(what.beside, update=update)
    failed = 0
    with progress("试打") as show:
        for number, case in enumerate(found):
            show(number, len(found))
            try:
                case.run()
            except ProofError as error:
                failed += 1
                click.echo(f"没有通过  {error}")
            else:
                click.echo(f"通过      {case}")
    click.echo(f"共{len(found)}项，{f'{failed}项没有通过' if failed else '全部通过'}。")
    return FAILED if failed else 0
