"""Every bundled pack passes the proof, and a spoiled one fails where it was spoiled."""

import re
import shutil
from pathlib import Path

import pytest

from reportgen.errors import PackError
from reportgen.packs import examples, pack_folders
from reportgen.proving import Case, ProofError, cases

FOLDERS = [Path(str(folder)) for folder in pack_folders()]
BUNDLED = [case for folder in FOLDERS for case in cases(folder)]


@pytest.mark.parametrize("case", BUNDLED, ids=str)
def test_bundled_packs_pass(case: Case) -> None:
    case.run()


@pytest.fixture
def pack(tmp_path):
    """A copy of the smallest pack under a name of its own; its sample names the formats anew."""
    source = min(FOLDERS, key=lambda one: sum(file.stat().st_size for file in one.rglob("*.docx")))
    folder = tmp_path / "某省"
    shutil.copytree(source, folder)
    for sample in examples(folder):
        text = Path(str(sample)).read_text("utf-8").replace(f"{source.name}/", "某省/")
        Path(str(sample)).write_text(text, "utf-8")
    return folder


def failures(pack: Path, **settings: bool) -> dict[str, str]:
    found = {}
    for case in cases(pack, **settings):
        try:
            case.run()
        except ProofError as error:
            found[case.what] = str(error)
    return found


def sample_of(pack: Path) -> Path:
    return Path(str(examples(pack)[0]))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_copy_passes_like_the_pack(pack):
    assert {} == failures(pack)


def test_a_folder_without_formats_has_nothing_to_prove(tmp_path):
    with pytest.raises(PackError):
        cases(tmp_path)


def test_a_sample_that_contradicts_itself(pack):
    file = sample_of(pack)
    spent = re.search(r"支出决算: [\d.]+", file.read_text("utf-8"))
    change(file, spent[0], "支出决算: 987654.32")
    assert "检查没有错误和警告" in failures(pack)


def test_a_sample_that_cannot_be_read(pack):
    change(sample_of(pack), "年度: ", "年代: ")
    found = failures(pack)
    assert "读得了，写出去再读还是一样" in found
    assert "年代" in found["读得了，写出去再读还是一样"]


def test_a_printed_text_that_is_another_than_before(pack):
    kept = next(iter(sorted(sample_of(pack).parent.glob("*.txt"))))
    change(kept, "绩效", "成绩")
    found = failures(pack)
    assert ["文字与保存的相同"] == list(found)
    assert "--update" in found["文字与保存的相同"]
    assert {} == failures(pack, update=True) == failures(pack)


@pytest.fixture
def variant(pack):
    """A variant of it beside it, which has words otherwise and no sample."""
    name, heading = next(
        (one.stem, found[1])
        for one in sorted(pack.glob("*.yaml"))
        if (found := re.search(r"大纲:\n  - [一二三]、(.+)\n", one.read_text("utf-8")))
    )
    folder = pack.with_name("某市")
    folder.mkdir()
    manifest = (pack / "pack.yaml").read_text("utf-8")
    (folder / "pack.yaml").write_text(f"{manifest}\n沿用: 某省\n", "utf-8")
    shutil.copy(pack / "README.md", folder)
    outline = re.search(r"(?m)^大纲:\n(?:  .+\n)+", (pack / f"{name}.yaml").read_text("utf-8"))[0]
    outline = outline.replace(heading, "换成的标题")
    text = f"版本: 1\n改动文字: {{{heading}: 换成的标题}}\n{outline}"
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_a_variant_is_printed_in_the_samples_of_its_base(variant):
    before = {file: file.read_bytes() for file in variant.with_name("某省").rglob("*.txt")}
    assert {} == failures(variant)
    assert "标题与大纲相同" in [case.what for case in cases(variant)]
    assert {} == failures(variant, update=True) == failures(variant)
    (kept,) = (variant / "examples").iterdir()
    change(kept, "换成的标题", "另外的标题")
    assert {"文字与保存的相同"} == set(failures(variant))
    assert before == {file: file.read_bytes() for file in before}


def test_an_outline_that_the_template_does_not_have(pack):
    file = next(one for one in sorted(pack.glob("*.yaml")) if "大纲:\n" in one.read_text("utf-8"))
    change(file, "大纲:\n", "大纲:\n  - 八十、没有这个标题\n")
    assert {"标题与大纲相同", "逐项检查没有错误和警告"} <= set(failures(pack))


def test_no_text_view_is_written_by_way_of_a_link(pack, tmp_path):
    view = next(one for one in sorted(pack.glob("*.txt")))
    elsewhere = tmp_path / "别处.txt"
    elsewhere.write_text("别人的", "utf-8")
    view.unlink()
    view.symlink_to(elsewhere)
    failures(pack, update=True)
    assert "别人的" == elsewhere.read_text("utf-8")


def test_a_text_view_is_written_anew_when_it_is_asked_for(pack):
    view = next(one for one in sorted(pack.glob("*.txt")))
    kept = view.read_text("utf-8")
    view.write_text("旧的", "utf-8")
    assert {} == failures(pack, update=True)
    assert kept == view.read_text("utf-8")
