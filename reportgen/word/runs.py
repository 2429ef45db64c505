"""Pieces of WordprocessingML text: what may be put into an open ``w:t``, and how it goes on after.

Everything printed continues the open text of a tag's run, and leaves a text open for what follows.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.lazily import pattern
from reportgen.word.sites import Site

TEXT = '<w:t xml:space="preserve">'
RUN_END = "</w:t></w:r>"
#: Ends the open text, its run and its paragraph.
END = RUN_END + "</w:p>"
_SPECIAL = pattern("[-&<>\n\t\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: A minus before a figure, from which no line may end.
_MINUS = pattern("(?<![0-9A-Za-z])-(?=[0-9])")
#: Where a text first needs ``escape``; None for most texts.
first_special = _SPECIAL.search
_STANDS_FOR = {
    "-": "-",
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\n": f"</w:t><w:br/>{TEXT}",
    "\t": f"</w:t><w:tab/>{TEXT}",
    "\r": "",
}


LINE_BREAK = _STANDS_FOR["\n"]


def escape(text: str) -> str:
    """Text for a ``w:t``: markup escaped, line ends as breaks, tabs as tabs.

    A minus stays on the line of its figure. What no document can hold becomes U+FFFD; the model has
    refused it before.
    """
    if first_special(text) is None:
        return text
    return _MINUS.sub(f"</w:t><w:noBreakHyphen/>{TEXT}", markup(text))


def markup(text: str) -> str:
    """Text for any element, as ``escape`` but for the minus, which stays as it is typed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPECIAL.sub(lambda found: _STANDS_FOR.get(found.group(), "\ufffd"), text)


def attribute(text: str) -> str:
    """Text for an attribute in double quotes, in one line."""
    plain = " ".join(text.split())
    return markup(plain).replace('"', "&quot;")


def open_paragraph(site: Site) -> str:
    """A new paragraph like the site's with its first run open."""
    return f"<w:p>{site.paragraph}<w:r>{site.run}{TEXT}"


def aside(xml: str, site: Site) -> str:
    """Runs of their own between the open text and what goes on in its face."""
    return f"{RUN_END}{xml}<w:r>{site.run}{TEXT}"


def in_run(text: str, site: Site, properties: str) -> str:
    """XML text in a run of its own, which has one property more than the site's."""
    return aside(f"<w:r>{_with(site.run, properties)}{TEXT}{text}{RUN_END}", site)


def bold(text: str, site: Site) -> str:
    """XML text in bold."""
    return in_run(text, site, "<w:b/>")


def highlighted(text: str, site: Site, comment: int | None = None) -> str:
    """A mark for what is missing, in a run of its own; the number of a comment on it, if any."""
    face = _with(site.run, '<w:highlight w:val="yellow"/>')
    marked = f"<w:r>{face}{TEXT}{escape(text)}{RUN_END}"
    return aside(marked if comment is None else hung(marked, comment), site)


def hung(runs: str, comment: int) -> str:
    """Whole runs with the comment, by its number, that hangs on them."""
    return (
        f'<w:commentRangeStart w:id="{comment}"/>{runs}<w:commentRangeEnd w:id="{comment}"/>'
        f'<w:r><w:commentReference w:id="{comment}"/></w:r>'
    )


#: The order the schema prescribes for what may follow ``w:b`` or ``w:highlight`` in ``w:rPr``.
_AFTER_BOLD = pattern(
    r"<w:(?:bCs|i|iCs|caps|smallCaps|strike|dstrike|outline|shadow|emboss|imprint|noProof|snapToGrid"
    r"|vanish|webHidden|color|spacing|w|kern|position|sz|szCs|highlight|u|effect|bdr|shd|fitText"
    r"|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)[ />]|<w\d+:"
)
_AFTER_HIGHLIGHT = pattern(
    r"<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)"
    r"[ />]|<w\d+:"
)


@lru_cache(maxsize=1024)
def _with(run: str, properties: str) -> str:
    """Run properties with one more, at the place the schema wants it."""
    if not run:
        return f"<w:rPr>{properties}</w:rPr>"
    if "</w:rPr>" not in run:  # has attributes at most
        return f"{run.removesuffix('/>')}>{properties}</w:rPr>"
    bold = properties.startswith("<w:b/")
    run = re.sub(r"<w:b(?: [^>]*)?/>" if bold else r"<w:highlight [^>]*/>", "", run)
    found = (_AFTER_BOLD if bold else _AFTER_HIGHLIGHT).search(run)
    at = found.start() if found else run.rindex("</w:rPr>")
    return run[:at] + properties + run[at:]
