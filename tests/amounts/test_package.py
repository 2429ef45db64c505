# the expected value stands on the left
import doctest
import importlib
import pkgutil
import subprocess
import sys

import pytest

import reportgen.amounts

MODULES = sorted(module.name for module in pkgutil.iter_modules(reportgen.amounts.__path__))

IMPORTS = """
import sys, num2words
before = len(num2words.CONVERTER_CLASSES)
del sys.modules["num2words"]
import reportgen.amounts
late = {"babel", "num2words", "reportgen.amounts.num2words_zh"} & set(sys.modules)
print(sorted(late), "zh" in __import__("num2words").CONVERTER_CLASSES)
"""


def test_importing_the_package_loads_neither_babel_nor_num2words() -> None:
    run = subprocess.run(
        [sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True
    )
    assert "[] False" == run.stdout.strip()


def test_every_public_name_is_there_once_and_in_order() -> None:
    names = reportgen.amounts.__all__
    assert (len(set(names)), []) == (
        len(names),
        [name for name in names if not hasattr(reportgen.amounts, name)],
    )


@pytest.mark.parametrize("module", MODULES)
def test_the_map_names_every_module(module: str) -> None:
    assert f"``{module}``" in (reportgen.amounts.__doc__ or "")


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_in_docstrings_hold(module: str) -> None:
    found = doctest.testmod(importlib.import_module(f"reportgen.amounts.{module}"))
    assert 0 == found.failed


def test_scores_print_without_trailing_zeros() -> None:
    assert "97.5分" == str(reportgen.amounts.Points(reportgen.amounts.read_number("97.50")))


def test_whole_scores_print_without_a_point() -> None:
    assert "100分" == str(reportgen.amounts.Points(reportgen.amounts.read_number("100")))
