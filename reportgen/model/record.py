"""The class decorator of the model: frozen, slotted, readable in Chinese and in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast, dataclass_transform

import attrs

from reportgen.model.fields import INFO, FieldInfo, computed

T = TypeVar("T")


@attrs.frozen
class RecordInfo:
    """What is known of a model class: its Chinese name, its fields, and what it prints as.

    ``main`` names the property that stands for the whole object where it is printed without a
    further word (a document as its title and number); empty where nothing does. ``open_to`` lists
    further names that lead from the object to others of its world (nodes of a table of funds).
    """

    key: str
    fields: tuple[FieldInfo, ...]
    main: str = ""
    open_to: tuple[FieldInfo, ...] = ()
    #: The fields a data file may hold.
    entered: tuple[FieldInfo, ...] = attrs.field(init=False, eq=False, repr=False)
    _by_name: dict[str, FieldInfo] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Note what is asked for at every row that is read."""
        entered = tuple(info for info in self.fields if not info.computed)
        found: dict[str, FieldInfo] = {}
        for info in (*self.fields, *self.open_to):
            for name in (info.key, info.name, *info.was):
                found.setdefault(name, info)
        object.__setattr__(self, "entered", entered)
        object.__setattr__(self, "_by_name", found)

    def find(self, name: str) -> FieldInfo | None:
        """The field called ``name`` in either language, now or formerly."""
        return self._by_name.get(name)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(
    key: str, *, main: str = "", open_to: tuple[FieldInfo, ...] = ()
) -> Callable[[type[T]], type[T]]:
    """Make a model class: attrs, frozen, keyword-only, with its keys as second attribute names.

    The slot's own descriptor is stored under the Chinese key too, so that reading ``部门.名称``
    costs exactly what ``department.name`` costs. What compares and shows records is the same for
    all: attrs would compile three functions for each class whenever the program starts.
    """

    def decorate(cls: type[T]) -> type[T]:
        cls.__eq__, cls.__hash__, cls.__repr__ = _equal, _hash, _shown  # type: ignore[method-assign, assignment]
        made: Any = attrs.frozen(cls, kw_only=True, eq=False, repr=False)
        infos = [
            attrs.evolve(attribute.metadata[INFO], name=attribute.name)
            for attribute in attrs.fields(made)
            if INFO in attribute.metadata
        ]
        infos += _computed(made)
        for info in infos:
            setattr(made, info.key, getattr(made, info.name))
        own = (attrs.evolve(i, item=made) if i.item == "self" else i for i in infos)
        made.__record__ = RecordInfo(key, tuple(own), main, open_to)
        return cast(type[T], made)

    return decorate


def _equal(one: Any, other: Any) -> Any:
    """Whether two records of a class have the same values."""
    return _values(one) == _values(other) if type(one) is type(other) else NotImplemented


def _hash(record: Any) -> int:
    return hash((type(record), *_values(record)))


def _values(record: Any) -> list[Any]:
    """What makes a record the one that it is."""
    fields = attrs.fields(type(record))
    return [getattr(record, field.name) for field in fields if field.eq]


def _shown(record: Any) -> str:
    """A record as code would write it, without what was not said."""
    fields = [field for field in attrs.fields(type(record)) if field.repr]
    said = ((field.name, getattr(record, field.name)) for field in fields)
    words = (f"{name}={value!r}" for name, value in said if value is not None)
    return f"{type(record).__name__}({', '.join(words)})"


def viewed(key: str) -> Callable[[type[T]], type[T]]:
    """Make a list class readable in both languages, like a model class: its computed members."""

    def decorate(cls: type[T]) -> type[T]:
        made: Any = cls
        infos = tuple(_computed(made))
        for info in infos:
            setattr(made, info.key, getattr(made, info.name))
        made.__record__ = RecordInfo(key, infos)
        return cls

    return decorate


def _computed(cls: type) -> list[FieldInfo]:
    """The computed members of a class and of those it stands on, once each."""
    found = {}
    for base in reversed(cls.__mro__):
        for member in vars(base).values():
            if isinstance(member, computed) and member.info:
                found[member.info.name] = member.info
    return list(found.values())


def is_record(cls: Any) -> bool:
    """Whether ``cls`` is a model class."""
    return hasattr(cls, "__record__")


def record_of(cls: Any) -> RecordInfo:
    """The metadata of a model class. Raises ``TypeError`` for any other."""
    if not is_record(cls):
        raise TypeError(f"{cls!r} is not a model class")
    info: RecordInfo = cls.__record__
    return info
