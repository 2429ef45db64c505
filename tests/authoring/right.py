"""What is right under each heading (``right.yaml``): of the bundled formats, and of others."""

from pathlib import Path

import yaml

_TABLES = yaml.safe_load((Path(__file__).parent / "right.yaml").read_text(encoding="utf-8"))
BUNDLED: dict[str, dict[str, str]] = _TABLES["随附格式"]
OTHERS: dict[str, dict[str, str]] = _TABLES["其他大纲"]
UNSEEN: dict[str, dict[str, str]] = _TABLES["未见过的大纲"]


def answers_of(right: str) -> list[list[str]]:
    """The right answers, each the names of blocks in their order."""
    return [[] if one == "—" else one.split("＋") for one in right.split("/")]
