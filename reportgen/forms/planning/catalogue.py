"""The sheets of a workbook (填报表): which facts stand on which, and what is said at their heads.

Every entered field of the model has its place here or follows from it; a test holds that. What is
on a sheet in detail (columns, units, help, choices) comes from the fields themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

#: Where rows belong that are of one project each: the column that names it.
PROJECT = "项目"


@attrs.frozen
class Entry:
    """One sheet: its title, its parts, and the sentence at its head.

    ``pages`` are the parts whose single fields stand one below the other; ``lists`` the lists whose
    rows it holds, by the word that tells them apart. ``of`` is 项目 where each row is of a project.
    """

    title: str
    help: str
    pages: tuple[tuple[str, ...], ...] = ()
    lists: Mapping[str, tuple[str, ...]] = attrs.Factory(dict)
    of: str = ""


def _list(title: str, help: str, *path: str, of: str = "") -> Entry:
    return Entry(title, help, lists={path[-1]: path}, of=of)


def _several(title: str, help: str, base: tuple[str, ...], *keys: str, of: str = "") -> Entry:
    return Entry(title, help, lists={key: (*base, key) for key in keys}, of=of)


_ITEMS = (
    "评价原则", "评价方法", "评价标准", "工作过程", "绩效分析", "主要经验", "存在问题", "改进建议",
)  # fmt: skip
_ITEMS_HELP = "一条一行；“栏目”选这一条写在报告的哪一部分，序号不用写，印的时候自动编"
_SCORES_HELP = "一个评分点一行；同一指标的几个评分点接着写，指标的各栏只在第一行填写"


def _evaluation(title: str, key: str, scores: str, *, of: str = "") -> tuple[Entry, ...]:
    """The sheets of one evaluation, without its single fields and passages."""
    base = (key,)
    return (
        _list(f"{title}人员", "评价工作组成员和联系人，一人一行", *base, "人员", of=of),
        _several(f"{title}内容", _ITEMS_HELP, base, *_ITEMS, of=of),
        _list(scores, _SCORES_HELP, *base, "评价指标", of=of),
        _list(
            "问卷" if title == "评价" else f"{title}问卷",
            "一个选项一行；同一问卷的各题、同一题的各选项接着写，问卷和题目的各栏只在第一行填写",
            *base, "问卷", of=of,
        ),
        _list(f"{title}反馈意见", "对评价报告的意见，一条一行", *base, "反馈意见", of=of),
    )  # fmt: skip


_MONEY_HELP = "没有的写0，不清楚的空着；合计不用填，系统计算；用不到的行可以删除"
_TEXTS_HELP = "一段一行，按“写什么”填写；一格里可以分几段（Alt+Enter换行），太长的接着写在下一行"

#: The sheets in the order of the workbook.
CATALOGUE: tuple[Entry, ...] = (
    Entry("基本情况", "逐项填写“内容”一栏", pages=((), ("部门",), ("收支",))),
    _list("主要职责", "一条一行，不写序号", "部门", "主要职责"),
    _list("机构", "部门本级和下属单位，一个一行", "部门", "机构"),
    _list("内设机构", "内设机构（股室），一个一行", "部门", "内设机构"),
    _several(
        "人员", "一类人员一行；“栏目”选这一行是编制数、实有人数还是别的", ("部门",),
        "编制", "实有人员", "离退休人员", "领导职数",
    ),
    _list("收支", f"按资金来源和支出性质，空着的一栏表示合计；{_MONEY_HELP}", "收支", "明细"),
    _list(
        "经济分类", f"按支出经济分类科目，一个科目一行，每行都写支出性质；{_MONEY_HELP}",
        "收支", "经济分类",
    ),
    _list("资金级次", f"按资金来自哪一级财政；{_MONEY_HELP}", "收支", "分级次"),
    _list("三公经费", _MONEY_HELP, "收支", "三公经费"),
    _list("政府采购", _MONEY_HELP, "收支", "政府采购"),
    _list("其他口径", "与“收支”口径不同的数只填在这里，“名目”写口径的名称", "收支", "其他口径"),
    _list("资产", f"一类资产一行；{_MONEY_HELP}", "固定资产"),
    _list("年度任务", "一项任务一行，不写序号", "主要任务"),
    _list("绩效目标", "一个目标一行；总体目标、年度目标、分项目标用“类别”分开", "绩效目标"),
    _list("指标", "随部门预算设定的年度绩效指标，一个指标一行", "绩效指标列表"),
    _list("项目", "一个项目一行；金额填在“项目资金”，指标填在“项目指标”", "项目列表"),
    _list("项目资金", f"“项目”写项目的简称或名称；{_MONEY_HELP}", "资金", of=PROJECT),
    _list("项目目标", "分条的具体目标，一条一行，不写序号", "具体目标", of=PROJECT),
    _list("项目指标", "一个指标一行；“项目”写项目的简称或名称", "绩效指标", of=PROJECT),
    *_evaluation("项目自评", "自评", "项目自评评分", of=PROJECT),
    Entry(
        "项目文字", _TEXTS_HELP, lists={"项目": ("文字",), "自评": ("自评", "文字")}, of=PROJECT
    ),
    Entry("自评", "部门自评的情况，逐项填写“内容”一栏", pages=(("自评",),)),
    *_evaluation("自评", "自评", "自评评分"),
    Entry("评价工作", "上级或第三方评价的情况，逐项填写“内容”一栏", pages=(("评价",),)),
    *_evaluation("评价", "评价", "评分"),
    _list("成效", "正文里要用两次以上、或与上年比较的数，一个数一行", "成效"),
    Entry(
        "文字", _TEXTS_HELP,
        lists={"年度": ("文字",), "自评": ("自评", "文字"), "评价": ("评价", "文字")},
    ),
    _list("文件", "报告引用的法规、通知和制度，一个文件一行", "文件"),
    _list("图片", "图片文件与本工作簿放在同一个文件夹里，一张一行", "图片"),
    _list("成文", "每份印成的报告一行：落款、日期、附件", "成文"),
    _list("豁免", "检查指出、确实无误的，写明规则编号、对象和理由，一条一行", "豁免"),
)  # fmt: skip

#: What headings say where a field's own title would not tell it from others, by its path.
HEADINGS: Mapping[tuple[str, ...], str] = {
    ("部门", "名称"): "部门名称",
    ("部门", "简称"): "部门简称",
}
