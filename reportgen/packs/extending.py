"""A pack's files as they are meant: with what it takes over (沿用) from another pack.

A variant says only what differs. A format it describes replaces single settings of the other
pack's, its Word templates and passages come first, and everything else is the other's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.resources.abc import Traversable

import attrs

from reportgen.errors import PackError, Problem
from reportgen.model import record_of
from reportgen.model.listing import Listing
from reportgen.packs.files import Read, is_there, made_of, nodes_in, read_spec
from reportgen.packs.finding import MANIFEST, Found
from reportgen.packs.spec import VERSION, FormatSpec, PackSpec
from reportgen.packs.texts import Catalogue, TextSpec
from reportgen.reading import Mapping as MappingNode
from reportgen.reading import Node

#: A pack's own passages, beside those that all packs share.
TEXTS = "texts.yaml"
#: What stands between a format's name and the version: ``department-self@2022``.
VERSION_SIGN = "@"
#: A version does not take over for which years it is.
_YEARS = ("起始年度", "终止年度")
#: A variant of a variant of a variant … ends somewhere: so many packs, with the last.
_LONGEST = 5

#: Finds a pack by name, for one that extends it.
Lookup = Callable[[Found, str], Found | None]


@attrs.frozen
class Description:
    """A format's settings as nodes with their places, and the folders its template may lie in.

    ``root`` is None where a file says nothing that could be read.
    """

    root: Node | None
    problems: tuple[Problem, ...]
    folders: tuple[Traversable, ...]

    def spec(self) -> Read[FormatSpec]:
        """The settings. Raises ``PackError``."""
        if self.root is None:
            raise PackError(self.problems)
        return made_of(self.root, list(self.problems), FormatSpec, VERSION)


@attrs.frozen
class Contents:
    """What a pack holds: its manifest, its formats by name, its own passages, what is wrong.

    ``bases`` are the packs it extends, the nearest first. It is not ``whole`` where one of them,
    or its manifest, cannot be read: then nobody knows what its formats lack.
    """

    manifest: PackSpec
    formats: Mapping[str, Description]
    passages: tuple[TextSpec, ...]
    problems: tuple[Problem, ...]
    bases: tuple[Found, ...] = ()
    whole: bool = True


def contents_of(found: Found, lookup: Lookup) -> Contents:
    """Everything in a pack's folder and in those that it extends, sound or not."""
    problems: list[Problem] = []
    read = _read(found, problems)
    manifest = read.spec if read else _BLANK
    bases = _bases(found, read, lookup, problems) if read else ()
    base = contents_of(bases[0], lookup) if bases else None
    if base is not None and read is not None:
        problems += _of_base(read, base)
    passages = {one.id: one for one in (*(base.passages if base else ()), *_own(found, problems))}
    formats = _inherited(found, base)
    for file in sorted(_yaml(found.folder), key=lambda one: one.name):
        stem = file.name.removesuffix(".yaml")
        taken = _without_years(formats, stem) if VERSION_SIGN in stem else formats.get(stem)
        formats[stem] = _described(file, f"{found.name}/{file.name}", found.folder, taken)
    return Contents(
        manifest,
        dict(sorted(formats.items())),
        tuple(passages.values()),
        tuple(problems),
        bases,
        whole=read is not None and (base.whole if base else not manifest.extends),
    )


_BLANK = PackSpec(version=VERSION, region="", region_code="", sources=Listing())


def _read(found: Found, problems: list[Problem]) -> Read[PackSpec] | None:
    name = f"{found.name}/{MANIFEST}"
    try:
        return read_spec(found.folder / MANIFEST, PackSpec, name, VERSION)
    except PackError as error:
        problems += error.problems
        return None


def _bases(
    found: Found, read: Read[PackSpec], lookup: Lookup, problems: list[Problem]
) -> tuple[Found, ...]:
    """The packs that are extended, one by the other; none where the way does not end well."""
    names, bases = [found.name], []
    here, extended = found, read.spec.extends
    while extended is not None:
        other = lookup(here, extended)
        if message := _unusable(names, extended, other):
            place = read.places[("沿用",)]
            problems.append(Problem("extends", "沿用", message, place, found=extended))
            return ()
        assert other is not None  # noqa: S101 (which would be a message)
        names.append(extended)
        bases.append(other)
        manifest = _read(other, [])  # what is wrong with it is said of the other
        here, extended = other, manifest.spec.extends if manifest else None
    return tuple(bases)


def _unusable(names: list[str], extended: str, other: Found | None) -> str:
    """Why a pack cannot be the next that is extended; empty where it can."""
    if extended in names:
        circle = "、".join((*names, extended))
        return f"沿用绕成了一圈（{circle}），请从其中一个的{MANIFEST}里删去“沿用”"
    if other is None:
        whose = "" if len(names) == 1 else f"“{names[-1]}”沿用的"
        hint = "请放在这个模板包旁边，或用 --packs 另外写明；现有的见 reportgen formats"
        return f"没有找到{whose}模板包“{extended}”，{hint}"
    if len(names) >= _LONGEST:
        chain = "、".join((*names, extended))
        return f"沿用的层次太多（{chain}），连自己最多{_LONGEST}个，请直接沿用前面的"
    return ""


def _of_base(read: Read[PackSpec], base: Contents) -> Iterator[Problem]:
    """That the pack which is extended is not sound itself: then what it gives is not whole."""
    if base.problems:
        message = f"沿用的“{read.spec.extends}”有错误，请先改正它：{base.problems[0]}"
        place = read.places[("沿用",)]
        yield Problem("extends", "沿用", message, place, found=read.spec.extends or "")


def _own(found: Found, problems: list[Problem]) -> tuple[TextSpec, ...]:
    file = found.folder / TEXTS
    if not is_there(file):
        return ()
    try:
        return tuple(read_spec(file, Catalogue, f"{found.name}/{TEXTS}", VERSION).spec.passages)
    except PackError as error:
        problems += error.problems
        return ()


def _inherited(found: Found, base: Contents | None) -> dict[str, Description]:
    formats = base.formats if base else {}
    return {
        stem: attrs.evolve(one, folders=(found.folder, *one.folders))
        for stem, one in formats.items()
    }


def _yaml(folder: Traversable) -> list[Traversable]:
    files = folder.iterdir() if folder.is_dir() else ()
    return [
        one for one in files if one.name.endswith(".yaml") and one.name not in (MANIFEST, TEXTS)
    ]


def _without_years(formats: Mapping[str, Description], stem: str) -> Description | None:
    """What a version takes over: what there is of it, else the format without version."""
    plain = formats.get(stem.partition(VERSION_SIGN)[0])
    if stem in formats or plain is None or not isinstance(plain.root, MappingNode):
        return formats.get(stem)
    kept = tuple(one for one in plain.root.entries if _name(one[0].text) not in _YEARS)
    return attrs.evolve(plain, root=MappingNode(kept, plain.root.place))


def _described(
    file: Traversable, name: str, folder: Traversable, taken: Description | None
) -> Description:
    try:
        root, problems = nodes_in(file, name)
    except PackError as error:
        return Description(None, tuple(error.problems), (folder,))
    if taken is None or taken.root is None:
        return Description(root, tuple(problems), (folder,))
    folders = tuple(dict.fromkeys((folder, *taken.folders)))
    return Description(_over(taken.root, root), (*taken.problems, *problems), folders)


def _over(base: Node, own: Node) -> Node:
    """A mapping's entries over another's; each replaces the whole of what it names."""
    if not isinstance(base, MappingNode) or not isinstance(own, MappingNode):
        return own
    said = {_name(key.text) for key, _ in own.entries}
    kept = (one for one in base.entries if _name(one[0].text) not in said)
    return MappingNode((*kept, *own.entries), own.place)


def _name(key: str) -> str:
    """A setting's one name, whichever language it is written in."""
    info = record_of(FormatSpec).find(key.strip())
    return info.key if info else key.strip()
