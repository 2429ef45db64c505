"""The data dictionary (数据字典): every field and measure, from their metadata, as Markdown."""

from collections.abc import Iterator

from reportgen.measures import measures_of
from reportgen.model import EvaluationYear, FieldInfo, FundsNode, IndicatorGroup, Kind, record_of
from reportgen.model.record import is_record

HEAD = """# 数据字典

由字段说明生成（`make generated`）。键是永久的名称，中文、英文都可以用在数据和模板里。
“填报”由数据文件给出，“计算”由填报的数得出，“指标口径”有公式和出处。
"""


def dictionary() -> str:
    """The whole page."""
    return "\n".join((HEAD, *(line for cls in _classes() for line in section(cls))))


def _classes() -> list[type]:
    """Every class that can be reached from the year, in the order in which it is met."""
    found: dict[type, None] = {}
    waiting: list[type] = [EvaluationYear]
    while waiting:
        cls = waiting.pop(0)
        if cls in found:
            continue
        found[cls] = None
        fields = record_of(cls).fields
        waiting += [info.item for info in fields if is_record(info.item)]
        waiting += [info.view for info in fields if info.view and is_record(info.view)]
    return [*found, *(cls for cls in (FundsNode, IndicatorGroup) if cls not in found)]


def section(cls: type) -> Iterator[str]:
    """The lines on one class."""
    info = record_of(cls)
    yield f"## {info.key} `{cls.__name__}`\n"
    if info.fields:
        yield "| 键 | 英文 | 类型 | 单位 | 来历 | 说明 |\n|---|---|---|---|---|---|"
        yield from (_row(field) for field in info.fields)
    for measure in measures_of(cls):
        doubt = "" if measure.certain else "（惯例不一）"
        yield (
            f"| {measure.info.key} | `{measure.info.name}` | {measure.info.kind} | | 指标口径 |"
            f" {measure.formula}。出处：{measure.source}{doubt} |"
        )
    yield ""


def _row(field: FieldInfo) -> str:
    kind = str(field.kind)
    if field.kind is Kind.LIST:
        kind = f"列表：{record_of(field.item).key if is_record(field.item) else field.item}"
    elif field.kind is Kind.PART and is_record(field.item):
        kind = record_of(field.item).key
    origin = "计算" if field.computed else "必填" if field.required else "填报"
    choices = f"（{'、'.join(field.choices)}）" if field.choices else ""
    cells = (field.key, f"`{field.name}`", kind, field.unit, origin, field.help + choices)
    return f"| {' | '.join(cells)} |"
