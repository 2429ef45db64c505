"""Drafts of the samples with contradictions put in: what the checks find stands beside the figure.

A final document has none of it.
"""

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportgen import EvaluationYear, check, publish, read, render
from reportgen.checks import Finding, for_readers
from reportgen.errors import CheckError
from reportgen.intake import load
from reportgen.subjects import printed_for
from reportgen.word.view import view
from tests.checks.mutations import mutations
from tests.checks.test_published import CASES, FILES, mapping, put, rows, say
from tests.office import tools
from tests.remarking.commented import Shown, comments_of, of_checks
from tests.samples import Sample, all_samples
from tests.word import making
from tests.word.soundness import faults_of

Data = dict[str, Any]
each_sample = pytest.mark.parametrize("sample", all_samples(), ids=str)
COMMENTS = "word/comments.xml"


def sample_of(place: str, format_id: str) -> Sample:
    return next(
        one for one in all_samples() if (one.file, one.format_id) == (FILES[place], format_id)
    )


def found_in(year: EvaluationYear, sample: Sample) -> list[Finding]:
    """What is shown to the readers of a document."""
    projects = printed_for(sample.format, year, sample.project)
    return for_readers(check(year, sample.format, projects=projects))


def draft(sample: Sample, year: EvaluationYear, **asked: Any) -> bytes:
    return render(
        year, sample.format, project=sample.project, pictures=sample.file.parent, draft=True,
        findings=found_in(year, sample), **asked,
    )  # fmt: skip


def drafted(place: str, format_id: str, *changes: Callable[[Data], None]) -> list[Shown]:
    """The checks' comments in a draft of a sample that was changed."""
    data = mapping(FILES[place])
    for change in changes:
        change(data)
    sample = sample_of(place, format_id)
    document = draft(sample, read(data).year)
    assert [] == faults_of(document)
    return of_checks(document)


def told(shown: list[Shown], code: str) -> Shown:
    (found,) = [one for one in shown if code in one.codes]
    return found


# Each family of formats


def test_a_figure_typed_in_a_passage_has_the_comment_on_it() -> None:
    change = say("全年完成工作，项目支出决算319.74万元，用于救灾。", "文字", "履职绩效")
    shown = told(drafted("ebian", "sichuan/department-self", change), "TXT001")
    assert shown.words.endswith("项目支出决算319.74万元")
    assert "项目支出决算319.74万元，用于救灾。" in shown.paragraph
    assert any("319.74万元" in line and "391.74万元" in line for line in shown.said)
    assert shown.said[-1].startswith("怎么办：")


def test_a_total_that_is_not_its_parts_has_the_comment_on_the_total() -> None:
    shown = told(
        drafted(
            "shijiazhuang", "hebei/department-self",
            put("收支", "明细", 2, "支出决算", value="2299.36"),
        ),
        "FND001",
    )  # fmt: skip
    assert "2299.36万元" == shown.words
    assert any("2299.36万元" in line and "2199.37万元" in line for line in shown.said)


def test_a_score_in_a_table_has_the_comment_in_its_cell() -> None:
    change = put("绩效指标列表", 1, "得分", value="99")
    shown = told(drafted("daoxian", "hunan/department-data", change), "SCR006")
    assert (True, "99.00") == (shown.in_table, shown.words)
    assert "SCR007" in shown.codes  # two rules on one figure: one comment


def test_an_entry_of_a_list_has_the_comment_on_it() -> None:
    def change(data: Data) -> None:
        data["自评"]["改进建议"][0]["内容"] = "泸州市应急管理局要改进，追加专项经费26万，用于值守。"

    shown = told(drafted("daoxian", "hunan/department-self", change), "TXT003")
    assert "26万" in shown.words
    assert "追加专项经费26万，用于值守" in shown.paragraph


def test_the_points_of_an_indicator_have_the_comment_in_their_cell() -> None:
    change = CASES["points of an indicator and of its criteria"][1]
    shown = told(drafted("lushui", "yunnan/department-evaluation", change), "IND003")
    assert (True, "2.00") == (shown.in_table, shown.words)
    assert any("2分" in line and "4分" in line for line in shown.said)


def test_a_grade_that_does_not_fit_has_the_comment_where_the_score_is_printed() -> None:
    shown = drafted("lushui", "yunnan/department-evaluation", CASES["the grade good for 90.34"][1])
    assert told(shown, "SCR008")


def test_a_passage_with_references_has_comments_on_both() -> None:
    words = "支出【=收支.合计.支出决算】，另安排专项经费26万，用于值守。"
    shown = drafted(
        "shijiazhuang", "hebei/department-self", say(words, "文字", "预算增减原因"),
        put("收支", "明细", 2, "支出决算", value="2299.36"),
    )  # fmt: skip
    assert "26万" in told(shown, "TXT003").words
    assert "2299.36万元" == told(shown, "FND001").words


# Documents of projects


@pytest.mark.parametrize("place", [1, 2])
def test_a_project_s_document_has_only_its_own_findings(place: int) -> None:
    sample = next(
        one
        for one in all_samples()
        if (one.format_id, one.place) == ("sichuan/project-table", place)
    )
    data = mapping(sample.file)
    numbers = {
        number
        for number, one in enumerate(data["项目列表"])
        if sample.project in (one.get("项目代码"), one["名称"], one.get("简称"), str(number + 1))
    }
    for number, project in enumerate(data["项目列表"]):
        project["完成情况"] = f"第{number}号项目安排专项经费26万，用于值守。"
    year = read(data).year
    found = [one for one in found_in(year, sample) if one.code == "TXT003"]
    assert len(data["项目列表"]) == len(found)
    shown = of_checks(draft(sample, year))
    said = [line for one in shown for line in one.said if "26万" in line]
    assert 1 == len(numbers) == len(said)
    (number,) = numbers
    assert said[0].startswith(f"项目列表第{number + 1}项")


def test_publish_gives_each_project_s_draft_its_own(tmp_path: Path) -> None:
    data = mapping(FILES["linwu"])
    for project in data["项目列表"]:
        say("安排专项经费26万，用于值守。", "完成情况")(project)
    made = publish(read(data), "hunan/project-table", tmp_path, draft=True)
    assert len(made) == len(data["项目列表"])
    for printed in made:
        assert printed.path
        (shown,) = [one for one in of_checks(printed.path.read_bytes()) if "TXT003" in one.codes]
        assert printed.project in "".join(shown.said)


# What office readers see at the title


def test_what_nothing_shows_stands_at_the_title() -> None:
    waiver = [{"规则": "FND014", "对象": "收支", "理由": "已核实"}]
    shown = drafted("ebian", "sichuan/department-self", put("豁免", value=waiver))
    one = next(one for one in shown if "本文没有印出" in one.said[0])
    assert one.paragraph in ("附件2", "部门整体支出预算绩效自评报告")
    assert any(line.startswith("警告 WVR001 豁免第1项：") for line in one.said)


# All samples, with contradictions put in


@cache
def contradicted(file: Path) -> EvaluationYear:
    """A sample with a dozen mistakes in it, always the same."""
    dice, data = random.Random(3), mapping(file)
    made = mutations(data)
    dice.shuffle(made)
    count = 0
    for one in made:
        try:
            changed = one.applied(data, dice)
            read(changed)
        except Exception:
            continue
        data, count = changed, count + 1
        if count == 12:
            break
    return read(data).year


@each_sample
def test_every_finding_is_told_once(sample: Sample) -> None:
    year = contradicted(sample.file)
    found = found_in(year, sample)
    said = [line for one in of_checks(draft(sample, year)) for line in one.said]
    times = [sum(f"{one.words}：{one.message}" in line for line in said) for one in found]
    if sample.format.per_project:  # those of other projects are left out
        assert set(times) <= {0, 1}
    else:
        assert found
        assert {1} == set(times)


@each_sample
def test_the_words_are_those_of_a_draft_without_comments(sample: Sample) -> None:
    year = contradicted(sample.file)
    plain = render(
        year, sample.format, project=sample.project, pictures=sample.file.parent, draft=True
    )
    assert view(plain) == view(draft(sample, year))
    assert len(comments_of(plain)) == len(comments_of(draft(sample, year))) - len(
        of_checks(draft(sample, year))
    )


@each_sample
def test_a_draft_with_comments_is_sound(sample: Sample) -> None:
    assert [] == faults_of(draft(sample, contradicted(sample.file)))


@each_sample
def test_the_sdk_finds_no_fault_in_a_draft_with_comments(sample: Sample, tmp_path: Path) -> None:
    assert [] == tools.sdk_faults(saved(sample, tmp_path))


@each_sample
def test_the_audit_finds_no_fault_in_a_draft_with_comments(sample: Sample, tmp_path: Path) -> None:
    assert [] == tools.audit_faults(saved(sample, tmp_path))


def saved(sample: Sample, folder: Path) -> Path:
    file = folder / "草稿.docx"
    file.write_bytes(draft(sample, contradicted(sample.file)))
    return file


@each_sample
def test_the_same_draft_has_the_same_bytes(sample: Sample) -> None:
    year = contradicted(sample.file)
    assert draft(sample, year) == draft(sample, year)


# Final documents


@each_sample
def test_a_final_document_has_no_comments_whatever_is_handed_in(sample: Sample) -> None:
    year = sample.load().year
    final = render(
        year, sample.format, project=sample.project, pictures=sample.file.parent,
        findings=found_in(contradicted(sample.file), sample),
    )  # fmt: skip
    assert sample.printed() == final
    assert COMMENTS not in making.unzipped(final)


def test_a_final_document_with_errors_is_refused_and_its_draft_has_them(tmp_path: Path) -> None:
    data = mapping(FILES["daoxian"])
    rows(data, "绩效指标列表", 1)["得分"] = "99"
    source = read(data)
    with pytest.raises(CheckError):
        publish(source, "hunan/department-self", tmp_path)
    (printed,) = publish(source, "hunan/department-self", tmp_path, draft=True)
    assert printed.path
    document = printed.path.read_bytes()
    codes = {code for one in of_checks(document) for code in one.codes}
    assert "SCR006" in codes
    assert {one.code for one in printed.findings} <= codes


def test_a_draft_of_sound_data_has_infos_only() -> None:
    sample = sample_of("ebian", "sichuan/department-self")
    shown = of_checks(draft(sample, load(sample.file).year))
    assert {"提示"} == {title[:2] for one in shown for title in one.titles}
