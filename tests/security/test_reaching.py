"""What a printed document would fetch or run when it is opened: refused, or not printed."""

import pytest

from reportgen.errors import TemplateError
from tests.word import making
from tests.word.making import OFFICE, docx, p, r, rels, root
from tests.word.sample import compiled, faults, values

MICROSOFT = "http://schemas.microsoft.com/office"
RELATIONS = "word/_rels/document.xml.rels"
PARTS = making.unzipped(docx(p("{{ 单位 }}")))


def with_relation(kind: str, target: str, *, outside: bool, use: str = "", name: str = RELATIONS,
                  **parts: str | bytes) -> bytes:  # fmt: skip
    """A template with one relationship more; ``use`` is what stands in its body."""
    mode = ' TargetMode="External"' if outside else ""
    row = f'<Relationship Id="rIdX" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    own = PARTS[name].decode().replace("</Relationships>", row)
    text = making.unzipped(docx(p("{{ 单位 }}"), use))
    return making.zipped({**text, name: own, **{f"word/{k}": v for k, v in parts.items()}})


def refusals(template: bytes) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        compiled(template)
    return [fault.code for fault in caught.value.faults]


def printed(template: bytes) -> dict[str, bytes]:
    return making.unzipped(compiled(template).fill(values()).data)


FETCHED = {
    "a picture of a server": ("image", "http://127.0.0.1:9/x.png"),
    "a picture of a share": ("image", "file://server/share/x.png"),
    "a picture of the disk": ("image", "file:///C:/x.png"),
    "a linked object": ("oleObject", "file:///C:/x.xlsx"),
    "a linked object of a server": ("oleObject", "mhtml:http://127.0.0.1:9/x!x-usc:http://x"),
    "a page in a frame": ("frame", "http://127.0.0.1:9/x.htm"),
    "a document within": ("subDocument", "http://127.0.0.1:9/x.docx"),
    "a chunk of a server": ("aFChunk", "http://127.0.0.1:9/x.htm"),
    "a style sheet": ("transform", "http://127.0.0.1:9/x.xsl"),
    "a header of a server": ("header", "http://127.0.0.1:9/x.xml"),
    "a font of a server": ("font", "http://127.0.0.1:9/x.odttf"),
    "a film": ("video", "http://127.0.0.1:9/x.mp4"),
    "a link to a program": ("hyperlink", "file:///C:/Windows/System32/calc.exe"),
    "a link to a share": ("hyperlink", "\\\\server\\share\\x"),
    "a link that is a script": ("hyperlink", "javascript:alert(1)"),
    "a link for a handler": ("hyperlink", "ms-msdt:/id PCWDiagnostic"),
    "a link for search": ("hyperlink", "search-ms:query=x"),
    "a link that holds data": ("hyperlink", "data:text/html,x"),
}  # fmt: skip


@pytest.mark.parametrize("name", FETCHED)
def test_what_word_would_fetch_is_refused(name: str) -> None:
    kind, target = FETCHED[name]
    template = with_relation(
        f"{OFFICE}/{kind}",
        target,
        outside=True,
        use=f'<w:p><w:hyperlink r:id="rIdX">{r("甲")}</w:hyperlink></w:p>',
    )
    assert ["T23"] == refusals(template)


@pytest.mark.parametrize("target", ["https://www.gov.cn/?a=1", "HTTP://x/", "mailto:a@b.cn", "#甲"])
def test_links_that_wait_for_a_click_stay(target: str) -> None:
    link = f'<w:p><w:hyperlink r:id="rIdX">{r("甲")}</w:hyperlink></w:p>'
    parts = printed(with_relation(f"{OFFICE}/hyperlink", target, outside=True, use=link))
    assert target in parts[RELATIONS].decode()


HELD = {
    "an object": (f"{OFFICE}/oleObject", "embeddings/x.bin",
                  '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
                  'ProgID="Package" r:id="rIdX"/></w:object>'),
    "an object in a picture": (f"{OFFICE}/oleObject", "embeddings/x.bin",
                  '<w:pict><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
                  'r:id="rIdX"/></w:pict>'),
    "a control": (f"{OFFICE}/control", "activeX/x.xml",
                  '<w:object><w:control r:id="rIdX"/></w:object>'),
    "a workbook": (f"{OFFICE}/package", "embeddings/x.xlsx", '<w:object r:id="rIdX"/>'),
    "macros": (f"{MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin",
               '<w:x r:id="rIdX"/>'),
    "an add-in": (f"{MICROSOFT}/2011/relationships/webextension", "x.xml", '<w:x r:id="rIdX"/>'),
    "something new": ("urn:new/thing", "x.xml", '<w:x r:id="rIdX"/>'),
}  # fmt: skip


@pytest.mark.parametrize("name", HELD)
def test_what_word_would_run_is_refused(name: str) -> None:
    kind, target, use = HELD[name]
    template = with_relation(
        kind, target, outside=False, use=p(f"<w:r>{use}</w:r>"), **{target: b"<x/>"}
    )
    assert {"T23"} == set(refusals(template))


def test_a_chunk_of_another_file_is_refused() -> None:
    template = with_relation(
        f"{OFFICE}/aFChunk",
        "x.htm",
        outside=False,
        use='<w:altChunk r:id="rIdX"/>',
        **{"x.htm": b"<script/>"},
    )
    assert {"T23"} == set(refusals(template))


UNUSED = {
    "macros": (f"{MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin", RELATIONS),
    "keys": (f"{MICROSOFT}/2006/relationships/keyMapCustomizations", "customizations.xml",
             RELATIONS),
    "printer": (f"{OFFICE}/printerSettings", "printerSettings1.bin", RELATIONS),
    "building blocks": (f"{OFFICE}/glossaryDocument", "glossary/document.xml", RELATIONS),
    "mail merge": (f"{OFFICE}/recipientData", "recipientData.xml", RELATIONS),
    "a chunk that is not used": (f"{OFFICE}/aFChunk", "x.html", RELATIONS),
    "an object that is not used": (f"{OFFICE}/oleObject", "embeddings/x.bin", RELATIONS),
    "ribbon": (f"{MICROSOFT}/2006/relationships/ui/extensibility", "word/customUI.xml",
               "_rels/.rels"),
    "ribbon of 2010": (f"{MICROSOFT}/2007/relationships/ui/extensibility", "word/customUI14.xml",
                       "_rels/.rels"),
    "panes of add-ins": (f"{MICROSOFT}/2011/relationships/webextensiontaskpanes",
                         "word/taskpanes.xml", "_rels/.rels"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNUSED)
def test_what_hangs_on_a_template_unseen_is_not_printed(name: str) -> None:
    kind, target, holder = UNUSED[name]
    file = target.removeprefix("word/")
    parts = printed(with_relation(kind, target, outside=False, name=holder, **{file: b"<x/>"}))
    assert f"word/{file}" not in parts
    assert target.encode() not in parts[holder]


STRAYS = ["word/vbaProject.bin", "word/x.exe", "word/x.vbs", "word/x.html", "customUI/x.dotm",
          "word/embeddings/x.xlsm", "x.lnk"]  # fmt: skip


@pytest.mark.parametrize("name", STRAYS)
def test_a_file_that_nothing_leads_to_is_not_printed(name: str) -> None:
    parts = printed(making.zipped({**PARTS, name: b"MZ"}))
    assert name not in parts
    assert name.encode() not in parts["[Content_Types].xml"]


@pytest.mark.parametrize(
    "kind", ["document.macroEnabled", "template.main", "template.macroEnabledTemplate"]
)
def test_documents_with_macros_and_templates_of_word_are_refused(kind: str) -> None:
    types = PARTS["[Content_Types].xml"].decode().replace("document.main", kind)
    assert ["T15"] == refusals(making.zipped(PARTS | {"[Content_Types].xml": types}))


REMOVED = {
    "a template elsewhere": '<w:attachedTemplate r:id="rIdX"/>',
    "styles of a template elsewhere": "<w:linkStyles/>",
    "a schema elsewhere": '<w:attachedSchema w:val="http://127.0.0.1:9/x"/>',
    "a transformation": '<w:saveThroughXslt r:id="rIdX"/>',
    "a source of letters": '<w:mailMerge><w:dataSource r:id="rIdX"/></w:mailMerge>',
    "variables": '<w:docVars><w:docVar w:name="x" w:val="y"/></w:docVars>',
}


@pytest.mark.parametrize("name", REMOVED)
def test_settings_that_lead_elsewhere_are_not_printed(name: str) -> None:
    inner = REMOVED[name]
    parts = printed(docx(p("{{ 单位 }}"), more={"word/settings.xml": root("settings", inner)}))
    assert inner.partition(" ")[0].rstrip("/>").encode() not in parts["word/settings.xml"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.dotm", "file:///C:/x.dotm", "\\\\server\\share\\x.dotm"]
)
def test_a_template_elsewhere_is_not_printed(address: str) -> None:
    row = rels((f"{OFFICE}/attachedTemplate", address)).replace(
        "/></R", ' TargetMode="External"/></R'
    )
    setting = root("settings", '<w:attachedTemplate r:id="rId1"/>')
    parts = printed(
        docx(p("甲"), more={"word/settings.xml": setting, "word/_rels/settings.xml.rels": row})
    )
    assert address.encode() not in b"".join(parts.values())


def test_a_chart_is_printed_without_its_workbook() -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    chart = (
        f'<c:chartSpace xmlns:c="{space}" xmlns:r="{OFFICE}"><c:externalData r:id="rId1">'
        '<c:autoUpdate c:val="1"/></c:externalData></c:chartSpace>'
    )
    template = with_relation(
        f"{OFFICE}/chart",
        "charts/c.xml",
        outside=False,
        **{
            "charts/c.xml": chart,
            "embeddings/x.xlsm": b"PK",
            "charts/_rels/c.xml.rels": rels((f"{OFFICE}/package", "../embeddings/x.xlsm")),
        },
    )
    parts = printed(template)
    assert "word/embeddings/x.xlsm" not in parts
    assert b"externalData" not in parts["word/charts/c.xml"]


def field(*codes: str, result: str = "甲") -> str:
    """A complex field whose code is parted over runs."""
    parts = "".join(
        code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        for code in codes
    )
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return begin + parts + separate + r(result) + end


FIELDS = {
    "dde": field(r'DDE "c:\\windows\\cmd.exe" "/k calc"'), "ddeauto": field(r"DDEAUTO cmd /k"),
    "lower case": field(" ddeauto c:\\x"), "parted": field("DDE", "AU", "TO c:\\x"),
    "include text": field(r'INCLUDETEXT "\\\\server\\share\\x"'),
    "include picture": field(r'INCLUDEPICTURE "http://127.0.0.1:9/x.png" \d'),
    "include": field("INCLUDE c:/x"), "import": field("IMPORT c:/x"),
    "link": field(r"LINK Excel.Sheet.8 c:\\x.xlsx"), "embed": field("EMBED Package"),
    "database": field(r'DATABASE \d "c:\\x.mdb"'), "referenced document": field(r'RD "c:\\x"'),
    "macro": field("MACROBUTTON AutoOpen 点此"), "print": field("PRINT x"),
    "building block": field("AUTOTEXT x"), "control": field(r"CONTROL Forms.HTML:Submit.1 \s"),
    "question": field("ASK x 问"), "fill in": field("FILLIN 问"), "add-in": field("ADDIN x"),
    "unknown": field("WEBSERVICE x"), "in quotes": field('"DDEAUTO" c:/x'),
    "within another": field("IF ", field("DDEAUTO cmd"), " = 1 a b"),
    "in a result": field("PAGE", result="") + field("QUOTE x") + field("DDE x"),
    "spelled by another": field(field("QUOTE 68 68 69"), " cmd"),
    "begun by another": field("D", field("QUOTE 68 69"), " cmd"),
    "spelled as a text": field(r("DDEAUTO cmd"), " PAGE"),
    "simple": f'<w:fldSimple w:instr="DDEAUTO cmd">{r("甲")}</w:fldSimple>',
    "without an end":
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDE x</w:instrText></w:r>',
    "link to a program": field(r'HYPERLINK "file:///c:/x.exe"'),
    "link to a share": field(r"HYPERLINK \\\\server\\x"),
    "link spelled by another": field("HYPERLINK ", field("QUOTE file:///c:/x")),
}  # fmt: skip


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_fetches_or_runs_is_refused(name: str) -> None:
    found = faults(p("前"), p(FIELDS[name]))
    assert "T23" in [fault.code for fault in found]
    assert all(fault.location.part == "正文" for fault in found)


@pytest.mark.parametrize("where", ["headers", "footers"])
def test_a_field_that_fetches_is_refused_in_headers_too(where: str) -> None:
    assert ["T23"] == [
        one.code for one in faults(p("甲"), **{where: {"default": p(FIELDS["dde"])}})
    ]


def test_a_field_in_a_part_that_is_not_filled_is_refused() -> None:
    more = {"word/x.xml": root("hdr", p(FIELDS["ddeauto"]))}
    assert ["T23"] == [one.code for one in faults(p("甲"), more=more)]


@pytest.mark.parametrize(
    "code",
    [
        "PAGE",
        " page ",
        "NUMPAGES",
        "DATE \\@ yyyy",
        "SEQ 表",
        "= 1 + 2",
        "=SUM(ABOVE)",
        "",
        r'HYPERLINK "https://www.gov.cn"',
        r'HYPERLINK \l "甲"',
        "EQ \\f(1,2)",
        "MERGEFIELD 甲",
    ],
)
def test_fields_about_the_document_stay(code: str) -> None:
    assert [] == faults(p(field(code)))


VML = {
    "a picture by its address": '<v:shape><v:imagedata src="http://127.0.0.1:9/x.png"/></v:shape>',
    "a filling": '<v:fill xmlns:o="urn:schemas-microsoft-com:office:office" o:href="//s/x"/>',
    "a link": '<v:shape href="file:///c:/x.exe"/>',
}


@pytest.mark.parametrize("name", VML)
def test_old_drawings_that_lead_elsewhere_are_refused(name: str) -> None:
    (found,) = faults(p(f"<w:r><w:pict>{VML[name]}</w:pict></w:r>"))
    assert "T23" == found.code


ELEMENTS = ['<w:subDoc r:id="rId1"/>', '<w:altChunk r:id="rId1"/>', '<w:control r:id="rId1"/>',
            '<w:movie r:id="rId1"/>']  # fmt: skip


@pytest.mark.parametrize("element", ELEMENTS)
def test_elements_that_take_other_files_in_are_refused(element: str) -> None:
    assert ["T23"] == [one.code for one in faults(p("甲"), element)]


def test_macros_of_form_fields_are_not_printed() -> None:
    form = '<w:ffData><w:entryMacro w:val="x"/><w:exitMacro w:val="y"/></w:ffData>'
    code = field("FORMTEXT").replace('"begin"/>', f'"begin">{form}</w:fldChar>', 1)
    assert b"Macro" not in printed(docx(p(code)))["word/document.xml"]


SVG = {
    "a script": "<script>x</script>", "a page": "<foreignObject/>",
    "a picture": '<image href="http://127.0.0.1:9/x"/>', "a use": '<use href="x.svg#a"/>',
    "an event": '<g onload="x"/>', "a filling": '<g style="fill:url(http://127.0.0.1:9/x)"/>',
    "a style": "<style>@import 'http://127.0.0.1:9/x'</style>",
}  # fmt: skip


def with_drawing(inner: str) -> bytes:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>'
    return with_relation(f"{OFFICE}/image", "media/x.svg", outside=False, **{"media/x.svg": svg})


@pytest.mark.parametrize("name", SVG)
def test_a_drawing_that_fetches_or_runs_is_refused(name: str) -> None:
    assert ["T23"] == refusals(with_drawing(SVG[name]))


def test_a_drawing_that_is_one_stays() -> None:
    inner = '<defs><linearGradient id="a"/></defs><path d="M0 0" fill="url(#a)"/><use href="#a"/>'
    assert "word/media/x.svg" in printed(with_drawing(inner))
