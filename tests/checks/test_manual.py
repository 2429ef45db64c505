"""The manual has a page for each rule and each measure, and no page of one that is gone."""

from pathlib import Path

from reportgen.checks import RULES
from tools.manual import manual

DOCS = Path(__file__).parents[2] / "docs"


def test_there_are_the_pages_of_the_rules_and_measures_and_no_others() -> None:
    pages = {name for name, _ in manual()}
    written = {
        f"{folder}/{file.name}"
        for folder in ("rules", "measures")
        for file in (DOCS / folder).iterdir()
    }
    assert pages == written
    assert {f"rules/{code}.md" for code in RULES} <= pages


def test_a_page_joins_chinese_lines_and_keeps_examples() -> None:
    page = dict(manual())["rules/FND001.md"]
    assert "\n```yaml\n收支:\n  明细:\n" in page
    assert "分法都比较。每个数" in page
