"""Surveys, counts and dates."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tests.checks.judge.plain import Data, at, indicator_tables, plain


def surveys(data: Data) -> Iterator[str]:
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


def counts(data: Data) -> Iterator[str]:
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


def dates(data: Data) -> Iterator[str]:
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
