"""The published reports' own mistakes, put back into the samples, are found with both figures."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen import read
from reportgen.checks import INFO, check
from tests.samples import all_files

Data = dict[str, Any]
FILES = {file.stem.partition("-")[0]: file for file in all_files()}


def mapping(file: Path) -> Data:
    data: Data = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    return data


def graver(data: Data) -> set[tuple[str, str]]:
    """The findings above info."""
    found = check(read(data).year)
    return {(one.code, str(one)) for one in found if one.severity is not INFO}


def rows(data: Data, *path: Any) -> Any:
    for step in path:
        data = data[step]
    return data


def put(*path: Any, value: Any) -> Callable[[Data], None]:
    """Put a value where a path leads."""

    def change(data: Data) -> None:
        rows(data, *path[:-1])[path[-1]] = value

    return change


def say(sentence: str, *path: Any) -> Callable[[Data], None]:
    """Add a sentence to a passage."""

    def change(data: Data) -> None:
        here = rows(data, *path[:-1]) if path[:-1] else data
        here[path[-1]] = (here.get(path[-1]) or "") + f"\n{sentence}"

    return change


def row_named(listed: list[Data], name: str, key: str = "名称") -> Data:
    return next(row for row in listed if row.get(key) == name)


def criterion(data: Data, indicator: str, number: int) -> Data:
    rows: list[Data] = row_named(data["评价"]["评价指标"], indicator)["评分点"]
    return rows[number]


def unwaive(data: Data) -> None:
    data.pop("豁免", None)


def no_additions(data: Data) -> None:
    row = row_named(data["固定资产"], "合计", "类别")
    row["本年增加"], row["年末原值"] = "0", "1000821.00"


def full_points(data: Data) -> None:
    criterion(data, "应急管理能力提升", 0)["得分"] = "4.00"


def general_budget(data: Data) -> None:
    lines = data["收支"]["明细"]
    lines.append({"资金来源": "一般公共预算", "支出决算": "1298.53"})
    row_named(lines, "378.71", "支出决算")["支出决算"] = "391.74"


def twenty_yuan(data: Data) -> None:
    row_named(data["收支"]["经济分类"], "30239", "科目编码")["支出决算"] = "20元"


def more_than_sixty(data: Data) -> None:
    row_named(data["绩效指标列表"], "危化企业检查次数")["指标值"] = "60余"


def repeated_paragraph(data: Data) -> None:
    points = data["自评"]["改进建议"]
    points.append({"标题": "又一条", "内容": points[0]["内容"]})


def firm(data: Data) -> None:
    data["评价"]["人员"][1]["单位"] = "云南昆甯会计师事务所（普通合伙）"


def another_item(data: Data) -> None:
    data["收支"]["政府采购"][0]["名目"] = "货特"


def forty_points(data: Data) -> None:
    row = row_named(data["评价"]["评价指标"], "应急物资管理")
    row["分值"] = "2"


def total_with_full_points(data: Data) -> None:
    data["评价"]["得分"] = "90.36"


def title_of_another_city(data: Data) -> None:
    paper = row_named(data["文件"], "工作总结", "简称")
    paper["标题"] = paper["标题"].replace("泸水市", "泸州市")


def evaluator_misspelt(data: Data) -> None:
    data["评价"]["评价机构"] = "云南昆甯会计师事务所（普通合伙）"


def bracket_missing(data: Data) -> None:
    paper = row_named(data["文件"], "市机构改革方案", "简称")
    paper["标题"] = paper["标题"].replace("〈", "")


def square_brackets(data: Data) -> None:
    paper = row_named(data["文件"], "绩效实施意见", "简称")
    paper["文号"] = "石发[2019]8号"


def indicator_of_another_rate(data: Data) -> None:
    rows = data["评价"]["评价指标"]
    row_named(rows, "预算调整率")["评分点"][0]["取值"] = "102.13%"


def grade_good(data: Data) -> None:
    data["评价"]["等级"] = "良"


CASES: dict[str, tuple[str, Callable[[Data], None], tuple[str, ...]]] = {
    "the parts of the general budget are those of all sources": (
        "ebian", general_budget, ("1298.53", "1311.56", "13.03")),
    "the same in a sentence": (
        "ebian",
        say("一般公共预算1298.53万元，其中基本支出919.82万元、项目支出391.74万元。",
            "文字", "履职绩效"),
        ("1298.53", "1311.56", "13.03")),
    "not fewer than more than sixty": ("ebian", more_than_sixty, ("60余", "≥")),
    "numbering that was typed": ("ebian", say("3、全面完成。", "文字", "履职绩效"), ("3、",)),
    "another amount in the preamble": (
        "linwu",
        say("本次自评资金693.62万元。", "项目列表", 0, "完成情况"), ("693.62", "788.82")),
    "growth divided by this year's budget": (
        "shijiazhuang",
        say("比上年增加1048.04万元，增长45.51%。", "文字", "预算增减原因"), ("45.51%", "83.53%")),
    "the rate of funds in place called the rate of execution": (
        "shijiazhuang", say("资金执行率为95.58%。", "文字", "预算增减原因"),
        ("95.58%", "资金到位率")),
    "20 yuan among figures in 万元": ("daoxian", twenty_yuan, ("20元", "0.00万元")),
    "money without its unit": (
        "daoxian", say("安排专项经费26万，用于值守。", "文字", "履职绩效"), ("26万",)),
    "square brackets in a document's number": (
        "daoxian", say("依据道政办发[2020]34号文件。", "文字", "机构变动"), ("[2020]", "〔〕")),
    "a paragraph printed twice": ("daoxian", repeated_paragraph, ("相同",)),
    "the excess given as the share": (
        "lushui", say("“三公”经费完成预算的175.15%。", "评价", "评价结论"), ("175.15%", "275.15%")),
    "the adjusted sum called the adjustment": (
        "lushui", say("基本支出预算调整率102.13%。", "评价", "评价结论"), ("102.13%", "2.13%")),
    "full points for 99.48 per cent": ("lushui", full_points, ("4分", "3.98分")),
    "half a point where all or nothing is prescribed": ("lushui", unwaive, ("0.5分", "1分或0分")),
    "a score by the wrong rate": ("lushui", unwaive, ("0分", "1.96分")),
    "28 staff in 26 posts": ("lushui", unwaive, ("28人", "26名")),
    "another city": (
        "lushui", say("泸州市应急管理局认真履职。", "评价", "评价结论"), ("泸州市", "泸水市")),
    "a firm spelt two ways": ("lushui", firm, ("昆甯", "昆审")),
    "an item that there is not": ("lushui", another_item, ("货特",)),
    "assets without additions": ("lushui", no_additions, ("1000821.00", "994491.00", "6330.00")),
    "good beside excellent": (
        "lushui", say("总体评价为良好。", "评价", "评价结论"), ("良好", "90.34分", "优")),
    "nine key projects of ten": (
        "lushui", say("重点项目共9个。", "评价", "评价结论"), ("9个", "10")),
    "accidents of the year before": (
        "lushui", say("全年生产安全事故18起。", "评价", "评价结论"), ("18起", "8、17")),
    "points of an indicator and of its criteria": (
        "lushui", forty_points, ("2分", "4分")),
    "a total with full points for 99.48 per cent": (
        "lushui", total_with_full_points, ("90.36", "90.34")),
    "another city in a paper's title": (
        "lushui", title_of_another_city, ("泸州市", "泸水市")),
    "the evaluator spelt another way than its people's firm": (
        "lushui", evaluator_misspelt, ("昆甯", "昆审")),
    "a title whose inner bracket is not opened": (
        "lushui", bracket_missing, ("〉",)),
    "square brackets in a paper's field": (
        "shijiazhuang", square_brackets, ("[2019]", "〔")),
    "a rate over 100 % for a change of 2.13 %": (
        "lushui", indicator_of_another_rate, ("102.13%", "2.13%")),
    "the grade good for 90.34": (
        "lushui", grade_good, ("良", "90.34", "优")),
    "ten accidents fewer": (
        "lushui",
        say("生产安全事故比上年减少10起，下降55.56%。", "评价", "评价结论"), ("55.56%", "52.94%")),
    "growth by this year's budget in the conclusion": (
        "shijiazhuang",
        say("年初预算比上年增加1048.04万元，增长45.51%。", "自评", "评价结论"),
        ("45.51%", "83.53%")),
    "the rate in place called execution in an analysis": (
        "shijiazhuang",
        say("资金执行率为95.58%。", "自评", "绩效分析", 1, "内容"), ("95.58%", "资金到位率")),
    "the bureau without the words for its work": (
        "daoxian", say("道县管理局认真履行职责。", "文字", "机构变动"),
        ("道县管理局", "道县应急管理局")),
    "another amount in the preamble of the project's analysis": (
        "linwu",
        say("本次自评资金693.62万元。", "项目列表", 0, "自评", "评价结论"), ("693.62", "788.82")),
    "numbering in brackets that was typed": (
        "ebian", say("（2）支出合规。", "文字", "履职绩效"), ("（2）",)),
    "numbering in Chinese figures that was typed": (
        "linwu", say("（六）救灾款物及时下拨。", "项目列表", 0, "完成情况"), ("（六）",)),
    "satisfaction of another question": (
        "lushui", say("群众满意度为99.87%。", "评价", "评价结论"), ("99.87%", "98.97%")),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_published_mistake_is_found_with_its_figures(name: str) -> None:
    place, change, figures = CASES[name]
    data = mapping(FILES[place])
    before = graver(data)
    change(data)
    new = [text for code, text in graver(data) - before]
    assert any(all(figure in text for figure in figures) for text in new), new


@pytest.mark.parametrize("place", FILES)
def test_the_samples_as_they_are_have_none(place: str) -> None:
    assert set() == graver(mapping(FILES[place]))


def test_what_is_quoted_is_left_alone() -> None:
    data = mapping(FILES["lushui"])
    words = "意见写道“三公经费决算99999.00元，预算执行率12.34%，泸州市应急管理局，2019年度预算”。"
    say(words, "评价", "评价结论")(data)
    data["评价"]["反馈意见"][0]["意见内容"] += "\n三公经费决算99999.00元。"
    assert set() == graver(data)


def test_total_rounded_is_told_as_an_info() -> None:
    found = check(read(mapping(FILES["shijiazhuang"])).year)
    assert any("2199.36万元" in one.message and "2199.37万元" in one.message for one in found)
