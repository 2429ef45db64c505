"""Compiling a template, once: parse, check everything, number, patch, compile.

docxtpl's ``patch_xml`` lifts whole-paragraph, row and cell tags out of their elements. It sees
opaque marks only (``{{ t12 }}``) and no other brace, so that nothing an author writes can be
misread; the marks become checked expressions afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import TemplateSyntaxError
from lxml import etree

from reportgen.errors import TemplateError
from reportgen.word import package
from reportgen.word.archive import Entry
from reportgen.word.bounds import weigh_gathered_loops
from reportgen.word.cleaning import (
    CLOSING,
    OPENING,
    clean,
    hide_braces,
    keep_sections,
    refuse_stand_ins,
)
from reportgen.word.contents import ContentsFinder
from reportgen.word.crossrefs import References, names_in
from reportgen.word.elsewhere import faults_elsewhere, part_name, revision
from reportgen.word.faults import Fault, Location
from reportgen.word.fieldscan import spell_out
from reportgen.word.filler import Filler
from reportgen.word.hygiene import without_personal, without_strays
from reportgen.word.indexing import index_of
from reportgen.word.levels import Level
from reportgen.word.mending import LATER
from reportgen.word.merging import merge_cells
from reportgen.word.names import Names
from reportgen.word.notes import asks_for_notes, fill_where_referred
from reportgen.word.numbering import Numberer
from reportgen.word.ooxml import Element, first_revision, highest_bookmark, plain_spaces
from reportgen.word.places import Places
from reportgen.word.plan import Compiled, NarrativeStyles, Plan
from reportgen.word.program import Body
from reportgen.word.reaching import faults_within
from reportgen.word.rooms import Rooms, site_of
from reportgen.word.settings import Settings
from reportgen.word.sites import Site
from reportgen.word.structure import MOST_FAULTS, Checker
from reportgen.word.styles import Styles
from reportgen.word.tables import prepare_tables
from reportgen.word.tags import Marks, Tag, find_tags
from reportgen.word.tools import Read
from reportgen.word.translation import program_of
from reportgen.word.wrapping import wrap

_MARK = re.compile(r"\{\{ t(\d+) \}\}|\{%\s*t(\d+) %\}")
_BRACE = re.compile(r"(\{\{ t\d+ \}\}|\{%(?:p|tr|tc) t\d+ %\})|\{|\}")
#: So many tags one template may have; the largest bundled one has 800.
MOST_TAGS = 20_000
#: What a document's field says that shows on which page something stands.
_PAGES = re.compile("pageref", re.IGNORECASE)
#: A brace of the text that Jinja would take for the beginning of a tag.
_OPENS_TAG = re.compile(f"{OPENING}(?=[{OPENING}{{%#])")


def compile_template(
    data: bytes, settings: Settings, names: Names, read: Read, telling: bool = False
) -> Filler:
    """Compile a .docx template.

    ``names`` is the tree its tags are checked against, ``read`` how a fill reads an attribute of a
    data object. One ``telling`` can tell what its outputs print and put remarks beside it, for
    which it is slower. Raises ``TemplateError`` with every fault of the template.
    """
    parts = without_personal(package.read_parts(data))
    styles = styles_in(parts)
    trees = {name: package.parse_filled(parts, name) for name in package.filled_parts(parts)}
    elsewhere = faults_elsewhere(parts, trees)
    job = _Job(styles, levels_in(settings, styles), names, package.body_of(parts), Marks(telling))
    for name, tree in trees.items():
        job.look_over(name, tree)
    for name, tree in trees.items():
        job.part(name, tree)
    faults = [*_unknown_styles(settings, styles), *job.faults, *job.references.faults(), *elsewhere]
    if faults:
        raise TemplateError(faults[:MOST_FAULTS])
    parts = without_strays(parts)
    sources = {name: job.source(tree) for name, tree in trees.items()}
    index = index_of(parts, trees)
    fixed = {name: text.encode() for name, text in sources.items() if not _varies(text)}
    compiled = Compiled(
        names=frozenset(job.checker.roots),
        plan=Plan(
            settings,
            job.sites,
            job.levels,
            _narrative_styles(settings, styles),
            index,
            job.bookmarks,
            tuple(job.contents.found),
            any(asks_for_notes(source) for source in sources.values()),
            telling,
        ),
        static=tuple(
            Entry(name, fixed.get(name, part))
            for name, part in sorted(parts.items(), key=_first_relations)
            if (name in fixed or name not in trees) and not index.is_own(name)
        ),
        programs=tuple(
            (name, _program(text)) for name, text in sources.items() if name not in fixed
        ),
        shows_pages=bool(job.contents.found) or any(map(_PAGES.search, sources.values())),
    )
    return Filler(compiled, read)


def _first_relations(part: tuple[str, bytes]) -> bool:
    """Mail filters and the like know a document by what comes first in it."""
    return part[0] != package.ROOT_RELATIONS


def _varies(source: str) -> bool:
    """Whether a part has to be printed at all: most footers hold no tag."""
    return any(sign in source for sign in ("{{", "{%", "{#", LATER))


def _narrative_styles(settings: Settings, styles: Styles) -> NarrativeStyles:
    return NarrativeStyles(
        headings=tuple(styles.find(name) or "" for name in settings.headings),
        items=styles.find(settings.items) or "",
        table=styles.find(settings.table) or "",
        cell=styles.find(settings.cell) or "",
        head=styles.find(settings.head) or "",
        picture=styles.find(settings.picture) or "",
        caption=styles.find(settings.caption) or "",
    )


def styles_in(parts: Mapping[str, bytes]) -> Styles:
    """The styles of a document's parts."""
    names = ("word/styles.xml", "word/numbering.xml")
    roots = (package.parse_part(parts, name) if name in parts else None for name in names)
    return Styles.of(*roots)


def levels_in(settings: Settings, styles: Styles) -> dict[str, Level]:
    """The numbering by style id; narrative styles may have it from the style they are based on."""
    found = {styles.find(name): level for name, level in settings.levels.items()}
    levels = {key: level for key, level in found.items() if key}
    for name in (*settings.headings, settings.items, settings.caption):
        style = styles.find(name) or ""
        level = styles.level_of(style, levels)
        if level:
            levels[style] = level
    return levels


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


def _program(source: str) -> Body:
    try:
        return program_of(source)
    except TemplateSyntaxError as error:
        remedy = "请用Word或WPS重新另存为.docx"
        raise TemplateError([Fault("T15", f"文档的结构不能识别（{error}）", remedy)]) from None


class _Job:
    """One compilation under way: the parts share marks, names and faults."""

    def __init__(
        self,
        styles: Styles,
        levels: Mapping[str, Level],
        names: Names,
        body: str,
        marks: Marks,
    ) -> None:
        self.styles, self.levels, self._body = styles, levels, body
        self.marks = marks
        self.checker = Checker(names, self.marks)
        self.faults: list[Fault] = []
        self.sites: dict[int, Site] = {}
        self.contents = ContentsFinder(styles, levels, self.marks)
        self.references = References()
        #: The highest number of a bookmark so far.
        self.bookmarks = 0
        #: The bookmarks that are referred to and enclose numbers, and texts of headings.
        self._named: set[str] = set()
        self._titled: set[str] = set()

    def look_over(self, name: str, root: Element) -> None:
        """Note what a part's bookmarks and references mean for the others: before any ``part``."""
        clean(root)
        spell_out(root)
        self.bookmarks = max(self.bookmarks, highest_bookmark(root))
        words, before = self._words(name), names_in(root)
        self.faults += faults_within(root, Places(root, words, self.styles), Location(words))
        if name == self._body:
            self.contents.take(root, dict(Places(root, words, self.styles)))
        self.references.note(root, before, Places(root, words, self.styles))

    def part(self, name: str, root: Element) -> None:
        """Find and check a part's tags, and put in what the engine adds; the body comes first."""
        words = self._words(name)
        places = list(Places(root, words, self.styles))
        at, everywhere = dict(places), Location(words)
        faults = [*_revisions(root, at, everywhere), *refuse_stand_ins(root, at, everywhere)]
        tags = self._tags(places, faults)
        faults += hide_braces(root, at, everywhere)
        if name == self._body:
            self.contents.put_marks()
        self.checker.part(tags)
        faults += keep_sections(tags, self.checker.passages)
        rooms = Rooms(root)
        self.sites |= {
            tag.number: site_of(tag, rooms.of(tag.paragraph)) for tag in tags if not tag.word
        }
        if name == self._body:
            numberer = Numberer(self.styles, self.levels, self.marks, self.sites)
            numberer.number(places, self.references.targets(root), self.contents.found)
            self._named, self._titled = numberer.named, numberer.titled
            self.references.watch(root, self.marks)
            faults += [*numberer.faults, *self.contents.faults]
        self.references.fill_in(root, self._named, self._titled, self.marks)
        by_number = {tag.number: tag for tag in tags}
        faults += wrap(root, by_number, self.marks, self.references.gone)
        prepare_tables(root, by_number, self.marks)
        merge_cells(self.checker.merges, by_number, self.marks)
        fill_where_referred(root, self.marks)
        faults += self.checker.take_faults()
        self.faults += sorted(faults, key=lambda fault: fault.location.order)

    def _words(self, name: str) -> str:
        """What a part is called in messages."""
        return "正文" if name == self._body else part_name(name)

    def _tags(self, places: list[tuple[Element, Location]], faults: list[Fault]) -> list[Tag]:
        tags: list[Tag] = []
        for paragraph, place in places:
            found, wrong = find_tags(paragraph, place, self.marks)
            tags += found
            faults += wrong
            if len(self.marks.sources) > MOST_TAGS:
                message = f"标签超过{MOST_TAGS}个"
                remedy = "请把重复的内容改成循环，或拆成几个模板"
                raise TemplateError([Fault("T24", message, remedy, place)])
        return tags

    def source(self, root: Element) -> str:
        """The part as Jinja text."""
        from docxtpl import DocxTemplate  # costs 60 ms; only a compilation needs it

        plain_spaces(root)
        xml = etree.tostring(root, encoding="unicode")
        hidden = _BRACE.sub(
            lambda found: found[1] or (OPENING if found.group() == "{" else CLOSING), xml
        )
        patched: str = DocxTemplate(None).patch_xml(hidden)
        sources = self.marks.sources
        weigh_gathered_loops(patched, sources)
        text = _MARK.sub(lambda mark: sources[int(mark[1] or mark[2])], patched)
        text = _OPENS_TAG.sub('{{ "{" }}', text).replace(OPENING, "{").replace(CLOSING, "}")
        return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text


def _revisions(root: Element, places: Mapping[Element, Location], part: Location) -> list[Fault]:
    found = first_revision(root)
    return [] if found is None else [revision(places.get(found, part))]
