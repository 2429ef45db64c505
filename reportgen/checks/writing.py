"""How narratives are written (正文写法): numbers of documents, numbering, hints, punctuation."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.about import About
from reportgen.checks.finding import ERROR, WARNING, Raised
from reportgen.checks.rule import rule
from reportgen.checks.sources import FORM, PAGE, PUBLISHED, PUNCTUATION
from reportgen.checks.spots import Spot, words_of
from reportgen.checks.typed import Line, lines_in, narrative
from reportgen.lazily import pattern
from reportgen.model import Document, Indicator, Point, Project

_YEAR_IN_BRACKETS = pattern(r"[\[\uff3b(（【〈](?:19|20)\d{2}[\]\uff3d)）】〉]")
_NUMBER = pattern(rf"[一-鿿]{_YEAR_IN_BRACKETS.pattern}\s*第?\d+号")
_NUMBERED = pattern(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[）)]|\d{1,2}[、．]"
    r"|\d{1,2}\.(?!\d)|[①-⑳])"
)
_HINT = pattern(
    r"【待填|【请|[（(]请?填写|[（(]此处|（示例）|此处填写|填写说明|请在此|(?i:lorem ipsum)|[×]{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|\uff0a{2,}"
)
_HALF_WIDTH = pattern(r"[一-鿿][,;:?!()]|[,;:?!()][一-鿿]")
_DOUBLED = pattern("[。，、；：]{2,}")
_PAIRS = (("（", "）"), ("“", "”"), ("《", "》"), ("〈", "〉"), ("〔", "〕"), ("【", "】"))
#: Rows of one list often say the same: projects the usual, indicators 同上.
_ALIKE = (Project, Indicator)
#: A paragraph shorter than this may well stand twice.
_LONG = 20


@rule(
    "TXT009",
    "文号的年份没有用六角括号",
    WARNING,
    remedy="改成〔〕，如某财〔2024〕6号",
    source=PAGE,
)
def brackets(about: About) -> Iterator[Raised]:
    """文号里的年份用了方括号、圆括号，应当用六角括号〔〕。

    有问题：

    ```yaml
    文字: {职责引言: "职责由道政办发[2020]34号文件规定。"}
    ```

    没有问题：

    ```yaml
    文字: {职责引言: 职责由道政办发〔2020〕34号文件规定。}
    ```
    """
    for spot in about.spots(Document, Project):
        number = getattr(spot.value, "number", None) or getattr(spot.value, "document_number", None)
        if number and _YEAR_IN_BRACKETS.search(number):
            yield Raised(spot.at("文号"), f"文号“{number}”的年份应当用〔〕", {"填报": number})
    for line in narrative(about):
        for found in _NUMBER.finditer(line.raw) if "号" in line.raw else ():
            message = f"“{found.group()}”的年份应当用〔〕"
            yield Raised(line.path, message, {"正文": found.group()})


@rule(
    "TXT010",
    "手写的序号",
    WARNING,
    remedy="删去序号，由版式生成；分条的文字每条前写“- ”",
    source=FORM,
)
def numbering(about: About) -> Iterator[Raised]:
    """段落、标题、职责或分条的开头手写了“一、”“（二）”“3.”之类的序号。

    序号由版式按层级生成，手写的会重复、跳号。“一是”“**二是**”是正文，不算序号。

    有问题：

    ```yaml
    文字: {履职绩效: 3、开展安全生产检查。}
    ```

    没有问题：

    ```yaml
    文字: {履职绩效: 一是开展安全生产检查1413次；二是整改隐患。}
    ```
    """
    for line in _written(about):
        found = _NUMBERED.match(line.raw.strip())
        if found is not None:
            message = f"“{line.raw.strip()[:15]}”的开头手写了序号“{found.group()}”"
            yield Raised(line.path, message, {"正文": found.group()})


@rule(
    "TXT011",
    "没有删去的填写提示",
    ERROR,
    remedy="填上内容，或删去提示",
    source=FORM,
)
def hints(about: About) -> Iterator[Raised]:
    """正文里留着【待填】、××、XX、（请填写）之类的提示或占位符。

    有问题：

    ```yaml
    文字: {履职绩效: 全年开展检查XX次。}
    ```

    没有问题：

    ```yaml
    文字: {履职绩效: 全年开展检查1413次。}
    ```
    """
    for line in _written(about):
        found = _HINT.search(line.raw)
        if found is not None:
            around = line.raw[max(0, found.start() - 6) : found.end() + 6]
            yield Raised(line.path, f"“{around}”里留着“{found.group()}”", {"正文": found.group()})


@rule(
    "TXT012",
    "中文里用了半角标点",
    WARNING,
    remedy="改成全角标点：，；：？！（）",
    source=PUNCTUATION,
)
def half_width(about: About) -> Iterator[Raised]:
    """汉字旁边用了半角的逗号、分号、冒号、括号等。

    有问题：

    ```yaml
    文字: {履职绩效: "开展检查,整改隐患。"}
    ```

    没有问题：

    ```yaml
    文字: {履职绩效: 开展检查，整改隐患；值班时间为8:30。}
    ```
    """
    for line in _written(about):
        found = _HALF_WIDTH.search(line.text)
        if found is not None:
            around = line.raw[max(0, found.start() - 5) : found.end() + 5]
            yield Raised(line.path, f"“{around}”里有半角标点", {"正文": found.group()})


@rule(
    "TXT018",
    "同一段文字写了两遍",
    WARNING,
    remedy="删去一处",
    source=PUBLISHED,
)
def twice(about: About) -> Iterator[Raised]:
    """部门的正文里有两段完全相同的文字。各个项目的套话不算。

    有问题：

    ```yaml
    自评:
      改进建议:
        - {标题: 甲, 内容: 加强绩效管理队伍建设，组织业务培训，提高绩效管理水平。}
        - {标题: 乙, 内容: 加强绩效管理队伍建设，组织业务培训，提高绩效管理水平。}
    ```

    没有问题：

    ```yaml
    自评:
      改进建议:
        - {标题: 甲, 内容: 加强绩效管理队伍建设，组织业务培训，提高绩效管理水平。}
        - {标题: 乙, 内容: 完善内部控制制度，规范资金审批程序，严格按合同约定付款。}
    ```
    """
    seen: dict[str, Line] = {}
    for line in narrative(about):
        if len(line.raw) < _LONG or any(isinstance(one, _ALIKE) for one in line.owners):
            continue
        first = seen.setdefault(line.raw, line)
        if first is not line:
            where = ".".join(str(step) for step in first.path if isinstance(step, str))
            message = f"“{line.raw[:15]}…”与“{where}”中的一段相同"
            yield Raised(line.path, message, {"正文": line.raw})


@rule(
    "TXT019",
    "标点重复或括号、引号不成对",
    WARNING,
    remedy="删去多余的标点，补上缺的一半",
    source=PUNCTUATION,
)
def unpaired(about: About) -> Iterator[Raised]:
    """正文里有“。。”“，。”等连用的标点，或者一段文字、一个文件标题里的括号、引号、书名号不成对。

    有问题：

    ```yaml
    文字: {履职绩效: 开展检查（含“回头看”1413次。}
    ```

    没有问题：

    ```yaml
    文字: {履职绩效: 开展检查（含“回头看”）1413次。}
    ```
    """
    titles = (line for spot in about.spots(Document) for line in _titles(spot))
    for line in (*_written(about), *titles):
        doubled = _DOUBLED.search(line.text)
        if doubled is not None:
            message = f"“{line.raw[max(0, doubled.start() - 6) : doubled.end()]}”标点重复"
            yield Raised(line.path, message, {"正文": doubled.group()})
        for left, right in _PAIRS:
            if line.raw.count(left) != line.raw.count(right):
                message = f"“{line.raw[:15]}…”里“{left}”和“{right}”不成对"
                yield Raised(line.path, message, {"正文": left + right})
                break


def _written(about: About) -> tuple[Line, ...]:
    """The narratives, and the titles of items."""

    def make() -> tuple[Line, ...]:
        titles = (line for spot in about.spots(Point) for line in _titles(spot))
        return (*narrative(about), *titles)

    return about.once("written", make)


def _titles(spot: Spot) -> Iterator[Line]:
    """The title of a point or a document, as a line."""
    for words in words_of(spot):
        if words.info.key == "标题":
            yield from lines_in(words)
