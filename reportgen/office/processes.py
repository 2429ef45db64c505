"""Processes that print nothing, and end with everything they have started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_WINDOWS = os.name == "nt"
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def start(
    command: Sequence[str | Path],
    environment: Mapping[str, str],
    log: Path,
    folder: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own; what it says goes to the log. Raises ``OSError``.

    It works in ``folder``, or where we do.
    """
    with log.open("ab") as written:
        return subprocess.Popen(  # noqa: S603 - a program as found or given
            command,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
            env=dict(environment),
            cwd=folder,
            start_new_session=not _WINDOWS,
            creationflags=_NO_WINDOW,
        )


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and what it has started, even where it is itself gone already."""
    if _WINDOWS:
        _end_tree(process)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS: all are zombies
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _end_tree(process: subprocess.Popen[bytes]) -> None:
    """Windows knows no groups; its own tool follows parents to children."""
    with contextlib.suppress(OSError):
        subprocess.run(  # noqa: S603
            ["taskkill", "/T", "/F", "/PID", str(process.pid)],  # noqa: S607
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            creationflags=_NO_WINDOW,
        )
    process.kill()
