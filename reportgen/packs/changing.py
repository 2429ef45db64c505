"""Whether a pack has changed since it was read: a digest of all that its documents rest on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

from reportgen.packs.files import bytes_of, templates_root
from reportgen.packs.finding import Found, named
from reportgen.packs.library import chain_of, forget

#: The files of a pack that documents are made of; samples, texts of samples and read-mes are not.
_ENDINGS = (".yaml", ".docx")
#: What can be seen of files without reading them.
_Signs = tuple[tuple[str, int, int], ...]

#: The digests of packs by name and by the places where packs lie, with the signs of their files.
_KNOWN: dict[tuple[str, tuple[Path, ...]], tuple[_Signs, str]] = {}


def digest_of_pack(name: str) -> str:
    """A digest of a pack's files, of those that it extends, and of the passages that all share.

    Empty where there is no pack of the name. A pack that has changed is read anew from here on,
    so that documents are printed with what the digest is of. Raises ``PackError`` and ``OSError``.
    """
    key = name, named()
    chain = chain_of(name)
    signs = _signs(chain)
    known = _KNOWN.get(key)
    if known is None or known[0] != signs:
        forget()
        known = _KNOWN[key] = signs, _digest(chain_of(name))
    return known[1]


def _signs(chain: Sequence[Found]) -> _Signs:
    files = (Path(str(one)) for one in _files(chain) if isinstance(one, Path))
    zips = (Path(one.origin) for one in chain if not isinstance(one.folder, Path))
    return tuple(
        (str(one), found.st_mtime_ns, found.st_size)
        for one in (*files, *zips)
        if (found := _look(one)) is not None
    )


def _look(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None


def _digest(chain: Sequence[Found]) -> str:
    if not chain:
        return ""
    digest = hashlib.sha256()
    for file in _files(chain):
        content = bytes_of(file)
        digest.update(f"{file.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(chain: Sequence[Found]) -> Iterator[Traversable]:
    for found in chain:
        inside = (one for one in found.folder.iterdir() if one.name.endswith(_ENDINGS))
        yield from sorted(inside, key=lambda one: one.name)
    yield templates_root() / "texts.yaml"
