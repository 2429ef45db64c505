"""Variants of other packs, and versions of a format by year."""

from itertools import pairwise
from pathlib import Path

import attrs
import pytest

from reportgen import load, render
from reportgen.packs import Format, find_format, formats, packs_from, survey
from reportgen.word.view import view
from tests.packs.test_finding import write, zipped
from tests.packs.test_packs import FORMAT, MANIFEST
from tests.samples import all_samples
from tests.support import problem_of, problems_of

OF_DEPARTMENTS = (one for one in all_samples() if not one.format.per_project)
SAMPLE = next(one for one in OF_DEPARTMENTS if one.format.spec.outline)
BASE = SAMPLE.format.id.split("/")[0]
NAME = SAMPLE.format.id.split("/")[1]
VARIANT = f"{MANIFEST}沿用: {BASE}\n"
BANDS = "[{名称: 上, 下限: 95}, {名称: 下, 下限: 0}]"


def variant(folder: Path, **files: str) -> Path:
    return write(folder, VARIANT, **(files or {"zzz": FORMAT}))


def test_a_variant_has_all_that_the_other_has(tmp_path):
    with packs_from(write(tmp_path / "某市", VARIANT, zzz=FORMAT)):
        own = [one.id for one in formats(region="某市")]
    theirs = [one.id.replace(BASE, "某市") for one in formats(region=BASE)]
    assert sorted([*theirs, "某市/zzz"]) == own


def test_settings_that_a_variant_says_replace_the_other_s(tmp_path):
    text = f"版本: 1\ngrades: {BANDS}\n"  # by its English name, whatever the other pack writes
    with packs_from(variant(tmp_path / "某市", **{NAME: text})):
        made = find_format(f"某市/{NAME}")
    base = SAMPLE.format
    assert ["上", "下"] == [one.name for one in made.spec.grades]
    assert base.spec == attrs.evolve(made.spec, grades=base.spec.grades)
    assert base.template() == made.template()
    assert ("某省", BASE) == (made.region, made.pack.extends)


def test_a_variant_has_words_of_the_template_otherwise(tmp_path):
    heading = SAMPLE.format.outline[0].partition("、")[2]
    text = f"版本: 1\n改动文字: {{{heading}: 换成的标题}}\n"
    with packs_from(variant(tmp_path / "某市", **{NAME: text})):
        made = printed(find_format(f"某市/{NAME}"))
    theirs = printed(SAMPLE.format).replace(heading, "换成的标题")
    assert made.splitlines()[:30] == theirs.splitlines()[:30]
    assert "换成的标题" in made


def printed(format: Format) -> str:
    source = load(SAMPLE.file)
    return view(render(source.year, format, draft=True, pictures=source.folder))


def test_words_that_the_template_has_not_are_a_fault(tmp_path):
    text = "版本: 1\n改动文字: {没有这句话的: 甲}\n"
    with packs_from(variant(tmp_path / "某市", **{NAME: text})):
        made = find_format(f"某市/{NAME}")
        found = problem_of(printed, made)
    assert ("reworded", f"某市/{NAME}.yaml") == (found.code, found.place.file)


def test_a_variant_s_own_document_comes_first(tmp_path):
    folder = variant(tmp_path / "某市")
    (folder / f"{NAME}.docx").write_bytes(b"own")
    with packs_from(folder):
        assert b"own" == find_format(f"某市/{NAME}").template()


def test_a_pack_may_have_passages_of_its_own(tmp_path):
    folder = variant(tmp_path / "某市")
    row = "- {名称: 本市特色, 对象: 年度, 说明: 写本市的做法}\n"
    (folder / "texts.yaml").write_text(f"版本: 1\n段落:\n{row}", "utf-8")
    with packs_from(folder):
        made = find_format(f"某市/{NAME}")
    assert {"本市特色"} == made.texts - SAMPLE.format.texts
    assert ["写本市的做法"] == [one.help for one in made.passages]


def test_a_variant_of_a_variant(tmp_path):
    variant(tmp_path / "某市", **{NAME: f"版本: 1\n等级划分: {BANDS}\n"})
    write(tmp_path / "某县", f"{MANIFEST}沿用: 某市\n", **{NAME: "版本: 1\n小数位: 4\n"})
    with packs_from(tmp_path):
        made = find_format(f"某县/{NAME}")
    assert (4, "上") == (made.spec.places, made.spec.grades[0].name)


def test_what_cannot_be_extended_is_told_at_its_line(tmp_path):
    found = survey(write(tmp_path / "某市", f"{MANIFEST}沿用: 没有这个\n")).problems
    assert [("extends", 6)] == [(one.code, one.place.line) for one in found]


def chained(folder: Path, *names: str) -> None:
    """Packs each of which extends the next."""
    for name, extended in pairwise(names):
        write(folder / name, f"{MANIFEST}沿用: {extended}\n")


@pytest.mark.parametrize("names", ["甲甲", "甲乙甲", "甲乙丙甲"])
def test_each_of_the_packs_that_extend_each_other_is_told_at_its_line(tmp_path, names):
    chained(tmp_path, *names)
    for name in set(names):
        found = survey(tmp_path / name).problems
        assert [("extends", f"{name}/pack.yaml", 6)] == [
            (one.code, one.place.file, one.place.line) for one in found
        ]
        assert "绕成了一圈" in found[0].message
    with packs_from(tmp_path):
        assert len(set(names)) == len(problems_of(formats))


def test_a_pack_that_extends_packs_in_a_circle_is_told(tmp_path):
    chained(tmp_path, *"丁甲乙甲")
    assert "绕成了一圈（丁、甲、乙、甲）" in survey(tmp_path / "丁").problems[0].message


def test_a_chain_may_be_so_long_and_no_longer(tmp_path):
    chained(tmp_path, *"甲乙丙丁戊己")
    write(tmp_path / "己")
    assert "层次太多（甲、乙、丙、丁、戊、己）" in survey(tmp_path / "甲").problems[0].message
    assert () == survey(tmp_path / "乙").problems


def test_a_variant_of_a_pack_that_is_not_sound_is_told(tmp_path):
    write(tmp_path / "甲", f"{MANIFEST}沿用: 乙\n")
    write(tmp_path / "乙", MANIFEST + "没有这一项: 1\n")
    (found,) = survey(tmp_path / "甲").problems
    assert ("甲/pack.yaml", True) == (found.place.file, "沿用的“乙”有错误" in found.message)
    assert "没有这一项" in found.message


SHORT = {"self": "版本: 1\n小数位: 4\n"}


@pytest.mark.parametrize("manifest", [f"{MANIFEST}沿用: 没有这个\n", "版本: 甲\n"])
def test_what_a_description_lacks_is_not_told_where_nobody_knows_its_base(tmp_path, manifest):
    found = survey(write(tmp_path / "某市", manifest, **SHORT)).problems
    assert {"某市/pack.yaml"} == {one.place.file for one in found}


def test_what_a_description_lacks_is_told_of_others(tmp_path):
    found = survey(write(tmp_path / "某市", **SHORT)).problems
    assert {"某市/self.yaml"} == {one.place.file for one in found}


def test_what_a_named_variant_extends_may_lie_beside_it(tmp_path):
    write(tmp_path / "某省")
    with packs_from(write(tmp_path / "某市", f"{MANIFEST}沿用: 某省\n", **SHORT)):
        assert 4 == find_format("某市/self").spec.places
        assert ["某市/self"] == [one.id for one in formats(region="某市")]


@pytest.mark.parametrize("prefix", ["", "某省/"])
def test_what_a_zipped_variant_extends_may_lie_beside_it_as_a_zip(tmp_path, prefix):
    base = {f"{prefix}pack.yaml": MANIFEST, f"{prefix}self.yaml": FORMAT}
    zipped(tmp_path / "某省.zip", **base)
    own = {"pack.yaml": f"{MANIFEST}沿用: 某省\n", "self.yaml": SHORT["self"]}
    with packs_from(zipped(tmp_path / "某市.zip", **own)):
        assert 4 == find_format("某市/self").spec.places


def test_what_a_pack_at_hand_is_called_is_not_looked_for_beside(tmp_path):
    write(tmp_path / BASE)
    made = survey(variant(tmp_path / "某市", **{NAME: "版本: 1\n"}))
    assert f"某市/{NAME}" in {one.id for one in made.formats}


VERSIONS = {
    "self": FORMAT.replace("2023", "2025").replace("终止年度: 2024\n", ""),
    "self@2022": "版本: 1\n起始年度: 2022\n终止年度: 2024\n小数位: 3\n",
    "self@2020": "版本: 1\n终止年度: 2021\n标题: 旧的报告\n",
}


@pytest.mark.parametrize(
    ("year", "version"),
    [
        (2019, "self@2020"), (2021, "self@2020"), (2022, "self@2022"), (2024, "self@2022"),
        (2025, "self"), (2030, "self"), (None, "self"),
    ],
)  # fmt: skip
def test_a_year_is_printed_in_the_version_in_force(tmp_path, year, version):
    with packs_from(write(tmp_path / "某市", **VERSIONS)):
        assert f"某市/{version}" == find_format("某市/self", year).id


def test_a_version_may_be_named(tmp_path):
    with packs_from(write(tmp_path / "某市", **VERSIONS)):
        made = find_format("某市/self@2022", 2030)
    assert ("某市/self@2022", "某市/self", 3, "自评报告") == (
        made.id, made.name, made.spec.places, made.title,
    )  # fmt: skip


def test_a_version_has_its_own_template_or_the_format_s(tmp_path):
    folder = write(tmp_path / "某市", **VERSIONS)
    (folder / "self.docx").write_bytes(b"new")
    (folder / "self@2020.docx").write_bytes(b"old")
    with packs_from(folder):
        found = {one.id: one.template() for one in formats(region="某市")}
    assert {"某市/self": b"new", "某市/self@2022": b"new", "某市/self@2020": b"old"} == found


def test_in_a_year_without_a_version_it_is_the_nearest(tmp_path):
    files = {
        "self@2018": FORMAT.replace("2023", "2018").replace("2024", "2019"),
        "self@2023": FORMAT,
    }
    with packs_from(write(tmp_path / "某市", **files)):
        assert ["某市/self@2018", "某市/self@2018", "某市/self@2023"] == [
            find_format("某市/self", year).id for year in (2010, 2020, 2022)
        ]
