"""Rows that belong together, however people leave out, repeat or merge what stands above."""

import io

import openpyxl
import pytest

from reportgen import load, read
from reportgen.errors import IntakeError
from reportgen.forms import form

FORMAT = "yunnan/department-evaluation"
HEADS = 4


def point(standard, points="1", **more):
    return {"标准": standard, "分值": points, **more}


YEAR = {
    "版本": "1", "年度": "2024", "金额单位": "元", "小数位": "2",
    "部门": {"名称": "某局", "地区": "某市", "主要职责": ["承担有关工作。"]},
    "评价": {
        "评价指标": [
            {
                "一级指标": "投入", "名称": "合理性",
                "评分点": [point("甲"), point("乙"), point("丙")],
            },
            {"一级指标": "过程", "名称": "完整性", "评分点": [point("甲", 得分="0.5")]},
        ],
        "问卷": [
            {
                "调查对象": "公众", "有效份数": "10",
                "题目": [
                    {"题干": "满意吗？", "题型": "单选", "选项": [
                        {"内容": "满意", "份数": "9"}, {"内容": "不满意", "份数": "1"}]},
                    {"题干": "有什么建议？", "题型": "问答", "答复": ["没有", "多宣传"]},
                ],
            },
            {"调查对象": "企业", "有效份数": "5"},
        ],
        "主要经验": [{"标题": "一", "内容": "第一段。\n第二段。"}],
    },
}  # fmt: skip


class Sheet:
    """One sheet of the form, changed by heading."""

    def __init__(self, tmp_path, title):
        self.file = tmp_path / "填报.xlsx"
        self.book = openpyxl.load_workbook(io.BytesIO(form(FORMAT, data=YEAR)))
        self.page = self.book[title]

    def column(self, heading):
        cells = self.page[HEADS]
        return next(c.column for c in cells if str(c.value or "").partition("（")[0] == heading)

    def put(self, row, heading, value):
        self.page.cell(HEADS + row, self.column(heading)).value = value

    def merge(self, first, last, heading):
        at = self.column(heading)
        self.page.merge_cells(start_row=HEADS + first, end_row=HEADS + last,
                              start_column=at, end_column=at)  # fmt: skip

    def year(self):
        self.book.save(self.file)
        return load(self.file).year


def wanted():
    return read(YEAR).year


@pytest.fixture
def scores(tmp_path):
    return Sheet(tmp_path, "评分")


@pytest.fixture
def survey(tmp_path):
    return Sheet(tmp_path, "问卷")


def test_points_below_an_indicator_belong_to_it(scores):
    assert wanted() == scores.year()


def test_its_name_repeated_on_every_row(scores):
    for row in (2, 3):
        scores.put(row, "一级指标", "投入")
        scores.put(row, "名称", "合理性")
    assert wanted() == scores.year()


def test_only_its_group_repeated(scores):
    scores.put(2, "一级指标", "投入")
    assert wanted() == scores.year()


def test_its_cells_merged(scores):
    scores.merge(1, 3, "名称")
    scores.merge(1, 3, "一级指标")
    assert wanted() == scores.year()


def test_a_blank_row_between_its_points(scores):
    scores.page.insert_rows(HEADS + 2)
    assert wanted() == scores.year()


def test_an_indicator_of_another_name_is_another(scores):
    scores.put(3, "名称", "必要性")
    found = scores.year().evaluation.indicators
    assert [("合理性", 2), ("必要性", 1), ("完整性", 1)] == [
        (one.name, len(one.criteria)) for one in found
    ]


def test_a_point_before_any_indicator_is_answered(scores):
    scores.put(1, "一级指标", None)
    scores.put(1, "名称", None)
    with pytest.raises(IntakeError, match=r"评分!C5：.*缺少必填的“名称”"):
        scores.year()


def test_questions_and_their_options(survey):
    assert wanted() == survey.year()


def test_questions_with_the_audience_repeated_and_merged(survey):
    survey.put(2, "调查对象", "公众")
    survey.merge(1, 3, "有效份数")
    assert wanted() == survey.year()


def test_no_options_at_all_are_said_in_a_word(survey):
    survey.put(3, "内容", "无")
    assert () == survey.year().evaluation.surveys[0].questions[1].options


def test_an_empty_list_is_said_in_a_word(tmp_path):
    sheet = Sheet(tmp_path, "评价内容")
    sheet.put(2, "栏目", "存在问题")
    sheet.put(2, "类别", "无")
    year = sheet.year()
    assert () == year.evaluation.problems
    assert None is year.evaluation.suggestions


def test_a_value_of_several_lines(survey):
    survey.put(3, "答复", "没有\n\n 多宣传 ")
    assert wanted() == survey.year()
