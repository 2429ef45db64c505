"""What ``rows.py`` prints: a year of many projects in one table, and rows with merged cells."""

import re
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import synthetic
from synthetic_data import COLUMNS, Record, listed, names_of, read
from syntaxes import DOCUMENT, table_document
from wordml import parts_of, row, table, tag_row, typed

import reportgen
from reportgen.word import Filler, compile_template

#: The columns and their tags, as an author of a pack writes them.
COLUMNS_OF_PROJECTS = {
    "序号": "loop.序号",
    "项目名称": "项.名称",
    "项目代码": "项.项目代码",
    "实施单位": "项.实施单位",
    "年初预算": "项.资金合计.年初预算|数",
    "全年预算": "项.资金合计.全年预算|数",
    "支出决算": "项.资金合计.支出决算|数",
    "预算执行率": "项.资金合计.预算执行率|百分比",
}
HEADS = tuple(COLUMNS_OF_PROJECTS)
LEVELS = {"一级": 500, "二级": 50, "三级": 5}
_PACK = '版本: 1\n地区: 某市\n行政区划代码: "510000"\n来源: [{标题: 示例, 已核实: 否}]\n'
_FORMAT = (
    "版本: 1\n标题: 项目明细表\n对象: 部门\n金额单位: 万元\n小数位: 2\n编号方案: []\n编号样式: {}\n大纲: []\n"
)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def year_of(rows: int) -> reportgen.EvaluationYear:
    """A year of so many projects."""
    projects = [
        {"名称": f"第{number}号项目", "项目代码": f"51000024R{number:09}",
         "实施单位": f"第{number % 90}乡水务站",
         "资金": [{"年初预算": f"{10 + number % 90}.25", "全年预算": f"{11 + number % 90}.50",
                 "支出决算": f"{9 + number % 90}.{10 + number % 90}"}]}
        for number in range(rows)
    ]  # fmt: skip
    return reportgen.read({
        "版本": "1", "年度": "2024", "金额单位": "万元", "小数位": "2",
        "部门": {"名称": "某市水务局", "地区": "某市", "主要职责": ["承担水务工作。"]},
        "项目列表": projects,
    }).year  # fmt: skip


@cache
def filler_of_projects() -> reportgen.FormatFiller:
    """The compiled format, of a pack made for it."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "某市"
        pack.mkdir()
        (pack / "pack.yaml").write_text(_PACK, "utf-8")
        (pack / "rows.yaml").write_text(_FORMAT, "utf-8")
        tags = [f"{{{{ {tag} }}}}" for tag in COLUMNS_OF_PROJECTS.values()]
        (pack / "rows.docx").write_bytes(looped("项 in 项目列表", HEADS, tags))
        with reportgen.packs_from(pack):
            return reportgen.compile_format("某市/rows")


def looped(loop: str, heads: Sequence[str], tags: Sequence[str]) -> bytes:
    """A document with one table of a heading and a loop."""
    lines = (
        row(list(map(synthetic.cell_text, heads)), repeats=True),
        tag_row(typed(f"{{%tr for {loop} %}}", "Cell")),
        row([synthetic.cell_text(text, place) for place, text in enumerate(tags)]),
        tag_row(typed("{%tr endfor %}", "Cell")),
    )
    return table_document(table(lines, len(heads), "Grid"))


def rows_of(printed: bytes) -> list[list[str]]:
    """The texts of the rows below the heading."""
    found = _TEXT.findall(parts_of(printed)[DOCUMENT].decode())[1 + len(HEADS) : -1]
    return [found[at : at + len(HEADS)] for at in range(0, len(found), len(HEADS))]


@cache
def merging_filler() -> Filler:
    tags = [f"{{% 合并 行.{level} %}}{{{{ 行.{level}.名称 }}}}" for level in LEVELS]
    tags += [synthetic.tag("行", field) for field in COLUMNS[len(LEVELS) :]]
    template = looped("行 in 明细", COLUMNS, tags)
    return compile_template(template, synthetic.SETTINGS, names_of(merged(10)), read)


def merged(rows: int) -> dict[str, Any]:
    """Rows that share the nodes they belong to."""
    nodes = {
        level: [Record(名称=f"{level}指标{number}") for number in range(rows // share + 1)]
        for level, share in LEVELS.items()
    }
    return {
        "明细": tuple(
            Record(one, **{level: nodes[level][number // LEVELS[level]] for level in LEVELS})
            for number, one in enumerate(listed(rows))
        )
    }
