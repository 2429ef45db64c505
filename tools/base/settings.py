"""What Word asks for beside the text: settings and theme."""

from tools.base.faces import FANGSONG, HEITI, LATIN
from tools.base.page import LINE
from tools.base.style import CHARACTER
from tools.base.wordml import HEAD, part

#: How Chinese Word lays text out; without these, Word and WPS break lines in other places.
COMPATIBILITY = (
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "doNotExpandShiftReturn",
    "adjustLineHeightInTable",
    "useFELayout",
)
#: 15 is Word 2013 and later: without it, documents open in 兼容模式.
FEATURES = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4",
    "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5",
    "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip


def settings() -> str:
    """``settings.xml``: odd and even pages differ, as documents are printed on both sides."""
    features = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in FEATURES.items()
    )
    mapped = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    mapped |= {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    mapped |= {name: name for name in ("hyperlink", "followedHyperlink")}
    colours = " ".join(f'w:{name}="{value}"' for name, value in mapped.items())
    return part(
        "settings",
        f'<w:zoom w:percent="100"/><w:defaultTabStop w:val="{CHARACTER * 2}"/>'
        f'<w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="{LINE}"/>'
        '<w:displayHorizontalDrawingGridEvery w:val="0"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"<w:compat>{''.join(f'<w:{name}/>' for name in COMPATIBILITY)}{features}</w:compat>"
        f'<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:clrSchemeMapping {colours}/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def theme() -> str:
    """What shapes and charts go by that someone puts in: the same faces, the usual colours."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items()
    )
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{LATIN}"/><a:ea typeface="{face.name}"/>'
        f'<a:cs typeface=""/></a:{kind}Font>'
        for kind, face in (("major", HEITI), ("minor", FANGSONG))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return (
        f'{HEAD}<a:theme xmlns:a="{main}" name="公文"><a:themeElements>'
        f'<a:clrScheme name="公文">{colours}</a:clrScheme>'
        f'<a:fontScheme name="公文">{faces}</a:fontScheme><a:fmtScheme name="公文">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
