"""The names that templates may use, listed."""

from reportgen.linting import names_known
from reportgen.linting.noting import names_used
from reportgen.model import FundsNode, Project
from reportgen.packs import catalogue, find_format, formats


def test_a_name_is_listed_with_its_english_name_unit_meaning_and_formats() -> None:
    (group,) = names_known(formats(), "各项目支出决算之和")
    (name,) = group.names
    assert ("项目列表", "支出合计", "spent", "金额", "元") == (
        group.path, name.key, name.english, name.kind, name.unit,
    )  # fmt: skip
    assert ("hunan/department-self",) == name.formats


def test_a_path_is_looked_up_by_its_last_name() -> None:
    assert names_known(formats(), "收支.合计.支出决算") == names_known(formats(), "支出决算")


def test_english_words_are_found_too() -> None:
    groups = names_known(formats(), "execution_RATE")
    assert any(one.key == "预算执行率" for group in groups for one in group.names)


def test_a_word_that_is_not_there_finds_nothing() -> None:
    assert [] == names_known(formats(), "没有这个词")


def test_every_passage_is_listed() -> None:
    (group,) = [one for one in names_known(formats()) if one.title == "文字段落"]
    assert [one.id for one in catalogue().passages] == [one.key for one in group.names]


def test_every_group_says_how_a_template_comes_to_it() -> None:
    first, *others = names_known(formats())
    assert ("", "评价年度（EvaluationYear）") == (first.path, first.title)
    assert all(one.path for one in others)


def test_names_of_a_template_are_noted_with_their_classes() -> None:
    used = names_used(find_format("hunan/project-table"))
    assert {(Project, "名称"), (FundsNode, "支出决算")} <= used
    assert (Project, "资金用途") not in used
