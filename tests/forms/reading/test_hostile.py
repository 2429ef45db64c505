"""Files that are no workbooks, or harmful: refused in a sentence, quickly, in little memory."""

import io
import re
import struct
import subprocess
import sys
import zipfile

import pytest

from reportgen import load
from reportgen.errors import IntakeError
from reportgen.forms import form

#: Reads a file with little memory and says what is wrong with it.
READING = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
from reportgen import load
from reportgen.errors import IntakeError
try:
    load(sys.argv[1])
except IntakeError as error:
    print(error)
"""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(form("sichuan/department-self"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet_of(parts, title="收支") -> str:
    """The part of a sheet, by its order in the workbook."""
    names = parts["xl/workbook.xml"].decode().split('<sheet name="')[1:]
    number = next(n for n, text in enumerate(names, 1) if text.startswith(f'{title}"'))
    return f"xl/worksheets/sheet{number}.xml"


def written(tmp_path, parts, **more):
    file = tmp_path / "填报.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, **more}.items():
            archive.writestr(name, data)
    return file


def said(file) -> str:
    """What the reader says, in another process with little memory and time."""
    command = [sys.executable, "-c", READING, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert "" == done.stderr
    return done.stdout


def test_a_workbook_that_unfolds_without_end(tmp_path, parts):
    row = b"<row r='1'><c r='A1' t='inlineStr'><is><t>" + b"a" * 100 + b"</t></is></c></row>"
    name = sheet_of(parts)
    head, _, tail = parts[name].partition(b"<sheetData>")
    bomb = head + b"<sheetData>" + row * 3_000_000 + tail.partition(b"</sheetData>")[2]
    file = written(tmp_path, parts, **{name: bomb})
    assert file.stat().st_size < 3_000_000
    assert "展开后大得不正常" in said(file)


def test_entities_within_entities(tmp_path, parts):
    lines = [b'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">'.encode() for n in range(1, 10)]
    name = sheet_of(parts)
    xml = parts[name].replace(b"<worksheet", b"".join(lines) + b"]><worksheet", 1)
    assert "实体" in said(written(tmp_path, parts, **{name: xml}))


def test_an_entity_that_is_a_file(tmp_path, parts):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密内容", "utf-8")
    name = "xl/sharedStrings.xml"
    entity = f'<!DOCTYPE sst [<!ENTITY f SYSTEM "{secret.as_uri()}">]><sst'.encode()
    xml = parts[name].replace(b"<sst", entity, 1).replace(b"<t>", b"<t>&f;", 1)
    answer = said(written(tmp_path, parts, **{name: xml}))
    assert "实体" in answer
    assert "机密" not in answer


def test_entities_in_another_encoding(tmp_path, parts):
    name = sheet_of(parts)
    xml = (
        parts[name]
        .decode()
        .replace("UTF-8", "UTF-16")
        .replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)
    )
    assert "实体" in said(written(tmp_path, parts, **{name: xml.encode("utf-16")}))


def test_macros(tmp_path, parts):
    file = written(tmp_path, parts, **{"xl/vbaProject.bin": b"\0" * 100})
    assert "有宏" in said(file)


def test_links_to_other_files(tmp_path, parts):
    link = f'<externalLink xmlns="{MAIN}"/>'.encode()
    assert "断开链接" in said(
        written(tmp_path, parts, **{"xl/externalLinks/externalLink1.xml": link})
    )


def far(parts, *cells: str) -> bytes:
    rows = "".join(
        f'<row r="{cell.lstrip("XFDA")}"><c r="{cell}"><v>1</v></c></row>' for cell in cells
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def test_a_sheet_with_its_first_and_last_cell_only(tmp_path, parts):
    file = written(tmp_path, parts, **{sheet_of(parts): far(parts, "A1", "XFD1048576")})
    assert "没有找到“收支”表的标题行" in said(file)


def test_a_cell_at_the_end_of_a_sound_sheet(tmp_path, parts):
    name = sheet_of(parts)
    end = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    file = written(tmp_path, parts, **{name: parts[name].replace(b"</sheetData>", end)})
    assert "收支!XFD1048576：离表太远的地方有内容" in said(file)


def test_a_wrong_dimension_hides_nothing(tmp_path, parts):
    """Some programs write A1 for the extent of every sheet."""
    name = sheet_of(parts, "基本情况")
    xml = parts[name].decode()
    start, end = xml.index("<dimension"), xml.index("/>", xml.index("<dimension")) + 2
    file = written(
        tmp_path, parts, **{name: (xml[:start] + '<dimension ref="A1"/>' + xml[end:]).encode()}
    )
    assert "基本情况!B6：年度：缺少必填" in said(file)


@pytest.mark.parametrize("encrypted", [True, False])
def test_locked_and_old_workbooks(tmp_path, encrypted):
    file = tmp_path / "填报.xlsx"
    inside = "EncryptedPackage".encode("utf-16-le") if encrypted else b""
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + inside)
    assert ("取消密码" if encrypted else "旧格式") in said(file)


def test_a_package_with_a_password(tmp_path, parts):
    file = written(tmp_path, parts)
    data = bytearray(file.read_bytes())
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:  # every entry of the directory
        flags = struct.unpack_from("<H", data, at + 8)[0]
        struct.pack_into("<H", data, at + 8, flags | 1)
        at += 4
    file.write_bytes(data)
    assert "取消密码" in said(file)


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"%PDF-1.7", "年度: 2024".encode(), b"PK\x05\x06" + b"\0" * 18],
    ids=["empty", "cut", "pdf", "text", "empty zip"],
)  # fmt: skip
def test_what_is_no_workbook(tmp_path, data):
    file = tmp_path / "填报.xlsx"
    file.write_bytes(data)
    with pytest.raises(IntakeError, match="工作簿"):
        load(file)


def test_a_document_of_another_kind(tmp_path, parts):
    file = tmp_path / "填报.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b"<document/>")
    with pytest.raises(IntakeError, match="不是Excel工作簿"):
        load(file)


def test_the_strict_dialect(tmp_path, parts):
    strict = {
        name: data.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        for name, data in parts.items()
    }
    with pytest.raises(IntakeError, match=r"Strict Open XML.*另存为"):
        load(written(tmp_path, strict))


def test_parts_named_from_the_root_with_prefixes(tmp_path, parts):
    """As some programs write them."""
    name = sheet_of(parts, "基本情况")
    sheet = parts[name].decode()
    sheet = re.sub(r"<(/?)(?=[a-zA-Z])(?![a-z]+:)", r"<\1x:", sheet).replace("xmlns=", "xmlns:x=")
    relations = parts["xl/_rels/workbook.xml.rels"].replace(b'Target="w', b'Target="/xl/w')
    more = {name: sheet.encode(), "xl/_rels/workbook.xml.rels": relations}
    assert "基本情况!B6：年度：缺少必填" in said(written(tmp_path, parts, **more))


def test_a_part_twice(tmp_path, parts):
    file = written(tmp_path, parts)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/workbook.xml", parts["xl/workbook.xml"])
    with pytest.raises(IntakeError, match="内部结构不正常"):
        load(file)


def test_a_huge_file_is_not_read_through(tmp_path):
    file = tmp_path / "填报.xlsx"
    with file.open("wb") as out:
        out.truncate(3 * 1024**3)
    assert "文件太大" in said(file)


def test_formulas_are_never_worked_out(tmp_path, parts):
    """A formula that calls other programs is text to us, and its last result what counts."""
    name = sheet_of(parts, "基本情况")
    attack = b'<f>cmd|"/c calc"!A1</f><v>2024</v>'
    xml = parts[name].replace(b'<c r="B6"', b'<c r="B6" t="str"', 1)
    start = xml.index(b'<c r="B6"')
    end = xml.index(b"/>", start)
    file = written(tmp_path, parts, **{name: xml[:end] + b">" + attack + b"</c>" + xml[end + 2 :]})
    assert "年度" not in said(file)  # it is 2024; what is missing is the rest


def test_texts_that_look_like_formulas_stay_texts(tmp_path):
    from reportgen.forms import load_form

    data = {
        "版本": "1", "年度": "2024", "金额单位": "元",
        "部门": {"名称": "=1+1", "地区": '=HYPERLINK("http://x")', "主要职责": ["+A1", "@SUM(A1)"]},
    }  # fmt: skip
    file = tmp_path / "填报.xlsx"
    file.write_bytes(form("sichuan/department-self", data=data))
    with zipfile.ZipFile(file) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
    year = load_form(file).year
    assert ("=1+1", '=HYPERLINK("http://x")') == (year.department.name, year.department.region)
    assert ["+A1", "@SUM(A1)"] == [one.text for one in year.department.duties]


def with_cell(parts, title: str, cell: str, inside: str, **attributes: str) -> dict[str, bytes]:
    """A sheet's part with something put into a cell that is there and blank."""
    name = sheet_of(parts, title)
    xml = parts[name].decode()
    start = xml.index(f'<c r="{cell}"')
    end = xml.index("/>", start)
    own = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return {name: (xml[:end] + own + ">" + inside + "</c>" + xml[end + 2 :]).encode()}


def test_a_formula_that_comes_to_nothing_is_blank(tmp_path, parts):
    """Excel writes an empty text for IF(…,""), which is no formula without a result."""
    more = with_cell(parts, "基本情况", "B6", '<f>IF(A1="","",A1)</f><v></v>', t="str")
    assert "公式" not in said(written(tmp_path, parts, **more))


def test_a_formula_that_nobody_has_worked_out_is_answered(tmp_path, parts):
    more = with_cell(parts, "基本情况", "B6", "<f>2000+24</f>")
    assert "基本情况!B6：公式没有结果" in said(written(tmp_path, parts, **more))


def test_merged_cells_without_end(tmp_path, parts):
    name = sheet_of(parts)
    merges = "".join(f'<mergeCell ref="{chr(72 + n)}5:{chr(72 + n)}200000"/>' for n in range(15))
    merged = f"</sheetData><mergeCells>{merges}</mergeCells>".encode()
    xml = parts[name].replace(b"</sheetData>", merged)
    assert "合并的单元格太多" in said(written(tmp_path, parts, **{name: xml}))


def test_a_declaration_behind_a_long_comment(tmp_path, parts):
    name = sheet_of(parts)
    before = f'<!--{"x" * 100_000}--><!DOCTYPE a [<!ENTITY b "c">]><worksheet'.encode()
    xml = parts[name].replace(b"<worksheet", before, 1)
    assert "实体" in said(written(tmp_path, parts, **{name: xml}))
