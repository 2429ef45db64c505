from reportgen.word import view

from . import making
from .making import docx, footnote, p, r, table


def test_a_document_as_text() -> None:
    data = docx(p("第一章", "1"), p("节", "2"), p("文"), p("", "1"),
                table(["甲", "乙"], ["丙", "丁"]),
                headers={"default": p("眉")}, footers={"default": p("脚"), "first": p()},
                footnotes=footnote("注"))  # fmt: skip
    expected = "# 第一章\n## 节\n文\n甲\t乙\n丙\t丁\n[页脚] 脚\n[脚注] 注\n[页眉] 眉\n"
    assert expected == view.view(data)
    assert [(1, "第一章"), (2, "节")] == view.headings(data)


def test_breaks_tabs_and_hyphens() -> None:
    run = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:noBreakHyphen/><w:t>丙</w:t></w:r>"
    tabs = '<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'
    assert "甲\n乙\t-丙\n" == view.view(docx(p(run, properties=tabs)))


def test_a_text_box_is_read_once_and_nested_tables_in_their_cell() -> None:
    inner = making.tc(table(["甲", "乙"]) + p("丙"))
    data = docx(p(r("文") + making.text_box(p("框"))), table([inner, "丁"]))
    assert "文\n框\n甲 乙 丙\t丁\n" == view.view(data)


def test_parts_go_by_their_type_and_not_by_their_name() -> None:
    parts = making.unzipped(docx(p("文"), headers={"default": p("眉")}))
    parts["word/kopf.xml"] = parts.pop("word/header1.xml")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"header1", b"kopf")
    assert "文\n[kopf] 眉\n" == view.view(making.zipped(parts))
