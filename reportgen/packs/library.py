"""All formats at hand: read from the packs' folders, found by id."""

from __future__ import annotations

import difflib
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import TypeVar

import attrs

from reportgen.errors import PackError, Problem
from reportgen.model.listing import Listing
from reportgen.packs.files import Read, read_spec, templates_root
from reportgen.packs.format import Format, numbering_of
from reportgen.packs.scoring import scoring_problems
from reportgen.packs.spec import VERSION, FormatSpec, PackSpec
from reportgen.packs.texts import Catalogue

T = TypeVar("T")

MANIFEST = "pack.yaml"


def formats(year: int | None = None, region: str | None = None) -> list[Format]:
    """The formats at hand, sorted by id.

    ``year`` keeps those in force for that evaluation year, ``region`` those of a region (its name,
    its GB/T 2260 code, or the pack's folder). Raises ``PackError`` where a pack is not sound.
    """
    found = (one for pack in _packs() for one in pack)
    return [
        one
        for one in found
        if (year is None or one.in_force(year))
        and (region is None or region in (one.region, one.pack.region_code, one.id.split("/")[0]))
    ]


def find_format(format_id: str) -> Format:
    """The format with that id. Raises ``PackError`` naming the nearest."""
    known = {one.id: one for one in formats()}
    if format_id not in known:
        near = difflib.get_close_matches(format_id, list(known), n=1, cutoff=0.4)
        hint = f"，是否为“{near[0]}”" if near else ""
        message = f"没有格式“{format_id}”{hint}；全部格式见 reportgen formats"
        raise PackError([Problem("format", "", message, found=format_id)])
    return known[format_id]


def examples(folder: Traversable) -> list[Traversable]:
    """The sample years of a pack, by name."""
    samples = folder / "examples"
    found = samples.iterdir() if samples.is_dir() else ()
    return sorted((one for one in found if one.name.endswith(".yaml")), key=lambda one: one.name)


def pack_folders() -> list[Traversable]:
    """The folders of the bundled packs, by name."""
    root = templates_root()
    folders = (one for one in root.iterdir() if one.is_dir() and (one / MANIFEST).is_file())
    return sorted(folders, key=lambda one: one.name)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue of narrative passages. Raises ``PackError``."""
    return read_spec(templates_root() / "texts.yaml", Catalogue, "texts.yaml", VERSION).spec


@lru_cache(maxsize=1)
def _packs() -> tuple[tuple[Format, ...], ...]:
    problems: list[Problem] = []
    found = []
    for folder in pack_folders():
        try:
            found.append(read_pack(folder))
        except PackError as error:
            problems += error.problems
    if problems:
        raise PackError(problems)
    return tuple(found)


@attrs.frozen
class Survey:
    """What could be made of a pack's folder, and everything that is wrong with its YAML.

    Where the manifest cannot be read, the formats have an empty one.
    """

    formats: tuple[Format, ...]
    problems: tuple[Problem, ...]


def survey(folder: Traversable) -> Survey:
    """Look at a pack's folder as it is, sound or not."""
    problems: list[Problem] = []
    pack = _read(folder / MANIFEST, PackSpec, f"{folder.name}/{MANIFEST}", problems)
    manifest = (
        pack.spec
        if pack
        else PackSpec(version=VERSION, region="", region_code="", sources=Listing())
    )
    made = []
    for file in _descriptions(folder):
        name = f"{folder.name}/{file.name.removesuffix('.yaml')}"
        read = _read(file, FormatSpec, f"{name}.yaml", problems)
        if read is None:
            continue
        numbering, wrong = numbering_of(read)
        problems += (*wrong, *scoring_problems(read))
        ids = frozenset(passage.id for passage in catalogue().passages)
        made.append(Format(name, read.spec, manifest, numbering, ids, folder))
    return Survey(tuple(made), tuple(problems))


def read_pack(folder: Traversable) -> tuple[Format, ...]:
    """Every format of one pack's folder. Raises ``PackError`` with all problems of the pack."""
    found = survey(folder)
    if found.problems:
        raise PackError(found.problems)
    return found.formats


def _read(file: Traversable, cls: type[T], name: str, problems: list[Problem]) -> Read[T] | None:
    try:
        return read_spec(file, cls, name, VERSION)
    except PackError as error:
        problems += error.problems
        return None


def _descriptions(folder: Traversable) -> list[Traversable]:
    found = folder.iterdir() if folder.is_dir() else ()
    kept = (one for one in found if one.name.endswith(".yaml") and one.name != MANIFEST)
    return sorted(kept, key=lambda one: one.name)
