"""Printing all documents of one job; what goes wrong with one of them keeps no other back."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from reportgen import __version__
from reportgen.batch.blank import NOTHING, is_spare, says_nothing
from reportgen.batch.changing import Pictures, digest_of
from reportgen.batch.figures import figures_of
from reportgen.batch.job import Job
from reportgen.batch.outcome import Made, Outcome, Rested, State
from reportgen.batch.process import office
from reportgen.checks import Finding, check, joined, told
from reportgen.errors import (
    CheckError,
    IntakeError,
    MissingData,
    PackError,
    ReportgenError,
)
from reportgen.filling import Printed
from reportgen.intake import Source
from reportgen.loading import load
from reportgen.packs import Format, digest_of_pack, find_format
from reportgen.report import publish
from reportgen.subjects import documents_of, printed_for
from reportgen.writing import is_open

#: So many reasons are kept of a job; the rest is counted.
MOST = 200


def print_job(job: Job) -> Outcome:
    """Read, check and print one data file in all its documents."""
    data = digest_of(job.file)  # before it is read: what is saved meanwhile is another version
    try:
        source = load(job.file)
    except IntakeError as error:
        reasons = [str(one) for one in error.problems]
        state = State.BLANK if is_spare(job.file, error.problems) else State.FAILED
        if says_nothing(error.problems) and state is State.FAILED:
            reasons = [NOTHING, *reasons]
        return Outcome(job.called, state, str(job.file), reasons=_bounded(reasons))
    printing = _Printing(job, source)
    printing.print_all()
    rested = Rested(data, printing.pictures.asked, printing.packs, __version__, job.asked)
    return attrs.evolve(printing.outcome(), rested=rested)


class _Printing:
    """The documents of one year under way."""

    def __init__(self, job: Job, source: Source) -> None:
        self._job, self._source = job, source
        self.pictures = Pictures(source.folder)
        self.packs: dict[str, str] = {}
        self._formats: list[Format] = []
        self._made: list[Made] = []
        self._runs: list[Sequence[Finding]] = []
        self._reasons: list[str] = []
        self._notes = [str(one) for one in source.notes]

    def print_all(self) -> None:
        """Print the documents that are wanted, as far as each can be."""
        wanted = list(self._wanted())
        if not wanted:
            self._reasons.append("没有写“格式”，不知道印成什么；请在数据里写，或用 --format 指定")
        found = [(one, project) for name, project in wanted if (one := self._found(name))]
        if self._would_have_one_name():
            return
        for one, project in found:
            self._print(one, project)

    def outcome(self) -> Outcome:
        """What became of it."""
        year, job = self._source.year, self._job
        left = [one for one in joined(year, self._runs) if not one.waived] if self._runs else []
        return Outcome(
            name=job.called,
            state=State.FAILED if self._reasons else State.DONE,
            file=str(job.file),
            department=year.department.name,
            region=year.department.region,
            year=year.fiscal_year,
            formats=tuple(one.id for one in self._formats),
            projects=None if year.projects is None else len(year.projects),
            documents=tuple(self._made),
            findings=dict(Counter(str(one.severity) for one in left)),
            codes=dict(sorted(Counter(f"{one.code} {one.severity}" for one in left).items())),
            reasons=_bounded(self._reasons),
            notes=_bounded(self._notes),
            figures=figures_of(year, self._formats),
        )

    def _wanted(self) -> Iterator[tuple[str, str | None]]:
        own = documents_of(self._source.year)
        for name, project in self._job.documents or ((None, None),):
            if name is None:
                yield from ((one, of if project is None else project) for one, of in own)
            else:
                yield name, project

    def _found(self, name: str) -> Format | None:
        pack = name.partition("/")[0]
        try:
            self.packs[pack] = digest_of_pack(pack)  # first, because it lets a changed pack be read
            one = find_format(name, self._source.year.fiscal_year)
        except PackError as error:
            self._reasons += [str(problem) for problem in error.problems]
            return None
        if one not in self._formats:
            self._formats.append(one)
            if not one.in_force(self._source.year.fiscal_year):
                self._notes.append(f"{one.id}用于{one.years}，请核对")
        return one

    def _would_have_one_name(self) -> bool:
        if len({one.title for one in self._formats}) == len(self._formats):
            return False
        names = "、".join(one.id for one in self._formats)
        self._reasons.append(f"几种格式标题相同，文件会同名，请分开打印：{names}")
        return True

    def _print(self, one: Format, project: str | None) -> None:
        job = self._job
        try:
            made = publish(
                self._source, one, job.target, project=project, draft=job.draft, force=job.force,
                office=office(), pictures=self.pictures,
            )  # fmt: skip
        except MissingData as error:
            self._reasons += [f"{one.id}：缺少{path}" for path in error.paths]
            self._check(one, project)
        except CheckError as error:
            said = (told(found, self._source.places) for found in error.findings)
            self._reasons += [f"{one.id}：{sentence}" for sentence in said]
            self._check(one, project)
        except ReportgenError as error:
            lines = getattr(error, "items", None) or str(error).splitlines()
            self._reasons += [f"{one.id}：{sentence}" for sentence in lines]
        else:
            self._runs.append(made[0].findings)
            for printed in made:
                self._note(printed, one)

    def _check(self, one: Format, project: str | None) -> None:
        """What the checks find in a year that was not printed."""
        projects = printed_for(one, self._source.year, project)
        self._runs.append(check(self._source.year, one, projects=projects))

    def _note(self, printed: Printed, one: Format) -> None:
        assert printed.path is not None  # noqa: S101 (publish has written it)
        _settle(printed.path)
        pages = printed.pages
        digest = hashlib.sha256(printed.data).hexdigest()
        self._made.append(
            Made(printed.path.name, digest, one.id, printed.project,
                 pages.certainty if pages else "", len(printed.missing), len(printed.blank),
                 self._job.draft)
        )  # fmt: skip
        if printed.spared:
            what = "正在其他程序里打开" if is_open(printed.spared) else "手工修改过"
            name, other = printed.spared.name, printed.path.name
            self._notes.append(f"“{name}”{what}，没有覆盖，新的一份是“{other}”")
        if pages and pages.note and pages.note not in self._notes:
            self._notes.append(pages.note)


def _settle(file: os.PathLike[str]) -> None:
    """Let the system write a file out before the journal says that it is there."""
    with contextlib.suppress(OSError), open(file, "rb+") as opened:
        os.fsync(opened.fileno())


def _bounded(sentences: list[str]) -> tuple[str, ...]:
    each = list(dict.fromkeys(sentences))
    rest = len(each) - MOST
    return (*each[:MOST], *([f"……另有{rest}处"] if rest > 0 else ()))
