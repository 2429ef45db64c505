"""Templates with one thing wrong: a fixed list of ways to spoil a text, a tree or a package."""

import copy
import random
from collections.abc import Callable, Mapping

from lxml import etree

from . import spoiling
from .making import W, zipped

Parts = dict[str, bytes]
Element = etree._Element
BODY = "word/document.xml"
_SIGNS = ("{", "}", "{{", "}}", "{%", "%}", "｛｛", "％｝", "#", "|", ".", "。", "（", ")", '"',
"“", "\\",
          "-", " ", "\u200b", "\ufdd0", "\ufdd1", "{{ t1 }}", "{% raw %}", "9**9")  # fmt: skip
_TAGS = ("{{ 单位 }}", "{% endif %}", "{%p endfor %}", "{%tr endif %}", "{%p if 公开 %}",
"{% else %}",
         "{%tc for 甲 in 名单 %}", "{% for t1 in 名单 %}", "{{ 不存在 }}", "{{ 经费|日期 }}",
         "{% 合并 单位 %}",
         "{# 注", "{{ 正文 }}", "{{ 图 }}", "{{ 图|图号 }}")  # fmt: skip
_FULL = str.maketrans("{}%|.()\"'", "｛｝％｜。（）“‘")
_NAMES = ("p", "r", "t", "tr", "tc", "tbl", "sectPr", "fldChar", "instrText", "bookmarkStart",
          "bookmarkEnd", "sdt", "sdtContent", "drawing", "hyperlink", "pPr", "rPr", "tcPr",
          "tblGrid",
          "gridCol", "txbxContent", "footnoteReference", "body", "tblPr", "trPr",
          "pStyle")  # fmt: skip
_VALUES = (
    "",
    "-1",
    "0",
    "99999999999999999999",
    "abc",
    "9" * 5000,
    "²",
    "{{ 单位 }}",
    "a b xmlns",
    '"<&',
)


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def mutant(parts: Mapping[str, bytes], seed: int) -> tuple[str, bytes]:
    """What was done, and the template it was done to."""
    chance = random.Random(seed)
    kinds = [*TEXTS, *TREES, *spoiling.PACKAGES]
    kind = kinds[seed % len(kinds)]
    if kind in spoiling.PACKAGES:
        return kind.__name__, kind(chance, dict(parts))
    spoilt = dict(parts)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        name = _part(chance, spoilt)
        tree = etree.fromstring(spoilt[name])
        if kind in TEXTS:
            _spoil_text(chance, tree, kind)
        else:
            kind(chance, tree)
        spoilt[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    return kind.__name__, zipped(spoilt)


def _part(chance: random.Random, parts: Parts) -> str:
    """The body mostly, else a header, a footer, notes or the styles."""
    others = [name for name in sorted(parts) if name.startswith("word/") and name.endswith(".xml")
              and "theme" not in name]  # fmt: skip
    return BODY if chance.random() < 0.7 else chance.choice(others)


# Texts


def _spoil_text(chance: random.Random, tree: Element, kind: Callable[..., str]) -> None:
    texts = [text for text in tree.iter(w("t")) if text.text]
    tags = [text for text in texts if "{" in text.text]
    if texts:
        text = chance.choice(tags if tags and chance.random() < 0.8 else texts)
        text.text = kind(chance, text.text)


def delete_signs(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at + chance.randint(1, 3) :]


def double_signs(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at : at + 3] * 2 + text[at + 3 :]


def swap_signs(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def insert_signs(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(_SIGNS) + text[at:]


def insert_tag(chance: random.Random, text: str) -> str:
    at = chance.choice((0, len(text), chance.randint(0, len(text))))
    return text[:at] + chance.choice(_TAGS) + text[at:]


def widen(chance: random.Random, text: str) -> str:
    return text.translate(_FULL)


def wrap(chance: random.Random, text: str) -> str:
    """Put blocks around a text; loops only so deep that their product stays small."""
    if chance.random() < 0.5:
        times = chance.choice((1, 2, 15, 25))
        return "{% if 公开 %}" * times + text + "{% endif %}" * times
    times = chance.choice((1, 2, 3, 25))
    return "{% for 甲 in 名单 %}" * times + text + "{% endfor %}" * times


def repeat(chance: random.Random, text: str) -> str:
    return text * chance.choice((2, 50))


# Trees


def _some(chance: random.Random, tree: Element) -> Element:
    """Any element below the root: of a kind first, so that rare ones have their turn."""
    for name in chance.sample(_NAMES, len(_NAMES)):
        found = list(tree.iter(w(name)))
        if found and found[0] is not tree:
            return chance.choice(found)
    return chance.choice(list(tree.iter(etree.Element))[1:] or [tree])


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def delete(chance: random.Random, tree: Element) -> None:
    _drop(_some(chance, tree))


def double(chance: random.Random, tree: Element) -> None:
    element = _some(chance, tree)
    element.addnext(copy.deepcopy(element))


def move(chance: random.Random, tree: Element) -> None:
    element, beside = copy.deepcopy(_some(chance, tree)), _some(chance, tree)
    (beside.append if chance.random() < 0.3 else beside.addprevious)(element)


def swap(chance: random.Random, tree: Element) -> None:
    first, second = _some(chance, tree), _some(chance, tree)
    copies = copy.deepcopy(first), copy.deepcopy(second)
    for old, new in ((first, copies[1]), (second, copies[0])):
        parent = old.getparent()
        if parent is not None:
            parent.replace(old, new)


def unwrap(chance: random.Random, tree: Element) -> None:
    element = _some(chance, tree)
    for child in list(element):
        element.addprevious(child)
    _drop(element)


def empty(chance: random.Random, tree: Element) -> None:
    element = _some(chance, tree)
    for child in list(element):
        element.remove(child)
    element.text = None


def rename(chance: random.Random, tree: Element) -> None:
    _some(chance, tree).tag = chance.choice((*map(w, _NAMES), "{urn:x}p", w("x"), w("ins")))


def drop_attributes(chance: random.Random, tree: Element) -> None:
    _some(chance, tree).attrib.clear()


def change_attribute(chance: random.Random, tree: Element) -> None:
    elements = [found for found in tree.iter(etree.Element) if found.attrib]
    if elements:
        element = chance.choice(elements)
        element.set(chance.choice(element.keys()), chance.choice(_VALUES))


def change_style(chance: random.Random, tree: Element) -> None:
    styles = list(tree.iter(w("pStyle"), w("rStyle"), w("tblStyle"), w("basedOn")))
    if styles:
        known = [style.get(w("val"), "") for style in styles]
        chance.choice(styles).set(w("val"), chance.choice((*known, "Heading1", "", "无")))


def cut_field(chance: random.Random, tree: Element) -> None:
    edges = list(tree.iter(w("fldChar")))
    if edges:
        _drop(chance.choice(edges))


def nest(chance: random.Random, tree: Element) -> None:
    """Wrap an element in many of its own kind."""
    element = _some(chance, tree)
    for _ in range(chance.choice((2, 30, 120))):
        around = etree.Element(element.tag, element.attrib)
        parent = element.getparent()
        if parent is not None:
            parent.replace(element, around)
            around.append(element)


def write_between(chance: random.Random, tree: Element) -> None:
    element = _some(chance, tree)
    element.tail = chance.choice((*_TAGS, "字", "{{", "\ufdd0\ufdd0"))
    element.addprevious(etree.Comment("{{ 单位 }}"))


TEXTS = (delete_signs, double_signs, swap_signs, insert_signs, insert_tag, widen, wrap, repeat)
TREES = (delete, double, move, swap, unwrap, empty, rename, drop_attributes, change_attribute,
         change_style, cut_field, nest, write_between)  # fmt: skip
