"""The .docx around a body: its parts, their relationships, and the zip with fixed bytes."""

import io
import zipfile
from collections.abc import Mapping

from tools.base.faces import font_table
from tools.base.page import footers
from tools.base.settings import settings, theme
from tools.base.styles import styles
from tools.base.wordml import HEAD, R, part

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = f"{OFFICE}wordprocessingml."
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip can hold


def document(body: str, title: str) -> bytes:
    """A .docx of that body, which ends in its section's properties.

    The footers are those that its sections name.
    """
    own = {
        "rIdStyles": ("styles", "styles.xml", f"{WORD}styles+xml", styles()),
        "rIdSettings": ("settings", "settings.xml", f"{WORD}settings+xml", settings()),
        "rIdFonts": (
            "fontTable",
            "fontTable.xml",
            f"{WORD}fontTable+xml",
            part("fonts", font_table()),
        ),
        "rIdTheme": ("theme", "theme/theme1.xml", f"{OFFICE}theme+xml", theme()),
    }
    named = {key: xml for key, xml in footers().items() if f'r:id="{key}"' in body}
    for number, (key, xml) in enumerate(named.items(), 1):
        own[key] = ("footer", f"footer{number}.xml", f"{WORD}footer+xml", xml)
    types = {"word/document.xml": f"{WORD}document.main+xml"}
    types |= {f"word/{name}": kind for _, name, kind, _ in own.values()}
    types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    relations = {key: (f"{R}/{kind}", name) for key, (kind, name, _, _) in own.items()}
    return zipped({
        "[Content_Types].xml": _types(types),
        "_rels/.rels": _relations({
            "rIdDocument": (f"{R}/officeDocument", "word/document.xml"),
            "rIdCore": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        }),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations(relations),
        **{f"word/{name}": xml for _, name, _, xml in own.values()},
        "docProps/core.xml": _properties(title),
    })  # fmt: skip


def zipped(parts: Mapping[str, str]) -> bytes:
    """The zip of the parts. Nothing is packed, as packers differ and the bytes must not."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return buffer.getvalue()


def _types(overrides: Mapping[str, str]) -> str:
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _relations(relations: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in relations.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _properties(title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
