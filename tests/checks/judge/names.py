"""Names, references and units."""

import re
from collections.abc import Iterator
from typing import Any

from tests.checks.judge.plain import Data, Path, at, indicator_tables


def texts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a mapping, without waivers and quoted opinions."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("豁免", "反馈意见", "格式"):
                yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*path, index))
    elif data:
        yield path, str(data)


def known_names(data: Data) -> list[str]:
    """Names of bodies that a year names in a field of its own."""
    department, evaluation = data["部门"], data.get("评价") or {}
    given = [department.get("名称"), department.get("财政部门"), department.get("所属政府"),
             evaluation.get("评价机构"), evaluation.get("委托单位")]  # fmt: skip
    return list(dict.fromkeys(name for name in given if name and len(name) > 4))


def names(data: Data) -> Iterator[str]:
    """A body's name beside the same name with one other character, or in another place's."""
    names = known_names(data)
    spread = "\n".join(text for _, text in texts(data))
    for name in names:
        patterns = (
            f"{re.escape(name[:i])}[^\\n]{re.escape(name[i + 1 :])}" for i in range(len(name))
        )
        for hit in set(re.findall("|".join(patterns), spread)) - {name}:
            yield "names " + " ".join(sorted((name, hit)))
    region = data["部门"]["地区"]
    for key in ("名称", "财政部门", "所属政府"):
        name = data["部门"].get(key) or ""
        near = name[: len(region)]
        if sum(one != other for one, other in zip(near, region, strict=False)) == 1:
            yield f"{key} of another place"


def references(data: Data) -> Iterator[str]:
    titles = {row.get("标题") for row in data.get("绩效目标") or ()}
    for row in data.get("绩效指标列表") or ():
        if row.get("所属目标") and row["所属目标"] not in titles:
            yield f"objective of {row['名称']}"
    projects = {row["名称"] for row in data.get("项目列表") or ()}
    for row in data.get("成文") or ():
        if row.get("项目") and row["项目"] not in projects:
            yield f"project of {row['格式']}"
    keys = {
        "文件": {row["简称"] for row in data.get("文件") or ()},
        "成效": {row["名称"] for row in data.get("成效") or ()},
    }
    for _, text in texts(data):
        for table, key in re.findall(r"【=(文件|成效)\.([^.】]+)", text):
            if key not in keys[table]:
                yield f"{table}.{key} is not there"


def units(data: Data) -> Iterator[str]:
    for table in indicator_tables(data):
        for row in at(data, table):
            unit, name = row.get("度量单位"), row["名称"]
            if not unit:
                continue
            is_rate = name.endswith(("率", "满意度"))
            if is_rate != (unit == "%") and (is_rate or "数" in name[-2:]):
                yield f"{table} {name} unit of a rate"
            words = ("人次", "家次", "起", "次")
            meant = next((one for one in words if name.endswith((f"{one}数", one))), unit)
            if unit != meant:
                yield f"{table} {name} unit by its name"
            quotes = re.search(r"【=(?:收支|资金)\..*(?:预算|决算|到位)】", str(row.get("完成值")))
            if quotes and unit != data["金额单位"]:
                yield f"{table} {name} unit of an amount"
