"""From a data file to a document: every bundled sample printed, read again and looked at."""

import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import cache
from pathlib import Path

import attrs
import pytest

import reportgen
from reportgen import EvaluationYear, MissingData, PackError, compile_format, publish, render
from reportgen.measures import follow
from reportgen.word.view import headings, view
from tests.conftest import Golden
from tests.office import tools
from tests.samples import EBIAN_FORMAT, Sample, all_samples, ebian

ToPdf = Callable[[Sample], Path]
EBIAN_PAGES = 14
each_sample = pytest.mark.parametrize("sample", all_samples(), ids=str)

NUMERALS = [*"一二三四五六七八九十", *(f"十{digit}" for digit in "一二三四五六七八九"), "二十"]
_NUMBER = re.compile(r"（([一二三四五六七八九十]+|\d+)）|([一二三四五六七八九十]+)、|(\d+)\.(?!\d)")


@pytest.fixture(scope="module")
def year() -> EvaluationYear:
    return ebian().load().year


@pytest.fixture(scope="module")
def pdf_of(tmp_path_factory: pytest.TempPathFactory) -> ToPdf:
    @cache
    def to_pdf(sample: Sample) -> Path:
        tools.require(tools.stand_in_fonts(), "the stand-in fonts")
        folder = tmp_path_factory.mktemp("pdf")
        return tools.to_pdf(saved(sample, folder), folder)

    return to_pdf


def text_of(document: bytes) -> str:
    return view(document)


def blank_score(year: EvaluationYear) -> EvaluationYear:
    """The year with its score not yet known."""
    assert year.self_evaluation is not None
    return attrs.evolve(year, self_evaluation=attrs.evolve(year.self_evaluation, score=None))


# The printed samples


@each_sample
def test_the_printed_text_is_the_golden_one(sample: Sample, golden: Golden) -> None:
    golden.check(text_of(sample.printed()), sample.golden)


@each_sample
def test_every_prescribed_heading_stands_once_and_in_its_order(sample: Sample) -> None:
    prescribed = sample.format.outline
    printed = [text for _, text in headings(sample.printed())]
    assert list(prescribed) == [text for text in printed if text in prescribed]


@each_sample
def test_no_chapter_comes_from_the_data(sample: Sample) -> None:
    printed = headings(sample.printed())
    own = [level for level, text in printed if text not in sample.format.outline]
    assert min(own, default=2) >= 2


@each_sample
def test_headings_are_numbered_without_a_gap(sample: Sample) -> None:
    counts: dict[int, int] = {}
    for level, text in headings(sample.printed()):
        counts = {deeper: n for deeper, n in counts.items() if deeper <= level}
        found = _NUMBER.match(text)
        if found:
            counts[level] = counts.get(level, 0) + 1
            label = next(filter(None, found.groups()))
            assert label in (NUMERALS[counts[level] - 1], str(counts[level])), text


@each_sample
def test_nothing_is_left_to_fill_in(sample: Sample) -> None:
    text = text_of(sample.printed())
    assert [] == [sign for sign in ("【", "{{", "{%", "None", "Missing") if sign in text]


@each_sample
def test_the_same_year_prints_the_same_bytes_in_another_process(sample: Sample) -> None:
    program = (
        "import os, sys, hashlib, reportgen\n"
        "year, format, project = reportgen.load_year(sys.argv[1]), *sys.argv[2:]\n"
        "asked = dict(project=project or None, pictures=os.path.dirname(sys.argv[1]))\n"
        "document = reportgen.render(year, format, **asked)\n"
        "print(hashlib.sha256(document).hexdigest())"
    )
    named = (str(sample.file), sample.format_id, sample.project or "")
    command = [sys.executable, "-c", program, *named]
    prints = {
        subprocess.run(
            command, env={"PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True, check=True
        ).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/New_York"))
    }
    assert 1 == len(prints)


@each_sample
def test_the_sdk_finds_no_fault_in_the_document(sample: Sample, tmp_path: Path) -> None:
    assert [] == tools.sdk_faults(saved(sample, tmp_path))


@each_sample
def test_the_audit_finds_no_fault_in_the_document(sample: Sample, tmp_path: Path) -> None:
    assert [] == tools.audit_faults(saved(sample, tmp_path))


@each_sample
def test_every_heading_stands_on_a_page_of_the_pdf(sample: Sample, pdf_of: ToPdf) -> None:
    pages = tools.pdf_words(pdf_of(sample))
    words = "".join(line for page in pages for line in page.lines()[:-1])
    text = re.sub(r"\s", "", words)
    expected = [re.sub(r"\s", "", heading) for _, heading in headings(sample.printed())]
    assert [] == [heading for heading in expected if heading not in text]


@each_sample
def test_pages_are_a4_and_numbered_from_1(sample: Sample, pdf_of: ToPdf) -> None:
    pages = tools.pdf_words(pdf_of(sample))
    assert {(595, 842)} == {tuple(sorted((round(p.width), round(p.height)))) for p in pages}
    upright = [(n, page.lines()[-1]) for n, page in enumerate(pages, 1) if page.width < page.height]
    front = next(n for n, last in upright if last == "—1—") - 1  # cover and contents have none
    assert [f"—{n - front}—" for n, _ in upright if n > front] == [
        last for n, last in upright if n > front
    ]
    assert not any("—" in last for n, last in upright if n <= front)


@each_sample
def test_the_pdf_is_set_in_the_prescribed_faces(sample: Sample, pdf_of: ToPdf) -> None:
    fonts = tools.pdf_fonts(pdf_of(sample))
    faces = ("Fandol", "NotoSansCJK", "NotoSerifCJK", "Liberation", "Times")
    assert [] == [font for font in fonts if not any(face in font for face in faces)]
    assert any("FandolFang" in font for font in fonts)  # 仿宋, the face of the body


def saved(sample: Sample, folder: Path) -> Path:
    file = folder / "报告.docx"
    file.write_bytes(sample.printed())
    return file


# The amounts of the Ebian sample, worked by hand from its five rows


def test_every_printed_amount_agrees_with_arithmetic_by_hand() -> None:
    basic, general_projects, fund = Decimal("919.82"), Decimal("378.71"), Decimal("13.03")
    general = basic + general_projects
    appropriation = general + fund
    assert (Decimal("1298.53"), Decimal("1311.56")) == (general, appropriation)
    # Income and spending are printed in the same order; then two grants of two projects.
    in_order = [appropriation, general, basic, general_projects, fund] * 2
    in_order += [Decimal(n) for n in ("66.00", "2.00", "64.00", "2.00")]
    printed = re.findall(r"(\d+\.\d\d)万元", text_of(ebian().printed()))
    assert [str(amount) for amount in in_order] == printed


@pytest.mark.parametrize(
    ("path", "ten_thousands"),
    [
        ("收支.项目支出.支出决算", "391.74"),  # 378.71 + 13.03
        ("收支.项目支出.实际到位", "391.74"),
        ("收支.基本支出.支出决算", "919.82"),
        ("收支.财政拨款.支出决算", "1311.56"),
        ("收支.合计.年末结转结余", "0"),
    ],
)
def test_a_sum_not_printed_agrees_too(year: EvaluationYear, path: str, ten_thousands: str) -> None:
    assert Decimal(ten_thousands) == follow(year, path.split(".")).in_unit("万元")


def test_the_rate_of_execution_is_spending_over_income() -> None:
    assert "执行进度为100.00%" in text_of(ebian().printed())  # 1311.56 ÷ 1311.56


def test_the_ebian_report_has_the_pages_it_had(pdf_of: ToPdf) -> None:
    assert EBIAN_PAGES == len(tools.pdf_words(pdf_of(ebian())))


# Missing data and drafts


def test_everything_missing_is_listed_once_by_its_data_path(year: EvaluationYear) -> None:
    with pytest.raises(MissingData) as caught:
        render(blank_score(year), EBIAN_FORMAT)
    assert "自评.得分" in caught.value.paths
    assert len(set(caught.value.paths)) == len(caught.value.paths)


def test_a_draft_prints_where_something_is_missing(year: EvaluationYear) -> None:
    assert "总体绩效评价得分：【待填：自评.得分】" in text_of(
        render(blank_score(year), EBIAN_FORMAT, draft=True)
    )


def test_a_draft_of_a_complete_year_is_the_document(year: EvaluationYear) -> None:
    assert ebian().printed() == render(year, EBIAN_FORMAT, draft=True)


def test_a_year_with_nothing_but_what_is_required_still_makes_a_draft() -> None:
    department = {"名称": "某县应急管理局", "地区": "某县", "主要职责": ["应急管理。"]}
    required = {"版本": "1", "年度": "2024", "金额单位": "万元"}
    source = reportgen.read({**required, "部门": department})
    text = text_of(render(source.year, EBIAN_FORMAT, draft=True))
    assert "某县应急管理局" in text
    assert "【待填：收支" in text


# The calls


def test_a_compiled_format_prints_what_render_prints(year: EvaluationYear) -> None:
    assert ebian().printed() == compile_format(EBIAN_FORMAT).fill(year)


def test_a_format_is_taken_as_an_object_too(year: EvaluationYear) -> None:
    assert ebian().printed() == render(year, reportgen.find_format(EBIAN_FORMAT))


def test_an_unknown_format_is_answered_with_the_nearest(year: EvaluationYear) -> None:
    with pytest.raises(PackError, match=f"是否为“{EBIAN_FORMAT}”"):
        render(year, "sichuan/department-shelf")


def test_threads_share_a_compiled_format(year: EvaluationYear) -> None:
    filler = compile_format(EBIAN_FORMAT)
    with ThreadPoolExecutor(4) as pool:
        documents = set(pool.map(filler.fill, [year] * 16))
    assert {ebian().printed()} == documents


def test_one_year_leaves_nothing_behind_for_the_next(year: EvaluationYear) -> None:
    filler = compile_format(EBIAN_FORMAT)
    with pytest.raises(MissingData):
        filler.fill(blank_score(year))
    assert ebian().printed() == filler.fill(year)


def test_write_leaves_the_whole_document(year: EvaluationYear, tmp_path: Path) -> None:
    compile_format(EBIAN_FORMAT).write(year, tmp_path / "报告.docx")
    assert ebian().printed() == (tmp_path / "报告.docx").read_bytes()


def test_publish_reads_a_path_and_writes_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "2024.yaml"
    file.write_bytes(ebian().file.read_bytes())
    (printed,) = publish(file, EBIAN_FORMAT)
    expected = tmp_path / "峨边县应急管理局2024年度部门整体支出预算绩效自评报告.docx"
    assert (expected, None) == (printed.path, printed.spared)
    assert ebian().printed() == expected.read_bytes()


def test_publish_says_which_edited_file_it_spared(tmp_path: Path) -> None:
    file = tmp_path / "报告.docx"
    file.write_bytes(b"edited by hand")
    (printed,) = publish(ebian().load(), EBIAN_FORMAT, file)
    assert (file, tmp_path / "报告（2）.docx") == (printed.spared, printed.path)


def test_publish_writes_nothing_where_data_are_missing(
    year: EvaluationYear, tmp_path: Path
) -> None:
    source = attrs.evolve(ebian().load(), year=blank_score(year))
    with pytest.raises(MissingData):
        publish(source, EBIAN_FORMAT, tmp_path)
    assert [] == list(tmp_path.iterdir())


def test_publish_of_a_draft_says_what_is_missing(year: EvaluationYear, tmp_path: Path) -> None:
    source = attrs.evolve(ebian().load(), year=blank_score(year))
    (printed,) = publish(source, EBIAN_FORMAT, tmp_path, draft=True)
    assert "自评.得分" in printed.missing


@pytest.mark.parametrize("name", reportgen.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(reportgen, name) is not None


def test_the_public_names_are_listed_for_completion() -> None:
    assert set(reportgen.__all__) <= set(dir(reportgen))


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'rendre'"):
        reportgen.rendre  # noqa: B018
