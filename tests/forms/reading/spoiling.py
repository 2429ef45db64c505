"""Workbooks spoiled at random: bytes, parts, elements, attributes, texts and cells."""

import io
import random
import re
import zipfile

NASTY = (
    "", " ", "0", "-1", "1e999", "NaN", "1048577", "XFE1", "A0", "9" * 400, "】【=【=", "=1+1",
    "【=项目列表.项目列表.合计】", "\u202e倒", "\u0085", "&#x1F600;", "|", "无", "同上",
    "2024-02-30", "一般公共预算", "#REF!", "1,2,3", "%", "‰", "12万元元",
    "\U0001f600" * 50, "a" * 40_000,
)  # fmt: skip
_ATTRIBUTE = re.compile(rb'(\s[\w:]+=)"([^"]*)"')
_ELEMENT = re.compile(rb"<([\w:]+)(?:\s[^<>]*)?(?:/>|>[^<]*</\1>)")
_TEXT = re.compile(rb">([^<>]+)<")


def spoiled(data: bytes, seed: int) -> bytes:
    """The workbook with one to four things wrong with it."""
    chance = random.Random(seed)
    if chance.random() < 0.2:
        return _bytes(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(sorted(parts))
        change = chance.choice((_attribute, _element, _twice, _text, _cut, _swap, _without))
        change(parts, name, chance)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def _bytes(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made[: chance.randrange(len(made))] if chance.random() < 0.3 else made)


def _replaced(part: bytes, pattern: re.Pattern[bytes], chance: random.Random, by) -> bytes:
    found = list(pattern.finditer(part))
    if not found:
        return part
    one = chance.choice(found)
    return part[: one.start()] + by(one) + part[one.end() :]


def _attribute(parts, name, chance) -> None:
    value = chance.choice(NASTY).replace('"', "").replace("<", "").encode()
    parts[name] = _replaced(
        parts[name], _ATTRIBUTE, chance, lambda one: one[1] + b'"' + value + b'"'
    )


def _element(parts, name, chance) -> None:
    parts[name] = _replaced(parts[name], _ELEMENT, chance, lambda one: b"")


def _twice(parts, name, chance) -> None:
    times = chance.choice((2, 3, 200))
    parts[name] = _replaced(parts[name], _ELEMENT, chance, lambda one: one[0] * times)


def _text(parts, name, chance) -> None:
    text = chance.choice(NASTY).replace("<", "").encode()
    parts[name] = _replaced(parts[name], _TEXT, chance, lambda one: b">" + text + b"<")


def _cut(parts, name, chance) -> None:
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


def _swap(parts, name, chance) -> None:
    other = chance.choice(sorted(parts))
    parts[name], parts[other] = parts[other], parts[name]


def _without(parts, name, chance) -> None:
    if len(parts) > 1:
        del parts[name]
