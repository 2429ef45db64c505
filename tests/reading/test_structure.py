# the expected value stands on the left
import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import ZERO, Amount
from reportgen.errors import Place, Problem
from reportgen.intake import read
from reportgen.model import Kind, Listing, Texts, record_of
from reportgen.model import fields as f
from reportgen.model.record import record
from reportgen.reading import Mapping, Scalar, Sequence, Settings, Structure, read_nodes
from reportgen.reading.substitutes import blank_record, substitute
from tests.support import mapping, problem


@record("小项")
class Part:
    """A part with a former key."""

    title: str = f.text("标题", "说明标题", required=True, was=("旧标题", "更旧的标题"))
    note: str | None = f.text("备注", "说明")


@record("样例")
class Sample:
    """One field of every kind that must be given."""

    text: str = f.text("文字一", "说明", required=True)
    prose: Any = f.prose("正文", "说明", required=True)
    money: Amount = f.money("金额", "说明", required=True)
    count: int = f.count("个数", "说明", required=True)
    points: Any = f.points("分数", "说明", required=True)
    quantity: Any = f.quantity("数量", "说明", required=True)
    value: Any = f.value("数或字", "说明", required=True)
    date: datetime.date = f.date("日期", "说明", required=True)
    year: int = f.year("年份", "说明", required=True)
    choice: str = f.choice("选项", "说明", "甲类", "乙类", required=True)
    open: str = f.open_choice("可选", "说明", "甲类", required=True)
    yes_no: bool = f.yes_no("是否", "说明", required=True)
    part: Part = f.part("分组", "说明", Part, required=True)
    texts: Texts = f.texts("各段", "说明", required=True)
    rows: Listing[Part] = f.list_of(Part, "各项", "说明", required=True, keys=("title", "note"))


@record("印发")
class Issued:
    """A list that need not be given."""

    formats: Listing[str] | None = f.list_of(Kind.TEXT, "格式", "说明")


@record("成对")
class Pair:
    """A class that demands something of two fields together."""

    first: int = f.count("甲", "说明", required=True)
    second: int = f.count("乙", "说明", required=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a pair in the wrong order."""
        if self.first > self.second:
            raise ValueError("甲大于乙")


def build(text: str, cls: type = Part, **settings: Any) -> tuple[Any, Structure]:
    node, problems = read_nodes(text, "样例.yaml")
    assert [] == problems
    structure = Structure(Settings(**settings))
    return structure.record(node, cls, ()), structure


def faults(text: str, cls: type = Part) -> list[str]:
    return [f"{one.code} {one.path}" for one in build(text, cls)[1].problems]


class TestNames:
    def test_a_field_is_found_by_its_key(self) -> None:
        assert "甲" == build("标题: 甲")[0].title

    def test_a_field_is_found_by_its_english_name(self) -> None:
        assert "甲" == build("title: 甲")[0].title

    def test_blanks_around_a_key_mean_nothing(self) -> None:
        assert "甲" == build("' 标题 ': 甲")[0].title

    def test_a_former_key_is_read(self) -> None:
        assert "甲" == build("更旧的标题: 甲")[0].title

    def test_a_former_key_is_noted_with_its_place(self) -> None:
        note = Problem(
            "renamed", "", "“旧标题”现在叫“标题”，已按新名称读取", Place("样例.yaml", 1, 1)
        )
        assert [note] == build("旧标题: 甲")[1].notes

    def test_a_former_key_is_no_problem(self) -> None:
        assert [] == faults("旧标题: 甲")

    @pytest.mark.parametrize(
        ("first", "second"),
        [("标题", "title"), ("title", "标题"), ("标题", "旧标题"), ("旧标题", "标题"),
         ("旧标题", "更旧的标题"), ("title", "旧标题")],
    )  # fmt: skip
    def test_one_field_under_two_names_is_refused(self, first: str, second: str) -> None:
        assert ["twice 标题"] == faults(f"{first}: 甲\n{second}: 乙")

    def test_the_first_of_two_names_counts(self) -> None:
        assert "甲" == build("标题: 甲\ntitle: 乙")[0].title

    @pytest.mark.parametrize(
        ("nearest", "key"),
        [
            ("标题", "标提"),
            ("title", "titel"),
            ("备注", "备注一"),
            ("", "完全不同"),
            ("", "标" * 99),
        ],
    )
    def test_an_unknown_key_names_the_nearest(self, nearest: str, key: str) -> None:
        found = build(f"标题: 甲\n{key}: 乙")[1].problems[0]
        assert ("unknown", nearest) == (found.code, found.nearest)

    def test_very_many_unknown_keys_are_told_without_the_nearest(self) -> None:
        problems = build("标题: 甲\n" + "".join(f"备注{n}: 1\n" for n in range(300)))[1].problems
        assert ["备注", ""] == [problems[0].nearest, problems[-1].nearest]

    def test_a_long_unknown_key_is_quoted_in_short(self) -> None:
        found = build(f"标题: 甲\n{'长' * 500}: 乙")[1].problems[0]
        assert f"“小项”中没有“{'长' * 30}…”这一项" == found.message

    def test_the_reader_ignores_what_it_is_told_to(self) -> None:
        node, _ = read_nodes("标题: 甲\n版本: 1", "样例.yaml")
        structure = Structure(Settings())
        structure.record(node, Part, (), ignore=("版本",))
        assert [] == structure.problems


class TestSubstitutes:
    """A faulty value never hides the others, whatever its kind."""

    def test_every_required_field_is_missed_by_name(self) -> None:
        keys = [info.key for info in record_of(Sample).entered]
        assert [f"missing {key}" for key in keys] == faults("{}", Sample)

    @pytest.mark.parametrize("info", record_of(Sample).entered, ids=lambda info: info.key)
    def test_every_kind_has_a_substitute(self, info: f.FieldInfo) -> None:
        assert substitute(info) is not None

    def test_what_is_not_required_needs_no_substitute(self) -> None:
        assert substitute(record_of(Part).fields[1]) is None

    def test_an_object_of_substitutes_can_be_made(self) -> None:
        assert ZERO == blank_record(Sample).money

    @pytest.mark.parametrize("info", record_of(Sample).entered, ids=lambda info: info.key)
    def test_a_list_where_one_value_belongs_is_one_fault(self, info: f.FieldInfo) -> None:
        found = build(f"{info.key}: [[]]", Sample)[1].problems
        assert [("shape", info.key)] == [
            (one.code, one.path.split("第")[0]) for one in found if one.code != "missing"
        ]

    @pytest.mark.parametrize("info", record_of(Sample).entered, ids=lambda info: info.key)
    def test_an_empty_required_value_is_one_fault(self, info: f.FieldInfo) -> None:
        found = build(f"{info.key}:", Sample)[1].problems
        assert [f"必填，不能空着（{info.help}）"] == [
            one.message for one in found if one.path == info.key
        ]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("这里应当是“小项”的各项（名称: 内容），读到的是列表", "[甲]"),
        ("这里应当是“小项”的各项（名称: 内容），读到的是文字“甲”", "甲"),
        ("这里应当是“小项”的各项（名称: 内容），读到的是空白", ""),
        (
            "这里应当是“小项”的各项（名称: 内容），读到的是文字“标题：甲”；"
            "名称后的冒号要用英文“:”加空格",
            "标题：甲",
        ),
    ],
)
def test_a_wrong_shape_is_told_in_words(expected: str, text: str) -> None:
    assert expected == build(text)[1].problems[0].message


def test_what_a_class_demands_of_two_fields_is_a_problem() -> None:
    assert ["rows "] == faults("{甲: 2, 乙: 1}", Pair)


def test_a_class_that_is_content_makes_no_problem() -> None:
    assert [] == faults("{甲: 1, 乙: 2}", Pair)


class TestLists:
    @pytest.mark.parametrize("text", ["", "~", "null", '""'])
    def test_an_empty_list_is_unknown(self, text: str) -> None:
        assert build(f"格式: {text}", Issued)[0].formats is None

    @pytest.mark.parametrize("text", ["无", "没有", "—", "——"])
    def test_a_list_may_say_that_there_is_nothing(self, text: str) -> None:
        assert () == read(mapping(项目列表=text)).year.projects

    def test_a_list_without_rows_says_that_there_is_nothing(self) -> None:
        assert () == read(mapping(项目列表=[])).year.projects

    def test_a_list_that_is_left_out_is_unknown(self) -> None:
        assert read(mapping()).year.projects is None

    def test_a_short_list_of_counts_is_its_long_one(self) -> None:
        short = read(mapping(部门__编制={"行政": 13, "事业": "4"})).year
        long = read(
            mapping(部门__编制=[{"类别": "行政", "人数": 13}, {"类别": "事业", "人数": "4"}])
        ).year
        assert short == long

    @pytest.mark.parametrize(
        ("expected", "rows"),
        [
            ("部门.编制第2项.人数", {"行政": "1", "事业": "几个"}),
            ("部门.编制第2项.人数", {"行政": "1", "事业": ""}),
            ("部门.编制第1项.人数", {"行政": ["1"]}),
        ],
    )
    def test_faults_in_a_short_list_have_their_row(self, expected: str, rows: object) -> None:
        assert expected == problem(部门__编制=rows).path

    def test_a_row_that_is_empty_is_a_fault(self) -> None:
        assert ("missing", "项目列表第2项") == (
            problem(项目列表=[{"名称": "甲"}, None]).code,
            problem(项目列表=[{"名称": "甲"}, None]).path,
        )

    def test_a_list_in_a_list_is_a_fault(self) -> None:
        assert "这里应当是文本，读到的是列表" == problem(格式=[["甲"]]).message


def test_texts_are_read_by_name_with_places() -> None:
    node = Mapping(((Scalar(" 甲 "), Scalar("文字", Place("f", 3, 4))),))
    structure = Structure(Settings())
    year_texts = structure._texts(node, f.FieldInfo("文字", Kind.TEXTS, ""), ("文字",))
    assert (["甲"], Place("f", 3, 4)) == (list(year_texts), structure.places[("文字", "甲")])


def test_a_text_that_is_empty_is_not_there() -> None:
    assert {} == dict(read(mapping(文字={"履职绩效": ""})).year.texts or {})


texts = st.text("甲乙:-0无同上 ", max_size=6)
nodes = st.recursive(
    st.builds(Scalar, texts, quoted=st.booleans()),
    lambda inner: st.one_of(
        st.builds(Sequence, st.lists(inner, max_size=3).map(tuple)),
        st.builds(
            Mapping,
            st.lists(
                st.tuples(
                    st.builds(Scalar, st.sampled_from([i.key for i in record_of(Sample).fields])),
                    inner,
                ),
                max_size=6,
                unique_by=lambda pair: pair[0].text,
            ).map(tuple),
        ),
    ),
    max_leaves=20,
)


@given(nodes)
def test_whatever_a_file_says_an_object_or_problems_come_of_it(node: Any) -> None:
    structure = Structure(Settings())
    made = structure.record(node, Sample, ())
    assert isinstance(made, Sample)
