"""Names in narratives: other years, other places, names spelt two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.checks.about import About
from reportgen.checks.finding import WARNING, Raised
from reportgen.checks.near import near, neighbours, one_apart, other_places, shortened
from reportgen.checks.rule import rule
from reportgen.checks.sources import PUBLISHED
from reportgen.checks.typed import QUOTED, narrative
from reportgen.lazily import pattern
from reportgen.model import Evaluation, Path, Person

_YEAR = pattern(r"(\d{4})年度(?=(?:的)?(?:部门|整体支出|项目支出|预算|绩效|自评|决算|评价))")
_NAMED_YEAR = pattern(r"20\d{2}")
_ANY_YEAR = pattern(r"(?<!\d)(20\d{2})年")
#: What says that another year is meant: the one before or after, a comparison, a span.
_OTHER_YEAR = pattern("(上|下|去|比|较|同比|至|到|—|-|自|从|起|历年|以来|跨)$")
#: What is said of the year before in this year's report.
_LAST = pattern("结转|结余|整改|应用|本年|上年|去年|今年")
#: A name of fewer characters has too many neighbours.
_SHORTEST = 5


@rule(
    "TXT007",
    "正文写了别的年度",
    WARNING,
    remedy="改成报告年度；确实说别的年度的，写明“上年”或用引号引用",
    source=PUBLISHED,
)
def other_year(about: About) -> Iterator[Raised]:
    """正文写“某年度部门整体支出”“某年度预算”等，年度不是报告的年度。

    借用上年的文字时常有一处没有改。引号、书名号里的名称，与上年比较的句子，不算。

    有问题：

    ```yaml
    文字: {履职绩效: 2023年度部门整体支出绩效目标全部完成。}
    ```

    没有问题：

    ```yaml
    文字: {履职绩效: 2024年度部门整体支出绩效目标全部完成，落实《2023年度绩效评价结果应用方案》。}
    ```
    """
    own = str(about.year.fiscal_year)
    for line in narrative(about):
        text = without_projects(about, line.text) if "年度" in line.text else ""
        for found in _YEAR.finditer(text):
            before = line.text[max(0, found.start() - 4) : found.start()]
            sentence = re.split("[。；]", line.text[found.start() :])[0]
            if found[1] != own and not (_OTHER_YEAR.search(before) or _LAST.search(sentence)):
                message = f"正文写“{found.group()}…”，报告年度是{own}年"
                yield Raised(line.path, message, {"正文": found[1], "年度": own})


@rule(
    "TXT021",
    "正文没有提到报告年度，提到的是别的年度",
    WARNING,
    remedy="核对“年度”和正文",
    source=PUBLISHED,
)
def never_this_year(about: About) -> Iterator[Raised]:
    """正文多次写到某一年，却一次也没有写到报告年度：年度填错了，或者整篇借用了别的年度的文字。

    有问题：

    ```yaml
    文字: {履职绩效: 2023年，安全生产形势稳定；2023年全年没有发生较大以上事故。}
    ```

    没有问题：

    ```yaml
    文字: {履职绩效: 2024年，安全生产形势稳定；与2023年相比事故减少，2023年有17起。}
    ```
    """
    counted: Counter[str] = Counter()
    where: dict[str, Path] = {}
    for line in narrative(about):
        for year in _ANY_YEAR.findall(line.text) if "年" in line.text else ():
            counted[year] += 1
            where.setdefault(year, line.path)
    own = str(about.year.fiscal_year)
    if counted and own not in counted:
        year, times = counted.most_common(1)[0]
        if times > 1:
            message = f"正文{times}次写到{year}年，没有写到报告年度{own}年"
            yield Raised(where[year], message, {"正文": year, "年度": own})


@rule(
    "TXT008",
    "名称与部门、单位名称只差一个字",
    WARNING,
    remedy="改正名称，或写成引用【=部门.名称】",
    source=PUBLISHED,
)
def near_names(about: About) -> Iterator[Raised]:
    """正文或文件标题里的一个名称，与部门、财政部门、评价机构等的名称只差一个字，是笔误，或者是别的地方的单位。

    有问题：

    ```yaml
    部门: {名称: 清河市应急管理局, 地区: 清河市}
    文字: {履职绩效: 清江市应急管理局认真履行职责。}
    ```

    没有问题：

    ```yaml
    部门: {名称: 清河市应急管理局, 地区: 清河市}
    文字: {履职绩效: 清河市应急管理局认真履行职责，接受某州应急管理局指导。}
    ```
    """
    names = dict.fromkeys(name for name, _ in _names(about) if len(name) >= _SHORTEST)
    own, region = about.year.department.name, about.year.department.region
    for line in narrative(about):
        others = (*other_places(own, region, line.text), *shortened(own, region, line.text))
        for name in names:
            for found in (*neighbours(name, line.text), *(others if name == own else ())):
                if found not in names:
                    message = f"正文写“{found}”，数据中是“{name}”"
                    yield Raised(line.path, message, {"正文": found, "数据": name})
    for number, paper in enumerate(about.year.documents or ()):
        for name in names:
            for found in neighbours(name, paper.title or ""):
                message = f"标题写“{found}”，数据中是“{name}”"
                path = ("文件", number, "标题")
                yield Raised(path, message, {"标题": found, "数据": name})


@rule(
    "TXT013",
    "同一名称有两种写法",
    WARNING,
    remedy="改成一致",
    source=PUBLISHED,
)
def spelt_twice(about: About) -> Iterator[Raised]:
    """数据里两处的单位名称只差一个字，或同一个电话有两个姓名，多半是同一个单位、同一个人写成了两样。

    有问题：

    ```yaml
    评价:
      评价机构: 某省正审会计师事务所
      人员: [{角色: 组长, 姓名: 张三, 单位: 某省正甯会计师事务所}]
    ```

    没有问题：

    ```yaml
    评价:
      评价机构: 某省正审会计师事务所
      人员: [{角色: 组长, 姓名: 张三, 单位: 某省正审会计师事务所}]
    ```
    """
    seen: dict[str, Path] = {}
    for name, path in _names(about):
        if len(name) < _SHORTEST:
            continue
        for other in seen:
            if other != name and near(name, other):
                message = f"“{name}”与另一处的“{other}”只差一个字"
                yield Raised(path, message, {"此处": name, "另一处": other})
        seen.setdefault(name, path)
    people: dict[str, str] = {}
    for spot in about.spots(Person):
        phone, called = spot.value.phone, spot.value.name
        other = people.setdefault(phone, called) if phone else called
        if len(other) == len(called) and one_apart(called, other):
            message = f"“{called}”与“{other}”的电话相同，名字只差一个字"
            yield Raised(spot.at("姓名"), message, {"此处": called, "另一处": other})


def without_projects(about: About, text: str) -> str:
    """A text with the names of projects that have a year in them blanked out."""

    def make() -> tuple[str, ...]:
        names = (one.name for one in about.year.projects or ())
        return tuple(name for name in names if _NAMED_YEAR.search(name))

    for name in about.once("projects_with_years", make):
        text = text.replace(name, QUOTED * len(name))
    return text


def _names(about: About) -> Iterator[tuple[str, Path]]:
    """The names of departments and firms that the data have, each with its place."""
    department = about.year.department
    for key in ("名称", "简称", "财政部门", "所属政府"):
        name = getattr(department, key)
        if name:
            yield name, ("部门", key)
    for spot in about.spots(Evaluation):
        for key in ("委托单位", "评价机构"):
            name = getattr(spot.value, key)
            if name:
                yield name, spot.at(key)
    for spot in about.spots(Person):
        if spot.value.organisation:
            yield spot.value.organisation, spot.at("单位")
    for number, project in enumerate(about.year.projects or ()):
        for key in ("主管部门", "实施单位"):
            name = getattr(project, key)
            if name:
                yield name, ("项目列表", number, key)
