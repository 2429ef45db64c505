"""Compiling a template, once: parse, check everything, number, patch, compile.

docxtpl's ``patch_xml`` lifts whole-paragraph, row and cell tags out of their elements. It sees
opaque marks only (``{{ t12 }}``), so that nothing an author writes in a tag can be misread; the
marks become checked expressions afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs
from lxml import etree

from reportgen.errors import TemplateError
from reportgen.word import package
from reportgen.word.environment import Read, environment
from reportgen.word.faults import Fault, Location
from reportgen.word.filler import Filler
from reportgen.word.names import Names
from reportgen.word.ooxml import TBL, Element, has_revisions, text_of
from reportgen.word.prepare import (
    Numberer,
    Site,
    clean,
    headings,
    keep_cells,
    release_sections,
    site_of,
)
from reportgen.word.seal import CORE
from reportgen.word.settings import Settings
from reportgen.word.structure import Checker
from reportgen.word.styles import Level, Styles
from reportgen.word.tags import Tag, find_tags, locate

_MARK = re.compile(r"\{\{ t(\d+) \}\}|\{%\s+t(\d+) %\}")
_PART_NAMES = {
    "document": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
}


def compile_template(data: bytes, settings: Settings, names: Names, read: Read) -> Filler:
    """Compile a .docx template.

    ``names`` is the tree its tags are checked against, ``read`` how a fill reads an attribute of a
    data object. Raises ``TemplateError`` with every fault of the template.
    """
    parts = package.without_comments(package.read_parts(data))
    styles = _styles(parts)
    levels = {
        styles.find(name): level for name, level in settings.levels.items() if styles.find(name)
    }
    job = _Job(styles, {key: level for key, level in levels.items() if key}, Checker(names))
    trees = {name: package.parse_part(parts, name) for name in package.filled_parts(parts)}
    for name, tree in trees.items():
        job.part(name, tree)
    faults = [*_unknown_styles(settings, styles), *job.faults, *job.checker.faults]
    if faults:
        raise TemplateError(faults)
    env = environment(settings.printer, read)
    templates = tuple((name, env.from_string(job.source(tree))) for name, tree in trees.items())
    static = (name for name in parts if name not in trees and name != CORE)
    return Filler(
        settings=settings,
        names=frozenset(job.checker.roots),
        made_from=(data, settings, names, read),
        rebuild=compile_template,
        static=tuple(package.Entry(name, parts[name]) for name in static),
        templates=templates,
        sites=job.sites,
        levels=job.levels,
        styles=(
            tuple(styles.find(name) or "" for name in settings.headings),
            styles.find(settings.items) or "",
            styles.find(settings.table) or "",
        ),
    )


def _styles(parts: Mapping[str, bytes]) -> Styles:
    name = "word/styles.xml"
    return Styles.of(package.parse_part(parts, name) if name in parts else None)


def _unknown_styles(settings: Settings, styles: Styles) -> list[Fault]:
    return [
        Fault(
            "T12",
            f"模板中没有样式“{name}”，格式说明用到了它",
            "请在模板中建立这个样式，或修改格式说明",
        )
        for name in settings.named_styles()
        if styles.find(name) is None
    ]


@attrs.define
class _Job:
    """One compilation under way: the parts share site numbers, names and faults."""

    styles: Styles
    levels: Mapping[str, Level]
    checker: Checker
    faults: list[Fault] = attrs.Factory(list)
    sites: dict[int, Site] = attrs.Factory(dict)
    marks: dict[int, str] = attrs.Factory(dict)
    next: int = 1

    def part(self, name: str, root: Element) -> None:
        """Find and check a part's tags, and put in what the engine adds."""
        clean(root)
        words = _part_name(name)
        if has_revisions(root):
            remedy = "请在Word中接受或拒绝全部修订后再保存"
            self.faults.append(Fault("T11", "文档中有未处理的修订", remedy, Location(words)))
        tags = self._tags(root, words)
        self.checker.part(tags)
        release_sections(tags)
        self.sites |= {tag.number: site_of(tag) for tag in tags if not tag.word}
        numberer = Numberer(self.styles, self.levels, self.next)
        if name == package.DOCUMENT:
            numberer.number(root)
        self._add(numberer.sources)
        self.sites |= numberer.sites
        self._add(keep_cells(root, self.next))

    def source(self, root: Element) -> str:
        """The part as Jinja text."""
        from docxtpl import DocxTemplate  # costs 60 ms; only a compilation needs it

        xml = etree.tostring(root, encoding="unicode")
        patched: str = DocxTemplate(None).patch_xml(xml)
        sources = {**self.checker.sources, **self.marks}
        text = _MARK.sub(lambda mark: sources[int(mark[1] or mark[2])], patched)
        return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text

    def _tags(self, root: Element, words: str) -> list[Tag]:
        tables = {table: number for number, table in enumerate(root.iter(TBL), 1)}
        tags: list[Tag] = []
        for paragraph, heading in headings(root, self.styles):
            if not any(brace in text_of(paragraph) for brace in "{｛}｝"):
                continue
            location = locate(paragraph, words, heading, tables)
            found, faults = find_tags(paragraph, location, self.next)
            tags += found
            self.faults += faults
            self.next += len(found)
        return tags

    def _add(self, sources: dict[int, str]) -> None:
        self.marks |= sources
        self.next += len(sources)


def _part_name(name: str) -> str:
    stem = name.rpartition("/")[2].removesuffix(".xml")
    plain = stem.rstrip("0123456789")
    return _PART_NAMES.get(plain, stem)
