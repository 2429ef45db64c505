"""What in a year's plain mapping contradicts what: the judge of whether a mistake can be noticed.

It stands beside the checks, not upon them: plain ``Decimal`` arithmetic on the mapping as typed,
written from the forms and from what a careful reader compares. A mistake counts if the mapping has
a contradiction with it that it had not before.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

Data = dict[str, Any]
Path = tuple[Any, ...]
UNITS = {"元": Decimal(1), "百元": Decimal(100), "千元": Decimal(1000), "万元": Decimal(10_000),
         "亿元": Decimal(100_000_000)}  # fmt: skip
COLUMNS = ("上年预算", "上年决算", "年初预算", "全年预算", "实际到位", "支出决算")
DIMENSIONS = ("资金来源", "支出性质", "资金级次", "资金类别", "科目编码", "名目")
ABOVE = {
    "一般公共预算": "财政拨款", "政府性基金预算": "财政拨款", "国有资本经营预算": "财政拨款",
    "其他收入": "单位资金", "人员经费": "基本支出", "公用经费": "基本支出",
}  # fmt: skip
WHOLE_BY_NATURE = {"": {"基本支出", "项目支出"}, "基本支出": {"人员经费", "公用经费"}}
CENT = Decimal("0.01")


def contradictions(data: Data) -> set[str]:
    """Every contradiction of a mapping, as a line that does not hold the figures themselves."""
    judges: tuple[Callable[[Data], Iterator[str]], ...] = (
        _funds, _assets, _projects, _posts, _weights, _scores, _surveys, _counts, _dates, _names,
        _references, _units,
    )  # fmt: skip
    return {line for judge in judges for line in judge(data)}


def number(data: Data, text: Any) -> Decimal | None:
    """An amount in the file's unit, whichever unit was typed behind it; None if it is none."""
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)(百元|千元|万元|亿元|元)?", str(text or ""))
    if not match:
        return None
    typed = UNITS[match[2] or data["金额单位"]]
    return Decimal(match[1]) * typed / UNITS[data["金额单位"]]


def plain(text: Any) -> Decimal | None:
    """A number as typed, a percentage as its figure."""
    match = re.fullmatch(r"(-?\d+(?:\.\d+)?)%?", str(text if text is not None else ""))
    return Decimal(match[1]) if match else None


def indicator_tables(data: Data) -> Iterator[Path]:
    """Where tables of indicators stand."""
    if data.get("绩效指标列表"):
        yield ("绩效指标列表",)
    if (data.get("评价") or {}).get("评价指标"):
        yield "评价", "评价指标"
    for index, project in enumerate(data.get("项目列表") or ()):
        if project.get("绩效指标"):
            yield "项目列表", index, "绩效指标"


def at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


# Money


def fund_tables(data: Data) -> Iterator[tuple[str, list[Data]]]:
    """The tables of money; the department's rows by economic class are of one table with 明细."""
    funds = data.get("收支") or {}
    yield "收支", [*(funds.get("明细") or ()), *(funds.get("经济分类") or ())]
    for key in ("三公经费", "政府采购"):
        yield key, list(funds.get(key) or ())
    for index, project in enumerate(data.get("项目列表") or ()):
        yield f"项目{index}", list(project.get("资金") or ())


def _funds(data: Data) -> Iterator[str]:
    for name, rows in fund_tables(data):
        yield from _sums(data, name, rows)
    bases = (data.get("收支") or {}).get("其他口径") or []
    for name, rows in [*fund_tables(data), ("其他口径", bases)]:
        for row in rows:
            yield from _row(data, f"{name} {sorted(_node(row).items())}", row)
    yield from _wholes(data)


def _node(row: Data) -> dict[str, str]:
    node = {key: row[key] for key in DIMENSIONS if row.get(key) and row[key] != "合计"}
    if "科目编码" in node:
        node.pop("名目", None)
    return node


def _sums(data: Data, name: str, rows: list[Data]) -> Iterator[str]:
    """Stated wholes beside the sum of their stated parts, in each dimension by itself."""
    for column in COLUMNS:
        cells = [(_node(row), number(data, row.get(column))) for row in rows]
        cells = [(node, value) for node, value in cells if value is not None]
        for whole, total in cells:
            for dimension in DIMENSIONS:
                parts = [(node, value) for node, value in cells if _below(node, whole, dimension)]
                if not parts or not _complete(rows, column, whole, dimension, parts):
                    continue
                margin = Decimal("0.005") * (len(parts) + 1)
                if abs(total - sum(value for _, value in parts)) > margin:
                    yield f"{name} {column} {sorted(whole.items())} by {dimension}"
                if any(value > total + CENT for _, value in parts):
                    yield f"{name} {column} {sorted(whole.items())} part by {dimension}"


def _below(node: dict[str, str], whole: dict[str, str], dimension: str) -> bool:
    """Whether a node is a direct part of another in one dimension and agrees in all others."""
    others = [key for key in DIMENSIONS if key != dimension]
    if dimension not in node or any(node.get(key) != whole.get(key) for key in others):
        return False
    if dimension == "科目编码" and node.get("支出性质") != "基本支出":
        return False
    mine, above = node[dimension], whole.get(dimension, "")
    if dimension == "科目编码":
        return (bool(above) and mine != above and mine.startswith(above)) or not above
    return ABOVE.get(mine, "") == above


def _complete(
    rows: list[Data], column: str, whole: dict[str, str], dimension: str, parts: list[Any]
) -> bool:
    """Whether the parts are all: by nature the prescribed ones; else no listed one is empty."""
    names = {node[dimension] for node, _ in parts}
    if dimension == "支出性质":
        return WHOLE_BY_NATURE.get(whole.get(dimension, ""), {"?"}) <= names
    spoken = {node[dimension] for row in rows if (node := _node(row)) and dimension in node
              and ABOVE.get(node[dimension], "") == whole.get(dimension, "")}  # fmt: skip
    return dimension == "科目编码" or spoken <= names


def _row(data: Data, name: str, row: Data) -> Iterator[str]:
    """A row's own columns: no more received than budgeted, no more spent than there is."""
    have = {key: number(data, row.get(key)) for key in (*COLUMNS, "上年结转", "年末结转结余")}
    known = {key: value for key, value in have.items() if value is not None}
    carried = known.get("上年结转", Decimal(0))
    for less, more in (
        ("支出决算", "全年预算"),
        ("支出决算", "实际到位"),
        ("实际到位", "全年预算"),
    ):
        if less in known and more in known and known[less] > known[more] + carried + CENT:
            yield f"{name} {less} over {more}"
    if {"上年结转", "实际到位", "支出决算", "年末结转结余"} <= known.keys():
        left = carried + known["实际到位"] - known["支出决算"]
        if abs(left - known["年末结转结余"]) > 2 * CENT:
            yield f"{name} carry-over"
    of_year = [known[key] for key in COLUMNS[2:] if known.get(key)]
    if len(of_year) > 1 and max(of_year) > 8 * min(of_year):
        yield f"{name} magnitudes"
    bound = row.get("支出性质") == "公用经费" or "三公" in name or "采购" in name
    if (bound and {"年初预算", "支出决算"} <= known.keys()) and (
        known["支出决算"] > known["年初预算"] + CENT
    ):
        yield f"{name} over its first budget"


def _whole_cell(data: Data, column: str, nature: str = "合计") -> Decimal | None:
    rows = (data.get("收支") or {}).get("明细") or ()
    for row in rows:
        if _node(row) == ({} if nature == "合计" else {"支出性质": nature}):
            value = number(data, row.get(column))
            if value is not None:
                return value
    return None


def _wholes(data: Data) -> Iterator[str]:
    """What cannot be more than all spending: three public expenses, purchases, what is examined."""
    spent = _whole_cell(data, "支出决算")
    if spent is None:
        return
    for key in ("三公经费", "政府采购"):
        rows = (data.get("收支") or {}).get(key) or []
        parts = [number(data, row.get("支出决算")) for row in rows if row["名目"] != "合计"]
        if sum(value for value in parts if value is not None) > spent + CENT:
            yield f"{key} over all spending"
    examined = number(data, (data.get("评价") or {}).get("抽查资金"))
    if examined is not None and examined > spent + CENT:
        yield "抽查资金 over all spending"


def project_total(data: Data, project: Data, column: str) -> Decimal | None:
    """A project's whole in one column: its row without a name, else the sum of the others."""
    rows = project.get("资金") or []
    cells = [(_node(row), number(data, row.get(column))) for row in rows]
    for node, value in cells:
        if not node and value is not None:
            return value
    values = [value for node, value in cells if node]
    return sum(values, Decimal(0)) if values and None not in values else None


def _projects(data: Data) -> Iterator[str]:
    projects = data.get("项目列表") or []
    for column in ("年初预算", "支出决算"):
        whole = _whole_cell(data, column, "项目支出")
        parts = [project_total(data, one, column) for one in projects]
        known = [value for value in parts if value is not None]
        if whole is not None and known and sum(known) > whole + CENT * len(known):
            yield f"projects over 项目支出 in {column}"
    for index, project in enumerate(projects):
        spent = project_total(data, project, "支出决算")
        for row in project.get("绩效指标") or ():
            words = ("支出", "经费", "保险费", "金额")
            if row.get("度量单位") in UNITS and any(word in row["名称"] for word in words):
                actual = number(data, f"{row.get('完成值')}{row['度量单位']}")
                if actual is not None and spent is not None and abs(actual - spent) > CENT:
                    yield f"project {index} spent and {row['名称']}"


def _assets(data: Data) -> Iterator[str]:
    rows = {row["类别"]: {k: number(data, v) for k, v in row.items() if k != "类别"}
            for row in data.get("固定资产") or ()}  # fmt: skip
    whole = rows.get("合计", {})
    parts = [row for name, row in rows.items() if name != "合计"]
    for column, total in whole.items():
        cells = [row.get(column) for row in parts]
        known = [cell for cell in cells if cell is not None]
        is_whole = total is not None and known and len(known) == len(cells)
        if is_whole and abs(total - sum(known)) > CENT * len(known):
            yield f"固定资产 {column}"
    for name, row in rows.items():
        names = ("年初原值", "本年增加", "本年处置", "年末原值")
        cells = [row.get(key) for key in names]
        if None not in cells:
            first, more, less, last = (cell for cell in cells if cell is not None)
            if abs(first + more - less - last) > 2 * CENT:
                yield f"固定资产 {name} closing"
        for less_key, more_key in (("年初净值", "年初原值"), ("年末净值", "年末原值"),
                                   ("在用原值", "年末原值")):  # fmt: skip
            low, high = row.get(less_key), row.get(more_key)
            if low is not None and high is not None and low > high + CENT:
                yield f"固定资产 {name} {less_key} over {more_key}"


# People, weights, scores


def _posts(data: Data) -> Iterator[str]:
    department = data["部门"]
    posts, staff = department.get("编制") or {}, department.get("实有人员") or {}
    if posts and staff and _whole(staff) > _whole(posts):
        yield "more staff than posts"
    for kind in posts if posts.keys() == staff.keys() else ():
        if int(staff[kind]) > int(posts[kind]):
            yield f"more {kind} staff than posts"
    divisions, count = department.get("内设机构"), department.get("内设机构数")
    if divisions and count and len(divisions) != int(count):
        yield "divisions"


def _whole(counts: Data) -> int:
    return sum(int(value) for value in counts.values())


def _weights(data: Data) -> Iterator[str]:
    for table in indicator_tables(data):
        rows = at(data, table)
        weights = [_weight(row) for row in rows]
        known = [weight for weight in weights if weight is not None]
        if known and len(known) < len(rows):
            yield f"{table} not all weighed"
        elif known and sum(known) not in (90, 100):
            yield f"{table} weights"
        for row in rows:
            index = row["名称"]
            points = [plain(one.get("分值")) for one in row.get("评分点") or ()]
            stated = plain(row.get("分值"))
            if (stated is not None and points and None not in points) and (
                stated != sum(value for value in points if value is not None)
            ):
                yield f"{table} {index} weight and its criteria"


def _weight(row: Data) -> Decimal | None:
    if plain(row.get("分值")) is not None:
        return plain(row["分值"])
    points = [plain(one.get("分值")) for one in row.get("评分点") or ()]
    return None if not points or None in points else sum(points)  # type: ignore[arg-type]


def _got(row: Data) -> Decimal | None:
    if plain(row.get("得分")) is not None:
        return plain(row["得分"])
    points = [plain(one.get("得分")) for one in row.get("评分点") or ()]
    return None if not points or None in points else sum(points)  # type: ignore[arg-type]


def _scores(data: Data) -> Iterator[str]:
    for table in indicator_tables(data):
        rows = at(data, table)
        for row in rows:
            yield from _score(data, f"{table} {row['名称']}", row)
        got = [_got(row) for row in rows]
        total = _stated_total(data, table)
        if total is not None and got and None not in got:
            extra = Decimal(0)
            if sum(w for w in map(_weight, rows) if w is not None) == 90:
                extra = 10 * (_execution(data, table) or Decimal(1))
            want = sum(value for value in got if value is not None) + extra
            if abs(want - total) > Decimal("0.011"):
                yield f"{table} total score"
    for key in ("自评", "评价"):
        owner = data.get(key) or {}
        score = plain(owner.get("得分"))
        if score is not None and score > 100:
            yield f"{key} over 100"
        if score is not None and owner.get("等级") in ("优", "良", "中", "差"):
            band = "优" if score >= 90 else "良" if score >= 80 else "中" if score >= 60 else "差"
            if band != owner["等级"]:
                yield f"{key} grade"


def _stated_total(data: Data, table: Path) -> Decimal | None:
    if table[-1] == "评价指标":
        owner = data["评价"]
    elif table[0] == "绩效指标列表":
        owner = data.get("自评") or {}
    else:
        owner = at(data, table[:-1]).get("自评") or {}
    return plain(owner.get("得分"))


def _execution(data: Data, table: Path) -> Decimal | None:
    if table[0] == "绩效指标列表":
        cells = [_whole_cell(data, column) for column in ("支出决算", "全年预算")]
    else:
        project = at(data, table[:-1])
        cells = [project_total(data, project, column) for column in ("支出决算", "全年预算")]
    spent, budget = cells
    return min(spent / budget, Decimal(1)) if spent is not None and budget else None


def _score(data: Data, name: str, row: Data) -> Iterator[str]:
    weight, got = _weight(row), _got(row)
    if weight is not None and got is not None and got > weight:
        yield f"{name} over its weight"
    points = row.get("评分点") or ()
    stated = plain(row.get("得分"))
    parts = [plain(one.get("得分")) for one in points]
    if (stated is not None and points and None not in parts) and (
        stated != sum(value for value in parts if value is not None)
    ):
        yield f"{name} score and its criteria"
    target, actual = plain(row.get("指标值")), plain(row.get("完成值"))
    if None not in (weight, got, target, actual) and row.get("计算符号"):
        want = _by_rule(row["计算符号"], target, actual, weight)  # type: ignore[arg-type]
        if want is not None and abs(want - got) > _precision(got):  # type: ignore[arg-type]
            yield f"{name} score by its figures"
    for number_, one in enumerate(points):
        full, score = plain(one.get("分值")), plain(one.get("得分"))
        if full is None or score is None:
            continue
        if score > full:
            yield f"{name} {number_} over its weight"
        want = _by_method(data, one, full)
        if want is not None and all(abs(want_ - score) > Decimal("0.006") for want_ in want):
            yield f"{name} {number_} score by its method"


def _precision(score: Decimal) -> Decimal:
    """How far a score typed with so many decimals may be from the exact one."""
    return Decimal("0.5").scaleb(max(-2, int(score.as_tuple().exponent))) + Decimal("0.001")


def _by_rule(sign: str, target: Decimal, actual: Decimal, weight: Decimal) -> Decimal | None:
    met = {"≥": actual >= target, ">": actual > target, "≤": actual <= target,
           "<": actual < target, "=": actual == target}[sign]  # fmt: skip
    if met:
        return weight
    if sign in ("≥", ">") or (sign == "=" and actual < target):
        return (actual * weight / target).quantize(CENT, ROUND_HALF_UP) if target else None
    return None if sign == "=" and target else Decimal(0) if sign == "=" else None


def _by_method(data: Data, one: Data, full: Decimal) -> tuple[Decimal, ...] | None:
    """The scores that a criterion's method allows, as far as its value is typed here."""
    value, method = plain(one.get("取值")), one.get("计分方法")
    if method == "达标":
        return (Decimal(0), full)
    if method == "扣分" and value is not None and plain(one.get("每次扣分")) is not None:
        return (max(Decimal(0), full - value * Decimal(one["每次扣分"])),)
    if method == "问卷比例":
        match = re.fullmatch(r"【=(?:评价\.)?问卷\.([^.】]+)】", one.get("取值") or "")
        for survey in (data.get("评价") or {}).get("问卷") or ():
            for question in survey.get("题目") or ():
                if match and question.get("简称") == match[1] and question.get("选项"):
                    first = int(next(iter(question["选项"].values())))
                    share = Decimal(first) / int(survey["有效份数"])
                    return ((share * full).quantize(CENT, ROUND_HALF_UP),)
    return None


# Counts, dates


def _surveys(data: Data) -> Iterator[str]:
    for number_, survey in enumerate((data.get("评价") or {}).get("问卷") or ()):
        counts = [survey.get(key) for key in ("有效份数", "收回份数", "发放份数")]
        known = [int(count) for count in counts if count]
        if any(one > other for one, other in pairwise(known)):
            yield f"survey {number_} valid, returned, distributed"
        for question in survey.get("题目") or ():
            options = [int(count) for count in (question.get("选项") or {}).values()]
            if question["题型"] == "单选" and options and sum(options) != int(survey["有效份数"]):
                yield f"survey {number_} {question.get('简称')}"
            if any(count > int(survey["有效份数"]) for count in options):
                yield f"survey {number_} {question.get('简称')} over valid"


def _counts(data: Data) -> Iterator[str]:
    for row in data.get("成效") or ():
        done, whole = plain(row.get("本年")), plain(row.get("总数"))
        if done is not None and whole is not None and done > whole:
            yield f"成效 {row['名称']} over its whole"
    for name, count in Counter(row["名称"] for row in data.get("项目列表") or ()).items():
        if count > 1:
            yield f"project {name} twice"
    yield from _same_names(data)


def _same_names(data: Data) -> Iterator[str]:
    """Two indicators of one name in a table; one name with two targets."""
    targets: dict[str, set[str]] = {}
    for table in indicator_tables(data):
        if table[-1] == "评价指标":
            continue
        seen = Counter(row["名称"] for row in at(data, table))
        for name, count in seen.items():
            if count > 1:
                yield f"{table} {name} twice"
        if len(table) == 1 or len(data["项目列表"]) == 1:
            for row in at(data, table):
                targets.setdefault(row["名称"], set()).add(str(row.get("指标值")))
    for name, values in targets.items():
        if len(values) > 1:
            yield f"{name} with two targets"


def _dates(data: Data) -> Iterator[str]:
    year, evaluation = int(data["年度"]), data.get("评价") or {}
    order = [evaluation.get(key) for key in ("开始日期", "结束日期", "出具日期")]
    known = [one for one in order if one]
    if any(one > other for one, other in pairwise(known)):
        yield "dates of the evaluation"
    if known and int(known[0][:4]) <= year:
        yield "evaluated before the year ended"
    feedback, adopted = evaluation.get("反馈日期"), evaluation.get("采纳填表日期")
    if feedback and known and feedback < known[0]:
        yield "feedback before the evaluation"
    if feedback and adopted and adopted < feedback:
        yield "adopted before the feedback"
    latest = max([year + 1, *(int(one[:4]) for one in known)])
    for index, row in enumerate(data.get("成文") or ()):
        if row.get("成文日期") and int(row["成文日期"][:4]) <= year:
            yield f"成文 {index} before the year ended"
    yield from _papers(data, latest)


def _papers(data: Data, latest: int) -> Iterator[str]:
    """Papers' numbers beside their dates."""
    for index, row in enumerate(data.get("文件") or ()):
        match = re.search(r"〔(\d{4})〕", row.get("文号") or "")
        if match and row.get("发文日期") and row["发文日期"][:4] != match[1]:
            yield f"文件 {index} number and date"
        if match and int(match[1]) > latest:
            yield f"文件 {index} of the future"
    for index, row in enumerate(data.get("项目列表") or ()):
        match = re.search(r"〔(\d{4})〕", row.get("文号") or "")
        if match and row.get("资金下达日期") and row["资金下达日期"][:4] != match[1]:
            yield f"project {index} number and date"


# Names, references, units


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


def _names(data: Data) -> Iterator[str]:
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


def _references(data: Data) -> Iterator[str]:
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


def _units(data: Data) -> Iterator[str]:
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
