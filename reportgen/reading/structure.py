"""Nodes to model objects, with every problem gathered and every value's place kept."""

from __future__ import annotations

import difflib
import re
from typing import Any

from reportgen.errors import Place, Problem, Unreadable
from reportgen.model import FieldInfo, Kind, Path, Texts, is_record, record_of, show_path
from reportgen.prose import parse
from reportgen.reading.nodes import Mapping, Node, Scalar, Sequence
from reportgen.reading.values import Settings, read_value

_NONE = frozenset({"无", "没有", "—", "——"})
_SAME = frozenset({"同上", "同上。", "〃"})
_REPEATABLE = (Kind.TEXT, Kind.OPEN, Kind.PROSE)
_CUT_AMOUNT = re.compile(r"\d{1,3}(?:\.\d+)?")


class Structure:
    """Builds one file's objects; what cannot be read is replaced, so that the rest can be."""

    def __init__(self, settings: Settings) -> None:
        """``settings`` are what the file declares about its figures."""
        self._settings = settings
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.places: dict[Path, Place] = {}
        self._cells: dict[tuple[str, ...], Scalar] = {}

    def record(self, node: Node, cls: type, path: Path, ignore: tuple[str, ...] = ()) -> Any:
        """An object of a model class from a mapping."""
        self.places[path] = node.place
        given = self._entries(node, cls, path, ignore)
        values = {}
        for info in record_of(cls).entered:
            value = (
                self._field(given[info.name], info, (*path, info.key))
                if info.name in given
                else None
            )
            if value is None and info.required:
                self._missing(given.get(info.name), info, node, path)
                value = _substitute(info)
            values[info.name] = value
        return cls(**values)

    def _entries(
        self, node: Node, cls: type, path: Path, ignore: tuple[str, ...]
    ) -> dict[str, Node]:
        info = record_of(cls)
        if not isinstance(node, Mapping):
            message = f"这里应当是“{info.key}”的各项（名称: 内容），" + _found(node)
            self._problem("shape", path, message, node.place)
            return {}
        given: dict[str, Node] = {}
        for key, value in node.entries:
            field = info.find(key.text.strip())
            if key.text.strip() in ignore:
                continue
            if field is None or field.computed:
                self._unknown(key, value, field, cls, path)
                continue
            if key.text.strip() in field.was:
                note = f"“{key.text}”现在叫“{field.key}”，已按新名称读取"
                self.notes.append(Problem("renamed", show_path(path), note, key.place))
            if field.name in given and key.text.strip() in (field.key, field.name):
                first = self.places.get((*path, field.key), Place()).line
                message = f"“{key.text}”与第{first}行填的是同一项，请删除一处"
                self._problem("twice", (*path, field.key), message, key.place)
                continue
            given[field.name] = value
            self.places[(*path, field.key)] = key.place
        return given

    def _unknown(
        self, key: Scalar, value: Node, field: FieldInfo | None, cls: type, path: Path
    ) -> None:
        found = key.text.strip()
        info = record_of(cls)
        if field is not None:
            message = f"“{found}”由系统计算（{field.help}），不用填写，请删除"
            return self._problem("computed", path, message, key.place, found=found)
        if _CUT_AMOUNT.fullmatch(found) and isinstance(value, Scalar) and value.is_blank:
            message = (
                f"“{found}”像是被逗号拆开的金额：花括号里的金额不能带千分位逗号，"
                "请去掉逗号，或在金额外加英文引号"
            )
            return self._problem("thousands", path, message, key.place, found=found)
        if "：" in found:
            message = f"“{found}”中用了全角冒号，请改成英文冒号“:”并空一格"
            return self._problem("colon", path, message, key.place, found=found)
        names = [name for known in info.entered for name in (known.key, known.name)]
        near = difflib.get_close_matches(found, names, n=1, cutoff=0.5)
        hint = f"，是否为“{near[0]}”" if near else ""
        message = f"“{info.key}”中没有“{found}”这一项{hint}"
        return self._problem(
            "unknown", path, message, key.place, found=found, nearest=near[0] if near else ""
        )

    def _missing(self, given: Node | None, info: FieldInfo, node: Node, path: Path) -> None:
        if given is None and isinstance(node, Mapping):
            message = f"缺少必填的“{info.key}”（{info.help}）"
            self._problem("missing", path, message, node.place, expected=info.key)
        elif isinstance(given, Scalar) and given.is_blank:
            message = f"必填，不能空着（{info.help}）"
            self._problem("missing", (*path, info.key), message, given.place)

    def _field(self, node: Node, info: FieldInfo, path: Path) -> Any:
        self.places[path] = node.place
        if info.kind is Kind.LIST:
            return self._list(node, info, path)
        if isinstance(node, Scalar) and node.is_blank and node.exact is None:
            return read_value(node, info, self._settings)
        if info.kind is Kind.PART:
            return self.record(node, info.item, path)
        if info.kind is Kind.TEXTS:
            return self._texts(node, info, path)
        return self._scalar(node, info, path)

    def _scalar(self, node: Node, info: FieldInfo, path: Path) -> Any:
        if not isinstance(node, Scalar):
            self._problem("shape", path, f"这里应当是{info.kind}，" + _found(node), node.place)
            return None if not info.required else _substitute(info)
        if info.kind in _REPEATABLE and any(isinstance(step, int) for step in path):
            node = self._above(node, path)
        try:
            return read_value(node, info, self._settings)
        except Unreadable as error:
            self._problem(
                "value", path, str(error), node.place, found=error.found, expected=error.expected
            )
            return _substitute(info)

    def _above(self, node: Scalar, path: Path) -> Scalar:
        """The cell itself, or for 同上 the one above it in the printed table."""
        column = tuple(step for step in path if isinstance(step, str))
        if node.text.strip() not in _SAME:
            if not node.is_blank:
                self._cells[column] = node
            return node
        if column in self._cells:
            return self._cells[column]
        self._problem("above", path, "“同上”的上面没有内容，请写出内容", node.place)
        return node

    def _list(self, node: Node, info: FieldInfo, path: Path) -> Any:
        if isinstance(node, Scalar):
            if node.is_blank:
                return None
            if node.text.strip() in _NONE:
                return ()
        if isinstance(node, Mapping) and info.short:
            return self._short_form(node, info, path)
        if not isinstance(node, Sequence):
            message = "这里应当是列表（每项一行，以“- ”开头），" + _found(node)
            self._problem("shape", path, message, node.place)
            return ()
        rows = [self._row(item, info, (*path, number)) for number, item in enumerate(node.items)]
        return self._checked(rows, info, node, path)

    def _row(self, node: Node, info: FieldInfo, path: Path) -> Any:
        if is_record(info.item):
            return self.record(node, info.item, path)
        plain = FieldInfo(info.key, info.item, info.help, required=True, choices=info.choices)
        self.places[path] = node.place
        value = self._scalar(node, plain, path)
        if value is None:
            self._problem("missing", path, "这一项空着，请填写或删除", node.place)
            value = _substitute(plain)
        return value

    def _short_form(self, node: Mapping, info: FieldInfo, path: Path) -> Any:
        rows = []
        named, counted = info.short or ("", "")
        for number, (key, value) in enumerate(node.entries):
            entries = ((Scalar(named, key.place), key), (Scalar(counted, value.place), value))
            rows.append(self.record(Mapping(entries, key.place), info.item, (*path, number)))
        return rows

    def _checked(self, rows: list[Any], info: FieldInfo, node: Node, path: Path) -> Any:
        """Let the list's own class look at the rows (equal rows of money, for one)."""
        if info.view is None:
            return rows
        try:
            info.view(rows)
        except ValueError as error:
            self._problem("rows", path, str(error), node.place)
            return ()
        return rows

    def _texts(self, node: Node, info: FieldInfo, path: Path) -> Any:
        if not isinstance(node, Mapping):
            self._problem(
                "shape", path, "这里应当是各段文字（名称: 内容），" + _found(node), node.place
            )
            return Texts()
        found = {}
        for key, value in node.entries:
            inner = (*path, key.text.strip())
            self.places[inner] = value.place
            passage = self._scalar(value, info, inner)
            if passage is not None:
                found[key.text.strip()] = passage
        return found

    def _problem(self, code: str, path: Path, message: str, place: Place, **more: str) -> None:
        self.problems.append(Problem(code, show_path(path), message, place, **more))


def _found(node: Node) -> str:
    if isinstance(node, Mapping):
        return "读到的是分组"
    if isinstance(node, Sequence):
        return "读到的是列表"
    hint = "；名称后的冒号要用英文“:”加空格" if "：" in node.text else ""
    return f"读到的是文字“{node.text.strip()[:20]}”" + hint


def _substitute(info: FieldInfo) -> Any:
    """Something to go on with where a required value is missing; it is never handed out."""
    if not info.required:
        return None
    if info.kind is Kind.PART:
        cls = info.item
        fields = record_of(cls).entered
        return cls(**{field.name: _substitute(field) for field in fields})
    substitutes = {
        Kind.LIST: (),
        Kind.TEXTS: {},
        Kind.PROSE: parse("？"),
        Kind.COUNT: 0,
        Kind.YEAR: 2000,
    }
    return substitutes.get(info.kind, "？")
