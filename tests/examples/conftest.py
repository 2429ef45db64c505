"""The sample a test file is about: the one its ``FILE`` names."""

import pytest

from reportgen import dump, load


@pytest.fixture(scope="module")
def source(request):
    return load(request.module.FILE)


@pytest.fixture(scope="module")
def year(source):
    return source.year


@pytest.fixture
def data(year):
    """The year as plain data, to be changed and read again."""
    return dump(year)
