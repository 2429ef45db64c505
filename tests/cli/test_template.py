"""``reportgen template lint`` and ``show``."""

import json
import os
import sys
from pathlib import Path

import pytest

from reportgen.linting import ANNOTATED, REPAIRED
from reportgen.word.view import view
from tests.linting import breaking
from tests.linting.breaking import FORM, REPORT

from .conftest import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound pack without samples, in a folder with blanks in its name."""
    (tmp_path / "模板 包").mkdir()
    return breaking.pack(tmp_path / "模板 包")


@pytest.fixture
def broken(folder: Path) -> Path:
    """A pack with a name that is not known."""
    breaking.edit(folder, REPORT, breaking.says(breaking.CHANGES, "共{{ 部门.名秤 }}人"))
    return folder


class TestLint:
    def test_a_bundled_pack_is_sound(self, run: Run) -> None:
        answer = run("template", "lint", "hebei")
        assert 0 == answer.code
        assert answer.out.splitlines()[-1].startswith("共0处错误，0处警告，")

    def test_a_flaw_names_file_heading_paragraph_tag_and_what_to_do(
        self, run: Run, broken: Path
    ) -> None:
        answer = run("template", "lint", broken)
        assert 1 == answer.code
        lines = answer.out.splitlines()
        at = next(number for number, line in enumerate(lines) if line.startswith("错误"))
        assert lines[at] == (
            f"错误 T04 hunan/{REPORT}.docx，{breaking.UNDER}，段落“共{{{{ 部门.名秤 }}}}人”："
            "标签 {{ 部门.名秤 }} “部门”中没有“名秤”"
        )
        assert "    怎么办：是否为“名称”。" == lines[at + 1]

    def test_what_fails_is_said_by_an_option(self, run: Run, folder: Path) -> None:
        breaking.edit(folder, REPORT, breaking.margins)
        assert [0, 1, 1] == [
            run("template", "lint", folder, "--fail-on", level).code
            for level in ("error", "warning", "info")
        ]

    def test_json_has_codes_places_and_remedies(self, run: Run, broken: Path) -> None:
        made = json.loads(run("template", "lint", broken, "--output", "json").out)
        (found,) = [one for one in made["flaws"] if one["severity"] == "error"]
        assert ("T04", "没有这个名称", f"hunan/{REPORT}.docx") == (
            found["code"], found["title"], found["file"],
        )  # fmt: skip
        assert {
            "part": "正文", "heading": "部门（单位）基本情况", "paragraph": "共{{ 部门.名秤 }}人",
        } == found["place"]  # fmt: skip
        assert "是否为“名称”" == found["remedy"]
        assert 1 == made["summary"]["error"]

    def test_json_has_the_cell_of_a_table(self, run: Run, folder: Path) -> None:
        breaking.edit(folder, FORM, breaking.cell(1, 2, "{{ 项目.名秤 }}"))
        made = json.loads(run("template", "lint", folder, "--output", "json").out)
        (found,) = [one for one in made["flaws"] if one["severity"] == "error"]
        assert (1, 1, 2) == tuple(found["place"][key] for key in ("table", "row", "column"))

    def test_a_file_of_the_pack_is_that_format_alone(self, run: Run, broken: Path) -> None:
        assert 0 == run("template", "lint", broken / f"{FORM}.docx").code
        assert 1 == run("template", "lint", broken / f"{REPORT}.docx").code
        assert 1 == run("template", "lint", broken / f"{REPORT}.yaml").code

    def test_the_manifest_stands_for_the_whole_pack(self, run: Run, broken: Path) -> None:
        assert 1 == run("template", "lint", broken / "pack.yaml").code

    def test_annotated_copies_lie_beside_and_the_template_stays(
        self, run: Run, broken: Path
    ) -> None:
        before = (broken / f"{REPORT}.docx").read_bytes()
        answer = run("template", "lint", broken, "--annotate")
        copy = broken / f"{REPORT}{ANNOTATED}"
        assert f"已写好：{copy}" in answer.err
        assert before == (broken / f"{REPORT}.docx").read_bytes()
        assert view(before) == view(copy.read_bytes())

    def test_annotating_again_writes_no_second_copy(self, run: Run, broken: Path) -> None:
        for _ in range(2):
            run("template", "lint", broken, "--annotate")
        assert 1 == len(list(broken.glob("*批注*")))

    def test_a_copy_that_was_worked_in_is_kept(self, run: Run, broken: Path) -> None:
        copy = broken / f"{REPORT}{ANNOTATED}"
        copy.write_bytes(b"mine")
        run("template", "lint", broken, "--annotate")
        assert b"mine" == copy.read_bytes()
        assert (broken / f"{REPORT}-批注（2）.docx").is_file()

    def test_copies_go_to_a_folder(self, run: Run, broken: Path, tmp_path: Path) -> None:
        run("template", "lint", broken, "--annotate", "-o", tmp_path / "批注")
        assert [f"{REPORT}{ANNOTATED}"] == [one.name for one in (tmp_path / "批注").iterdir()]

    def test_full_width_marks_are_repaired_in_a_copy(self, run: Run, folder: Path) -> None:
        change = breaking.says(breaking.CHANGES, "｛｛ 文字．机构变动 ｝｝")
        breaking.edit(folder, REPORT, change)
        assert 0 == run("template", "lint", folder, "--repair").code
        (made,) = folder.glob(f"*{REPAIRED}")
        assert breaking.CHANGES in view(made.read_bytes())

    def test_what_is_no_pack_is_said(self, run: Run, tmp_path: Path) -> None:
        nowhere = run("template", "lint", "没有这个包")
        assert 2 == nowhere.code
        assert "自带的有：hebei、hunan" in nowhere.err
        empty = run("template", "lint", tmp_path)
        assert 2 == empty.code
        assert "不是模板包" in empty.err

    def test_a_file_that_is_no_word_document_gets_no_comments(self, run: Run, folder: Path) -> None:
        (folder / f"{REPORT}.docx").write_bytes(b"no zip")
        answer = run("template", "lint", folder, "--annotate", "--repair")
        assert 1 == answer.code
        assert "不是Word文档，写不了批注" in answer.err
        assert [] == list(folder.glob("*批注*"))


class TestVariant:
    """Of a pack that takes its templates over from another."""

    @pytest.fixture
    def variant(self, folder: Path) -> Path:
        base = folder.rename(folder.parent / "某省")
        made = base.parent / "某市"
        made.mkdir()
        text = (base / "pack.yaml").read_text("utf-8")
        (made / "pack.yaml").write_text(f"{text}\n沿用: 某省\n", "utf-8")
        (made / f"{REPORT}.yaml").write_text("版本: 1\n小数位: 4\n", "utf-8")
        return made

    def test_comments_are_written_in_a_copy_beside_the_variant(
        self, run: Run, variant: Path
    ) -> None:
        base = variant.parent / "某省"
        breaking.edit(base, REPORT, breaking.says(breaking.CHANGES, "共{{ 部门.名秤 }}人"))
        answer = run("template", "lint", variant, "--annotate")
        assert 1 == answer.code
        assert f"已写好：{variant / f'{REPORT}{ANNOTATED}'}" in answer.err
        assert f"“某省/{REPORT}.docx”是沿用的模板，批注写在它的副本里" in answer.err
        assert [] == list(base.glob("*批注*"))

    def test_what_belongs_to_the_other_pack_is_not_repaired(self, run: Run, variant: Path) -> None:
        change = breaking.says(breaking.CHANGES, "｛｛ 文字．机构变动 ｝｝")
        breaking.edit(variant.parent / "某省", REPORT, change)
        answer = run("template", "lint", variant, "--repair")
        assert 0 == answer.code
        assert f"“某省/{REPORT}.docx”是沿用的模板，没有修复" in answer.err
        assert [] == list(variant.glob("*修复*"))

    def test_its_templates_are_shown_with_whose_they_are(self, run: Run, variant: Path) -> None:
        answer = run("template", "show", variant)
        assert f"—— 某市/{FORM}.docx（沿用某省的模板） ——" in answer.out
        assert 0 == answer.code

    def test_words_that_the_template_has_not_are_said(self, run: Run, variant: Path) -> None:
        (variant / f"{REPORT}.yaml").write_text("版本: 1\n改动文字: {没有这句: 甲}\n", "utf-8")
        answer = run("template", "show", variant, REPORT)
        assert (2, True) == (answer.code, "模板里没有“没有这句”" in answer.err)

    def test_a_base_that_is_not_found_is_said(self, run: Run, variant: Path) -> None:
        breaking.replace(variant / "pack.yaml", "沿用: 某省", "沿用: 没有")
        answer = run("template", "show", variant)
        assert (2, True) == (answer.code, "没有找到模板包“没有”" in answer.err)


class TestShow:
    def test_the_text_of_all_templates_is_shown(self, run: Run) -> None:
        answer = run("template", "show", "hebei")
        assert 0 == answer.code
        for name in (REPORT, FORM):
            assert f"—— hebei/{name}.docx ——" in answer.out
        assert "# 部门基本情况" in answer.out

    def test_the_text_of_one_template_is_that_of_the_view(self, run: Run, folder: Path) -> None:
        text = view((folder / f"{FORM}.docx").read_bytes())
        assert f"{text}\n" == run("template", "show", folder, FORM).out
        assert f"{text}\n" == run("template", "show", folder / f"{FORM}.docx").out

    def test_a_format_that_is_not_there_is_said(self, run: Run, folder: Path) -> None:
        answer = run("template", "show", folder, "没有")
        assert 2 == answer.code
        assert "有的是：department-data、department-self、project-self、project-table" in answer.err

    def test_a_template_that_is_no_document_is_said_behind_the_others(
        self, run: Run, folder: Path
    ) -> None:
        (folder / f"{REPORT}.docx").write_bytes(b"no zip")
        answer = run("template", "show", folder)
        assert 2 == answer.code
        assert f"看不了“{REPORT}.docx”" in answer.err
        assert "项目支出绩效自评表" in answer.out

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
    @pytest.mark.parametrize("is_pipe", [True, False])
    def test_a_template_that_is_not_the_pack_s_own_is_not_shown(
        self, run: Run, folder: Path, tmp_path: Path, is_pipe: bool
    ) -> None:
        file = folder / f"{FORM}.docx"
        secret = file.rename(tmp_path / "秘密.docx")
        if is_pipe:
            os.mkfifo(file)
        else:
            file.symlink_to(secret)
        answers = [run("template", "show", folder, FORM), run("template", "show", file)]
        assert [(2, "")] * 2 == [(one.code, one.out) for one in answers]
        assert all("指向别处的链接" in one.err for one in answers)

    def test_all_names_are_listed_by_class(self, run: Run) -> None:
        answer = run("template", "show", "hunan", "--names")
        assert 0 == answer.code
        assert "# 资金（FundsNode）：收支.合计、项目.资金合计" in answer.out
        assert answer.out.splitlines()[-1].endswith("个名称。")

    def test_a_word_finds_names_with_their_formats(self, run: Run) -> None:
        answer = run("template", "show", "hunan", "--names", "支出合计")
        line = next(line for line in answer.out.splitlines() if line.startswith("支出合计"))
        assert [
            "支出合计",
            "spent",
            "金额（元）",
            "各项目支出决算之和",
            "hunan/department-self",
        ] == (line.split())

    def test_a_word_that_is_no_name_is_said(self, run: Run) -> None:
        answer = run("template", "show", "hunan", "--names", "没有这个词")
        assert 2 == answer.code
        assert "没有名称里有“没有这个词”" in answer.err

    def test_a_pack_of_ones_own_counts_among_the_formats(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "甲").mkdir()
        own = breaking.pack(tmp_path / "甲").rename(tmp_path / "甲" / "某省")
        assert "某省/department-self" in run("template", "show", own, "--names", "机构变动").out
