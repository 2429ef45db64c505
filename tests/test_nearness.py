"""The names most like one that is not known."""

from reportgen.nearness import near


def test_the_nearest_come_first_and_none_that_is_far() -> None:
    known = ["全年预算", "年初预算数", "年初预算", "部门"]
    assert ["年初预算"] == near("年初預算", known)
    assert ["年初预算", "年初预算数"] == near("年初预算", iter(known), 2)
    assert [] == near("完全不同", known)
    assert [] == near("年初支出", known, cutoff=0.9)
