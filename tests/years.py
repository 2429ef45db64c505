"""Generated evaluation years: plain data for every field, drawn from the field metadata."""

import datetime

from hypothesis import strategies as st

from reportgen.model import EvaluationYear, FieldInfo, FundsLine, Kind, record_of
from reportgen.model.dimensions import TOTAL
from reportgen.model.record import is_record

#: Text that official data hold, and text that a file format might trip over.
_AWKWARD = (
    "无名", "是的", "null值", "~", "- 条", "# 号", "a: b", "“引号”", "\"quoted\"", "'",
    "x # y", "{甲}", "[乙]", "& 丙", "* 丁", "! 戊", "| 己", "> 庚", "% 辛", "@ 壬", "1.50",
    "0010", "12:30", "yes", "2024-01-01", "=1+1", "\\", "【待填：x】", "第一行\n第二行", "🎉",
)  # fmt: skip
_WORDS = st.text(alphabet="预算绩效评价甲乙丙，。、abc123 ", min_size=1, max_size=12).filter(
    str.strip
)
TEXTS = st.one_of(_WORDS.map(str.strip), st.sampled_from(_AWKWARD).map(str.strip))
AMOUNTS = st.one_of(
    st.decimals(0, 10**9, places=2).map(str),
    st.integers(0, 10**7).map(lambda n: f"{n:,}"),
    st.sampled_from(("0", "无", "—", "1298.53万元", "１２．５０", "-3.20", "0.00")),
)
_SCALARS = {
    Kind.TEXT: TEXTS,
    Kind.OPEN: TEXTS,
    Kind.PROSE: st.one_of(TEXTS, st.just("**一是**规范；\n- 甲\n- 乙\n全年【=年度】年。")),
    Kind.MONEY: AMOUNTS,
    Kind.COUNT: st.integers(0, 5000).map(str),
    Kind.POINTS: st.decimals(0, 100, places=2).map(str),
    Kind.QUANTITY: st.sampled_from(("8", "8.7万余", "60余万", "近600", "3402")),
    Kind.VALUE: st.one_of(st.sampled_from(("95", "8.7万余", "据实", "【=年度】")), TEXTS),
    Kind.DATE: st.dates(datetime.date(1950, 1, 1), datetime.date(2199, 12, 31)).map(str),
    Kind.YEAR: st.integers(2000, 2050).map(str),
    Kind.YES_NO: st.sampled_from(("是", "否")),
}
#: Fields whose texts the reader judges further.
_JUDGED = {
    "economic_code": st.sampled_from(("301", "30101", "30217", "３０２３１", "3020101")),
    "target": st.sampled_from(("95", "8.7万余", "据实", "全年每天24小时", "0")),
    "unit": st.sampled_from(("次", "家次", "起", "个")),
    "file": st.sampled_from(("图.jpg", "图片/现场 1.png")),
    "place": st.just("部门.主要职责"),
    "absent_sources": st.just("无"),  # a table might have figures of theirs
}
_NODE = ("source", "nature", "origin", "kind", "economic_code", "item")


def years():
    """A strategy for whole years as plain data."""
    return _record(EvaluationYear).map(
        lambda data: {"版本": "1", **data, **_one_cube(data), **_documents(data)}
    )


def _documents(data: dict[str, list]) -> dict[str, list]:
    """Let each printed document be of the department, and of another format than the others."""
    rows = {row["格式"]: {**row} for row in data.get("成文", ())}
    for row in rows.values():
        row.pop("项目", None)
    return {"成文": list(rows.values())} if rows else {}


def _one_cube(data: dict[str, dict]) -> dict[str, dict]:
    """Let no node stand in two of the three tables that are one: they might contradict."""
    if "收支" not in data:
        return {}
    funds, seen = dict(data["收支"]), set()
    for key in ("明细", "经济分类", "分级次"):
        rows = [row for row in funds.pop(key, ()) if _node(row) not in seen]
        seen |= {_node(row) for row in rows}
        funds |= {key: rows} if rows else {}
    return {"收支": funds}


def _record(cls: type):
    """A strategy for the plain data of one model class: required fields, and some of the others."""
    fields = record_of(cls).entered
    required = {field.key: _field(field) for field in fields if field.required}
    optional = {field.key: _field(field) for field in fields if not field.required}
    return st.fixed_dictionaries(required, optional=optional)


def _field(field: FieldInfo):
    if field.name in _JUDGED:
        return _JUDGED[field.name]
    if field.kind is Kind.CHOICE:
        return st.sampled_from(field.choices)
    if field.kind is Kind.PART:
        return st.deferred(lambda: _record(field.item))
    if field.kind is Kind.TEXTS:
        return st.dictionaries(_WORDS.map(str.strip), _SCALARS[Kind.PROSE], max_size=2)
    if field.kind is Kind.LIST:
        return _rows(field)
    if field.most is not None:
        return st.integers(0, field.most).map(str)
    return _SCALARS[field.kind]


def _rows(field: FieldInfo):
    """Rows that can be told apart, as the reader demands: by their names, or by their node."""
    if field.item is Kind.CHOICE:
        return st.lists(st.sampled_from(field.choices), min_size=1, max_size=3)
    if not is_record(field.item):
        return st.lists(_SCALARS[field.item], min_size=1, max_size=3)
    row = st.deferred(lambda: _record(field.item))
    if field.item is FundsLine:
        return st.lists(row, min_size=1, max_size=3, unique_by=_node)
    infos = (record_of(field.item).find(name) for name in field.keys)
    keys = [info.key for info in infos if info and info.kind is Kind.TEXT]
    return st.lists(row, min_size=1, max_size=2).map(lambda rows: _named(rows, keys))


def _node(row: dict[str, str]) -> tuple[str, ...]:
    given = (row.get(info.key, "") for info in record_of(FundsLine).entered if info.name in _NODE)
    return tuple("" if name == TOTAL else name for name in given)


def _named(rows: list[dict[str, str]], keys: list[str]) -> list[dict[str, str]]:
    """The rows with their number after each name."""
    return [
        {key: f"{value}{number}" if key in keys else value for key, value in row.items()}
        for number, row in enumerate(rows)
    ]
