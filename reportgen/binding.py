"""What a format and the evaluation year mean to the Word engine: its settings and its names."""

from __future__ import annotations

from reportgen.measures import Shape, year_shape
from reportgen.model import Issue
from reportgen.packs import Format
from reportgen.word import Level, Printer, Settings

#: The name under which a template finds what belongs to the document itself (成文的一行).
THIS = "本文"


def settings_of(format: Format) -> Settings:
    """A format's printing, numbering and narrative styles."""
    spec = format.spec
    narrative = spec.narrative
    return Settings(
        printer=Printer(
            unit=spec.unit,
            places=spec.places,
            grouping=bool(spec.grouping),
            rate_places=2 if spec.rate_places is None else spec.rate_places,
        ),
        levels={style: Level(at.scheme, at.level) for style, at in format.numbering.items()},
        headings=tuple(narrative.headings or ()) if narrative else (),
        items=(narrative.items or "") if narrative else "",
        table=(narrative.table or "") if narrative else "",
    )


def names_of(format: Format) -> Shape:
    """Every name the format's template may use."""
    return year_shape(format.texts, **{THIS: Issue})
