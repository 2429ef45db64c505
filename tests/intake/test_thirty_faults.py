"""One data file with more than thirty faults, every one of them reported in one run."""

from pathlib import Path

import pytest

from reportgen.errors import IntakeError, Problem
from tests.support import load_text, problems_of

FILE = r"""版本: 2
年度: 24
金额单位: 万
小数位: 两位半
空白按零: 也许
格式: sichuan/department-self
部门名称: 某局
部门:
  名称: 某市应急管理局
  name: 某市应急局
  简称: "某局\x07"
  地区: 某市
  行政级别: 地
  行政级别: 市
  行政区画代码: "510000"
  规范简称: 某局
  财政部门: *bureau
  所属政府: &city 某市人民政府
  机构规格: !!str 正科级
  主要职责:
    - 承担应急管理工作。
    -
  机构: 局机关
  编制: {行政: 13人左右, 事业: 1,200}
  实有人员: [{类别: 行政, 人数: -1}]
  完全不相干的名称: 1
收支:
  明细:
    - {资金来源: 一般公共预算, 支出性质: 基本支出, 支出决算: 九百余万}
    - {资金来源: 一般公共预算, 支出性质: 项目支出, 年初预算: 4,814,130.68}
    - {资金来源: 政府性基金, 支出决算: 5}
    - {支出性质: 人员经费, 支出决算: 95.58%}
    - {支出性质: 公用经费, 支出决算: 3～5}
    - {名目: 培训, 支出决算: 1}
    - {名目: 培训, 支出决算: "12,34"}
    - {名目: 会议, 支出决算: 1}
    - {名目: 会议, 支出决算: 2}
  三公经费: {合计: 3}
固定资产:
  - 类别：设备
成效:
  - {名称: 排查隐患, 单位: 处, 本年: 很多}
主要任务:
  - 标题: 甲
    内容: 支出【=收支.合计.支出决算】，其中【=收支.合计.支出绝算】
  - 标题: 甲
    内容: 见【=收支.合计】和【=部门.主要职责】
  - 标题: 丙
    内容: 见【=收支.合计.支出决算
项目列表:
  - {名称: 甲项目, 简称: 甲}
  - {名称: 乙项目, 简称: 甲}
  - {名称: 丙项目, 资金下达日期: 2024-02-30}
  - 年度目标: 无
自评:
  得分: 九十七分半
  评价结论: "好\ud83d"
  [一, 二]: 三
  文字: [甲]
文件:
  - {简称: 通知, 标题: 关于自评的通知, 用途: [评价通知]}
  - {简称: 通知, 标题: 关于评价的通知, 用途: [评价通知]}
  - {简称: , 标题: 办法, 用途: [评价依据]}
文字:
  履职绩效: {甲: 乙}
豁免：无: 无
"""

EXPECTED = [
    (1, "version", "版本", "这份数据是第2版，本软件只认识到第1版，请升级软件"),
    (2, "value", "年度", "不能识别“24”，需要年份，如2024；年份写全四位"),
    (3, "value", "金额单位", "是否为“万元”"),
    (4, "value", "小数位", "不能识别“两位半”，需要不小于零的整数"),
    (5, "value", "空白按零", "不能识别“也许”，需要“是”或“否”"),
    (
        6,
        "shape",
        "格式",
        "应当是列表（每项一行，以“- ”开头），读到的是文字“sichuan/department-self”",
    ),
    (7, "unknown", "部门名称", "中没有“部门名称”这一项，是否为“部门”"),
    (10, "twice", "部门.名称", "“name”与第9行的“名称”是同一项，请删除一处"),
    (11, "value", "部门.简称", "“U+0007”，需要可以打印的文字，第3个字符是控制字符；请删除"),
    (13, "value", "部门.行政级别", "不能识别“地”，需要以下之一：省、市、县、乡"),
    (14, "twice", "部门.行政级别", "“行政级别”重复，第13行已经填过，请删除一处"),
    (15, "unknown", "部门.行政区画代码", "是否为“行政区划代码”"),
    (16, "computed", "部门.规范简称", "由系统计算（简称；没有的用全称），不用填写，请删除"),
    (17, "alias", "部门.财政部门", "不能用别名“*bureau”引用别处，请直接写出内容"),
    (18, "anchor", "部门.所属政府", "不能设锚点“&city”，请直接写出内容"),
    (19, "tag", "部门.机构规格", "不能用标签“tag:yaml.org,2002:str”"),
    (22, "missing", "部门.主要职责第2项", "这一项空着，请填写或删除"),
    (23, "shape", "部门.机构", "应当是列表（每项一行，以“- ”开头），读到的是文字“局机关”"),
    (24, "value", "部门.编制第1项.人数", "要填准确数，请去掉“约”“余”一类的字"),
    (24, "thousands", "部门.编制", "“200”像是被逗号拆开的金额：花括号里的金额不能带千分位逗号"),
    (25, "value", "部门.实有人员第1项.人数", "请填整数，不带小数和负号"),
    (26, "unknown", "部门.完全不相干的名称", "“部门”中没有“完全不相干的名称”这一项"),
    (29, "value", "收支.明细第1项.支出决算", "要填准确数"),
    (30, "thousands", "收支.明细第2项", "“814”像是被逗号拆开的金额"),
    (30, "thousands", "收支.明细第2项", "“130.68”像是被逗号拆开的金额"),
    (31, "value", "收支.明细第3项.资金来源", "是否为“政府性基金预算”"),
    (32, "value", "收支.明细第4项.支出决算", "这里不填百分数"),
    (33, "value", "收支.明细第5项.支出决算", "一格只填一个数"),
    (35, "value", "收支.明细第7项.支出决算", "千分位逗号须每三位一个"),
    (37, "rows", "收支.明细第9项", "与第8项重复（会议），请合并成一行"),
    (38, "shape", "收支.三公经费", "应当是列表（每项一行，以“- ”开头），读到的是分组"),
    (40, "shape", "固定资产第1项", "“类别：设备”；名称后的冒号要用英文“:”加空格"),
    (42, "value", "成效第1项.本年", "不能识别“很多”，需要一个数量，如8.7万余"),
    (45, "reference", "主要任务第1项（甲）.内容", "没有“支出绝算”，是否为“支出决算”"),
    (
        47,
        "reference",
        "主要任务第2项（甲）.内容",
        "印不出来：这是一组内容，请写出其中的一项，如【=收支",
    ),
    (47, "reference", "主要任务第2项（甲）.内容", "印不出来：这是列表，请写出其中的一项"),
    (49, "value", "主要任务第3项.内容", "需要以“】”结束的引用；请补上“】”"),
    (52, "rows", "项目列表第2项", "与第1项的简称相同，引用时分不清，请改成不同的简称"),
    (53, "value", "项目列表第3项.资金下达日期", "2024年2月没有30日"),
    (54, "missing", "项目列表第4项.名称", "缺少必填的“名称”（项目名称，不含文号）"),
    (56, "value", "自评.得分", "不能识别“九十七分半”，需要一个数"),
    (57, "value", "自评.评价结论", "第2个字符是残缺的字符（如半个表情符号）"),
    (58, "key", "自评", "名称必须是一个词，不能是列表或分组"),
    (59, "shape", "自评.文字", "应当是各段文字（名称: 内容），读到的是列表"),
    (62, "rows", "文件第2项", "与第1项的简称相同"),
    (63, "missing", "文件第3项.简称", "必填，不能空着（在正文中引用时的短名称）"),
    (65, "shape", "文字.履职绩效", "应当是段落，读到的是分组"),
    (66, "colon", "豁免：无", "“豁免：无”中用了全角冒号，请改成英文冒号“:”并空一格"),
]

#: The faults that name the known word most like the one found.
NEAREST = {
    "金额单位": "万元",
    "部门名称": "部门",
    "部门.行政区画代码": "行政区划代码",
    "收支.明细第3项.资金来源": "政府性基金预算",
    "主要任务第1项（甲）.内容": "支出决算",
}


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    return problems_of(load_text, tmp_path_factory.mktemp("faults"), FILE, "全部错误.yaml")


def test_every_fault_is_reported_once_at_its_line_and_path(problems: list[Problem]) -> None:
    found = [(one.place.line, one.code, one.path) for one in problems]
    assert [(line, code, path) for line, code, path, _ in EXPECTED] == found


@pytest.mark.parametrize(("number", "words"), [(n, row[3]) for n, row in enumerate(EXPECTED)])
def test_each_message_says_what_is_wrong_and_what_to_do(
    problems: list[Problem], number: int, words: str
) -> None:
    assert words in problems[number].message


@pytest.mark.parametrize(("path", "nearest"), NEAREST.items())
def test_the_nearest_known_name_is_given(problems: list[Problem], path: str, nearest: str) -> None:
    assert [nearest] == [one.nearest for one in problems if one.path == path]


def test_no_other_fault_names_a_nearest_name(problems: list[Problem]) -> None:
    assert set(NEAREST) == {one.path for one in problems if one.nearest}


def test_every_fault_has_a_column(problems: list[Problem]) -> None:
    assert [] == [str(one) for one in problems if one.place.column < 1]


def test_every_value_that_cannot_be_read_says_what_was_found_and_expected(
    problems: list[Problem],
) -> None:
    values = [one for one in problems if one.code in ("value", "shape")]
    assert [] == [str(one) for one in values if not (one.found and one.expected)]


def test_every_sentence_names_the_file(problems: list[Problem]) -> None:
    assert [] == [str(one) for one in problems if not str(one).startswith("全部错误.yaml，第")]


def test_every_sentence_is_chinese(problems: list[Problem]) -> None:
    english = ("expected", "found", "mapping", "scalar", "sequence", "Error", "None")
    assert [] == [str(one) for one in problems if any(word in one.message for word in english)]


def test_the_error_counts_its_problems(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=f"^数据中有{len(EXPECTED)}处问题："):
        load_text(tmp_path, FILE)
