"""How a trap is set and what is seen in it: both programs run, and the outcome put in words.

No outcome is written down anywhere: each is read from the document that came out, or from the
exception that came up.
"""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree
from synthetic_data import names_of, read
from wordml import parts_of

from reportgen.errors import TemplateError
from reportgen.word import Filler, Missing, Printer, Settings, compile_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAIN = Settings(printer=Printer("万元"))
LONGEST = 90
_HOLDERS = {f"{W}{name}" for name in ("body", "tc", "hdr", "ftr", "footnote", "txbxContent")}

Values = Mapping[str, Any]
Show = Callable[[bytes], str]


@dataclass(frozen=True)
class Seen:
    """What the two programs do."""

    docxtpl: str
    reportgen: str


@dataclass(frozen=True)
class Trap:
    title: str
    run: Callable[[], Seen]


def by_docxtpl(template: bytes, values: Values, **options: Any) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(values), **options)
    return saved(document)


def saved(document: DocxTemplate) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class Incomplete(Exception):
    """A document that lacks values; ``reportgen.render`` refuses to print it."""

    def __init__(self, missing: Iterable[Missing]) -> None:
        super().__init__("missing: " + "、".join(one.name for one in missing))


def by_reportgen(
    template: bytes, values: Values, settings: Settings = PLAIN, known: Values | None = None
) -> bytes:
    """``known`` shows what may be asked for, where some of the values are absent."""
    filled = compiled(template, known or values, settings).fill(values)
    if filled.missing:
        raise Incomplete(filled.missing)
    return filled.data


def compiled(template: bytes, known: Values, settings: Settings = PLAIN) -> Filler:
    """The template, checked against the names that these values answer to."""
    return compile_template(template, settings, names_of(known), read)


def both(
    template: bytes,
    values: Values,
    show: Show,
    settings: Settings = PLAIN,
    known: Values | None = None,
) -> Seen:
    """The same template and values, given to both."""
    return Seen(
        outcome(lambda: show(by_docxtpl(template, values))),
        outcome(lambda: show(by_reportgen(template, values, settings, known))),
    )


def outcome(run: Callable[[], str]) -> str:
    try:
        return run()
    except TemplateError as error:
        return "refused: " + "; ".join(map(refusal, error.faults))
    except Incomplete as error:
        return f"refused: {error}"
    except etree.XMLSyntaxError:
        return "no error; the file is damaged"
    except Exception as error:  # whatever comes up is what is to be shown
        return shortened(f"{type(error).__name__}: {error}")


def refusal(fault: Any) -> str:
    """A fault of ours without the remedy it names."""
    return shortened(f"[{fault.code}] {fault.location}：{fault.message}")


def shortened(text: str, longest: int = LONGEST) -> str:
    words = " ".join(text.split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


# What can be seen in a document


def tree(data: bytes, part: str = "document") -> Any:
    return etree.fromstring(parts_of(data)[f"word/{part}.xml"])


def texts(data: bytes, part: str = "document") -> list[str]:
    """The text of each paragraph that stands where Word looks for one."""
    return [
        "".join(text.text or "" for text in paragraph.iterfind(f"{W}r/{W}t"))
        for paragraph in tree(data, part).iter(f"{W}p")
        if paragraph.getparent().tag in _HOLDERS
    ]


def first(data: bytes) -> str:
    """What the first paragraph says."""
    printed = texts(data)[0]
    return f"printed {quoted(printed)}" if printed else "no error; prints nothing"


def quoted(text: str) -> str:
    shown = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
    return f"“{shortened(shown, 40)}”"


def repeated(ids: Sequence[str]) -> str:
    """Whether ids are distinct."""
    number, times = Counter(ids).most_common(1)[0] if ids else ("", 0)
    if times > 1:
        return f"no error; id {number} is there {times} times"
    return f"{len(ids)} different ids" if ids else "none printed"


def count(data: bytes, name: str, part: str = "document") -> int:
    return sum(1 for _ in tree(data, part).iter(f"{W}{name}"))
