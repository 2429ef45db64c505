"""Every rule: its page, its source, the year that has the finding and the one that has not."""

import re

import pytest

from reportgen.checks import FAMILIES, RULES, Rule
from tests.checks.examples import examples, found_in, rules

each_rule = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)


@each_rule
def test_a_year_that_has_the_finding(rule: Rule) -> None:
    (found, *_) = found_in(rule, examples(rule)[0])
    assert found.message


@each_rule
def test_a_year_that_has_not(rule: Rule) -> None:
    assert [] == found_in(rule, examples(rule)[1])


@each_rule
def test_its_page_source_and_remedy(rule: Rule) -> None:
    first, _, rest = rule.page.partition("\n")
    assert re.search("[一-鿿].*。$", first)
    assert re.search("有问题：.*没有问题：", rest, re.DOTALL)
    assert all((rule.source, rule.remedy, rule.title))
    assert 2 == len(examples(rule))


def test_codes_are_a_family_and_a_number() -> None:
    assert all(re.fullmatch("[A-Z]{3}[0-9]{3}", code) for code in RULES)
    assert {code[:3] for code in RULES} <= set(FAMILIES)
