"""The other side of ``peers/base.py``: contestants as processes that print on demand."""

import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from peers.install import FOLDER, MODULES, PYTHON, TARGET, installed

#: Node sees the peers' packages, which do not lie above the programs. reportgen deflates as it does
#: without the extra ``fast``, and keeps its compiled templates apart from the user's own.
ENVIRONMENT = {
    **os.environ,
    "NODE_PATH": str(MODULES),
    "REPORTGEN_DEFLATE": "zlib",
    "REPORTGEN_CACHE": str(TARGET / "cache"),
}
WARM_UP = 4
WARM_UP_OF_NODE = 24


class Failed(Exception):
    """A peer that could not do what it was told."""


@dataclass(frozen=True)
class Program:
    """A peer's program, the package it stands for, and how its templates are written."""

    file: str
    package: str = ""
    syntax: str = ""
    settings: tuple[tuple[str, str], ...] = ()  # of its environment

    @property
    def is_node(self) -> bool:
        return self.file.endswith(".js")

    @property
    def is_project(self) -> bool:
        """Whether it runs on what the project itself needs."""
        return not self.is_node and self.package != "rust-docxtpl"

    @property
    def version(self) -> str:
        """The version of the package that is there, or nothing."""
        if not self.is_project:
            return installed(self.package) or ""
        try:
            return version(self.package) if self.package else ""
        except PackageNotFoundError:
            return ""

    @property
    def absent(self) -> str:
        """Why it cannot be run, or nothing."""
        if self.is_node and shutil.which("node") is None:
            return "Node is not there"
        return "not installed" if self.package and not self.version else ""

    @property
    def command(self) -> list[str]:
        if self.is_node:
            return ["node", "--expose-gc", str(FOLDER / self.file)]
        python = sys.executable if self.is_project else str(PYTHON)
        return [python, str(FOLDER / self.file)]

    @property
    def warm_up(self) -> int:
        return WARM_UP_OF_NODE if self.is_node else WARM_UP


FAST = (("REPORTGEN_DEFLATE", "isal"),)
SMALL = (("REPORTGEN_DEFLATE", "small"),)
REPORTGEN = Program("reportgen_peer.py", "reportgen")
REPORTGEN_SMALL = Program("reportgen_peer.py", "reportgen", settings=SMALL)
REPORTGEN_FAST = Program("reportgen_peer.py", "isal", settings=FAST)
ROWS = Program("rows_peer.py", "reportgen")
ROWS_FAST = Program("rows_peer.py", "isal", settings=FAST)
FLOOR = Program("floor_peer.py")
DOCXTPL = Program("docxtpl_peer.py", "docxtpl", "jinja")
RUST_DOCXTPL = Program("docxtpl_peer.py", "rust-docxtpl", "jinja")
PYTHON_DOCX = Program("python_docx_peer.py", "python-docx", "outline")
#: Everyone else, by the name in the tables.
PEERS = {
    "docxtpl": DOCXTPL,
    "rust-docxtpl": RUST_DOCXTPL,
    "docxtemplater": Program("docxtemplater.js", "docxtemplater", "braces"),
    "easy-template-x": Program("easy_template_x.js", "easy-template-x", "braces"),
    "docx-templates": Program("docx_templates.js", "docx-templates", "commands"),
    "carbone": Program("carbone.js", "carbone", "carbone"),
    "python-docx": PYTHON_DOCX,
}


class Child:
    """A peer that runs; a call that takes longer than ``patience`` seconds is given up."""

    def __init__(self, program: Program, patience: float = 300) -> None:
        self._patience = patience
        self._process = subprocess.Popen(
            program.command, env={**ENVIRONMENT, **dict(program.settings)}, text=True,
            encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def ask(self, line: str) -> dict[str, Any]:
        into, out = self._process.stdin, self._process.stdout
        assert into is not None
        assert out is not None
        into.write(line + "\n")
        into.flush()
        if not select.select([out], [], [], self._patience)[0]:
            raise Failed(f"more than {self._patience:.0f} s")
        answer = out.readline()
        if not answer:
            raise Failed(f"ended with {self._process.wait()}")
        found: dict[str, Any] = json.loads(answer)
        if "error" in found:
            raise Failed(found["error"])
        return found

    def prepare(self, job: Path) -> None:
        self.ask(f"prepare {job}")

    def render(self) -> float:
        """Print the document; the milliseconds that took."""
        return float(self.ask("render")["ms"])

    def size(self) -> int:
        return int(self.ask("render")["bytes"])

    def saved(self, file: Path) -> bytes:
        """What was printed last."""
        self.ask(f"save {file}")
        return file.read_bytes()

    def rest(self) -> int:
        """The memory in use between two documents; the peak counts from here."""
        return int(self.ask("rest")["bytes"])

    def peak(self) -> int:
        return int(self.ask("memory")["bytes"])

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()


@contextmanager
def running(program: Program, job: Path, patience: float = 300) -> Iterator[Child]:
    """A child that has prepared a job."""
    child = Child(program, patience)
    try:
        child.prepare(job)
        yield child
    finally:
        child.close()


def one_shot(program: Program, job: Path, target: Path) -> Sequence[str]:
    """The command that prints one document and ends."""
    return [*program.command, str(job), str(target)]
