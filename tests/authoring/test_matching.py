"""Headings get the right block: those of the bundled formats, and of outlines never seen."""

import pytest

from reportgen.authoring import matching
from reportgen.authoring.matching import THRESHOLD, matches
from tests.authoring.right import BUNDLED, OTHERS, UNSEEN, answers_of

ENOUGH, UNSEEN_ENOUGH = 80, 70
OF_PROJECTS = ("project", "transfer", "hunan-second")


def share(name: str, table: dict[str, str]) -> float:
    """How many of a hundred headings get what is right; the misses are shown where a test fails."""
    subject = "项目" if any(one in name for one in OF_PROJECTS) else "部门"
    evaluation = "评价" if "evaluation" in name else "自评"
    missed = []
    for title, right in table.items():
        above = "自评组织过程" if title == "组织实施" else ""
        found = [one.name for one in matches(title, subject, above, evaluation=evaluation)]
        if found not in answers_of(right):
            missed.append(f"{title} → {found}，应为{right}")
    shown = "；".join(missed)
    print(f"{name}：{len(table) - len(missed)}/{len(table)} {shown}")  # noqa: T201 (what it shows)
    return 100 * (1 - len(missed) / len(table))


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_outlines_are_matched(name: str) -> None:
    assert share(name, BUNDLED[name]) >= ENOUGH


@pytest.mark.parametrize("name", OTHERS)
def test_other_outlines_are_matched(name: str) -> None:
    assert share(name, OTHERS[name]) >= ENOUGH


@pytest.mark.parametrize("name", UNSEEN)
def test_unseen_outlines_are_mostly_matched(name: str) -> None:
    assert share(name, UNSEEN[name]) >= UNSEEN_ENOUGH


def test_most_is_found_where_no_block_knows_the_very_title(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every known title that is just the heading is taken away before the heading is looked up."""
    plain = matching._alike.__wrapped__
    bare = matching._bare

    def unlike(title: str, known: str) -> int:
        return 0 if bare(title) == bare(known) else plain(title, known)

    monkeypatch.setattr(matching, "_alike", unlike)
    try:
        matching._cover.cache_clear()
        matching._best.cache_clear()
        shares = [share(name, table) for name, table in (BUNDLED | OTHERS).items()]
    finally:
        matching._cover.cache_clear()
        matching._best.cache_clear()
    assert sum(shares) / len(shares) >= 60


def test_what_nobody_writes_about_is_left_to_the_author() -> None:
    assert matches("碳排放核算边界", "部门") == []


def test_certainty_is_a_share_of_a_hundred() -> None:
    for name, table in (BUNDLED | OTHERS).items():
        for title in table:
            for one in matches(title, "项目" if "project" in name else "部门"):
                assert THRESHOLD <= one.certainty <= 100
