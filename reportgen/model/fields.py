"""Field metadata: the single source of names, units and help.

Each attribute of a model class is declared by one of the functions below. Its metadata feed the
reader of data files, the writer, template names, messages, and later the JSON Schema, the workbook
and the data dictionary: adding a field is adding one attribute.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

import attrs

from reportgen.amounts import Amount, Quantity
from reportgen.amounts.points import Points
from reportgen.model.listing import Listing
from reportgen.prose import Prose, Reference, clean_text, parse

#: Key of the ``FieldInfo`` in an attrs attribute's metadata.
INFO = "reportgen"

T = TypeVar("T")


class Kind(StrEnum):
    """What a field holds; the value is the Chinese word for it in messages."""

    TEXT = "文本"
    PROSE = "段落"
    MONEY = "金额"
    COUNT = "整数"
    POINTS = "分数"
    QUANTITY = "数量"
    VALUE = "数或文字"
    DATE = "日期"
    YEAR = "年份"
    CHOICE = "选项"
    OPEN = "选项（可另填）"
    YES_NO = "是或否"
    RATE = "百分率"
    CHANGE = "增减"
    PART = "分组"
    LIST = "列表"
    TEXTS = "文字"
    PICTURE = "图片"


@attrs.frozen
class FieldInfo:
    """What is known of a field apart from its value.

    ``key`` is the permanent Chinese identifier used in data, templates and messages, ``was`` its
    former keys, ``title`` the label (which may change). ``item`` is the class of a part or of a
    list's rows, or a ``Kind`` for lists of plain values. ``keys`` are the row fields by which a row
    is quoted, ``group`` the row field by which rows are selected, ``short`` the two row fields of
    the short form ``{行政: 13}``, ``view`` the list class; ``most`` is the largest count allowed,
    ``pattern`` what a whole text must match.
    """

    key: str
    kind: Kind
    help: str
    name: str = ""
    title: str = ""
    unit: str = ""
    required: bool = False
    was: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    item: Any = None
    keys: tuple[str, ...] = ()
    group: str = ""
    short: tuple[str, str] | None = None
    view: Callable[[Any], Any] | None = None
    most: int | None = None
    made_of: str = ""
    pattern: str = ""
    computed: bool = False
    source: str = ""

    @property
    def label(self) -> str:
        """The words printed for people: the title, else the key."""
        return self.title or self.key


def _declare(info: FieldInfo, converter: Callable[[Any], Any]) -> Any:
    default = attrs.NOTHING if info.required else None
    return attrs.field(
        default=default,
        converter=converter if info.required else attrs.converters.optional(converter),
        metadata={INFO: info},
    )


def _instance(of: type | tuple[type, ...]) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if not isinstance(value, of) or (isinstance(value, bool) and of is int):
            raise TypeError(f"expected {of}, got {value!r}")
        return value

    return check


def _text(value: str) -> str:
    return clean_text(value).strip()


def _prose(value: Prose | str) -> Prose:
    return value if isinstance(value, Prose) else parse(value)


def _value(value: Quantity | Reference | str) -> Quantity | Reference | str:
    return clean_text(value) if isinstance(value, str) else _instance((Quantity, Reference))(value)


def text(key: str, help: str, *, ends: str = "", **more: Any) -> Any:
    """One line of text, printed as it stands; ``ends`` are marks the document sets itself."""

    def convert(value: str) -> str:
        return _text(value).rstrip(ends) if ends else _text(value)

    return _declare(FieldInfo(key, Kind.TEXT, help, **more), convert)


def prose(key: str, help: str, **more: Any) -> Any:
    """A narrative passage (see ``reportgen.prose.parser``)."""
    return _declare(FieldInfo(key, Kind.PROSE, help, **more), _prose)


def money(key: str, help: str, **more: Any) -> Any:
    """An ``Amount``; typed in the file's unit, kept in yuan."""
    return _declare(FieldInfo(key, Kind.MONEY, help, unit="元", **more), _instance(Amount))


def count(key: str, help: str, unit: str = "", **more: Any) -> Any:
    """A whole number of things."""
    return _declare(FieldInfo(key, Kind.COUNT, help, unit=unit, **more), _instance(int))


def points(key: str, help: str, **more: Any) -> Any:
    """A score or weight in points (分)."""
    return _declare(FieldInfo(key, Kind.POINTS, help, unit="分", **more), _instance(Points))


def quantity(key: str, help: str, **more: Any) -> Any:
    """A number of things as typed, perhaps about (8.7万余)."""
    return _declare(FieldInfo(key, Kind.QUANTITY, help, **more), _instance(Quantity))


def value(key: str, help: str, **more: Any) -> Any:
    """A number kept as typed, a text where the target is words, or a single reference."""
    return _declare(FieldInfo(key, Kind.VALUE, help, **more), _value)


def date(key: str, help: str, **more: Any) -> Any:
    """A calendar day."""
    return _declare(FieldInfo(key, Kind.DATE, help, **more), _instance(datetime.date))


def year(key: str, help: str, **more: Any) -> Any:
    """A calendar year."""
    return _declare(FieldInfo(key, Kind.YEAR, help, **more), _instance(int))


def choice(key: str, help: str, *choices: str, **more: Any) -> Any:
    """One of a closed list of words."""
    info = FieldInfo(key, Kind.CHOICE, help, choices=choices, **more)
    return _declare(info, _instance(str))


def open_choice(key: str, help: str, *choices: str, **more: Any) -> Any:
    """A word, with usual ones suggested."""
    return _declare(FieldInfo(key, Kind.OPEN, help, choices=choices, **more), _text)


def yes_no(key: str, help: str, **more: Any) -> Any:
    """是 or 否."""
    return _declare(FieldInfo(key, Kind.YES_NO, help, **more), _instance(bool))


def part(key: str, help: str, item: type, **more: Any) -> Any:
    """A group of fields: another model class."""
    return _declare(FieldInfo(key, Kind.PART, help, item=item, **more), _instance(item))


def texts(key: str, help: str, **more: Any) -> Any:
    """An open map of narrative passages by id."""

    def convert(given: dict[str, Prose | str]) -> Texts:
        return Texts({name: _prose(passage) for name, passage in given.items()})

    return _declare(FieldInfo(key, Kind.TEXTS, help, **more), convert)


def list_of(
    item: Any, key: str, help: str, *, view: type[Listing[Any]] = Listing, **more: Any
) -> Any:
    """A list of model objects, or of plain values where ``item`` is a ``Kind``.

    ``view`` is the list class: ``Listing`` finds rows by their keys or group.
    """
    info = FieldInfo(key, Kind.LIST, help, item=item, view=view, **more)
    plain = {Kind.PROSE: _prose, Kind.TEXT: _text, Kind.CHOICE: _text}
    each: Callable[[Any], Any] = plain.get(item) or _instance(item)

    def convert(rows: Iterable[Any]) -> Listing[Any]:
        if type(rows) is view:
            return rows
        return view((each(row) for row in rows), keys=info.keys, group=info.group)

    return _declare(info, convert)


class Texts(dict[str, Prose]):
    """Narrative passages by id, read as attributes in templates: ``文字.履职绩效``."""

    def __getattr__(self, name: str) -> Prose | None:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.get(name)

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


class computed(property):  # noqa: N801 (used as a decorator, like property)
    """A property with a field's metadata: a sum or selection of entered facts."""

    def __init__(
        self, getter: Callable[[Any], Any], info: FieldInfo | None = None, doc: str | None = None
    ) -> None:
        super().__init__(getter, doc=doc or getter.__doc__)
        self.info = info


def derived(key: str, kind: Kind, help: str, **more: Any) -> Callable[[Callable[[Any], Any]], Any]:
    """Declare a computed property under ``key``; ``help`` says what it is made of."""

    def decorate(getter: Callable[[Any], Any]) -> computed:
        info = FieldInfo(key, kind, help, name=getter.__name__, computed=True, **more)
        return computed(getter, info)

    return decorate
