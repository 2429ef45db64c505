# the expected value stands on the left
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportgen.errors import PackError
from reportgen.packs import (
    Format,
    base_template,
    catalogue,
    examples,
    files,
    find_format,
    formats,
    library,
    pack_folders,
    packs_from,
    read_pack,
    templates_root,
)
from tests.support import problem_of, problems_of

ROOT = Path(__file__).parents[2]
PYTHON = sorted((ROOT / "reportgen").rglob("*.py"))
FOLDERS = [folder.name for folder in pack_folders()]

MANIFEST = """版本: 1
地区: 某省
行政区划代码: "990000"
来源:
  - {标题: 关于开展自评的通知, 文号: 某财〔2024〕1号}
"""
FORMAT = """版本: 1
标题: 自评报告
对象: 部门
起始年度: 2023
终止年度: 2024
金额单位: 万元
小数位: 2
编号方案:
  - {名称: 正文, 层级: [一、, （一）]}
  - {名称: 列项, 层级: [1.], 列项: 是}
编号样式:
  标题 1: 正文 1
  标题 2: "正文   2"
  列项: 列项 1
大纲: [一、概况]
"""

Write = Callable[..., Path]


@pytest.fixture
def pack(tmp_path: Path) -> Write:
    """Writes a pack's folder; each file's text may be given, None leaves it out."""

    def write(manifest: str | bytes | None = MANIFEST, **others: str | None) -> Path:
        folder = tmp_path / "某省"
        folder.mkdir(exist_ok=True)
        texts = {"pack": manifest, **({"self": FORMAT} | others)}
        for name, text in texts.items():
            if text is not None:
                content = text.encode() if isinstance(text, str) else text
                (folder / f"{name}.yaml").write_bytes(content)
        return folder

    return write


class TestBundled:
    def test_there_are_packs(self) -> None:
        assert [] != FOLDERS

    def test_every_pack_is_sound(self) -> None:
        assert [one.name for one in pack_folders()] == sorted(
            {one.id.split("/")[0] for one in formats()}
        )

    def test_formats_come_by_id(self) -> None:
        ids = [one.id for one in formats()]
        assert sorted(set(ids)) == ids

    @pytest.mark.parametrize("one", formats(), ids=lambda one: one.id)
    def test_every_format_has_a_template(self, one: Format) -> None:
        assert b"PK" == one.template()[:2]

    @pytest.mark.parametrize("one", formats(), ids=lambda one: one.id)
    def test_every_format_knows_the_passages_of_the_catalogue(self, one: Format) -> None:
        assert {passage.id for passage in catalogue().passages} == one.texts

    @pytest.mark.parametrize("one", formats(), ids=lambda one: one.id)
    def test_every_format_with_numbered_headings_numbers_them(self, one: Format) -> None:
        assert one.numbering or not any(re.match("[一（]", heading) for heading in one.outline)

    @pytest.mark.parametrize("one", formats(), ids=lambda one: one.id)
    def test_every_format_is_found_by_its_id(self, one: Format) -> None:
        assert (one.id, one.title) == ((found := find_format(one.id)).id, found.title)

    @pytest.mark.parametrize("file", PYTHON, ids=lambda file: str(file.relative_to(ROOT)))
    def test_no_python_file_names_a_pack(self, file: Path) -> None:
        code = re.sub(r'"""[\s\S]*?"""|#.*', "", file.read_text(encoding="utf-8"))
        assert [] == [name for name in FOLDERS if name in code]

    def test_samples_come_by_name(self) -> None:
        names = [file.name for folder in pack_folders() for file in examples(folder)]
        assert [] != names == [name for name in names if name.endswith(".yaml")]


class TestFinding:
    def test_an_unknown_format_names_the_nearest(self) -> None:
        known = formats()[0].id
        found = problem_of(find_format, known.replace("e", "a"))
        assert ("format", True) == (found.code, f"是否为“{known}”" in found.message)

    def test_a_format_unlike_any_names_none(self) -> None:
        assert "没有格式“？”；全部格式见 reportgen formats" == problem_of(find_format, "？").message

    @pytest.fixture
    def two(self, pack: Write) -> Iterator[None]:
        later = FORMAT.replace("2023", "2025").replace("终止年度: 2024\n", "")
        with packs_from(pack(later=later)):
            yield

    @pytest.mark.usefixtures("two")
    @pytest.mark.parametrize(
        ("expected", "year"),
        [
            ([], 2022), (["某省/self"], 2023), (["某省/self"], 2024), (["某省/later"], 2025),
            (["某省/later", "某省/self"], None),
        ],
    )  # fmt: skip
    def test_formats_are_chosen_by_year(self, expected: list[str], year: int | None) -> None:
        assert expected == [one.id for one in formats(year, "某省")]

    @pytest.mark.usefixtures("two")
    @pytest.mark.parametrize(
        ("expected", "region"), [(2, "某省"), (2, "990000"), (0, "别省"), (0, "")]
    )
    def test_formats_are_chosen_by_region(self, expected: int, region: str) -> None:
        assert expected == len(formats(region=region))


class TestFormat:
    def test_what_the_files_say_is_there(self, pack: Write) -> None:
        (made,) = read_pack(pack())
        assert ("某省/self", "自评报告", "某省", ("一、概况",)) == (
            made.id, made.title, made.region, made.outline
        )  # fmt: skip

    def test_styles_are_numbered_by_scheme_and_level(self, pack: Write) -> None:
        (made,) = read_pack(pack())
        assert {"标题 1": ("正文", 1), "标题 2": ("正文", 2), "列项": ("列项", 1)} == {
            style: (at.scheme.name, at.level) for style, at in made.numbering.items()
        }

    @pytest.mark.parametrize(
        ("expected", "first", "last"),
        [
            ("各年度", "", ""), ("2023—2024年度", "2023", "2024"), ("2023年度起", "2023", ""),
            ("至2024年度", "", "2024"), ("2023年度", "2023", "2023"),
        ],
    )  # fmt: skip
    def test_the_years_in_force_are_told(
        self, pack: Write, expected: str, first: str, last: str
    ) -> None:
        text = FORMAT.replace("起始年度: 2023", f"起始年度: {first}")
        (made,) = read_pack(pack(self=text.replace("终止年度: 2024", f"终止年度: {last}")))
        assert expected == made.years

    def test_a_format_without_an_outline_has_none(self, pack: Write) -> None:
        (made,) = read_pack(pack(self=FORMAT.replace("大纲: [一、概况]", "")))
        assert () == made.outline

    def test_a_template_that_is_missing_is_an_error(self, pack: Write) -> None:
        (made,) = read_pack(pack())
        with pytest.raises(PackError, match="文件或文件夹不存在"):
            made.template()

    def test_formats_are_keys(self, pack: Write) -> None:
        (made,) = read_pack(pack())
        assert 1 == len({made, made})

    def test_a_pack_without_examples_has_none(self, pack: Write) -> None:
        assert [] == examples(pack())


class TestFaults:
    @pytest.mark.parametrize(
        ("line", "code", "path", "words", "old", "new"),
        [
            (1, "version", "版本", "这个文件是第2版，本软件只认识到第1版", "版本: 1", "版本: 2"),
            (1, "value", "版本", "需要不小于零的整数", "版本: 1", "版本: 一点零"),
            (1, "missing", "版本", "缺少必填的“版本”", "版本: 1\n", ""),
            (2, "unknown", "标提", "是否为“标题”", "标题: 自评报告", "标提: 甲\n标题: 自评报告"),
            (3, "value", "对象", "以下之一：部门、项目", "对象: 部门", "对象: 单位"),
            (
                9, "numbering", "编号方案第1项（正文）.层级", "不能识别",
                "[一、, （一）]", "[甲, 乙]",
            ),
            (
                12, "numbering", "编号样式第1项.级",
                "“正文 3”不是已有的方案和级，可用的有：正文 1、正文 2、列项 1",
                "标题 1: 正文 1", "标题 1: 正文 3",
            ),
            (12, "numbering", "编号样式第1项.级", "“正文”不是已有", ": 正文 1", ": 正文"),
            (12, "numbering", "编号样式第1项.级", "“正文 一”不是已有", ": 正文 1", ": 正文 一"),
            (10, "rows", "编号方案第2项", "与第1项的名称相同", "名称: 列项", "名称: 正文"),
            (13, "twice", "编号样式.标题 1", "第12行已经填过", "标题 2: ", "标题 1: "),
        ],
    )  # fmt: skip
    def test_a_fault_is_reported_at_its_place(
        self, pack: Write, line: int, code: str, path: str, words: str, old: str, new: str
    ) -> None:
        found = problems_of(read_pack, pack(self=FORMAT.replace(old, new)))[0]
        assert (("某省/self.yaml", line), code, path, True) == (
            (found.place.file, found.place.line), found.code, found.path, words in found.message
        )  # fmt: skip

    def test_a_manifest_too_new_is_refused(self, pack: Write) -> None:
        found = problem_of(read_pack, pack(MANIFEST.replace("版本: 1", "版本: 7")))
        assert ("某省/pack.yaml", "version") == (found.place.file, found.code)

    def test_the_faults_of_all_files_are_reported_at_once(self, pack: Write) -> None:
        folder = pack(
            MANIFEST.replace("地区", "省份"), self=FORMAT.replace("对象: 部门", "对象: 人"),
            other=FORMAT.replace("标题 1: 正文 1", "标题 1: 附录 1"), broken="甲: 一: 二",
        )  # fmt: skip
        assert ["pack", "pack", "broken", "other", "self"] == [
            Path(one.place.file).stem for one in problems_of(read_pack, folder)
        ]

    def test_broken_syntax_is_a_fault_of_the_pack(self, pack: Write) -> None:
        assert "syntax" == problem_of(read_pack, pack(self="甲: {")).code

    def test_a_file_in_no_encoding_is_a_fault_of_the_pack(self, pack: Write) -> None:
        assert "encoding" == problem_of(read_pack, pack(b"\xff\xfe\0")).code

    def test_a_folder_without_a_manifest_is_no_pack(self, pack: Write) -> None:
        found = problem_of(read_pack, pack(None))
        assert "打不开文件（文件或文件夹不存在）" == found.message

    def test_a_folder_that_is_not_there_is_no_pack(self, tmp_path: Path) -> None:
        assert "open" == problem_of(read_pack, tmp_path / "没有").code

    def test_an_unsound_pack_that_was_named_stops_the_list_of_formats(self, pack: Write) -> None:
        with packs_from(pack(MANIFEST.replace("版本: 1", "版本: 9"))):
            assert "version" == problem_of(formats).code
            assert "version" == problem_of(find_format, "某省/self").code
            assert find_format(FOLDERS[0] + "/project-table")

    def test_a_passage_named_twice_is_a_fault_of_the_catalogue(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        row = "- {名称: 甲, 对象: 年度, 说明: 写什么}\n"
        (tmp_path / "texts.yaml").write_text(f"版本: 1\n段落:\n{row}{row}", encoding="utf-8")
        monkeypatch.setattr(library, "templates_root", lambda: tmp_path)
        assert ("rows", "段落第2项") == (
            problem_of(catalogue.__wrapped__).code, problem_of(catalogue.__wrapped__).path
        )  # fmt: skip


class TestWhere:
    @pytest.fixture
    def wheel(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A place that is no checkout; the package's own folder is the only one left."""
        package = tmp_path / "site" / "reportgen"
        monkeypatch.setattr(files, "__file__", str(package / "packs" / "files.py"))
        monkeypatch.setattr(files, "files", lambda _: package)
        return package

    def test_a_checkout_has_its_templates_beside_it(self) -> None:
        assert ROOT / "templates" == templates_root()

    def test_a_wheel_has_its_templates_inside(self, wheel: Path) -> None:
        shutil.copytree(ROOT / "templates", wheel / "templates")
        assert wheel / "templates" == templates_root()

    def test_the_page_that_formats_start_from_lies_beside_the_packs(self) -> None:
        assert (ROOT / "templates" / "base.docx").read_bytes() == base_template()

    def test_a_wheel_brings_it_too(self, wheel: Path) -> None:
        shutil.copytree(ROOT / "templates", wheel / "templates")
        assert (ROOT / "templates" / "base.docx").read_bytes() == base_template()

    @pytest.mark.usefixtures("wheel")
    def test_without_templates_nothing_works(self) -> None:
        with pytest.raises(FileNotFoundError, match="without its templates"):
            templates_root()
