"""A new pack made from the outline (大纲) of a notice: recognised, matched, written as files."""

from reportgen.authoring.lines import OutlineError
from reportgen.authoring.making import Made, new_pack
from reportgen.authoring.outline import Heading, Outline, outline_of, read_outline
from reportgen.authoring.sections import Section

__all__ = [
    "Heading",
    "Made",
    "Outline",
    "OutlineError",
    "Section",
    "new_pack",
    "outline_of",
    "read_outline",
]
