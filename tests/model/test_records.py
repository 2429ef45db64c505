"""What must hold for every class of the model at once."""

import keyword
import sys
import unicodedata

import attrs
import pytest

from reportgen.amounts import Amount
from reportgen.measures import members
from reportgen.model import Department, EvaluationYear, Funds, FundsLine, Kind, record_of
from reportgen.model import fields as f
from reportgen.model.record import is_record, record


def _classes():
    found, waiting = {}, [EvaluationYear]
    while waiting:
        cls = waiting.pop()
        if cls not in found:
            found[cls] = None
            infos = members(cls)
            waiting += [info.item for info in infos if is_record(info.item)]
            waiting += [info.view for info in infos if info.view and is_record(info.view)]
    return list(found)


CLASSES = _classes()
INFOS = [
    pytest.param(cls, info, id=f"{cls.__name__}.{info.name}")
    for cls in CLASSES
    for info in members(cls)
]


def test_the_model_has_its_classes():
    entered = {cls for cls in CLASSES if any(not info.computed for info in record_of(cls).fields)}
    # 23 classes of the specification, Criterion, Division and Option among them, and the two groups
    assert {
        "EvaluationYear", "Department", "Unit", "Division", "PostLine", "Funds", "FundsLine",
        "AssetLine", "Point", "Indicator", "Criterion", "Project", "Evaluation", "Person",
        "Opinion", "Survey", "Question", "Option", "Statistic", "Document", "Picture", "Issue",
        "Waiver",
    } <= {cls.__name__ for cls in entered}  # fmt: skip


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_names_are_unique_in_their_class(cls):
    names = [name for info in members(cls) for name in (info.key, info.name, *info.was)]
    assert len(set(names)) == len(names)


def test_classes_have_unique_names():
    keys = [record_of(cls).key for cls in CLASSES]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize(("cls", "info"), INFOS)
def test_keys_are_identifiers_that_python_does_not_change(cls, info):
    assert info.key.isidentifier()
    assert not keyword.iskeyword(info.key)
    assert unicodedata.normalize("NFKC", info.key) == info.key
    assert info.name.isascii()
    assert info.name.isidentifier()


@pytest.mark.parametrize(("cls", "info"), INFOS)
def test_every_field_says_what_it_is(cls, info):
    assert len(info.help) >= 2
    assert isinstance(info.kind, Kind)


@pytest.mark.parametrize(("cls", "info"), INFOS)
def test_both_names_read_the_same_attribute(cls, info):
    if info.key in vars(cls):
        assert vars(cls)[info.key] is vars(cls)[info.name]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_objects_are_frozen_and_slotted(cls):
    if attrs.has(cls):
        assert not hasattr(cls, "__dict__") or "__slots__" in vars(cls)
        with pytest.raises((attrs.exceptions.FrozenInstanceError, TypeError)):
            cls.__setattr__(object.__new__(cls), record_of(cls).fields[0].name, "x")


@record("试样")
class Sample:
    """A class with one field more, as someone who adds a field would write it."""

    name: str = f.text("名称", "名称", required=True)
    area: int | None = f.count("面积", "办公用房面积", unit="平方米", was=("房屋面积",))


def test_a_new_field_is_known_by_all_its_names():
    info = record_of(Sample)
    assert ["area"] * 3 == [info.find(name).name for name in ("面积", "area", "房屋面积")]
    assert 120 == Sample(name="甲", area=120).面积


def calls(action):
    """How many functions, Python's own among them, an action calls: its cost without a clock."""
    counted = []
    sys.setprofile(lambda frame, event, function: counted.append(event))
    try:
        action()
    finally:
        sys.setprofile(None)
    return sum(event in ("call", "c_call") for event in counted)


def test_chinese_access_costs_no_more_than_english():
    sample = Sample(name="甲", area=1)
    assert calls(lambda: sample.面积) == calls(lambda: sample.area)


def test_chinese_access_to_a_node_costs_no_more_than_english():
    funds = Funds(lines=[FundsLine(source="一般公共预算", spent=Amount.of(5))])
    english = calls(lambda: funds.general_public_budget.basic.spent)
    assert calls(lambda: funds.一般公共预算.基本支出.支出决算) <= english


def test_a_wrong_type_is_refused():
    with pytest.raises(TypeError):
        Sample(name="甲", area="120")
    with pytest.raises(TypeError):
        Sample(name="甲", area=True)


def test_records_compare_and_show_by_what_they_hold():
    one, other = (Department(name="甲", region="某县", duties=["一"]) for _ in range(2))
    assert one == other and hash(one) == hash(other)  # noqa: PT018
    assert one != attrs.evolve(one, region="某市")
    assert one != "甲"
    assert repr(one).startswith("Department(name='甲', region='某县'")
    assert "None" not in repr(one)
