"""What lint says of a variant: at the file where it is wrong, in whichever pack that lies."""

from pathlib import Path

import pytest

from reportgen.errors import Severity
from reportgen.linting import Flaw, lint, open_pack

from .breaking import CHANGES, FORM, REPORT, edit, pack, replace, says

MANIFEST = """版本: 1
地区: 某市
行政区划代码: "000000"
来源: [{标题: 某通知}]
沿用: 某省
"""
WORDS = "项目支出绩效自评表"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A sound pack that is none of the bundled ones."""
    return pack(tmp_path).rename(tmp_path / "某省")


def variant(base: Path, **files: str) -> Path:
    folder = base.with_name("某市")
    folder.mkdir()
    for name, text in {"pack": MANIFEST, **files}.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    (folder / "README.md").write_text("某市的变体。", "utf-8")
    return folder


def errors(folder: Path, *codes: str) -> list[Flaw]:
    found = (one for one in lint(folder) if one.severity is Severity.ERROR)
    return [one for one in found if not codes or one.code in codes]


def test_a_sound_variant_has_no_errors(base: Path) -> None:
    assert [] == errors(variant(base, **{REPORT: "版本: 1\n小数位: 4\n"}))


def test_a_fault_of_a_template_that_is_taken_over_is_told_of_its_own_file(base: Path) -> None:
    edit(base, REPORT, says(CHANGES, "{{ 部门.名秤 }}"))
    (found,) = errors(variant(base, **{REPORT: "版本: 1\n小数位: 4\n"}))
    assert ("T04", f"某省/{REPORT}.docx") == (found.code, found.file)


def test_a_fault_of_a_template_that_versions_share_is_told_once(base: Path) -> None:
    replace(base / f"{REPORT}.yaml", "对象: 部门", "对象: 部门\n起始年度: 2023")
    (base / f"{REPORT}@2022.yaml").write_text("版本: 1\n终止年度: 2022\n", "utf-8")
    edit(base, REPORT, says(CHANGES, "{{ 部门.名秤 }}"))
    assert [f"某省/{REPORT}.docx"] == [one.file for one in errors(base, "T04")]


def test_words_that_the_template_has_not_are_told_where_they_are_written(base: Path) -> None:
    (found,) = errors(variant(base, **{FORM: "版本: 1\n改动文字:\n  没有这句话: 甲\n"}))
    assert ("P01", f"某市/{FORM}.yaml", 3) == (found.code, found.file, found.line)
    assert "模板里没有“没有这句话”" in found.message


def test_a_fault_in_new_words_is_told_where_they_are_written(base: Path) -> None:
    text = f"版本: 1\n改动文字:\n  {WORDS}: 表{{{{ 项目.名秤 }}}}\n"
    (found,) = errors(variant(base, **{FORM: text}), "T04")
    assert (f"某市/{FORM}.yaml", 3, "是否为“名称”") == (found.file, found.line, found.remedy)
    assert "{{ 项目.名秤 }}" == found.tag


def test_a_setting_that_is_taken_over_and_wrong_is_told_of_its_own_file(base: Path) -> None:
    replace(base / f"{REPORT}.yaml", "标题: ", "标提: ")
    found = errors(variant(base, **{REPORT: "版本: 1\n小数位: 4\n"}), "P01")
    assert f"某省/{REPORT}.yaml" in {one.file for one in found}


def test_a_format_that_neither_pack_has_a_sample_of_is_told(tmp_path: Path) -> None:
    base = pack(tmp_path, whole=True)
    base = base.rename(tmp_path / "某省")
    for file in (base / "examples").glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("hunan/", "某省/"), "utf-8")
    folder = variant(base, **{REPORT: "版本: 1\n", FORM: "版本: 1\n"})
    own = (base / f"{FORM}.yaml").read_text("utf-8")
    (folder / "其他表.yaml").write_text(own, "utf-8")
    assert ["某市/其他表.yaml"] == [one.file for one in lint(folder) if one.code == "P15"]


@pytest.mark.parametrize("title", ["", "标题: 另一个标题\n"])
@pytest.mark.parametrize(("last", "is_wrong"), [(2022, False), (2023, True)])
def test_versions_of_a_format_have_no_year_in_common(
    base: Path, title: str, last: int, is_wrong: bool
) -> None:
    replace(base / f"{FORM}.yaml", "对象: 项目", "对象: 项目\n起始年度: 2023")
    text = f"版本: 1\n{title}起始年度: 2020\n终止年度: {last}\n"
    for folder in (base, variant(base)):  # and of one that is taken over
        (folder / f"{FORM}@2020.yaml").write_text(text, "utf-8")
        found = errors(folder, "P24")
        assert [f"{folder.name}/{FORM}@2020.yaml"] * is_wrong == [one.file for one in found]
        assert all("适用年度重叠" in one.message for one in found)


def test_what_a_variant_prints_is_shown_in_its_words(base: Path) -> None:
    folder = variant(base, **{FORM: f"版本: 1\n改动文字: {{{WORDS}: 换成的标题}}\n"})
    sheets = {one.name: one for one in open_pack(folder, whole=False).sheets}
    assert {("某省", f"{name}.docx") for name in sheets} == {
        (one.home, one.docx) for one in sheets.values()
    }
    assert sheets[FORM].template != sheets[FORM].raw
