"""Packs in other places: folders, zips, installed distributions."""

import shutil
import sys
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest

from reportgen.packs import find_format, formats, library, pack_folders, packs, packs_from
from reportgen.packs.finding import INSTALLED, bundled_packs, installed_packs, packs_at
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
        ("C:\\包\\pack.yaml", "“C:/包/pack.yaml”指向包的外面"),
        ("..\\外\\pack.yaml", "“../外/pack.yaml”指向包的外面"),
        ("包\\..\\..\\pack.yaml", "指向包的外面"),
        ("\\\\外\\pack.yaml", "指向包的外面"),
        ("包\x07/pack.yaml", "“包?/pack.yaml”指向包的外面"),
    ],
)
def test_a_zip_that_leads_out_is_refused(tmp_path, member, words):
    file = tmp_path / "包.zip"
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = member
        archive.writestr(info, MANIFEST)
    assert words in problem_of(packs_at, file).message


def named_as(file: Path, members: dict[bytes, str]) -> Path:
    """A zip whose members have names of these very bytes, and no word on how to read them."""
    stand_ins = {name: chr(65 + number) * len(name) for number, name in enumerate(members)}
    zipped(file, **{stand_ins[name]: text for name, text in members.items()})
    content = file.read_bytes()
    for name, stand_in in stand_ins.items():
        content = content.replace(stand_in.encode(), name)
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_a_zip_are_read_as_they_were_meant(tmp_path, encoding):
    """A Chinese Windows writes GBK without the flag; 乗 has a backslash for its second byte."""
    names = {f"乗某市/{name}".encode(encoding): name for name in ("pack.yaml", "self.yaml")}
    texts = {name: MANIFEST if stem == "pack.yaml" else FORMAT for name, stem in names.items()}
    if encoding == "gbk":
        file = named_as(tmp_path / "包.zip", texts)
    else:
        file = zipped(tmp_path / "包.zip", **{name.decode(): one for name, one in texts.items()})
    with packs_from(file):
        assert "乗某市/self" == find_format("乗某市/self").id


def test_names_that_are_not_gbk_are_left_as_they_are(tmp_path):
    file = named_as(tmp_path / "包.zip", {b"\x81/pack.yaml": MANIFEST, b"\x81/self.yaml": FORMAT})
    assert ["ü"] == [one.name for one in packs_at(file)]


def test_backslashes_in_a_zip_part_folders(tmp_path):
    members = {b"a\\pack.yaml": MANIFEST, b"a\\self.yaml": FORMAT, b"a\\self.docx": "own"}
    with packs_from(named_as(tmp_path / "包.zip", members)):
        assert b"own" == find_format("a/self").template()


def damaged(file: Path, member: str, content: str) -> Path:
    """A zip of a pack in which the packed bytes of one member are not what they were."""
    texts = {"某市/pack.yaml": MANIFEST, "某市/self.yaml": FORMAT, "某市/self.docx": "a" * 999}
    zipped(file, **{**texts, member: content})
    with zipfile.ZipFile(file) as archive:
        at = archive.getinfo(member).header_offset + 30 + len(member.encode())
        size = archive.getinfo(member).compress_size
    data = bytearray(file.read_bytes())
    for number in range(at + size // 3, at + size - 2):
        data[number] ^= 0x5A
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("member", ["某市/pack.yaml", "某市/self.yaml"])
def test_a_description_that_is_damaged_in_its_zip_is_told(tmp_path, member):
    with packs_from(damaged(tmp_path / "包.zip", member, MANIFEST + FORMAT)):
        found = problem_of(formats)
    assert ("damaged", member) == (found.code, found.place.file)
    assert "已损坏" in found.message


def test_a_template_that_is_damaged_in_its_zip_is_told(tmp_path):
    with packs_from(damaged(tmp_path / "包.zip", "某市/self.docx", "abc" * 999)):
        assert "damaged" == problem_of(find_format("某市/self").template).code


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


def sound(prefix: str = "某市/") -> dict[str, str]:
    return {f"{prefix}pack.yaml": MANIFEST, f"{prefix}self.yaml": FORMAT}


def test_packs_of_one_name_in_two_zips_are_told(tmp_path):
    one, two = (zipped(tmp_path / f"{name}.zip", **sound()) for name in ("甲", "乙"))
    with packs_from(one, two):
        found = problem_of(formats)
    assert (str(two), True, True) == (
        found.place.file, "同名" in found.message, str(one) in found.message,
    )  # fmt: skip


def test_a_zip_may_be_named_twice(tmp_path):
    file = zipped(tmp_path / "甲.zip", **sound())
    with packs_from(file, file):
        assert "某市/self" in [one.id for one in formats()]


def test_a_zip_named_like_a_bundled_pack_is_told(tmp_path):
    with packs_from(zipped(tmp_path / f"{BUNDLED.name}.zip", **sound(""))):
        assert "同名" in problem_of(formats).message


@pytest.mark.parametrize("is_zip", [True, False])
def test_packs_of_one_name_in_one_place_are_told(tmp_path, is_zip):
    place = tmp_path / "包"
    for folder in ("甲", "乙"):
        write(place / folder / "某市")
    if is_zip:
        files = {**sound("甲/某市/"), **sound("乙/某市/")}
        place = zipped(tmp_path / "包.zip", **files)
    with packs_from(place):
        assert "同名" in problem_of(find_format, "某市/self").message


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


def test_an_installed_pack_named_like_a_bundled_one_is_not_used_and_told(installed):
    site = installed(f"somepack.{BUNDLED.name}")
    shutil.copytree(site / "somepack/templates", site / "somepack" / BUNDLED.name)
    (hidden,) = [one for one in packs() if one.found.kind == INSTALLED]
    assert "同名" in hidden.problems[0].message
    assert find_format(f"{BUNDLED.name}/project-table").template()
    assert formats(region=BUNDLED.name)


def test_of_two_installed_packs_of_one_name_none_is_used(installed):
    site = installed("somepack.甲.某市")
    for name in ("甲", "乙"):
        shutil.copytree(site / "somepack/templates", site / f"somepack/{name}/某市")
    points = site / "somepack-1.dist-info/entry_points.txt"
    points.write_text(points.read_text("utf-8") + "other = somepack.乙.某市\n", "utf-8")
    assert "同名" in problem_of(find_format, "某市/self").message
    assert "某市" not in {one.id.split("/")[0] for one in formats()}


def test_an_installed_pack_that_is_announced_twice_is_one(installed):
    site = installed()
    points = site / "somepack-1.dist-info/entry_points.txt"
    points.write_text(points.read_text("utf-8") + "other = somepack:templates\n", "utf-8")
    assert find_format("templates/self")


@pytest.mark.parametrize("value", ["nowhere.at.all", "os", "somepack.nothing"])
def test_an_entry_point_that_leads_nowhere_is_left_out(installed, value):
    installed(value)
    assert [] == installed_packs()


def test_a_name_that_says_it_is_utf_8_is_taken_at_its_word(tmp_path):
    """These signs would be GBK as well, which older programs write without saying so."""
    file = zipped(tmp_path / "包.zip", **{"éé/pack.yaml": MANIFEST, "éé/self.yaml": FORMAT})
    assert ["éé"] == [one.name for one in packs_at(file)]


def test_a_zip_with_a_password_is_refused(tmp_path):
    file = zipped(tmp_path / "包.zip", **{"某市/pack.yaml": MANIFEST, "某市/self.yaml": FORMAT})
    data = bytearray(file.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    file.write_bytes(data)
    with packs_from(file):
        assert "设了密码" in problem_of(find_format, "某市/self").message
