"""The third party's report on years unlike the sample: its sentences, rows, numbers, and pages."""

import re
from typing import Any

import attrs
import pytest

import reportgen
from reportgen import EvaluationYear
from reportgen.word.view import headings, view
from tests.office import tools
from tests.samples import all_samples
from tests.support import make_year

(SAMPLE,) = [one for one in all_samples() if one.format_id == "yunnan/department-evaluation"]
PICTURES = SAMPLE.file.parent


def changed(**changes: Any) -> EvaluationYear:
    """The sample year with lists of its evaluation changed, row by row, or emptied by None."""
    year = SAMPLE.load().year
    own = year.evaluation
    for name, change in changes.items():
        rows = getattr(own, name)
        kept = () if change is None else (change(row) for row in rows)
        own = attrs.evolve(own, **{name: rows.like(kept)})
    return attrs.evolve(year, evaluation=own)


def draft(year: EvaluationYear) -> str:
    """References to what a test takes away are asked for; the rest prints."""
    return view(reportgen.render(year, SAMPLE.format_id, draft=True, pictures=PICTURES))


def without(**fields: Any) -> Any:
    return lambda row: attrs.evolve(row, **dict.fromkeys(fields, None))


def second_level(text: str, chapter: str) -> list[str]:
    """The headings of the second level under a chapter."""
    _, _, rest = text.partition(f"\n# {chapter}\n")
    body, _, _ = rest.partition("\n# ")
    return re.findall(r"(?m)^## (.+)$", body)


def test_the_summary_and_the_body_are_numbered_each_from_the_beginning() -> None:
    lines = view(SAMPLE.printed()).splitlines()
    assert [line for line in lines if line in ("一、基本情况", "# 一、基本情况")] == [
        "一、基本情况",
        "# 一、基本情况",
    ]
    assert "五、建议" in lines
    assert "# 八、建议" in lines


def test_problems_without_categories_stand_under_the_chapter_itself() -> None:
    text = draft(changed(problems=without(category=True)))
    found = second_level(text, "七、存在的问题及原因分析")
    assert len(SAMPLE.load().year.evaluation.problems) == len(found)
    assert "（一）人员编制配备不足" == found[0]
    assert "其他方面" not in text


def test_suggestions_without_titles_are_numbered_paragraphs() -> None:
    text = draft(changed(suggestions=without(title=True)))
    assert [] == second_level(text, "八、建议")
    assert re.search(r"\n# 八、建议\n1\..+\n(?:.+\n)*?2\.", text)


def test_a_single_suggestion_without_a_title_has_no_number() -> None:
    year = changed(suggestions=without(title=True))
    own = year.evaluation
    one = attrs.evolve(own, suggestions=own.suggestions.like([own.suggestions[0]]))
    text = draft(attrs.evolve(year, evaluation=one))
    assert "\n# 八、建议\n以临时招聘" in text


def test_forms_keep_their_rows_without_survey_and_opinions() -> None:
    text = draft(make_year(评价={"问卷": "无", "反馈意见": "无"}))
    assert "有效问卷数\t-\t达到满意以上份数\t-\t占比\t-" in text
    assert "本次评价没有开展问卷调查。" in text
    assert "没有意见。\t—" in text


def test_first_levels_that_end_in_the_word_indicator_do_not_double_it() -> None:
    def longer(row: Any) -> Any:
        return attrs.evolve(row, level1=f"{row.level1}指标")

    text = draft(changed(indicators=longer))
    assert "“产出指标”包括" in text
    assert "部门产出指标部分得分表" in text
    assert "指标指标" not in text


def test_a_table_without_scoring_points_does_not_count_them() -> None:
    def plain(row: Any) -> Any:
        return attrs.evolve(row, weight=row.full, score=row.got, criteria=row.criteria.like([]))

    text = draft(changed(indicators=plain))
    assert "39个三级指标，总分100分" in text
    assert "评分点" not in text


def test_spending_as_in_the_budget_reads_unchanged() -> None:
    year = SAMPLE.load().year
    rows = [
        attrs.evolve(row, spent=row.initial) if row.nature == "基本支出" else row
        for row in year.funds.lines
    ]
    funds = attrs.evolve(year.funds, lines=year.funds.lines.like(rows))
    assert "基本支出与年初预算数持平" in draft(attrs.evolve(year, funds=funds))


def test_contents_name_the_pages_on_which_the_headings_stand(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools.require(tools.stand_in_fonts(), "the stand-in fonts")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tools.FONTS))  # the numbers come of these fonts too
    file = tmp_path / "报告.docx"
    reportgen.publish(SAMPLE.file, SAMPLE.format_id, file)
    pages = ["".join(page.lines()) for page in tools.pdf_words(tools.to_pdf(file, tmp_path))]
    footers = {found[1]: bare(page) for page in pages if (found := FOOTER.search(bare(page)))}
    text = view(file.read_bytes())
    listed = text[text.index("目　录") : text.rindex("摘　要")]
    entries = re.findall(r"(?m)^(.+)\t(\d+)$", listed)
    titles = [title for level, title in headings(file.read_bytes()) if level < 3]
    assert ["摘　要", *titles] == [title for title, _ in entries]
    assert [] == [(title, page) for title, page in entries if bare(title) not in footers[page]]
    assert "摘要" == footers["1"][:2]


FOOTER = re.compile(r"—(\d+)—$")


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("number", range(1, 8))
def test_tables_are_numbered_by_their_captions(number: int) -> None:
    captions = re.findall(r"(?m)^表(\d)　\S", view(SAMPLE.printed()))
    assert str(number) == captions[number - 1]
