"""click in Chinese: its own words, its punctuation, and columns as a terminal shows them."""

from __future__ import annotations

import gettext
import importlib
import os
from collections import UserDict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import click

from reportgen.lazily import pattern

_QUOTED = pattern(r" ?'([^']*)'")
# What click adds to the help of an option: [默认：100; 20至600]
_EXTRAS = pattern(r"\[[^\]]*\]$")
# A Latin word or one other character, with the marks that may not begin a line.
_TOKEN = pattern(r"(?:[!-~]+|.)[，。；：、）”]*")


def speak() -> None:
    """Let click find its messages in our catalogue (only the command line may set that)."""
    os.environ["LANGUAGE"] = "zh_CN"
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
    gettext.textdomain("messages")


def complaint(error: click.ClickException) -> str:
    """What click has against a command line: how it is used, and what was wrong."""
    said = _QUOTED.sub(r"“\1”", error.format_message()).rstrip(".。")
    said = said.replace(" ，", "，").replace("”,“", "”或“")
    context = getattr(error, "ctx", None)
    if context is None:
        return f"错误：{said}。"
    return f"{context.get_usage()}\n错误：{said}。说明见 {context.command_path} --help"


class Formatter(click.HelpFormatter):
    """Full-width colons; a Chinese character takes two columns and may end a line."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of usage."""
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The line above a list."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        r"""Paragraphs, folded; one that begins with ``\b`` keeps its lines."""
        for number, paragraph in enumerate(text.split("\n\n")):
            first, *others = paragraph.split("\n")
            if number:
                self.write("\n")
            kept = others if first == "\b" else self._fold("".join([first, *others]))
            self._write_lines(kept)

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Terms with what they mean, in two columns."""
        rows = list(rows)
        most = min(max(columns(term) for term, _ in rows), col_max)
        for term, meaning in rows:
            meaning = _EXTRAS.sub(lambda found: found[0].replace("; ", "；"), meaning)
            first, *others = fold(meaning, self.width - self.current_indent - most - col_spacing)
            gap = " " * (most - columns(term) + col_spacing)
            margin = " " * (most + col_spacing)
            self._write_lines([f"{term}{gap}{first}", *(margin + line for line in others)])

    def _fold(self, text: str) -> list[str]:
        return fold(text, self.width - self.current_indent)

    def _write_lines(self, lines: Sequence[str]) -> None:
        self.write("".join(f"{'':>{self.current_indent}}{line}\n" for line in lines))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows below their head, each column as wide as its widest cell."""
    lines = [head, *rows]
    widths = [max(map(columns, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - columns(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


class Between(click.IntRange):
    """A whole number between two, both included."""

    def _describe_range(self) -> str:
        return f"{self.min}至{self.max}"


class _Context(click.Context):
    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is Chinese throughout."""

    context_class = _Context

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **{"options_metavar": "[选项]", **settings})
        self.params.append(_packs_option())


def _packs_option() -> click.Option:
    """``--packs``, which every command takes: packs may lie anywhere."""
    return click.Option(
        ["--packs"],
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="文件夹",
        envvar="REPORTGEN_PACKS",
        expose_value=False,
        is_eager=True,
        callback=_look_in,
        help="另外的模板包：文件夹或zip文件，可以写几次；也可以用环境变量REPORTGEN_PACKS。",
    )


def _look_in(context: click.Context, _: click.Parameter, paths: tuple[Path, ...]) -> None:
    if paths:
        from reportgen.packs import packs_from  # the help of a command needs none of it

        context.with_resource(packs_from(*paths))


class Group(click.Group):
    """A group of commands whose help is Chinese throughout; each is loaded when it is asked for."""

    context_class = _Context

    def __init__(self, *, homes: Mapping[str, str], **settings: Any) -> None:
        """``homes`` says for each command's name where it is made: ``module:name``."""
        words = {"options_metavar": "[选项]", "subcommand_metavar": "命令 [参数]..."}
        super().__init__(commands=_Commands(homes), **{**words, **settings})


class _Commands(UserDict[str, Any]):
    """Commands by name, each loaded when it is looked up."""

    def __getitem__(self, name: str) -> click.Command:
        module, _, attribute = self.data[name].partition(":")
        found: click.Command = getattr(importlib.import_module(module), attribute)
        return found


def columns(text: str) -> int:
    """How many columns a terminal in a Chinese locale gives the text."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def fold(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns, a longer word alone on its own."""
    lines = [""]
    for token in _TOKEN.findall(text):
        if lines[-1] and columns(lines[-1]) + columns(token) > width:
            lines.append("")
        lines[-1] += token if lines[-1] else token.lstrip()
    return lines
