"""Small pieces of WordprocessingML, as text."""

from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def part(name: str, inner: str) -> str:
    """A part whose root is ``w:name``."""
    return f'{HEAD}<w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """A paragraph of runs in a style; ``properties`` are more of its own, as XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(runs)}</w:p>'


def run(text: str, style: str = "") -> str:
    """A run of text, in a character style if one is named."""
    face = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{face}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def line(style: str, text: str) -> str:
    """A paragraph of plain text in a style."""
    return paragraph(style, run(text))


def field(instruction: str, shown: str, style: str = "") -> str:
    """A field in the form that Word and WPS both keep: begin, instruction, result, end."""
    face = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(shown)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{face}{piece}</w:r>" for piece in pieces)
