"""The files that are made from others are up to date, and are made the same way each time."""

import gettext
import importlib.util
import io
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOOL = ROOT / "tools" / "generate.py"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_files_are_up_to_date_else_run_make_generated() -> None:
    answer = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True)
    assert (0, "") == (answer.returncode, answer.stdout)


def test_messages_hold_no_time_and_no_version(generate: ModuleType) -> None:
    catalogue = b'msgid ""\nmsgstr ""\n\nmsgid "file"\nmsgstr "\xe6\x96\x87\xe4\xbb\xb6"\n'
    assert b"Date" not in generate.compiled(catalogue)
    assert b"Babel" not in generate.compiled(catalogue)


def test_messages_lie_in_one_order_whatever_the_order_of_the_source(
    generate: ModuleType,
) -> None:
    assert generate.binary({b"b": b"2", b"a": b"1"}) == generate.binary({b"a": b"1", b"b": b"2"})


def test_messages_are_read_by_gettext(generate: ModuleType) -> None:
    po = 'msgid ""\nmsgstr ""\n\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "若干"\n\n'
    po += 'msgid "file"\nmsgstr "文件"\n\nmsgid "untranslated"\nmsgstr ""\n'
    read = gettext.GNUTranslations(io.BytesIO(generate.compiled(po.encode())))
    assert "文件" == read.gettext("file")
    assert "若干" == read.ngettext("one", "many", 3)
    assert "untranslated" == read.gettext("untranslated")
