"""On which pages a PDF has its bookmarks."""

from __future__ import annotations

import functools
import io
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from urllib.parse import quote

from reportgen.errors import OfficeError

_KEPT = "!$&'()*+,./:;=?@[]_~-"  # signs that LibreOffice leaves as they are in a link's fragment
_SIGN = re.compile(r"[^0-9A-Za-z-]")
_CODED = re.compile(
    "5F"
    "|25[CD][0-9A-F]25[89AB][0-9A-F]"
    "|25E[0-9A-F](?:25[89AB][0-9A-F]){2}"
    "|25F[0-4](?:25[89AB][0-9A-F]){3}"
)


@dataclass(frozen=True)
class Pages:
    """How many physical pages there are, blank ones too, and each bookmark's page, from 1."""

    count: int
    bookmarks: Mapping[str, int]


class Bookmarks(Mapping[str, int]):
    """The page of each bookmark, by its name in the document.

    LibreOffice writes names in a code without a mark where it begins: ``abc5F9`` may be ``abc_9``
    or itself. So a name asked for is coded as LibreOffice does it, which is exact; a name listed
    is read as letters, digits, underscores and Chinese, which Word's own bookmarks are.
    """

    def __init__(self, pages_by_code: Mapping[str, int]) -> None:
        self._pages_by_code = pages_by_code

    def __getitem__(self, name: str) -> int:
        try:
            return self._pages_by_code[code_of(name)]
        except KeyError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        return map(name_of, self._pages_by_code)

    def __len__(self) -> int:
        return len(self._pages_by_code)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self)})"


def read_pages(pdf: bytes) -> Pages:
    """Count a PDF's pages and find its named destinations. Raises ``OfficeError``."""
    pypdf = _pypdf()
    try:
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        found = {
            name.removeprefix("/"): reader.get_destination_page_number(destination)
            for name, destination in reader.named_destinations.items()
        }
        count = len(reader.pages)
    except Exception as error:  # pypdf raises whatever a broken file leads it to
        raise OfficeError(
            f"读不了LibreOffice排出的PDF（{type(error).__name__}），请再试一次，或更新LibreOffice"
        ) from error
    known = {code: page + 1 for code, page in found.items() if page is not None}
    return Pages(count, Bookmarks(known))


def code_of(name: str) -> str:
    """A bookmark's name as LibreOffice writes it: coded as a link, then signs as hexadecimals.

    >>> code_of("_Toc1"), code_of("目")
    ('5FToc1', '25E7259B25AE')
    """
    return _SIGN.sub(lambda sign: f"{ord(sign[0]):02X}", quote(name, safe=_KEPT))


def name_of(code: str) -> str:
    """The likeliest name behind a code; ``code_of`` gives the code back.

    >>> name_of("5FToc1"), name_of("25E7259B25AE"), name_of("5FToc2525")
    ('_Toc1', '目', '_Toc2525')
    """
    return _CODED.sub(lambda coded: _sign(coded[0]), code)


def _sign(coded: str) -> str:
    if coded == "5F":
        return "_"
    return bytes.fromhex("".join(re.findall("25(..)", coded))).decode("utf-8", "replace")


@functools.cache
def _pypdf() -> ModuleType:
    """The library, once: it takes 80 ms, and its warnings would be printed without a handler."""
    try:
        import pypdf
    except ImportError:
        raise OfficeError("读取页码需要pypdf，请运行“pip install pypdf”后再试") from None
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    return pypdf
