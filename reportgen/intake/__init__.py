"""Data files and mappings to an evaluation year, and back.

``source`` joins the steps: text or Python data (``mapping``) to nodes, older versions brought up to
date (``migrations``), objects with their places (``places``), references judged (``references``).
``dump`` writes; ``schema`` describes data files to other systems.
"""

from reportgen.intake.dump import Content, beside_of, dump, save, sweep, write_whole
from reportgen.intake.places import Places
from reportgen.intake.source import (
    ENDINGS,
    NO_FILE,
    Source,
    is_device,
    load,
    load_year,
    read,
    source_of,
)

__all__ = [
    "ENDINGS",
    "NO_FILE",
    "Content",
    "Places",
    "Source",
    "beside_of",
    "dump",
    "is_device",
    "load",
    "load_year",
    "read",
    "save",
    "source_of",
    "sweep",
    "write_whole",
]
