"""A console window that Windows opens for one command, and closes with it."""

from __future__ import annotations

import os
import sys
from typing import Any

#: The processes of a window that was opened for us: the program, and on some systems its launcher.
_OURS = 2


def wait_where_the_window_closes(kernel: Any = None) -> None:
    """Let what was said be read, where a file was dropped on the program's icon.

    ``kernel`` is Windows' own library; elsewhere there is none, and nothing to wait for.
    """
    if kernel is None and os.name == "nt":
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    if kernel is None or sys.stdin is None or not sys.stdin.isatty():
        return
    import ctypes

    processes = (ctypes.c_uint * 8)()
    if 0 < kernel.GetConsoleProcessList(processes, len(processes)) <= _OURS:
        sys.stdout.write("按回车键关闭窗口……")
        sys.stdout.flush()
        sys.stdin.readline()
