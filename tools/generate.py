"""Make the files that are made from others; with ``--check``, only say which are out of date.

The text view of each template (``templates/*/*.txt``) and click's Chinese messages.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reportgen.word.view import view

ROOT = Path(__file__).resolve().parents[1]


def generated() -> Iterator[tuple[Path, bytes]]:
    """Each generated file with what it should hold."""
    for template in sorted(ROOT.glob("templates/*/*.docx")):
        yield template.with_suffix(".txt"), view(template.read_bytes()).encode()
    messages = ROOT / "reportgen/cli/locale/zh_CN/LC_MESSAGES/messages.po"
    out = io.BytesIO()
    write_mo(out, read_po(io.BytesIO(messages.read_bytes()), locale="zh_CN"))
    yield messages.with_suffix(".mo"), out.getvalue()


def main() -> int:
    """Write what differs, or count it."""
    differing = [(f, data) for f, data in generated() if not f.exists() or f.read_bytes() != data]
    for file, data in differing:
        print(file.relative_to(ROOT))
        if "--check" not in sys.argv:
            file.write_bytes(data)
    return len(differing) if "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
