"""A style, and the properties that styles are made of; they stand in the schema's order."""

from dataclasses import dataclass

from tools.base.faces import Face, fonts
from tools.base.page import LINE

#: A character of the body (三号, 16 pt), and half-points of the sizes in use.
CHARACTER = 320
TWO, FOUR, SMALL_FOUR, FIVE, SMALL_FIVE = 44, 28, 24, 21, 18

#: −0.25 pt between characters: 28 × 15.75 pt = 441 pt, and the text is 442.2 pt wide. Plain 16 pt
#: leaves room for 27 only.
TIGHT = '<w:spacing w:val="-5"/>'

KEEP_NEXT = "<w:keepNext/>"
#: Where the line is as high as what stands in it, the grid would make it higher still.
OFF_GRID = '<w:snapToGrid w:val="0"/>'
SINGLE = '<w:spacing w:line="240" w:lineRule="auto"/>'
FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


@dataclass(frozen=True)
class Style:
    """A style by its id and the name people see; properties are XML.

    ``priority`` is its place in Word's list of styles. A style that is ours, and not one that Word
    knows by its name, is marked as custom.
    """

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    base: str = "Normal"
    next: str = ""
    priority: int = 99
    kind: str = "paragraph"
    more: str = ""
    ours: bool = True
    offered: bool = True

    def xml(self) -> str:
        """The style's element."""
        custom = ' w:customStyle="1"' if self.ours else ""
        return "".join((
            f'<w:style w:type="{self.kind}"{custom} w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/>',
            f'<w:basedOn w:val="{self.base}"/>' if self.base else "",
            f'<w:next w:val="{self.next}"/>' if self.next else "",
            f'<w:uiPriority w:val="{self.priority}"/>',
            "<w:qFormat/>" if self.offered else "",
            f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else "",
            f"<w:rPr>{self.run}</w:rPr>" if self.run else "",
            f"{self.more}</w:style>",
        ))  # fmt: skip


def align(how: str) -> str:
    """How lines are aligned: left, right, center, both."""
    return f'<w:jc w:val="{how}"/>'


def size(half_points: int) -> str:
    """The size of letters."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def letters(face: Face, half_points: int = 0, spacing: str = "") -> str:
    """A face, its size if it differs from the body's, and the space between characters."""
    return fonts(face) + spacing + (size(half_points) if half_points else "")


def blank(before: int = 0, after: int = 0) -> str:
    """Blank lines around a paragraph, in hundredths, on the page's line pitch."""
    above = f'w:beforeLines="{before}" w:before="{before * LINE // 100}" ' if before else ""
    below = f'w:afterLines="{after}" w:after="{after * LINE // 100}" ' if after else ""
    return f'<w:spacing {above}{below}w:line="{LINE}" w:lineRule="exact"/>'


def indent(**characters: int) -> str:
    """Indents (left, right, firstLine, hanging) in hundredths of a character of the body.

    Both forms are written: Word goes by characters, others by the fixed measure.
    """
    pairs = (
        f'w:{side}Chars="{n}" w:{side}="{n * CHARACTER // 100}"' for side, n in characters.items()
    )
    return f"<w:ind {' '.join(pairs)}/>"
