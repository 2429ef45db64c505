"""Environments of their own, without the network: this suite's libraries, another reportgen."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "out", "dist", "build", "*.egg-info")


class Environment:
    """A virtual environment that sees the libraries of this one, but not its reportgen.

    The path file leads to the libraries; path files found there, such as that of an editable
    installation, are not followed.
    """

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=False)
        self.programs = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.programs / "python"
        self.libraries = Path(
            sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
        )
        (self.libraries / "libraries.pth").write_text(sysconfig.get_path("purelib"))

    def install(self, what: Path) -> None:
        """Install a wheel or a project's folder."""
        self.run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(what))

    def run(self, *arguments: str, folder: Path | None = None) -> str:
        """What the environment's Python prints."""
        return output([str(self.python), *arguments], folder, self.variables())

    def variables(self) -> dict[str, str]:
        """The environment as if activated; pip installs without looking anything up."""
        return {
            "PATH": os.pathsep.join((str(self.programs), os.environ["PATH"])),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this as: do not isolate
            "PIP_ROOT_USER_ACTION": "ignore",
        }


def output(command: list[str], folder: Path | None, variables: dict[str, str]) -> str:
    """What a command prints; an error with all it said where it fails."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    answer = subprocess.run(
        command, cwd=folder, env=environment | variables, capture_output=True, text=True
    )
    if answer.returncode:
        raise RuntimeError(f"{command} ended with {answer.returncode}: {answer.stderr}")
    return answer.stdout


def build(kind: str, source: Path, folder: Path) -> Path:
    """The wheel or sdist of a source tree."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    output(command, source, {})
    return next(file for file in folder.iterdir() if file.suffix in (".whl", ".gz"))


def copy_of_the_checkout(folder: Path) -> Path:
    """The source tree without what tools leave in it."""
    return Path(shutil.copytree(ROOT, folder, ignore=_LEFT_OUT))
