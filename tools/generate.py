"""Make the files that are made from others; with ``--check``, only say which are out of date.

The base template, the text view of each template (``templates/*/*.txt``), click's Chinese messages,
the data dictionary, the manual's pages on checks and measures, the JSON Schema, and the tables
between ``<!-- … -->`` marks in the documentation.
"""

import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from struct import pack

from babel.messages.pofile import read_po

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reportgen.intake.schema import schema
from reportgen.linting import RULES, Rule
from reportgen.packs import formats
from reportgen.word.faults import CODES
from reportgen.word.view import view
from tools.base_template import base_template
from tools.dictionary import dictionary
from tools.manual import manual

ROOT = Path(__file__).resolve().parents[1]
_MAGIC = 0x950412DE
_HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"


def generated() -> Iterator[tuple[Path, bytes]]:
    """Each generated file with what it should hold."""
    base = base_template()
    yield ROOT / "templates/base.docx", base
    yield ROOT / "templates/base.txt", view(base).encode()
    for template in sorted(ROOT.glob("templates/*/*.docx")):
        yield template.with_suffix(".txt"), view(template.read_bytes()).encode()
    messages = ROOT / "reportgen/cli/locale/zh_CN/LC_MESSAGES/messages.po"
    yield messages.with_suffix(".mo"), compiled(messages.read_bytes())
    yield ROOT / "docs/dictionary.md", dictionary().encode()
    for name, page in manual():
        yield ROOT / "docs" / name, page.encode()
    shape = json.dumps(schema(), ensure_ascii=False, indent=1)
    yield ROOT / "docs/data.schema.json", f"{shape}\n".encode()
    for page in ("README.md", "README.zh-CN.md", "docs/templates.md"):
        yield ROOT / page, with_tables((ROOT / page).read_text("utf-8")).encode()


def with_tables(page: str) -> str:
    """The page with each table between its marks made anew."""
    for name, rows in tables().items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        table = "\n".join((begin, "", *rows, "", end))
        page = re.sub(f"{begin}.*?{end}", lambda _, table=table: table, page, flags=re.DOTALL)
    return page


def tables() -> dict[str, list[str]]:
    """The rows of each table that the documentation shows."""
    english = ["| Format | Region | Document | Years | One per |", "|---|---|---|---|---|"]
    chinese = ["| 格式 | 地区 | 文书 | 适用年度 | 对象 |", "|---|---|---|---|---|"]
    subjects = {"部门": "department", "项目": "project"}
    for one in formats():
        first, last, subject = one.spec.first_year, one.spec.last_year, one.spec.subject
        begins = f"| `{one.id}` | {one.region} | {one.title} |"
        english.append(f"{begins} {first or ''}–{last or ''} | {subjects[subject]} |")
        chinese.append(f"{begins} {one.years} | {subject} |")
    faults = [
        "| 编号 | 错误 |",
        "|---|---|",
        *(f"| {code} | {text} |" for code, text in CODES.items()),
    ]
    flaws = [
        "| 编号 | 程度 | 问题 |",
        "|---|---|---|",
        *(f"| {one.code} | {one.severity.label} | {one.title} |" for one in rules()),
    ]
    return {"formats": english, "格式": chinese, "faults": faults, "flaws": flaws}


def rules() -> list[Rule]:
    """The rules for packs, by code."""
    return [RULES[code] for code in sorted(RULES)]


def compiled(messages: bytes) -> bytes:
    """A .po file in gettext's binary form.

    Babel's own writer puts the time and its version in, so that no two runs would agree.
    """
    texts = {"": _HEADER}
    for message in read_po(io.BytesIO(messages), locale="zh_CN"):
        if message.id and message.string:
            several = isinstance(message.id, tuple)
            key = "\0".join(message.id) if several else message.id
            texts[key] = message.string[0] if several else message.string
    return binary({key.encode(): text.encode() for key, text in texts.items()})


def binary(texts: Mapping[bytes, bytes]) -> bytes:
    """A .mo file: a header, a table of keys, a table of texts, and then the strings themselves."""
    keys = sorted(texts)
    strings = [*keys, *(texts[key] for key in keys)]
    tables_end = 28 + 8 * len(strings)
    header = pack("<7I", _MAGIC, 0, len(keys), 28, 28 + 8 * len(keys), 0, tables_end)
    tables, body = b"", b""
    for string in strings:
        tables += pack("<2I", len(string), tables_end + len(body))
        body += string + b"\0"
    return header + tables + body


def main() -> int:
    """Write what differs, or count it."""
    differing = [(f, data) for f, data in generated() if not f.exists() or f.read_bytes() != data]
    for file, data in differing:
        print(file.relative_to(ROOT))
        if "--check" not in sys.argv:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(data)
    return len(differing) if "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
