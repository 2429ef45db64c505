"""All formats at hand: read from the packs' folders, found by id and evaluation year."""

from __future__ import annotations

import difflib
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

from reportgen.errors import PackError, Place, Problem
from reportgen.packs.extending import VERSION_SIGN, Lookup, contents_of
from reportgen.packs.files import read_spec, templates_root
from reportgen.packs.finding import (
    INSTALLED,
    MANIFEST,
    NAMED,
    Found,
    bundled_packs,
    installed_packs,
    named,
    packs_at,
)
from reportgen.packs.format import Format, numbering_of
from reportgen.packs.scoring import scoring_problems
from reportgen.packs.spec import VERSION, PackSpec
from reportgen.packs.texts import Catalogue


@attrs.frozen
class Pack:
    """A pack as it was found: its formats, and everything that is wrong with its YAML."""

    found: Found
    formats: tuple[Format, ...] = ()
    problems: tuple[Problem, ...] = ()


def formats(year: int | None = None, region: str | None = None) -> list[Format]:
    """The formats at hand, sorted by id.

    ``year`` keeps those in force for that evaluation year, ``region`` those of a region (its name,
    its GB/T 2260 code, or the pack's folder). Raises ``PackError`` where a pack is not sound; one
    that is only installed is left out instead, because it must not keep others from being used.
    """
    at_hand = packs()
    problems = [
        problem for one in at_hand if one.found.kind != INSTALLED for problem in one.problems
    ]
    if problems:
        raise PackError(problems)
    found = (one for pack in at_hand if not pack.problems for one in pack.formats)
    return [
        one
        for one in sorted(found, key=lambda one: one.id)
        if (year is None or one.in_force(year))
        and (region is None or region in (one.region, one.pack.region_code, one.id.split("/")[0]))
    ]


def find_format(format_id: str, year: int | None = None) -> Format:
    """The format with that id; of several versions, the one for an evaluation year, or the latest.

    Where none is in force in ``year``, it is the nearest (rule FMT004 says so). An id may name a
    version: ``province/name@2022``. Only its own pack is read. Raises ``PackError`` where that is
    not sound, or naming the nearest id.
    """
    pack = _called(format_id.partition("/")[0])
    if pack is not None and pack.problems:
        raise PackError(pack.problems)
    versions = [
        one
        for one in (pack.formats if pack else ())
        if format_id == (one.id if VERSION_SIGN in format_id else one.name)
    ]
    if not versions:
        raise PackError([_unknown(format_id)])
    return min(versions, key=lambda one: one.distance(year))


def _unknown(format_id: str) -> Problem:
    known = [one.id for one in formats()]
    near = difflib.get_close_matches(format_id, known, n=1, cutoff=0.4)
    hint = f"，是否为“{near[0]}”" if near else ""
    message = f"没有格式“{format_id}”{hint}；全部格式见 reportgen formats"
    return Problem("format", "", message, found=format_id)


def examples(folder: Traversable) -> list[Traversable]:
    """The sample years of a pack, by name; none that a link leads to elsewhere."""
    samples = folder / "examples"
    found = samples.iterdir() if samples.is_dir() else ()
    own = (one for one in found if one.name.endswith(".yaml") and not _leads_out(one, folder))
    return sorted(own, key=lambda one: one.name)


def _leads_out(file: Traversable, folder: Traversable) -> bool:
    is_path = isinstance(file, Path) and isinstance(folder, Path)
    return is_path and not Path(str(file)).resolve().is_relative_to(Path(str(folder)).resolve())


def pack_folders() -> list[Traversable]:
    """The folders of the bundled packs, by name."""
    return [one.folder for one in bundled_packs()]


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue of narrative passages. Raises ``PackError``."""
    return read_spec(templates_root() / "texts.yaml", Catalogue, "texts.yaml", VERSION).spec


def packs() -> tuple[Pack, ...]:
    """The packs at hand, sound or not: bundled, where ``packs_from`` says, and installed.

    Raises ``PackError`` where a place that was named holds none, or one of a name there is already.
    """
    paths = named()
    return tuple(_pack(name, paths) for name in _everywhere(paths))


def chain_of(name: str) -> tuple[Found, ...]:
    """A pack and those that it extends (沿用), the nearest first; none where there is no such pack.

    Raises ``PackError`` where a manifest cannot be read.
    """
    return _chain(name, named())


@lru_cache(maxsize=64)
def _chain(name: str, paths: tuple[Path, ...]) -> tuple[Found, ...]:
    chain: list[Found] = []
    following: str | None = name
    while following is not None and following not in (one.name for one in chain):
        found = _near(paths).get(following) or _everywhere(paths).get(following)
        if found is None:
            break
        chain.append(found)
        manifest = read_spec(found.folder / MANIFEST, PackSpec, MANIFEST, VERSION)
        following = manifest.spec.extends
    return tuple(chain)


def forget() -> None:
    """Read packs anew when they are asked for: their files have changed."""
    for kept in (_pack, _near, _everywhere, _chain, catalogue):
        kept.cache_clear()


def _called(name: str) -> Pack | None:
    """The pack of a name; those that are installed are only searched for what is nowhere else."""
    paths = named()
    is_there = name in _near(paths) or name in _everywhere(paths)
    return _pack(name, paths) if is_there else None


@lru_cache(maxsize=64)
def _pack(name: str, paths: tuple[Path, ...]) -> Pack:
    near = _near(paths)
    found = near.get(name) or _everywhere(paths)[name]
    return _made(found, lambda other: near.get(other) or _everywhere(paths).get(other))


@lru_cache(maxsize=8)
def _near(paths: tuple[Path, ...]) -> dict[str, Found]:
    """The bundled packs and those that were named."""
    known = {one.name: one for one in bundled_packs()}
    problems: list[Problem] = []
    for path in paths:
        try:
            found = packs_at(path)
        except PackError as error:
            problems += error.problems
            continue
        new = [one for one in found if not _is_one(known.get(one.name), one)]
        problems += [_twice(known[one.name], one) for one in new if one.name in known]
        known |= {one.name: one for one in new}
    if problems:
        raise PackError(problems)
    return known


@lru_cache(maxsize=8)
def _everywhere(paths: tuple[Path, ...]) -> dict[str, Found]:
    """All packs; an installed one does not stand in for another of its name."""
    return {**{one.name: one for one in installed_packs()}, **_near(paths)}


def _is_one(known: Found | None, found: Found) -> bool:
    """Whether a pack was only named once more: as an author in a checkout does."""
    return known is not None and str(known.folder) == str(found.folder)


def _twice(first: Found, second: Found) -> Problem:
    words = f"{second.kind}的模板包“{second.name}”与{first.kind}的同名，请给它的文件夹改名"
    return Problem("pack", "", words, Place(second.origin), found=second.name)


def survey(folder: Traversable, name: str = "") -> Pack:
    """Look at one pack's folder as it is, sound or not; formats are those whose YAML can be read.

    What it extends is looked for beside it and among the packs at hand.
    """
    own = Found(name or folder.name, folder, NAMED, str(folder))
    beside = _beside(folder)
    paths = named()
    return _made(own, lambda other: beside.get(other) or _everywhere(paths).get(other))


def _beside(folder: Traversable) -> dict[str, Found]:
    if not isinstance(folder, Path):
        return {}
    around = folder.absolute().parent
    manifests = sorted(around.glob(f"*/{MANIFEST}"))
    return {one.parent.name: Found(one.parent.name, one.parent, NAMED) for one in manifests}


def read_pack(folder: Traversable) -> tuple[Format, ...]:
    """Every format of one pack's folder. Raises ``PackError`` with all problems of the pack."""
    found = survey(folder)
    if found.problems:
        raise PackError(found.problems)
    return found.formats


def _made(found: Found, lookup: Lookup) -> Pack:
    contents = contents_of(found, lookup)
    problems = list(contents.problems)
    ids = frozenset(one.id for one in (*catalogue().passages, *contents.passages))
    made = []
    for stem, description in contents.formats.items():
        try:
            read = description.spec()
        except PackError as error:
            problems += error.problems
            continue
        numbering, wrong = numbering_of(read)
        problems += (*wrong, *scoring_problems(read))
        folders, own = description.folders, contents.passages
        name = f"{found.name}/{stem}"
        made.append(Format(name, read.spec, contents.manifest, numbering, ids, folders, own))
    return Pack(found, tuple(made), tuple(dict.fromkeys(problems)))
