"""A year's workbook begun from the year before: what stands is kept, figures become last year's.

``STANDING`` and ``BEFORE`` say what that is, class by class. Everything else is for the new year to
say: an old figure in a new form would be taken for an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.intake import dump
from reportgen.model import (
    AssetLine,
    Criterion,
    Department,
    Evaluation,
    EvaluationYear,
    Funds,
    FundsLine,
    Indicator,
    Issue,
    Option,
    PostLine,
    Question,
    Statistic,
    Survey,
    is_record,
    record_of,
)

#: The fields that next year begins with as they are, lists in full.
STANDING: Mapping[Any, tuple[str, ...]] = {
    EvaluationYear: ("金额单位", "小数位", "空白按零", "格式", "文件"),
    Department: (
        "名称", "简称", "地区", "行政区划代码", "行政级别", "机构规格", "所属政府", "财政部门",
        "财政业务科室", "主要职责", "机构", "内设机构", "内设机构数", "领导职数", "编制",
    ),
    PostLine: ("类别",),
    Funds: ("没有的资金来源",),
    FundsLine: ("资金来源", "支出性质", "资金级次", "资金类别", "科目编码", "名目"),
    AssetLine: ("类别",),
    Statistic: ("名称", "单位", "说明"),
    Evaluation: ("评价方式", "评价原则", "评价方法", "评价标准"),
    Indicator: (
        "一级指标", "二级指标", "名称", "指标性质", "计算符号", "度量单位", "分值", "计分方法",
        "每次扣分", "计分区间", "指标解释",
    ),
    Criterion: ("标准", "分值", "计分方法", "每次扣分", "计分区间"),
    Survey: ("调查对象", "发放方式"),
    Question: ("题干", "简称", "题型", "满意度题"),
    Option: ("内容", "计为满意"),
    Issue: ("格式", "附件标记", "主送机关", "署名"),
}  # fmt: skip
#: The fields that hold last year's figures, with those that held them last year.
BEFORE: Mapping[Any, Mapping[str, str]] = {
    FundsLine: {"上年预算": "年初预算", "上年决算": "支出决算", "上年结转": "年末结转结余"},
    AssetLine: {"年初原值": "年末原值", "年初净值": "年末净值"},
    Statistic: {"上年": "本年"},
}


def from_last_year(year: EvaluationYear) -> dict[str, Any]:
    """The plain data with which next year's workbook begins."""
    data = dump(year)
    issues = data.get("成文")
    if isinstance(issues, list):  # of single projects, which are for the new year to name
        data["成文"] = [row for row in issues if "项目" not in row]
    data["文件"] = [row for row in data.get("文件", ()) if not _is_of_year(row, year)]
    return {"版本": "1", **_carried(data, EvaluationYear), "年度": str(year.fiscal_year + 1)}


def _is_of_year(document: Mapping[str, Any], year: EvaluationYear) -> bool:
    """Whether a document is a notice on this year's reports, which the next has anew."""
    uses = document.get("用途", ())
    return str(year.fiscal_year) in document.get("标题", "") or "评价通知" in uses


def _carried(data: Mapping[str, Any], cls: Any) -> dict[str, Any]:
    """What next year begins with of one record."""
    before = BEFORE.get(cls, {})
    made: dict[str, Any] = {}
    for info in record_of(cls).entered:
        if info.key in STANDING.get(cls, ()):
            kept = data.get(info.key)
        elif info.key in before:
            kept = data.get(before[info.key])
        else:
            kept = _below(data.get(info.key), info)
        if kept:
            made[info.key] = kept
    return made


def _below(value: Any, info: Any) -> Any:
    """What stays within a part or the rows of a list."""
    if not is_record(info.item):
        return None
    if isinstance(value, Mapping):
        return _carried(value, info.item)
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    return [row for row in (_carried(one, info.item) for one in value) if _says(row, info)]


def _says(row: Mapping[str, Any], info: Any) -> bool:
    """Whether a row is still one: a row of money by its figures, any other by what it is called."""
    if info.item is FundsLine:
        return any(key in row for key in BEFORE[FundsLine])
    required = [one.key for one in record_of(info.item).entered if one.required]
    return any(key in row for key in required)
