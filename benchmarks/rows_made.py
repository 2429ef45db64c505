"""What ``rows.py`` prints: a year of many projects in one table, and rows with merged cells."""

import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import synthetic
from syntaxes import DOCUMENT, table_document
from synthetic_data import COLUMNS, Record, listed, names_of, read
from wordml import parts_of

import reportgen
from reportgen.amounts import Amount
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
_FORMAT = """\
版本: 1
标题: 项目明细表
对象: 部门
金额单位: 万元
小数位: 2
编号方案: []
编号样式: {}
大纲: []
"""
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def year_of(rows: int) -> reportgen.EvaluationYear:
    """A year of so many projects; a data file may hold a fifth of the largest number."""
    year = reportgen.read({
        "版本": "1", "年度": "2024", "金额单位": "万元", "小数位": "2",
        "部门": {"名称": "某市水务局", "地区": "某市", "主要职责": ["承担水务工作。"]},
        "项目列表": [{"名称": "示例", "资金": [{"年初预算": "10.25"}]}],
    }).year  # fmt: skip
    assert year.projects
    projects = [_project(year.projects[0], number) for number in range(rows)]
    return attrs.evolve(year, projects=year.projects.like(projects))


def _project(like: Any, number: int) -> Any:
    budget = number % 90
    amounts = {"initial": f"{10 + budget}.25", "adjusted": f"{11 + budget}.50",
               "spent": f"{9 + budget}.{10 + budget}"}  # fmt: skip
    money = {column: Amount.of(text, "万元", "0.005") for column, text in amounts.items()}
    return attrs.evolve(
        like, name=f"第{number}号项目", code=f"51000024R{number:09}",
        implementing_unit=f"第{budget}乡水务站",
        funds=like.funds.like([attrs.evolve(like.funds[0], **money)]),
    )  # fmt: skip


@cache
def filler_of_projects() -> reportgen.FormatFiller:
    """The compiled format, of a pack made for it."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "某市"
        pack.mkdir()
        (pack / "pack.yaml").write_text(_PACK, "utf-8")
        (pack / "rows.yaml").write_text(_FORMAT, "utf-8")
        tags = [f"{{{{ {tag} }}}}" for tag in COLUMNS_OF_PROJECTS.values()]
        (pack / "rows.docx").write_bytes(
            table_document(synthetic.looped("项 in 项目列表", HEADS, tags))
        )
        with reportgen.packs_from(pack):
            return reportgen.compile_format("某市/rows")


def rows_of(printed: bytes) -> list[list[str]]:
    """The texts of the rows below the heading."""
    found = _TEXT.findall(parts_of(printed)[DOCUMENT].decode())[1 + len(HEADS) : -1]
    return [found[at : at + len(HEADS)] for at in range(0, len(found), len(HEADS))]


@cache
def merging_filler() -> Filler:
    tags = [f"{{% 合并 行.{level} %}}{{{{ 行.{level}.名称 }}}}" for level in LEVELS]
    tags += [synthetic.tag("行", field) for field in COLUMNS[len(LEVELS) :]]
    template = table_document(synthetic.looped("行 in 明细", COLUMNS, tags))
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
