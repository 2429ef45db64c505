"""Packs (模板包): a province is a folder of YAML, Word templates and sample years; no Python."""

from reportgen.packs.changing import digest_of_pack
from reportgen.packs.files import base_template, templates_root
from reportgen.packs.finding import packs_from
from reportgen.packs.format import Format, Numbering
from reportgen.packs.library import (
    Pack,
    catalogue,
    examples,
    find_format,
    formats,
    odd_examples,
    pack_folders,
    packs,
    read_pack,
    survey,
)
from reportgen.packs.spec import FormatSpec

__all__ = [
    "Format",
    "FormatSpec",
    "Numbering",
    "Pack",
    "base_template",
    "catalogue",
    "digest_of_pack",
    "examples",
    "find_format",
    "formats",
    "odd_examples",
    "pack_folders",
    "packs",
    "packs_from",
    "read_pack",
    "survey",
    "templates_root",
]
