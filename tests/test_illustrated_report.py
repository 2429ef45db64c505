"""From a data file with pictures to a document with figures, a contents list and page numbers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from reportgen import EvaluationYear, MissingData, compile_format, publish, render
from reportgen.errors import OfficeError
from reportgen.laying_out import ABSENT, ESTIMATED, EXACT
from reportgen.office import Pages
from reportgen.packs import Format, read_pack
from reportgen.word import is_as_printed, layout_of
from tests.samples import ebian
from tests.support import load_text, make_year, text
from tests.word.illustrated import ALL_STYLES, lines, photo, toc
from tests.word.making import docx, p, unzipped

MANIFEST = (
    '版本: 1\n地区: 某省\n行政区划代码: "990000"\n来源: [{标题: 通知, 文号: 某财〔2024〕1号}]\n'
)
FORMAT = """版本: 1
标题: 自评报告
对象: 部门
金额单位: 万元
小数位: 2
编号方案:
  - {名称: 正文, 层级: [一、, （一）]}
  - {名称: 图, 层级: [图1]}
编号样式: {标题 1: 正文 1, 标题 2: 正文 2, 图题: 图 1}
段落样式: {小标题: [标题 2], 图: 图, 图题: 图题}
"""
TEMPLATE = docx(
    toc(r'TOC \o "1-2"'), p("基本情况", "1"), p("{{ 文字.信息公开 }}"),
    p("{{ 部门.名称 }}的情况见{{ 图片.消防演练|图号 }}。"), p("结论", "1"), styles=ALL_STYLES,
)  # fmt: skip
PROFILE = "本局概况。"
DRILL = {"文件名": "图片/演练.png", "图名": "消防演练", "位置": "文字.信息公开"}


@pytest.fixture(scope="module")
def format(tmp_path_factory: pytest.TempPathFactory) -> Format:
    folder = tmp_path_factory.mktemp("packs") / "某省"
    folder.mkdir()
    (folder / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "self.yaml").write_text(FORMAT, encoding="utf-8")
    (folder / "self.docx").write_bytes(TEMPLATE)
    (only,) = read_pack(folder)
    return only


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data file with a folder of pictures beside it."""
    (tmp_path / "图片").mkdir()
    (tmp_path / "图片" / "演练.png").write_bytes(photo())
    file = tmp_path / "数据.yaml"
    file.write_text(text(文字={"信息公开": PROFILE}, 图片=[DRILL]), encoding="utf-8")
    return file


def year(**changes: Any) -> EvaluationYear:
    return make_year(**{"文字": {"信息公开": PROFILE}, "图片": [DRILL]} | changes)


class FakeOffice:
    """Lays every bookmark out on the sheet of its number in the document, or fails."""

    def __init__(self, error: str = "") -> None:
        self.error, self.asked = error, 0

    def pages(self, document: bytes) -> Pages:
        self.asked += 1
        if self.error:
            raise OfficeError(self.error)
        layout = layout_of(document)
        assert layout is not None
        return Pages(
            9, {"RGSection0": 1, **{name: n for n, name in enumerate(layout.bookmarks, 3)}}
        )


PRINTED = ["# 一、基本情况", PROFILE, "图1　消防演练", "某市应急管理局的情况见图1。", "# 二、结论"]
PICTURES = {"图片/演练.png": photo()}


# Pictures


def test_pictures_are_given_by_the_names_of_their_files(format: Format) -> None:
    assert PRINTED == lines(render(year(), format, pictures=PICTURES))[2:]


def test_pictures_are_found_in_a_folder(format: Format, data: Path) -> None:
    for folder in (data.parent, str(data.parent)):
        assert PRINTED == lines(render(year(), format, pictures=folder))[2:]


def test_a_document_without_its_picture_is_refused(format: Format) -> None:
    with pytest.raises(MissingData) as caught:
        render(year(), format)
    assert ("图片“图片/演练.png”（没有这个文件）",) == caught.value.paths


def test_what_is_wrong_with_a_picture_is_said(format: Format) -> None:
    with pytest.raises(MissingData) as caught:
        render(year(), format, pictures={"图片/演练.png": b""})
    assert ("图片“图片/演练.png”（图片文件是空的；请从原处重新复制）",) == caught.value.paths


def test_a_draft_is_printed_without_its_picture(format: Format) -> None:
    printed = compile_format(format).print(year(), draft=True)
    assert ("图片“图片/演练.png”（没有这个文件）",) == printed.missing
    assert "【待填：图片“图片/演练.png”（没有这个文件）】" in lines(printed.data)


def test_a_reference_to_a_picture_placed_where_nothing_is_printed(format: Format) -> None:
    elsewhere = year(图片=[DRILL | {"位置": "部门.主要职责"}])
    with pytest.raises(MissingData) as caught:
        render(elsewhere, format, pictures=PICTURES)
    assert ("图片“消防演练”（这份文档没有印这张图片，说不出图号）",) == caught.value.paths


def test_a_year_without_pictures_lacks_those_its_format_names(format: Format) -> None:
    with pytest.raises(MissingData) as caught:
        render(make_year(文字={"信息公开": PROFILE}), format)
    assert ("图片",) == caught.value.paths


def test_publish_reads_pictures_beside_the_data(format: Format, data: Path) -> None:
    office = FakeOffice()
    (printed,) = publish(data, format, office=office)  # type: ignore[arg-type]
    assert PRINTED == lines(printed.data)[2:]
    assert [name for name in unzipped(printed.data) if name.startswith("word/media/")]


def test_a_source_without_a_folder_has_no_pictures(
    format: Format, data: Path, tmp_path: Path
) -> None:
    source = attrs.evolve(load_text(tmp_path, data.read_text(encoding="utf-8")), folder=None)
    with pytest.raises(MissingData):
        publish(source, format, tmp_path / "报告.docx", office=FakeOffice())  # type: ignore[arg-type]


# Page numbers


def test_publish_prints_the_numbers_that_were_laid_out(format: Format, data: Path) -> None:
    (printed,) = publish(data, format, office=FakeOffice())  # type: ignore[arg-type]
    assert ["一、基本情况\t3", "二、结论\t4"] == lines(printed.data)[:2]
    assert printed.pages is not None
    assert printed.pages.certainty in (EXACT, ESTIMATED)


def test_without_libreoffice_the_numbers_stay_empty(format: Format, data: Path) -> None:
    (printed,) = publish(data, format, office=FakeOffice("没有LibreOffice"))  # type: ignore[arg-type]
    assert ["一、基本情况\t", "二、结论\t"] == lines(printed.data)[:2]
    assert printed.pages is not None
    assert (ABSENT, True) == (printed.pages.certainty, "没有LibreOffice" in printed.pages.note)


def test_a_draft_has_its_numbers_and_says_what_is_missing(format: Format, data: Path) -> None:
    (data.parent / "图片" / "演练.png").unlink()
    (printed,) = publish(data, format, draft=True, office=FakeOffice())  # type: ignore[arg-type]
    assert "一、基本情况\t3" == lines(printed.data)[0]
    assert ("图片“图片/演练.png”（没有这个文件）",) == printed.missing


def test_numbers_given_by_the_caller_are_printed(format: Format) -> None:
    filler = compile_format(format)
    layout = layout_of(filler.fill(year(), pictures=PICTURES))
    assert layout is not None
    pages: Mapping[str, str] = dict.fromkeys(layout.bookmarks, "五")
    found = lines(filler.fill(year(), pictures=PICTURES, pages=pages))
    assert ["一、基本情况\t五", "二、结论\t五"] == found[:2]


def test_a_format_without_a_contents_list_is_not_laid_out(tmp_path: Path) -> None:
    office = FakeOffice()
    (printed,) = publish(ebian().load(), ebian().format_id, tmp_path, office=office)  # type: ignore[arg-type]
    assert (None, 0) == (printed.pages, office.asked)


# Writing


def test_a_document_is_written_as_it_is_filled(format: Format, tmp_path: Path) -> None:
    filler = compile_format(format)
    for draft in (False, True):
        file = filler.write(year(), tmp_path / "报告.docx", draft=draft, pictures=PICTURES)
        assert filler.fill(year(), draft=draft, pictures=PICTURES) == file.read_bytes()
        assert is_as_printed(file.read_bytes())


def test_a_document_that_lacks_something_is_not_written(format: Format, tmp_path: Path) -> None:
    filler, file = compile_format(format), tmp_path / "报告.docx"
    filler.write(year(), file, pictures=PICTURES)
    before = file.read_bytes()
    with pytest.raises(MissingData):
        filler.write(year(), file)
    assert (before, [file]) == (file.read_bytes(), list(tmp_path.iterdir()))


def test_a_file_edited_by_hand_is_kept_unless_forced(format: Format, tmp_path: Path) -> None:
    filler, file = compile_format(format), tmp_path / "报告.docx"
    file.write_bytes(b"edited")
    assert tmp_path / "报告（2）.docx" == filler.write(year(), file, pictures=PICTURES)
    assert file == filler.write(year(), file, pictures=PICTURES, force=True)


def test_every_sample_is_written_as_it_is_filled(tmp_path: Path) -> None:
    sample = ebian()
    file = compile_format(sample.format_id).write(sample.load().year, tmp_path / "报告.docx")
    assert sample.printed() == file.read_bytes()
