"""A document taken apart, for rules that look at all of its stories."""

import io
import posixpath
import zipfile
from collections.abc import Iterator

import attrs
from lxml import etree

from .making import W

Element = etree._Element


def w(name: str) -> str:
    return f"{{{W}}}{name}"


P, R, T, TC, TR, TBL = (w(name) for name in ("p", "r", "t", "tc", "tr", "tbl"))
#: The parts that hold text.
_TOLD = tuple(w(name) for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"))


@attrs.frozen
class Package:
    """All parts as bytes, those that hold text as trees, and why others could not be read."""

    parts: dict[str, bytes]
    trees: dict[str, Element]
    broken: tuple[str, ...]

    @classmethod
    def of(cls, document: bytes) -> "Package":
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            names = archive.namelist()
            parts = {name: archive.read(name) for name in names}
        broken = [f"{name} is there twice" for name in set(names) if names.count(name) > 1]
        trees: dict[str, Element] = {}
        for name in parts:
            if name.endswith((".xml", ".rels")):
                try:
                    tree = etree.fromstring(parts[name])
                except etree.XMLSyntaxError as error:
                    broken.append(f"{name} is not well-formed: {error}")
                    continue
                if tree.tag in _TOLD:
                    trees[name] = tree
        return cls(parts, trees, tuple(broken))

    def each(self, *names: str) -> Iterator[tuple[str, Element]]:
        """Every element of these names, with its part."""
        for part, tree in self.trees.items():
            yield from ((part, found) for found in tree.iter(*names))

    def relations(self, part: str) -> dict[str, Element]:
        """The relationships of a part, or of the package, by id."""
        folder, name = posixpath.split(part)
        data = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {} if data is None else {one.get("Id", ""): one for one in etree.fromstring(data)}

    def targets(self) -> Iterator[tuple[str, str]]:
        """Each relationship that leads to a part: what it says of itself, and the part's name."""
        for part in ["", *self.parts]:
            for key, one in self.relations(part).items():
                if one.get("TargetMode") != "External":
                    path = posixpath.join("/", posixpath.dirname(part), one.get("Target", ""))
                    yield f"{part}: {key}", posixpath.normpath(path).lstrip("/")


def own(owner: Element, tag: str, nearest: str) -> list[Element]:
    """The rows of a table, the cells of a row, not those of tables within it."""
    return [one for one in owner.iter(tag) if next(one.iterancestors(nearest)) is owner]


def number(element: Element, path: str, otherwise: int = 0) -> int:
    """The value of an element's property."""
    found = element.find(path_of(path))
    return otherwise if found is None else int(found.get(w("val"), "0"))


def path_of(path: str) -> str:
    return "/".join(w(name) for name in path.split("/"))


def text_of(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(T))


def where(element: Element | None) -> str:
    """What an element is called in a sentence."""
    if element is None:
        return "nothing"
    text = text_of(element)[:40]
    return etree.QName(element).localname + (f" “{text}”" if text else "")
