"""What a new pack leaves for its author to do, as long as it is not done."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from reportgen.errors import PackError
from reportgen.linting.flaw import Raised, at_place
from reportgen.linting.pack import Pack, Sheet
from reportgen.linting.rule import WARNING, of_format, of_pack
from reportgen.packs import examples
from reportgen.packs.files import bytes_of

#: What stands at every value that is to be changed, and in every cell that is to be filled.
_MARKS = ("待改", "（待填）")
_PENDING = "【待定"
#: The files of a pack's folder that begin with such marks.
_FILES = ("pack.yaml", "README.md")


@of_pack("P28", "还有没改完的地方", WARNING)
def unfinished_files(pack: Pack) -> Iterator[Raised]:
    """Values of a made sample, manifest or README that are still the invented ones."""
    own = [(name, pack.folder / name) for name in _FILES if name in pack.files]
    for name, file in [*own, *((f"examples/{one.name}", one) for one in examples(pack.folder))]:
        lines = _text(file).splitlines()
        marked = [n for n, line in enumerate(lines, 1) if any(mark in line for mark in _MARKS)]
        # A sample's head says what the mark means.
        marked = [n for n in marked if not lines[n - 1].startswith("#")]
        if marked:
            message = f"有{len(marked)}行写着“待改”或“待填”，第一处在第{marked[0]}行"
            remedy = "请换成公开报告里的数和文字、规定的出处，删去“待改”“待填”"
            yield Raised(name, message, remedy, f"第{marked[0]}行", marked[0])


def _text(file: Traversable) -> str:
    try:
        return bytes_of(file).decode("utf-8", "replace")
    except (OSError, PackError):  # which other rules say
        return ""


@of_format("P29", "还有待定的一节", WARNING)
def pending_sections(sheet: Sheet) -> Iterator[Raised]:
    """Sections for which nothing was found when the pack was made, and nothing written since."""
    for line in sheet.anatomy.lines if sheet.anatomy else ():
        if _PENDING in line.text:
            remedy = "请写上这一节印什么：标签，或“没有”的一句话"
            yield at_place(sheet.docx, line.place, "这一节还没有内容", remedy)
