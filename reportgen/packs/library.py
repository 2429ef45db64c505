"""All formats at hand: read from the packs' folders, found by id and evaluation year."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

from reportgen.errors import PackError, Place, Problem
from reportgen.model import Path as DataPath
from reportgen.nearness import near
from reportgen.packs.extending import VERSION_SIGN, Lookup, contents_of
from reportgen.packs.files import foreign, read_spec, templates_root
from reportgen.packs.finding import (
    INSTALLED,
    MANIFEST,
    NAMED,
    Found,
    beside,
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
    """A pack as it was found: its formats, everything wrong with its YAML, and what it extends.

    ``places`` says by a format's name where each of its settings stands, in whichever pack.
    """

    found: Found
    formats: tuple[Format, ...] = ()
    problems: tuple[Problem, ...] = ()
    bases: tuple[Found, ...] = ()
    places: Mapping[str, Mapping[DataPath, Place]] = attrs.field(factory=dict, eq=False, repr=False)


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
    found = near(format_id, (one.id for one in formats()))
    hint = f"，是否为“{found[0]}”" if found else ""
    message = f"没有格式“{format_id}”{hint}；全部格式见 reportgen formats"
    return Problem("format", "", message, found=format_id)


def examples(folder: Traversable) -> list[Traversable]:
    """The sample years of a pack, by name: its own files, no pipes and no links to elsewhere."""
    return [one for one in _examples(folder) if not _leads_out(one, folder)]


def odd_examples(folder: Traversable) -> list[Problem]:
    """What keeps other files among the samples from being used."""
    odd = (one for one in _examples(folder) if _leads_out(one, folder))
    return [
        foreign(one) or Problem("link", "", "examples是指向别处的链接，不能使用", Place(one.name))
        for one in odd
    ]


def _examples(folder: Traversable) -> list[Traversable]:
    samples = folder / "examples"
    found = samples.iterdir() if samples.is_dir() else ()
    return sorted((one for one in found if one.name.endswith(".yaml")), key=lambda one: one.name)


def _leads_out(file: Traversable, folder: Traversable) -> bool:
    if foreign(file):
        return True
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

    Of an installed one that has the name of another there is only that it cannot be used.
    Raises ``PackError`` where a place that was named holds none, or one of a name there is already.
    """
    paths = named()
    near = _near(paths)
    hidden = [Pack(one, (), (_twice(near[one.name], one),)) for one in _hidden(paths)]
    return (*(_pack(name, paths) for name in _everywhere(paths)), *hidden)


def chain_of(name: str) -> tuple[Found, ...]:
    """A pack and those that it extends (沿用), the nearest first; none where there is no such pack.

    Raises ``PackError`` where a manifest cannot be read.
    """
    return _chain(name, named())


@lru_cache(maxsize=64)
def _chain(name: str, paths: tuple[Path, ...]) -> tuple[Found, ...]:
    look_up = _lookup(paths)
    near = _near(paths)
    found = (near[name],) if name in near else _everywhere(paths).get(name, ())
    chain: list[Found] = []
    here = found[0] if len(found) == 1 else None
    while here is not None and here.lies_at not in (one.lies_at for one in chain):
        chain.append(here)
        manifest = read_spec(here.folder / MANIFEST, PackSpec, MANIFEST, VERSION)
        here = look_up(here, manifest.spec.extends) if manifest.spec.extends else None
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
    first, *others = [_near(paths)[name]] if name in _near(paths) else _everywhere(paths)[name]
    if others:  # nobody can say which of them is meant
        return Pack(first, (), tuple(_twice(first, one) for one in others))
    return _made(first, _lookup(paths))


def _lookup(paths: tuple[Path, ...]) -> Lookup:
    """Finds what a pack extends: at hand, beside it, or installed."""

    def look_up(found: Found, name: str) -> Found | None:
        known = _near(paths).get(name) or beside(found, name)
        if known is not None:
            return known
        installed = _everywhere(paths).get(name, ())
        return installed[0] if len(installed) == 1 else None

    return look_up


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
        for one in found:
            other = known.setdefault(one.name, one)
            if other.lies_at != one.lies_at:  # else it was only named once more
                problems.append(_twice(other, one))
    if problems:
        raise PackError(problems)
    return known


@lru_cache(maxsize=8)
def _everywhere(paths: tuple[Path, ...]) -> dict[str, tuple[Found, ...]]:
    """All packs by name; an installed one does not stand in for another of its name."""
    near = _near(paths)
    found: dict[str, tuple[Found, ...]] = {name: (one,) for name, one in near.items()}
    for one in installed_packs():
        if one.name not in near:
            found[one.name] = (*found.get(one.name, ()), one)
    return found


def _hidden(paths: tuple[Path, ...]) -> list[Found]:
    """The installed packs of which another has the name."""
    near = _near(paths)
    return [
        one
        for one in installed_packs()
        if one.name in near and near[one.name].lies_at != one.lies_at
    ]


def _twice(first: Found, second: Found) -> Problem:
    where = f"（{first.origin}）" if first.origin else ""
    words = f"{second.kind}的模板包“{second.name}”与{first.kind}的{where}同名，"
    remedy = "请只留一个，或给它的文件夹（zip文件）改名"
    return Problem("pack", "", words + remedy, Place(second.origin), found=second.name)


def survey(folder: Traversable, name: str = "") -> Pack:
    """Look at one pack's folder as it is, sound or not; formats are those whose YAML can be read.

    What it extends is looked for among the packs at hand, and beside it.
    """
    own = Found(name or folder.name, folder, NAMED, str(folder))
    return _made(own, _lookup(named()))


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
    made, places = [], {}
    for stem, description in contents.formats.items():
        try:
            read = description.spec()
        except PackError as error:
            problems += [one for one in error.problems if contents.whole or one.code != "missing"]
            continue
        numbering, wrong = numbering_of(read)
        problems += (*wrong, *scoring_problems(read))
        folders, own = description.folders, contents.passages
        name, places[stem] = f"{found.name}/{stem}", read.places
        made.append(Format(name, read.spec, contents.manifest, numbering, ids, folders, own))
    return Pack(found, tuple(made), tuple(dict.fromkeys(problems)), contents.bases, places)
