"""A pack's folder from an outline: description, template, its text, a sample and a README."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

from reportgen.authoring import describing, guide, sample
from reportgen.authoring.composing import Wording
from reportgen.authoring.lines import OutlineError, seen
from reportgen.authoring.outline import Outline, read_outline
from reportgen.authoring.sections import Section, body_of, sections_of
from reportgen.authoring.titles import Title, document_title
from reportgen.authoring.writing import add, write
from reportgen.packs import base_template
from reportgen.packs.extending import TEXTS
from reportgen.packs.finding import MANIFEST
from reportgen.word.building import build
from reportgen.word.view import view

#: What a report is called where neither its author nor the outline says.
UNNAMED = "绩效自评报告"
README = "README.md"
UNITS = ("元", "万元")
#: Names of files that say something of the whole pack.
RESERVED = tuple(name.removesuffix(".yaml") for name in (MANIFEST, TEXTS))
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_CODE = re.compile(r"[0-9]{6}")


@attrs.frozen
class Made:
    """A new pack: where it is, its format, and what was found for each heading.

    ``sample`` is the file to complete; ``is_further`` says that the pack was there already;
    ``notes`` say which part of the file was taken, and what was left unread.
    """

    folder: Path
    format_id: str
    title: str
    subject: str
    sections: tuple[Section, ...]
    remarks: tuple[str, ...]
    sample: Path
    is_further: bool = False
    notes: tuple[str, ...] = ()

    @property
    def leaves(self) -> list[Section]:
        """The sections that have something to print: those without headings below."""
        return [one for one in self.sections if not one.is_parent]

    @property
    def matched(self) -> int:
        """For how many of these something was found."""
        return sum(1 for one in self.leaves if one.is_matched)


def new_pack(
    folder: str | Path,
    region: str,
    outline: str | Path,
    *,
    format_id: str | None = None,
    title: str | None = None,
    subject: str | None = None,
    unit: str = "万元",
    region_code: str | None = None,
) -> Made:
    """Make a pack's folder from a notice or an outline, whole or not at all.

    A folder that is a pack already gets a further format. ``format_id`` is the format's file name;
    it, title and subject (部门, 项目) follow from the outline unless given. Raises ``OutlineError``
    in a sentence, and ``TemplateError`` for a damaged .docx.
    """
    target = Path(folder)
    _refuse(format_id, subject, unit, region_code)
    found = read_outline(outline)
    called = _called(title, found)
    name = called.words
    of = subject or _subject(name, found)
    format_id = format_id or ("project-self" if of == "项目" else "department-self")
    is_pack = (target / MANIFEST).is_file()
    wording = Wording(of, _evaluation(name, of), unit)
    sections = sections_of(found, wording)
    template = build(base_template(), body_of(sections, called.line, wording), name)
    own, file = f"{target.name}/{format_id}", Path(outline).name
    code = region_code or describing.UNKNOWN
    example = f"examples/示例-{format_id}.yaml" if is_pack else "examples/示例.yaml"
    files: dict[str, bytes] = {
        example: sample.sample(own, of, unit, sections).encode(),
        f"{format_id}.docx": template,
        f"{format_id}.txt": view(template).encode(),
        f"{format_id}.yaml": describing.description(found, name, of, unit, file).encode(),
    }
    if is_pack:
        kept = _readme_of(target)
        told = (
            {}
            if kept is None
            else {
                README: guide.extended(
                    kept, own, name, sections, found.remarks, file, example
                ).encode()
            }
        )
        add(target, files, told)
    else:
        files |= {
            MANIFEST: describing.manifest(region, code, file).encode(),
            README: guide.readme(region, own, name, sections, found.remarks, file).encode(),
        }
        write(target, files)
    return Made(
        target, own, name, of, tuple(sections), found.remarks, target / example, is_pack,
        found.notes,
    )  # fmt: skip


def _readme_of(pack: Path) -> str | None:
    """The text of a pack's README; None where there is none that can be added to."""
    file = pack / README
    try:
        return None if file.is_symlink() else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _called(title: str | None, outline: Outline) -> Title:
    """What the document is called: as its author says, else as the outline does."""
    given = document_title(seen(title or ""))
    named = next((one for one in (given, outline.title) if one.words), None)
    return named or document_title(UNNAMED)


def _refuse(format_id: str | None, subject: str | None, unit: str, code: str | None) -> None:
    if format_id is not None and not _NAME.fullmatch(format_id):
        raise OutlineError(
            f"格式的名称“{format_id}”只能用小写英文字母、数字和连字符，如 department-self"
        )
    if format_id in RESERVED:
        raise OutlineError(
            f"格式的名称不能是“{format_id}”：{format_id}.yaml是模板包自己的文件，"
            "请另起名称，如 department-self"
        )
    if subject not in (None, "部门", "项目"):
        raise OutlineError(f"对象写部门或项目，不能是“{subject}”")
    if unit not in UNITS:
        raise OutlineError(f"金额单位写{'或'.join(UNITS)}，不能是“{unit}”")
    if code is not None and not _CODE.fullmatch(code):
        raise OutlineError(f"行政区划代码是六位数字，不能是“{code}”")


def _subject(title: str, outline: Outline) -> str:
    """Of what the report is: a title that names neither is judged by its headings."""
    if "项目" in title or "专项" in title or "转移支付" in title:
        return "部门" if "部门" in title or "整体" in title else "项目"
    if "部门" in title or "整体" in title or "单位" in title:
        return "部门"
    named = [one.title for one in outline.headings]
    projects = sum("项目" in one and "部门" not in one for one in named)
    return "项目" if 3 * projects > len(named) else "部门"


def _evaluation(title: str, subject: str) -> str:
    if subject == "项目":
        return "项目.自评"
    return "评价" if "评价" in title and "自评" not in title else "自评"
