"""Items by category, and categories of assets beside their total."""

from tests.support import make_year


def test_problems_come_by_category_in_the_order_in_which_they_first_appear() -> None:
    rows = [("项目", "甲"), ("资金", "乙"), ("项目", "丙"), (None, "丁")]
    problems = [{"标题": t} | ({"类别": c} if c else {}) for c, t in rows]
    groups = make_year(评价={"存在问题": problems}).evaluation.存在问题.分类
    found = [(one.category, [row.title for row in one.points]) for one in groups]
    assert [("项目", ["甲", "丙"]), ("资金", ["乙"]), (None, ["丁"])] == found


def test_without_problems_there_are_no_groups_and_nothing_is_known() -> None:
    assert () == make_year(评价={"存在问题": "无"}).evaluation.存在问题.分类
    assert None is make_year(评价={}).evaluation.存在问题


def test_categories_of_assets_know_their_share_of_the_total() -> None:
    rows = [{"类别": "合计", "年初原值": "9"}, {"类别": "设备", "年末原值": "3"},
            {"类别": "家具用具", "年末原值": "1"}]  # fmt: skip
    table = make_year(固定资产=rows).assets
    assert ["设备", "家具用具"] == [row.category for row in table.各类别]
    assert [40000, 40000] == [row.whole.closing_gross.yuan for row in table.各类别]


def test_items_in_full_have_their_titles_before_them() -> None:
    year = make_year(主要任务=[{"标题": "甲", "内容": "做完。"}, {"内容": "乙做完。"}])
    first, second = year.tasks.全文
    assert ("甲。", "做完。") == (first.before, first.value.text)
    assert "乙做完。" == second.text


def test_objectives_that_are_no_items_are_those_of_the_whole() -> None:
    year = make_year(
        绩效目标=[
            {"类别": "分项目标", "标题": "演练", "内容": "一"},
            {"标题": "监测", "内容": "二"},
            {"类别": "年度目标", "内容": "三"},
            {"内容": "四"},
        ],
        绩效指标列表=[{"名称": "次数", "所属目标": "监测"}],
    )
    assert ["演练", "监测"] == [one.objective.title for one in year.分项]
    assert ["三", "四"] == [one.content.text for one in year.整体目标]
    assert None is make_year().整体目标


def test_analyses_that_belong_to_no_first_level_are_known() -> None:
    year = make_year(评价={
        "评价指标": [{"一级指标": "投入", "名称": "甲", "分值": "1", "得分": "1"}],
        "绩效分析": [{"类别": "投入", "内容": "一"}, {"类别": "投入情况", "内容": "二"},
                     {"内容": "三"}],
    })  # fmt: skip
    assert ["二", "三"] == [one.content.text for one in year.evaluation.其他分析]
    assert None is make_year(评价={}).evaluation.其他分析
