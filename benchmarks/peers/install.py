"""Install the peers into out/bench: an environment for Python, node_modules for JavaScript.

None of them belongs to the project. What cannot be installed is left out; the tables say so.

Run: python benchmarks/peers/install.py
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
TARGET = ROOT / "out/bench"
PYTHON = TARGET / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MODULES = TARGET / "node_modules"
NPM = ("install", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund",
       "--loglevel=error")  # fmt: skip


def main() -> None:
    for install, kind in ((install_python, "python"), (install_node, "node")):
        if any(version != installed(name) for name, version in wanted(kind)):
            attempt(install, [f"{name}=={version}" for name, version in wanted(kind)])


def wanted(kind: str) -> Iterator[tuple[str, str]]:
    """The names and versions of the peers in a language."""
    for line in (FOLDER / f"{kind}.txt").read_text("utf-8").splitlines():
        if "==" in line:
            name, _, version = line.partition("==")
            yield name, version


def installed(name: str) -> str | None:
    """The version of a peer that is there."""
    package = MODULES / name / "package.json"
    if package.exists():
        return str(json.loads(package.read_text("utf-8"))["version"])
    stem = name.replace("-", "_")
    found = next((TARGET / "venv").glob(f"**/site-packages/{stem}-*.dist-info"), None)
    return found.name.removeprefix(f"{stem}-").removesuffix(".dist-info") if found else None


def attempt(install, packages: list[str]) -> None:
    try:
        install(packages)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"not installed: {', '.join(packages)} ({error})", file=sys.stderr)


def install_python(packages: list[str]) -> None:
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", TARGET / "venv")
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--constraint", ROOT / "constraints.txt", *packages)  # fmt: skip


def install_node(packages: list[str]) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not there")
    TARGET.mkdir(parents=True, exist_ok=True)
    run(npm, *NPM, "--prefix", TARGET, *(one.replace("==", "@") for one in packages))


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
