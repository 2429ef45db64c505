"""click's own words (用法、选项、错误) in Chinese."""

from __future__ import annotations

import gettext
import os
from pathlib import Path


def speak() -> None:
    """Let click find its messages in our catalogue (only the command line may set that)."""
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
    gettext.textdomain("messages")
