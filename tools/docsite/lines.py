"""The lines of a Chinese paragraph are joined: a browser would print a blank at each break."""

import re

from sphinx.application import Sphinx

_CODE = re.compile(r"(^```.*?^```)", re.DOTALL | re.MULTILINE)
_BREAK = re.compile(r"(?<=[^\n\x00-\x7f])\n(?=[^\n\x00-\x7f])")  # no list or table begins so


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("source-read", join_lines)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def join_lines(app: Sphinx, docname: str, source: list[str]) -> None:
    """Join lines between Chinese characters, outside blocks of code."""
    parts = _CODE.split(source[0])
    parts[::2] = [_BREAK.sub("", part) for part in parts[::2]]
    source[0] = "".join(parts)
