"""Packs of strangers: files that are no files, names that lead out, YAML that is no data."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from reportgen import filling, packs
from reportgen.errors import PackError, TemplateError
from reportgen.packs import files

from .confined import said_of, tried

ROOT = Path(__file__).resolve().parents[2] / "templates"
FORMAT = sorted(ROOT.glob("*/project-table.yaml"))[0]
CANARY = "CANARY-7d1f"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A sound pack of one format."""
    folder = tmp_path / "包"
    folder.mkdir()
    for file in (FORMAT.with_name("pack.yaml"), FORMAT, FORMAT.with_suffix(".docx")):
        shutil.copy(file, folder)
    (tmp_path / "secret.txt").write_text(CANARY)
    return folder


def use(folder: Path) -> None:
    """Read a pack and compile all its formats."""
    for one in packs.read_pack(folder):
        filling.compile_format(one)


def test_a_sound_pack_is_used(pack: Path) -> None:
    assert "printed" == said_of(use, pack)


YAML: dict[str, tuple[str, str]] = {
    "a class": ("!!python/object:os.system {}", "不能用标签"),
    "a call": ("!!python/object/apply:os.system ['touch x']", "不能用标签"),
    "a module": ("!!python/name:os.system ''", "不能用标签"),
    "a new object": ("!!python/object/new:os.system ['id']", "不能用标签"),
    "a tag of one's own": ("!include /etc/hostname", "不能用标签"),
    "a binary": ("!!binary aGk=", "不能用标签"),
    "an anchor": ("&a 甲", "不能设锚点"),
    "an alias": ("*a", "不能用别名"),
    "an anchor in itself": ("&a [*a]", "锚点"),
    "a merge": ("{<<: *a}", "别名"),
    "a second document": ("甲\n---\n乙: 1", "一个文件只能有一份数据"),
    "deep lists": ("[" * 5000 + "]" * 5000, "嵌套超过"),
    "deep mappings": ("{a: " * 5000 + "}" * 5000, "嵌套超过"),
    "control characters": ("甲\x07乙", "不能打印的字符"),
}


@pytest.mark.parametrize("name", YAML)
def test_yaml_that_is_no_data_is_refused(pack: Path, name: str) -> None:
    value, word = YAML[name]
    text = (pack / "pack.yaml").read_text("utf-8")
    (pack / "pack.yaml").write_text(f"{text}\n说明: {value}\n", "utf-8")
    answer = said_of(use, pack)
    assert word in answer
    assert not (Path.cwd() / "x").exists()


def laughs() -> str:
    rows = ['a0: &a0 ["lol"]'] + [f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]" for n in range(1, 10)]
    return "\n".join(rows)


LARGE: dict[str, tuple[Callable[[], str], str]] = {
    "aliases of aliases": (laughs, "锚点"),
    "a hundred megabytes": (lambda: "说明: " + "甲" * 35_000_000, "文件太大"),
    "many values": (lambda: "说明: [" + "1," * 4_000_000 + "]", "内容超过"),
    "many keys": (lambda: "\n".join(f"k{n}: 1" for n in range(1_000_000)), "内容超过"),
}


def large(folder: str, name: str) -> Path:
    Path(folder, "pack.yaml").write_text(LARGE[name][0](), "utf-8")
    return Path(folder)


@pytest.mark.parametrize("name", LARGE)
def test_a_large_description_is_refused(pack: Path, name: str) -> None:
    assert LARGE[name][1] in tried(__name__, "large", "use", str(pack), name)


def test_a_large_template_is_refused(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (pack / FORMAT.with_suffix(".docx").name).open("wb") as file:
        file.truncate(files.LARGEST + 5)
    assert "模板超过64MB" in said_of(use, pack)


@pytest.mark.parametrize("suffix", [".yaml", ".docx"])
def test_a_link_that_leads_out_of_a_pack_is_not_followed(pack: Path, suffix: str) -> None:
    file = pack / FORMAT.with_suffix(suffix).name
    outside = pack.parent / f"outside{suffix}"
    file.rename(outside)
    file.symlink_to(outside)
    assert "指向别处的链接" in said_of(use, pack)


def test_a_description_does_not_quote_a_file_of_this_computer(pack: Path) -> None:
    (pack / FORMAT.name).unlink()
    (pack / FORMAT.name).symlink_to(pack.parent / "secret.txt")
    answer = said_of(use, pack)
    assert "指向别处的链接" in answer
    assert CANARY not in answer


def test_a_link_in_a_circle_is_refused(pack: Path) -> None:
    (pack / FORMAT.name).unlink()
    (pack / FORMAT.name).symlink_to(FORMAT.name)
    assert "处问题" in said_of(use, pack)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("suffix", [".yaml", ".docx"])
def test_a_pipe_is_not_waited_for(pack: Path, suffix: str) -> None:
    file = pack / FORMAT.with_suffix(suffix).name
    file.unlink()
    os.mkfifo(file)
    assert "不是普通的文件" in said_of(use, pack)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such devices")
def test_a_device_is_not_read(pack: Path) -> None:
    file = pack / FORMAT.with_suffix(".docx").name
    file.unlink()
    file.symlink_to("/dev/zero")
    assert "不是普通的文件" in said_of(use, pack)


def test_a_folder_in_place_of_a_file_is_refused(pack: Path) -> None:
    (pack / FORMAT.name).unlink()
    (pack / FORMAT.name).mkdir()
    assert "不是普通的文件" in said_of(use, pack)


@pytest.mark.parametrize("name", ["../x/y", "..", "包/../../etc/passwd", "/etc/passwd", "包\0/x"])
def test_a_format_is_found_by_the_names_there_are(name: str) -> None:
    """An id is looked up, never made into a path."""
    with pytest.raises(PackError, match="没有格式"):
        packs.find_format(name)


STYLES = ['x"/><w:altChunk', "</w:pPr>", "{{ 单位 }}", "甲\u202e乙", "x" * 100_000]


@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_a_name_and_nothing_else(pack: Path, style: str) -> None:
    (one,) = packs.read_pack(pack)
    narrative = packs.spec.NarrativeSpec(headings=None, items=style)
    spoilt = attrs.evolve(one, spec=attrs.evolve(one.spec, narrative=narrative))
    with pytest.raises(TemplateError, match="T12"):
        filling.compile_format(spoilt)


def test_an_installed_pack_is_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its code would run; what an entry point names is looked for as a folder."""
    package = tmp_path / "stranger"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('imported')")
    info = tmp_path / "stranger-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[reportgen.packs]\nx = stranger\n")
    for file in (FORMAT.with_name("pack.yaml"), FORMAT, FORMAT.with_suffix(".docx")):
        shutil.copy(file, package)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "stranger" in [one.name for one in packs.finding.installed_packs()]
    assert "stranger" not in sys.modules
