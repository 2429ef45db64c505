"""The faces of official documents (GB/T 9704-2012, 5.2.2 and 7), and how a document names them.

The standard wants 仿宋, 小标宋, 黑体, 楷体 and 宋体, and no certain Western face: Times New Roman
is custom. Fonts are named, never embedded: most of them may not be passed on.
"""

from dataclasses import dataclass

LATIN = "Times New Roman"


@dataclass(frozen=True)
class Face:
    """A Chinese face: its name, what takes its place where it is missing, and its class.

    ``latin`` is the face of the digits beside it. Heavy faces bring their own: thin digits would
    fall out of a title, and the number of an annex is 黑体 as its mark is (7.3.7).
    """

    name: str
    instead: str
    panose: str
    family: str = "modern"
    pitch: str = "fixed"
    latin: str = LATIN


FANGSONG = Face("仿宋_GB2312", "仿宋", "02010609030101010101")
KAITI = Face("楷体_GB2312", "楷体", "02010609030101010101")
HEITI = Face("黑体", "SimHei", "02010609060101010101", latin="黑体")
SONGTI = Face("宋体", "SimSun", "02010600030101010101", "auto", "variable")
TITLE = Face(
    "方正小标宋简体", "方正小标宋_GBK", "02010601030101010101", "auto", "variable", "方正小标宋简体"
)
FACES = (FANGSONG, KAITI, HEITI, SONGTI, TITLE)


def fonts(face: Face, latin: str = "") -> str:
    """Run properties that choose a face.

    The hint lets Word set “ ” … — in the Chinese face too; without it they come out narrow.
    """
    latin = latin or face.latin
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:hAnsi="{latin}" '
        f'w:eastAsia="{face.name}" w:cs="{LATIN}"/>'
    )


def font_table() -> str:
    """The fonts for ``fontTable.xml``; charset 86 is GB 2312."""
    latin = _font(LATIN, "", "02020603050405020304", "00", "roman", "variable")
    return latin + "".join(
        _font(f.name, f'<w:altName w:val="{f.instead}"/>', f.panose, "86", f.family, f.pitch)
        for f in FACES
    )


def _font(name: str, instead: str, panose: str, charset: str, family: str, pitch: str) -> str:
    return (
        f'<w:font w:name="{name}">{instead}<w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/>'
        "</w:font>"
    )
