"""Counts, scores, grades and satisfaction typed in narratives against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from reportgen.amounts import Points
from reportgen.amounts.decimals import HUNDRED, exact, quantize, rounded
from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, WARNING, Raised
from reportgen.checks.grades import grade_bands, grade_of
from reportgen.checks.rule import rule
from reportgen.checks.sources import PUBLISHED
from reportgen.checks.typed import Line, is_of_others, narrative
from reportgen.lazily import pattern
from reportgen.model import Department, Evaluation, Question, Statistic

_GRADE = pattern(
    "(?:评价等级|综合等级|等级|等次|评价结果|总体评价|综合评价|评价结论)(?:评定)?(?:为|是|：)“?"
    "(优秀|优|良好|良|中等|中|一般|较差|差)”?(?=[，。；、）\\s]|等次|等级|$)"
)
_SCORE = pattern(
    r"(?:(?:自评|综合|评价|绩效|总|最终)(?:得分|评分|(?P<full>总?分))|(?:^|[。；])(?:最终)?得分)"
    r"(?:为|是|达到|：)?(?P<typed>\d+(?:\.\d+)?)分"
)
_SATISFIED = pattern(r"满意(?:度|率)(?:为|是|达到?了?|：)?(\d+(?:\.\d+)?)[%％](?!以上|以下|左右)")
#: Names of one grade.
_ALIKE = {"优秀": "优", "良好": "良", "中等": "中", "一般": "中", "较差": "差"}
_SAID = "(?:总数|人员|人数|职工|共有|共|为|数)*"


@rule(
    "TXT014",
    "正文中的等级与得分不符",
    WARNING,
    remedy="改正正文；等级可以不写，由格式按得分印出",
    source=PUBLISHED,
)
def grade_words(about: About) -> Iterator[Raised]:
    """正文写的评价等级，不是得分所在的那一档。

    有问题：

    ```yaml
    评价: {得分: 90.34, 评价结论: 预算执行较好，总体评价为良好。}
    ```

    没有问题：

    ```yaml
    评价: {得分: 90.34, 评价结论: 预算执行较好，总体评价为优。}
    ```
    """
    bands = grade_bands(about)
    for line in narrative(about):
        for found in _GRADE.finditer(line.raw) if "为" in line.raw or "是" in line.raw else ():
            got = _score(about, line)
            right = grade_of(got.value, bands) if got is not None else None
            if right is not None and _alike(found[1]) != _alike(right):
                message = f"正文写“{found.group()}”，得分{got}属于“{right}”"
                yield Raised(line.path, message, {"正文": found[1], "应为": right})


@rule(
    "TXT015",
    "正文中的得分与数据不符",
    ERROR,
    remedy="改正正文，或写成引用【=自评.综合得分】",
    source=PUBLISHED,
)
def score_words(about: About) -> Iterator[Raised]:
    """正文写的自评得分、综合得分，与数据中的总得分不同。

    有问题：

    ```yaml
    自评: {得分: 97, 文字: {自评质量: 整体绩效自评得分为79分。}}
    ```

    没有问题：

    ```yaml
    自评: {得分: 97, 文字: {自评质量: 整体绩效自评得分为97分。}}
    ```
    """
    for line in narrative(about):
        for found in _SCORE.finditer(line.text) if "分" in line.text else ():
            got = _score(about, line)
            others = _evaluation(about, line)
            second = others.projects_score if others is not None else None
            typed = Points(exact(found["typed"]))
            if found["full"] and typed.value == HUNDRED:
                continue  # what can be got, not what was got
            if got is not None and typed != got and typed != second:
                message = f"正文写“{found.group()}”，数据的总得分是{got}"
                yield Raised(line.path, message, {"正文": typed, "应为": got})


@rule(
    "TXT016",
    "正文中的满意度与问卷不符",
    WARNING,
    remedy="改正正文，或写成引用【=评价.问卷.…】",
    source=PUBLISHED,
)
def satisfaction_words(about: About) -> Iterator[Raised]:
    """正文写的满意度，不是问卷任何一题的占比，也不是任何满意度指标的值。

    没有问卷的年度不查。

    有问题：

    ```yaml
    评价:
      评价结论: 群众满意度为99.87%。
      问卷: [{调查对象: 公众, 有效份数: 194, 题目: [{题干: 满意吗？, 题型: 单选, 选项: {满意: 192, 不满意: 2}}]}]
    ```

    没有问题：

    ```yaml
    评价:
      评价结论: 群众满意度为98.97%。
      问卷: [{调查对象: 公众, 有效份数: 194, 题目: [{题干: 满意吗？, 题型: 单选, 选项: {满意: 192, 不满意: 2}}]}]
    ```
    """
    shares = [spot.value.positive_share for spot in about.spots(Question)]
    known = [one.percent for one in shares if one is not None and one.percent is not None]
    if not known:
        return
    for table in about.indicators:
        for one in table.rows:
            if "满意" in one.name:
                known += [rounded(number, 4) for number in about.figures(one) if number is not None]
    for line in narrative(about):
        for found in _SATISFIED.finditer(line.text) if "满意" in line.text else ():
            typed, places = Decimal(found[1]), len(found[1].partition(".")[2])
            if not any(quantize(one, places) == typed for one in known):
                shown = "、".join(dict.fromkeys(f"{quantize(one, 2)}%" for one in known[:5]))
                message = f"正文写“{found.group()}”，数据中的满意度是{shown}"
                yield Raised(line.path, message, {"正文": typed, "数据": shown})


@rule(
    "TXT017",
    "正文中的个数与数据不符",
    WARNING,
    remedy="改正正文，或写成引用",
    source=PUBLISHED,
)
def count_words(about: About) -> Iterator[Raised]:
    """正文写的编制、在职人数、内设机构、重点（抽查）项目、问卷份数或成效，与数据不同。

    有问题：

    ```yaml
    部门: {编制: {行政: 13, 事业: 58}}
    文字: {部门背景: 我局编制71名，内设机构若干。}
    成效: [{名称: 生产安全事故, 单位: 起, 本年: 8, 上年: 17}]
    自评: {评价结论: 全年发生生产安全事故18起。}
    ```

    没有问题：

    ```yaml
    部门: {编制: {行政: 13, 事业: 58}}
    文字: {部门背景: 我局编制71名，内设机构若干。}
    成效: [{名称: 生产安全事故, 单位: 起, 本年: 8, 上年: 17}]
    自评: {评价结论: 全年发生生产安全事故8起，上年17起。}
    ```
    """
    counts = _counts(about)
    for line in narrative(about):
        for way, words, known in counts:
            for found in way.finditer(line.text):
                typed = next(group for group in found.groups() if group)
                clause = re.split("[，。；：]", line.text[: found.start()])[-1]
                if exact(typed) not in known and not is_of_others(clause):
                    shown = "、".join(f"{one.normalize():f}" for one in known)
                    message = f"正文写“{found.group()}”，数据中{words}是{shown}"
                    yield Raised(line.path, message, {"正文": typed, "数据": shown})


def _counts(about: About) -> list[tuple[re.Pattern[str], str, list[Decimal]]]:
    """What is counted: how a narrative says it, what it is, the numbers that the data have."""
    department, projects = about.year.department, about.year.projects
    surveys = [
        survey
        for one in (about.year.self_evaluation, about.year.evaluation)
        for survey in (one.surveys or () if one else ())
    ]
    posts = department.authorised_posts or ()
    staff = department.staff or ()
    found: list[tuple[str, str, list[Any]]] = [
        (rf"编制{_SAID}(\d+)[名个人]", "编制",
         [department.authorised_total, *(one.count for one in posts)]),
        (rf"(?:在职|实有){_SAID}(\d+)[名人]", "在职人员",
         [department.staff_total, *(one.count for one in staff)]),
        (rf"内设(?:机构|股室|科室){_SAID}(\d+)个|(\d+)个内设(?:机构|股室|科室)|内设(\d+)个(?:机构|股室|科室)",
         "内设机构", [department.division_total]),
        (rf"(?<![拟批将])退休{_SAID}(\d+)[名人]", "退休人员", _retired(department)),
        (rf"下属(?:单位|机构|事业单位){_SAID}(\d+)个|(\d+)个下属(?:单位|机构|事业单位)", "下属单位",
         _below(department)),
        (rf"(?:预算|自评|绩效|支出)项目{_SAID}(\d+)个|(\d+)个(?:预算|自评|绩效)项目", "项目",
         [projects.size, projects.key_count, projects.sampled_count] if projects else []),
        (rf"重点项目{_SAID}(\d+)个|(?<!的)(\d+)个重点项目", "重点项目",
         [projects.key_count if projects else None]),
        (rf"抽查项目{_SAID}(\d+)个|抽查(\d+)个项目", "抽查项目",
         [projects.sampled_count if projects else None]),
        (rf"有效问卷{_SAID}(\d+)份", "有效问卷", [one.valid for one in surveys]),
        (rf"发放(?:调查)?问卷{_SAID}(\d+)份", "发放问卷", [one.distributed for one in surveys]),
    ]  # fmt: skip
    made = [
        (re.compile(form), words, [exact(one) for one in known if one is not None])
        for form, words, known in found
    ]
    for spot in about.spots(Statistic):
        made.append(_statistic(spot.value))
    return [one for one in made if one[2]]


def _retired(department: Department) -> list[int | None]:
    """How many may be said to be retired: at year end, of one kind, in the year."""
    lines = department.retirees or ()
    known = [department.retirees_total, *(one.count for one in lines), department.retired_in_year]
    return known if lines else []


def _below(department: Department) -> list[int | None]:
    """How many organs may be said to be below the department: all listed, or all but itself."""
    count = department.unit_count
    groups = department.unit_groups or ()
    return [count, count - 1, *(one.size for one in groups)] if count else []


def _statistic(one: Statistic) -> tuple[re.Pattern[str], str, list[Decimal]]:
    """A statistic's name followed by a number and its unit."""
    values = [value for value in (one.value, one.previous, one.whole) if value is not None]
    exactly = [value.value for value in values] if all(v.is_exact for v in values) else []
    form = rf"{re.escape(one.name)}(?:共|为|是)?(\d+(?:\.\d+)?){re.escape(one.unit)}"
    return re.compile(form), one.name, exactly


def _evaluation(about: About, line: Line) -> Evaluation | None:
    """The evaluation that a line speaks of: the one it stands in, else the year's."""
    own = [one for one in line.owners if isinstance(one, Evaluation)]
    if own:
        return own[-1]
    if line.path[:1] == ("项目列表",):
        return None
    return about.year.self_evaluation or about.year.evaluation


def _score(about: About, line: Line) -> Points | None:
    found = _evaluation(about, line)
    return None if found is None else found.total_score


def _alike(name: str) -> str:
    return _ALIKE.get(name, name)
