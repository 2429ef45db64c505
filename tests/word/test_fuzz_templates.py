"""Templates with something wrong: every fault has a place, or the document is as sound as they."""

import functools
import itertools
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest
from lxml import etree

from reportgen import binding
from reportgen.errors import TemplateError
from reportgen.intake import load
from reportgen.measures import reader
from reportgen.packs import find_format
from reportgen.word import Filler, Settings, compile_template
from reportgen.word.faults import CODES
from tests.office import tools

from . import rich, soundness
from .making import unzipped
from .mutating import mutant
from .sample import path_of, read
from .taken_apart import Package, w

ROOT = Path(__file__).resolve().parents[2] / "templates"
MUTANTS = 300
SLOWEST = 10  # seconds; usual is a tenth of one


@attrs.frozen
class Source:
    """A template to be spoilt, how it is compiled, and values for it."""

    data: bytes
    compile: Callable[[bytes], Filler]
    values: Mapping[str, Any]
    options: Mapping[str, Any] = rich.OPTIONS

    @functools.cached_property
    def parts(self) -> dict[str, bytes]:
        return unzipped(self.data)


@functools.cache
def sources() -> list[Source]:
    base, own = (ROOT / "base.docx").read_bytes(), rich.template()

    def plainly(data: bytes, settings: Settings = rich.SETTINGS) -> Filler:
        return compile_template(data, settings, rich.TREE, read)

    return [Source(own, plainly, rich.full()), *_real(), Source(base, plainly, rich.full())]


def _real() -> list[Source]:
    found = []
    for file in sorted(ROOT.glob("*/*.docx")):
        format = find_format(f"{file.parent.name}/{file.stem}")
        names, settings = binding.names_of(format), binding.settings_of(format)
        example = next(file.parent.glob("examples/*.yaml"))
        year = load(example).year
        roots = binding.filler_of(format).names
        project = year.projects[0] if format.per_project else None
        found.append(Source(
            file.read_bytes(),
            lambda data, s=settings, n=names: compile_template(data, s, n, reader),
            binding.values_of(year, format, roots, project), {"look_up": binding.resolver_of(year)},
        ))  # fmt: skip
    return found


def kinds_of(document: bytes) -> set[str]:
    """The names of the rules of soundness that a document breaks."""
    package = Package.of(document)
    broken = {"broken"} if package.broken else set()
    if any(_is_misplaced(control) for _, control in package.each(w("sdt"))):
        broken.add("nesting")  # which the rules see once the control has given way to its tags
    return broken | {rule.__name__ for rule in soundness.RULES if _breaks(rule, package)}


def _breaks(rule: Any, package: Package) -> bool:
    try:
        return any(rule(package))
    except (ValueError, KeyError, RuntimeError):  # the rule cannot read what the mutation made
        return True


def _is_misplaced(control: etree._Element) -> bool:
    """Whether a content control stands where no schema lets it."""
    around = [etree.QName(one).localname for one in control.iterancestors()]
    return around[0] in ("sdt", "r", "t") or any(name.endswith("Pr") for name in around)


def problems(source: Source, template: bytes) -> list[str]:
    """What a mutant makes of the claims; nothing where they hold."""
    try:
        filler = source.compile(template)
    except TemplateError as error:
        return _problems_of(error)
    known = kinds_of(template)
    found = []
    for values in (source.values, {}):
        for describe in (None, path_of):
            data = filler.fill(values, describe=describe, **source.options).data
            kinds = kinds_of(data)
            new = kinds - known - _follows(known) | kinds & {"broken"}
            found += [f"new: {sorted(new)}"] if new else []
    return found


def _follows(known: set[str]) -> set[str]:
    """What may come of elements where no schema lets them: properties are printed as they are."""
    return {"ids", "texts"} if known & {"nesting", "grids"} else set()


def _problems_of(error: TemplateError) -> list[str]:
    found = [] if error.faults else ["no faults"]
    for fault in error.faults:
        if fault.code not in CODES or not fault.message:
            found.append(f"no code or message: {fault!r}")
        if fault.tag and not str(fault.location):
            found.append(f"no place: {fault}")
    return found


def spoilt(seed: int) -> tuple[Source, str, bytes]:
    source = sources()[0 if seed % 5 < 3 else 1 if seed % 5 == 3 else -1]
    return source, *mutant(source.parts, seed)


@pytest.mark.parametrize("seed", range(MUTANTS))
def test_a_mutant_is_refused_or_printed(seed: int) -> None:
    source, kind, template = spoilt(seed)
    start = time.perf_counter()
    assert [] == problems(source, template), kind
    assert time.perf_counter() - start < SLOWEST, kind


@pytest.mark.soak
@pytest.mark.parametrize("first", range(MUTANTS, 9000, 100))
def test_many_more_mutants(first: int) -> None:
    found = {seed: problems(*spoilt(seed)[::2]) for seed in range(first, first + 100)}
    assert {} == {seed: wrong for seed, wrong in found.items() if wrong}


@functools.cache
def survivors() -> list[int]:
    """The first forty mutants that compile and are no longer what they were."""
    return list(itertools.islice(filter(_compiles, range(3, MUTANTS)), 40))


def _compiles(seed: int) -> bool:
    source, _, template = spoilt(seed)
    try:
        source.compile(template)
    except TemplateError:
        return False
    return unzipped(template) != source.parts


@pytest.mark.soak
@pytest.mark.parametrize("number", range(40))
def test_the_sdk_finds_nothing_new_in_what_a_mutant_prints(number: int, tmp_path: Path) -> None:
    source, kind, template = spoilt(survivors()[number])
    printed = source.compile(template).fill(source.values, **source.options).data
    known, found = (_sdk_kinds(tmp_path / "m.docx", data) for data in (template, printed))
    assert set() == found - known, kind


def _sdk_kinds(file: Path, data: bytes) -> set[str]:
    """What the validator says, without the places and the values that differ."""
    file.write_bytes(data)
    said = (fault.rpartition("]: ")[2] for fault in tools.sdk_faults(file))
    return {re.sub(r"'[^']*'| List of .*|\d+", "", words) for words in said}
