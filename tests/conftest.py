"""Options and habits of the whole suite."""

import os
import tempfile
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("default", deadline=None, max_examples=12)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=100)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=5_000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled templates for this run alone, in a folder that all its processes share."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="reportgen-")
        os.environ["REPORTGEN_CACHE"] = folder.name
        config.add_cleanup(folder.cleanup)
    config.addinivalue_line("markers", "soak: too long for every run; make soak runs it")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "soak" not in config.getoption("-m"):
        for item in items:
            if item.get_closest_marker("soak"):
                item.add_marker(pytest.mark.skip(reason="only make soak runs it"))


class Golden:
    """Compares a text with the file that holds it, or writes the file anew."""

    def __init__(self, update: bool) -> None:
        self.update = update

    def check(self, text: str, file: Path) -> None:
        if self.update:
            file.write_text(text, encoding="utf-8")
            return
        expected = file.read_text(encoding="utf-8") if file.exists() else ""
        advice = f"{file} differs; if the change is meant, run pytest --update and read the diff"
        assert expected.splitlines() == text.splitlines(), advice


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.config.getoption("--update"))
