"""The journal (批量记录): what became of each job, so that a second run does only what is left.

Lines of JSON, one for each outcome, only ever added to. A line that was not finished when the
process was killed is dropped when the journal is opened again; its job is then done once more.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Self

import attrs

from reportgen.batch.faults import BatchError
from reportgen.batch.locking import lock
from reportgen.batch.outcome import Outcome, State
from reportgen.errors import reason_of
from reportgen.intake import sweep, write_whole

NAME = "批量记录.jsonl"
#: The version of the lines; those of another are not understood, and their jobs done again.
VERSION = 1


class Journal:
    """The journal of one folder of documents, open for one run at a time.

    In memory it has a place in the file for each job, some hundred bytes. Raises ``BatchError``
    where the folder cannot be used, or another run is using it.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = folder = Path(folder)
        self._file = folder / NAME
        #: Where the latest line of each job begins, doubled, and one more if it was reached.
        self._places: dict[int, int] = {}
        self._tables: set[str] = set()
        self._lines = 0
        with _sentences(self._file, "用不了"):
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = lock(folder)
            try:
                sweep(folder)
                self._begin()
            except BaseException:
                self._lock.close()
                raise

    def before(self, name: str) -> Outcome | None:
        """What became of a job in an earlier run, or in this one; None where it is not known."""
        place = self._places.get(_key(name))
        return None if place is None else self._at(place >> 1, name)

    def reached(self, name: str) -> Outcome | None:
        """What became of a job in this run; of one that was not changed, what was known of it."""
        place = self._places.get(_key(name))
        if place is None or not place & 1:
            return None
        found = self._at(place >> 1, name)
        if found is None or place >> 1 >= self._start:
            return found
        return attrs.evolve(found, state=State.UNCHANGED)

    def note(self, outcome: Outcome) -> None:
        """Write an outcome down, unless all of it is there already. Raises ``BatchError``."""
        key = _key(outcome.name)
        known = self._places.get(key)
        if outcome.state is State.UNCHANGED and known is not None:
            earlier = self._at(known >> 1, outcome.name)
            if earlier is not None and earlier.kept == outcome.kept:
                self._places[key] = known | 1
                return
        place = self._add({"v": VERSION, **outcome.as_data()})
        self._places[key] = place << 1 | 1

    def left_over(self, most: int) -> tuple[int, list[str]]:
        """How many jobs that were not of this run have documents of earlier ones; some names.

        Documents that another job of this run has printed in their place are not left over: data
        may be called ``.yml`` now and have been ``.yaml``.
        """
        places = sorted(place >> 1 for place in self._places.values() if not place & 1)
        old = [self._printed_at(place) for place in places]
        here: set[int] = set()
        if any(files for _, files in old):
            for place in self._places.values():
                if place & 1:
                    here |= self._printed_at(place >> 1)[1]
        names = [name for name, files in old if files - here]
        return len(names), sorted(names[:most])

    def note_table(self, digest: str) -> None:
        """Write down that a table with this digest is ours, before it is put in its place."""
        self._tables.add(digest)
        self._add({"v": VERSION, "table": digest})

    def is_ours(self, table: bytes) -> bool:
        """Whether a table is as it was written by a run, and nobody has changed it since."""
        return hashlib.sha256(table).hexdigest() in self._tables

    def close(self) -> None:
        """Let other runs use the folder."""
        with contextlib.suppress(OSError):
            os.fsync(self._out.fileno())
        for one in (self._out, self._in, self._lock):
            one.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _begin(self) -> None:
        """Read what is there, drop what was not finished, and make ready to add."""
        end = self._read()
        if self._lines > 2 * (len(self._places) + len(self._tables)) + 100:
            write_whole(self._file, self._copy)
            self._places.clear()
            end = self._read()
        self._file.touch()
        os.truncate(self._file, end)
        self._out = self._file.open("ab", buffering=0)
        self._in = self._file.open("rb")
        self._start = self._end = end

    def _read(self) -> int:
        """Note where each job's latest line begins; the place where the last whole line ends."""
        place, self._lines = 0, 0
        if not self._file.exists():
            return place
        with self._file.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                self._take(line, place)
                place += len(line)
        return place

    def _take(self, line: bytes, place: int) -> None:
        self._lines += 1
        said = _said(line)
        if "table" in said:
            self._tables.add(str(said["table"]))
        elif "name" in said:
            self._places[_key(str(said["name"]))] = place << 1

    def _copy(self, out: BinaryIO) -> None:
        """The latest line of each job and table."""
        with self._file.open("rb") as lines:
            for place in sorted(self._places.values()):
                lines.seek(place >> 1)
                out.write(lines.readline())
        for digest in sorted(self._tables):
            out.write(_line({"v": VERSION, "table": digest}))

    def _add(self, said: dict[str, Any]) -> int:
        """Write a line, whole or not at all; where it begins."""
        place, line = self._end, _line(said)
        with _sentences(self._file, "写不了"):
            try:
                if self._out.write(line) != len(line):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            except OSError:
                with contextlib.suppress(OSError):
                    os.truncate(self._file, place)
                raise
        self._end += len(line)
        return place

    def _printed_at(self, place: int) -> tuple[str, set[int]]:
        """The name of a job, and numbers for its documents and where they lie."""
        self._in.seek(place)
        name = str(_said(self._in.readline()).get("name", ""))
        found = self._at(place, name)
        made = (*found.documents, *found.earlier) if found is not None else ()
        return name, {_key(f"{os.path.splitext(name)[0]}/{one.file}") for one in made}

    def _at(self, place: int, name: str) -> Outcome | None:
        self._in.seek(place)
        said = _said(self._in.readline())
        if said.get("name") != name:
            return None
        try:
            return Outcome.of_data(said)
        except (TypeError, KeyError, ValueError, AttributeError, ArithmeticError):  # by hand
            return None


def _key(name: str) -> int:
    """A number for a name: in memory it takes a third of what the name does."""
    return int.from_bytes(
        hashlib.blake2b(name.encode(errors="surrogatepass"), digest_size=8).digest()
    )


def _line(said: dict[str, Any]) -> bytes:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="surrogatepass") + b"\n"


def _said(line: bytes) -> dict[str, Any]:
    """What a line says; nothing where it is damaged or of another version."""
    try:
        said = json.loads(line.decode(errors="surrogatepass"))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(said, dict) or said.pop("v", None) != VERSION:
        return {}
    return said


@contextmanager
def _sentences(file: Path, what: str) -> Iterator[None]:
    """What the system has against it, as a sentence."""
    try:
        yield
    except OSError as error:
        raise BatchError(
            f"{what}批量记录“{file}”（{reason_of(error)}）；"
            "已经打印的都在，解决后再运行同一个命令，会接着做"
        ) from None
