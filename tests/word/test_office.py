"""What is printed is valid for both validators and opens in LibreOffice."""

import io
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest

from reportgen.prose import parse
from tests.office import tools

from .making import docx, footnote, noted, p, r, section, styled, table, tc, text_box
from .sample import SETTINGS, compiled, look_up_nothing, project, values

PASSAGE = "甲**乙**【=x】\n## 题\n- 一\n- 二\n|甲|**乙**|\n|---|---|\n|丙|丁|\n### 题\n|甲|\n|乙|"
TRAPS = 'R&D <b> "x" ]]>\t{{7*7}}\r\n{% raw %}\x00\x1b\ud800\uffff'
FACE = ('<w:rFonts w:ascii="a"/><w:i/><w:color w:val="FF0000"/><w:sz w:val="32"/>'
        '<w:u w:val="single"/><w:lang w:val="en-US"/>')  # fmt: skip
HIDDEN = p("{%p if 公开 %}") + p("甲") + p("{%p endif %}")
ROWS = (
    ["{%tr for 项 in 项目列表 %}", ""],
    ["{{ 项.名称 }}", "{{ 项.说明 }}"],
    ["{%tr endfor %}", ""],
)
CELLS = (["名", "{%tc for 项 in 项目列表 %}", "{{ 项.名称 }}", "{%tc endfor %}"],)


def bookmark(inner: str) -> str:
    return f'<w:bookmarkStart w:id="3" w:name="甲"/>{inner}<w:bookmarkEnd w:id="3"/>'


def template() -> bytes:
    return docx(
        p("题{{ 单位 }}", "1"), p("{{ 地址 }}", "2"), p(styled("头{{ 地址 }}。") + r("文")),
        p(r("{{ 正文 }}", FACE), "", '<w:jc w:val="both"/>'), p("{{ 单位 }}", "item"), p("后"),
        p("{%p for 项 in 项目列表 %}"), p(bookmark(r("{{ 项.名称 }}")), "2"),
        p(text_box(p("{{ 项.名称 }}"))),
        p("{%p endfor %}"), p("{%p if 公开 %}", properties=section()), p("甲"), p("{%p endif %}"),
        p(noted("{{ 经费|金额 }}")), p(text_box(HIDDEN)), p("前"), table(*ROWS), p("中"),
        table(["头", "头"], *ROWS), p("中"), table([tc(table(*ROWS) + HIDDEN), tc(HIDDEN)]),
        p("中"),
        table(*CELLS, columns=4), p("{{ 正文 }}"), table([tc("{{ 正文 }}"), "{{ 单位 }}"]), p("末"),
        headers={"default": p("{{ 单位 }}") + HIDDEN, "first": HIDDEN, "even": p("{{ 正文 }}")},
        footers={"default": HIDDEN}, footnotes=footnote("{{ 单位 }}"),
    )  # fmt: skip


def everything(**changes: Any) -> dict[str, Any]:
    rows = (project("修路", about=PASSAGE), project(TRAPS), project("架桥"))
    return values(单位=TRAPS, 正文=parse(PASSAGE), 项目列表=rows) | changes


NOTHING = {"公开": False, "项目列表": (), "正文": parse("无"), "单位": "", "地址": ""}
FILLS = {
    "full": (everything(), None), "empty": (everything(**NOTHING), None), "strict": ({}, None),
    "draft": ({}, str), "no passage": (everything(正文=parse("甲")), None),
}  # fmt: skip


@pytest.fixture(params=list(FILLS), scope="module")
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    given, describe = FILLS[request.param]
    filler = compiled(template(), SETTINGS)
    file = tmp_path_factory.mktemp("office") / "printed.docx"
    file.write_bytes(filler.fill(given, look_up=look_up_nothing, describe=describe).data)
    return file


def test_the_sdk_finds_no_fault(document: Path) -> None:
    assert [] == tools.sdk_faults(document)


def test_the_audit_finds_no_fault(document: Path) -> None:
    # It wants fonts and a theme, which every program writes and no reader needs.
    faults = tools.audit_faults(document)
    assert [] == [fault for fault in faults if "required relationship type" not in fault]


def test_python_docx_opens_it(document: Path) -> None:
    assert python_docx.Document(io.BytesIO(document.read_bytes())).paragraphs


def test_libreoffice_prints_it(tmp_path: Path) -> None:
    file = tmp_path / "printed.docx"
    file.write_bytes(compiled(template(), SETTINGS).fill(everything()).data)
    words = "".join(
        word.text for page in tools.pdf_words(tools.to_pdf(file, tmp_path)) for word in page.words
    )
    for word in ("修路", "架桥", "{{7*7}}"):
        assert word in words
