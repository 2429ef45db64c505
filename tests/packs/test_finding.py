"""Packs in other places: folders, zips, installed distributions."""

import shutil
import sys
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest

from reportgen.packs import find_format, formats, library, pack_folders, packs, packs_from
from reportgen.packs.finding import bundled_packs, installed_packs, packs_at
from tests.packs.test_packs import FORMAT, MANIFEST
from tests.support import problem_of, problems_of

BUNDLED = bundled_packs()[0]


def write(folder: Path, manifest: str = MANIFEST, **formats: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(manifest, "utf-8")
    for name, text in (formats or {"self": FORMAT}).items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def zipped(file: Path, **files: str | bytes) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file


@pytest.mark.parametrize("inner", ["", "甲", "甲/templates"])
def test_a_pack_is_found_in_a_folder_and_below_it(tmp_path, inner):
    write(tmp_path / inner / "某市")
    with packs_from(tmp_path):
        assert "某市/self" == find_format("某市/self").id
        assert "某市/self" in [one.id for one in formats()]
    assert "format" == problem_of(find_format, "某市/self").code


def test_a_pack_s_own_folder_can_be_named(tmp_path):
    with packs_from(write(tmp_path / "某市")):
        assert find_format("某市/self")


@pytest.mark.parametrize("prefix", ["某市/", "repo-main/templates/某市/"])
def test_a_pack_is_read_from_a_zip(tmp_path, prefix):
    files = {f"{prefix}pack.yaml": MANIFEST, f"{prefix}self.yaml": FORMAT}
    file = zipped(tmp_path / "包.zip", **files, **{f"{prefix}self.docx": b"PK of a template"})
    with packs_from(file):
        assert b"PK of a template" == find_format("某市/self").template()


def test_a_zip_of_one_pack_is_named_by_its_file(tmp_path):
    file = zipped(tmp_path / "某市.zip", **{"pack.yaml": MANIFEST, "self.yaml": FORMAT})
    with packs_from(file):
        assert find_format("某市/self")


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("../外/pack.yaml", "指向包的外面"),
        ("/etc/pack.yaml", "指向包的外面"),
        ("C:\\包\\pack.yaml", "指向包的外面"),
        ("包\x07/pack.yaml", "指向包的外面"),
    ],
)
def test_a_zip_that_leads_out_is_refused(tmp_path, member, words):
    file = tmp_path / "包.zip"
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = member
        archive.writestr(info, MANIFEST)
    assert words in problem_of(packs_at, file).message


def test_a_zip_with_a_link_is_refused(tmp_path):
    file = tmp_path / "包.zip"
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("某市/self.docx")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert "指向包的外面" in problem_of(packs_at, file).message


def test_a_zip_of_two_members_of_one_name_is_refused(tmp_path):
    file = zipped(tmp_path / "包.zip", **{"某市/pack.yaml": MANIFEST, "某市/PACK.yaml": MANIFEST})
    assert "同名" in problem_of(packs_at, file).message


def test_a_zip_that_unfolds_without_end_is_refused(tmp_path):
    file = zipped(tmp_path / "包.zip", **{"某市/self.docx": bytes(201 * 1024 * 1024)})
    assert "解开后超过" in problem_of(packs_at, file).message


def test_what_is_no_zip_is_refused(tmp_path):
    file = tmp_path / "包.zip"
    file.write_bytes(b"MZ")
    assert "不是zip文件" in problem_of(packs_at, file).message
    assert "打不开" in problem_of(packs_at, tmp_path / "没有.zip").message


def test_every_place_that_is_wrong_is_told_at_once(tmp_path):
    (tmp_path / "空").mkdir()
    with packs_from(tmp_path / "没有", tmp_path / "空"):
        found = problems_of(formats)
    assert ["没有这个文件夹", "里面没有模板包"] == [
        next(words for words in ("没有这个文件夹", "里面没有模板包") if words in one.message)
        for one in found
    ]


def test_a_stranger_s_pack_does_not_stand_in_for_a_bundled_one(tmp_path):
    with packs_from(write(tmp_path / BUNDLED.name)):
        assert "同名" in problem_of(find_format, f"{BUNDLED.name}/project-table").message


def test_a_bundled_folder_may_be_named_again():
    with packs_from(str(BUNDLED.folder)):
        assert len(pack_folders()) == len(packs())


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A distribution that announces a pack; its package must never be imported."""

    def install(value: str = "somepack.templates", **files: str) -> Path:
        site = tmp_path / "site"
        package = site / "somepack"
        write(package / "templates", **files)
        (package / "__init__.py").write_text("raise SystemExit('imported')", "utf-8")
        shutil.copytree(package / "templates", package / "某市")
        info = site / "somepack-1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: somepack\nVersion: 1\n")
        (info / "entry_points.txt").write_text(f"[reportgen.packs]\nsome = {value}\n", "utf-8")
        monkeypatch.syspath_prepend(site)
        return site

    for name in ("_everywhere", "_pack"):  # what others have found stays as it is
        monkeypatch.setattr(library, name, lru_cache(getattr(library, name).__wrapped__))
    return install


@pytest.mark.parametrize("value", ["somepack.templates", "somepack:templates"])
def test_an_installed_pack_is_read_as_files_and_never_imported(installed, value):
    installed(value)
    assert "templates/self" == find_format("templates/self").id
    assert "somepack" not in sys.modules


def test_an_installed_pack_that_is_not_sound_keeps_nobody_else_back(installed):
    installed(broken="版本: 甲")
    assert "templates" not in {one.id.split("/")[0] for one in formats()}
    assert find_format(f"{BUNDLED.name}/project-table")
    assert [] != problems_of(find_format, "templates/broken")


@pytest.mark.parametrize("value", ["nowhere.at.all", "os", "somepack.nothing"])
def test_an_entry_point_that_leads_nowhere_is_left_out(installed, value):
    installed(value)
    assert [] == installed_packs()
