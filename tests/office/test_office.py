"""LibreOffice as a servant: it lays out, counts, stays, comes back, and leaves nothing behind."""

import gc
import io
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zlib import crc32

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reportgen.errors import OfficeError
from reportgen.office import Office, server

from . import tools


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, which also tells our processes from all others."""
    tools.require(tools.soffice(), "LibreOffice")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def document(*pages: Iterable[str]) -> bytes:
    """A document with a page for each group of bookmarks."""
    made = docx.Document()
    for number, names in enumerate(pages, 1):
        first = made.add_paragraph(f"第{number}页")
        first.paragraph_format.page_break_before = number > 1
        for name in names:
            bookmark(made.add_paragraph("正文")._p, name)
    return saved(made)


def bookmark(paragraph: OxmlElement, name: str) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(crc32(name.encode()) % 10**8))
        mark.set(qn("w:name"), name)
        paragraph.append(mark)


def saved(made: docx.document.Document) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def living(folder: Path) -> set[int]:
    """The processes that were started with this folder and have not ended."""
    rows = subprocess.run(
        ["ps", "-ww", "-eo", "pid,stat,args"], capture_output=True, text=True
    ).stdout
    fields = [row.split(None, 2) for row in rows.splitlines() if f"{folder}/reportgen" in row]
    return {int(pid) for pid, state, _ in fields if not state.startswith("Z")}


def gone(folder: Path) -> bool:
    """Whether no process and no file is left; a killed process takes a moment."""
    until = time.monotonic() + 10
    while living(folder) and time.monotonic() < until:
        time.sleep(0.05)
    return not living(folder) and not list(folder.glob("reportgen-office-*"))


def kill(folder: Path) -> None:
    for pid in living(folder):
        os.kill(pid, signal.SIGKILL)
    while living(folder):
        time.sleep(0.01)


def test_a_document_becomes_a_pdf(room: Path) -> None:
    with Office() as office:
        assert office.pdf(document([])).startswith(b"%PDF-")


def test_nothing_starts_before_the_first_document(room: Path) -> None:
    with Office():
        assert set() == living(room)


def test_the_same_process_serves_the_next_document(room: Path) -> None:
    with Office() as office:
        assert 1 == office.pages(document([])).count
        first = living(room)
        assert 2 == office.pages(document([], [])).count
        assert first
        assert first == living(room)


def test_bookmarks_are_found_by_their_names_on_pages_from_1(room: Path) -> None:
    expected = {"_Toc170000001": 1, "一、部门概况": 2, "_ref_1": 2, "附件2": 3, "𠮷": 3}
    made = document(["_Toc170000001"], ["一、部门概况", "_ref_1"], ["附件2", "𠮷"])
    with Office() as office:
        found = office.pages(made)
    assert 3 == found.count
    assert expected == {name: found.bookmarks[name] for name in expected}


def test_bookmarks_are_listed_as_they_are_named(room: Path) -> None:
    names = ["_Toc2525", "_目录_3", "总体目标完成情况2025", "plain", "页25"]
    with Office() as office:
        assert names == list(office.pages(document(names)).bookmarks)


def test_a_blank_page_before_an_odd_one_counts(room: Path) -> None:
    made = docx.Document()
    made.add_paragraph("第一页")
    made.add_section(WD_SECTION.ODD_PAGE)
    bookmark(made.add_paragraph("第三页")._p, "third")
    with Office() as office:
        found = office.pages(saved(made))
    assert 3 == found.count
    assert {"third": 3} == found.bookmarks


def test_nothing_is_printed(room: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with Office() as office:
        office.pages(document(["a"]))
    assert ("", "") == capfd.readouterr()


def test_a_killed_libreoffice_comes_back(room: Path) -> None:
    with Office() as office:
        office.pdf(document([]))
        killed = living(room)
        kill(room)
        assert 1 == office.pages(document([])).count
        assert living(room)
        assert not killed & living(room)


def test_a_stopped_libreoffice_is_replaced(room: Path) -> None:
    with Office(seconds=8) as office:
        office.pdf(document([]))
        stopped = living(room)
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        assert 1 == office.pages(document([])).count
        assert not stopped & living(room)


def test_what_is_no_document_is_refused_in_a_sentence(room: Path) -> None:
    with Office() as office, pytest.raises(OfficeError) as caught:
        office.pdf(b"no document")
    assert (
        "LibreOffice打不开这份文档，没有排出页面，请先用Word或WPS打开，确认完好并另存后再试"
    ) == str(caught.value)


def test_after_a_refused_document_the_next_is_laid_out(room: Path) -> None:
    with Office() as office:
        with pytest.raises(OfficeError):
            office.pdf(b"PK\x03\x04 and no more")
        assert 1 == office.pages(document([])).count


def test_two_offices_work_at_once(room: Path) -> None:
    both = threading.Barrier(2)

    def count(pages: int) -> list[int]:
        with Office() as office:
            both.wait(60)
            return [office.pages(document(*[[]] * pages)).count for _ in range(3)]

    with ThreadPoolExecutor(2) as threads:
        assert [[2, 2, 2], [3, 3, 3]] == list(threads.map(count, (2, 3)))
    assert gone(room)


def test_threads_share_an_office(room: Path) -> None:
    with Office() as office, ThreadPoolExecutor(4) as threads:
        counts = threads.map(lambda n: office.pages(document(*[[]] * n)).count, (1, 2, 3, 4))
        assert [1, 2, 3, 4] == list(counts)
        assert 1 == len(list(room.glob("reportgen-office-*")))


def test_closing_leaves_no_process_and_no_file(room: Path) -> None:
    office = Office()
    office.pdf(document([]))
    assert living(room)
    office.close()
    assert gone(room)


def test_closing_leaves_no_socket(room: Path) -> None:
    with Office() as office:
        office.pdf(document([]))
        [folder] = room.glob("reportgen-office-*")
        [socket] = server._sockets(server._profile(folder))
        assert socket.is_socket()
    assert not socket.exists()


def test_closing_twice_is_no_fault(room: Path) -> None:
    with Office() as office:
        office.pdf(document([]))
        office.close()
    assert gone(room)


def test_a_closed_office_starts_anew(room: Path) -> None:
    with Office() as office:
        office.pdf(document([]))
        office.close()
        assert 1 == office.pages(document([])).count
    assert gone(room)


def test_an_exception_leaves_nothing_behind(room: Path) -> None:
    with pytest.raises(TypeError), Office() as office:
        office.pdf(document([]) + "a fault of the caller")
    assert gone(room)


def test_an_office_that_nobody_holds_leaves_nothing_behind(room: Path) -> None:
    office = Office()
    office.pdf(document([]))
    assert living(room)
    del office
    gc.collect()
    assert gone(room)


LEFT_OPEN = """
import os, sys
from pathlib import Path
from reportgen.office import Office, server
office = Office()
office.pdf(Path(sys.argv[1]).read_bytes())
"""
FORKED = """
if os.fork() == 0:
    sys.exit(0)
os.wait()
assert office._server.runs
office.pdf(Path(sys.argv[1]).read_bytes())
"""


@pytest.mark.parametrize("program", [LEFT_OPEN, LEFT_OPEN + "raise KeyError", LEFT_OPEN + FORKED])
def test_the_end_of_the_interpreter_leaves_nothing_behind(room: Path, program: str) -> None:
    made = room / "made.docx"
    made.write_bytes(document([]))
    answer = subprocess.run(
        [sys.executable, "-c", program, str(made)],
        cwd=tools.ROOT,
        env=os.environ | {"TMPDIR": str(room)},
        stderr=subprocess.PIPE,
        text=True,
        timeout=tools.SECONDS,
    )
    assert ("KeyError" in program) == bool(answer.returncode), answer.stderr
    assert gone(room)
