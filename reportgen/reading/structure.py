"""Nodes to model objects, with every problem gathered and every value's place kept."""

from __future__ import annotations

import re
from typing import Any

from reportgen.errors import Place, Problem, Unreadable
from reportgen.model import (
    FieldInfo,
    FundsLine,
    Kind,
    Path,
    Texts,
    is_record,
    record_of,
    show_path,
)
from reportgen.reading.columns import SAME, Columns, in_rows
from reportgen.reading.judging import faults_of
from reportgen.reading.nodes import Mapping, Node, Scalar, Sequence
from reportgen.reading.repeats import same_money, same_name
from reportgen.reading.substitutes import blank_record, substitute
from reportgen.reading.values import Settings, read_value
from reportgen.reading.wording import found, nearest, or_rather, quote

#: What stands for a list that is known to be empty.
NO_ROWS = frozenset({"无", "没有", "—", "——"})
_REPEATABLE = (Kind.TEXT, Kind.OPEN, Kind.PROSE)
_CUT_AMOUNT = re.compile(r"\d{1,3}(?:\.\d+)?")
#: After so many problems, names like the one found are no longer looked for: it takes long.
_MOST_HINTS = 200


class Structure:
    """Builds one file's objects; what cannot be read is replaced, so that the rest can be."""

    def __init__(self, settings: Settings, columns: Columns | None = None) -> None:
        """``settings`` are what the file declares about its figures; ``columns`` are for 同上."""
        self._settings = settings
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.places: dict[Path, Place] = {}
        self._columns = columns

    def record(self, node: Node, cls: type, path: Path, ignore: tuple[str, ...] = ()) -> Any:
        """An object of a model class from a mapping."""
        self.places[path] = node.place
        given = self._entries(node, cls, path, ignore)
        values = {}
        for info in record_of(cls).entered:
            said = given.get(info.name)
            if said is None and self._columns is None and not info.required:
                continue
            value = self._given(said, info, (*path, info.key))
            if value is None and info.required:
                self._missing(said, info, node, path)
                value = substitute(info)
            values[info.name] = value
        try:
            made = cls(**values)
        except ValueError as error:  # what the class demands of several fields together
            self._problem("rows", path, f"各表合在一起看：{error}", node.place)
            return blank_record(cls)
        for key, fault in faults_of(made):
            self._unreadable(fault, (*path, key), self.places[(*path, key)])
        return made

    def _entries(
        self, node: Node, cls: type, path: Path, ignore: tuple[str, ...]
    ) -> dict[str, Node]:
        info = record_of(cls)
        if not isinstance(node, Mapping):
            self._shape(node, path, f"“{info.key}”的各项（名称: 内容）")
            return {}
        given: dict[str, Node] = {}
        for key, value in node.entries:
            name = key.text.strip()
            field = info.find(name)
            if name in ignore:
                continue
            if field is None or field.computed:
                self._unknown(key, value, field, cls, path)
            elif field.name in given:
                self._twice(key, field, path)
            else:
                self._note_former(key, field, path)
                given[field.name] = value
                self.places[(*path, field.key)] = key.place
        return given

    def _twice(self, key: Scalar, field: FieldInfo, path: Path) -> None:
        first = self.places[(*path, field.key)].line
        where = f"第{first}行的“{field.key}”" if first else f"“{field.key}”"
        message = f"“{quote(key.text)}”与{where}是同一项，请删除一处"
        self._problem("twice", (*path, field.key), message, key.place, found=quote(key.text))

    def _note_former(self, key: Scalar, field: FieldInfo, path: Path) -> None:
        if key.text.strip() in field.was:
            note = f"“{key.text.strip()}”现在叫“{field.key}”，已按新名称读取"
            self.notes.append(Problem("renamed", show_path(path), note, key.place))

    def _unknown(
        self, key: Scalar, value: Node, field: FieldInfo | None, cls: type, path: Path
    ) -> None:
        name = key.text.strip()
        if field is not None:
            message = f"“{name}”由系统计算（{field.help}），不用填写，请删除"
            return self._problem("computed", (*path, name), message, key.place, found=name)
        if self._is_cut_amount(key, value, path):
            return None
        info = record_of(cls)
        near = ""
        if "：" in name:
            message = f"“{quote(name)}”中用了全角冒号，请改成英文冒号“:”并空一格"
            path = (*path, quote(name))
            return self._problem("colon", path, message, key.place, found=quote(name))
        if len(self.problems) < _MOST_HINTS:
            near = nearest(name, (word for one in info.entered for word in (one.key, one.name)))
        message = f"“{info.key}”中没有“{quote(name)}”这一项{or_rather(near)}"
        path = (*path, quote(name))
        return self._problem("unknown", path, message, key.place, found=quote(name), nearest=near)

    def _is_cut_amount(self, key: Scalar, value: Node, path: Path) -> bool:
        """Whether ``{年初预算: 4,814,130.68}`` fell apart at its commas; the rest are such keys."""
        name = key.text.strip()
        if not (_CUT_AMOUNT.fullmatch(name) and isinstance(value, Scalar) and value.is_blank):
            return False
        message = (
            f"“{name}”像是被逗号拆开的金额：花括号里的金额不能带千分位逗号，"
            "请去掉逗号，或在金额外加英文引号"
        )
        self._problem("thousands", path, message, key.place, found=name)
        return True

    def _missing(self, given: Node | None, info: FieldInfo, node: Node, path: Path) -> None:
        if given is None and isinstance(node, Mapping):
            message = f"缺少必填的“{info.key}”（{info.help}）"
            self._problem("missing", (*path, info.key), message, node.place, expected=info.key)
        elif isinstance(given, Scalar) and given.is_blank:
            message = f"必填，不能空着（{info.help}）"
            self._problem("missing", (*path, info.key), message, given.place, expected=info.key)

    def _given(self, node: Node | None, info: FieldInfo, path: Path) -> Any:
        """The value of a field that the file may leave out; then 同上 has nothing above it."""
        value = None if node is None else self._field(node, info, path)
        if self._columns is None:
            return value
        is_blank = node is None or (isinstance(node, Scalar) and node.is_blank)
        if is_blank or value == ():
            self._columns.forget(path)
        return value

    def _field(self, node: Node, info: FieldInfo, path: Path) -> Any:
        self.places[path] = node.place
        if info.kind is Kind.LIST:
            return self._list(node, info, path)
        if isinstance(node, Scalar) and node.is_blank:
            return read_value(node, info, self._settings)
        if info.kind is Kind.PART:
            return self.record(node, info.item, path)
        if info.kind is Kind.TEXTS:
            return self._texts(node, info, path)
        return self._scalar(node, info, path)

    def _scalar(self, node: Node, info: FieldInfo, path: Path) -> Any:
        if not isinstance(node, Scalar):
            self._shape(node, path, str(info.kind))
            return substitute(info)
        if self._columns is not None and info.kind in _REPEATABLE and in_rows(path):
            node = self._above(node, path, self._columns)
        try:
            return read_value(node, info, self._settings)
        except Unreadable as error:
            self._unreadable(error, path, node.place, nearest(error.found, info.choices))
            return substitute(info)

    def _above(self, node: Scalar, path: Path, columns: Columns) -> Scalar:
        """The cell itself, or for 同上 the one above it in the printed table."""
        if node.text.strip() not in SAME:
            columns.remember(path, node)
            return node
        above = columns.above(path)
        if above is None:
            self._problem("above", path, "“同上”的上面没有内容，请写出内容", node.place)
        return above or node

    def _list(self, node: Node, info: FieldInfo, path: Path) -> Any:
        if isinstance(node, Scalar):
            if node.is_blank:
                return None
            if node.text.strip() in NO_ROWS:
                return ()
        if isinstance(node, Mapping) and info.short:
            return self._rows(self._long_form(node, info, path), info, path)
        if not isinstance(node, Sequence):
            self._shape(node, path, "列表（每项一行，以“- ”开头）")
            return ()
        return self._rows(node.items, info, path)

    def _rows(self, items: tuple[Node, ...], info: FieldInfo, path: Path) -> list[Any]:
        rows: dict[int, Any] = {}
        doubtful = set()
        for number, item in enumerate(items):
            before = len(self.problems)
            rows[number] = self._row(item, info, (*path, number))
            if len(self.problems) > before:
                doubtful.add(number)
        if info.item is FundsLine:
            return self._distinct(rows, doubtful, path)
        sound = {number: row for number, row in rows.items() if number not in doubtful}
        for number, (first, key) in same_name(sound, info).items():
            message = f"与第{first + 1}项的{key}相同，引用时分不清，请改成不同的{key}"
            self._at_row(path, number, message, key)
        return list(rows.values())

    def _distinct(self, rows: dict[int, Any], doubtful: set[int], path: Path) -> list[Any]:
        repeated = same_money(rows)
        for number, first in repeated.items():
            if not doubtful & {number, first}:
                node = "×".join(rows[number].at.names)
                self._at_row(path, number, f"与第{first + 1}项重复（{node}），请合并成一行", node)
        return [row for number, row in rows.items() if number not in repeated]

    def _at_row(self, path: Path, number: int, message: str, found: str) -> None:
        row = (*path, number)
        self._problem("rows", row, message, self.places[row], found=found)

    def _row(self, node: Node, info: FieldInfo, path: Path) -> Any:
        self.places[path] = node.place
        if isinstance(node, Scalar) and node.is_blank:
            self._problem("missing", path, "这一项空着，请填写或删除", node.place)
            return blank_record(info.item) if is_record(info.item) else "？"
        if is_record(info.item):
            return self.record(node, info.item, path)
        plain = FieldInfo(info.key, info.item, info.help, required=True, choices=info.choices)
        return self._scalar(node, plain, path)

    def _long_form(self, node: Mapping, info: FieldInfo, path: Path) -> tuple[Node, ...]:
        """The rows that ``{行政: 13, 事业: 4}`` stands for."""
        named, counted = info.short or ("", "")
        rows = []
        for key, value in node.entries:
            if not self._is_cut_amount(key, value, path):
                entries = ((Scalar(named, key.place), key), (Scalar(counted, value.place), value))
                rows.append(Mapping(entries, key.place))
        return tuple(rows)

    def _texts(self, node: Node, info: FieldInfo, path: Path) -> Any:
        if not isinstance(node, Mapping):
            self._shape(node, path, "各段文字（名称: 内容）")
            return Texts()
        passages = {}
        one = FieldInfo(info.key, Kind.PROSE, info.help)
        for key, value in node.entries:
            inner = (*path, key.text.strip())
            self.places[inner] = value.place
            passage = self._scalar(value, one, inner)
            if passage is not None:
                passages[key.text.strip()] = passage
        if self._columns is not None:
            self._columns.keep(path, passages)
        return passages

    def _shape(self, node: Node, path: Path, expected: str) -> None:
        words, hint = found(node)
        message = f"这里应当是{expected}，读到的是{words}{hint}"
        self._problem("shape", path, message, node.place, found=words, expected=expected)

    def _unreadable(self, error: Unreadable, path: Path, place: Place, near: str = "") -> None:
        self._problem(
            "value", path, str(error), place,
            found=error.found, expected=error.expected, nearest=near,
        )  # fmt: skip

    def _problem(self, code: str, path: Path, message: str, place: Place, **more: str) -> None:
        self.problems.append(Problem(code, show_path(path), message, place, **more))
