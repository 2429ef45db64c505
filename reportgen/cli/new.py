"""``reportgen new``: a folder with everything that a year's report begins with."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.chinese import Command
from reportgen.cli.problem import Unworkable

_GUIDE = """\
怎样用这个文件夹做一份{title}

一、填表
  用Excel或WPS打开“{book}”，先看“填写说明”，再逐张表填写。
  没有的写0或“无”，不清楚的空着；每个数只填一次，合计不用填。
  图片放进“图片”文件夹，在“图片”表里写文件名，如 图片/现场.jpg（没有这张表的格式不印图片）。

二、检查
  reportgen check {book} --output xlsx
  问题标在“{marked}”的格子上。在“{book}”里改正，再检查一次。

三、打印
  reportgen render {book} --draft     草稿，缺的内容标出来，可以传阅
  reportgen render {book}             正式报告
  两步一起做，把“{book}”拖到reportgen的图标上，或运行：reportgen {book}

四、手工修改
  打印出来的报告可以用Word或WPS修改。改过的报告不会被覆盖，再打印时新的一份另起名字。
  能在表里改的请改在表里：只改报告，下次打印又变回去。

几个处室分头填时，各填一份，填好后合起来：
  reportgen merge 人事.xlsx 财务.xlsx 业务.xlsx -o {book}

会写YAML的，可以不填工作簿，改填“{yaml}”；两种只用一种。
"""


@click.command(cls=Command, short_help="新建一个做报告的文件夹。")
@click.argument("format_id", metavar="格式")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--year", type=int, metavar="年度", help="报告的年度。")
def new(format_id: str, folder: Path, year: int | None) -> None:
    """新建一个文件夹：填报表、数据文件（二选一）、图片文件夹和一页说明。

    \b
    例如：
      reportgen new 某省/department-self 2024年报告
      reportgen new 某省/department-self 2024年报告 --year 2024
    """  # noqa: D301 (click reads the character itself)
    from reportgen import writing
    from reportgen.forms import begun, form, skeleton
    from reportgen.packs import find_format

    one = find_format(format_id, year)
    book, yaml = f"{one.title}填报表.xlsx", "数据.yaml"
    guide = _GUIDE.format(
        title=one.title, book=book, yaml=yaml, marked=book.replace(".xlsx", "-问题.xlsx")
    )
    files = {
        book: form(one, data=begun(one, year=year)),
        yaml: skeleton(one, year=year).encode(),
        "请先读我.txt": guide.replace("\n", "\r\n").encode("utf-8-sig"),  # for Notepad
    }
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        raise Unworkable(f"“{folder}”里已经有{'、'.join(taken)}，没有改动，请换一个文件夹")
    for name, content in files.items():
        writing.keep(folder / name, content)
    (folder / "图片").mkdir(exist_ok=True)
    click.echo(f"已建好文件夹：{folder}")
    click.echo(f"请打开其中的“{book}”填写；怎样检查、打印，见“请先读我.txt”。")
