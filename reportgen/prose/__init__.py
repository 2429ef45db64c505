"""Narrative text (正文段落): what staff type, read once into blocks that a document can print.

``Prose`` holds the text as typed and its blocks; the grammar is described in ``parser``.
"""

from reportgen.prose.blocks import (
    LONGEST_CHAIN,
    LONGEST_NONE,
    Block,
    Heading,
    Inline,
    Items,
    Paragraph,
    Phrase,
    Picture,
    Pictures,
    Prose,
    Reference,
    Run,
    Table,
)
from reportgen.prose.characters import clean_text
from reportgen.prose.parser import parse, parse_line, parse_reference

__all__ = [
    "LONGEST_CHAIN",
    "LONGEST_NONE",
    "Block",
    "Heading",
    "Inline",
    "Items",
    "Paragraph",
    "Phrase",
    "Picture",
    "Pictures",
    "Prose",
    "Reference",
    "Run",
    "Table",
    "clean_text",
    "parse",
    "parse_line",
    "parse_reference",
]
