"""What a pack's YAML files may say: the same field metadata as the evaluation year."""

from __future__ import annotations

from datetime import date

from reportgen.amounts import UNITS, Points, Quantity
from reportgen.model import fields as f
from reportgen.model.criteria import TIERS
from reportgen.model.fields import Kind
from reportgen.model.listing import Listing
from reportgen.model.record import record
from reportgen.packs.grades import Grade, GradeTable

#: The version of pack files this library reads.
VERSION = 1


@record("来源")
class Reference:
    """Where a rule of the pack is from."""

    title: str = f.text("标题", "通知、标准或公开报告的标题", required=True)
    number: str | None = f.text("文号", "发文字号")
    issued_on: date | None = f.date("日期", "发文或公开的日期")
    note: str | None = f.text("说明", "用到了什么")
    verified: bool | None = f.yes_no("已核实", "是否读过原文")


@record("模板包")
class PackSpec:
    """A province's manifest: ``pack.yaml``."""

    version: int = f.count("版本", "模板包文件的版本", required=True)
    region: str = f.text("地区", "适用的地区，如某省", required=True)
    region_code: str = f.text("行政区划代码", "GB/T 2260 代码", required=True)
    sources: Listing[Reference] = f.list_of(
        Reference, "来源", "各项规定的出处", required=True, keys=("title",)
    )
    extends: str | None = f.text("沿用", "在哪个模板包的基础上改，写它的文件夹名；只写不同的内容")


@record("编号方案")
class SchemeSpec:
    """A named list of levels: 一、 （一） 1. （1）."""

    name: str = f.text("名称", "方案的名称", required=True)
    levels: Listing[str] = f.list_of(
        Kind.TEXT, "层级", "从高到低，每级写第一个序号的样子", required=True
    )
    is_list: bool | None = f.yes_no("列项", "是否为列项：遇到标题或其他段落重新编号")


@record("编号样式")
class StyleSpec:
    """Which level the paragraphs of a style print."""

    style: str = f.text("样式", "Word里的样式名称", required=True)
    place: str = f.text("级", "方案名称和级，如“正文 1”", required=True)


@record("段落样式")
class NarrativeSpec:
    """The styles of narrative blocks."""

    headings: Listing[str] | None = f.list_of(Kind.TEXT, "小标题", "段落里小标题的样式，从高到低")
    items: str | None = f.text("列项", "段落里列项的样式")
    table: str | None = f.text("表格", "段落里表格的样式")
    cell: str | None = f.text("表格文字", "段落里表格的文字的样式")
    head: str | None = f.text("表头", "段落里表格第一行的文字的样式")
    picture: str | None = f.text("图", "图片所在段落的样式")
    caption: str | None = f.text("图题", "图片下面图题的样式，用“编号样式”编号")


@record("检查界限")
class TuningSpec:
    """The threshold of a tunable check in one format."""

    rule: str = f.text("规则", "检查规则的编号", required=True)
    limit: Quantity = f.quantity("界限", "这个格式的界限", required=True)


@record("定性档次")
class TierSpec:
    """From which share of its points on a qualitative indicator is in a tier, in one format."""

    name: str = f.choice("名称", "档次的名称", *TIERS, required=True)
    least: Quantity = f.quantity("下限", "这一档最少得分值的百分之几，含本数", required=True)


@record("改动文字")
class RewordingSpec:
    """Words of a template that a variant has otherwise, where it needs no template of its own."""

    old: str = f.text("原文", "模板里的文字，一字不差，在一段之内", required=True)
    new: str = f.text("改为", "换成的文字，可以写标签", required=True)


@record("格式")
class FormatSpec:
    """One document a pack prints: ``FORMAT.yaml``."""

    version: int = f.count("版本", "格式文件的版本", required=True)
    title: str = f.text("标题", "文档的标题，也用于文件名", required=True)
    subject: str = f.choice("对象", "一个部门一份，还是一个项目一份", "部门", "项目", required=True)
    first_year: int | None = f.year("起始年度", "从哪个年度起使用")
    last_year: int | None = f.year("终止年度", "用到哪个年度为止")
    unit: str = f.choice("金额单位", "文档中金额的单位", *UNITS, required=True)
    places: int = f.count("小数位", "金额的小数位数", unit="位", most=8, required=True)
    grouping: bool | None = f.yes_no("千分位", "金额是否加千分位逗号")
    rate_places: int | None = f.count(
        "百分率小数位", "百分率的小数位数；空着为2", unit="位", most=8
    )
    grades: GradeTable | None = f.list_of(
        Grade, "等级划分", "从高到低，各等级的名称和下限", view=GradeTable, keys=("name",)
    )
    rate_points: Points | None = f.points("执行率分值", "表中预算执行率占几分；不计分的空着")
    rate_method: str | None = f.choice(
        "执行率计分",
        "预算执行率怎样计分；空着为比例，区间为财预〔2021〕101号的分档",
        "比例",
        "区间",
    )
    tiers: Listing[TierSpec] | None = f.list_of(
        TierSpec, "定性档次", "定性指标三档各从分值的百分之几起；空着为80、60、0", keys=("name",),
        short=("name", "least"),
    )  # fmt: skip
    tuned: Listing[TuningSpec] | None = f.list_of(
        TuningSpec, "检查界限", "可调的检查规则在这个格式里的界限", keys=("rule",),
        short=("rule", "limit"),
    )  # fmt: skip
    schemes: Listing[SchemeSpec] = f.list_of(
        SchemeSpec, "编号方案", "标题和列项怎样编号", required=True, keys=("name",)
    )
    numbered: Listing[StyleSpec] = f.list_of(
        StyleSpec,
        "编号样式",
        "哪种样式印哪一级",
        required=True,
        keys=("style",),
        short=("style", "place"),
    )
    narrative: NarrativeSpec | None = f.part("段落样式", "正文段落里各种内容的样式", NarrativeSpec)
    outline: Listing[str] | None = f.list_of(Kind.TEXT, "大纲", "规定的各级标题，带序号，一行一个")
    reworded: Listing[RewordingSpec] | None = f.list_of(
        RewordingSpec, "改动文字", "沿用别的模板包时，模板里改动的文字", keys=("old",),
        short=("old", "new"),
    )  # fmt: skip
    verified: bool | None = f.yes_no("已核实", "大纲是否与财政部门通知原文核对过")
