"""The dimensions of money in rows: which parts make up which whole.

Sources: 部门收支决算 forms (资金来源) and 政府收支分类 (支出性质); the economic classification is a
tree by its codes (301 over 30101), the other dimensions have one level below 合计.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

#: The whole of a dimension; rows may leave the dimension empty instead.
TOTAL = "合计"

#: 资金来源: name -> (English name, parent).
SOURCES: Mapping[str, tuple[str, str]] = {
    "财政拨款": ("fiscal_appropriation", ""),
    "一般公共预算": ("general_public_budget", "财政拨款"),
    "政府性基金预算": ("government_funds", "财政拨款"),
    "国有资本经营预算": ("state_capital", "财政拨款"),
    "社会保险基金预算": ("social_insurance", ""),
    "财政专户管理资金": ("special_account", ""),
    "单位资金": ("own_funds", ""),
    "事业收入": ("undertaking_income", "单位资金"),
    "上级补助收入": ("superior_subsidy", "单位资金"),
    "附属单位上缴收入": ("subsidiary_income", "单位资金"),
    "经营收入": ("operating_income", "单位资金"),
    "其他收入": ("other_income", "单位资金"),
}

#: 支出性质: name -> (English name, parent).
NATURES: Mapping[str, tuple[str, str]] = {
    "基本支出": ("basic", ""),
    "人员经费": ("personnel", "基本支出"),
    "公用经费": ("operation", "基本支出"),
    "项目支出": ("project_spending", ""),
    "经营支出": ("operating_expense", ""),
    "上缴上级支出": ("paid_to_superior", ""),
    "对附属单位补助支出": ("subsidy_to_subsidiaries", ""),
}

#: What a whole by nature always consists of: without all of these it is unknown.
NATURE_PARTS: Mapping[str, tuple[str, ...]] = {
    "": ("基本支出", "项目支出"),
    "基本支出": ("人员经费", "公用经费"),
}

#: 资金级次: name -> English name.
ORIGINS: Mapping[str, str] = {
    "中央": "central",
    "省级": "provincial",
    "市州级": "municipal",
    "县区级": "county",
    "其他": "other_level",
}

#: 资金类别 of the national project table: name -> English name.
KINDS: Mapping[str, str] = {
    "当年财政拨款": "current_appropriation",
    "上年结转资金": "carried_in_funds",
    "其他资金": "other_funds",
}


#: Classes of the department budget's economic classification (部门预算支出经济分类科目): name ->
#: (English name, code).
ECONOMIC: Mapping[str, tuple[str, str]] = {
    "工资福利支出": ("wages_and_welfare", "301"),
    "商品和服务支出": ("goods_and_services", "302"),
    "对个人和家庭的补助": ("individuals_and_families", "303"),
    "债务利息及费用支出": ("debt_interest", "307"),
    "资本性支出": ("capital_spending", "310"),
    "对企业补助": ("enterprise_subsidies", "312"),
}

#: Which of the two parts of basic spending (基本支出) a class of the economic classification is:
#: these are 人员经费, all others 公用经费 (the final accounts' table of basic spending, 公开06表).
PERSONNEL_CLASSES = ("301", "303")


def basic_part(code: str) -> str:
    """The part of basic spending that a code of the economic classification belongs to."""
    return "人员经费" if code[:3] in PERSONNEL_CLASSES else "公用经费"


class At(NamedTuple):
    """A node of a table of funds: a value in each dimension, empty for the whole."""

    source: str = ""
    nature: str = ""
    origin: str = ""
    kind: str = ""
    economic: str = ""
    item: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The node's names as a path writes them; 合计 for the whole table."""
        return tuple(name for name in self if name) or (TOTAL,)


#: The dimensions whose listed parts are all there are, in the order in which sums are tried.
LISTED: Mapping[str, str] = {
    "source": "按资金来源",
    "economic": "按经济分类",
    "origin": "按资金级次",
    "kind": "按资金类别",
    "item": "按名目",
}


def parent(dimension: str, name: str) -> str:
    """The name one level up; empty for the whole."""
    if dimension == "source":
        return SOURCES[name][1] if name in SOURCES else ""
    if dimension == "nature":
        return NATURES[name][1] if name in NATURES else ""
    if dimension == "economic":
        return name[:3] if len(name) > 3 else ""
    return ""


@lru_cache(maxsize=4096)
def is_within(dimension: str, name: str, whole: str) -> bool:
    """Whether ``name`` is ``whole`` or a part of it, at any depth."""
    while name != whole:
        if not name:
            return False
        name = parent(dimension, name)
    return True


@lru_cache(maxsize=4096)
def child_towards(dimension: str, whole: str, name: str) -> str:
    """The direct part of ``whole`` that contains ``name``; empty where it is not below it."""
    while name:
        above = parent(dimension, name)
        if above == whole:
            return name
        name = above
    return ""
