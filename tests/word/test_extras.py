"""What a document needs beside its text: parts, relationships and content types."""

import re

import pytest

from reportgen.prose import Picture
from reportgen.word import is_as_printed

from . import making
from .illustrated import ALL_STYLES, DRILL, FILES, NAMELESS, VISIT, fill, made, photo, sound
from .making import OFFICE, p
from .sample import values

RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


def printed(*body: str, **options: object) -> dict[str, bytes]:
    data = fill(*body, **options).data
    sound(data)
    return making.unzipped(data)


def media(files: dict[str, bytes]) -> list[str]:
    return [name for name in files if name.startswith("word/media/")]


def related(files: dict[str, bytes], part: str = RELATIONS) -> dict[str, str]:
    xml = files[part].decode()
    found = re.findall(r'Id="([^"]*)" Type="[^"]*/image" Target="([^"]*)"', xml)
    return dict(found)


def test_pictures_are_stored_under_the_digest_of_their_bytes() -> None:
    files = printed(p("{{ 图 }}"), p("{{ 另图 }}"), p("{{ 图片|并排 }}"), given={"另图": NAMELESS})
    assert ["jpeg", "png", "png"] == sorted(name.rpartition(".")[2] for name in media(files))
    assert all(re.fullmatch(r"word/media/[0-9a-f]{16}\.(jpeg|png)", name) for name in media(files))
    assert {FILES["甲.png"], FILES["乙.png"], FILES["丙.jpg"]} >= {
        files[n] for n in media(files)[:1]
    }


def test_two_files_of_the_same_bytes_are_stored_once() -> None:
    asked = {"pictures": lambda file: photo()}
    files = printed(p("{{ 图 }}"), p("{{ 另图 }}"), options=asked)
    assert 1 == len(media(files)) == len(related(files))


def test_a_picture_in_two_parts_is_stored_once_and_related_to_both() -> None:
    files = printed(p("{{ 图 }}"), headers={"default": p("{{ 图 }}")})
    target = media(files)[0].removeprefix("word/")
    assert [target] == list(related(files).values())
    assert [target] == list(related(files, "word/_rels/header1.xml.rels").values())


def test_the_template_s_relationships_stay() -> None:
    more = {"word/media/own.png": photo()}
    template = making.unzipped(making.docx(p("文")))
    target = 'Target="http://a/?b&amp;c" TargetMode="External"'
    link = f'<Relationship Id="rIdPrinted1" Type="{OFFICE}/hyperlink" {target}/>'
    more[RELATIONS] = template[RELATIONS].replace(
        b"</Relationships>", f"{link}</Relationships>".encode()
    )
    files = printed(p("{{ 图 }}"), more=more)
    assert link in files[RELATIONS].decode()
    assert "rIdPrinted_1" in related(files)


def test_a_document_without_pictures_has_the_relationships_of_its_template() -> None:
    files = printed(p("文"), headers={"default": p("眉")})
    assert {} == related(files)
    assert "word/_rels/header1.xml.rels" not in files


def test_the_template_s_picture_is_not_stored_again() -> None:
    first = printed(p("{{ 图 }}"))
    (name,) = media(first)
    files = printed(p("{{ 图 }}"), more={name: first[name]})
    assert [name] == media(files)
    assert [name.removeprefix("word/")] == list(related(files).values())


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_the_content_types_name_each_kind_once(kind: str) -> None:
    for more in ({}, {TYPES: _with_default(kind.upper(), f"image/{kind}")}):
        types = printed(p("{{ 图 }}"), more=more)[TYPES].decode()
        assert 1 == len(re.findall(rf'Extension="{kind}"', types, re.IGNORECASE))
        assert f'ContentType="image/{kind}"' in types


def _with_default(extension: str, kind: str) -> bytes:
    types = making.unzipped(making.docx(p("文"), styles=ALL_STYLES))[TYPES]
    default = f'<Default Extension="{extension}" ContentType="{kind}"/><Override'
    return types.replace(b"<Override", default.encode(), 1)


def test_a_document_with_pictures_has_its_seal() -> None:
    assert is_as_printed(
        fill(p("{{ 图 }}"), p("{{ 单位 }}"), given={"单位": None}, draft=True).data
    )


def test_the_same_pictures_make_the_same_bytes() -> None:
    body = (p("{{ 图片|并排 }}"), p("{{ 图 }}"), p("{{ 图|图号 }}"))
    assert fill(*body).data == fill(*body).data


def test_pictures_of_one_fill_are_not_in_the_next() -> None:
    template = made(p("{{ 图 }}"))
    template.fill(values(图=DRILL), pictures=FILES.get)
    again = making.unzipped(template.fill(values(图=VISIT), pictures=FILES.get).data)
    assert [FILES["乙.png"]] == [again[name] for name in media(again)]


def test_a_picture_s_file_may_have_any_name() -> None:
    odd = Picture('a"<>&\n../x.png', "题")
    files = printed(p("{{ 图 }}"), given={"图": odd}, options={"pictures": lambda file: photo()})
    assert 1 == len(media(files))
