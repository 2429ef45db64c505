"""A made-up report of about 40 pages, as large as the largest real ones, and the values for it.

6 chapters, 24 sections, 31 sub-sections and 14 projects are 75 headings; 121 paragraphs with four
values each, 14 projects of four paragraphs, 8 tables, a header with values, a footer with the page
number. ``template(finished=True)`` is the same template for a program that has no numbering and no
filters: numbers are typed, values are taken to be finished texts.
"""

from collections.abc import Iterator, Sequence

from synthetic_data import COLUMNS, FILTERS, FIXED, LOOPED
from wordml import docx, row, table, tag_row, typed

from reportgen.amounts import Counter, Scheme
from reportgen.word import Level, Printer, Settings

SCHEME = Scheme.parse("正文", ["一、", "（一）", "1."])
SETTINGS = Settings(
    printer=Printer("万元"),
    levels={f"标题 {level}": Level(SCHEME, level) for level in (1, 2, 3)},
)

CHAPTERS = (
    "部门基本情况",
    "部门财政资金收支情况",
    "部门整体绩效管理情况",
    "项目支出绩效情况",
    "评价结论",
    "存在问题和改进建议",
)
SECTIONS = ("总体情况", "管理和执行", "完成情况分析", "结果和应用")
DETAILS = ("目标设定情况", "制度执行情况")
PROJECTS = (3, 3)  # the last section of the fourth chapter lists the projects

OPENINGS = (
    "{名称}年初预算安排{预算}，当年实际支出{决算}，预算执行率为{执行率}。资金拨付及时，手续完备，",
    "截至年末，{名称}共完成{数量}项，占全年任务的{执行率}，较上年{变动}。各项任务逐项落实，责任到人，",
    "根据年初批复，{名称}安排资金{预算}，年中调整后为{决算}，同比{变动}，上半年全部下达，",
    "在{名称}方面，全年投入{决算}，其中财政拨款{预算}，惠及全县各乡镇群众，满意度为{执行率}，",
    "{名称}于{完成日}通过验收，结论为合格，结算金额{决算}，比概算节约的部分占{执行率}，",
    "为保障{名称}，本年从{预算}中列支{决算}，涉及{数量}个村（社区），全年进度快于时间进度，",
    "{名称}的绩效目标分解为{数量}条指标，按资金计算完成{执行率}，较上年{变动}，",
)
CLOSINGS = (
    "支出范围、标准和程序符合财务管理制度，没有截留、挤占、挪用和虚列支出。",
    "过程可查，没有因进度延误而追加投入的情形，也没有擅自改变用途的情形。",
    "调整事项均履行了集体决策程序，依据充分，资料归档完整，公开及时。",
    "受访群众认为办事流程有所简化，等候时间缩短，窗口服务态度较好。",
    "结余资金已按规定交回财政，固定资产及时登记入账，账账相符、账实相符。",
    "有关合同经法律顾问审核，付款节点与合同约定一致，质保金按期退还。",
    "对发现的三个问题已逐一列出清单、明确时限，年底前全部整改到位。",
    "专家组抽查了台账、影像和原始凭证，认为数据来源清楚、口径前后一致。",
    "与同类地区相比，单位成本处于中等偏低水平，仍有进一步压减的余地。",
    "下一步将把监控频次由每季度一次改为每月一次，偏差超过一成即予预警。",
    "因汛期施工受阻，部分工程顺延，但未影响全年目标，也未增加预算。",
)
ABOUT = (
    "{名称}由{说明}负责实施，年初预算{预算}，实际支出{决算}，于{完成日}完工并投入使用。",
    "项目共完成{数量}处，预算执行率{执行率}，总投资较上年{变动}，产出指标全部达到年初目标。",
    "{% if 项.公开 %}招标结果和资金使用情况按期公开{% else %}尚有部分资料没有公开{% endif %}，"
    "后续管护由{说明}承担，管护经费列入年度预算。",
)


def template(finished: bool = False) -> bytes:
    return docx(
        *_Writer(finished).body(),
        styles=STYLES,
        header=typed("{{ 单位 }}{{ 年度 }}年度绩效自评报告（{{ 状态 }}）", "header", 1),
        footer=_PAGE,
        core="<dc:title></dc:title>",
    )


class _Writer:
    """Writes the body from top to bottom, counting headings and paragraphs as it goes."""

    def __init__(self, finished: bool) -> None:
        self._finished = finished
        self._counter = Counter()
        self._written = 0

    def body(self) -> Iterator[str]:
        yield typed("{{ 单位 }}部门整体支出绩效自评报告", "Title")
        yield typed("编制单位：{{ 单位 }}　编制日期：{{ 编制日 }}　负责人：{{ 负责人 }}", "Body", 2)
        yield from self._sentences(5)
        for chapter, name in enumerate(CHAPTERS):
            yield self._heading(name, 1)
            yield from self._sentences(1)
            for section, about in enumerate(SECTIONS):
                yield from self._section(chapter, section, about)

    def _section(self, chapter: int, section: int, about: str) -> Iterator[str]:
        yield self._heading(about, 2)
        yield from self._sentences(2)
        if (chapter, section) == PROJECTS:
            yield from self._projects()
        else:
            is_long = section == 1 or (chapter in (0, 1) and section == 0)
            for detail in DETAILS[: 1 + is_long]:
                yield self._heading(detail, 3)
                yield from self._sentences(2)
        yield from self._tables(chapter, section)

    def _heading(self, text: str, level: int) -> str:
        number = self._counter.next(SCHEME, level) if self._finished else ""
        return typed(number + text, f"Heading{level}", level)

    def _sentences(self, count: int) -> Iterator[str]:
        for _ in range(count):
            at = self._written
            text = OPENINGS[at % len(OPENINGS)] + CLOSINGS[at % len(CLOSINGS)]
            self._written += 1
            yield typed(self._filled(text, f"事项{self._written}"), "Body", self._written)

    def _projects(self) -> Iterator[str]:
        yield typed("{%p for 项 in 项目列表 %}", "Tag")
        number = "{{ loop.index }}." if self._finished else ""
        yield typed(number + self._filled("{名称}", "项"), "Heading3", 3)
        for seed, text in enumerate(ABOUT):
            yield typed(self._filled(text, "项"), "Body", seed)
        yield typed("{%p endfor %}", "Tag")

    def _filled(self, text: str, owner: str) -> str:
        """The sentence with a tag for each of its fields."""
        for field in FILTERS:
            text = text.replace(f"{{{field}}}", tag(owner, field, self._finished))
        return text

    def _tables(self, chapter: int, section: int) -> Iterator[str]:
        if section == 1 and chapter < len(LOOPED):
            name, (_, columns) = list(LOOPED.items())[chapter]
            fields = COLUMNS[:columns]
            yield looped(
                f"行 in {name}", fields, [tag("行", field, self._finished) for field in fields]
            )
        if section == 3 and chapter < len(FIXED):
            yield self._fixed(FIXED[chapter])

    def _fixed(self, name: str) -> str:
        fields = COLUMNS[1:5]
        rows = [row([cell_text(field) for field in ("项目", *fields)], repeats=True)]
        for line in range(1, 11):
            tags = [tag(f"{name}{line}", field, self._finished) for field in fields]
            rows.append(row([cell_text(text, line) for text in (f"第{line}类支出", *tags)]))
        return table(rows, len(fields) + 1, "Grid")


def tag(owner: str, field: str, finished: bool = False) -> str:
    """The output tag of a field, with the filter that prints it."""
    known = FILTERS[field]
    shown = f"|{known}" if known and not finished else ""
    return f"{{{{ {owner}.{field}{shown} }}}}"


def looped(loop: str, heads: Sequence[str], tags: Sequence[str]) -> str:
    """A table that has a row for each element of a list: ``行 in 明细``."""
    rows = (
        row([cell_text(head) for head in heads], repeats=True),
        tag_row(typed(f"{{%tr for {loop} %}}", "Cell")),
        row([cell_text(text, place) for place, text in enumerate(tags)]),
        tag_row(typed("{%tr endfor %}", "Cell")),
    )
    return table(rows, len(heads), "Grid")


def cell_text(text: str, seed: int = 0) -> str:
    return typed(text, "Cell", seed, '<w:sz w:val="21"/>')


def _style(name: str, word: str, inner: str, kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{word}"/>'
        f'<w:qFormat/>{inner}</w:style>'
    )  # fmt: skip


def _font(family: str, half_points: int) -> str:
    return (
        f'<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"'
        f' w:eastAsia="{family}" w:cs="Times New Roman"/><w:sz w:val="{half_points}"/></w:rPr>'
    )


_LINE = '<w:spacing w:line="579" w:lineRule="exact"/>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
STYLES = "".join((
    f'<w:docDefaults><w:rPrDefault>{_font("仿宋_GB2312", 32)}</w:rPrDefault></w:docDefaults>',
    _style("Normal", "Normal", f"<w:pPr>{_LINE}</w:pPr>").replace(
        'w:styleId="Normal"', 'w:default="1" w:styleId="Normal"'),
    _style("Title", "Title", f'<w:pPr>{_LINE}<w:jc w:val="center"/></w:pPr>{_font("宋体", 44)}'),
    *(_style(f"Heading{level}", f"heading {level}", f"<w:pPr>{_LINE}{_INDENT}"
             f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>{_font(family, 32)}')
      for level, family in enumerate(("黑体", "楷体_GB2312", "仿宋_GB2312"), 1)),
    _style("Body", "Body Text", f'<w:pPr>{_LINE}{_INDENT}<w:jc w:val="both"/></w:pPr>'),
    _style("Cell", "表格文字", f'<w:pPr><w:jc w:val="center"/></w:pPr>{_font("宋体", 21)}'),
    _style("Tag", "标签", f'<w:pPr>{_LINE}</w:pPr>'),
    _style("header", "header", f'<w:pPr><w:jc w:val="center"/></w:pPr>{_font("宋体", 18)}'),
    _style("footer", "footer", f'<w:pPr><w:jc w:val="center"/></w:pPr>{_font("宋体", 28)}'),
    _style("Grid", "Table Grid", f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>",
           "table"),
))  # fmt: skip
_PAGE = (
    '<w:p><w:pPr><w:pStyle w:val="footer"/></w:pPr><w:r><w:t>— </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> —</w:t></w:r></w:p>'
)
