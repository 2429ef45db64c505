"""Packs of strangers: files that are no files, names that lead out, YAML that is no data."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from reportgen import filling, packs, proving
from reportgen.errors import PackError, TemplateError
from reportgen.linting import lint
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


#: The files of a pack that authors' commands read, and what each is in.
READ = (".docx", ".txt", "examples/示例.yaml", "README.md")


@pytest.fixture
def written(pack: Path) -> Path:
    """A pack with everything that an author's commands read."""
    shutil.copy(FORMAT.with_suffix(".txt"), pack)
    (pack / "README.md").write_text("说明", "utf-8")
    (pack / "examples").mkdir()
    sample = "版本: 1\n年度: 2024\n格式: [包/project-table]\n"
    (pack / "examples/示例.yaml").write_text(sample, "utf-8")
    return pack


def file_of(pack: Path, name: str) -> Path:
    return pack / (f"{FORMAT.stem}{name}" if name.startswith(".") else name)


def outward(file: Path) -> None:
    """A link to the same text outside, with a secret."""
    pack = next(one for one in file.parents if one.name == "包")
    outside = pack.with_name(f"outside{file.suffix}")
    shutil.move(file, outside)
    if file.suffix != ".docx":
        outside.write_text(outside.read_text("utf-8") + CANARY, "utf-8")
    file.symlink_to(outside)


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("spoil", [outward, a_pipe])
@pytest.mark.parametrize("name", READ)
def test_an_author_s_check_follows_no_link_and_waits_for_no_pipe(
    written: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    file = file_of(written, name)
    spoil(file)
    about = [one for one in lint(written) if one.file == f"包/{file.relative_to(written)}"]
    assert any("指向别处的链接" in one.message for one in about), about
    assert not any(CANARY in str(one) for one in about)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("spoil", [outward, a_pipe])
def test_a_sample_that_is_not_the_pack_s_own_is_not_read(
    written: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(file_of(written, "examples/示例.yaml"))
    assert [] == packs.examples(written)
    assert 1 == len(packs.odd_examples(written))
    assert not any("示例" in one.about for one in proving.cases(written))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where a bundled pack's printed text lies, in a copy of the pack."""
    source = min(
        ROOT.glob("*/pack.yaml"), key=lambda one: len(list(one.parent.glob("*.docx")))
    ).parent
    folder = tmp_path / "某省"
    shutil.copytree(source, folder)
    for sample in folder.glob("examples/*.yaml"):
        text = sample.read_text("utf-8").replace(f"{source.name}/", "某省/")
        sample.write_text(text, "utf-8")
    return sorted(folder.glob("examples/*.txt"))[0]


def to_a_file(file: Path, other: Path, text: str = CANARY) -> None:
    other.write_text(text, encoding="utf-8")
    file.symlink_to(other)


BESIDE = "另一份.txt"
KEPT: dict[str, Callable[[Path, Path], None]] = {
    "a link to a file": to_a_file,
    "a link to nothing": lambda file, outside: file.symlink_to(outside),
    "a link within": lambda file, outside: to_a_file(file, file.with_name(BESIDE), "旧"),
    "a pipe": lambda file, outside: os.mkfifo(file),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("update", [True, False])
@pytest.mark.parametrize("name", KEPT)
def test_no_text_is_kept_by_way_of_a_link(kept: Path, name: str, update: bool) -> None:
    outside = kept.parents[2] / "bashrc"
    kept.unlink()
    KEPT[name](kept, outside)
    before = outside.read_text() if outside.exists() else None
    sample, format, _ = kept.name.split(".")
    (case,) = (
        one
        for one in proving.cases(kept.parents[1], update=update)
        if (one.about, one.what) == (f"{sample}→某省/{format}", "文字与保存的相同")
    )
    with pytest.raises(proving.ProofError) as caught:
        case.run()
    if update or name != "a link within":  # which may be read
        assert "链接" in str(caught.value)
    assert CANARY not in str(caught.value)
    assert before == (outside.read_text() if outside.exists() else None)
    if name == "a link within":
        assert "旧" == kept.with_name(BESIDE).read_text("utf-8")


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
