"""What is personal in a template stays with its author."""

import io

import PIL.Image
import pytest
from PIL.PngImagePlugin import PngInfo

from reportgen.word.images import without_notes
from reportgen.word.seal import CORE

from . import making
from .making import OFFICE, TYPES, content_types, docx, p, r, rels, root
from .sample import body_xml, compiled, opened, values
from .test_images import block, noted, quadrants, segment, stored, with_segment

PARTS = making.unzipped(docx(p("{{ 单位 }}"), headers={"default": p("页眉")}))

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"


MERGE = '<w:mailMerge><w:query w:val="张三的名单"/></w:mailMerge>'
RSIDS = '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>'


def personal() -> bytes:
    """A template that tells of its author: properties, picture, comments, template's path."""
    types = {name: TYPES + kind + "+xml" for name, kind in (
        ("word/document.xml", "document.main"), ("word/settings.xml", "settings"),
        ("word/comments.xml", "comments"))}  # fmt: skip
    types["docProps/odd.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    types["docProps/app.xml"] = (
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    )
    comment = '<w:comment w:id="1" w:author="张三"><w:p/></w:comment>'
    mark = (
        '<w:commentRangeStart w:id="1"/>' + r("{{ 单位 }}") + '<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    template = 'Target="file:///C:/Users/张三/x.dotx" TargetMode="External"'
    return making.zipped({
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": rels((f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/core-properties", "docProps/odd.xml"),
            (f"{OFFICE}/extended-properties", "/docProps/app.xml"),
            (f"{PACKAGE}/thumbnail", "docProps/thumbnail.jpeg")),
        "word/document.xml": root("document", f"<w:body>{p(mark)}{making.section()}</w:body>"),
        "word/_rels/document.xml.rels": rels((f"{OFFICE}/settings", "settings.xml"),
            (f"{OFFICE}/comments", "comments.xml"), (f"{OFFICE}/people", "people.xml")),
        "word/settings.xml": root("settings", f'<w:attachedTemplate r:id="rId1"/>{MERGE}{RSIDS}'),
        "word/_rels/settings.xml.rels": rels((f"{OFFICE}/attachedTemplate", "x")).replace(
            'Target="x"', template),
        "word/comments.xml": root("comments", comment),
        "word/_rels/comments.xml.rels": rels(),
        "word/people.xml": "<x>张三</x>", "word/media/people.png": b"picture",
        "word/_rels/people.xml.rels": rels((f"{OFFICE}/image", "media/people.png")),
        "docProps/odd.xml": "<x>张三</x>", "docProps/app.xml": "<x>张三</x>",
        "docProps/thumbnail.jpeg": b"picture",
    })  # fmt: skip


def test_personal_data_stay_with_the_author() -> None:
    data = compiled(personal()).fill(values(), creator="甲局").data
    parts = making.unzipped(data)
    expected = {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels",
                "word/settings.xml", "word/_rels/settings.xml.rels", "word/document.xml",
                CORE}  # fmt: skip
    assert expected == set(parts)
    assert not any("张三".encode() in part for part in parts.values())
    assert b"00AB12CD" not in parts["word/settings.xml"]
    assert "comment" not in body_xml(data)
    assert "甲局" == opened(data).core_properties.author


def test_settings_without_a_template_are_left_alone() -> None:
    assert (
        PARTS["word/settings.xml"]
        == making.unzipped(compiled(making.zipped(PARTS)).fill(values()).data)["word/settings.xml"]
    )


def test_ids_of_relations_do_not_clash() -> None:
    taken = PARTS["_rels/.rels"].replace(b"rId1", b"rIdCore0")
    data = compiled(making.zipped(PARTS | {"_rels/.rels": taken})).fill(values()).data
    parts = making.unzipped(data)
    assert b"rIdCore1" in parts["_rels/.rels"]


def settings_of(inner: str) -> str:
    more = {"word/settings.xml": root("settings", inner)}
    data = compiled(docx(p("{{ 单位 }}"), more=more)).fill(values()).data
    return making.unzipped(data)["word/settings.xml"].decode()


def test_variables_go_among_them_the_one_in_which_wps_notes_the_computer() -> None:
    variable = '<w:docVar w:name="commondata" w:val="eyJoZGlkIjoi"/>'
    kept = settings_of(f"<w:docVars>{variable}</w:docVars>")
    assert ("docVar" in kept, "commondata" in kept) == (False, False)


def test_changes_are_not_tracked_in_a_printed_document() -> None:
    protected = '<w:documentProtection w:edit="readOnly"/>'
    kept = settings_of(f"<w:trackRevisions/>{protected}")
    assert ("trackRevisions" in kept, protected in kept) == (False, True)


def with_relation(kind: str, target: str, parts: dict[str, str | bytes]) -> dict[str, bytes]:
    """The parts of a document whose template's body led to these."""
    own = PARTS["word/_rels/document.xml.rels"].decode()
    row = f'<Relationship Id="rIdMore" Type="{kind}" Target="{target}"/></Relationships>'
    more = {"word/_rels/document.xml.rels": own.replace("</Relationships>", row)}
    return making.unzipped(compiled(making.zipped(PARTS | more | parts)).fill(values()).data)


def test_custom_xml_to_which_nothing_leads_goes_too() -> None:
    more = {"customXml/item1.xml": "<x>张三</x>"}
    parts = making.unzipped(compiled(making.zipped(PARTS | more)).fill(values()).data)
    assert [] == [name for name in parts if "customXml" in name]


def test_custom_xml_goes_with_all_that_leads_to_it() -> None:
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    types = PARTS["[Content_Types].xml"].decode()
    row = f'<Override PartName="/customXml/itemProps1.xml" ContentType="{kind}"/></Types>'
    parts = with_relation(f"{OFFICE}/customXml", "../customXml/item1.xml", {
        "customXml/item1.xml": "<x>张三</x>", "customXml/itemProps1.xml": "<x/>",
        "customXml/_rels/item1.xml.rels": rels((f"{OFFICE}/customXmlProps", "itemProps1.xml")),
        "[Content_Types].xml": types.replace("</Types>", row),
    })  # fmt: skip
    assert [] == [name for name in parts if "customXml" in name]
    assert not any(b"customXml" in part for part in parts.values())


@pytest.mark.parametrize(
    "kind",
    [
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
        "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
    ],
)
def test_signatures_and_labels_go(kind: str) -> None:
    assert "word/x.xml" not in with_relation(kind, "x.xml", {"word/x.xml": "<x>张三</x>"})


def test_what_a_removed_part_shares_with_the_body_stays() -> None:
    own = PARTS["word/_rels/document.xml.rels"].decode()
    shared = f'<Relationship Id="rIdBoth" Type="{OFFICE}/image" Target="media/x.png"/></Relat'
    people = f'<Relationship Id="rIdMen" Type="{OFFICE}/people" Target="people.xml"/></Relat'
    parts = PARTS | {
        "word/_rels/document.xml.rels": own.replace("</Relat", shared).replace("</Relat", people),
        "word/people.xml": "<x>张三</x>", "word/media/x.png": b"picture", "word/media/y.png": b"y",
        "word/_rels/people.xml.rels": rels(
            (f"{OFFICE}/image", "media/x.png"), (f"{OFFICE}/image", "media/y.png")),
    }  # fmt: skip
    kept = making.unzipped(compiled(making.zipped(parts)).fill(values()).data)
    assert [b"picture"] == [kept[name] for name in kept if "media" in name or "people" in name]


def printed_picture(data: bytes) -> bytes:
    more = {"word/media/image1.jpeg": data}
    return making.unzipped(compiled(docx(p("甲"), more=more)).fill(values()).data)[
        "word/media/image1.jpeg"
    ]


def test_a_picture_of_the_template_keeps_its_pixels_and_loses_its_notes() -> None:
    plain = stored(quadrants(), "JPEG")
    told = with_segment(plain, 0xFE, "张三".encode())
    told = with_segment(told, 0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>SECRETXMP</x>")
    told = with_segment(told, 0xED, b"Photoshop 3.0\0SECRETIPTC")
    assert plain == printed_picture(told + b"SECRETFILM")


def test_notes_in_a_png_go_too() -> None:
    notes = PngInfo()
    notes.add_text("Author", "SECRETNAME")
    assert stored(quadrants()) == printed_picture(stored(quadrants(), pnginfo=notes))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", [2, 3, 4, 5, 6, 7, 8])
def test_an_orientation_stays_and_nothing_else_of_its_block(kind: str, orientation: int) -> None:
    kept = printed_picture(stored(quadrants(), kind, exif=noted(orientation)))
    with PIL.Image.open(io.BytesIO(kept)) as picture:
        picture.load()
        assert {0x112: orientation} == dict(picture.getexif())
        assert quadrants().size == picture.size
    assert b"SECRETCAM" not in kept


def test_an_orientation_is_kept_in_a_file_without_the_segment_of_jfif() -> None:
    plain = stored(quadrants(), "JPEG")
    exif = segment(0xE1, b"Exif\0\0" + block("<", (0x112, 3, 6)))
    kept = without_notes(plain[:2] + exif + plain[20:])
    with PIL.Image.open(io.BytesIO(kept)) as picture:
        assert (6, "JPEG") == (picture.getexif()[0x112], picture.format)


@pytest.mark.parametrize("orientation", [0, 1, 9, 65535])
def test_an_orientation_that_turns_nothing_goes(orientation: int) -> None:
    told = stored(quadrants(), exif=noted(orientation))
    assert stored(quadrants()) == without_notes(told)


def test_pictures_are_the_same_when_taken_apart_again() -> None:
    once = without_notes(stored(quadrants(), "JPEG", exif=noted(6)))
    assert once == without_notes(once)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff\xe1\0", b"\x89PNG\r\n\x1a\nxx", b"GIF89a", b"<x/>"]
)
def test_what_cannot_be_taken_apart_stays_as_it_is(data: bytes) -> None:
    assert data == without_notes(data)
