"""Data files and mappings to an evaluation year, and back.

``reader`` turns text into nodes with places, ``structure`` turns nodes into model objects and
gathers every problem, ``source`` joins both, ``dump`` writes.
"""

from reportgen.intake.dump import dump, save, write_whole
from reportgen.intake.source import Places, Source, load, load_year, read

__all__ = ["Places", "Source", "dump", "load", "load_year", "read", "save", "write_whole"]
