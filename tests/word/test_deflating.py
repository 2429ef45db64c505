"""Whichever library deflates: the same parts, and fixed bytes."""

import io
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from reportgen.word import deflating, is_as_printed
from reportgen.word.deflating import ISAL, SMALL, ZLIB

from .sample import SETTINGS, compiled, values
from .test_soak import TEMPLATE

pytest.importorskip("isal")


@pytest.fixture(params=[ZLIB, ISAL, SMALL])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv(deflating.VARIABLE, request.param)
    forget()
    yield request.param
    forget()


def forget() -> None:
    deflating.way.cache_clear()
    deflating._tools.cache_clear()


def test_the_one_that_is_named_is_used(way: str) -> None:
    assert way == deflating.way()


@pytest.mark.parametrize("asked", ["", "gzip"])
def test_another_name_means_zlib(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(deflating.VARIABLE, asked)
    forget()
    assert ZLIB == deflating.way()
    forget()


def test_without_isal_zlib_deflates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(deflating.VARIABLE, raising=False)
    monkeypatch.setattr(deflating.importlib.util, "find_spec", lambda _: None)
    forget()
    assert ZLIB == deflating.way()
    forget()


def test_what_was_deflated_is_what_was_given(way: str) -> None:
    packer, text = deflating.packer(), "表格行" * 100_000
    packed = packer.compress(text[:1000].encode()) + packer.compress(text[1000:].encode())
    assert text.encode() == zlib.decompress(packed + packer.flush(), -15)


def test_the_checksum_is_that_of_zips(way: str) -> None:
    assert zlib.crc32(b"ab" * 99) == deflating.checksum(b"b", deflating.checksum(b"ab" * 98 + b"a"))


def test_documents_have_fixed_bytes_and_their_seal(way: str) -> None:
    filler = compiled(TEMPLATE, SETTINGS)
    data = filler.fill(values()).data
    assert data == filler.fill(values()).data
    assert is_as_printed(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None


def test_small_is_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"<w:t>第{number}行，{number * 7919 % 1000}万元</w:t>" for number in range(3000))
    sizes = {}
    for name in (ZLIB, SMALL):
        monkeypatch.setenv(deflating.VARIABLE, name)
        forget()
        packer = deflating.packer()
        sizes[name] = len(packer.compress(text.encode()) + packer.flush())
    forget()
    usual = zlib.compressobj(6, zlib.DEFLATED, -15)
    assert sizes[SMALL] == len(usual.compress(text.encode()) + usual.flush()) < sizes[ZLIB]
