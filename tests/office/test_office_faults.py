"""What may go wrong, played by a shell script in the place of LibreOffice."""

import errno
import os
import tempfile
import time
from pathlib import Path

import pytest

from reportgen.errors import OfficeError
from reportgen.office import Office

from .test_office import gone, living

MARKS = 'touch "$folder/.~lock.keep.txt#"'
STAYS = f"{MARKS}; sleep 60 & sleep 60"
ASKS = 'echo "$pdf" > "$room/new"; mv "$room/new" "$room/asked"'
WRITES = "printf '%%PDF-1.7 text %%%%EOF\\n' > \"$pdf\""
PDF = b"%PDF-1.7 text %%EOF\n"
UNOPENED = "LibreOffice打不开这份文档，没有排出页面，请先用Word或WPS打开，确认完好并另存后再试"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def soffice(room: Path, *, server: str = STAYS, messenger: str = WRITES) -> Path:
    """A program that does one thing when it is to stay, and another for each document."""
    program = room / "soffice"
    program.write_text(
        f"""#!/bin/sh
        for last; do :; done
        room='{room}' folder=$(dirname "$last") pdf="${{last%.docx}}.pdf"
        case "$last" in
          *keep.txt) echo started >> "$room/starts"; {server} ;;
          *) {messenger} ;;
        esac
        """
    )
    program.chmod(0o755)
    return program


def starts(room: Path) -> int:
    return len((room / "starts").read_text().split())


def fault(program: Path | None, seconds: float = 5) -> str:
    with Office(program, seconds=seconds) as office, pytest.raises(OfficeError) as caught:
        office.pdf(b"document")
    return str(caught.value)


def test_without_libreoffice_a_sentence_says_what_to_install(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.office.finding.find_office", lambda: None)
    monkeypatch.delenv("REPORTGEN_SOFFICE", raising=False)
    assert (
        "没有找到LibreOffice，请安装LibreOffice 7或更高版本（免费），"
        "已安装的请用环境变量REPORTGEN_SOFFICE写明soffice程序的完整路径"
    ) == fault(None)


def test_a_variable_that_names_no_program_is_quoted(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_SOFFICE", "/nowhere/soffice")
    assert (
        "环境变量REPORTGEN_SOFFICE所指的“/nowhere/soffice”不是可以运行的程序，"
        "请改为soffice程序的完整路径，或删去该变量"
    ) == fault(None)


def test_the_program_that_the_variable_names_is_started(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_SOFFICE", str(soffice(room)))
    with Office() as office:
        assert PDF == office.pdf(b"document")


def test_a_program_that_is_not_there_does_not_start(room: Path) -> None:
    assert (
        f"LibreOffice（{room}/none）没有启动（文件或文件夹不存在），"
        "请先打开一次LibreOffice，确认能用后再试"
    ) == fault(room / "none")


def test_a_program_that_ends_at_once_has_the_last_word(room: Path) -> None:
    program = soffice(room, server="echo first; echo 'libX11.so.6: not found' >&2; echo; exit 1")
    assert f"LibreOffice（{program}）没有启动（libX11.so.6: not found）" in fault(program)


def test_a_program_that_ends_without_a_word_does_not_start(room: Path) -> None:
    assert "没有启动（没有说明原因）" in fault(soffice(room, server="exit 1"))


def test_a_start_that_hangs_is_given_up(room: Path) -> None:
    assert "没有启动（等了0.3秒）" in fault(soffice(room, server="sleep 60"), seconds=0.3)
    assert gone(room)


def test_a_start_that_fails_is_not_tried_again(room: Path) -> None:
    fault(soffice(room, server="exit 1"))
    assert 1 == starts(room)


def test_a_document_that_hangs_is_given_up_after_one_restart(room: Path) -> None:
    program = soffice(room, messenger="sleep 60 & sleep 60")
    assert "LibreOffice在0.5秒内没有排完这份文档，请关闭其他程序后再试" == fault(program, 0.5)
    assert 2 == starts(room)
    assert gone(room)


@pytest.mark.parametrize(
    "messenger", ["exit 1", 'echo garbage > "$pdf"', "printf '%%PDF-1.7 half' > \"$pdf\""]
)
def test_a_document_without_a_whole_pdf_is_refused_after_one_restart(
    room: Path, messenger: str
) -> None:
    assert UNOPENED == fault(soffice(room, messenger=messenger))
    assert 2 == starts(room)


def test_a_pdf_that_keeps_growing_is_given_up(room: Path) -> None:
    grows = 'while true; do printf x >> "$pdf"; sleep 0.05; done'
    program = soffice(room, server=behind(grows), messenger=ASKS)
    assert "LibreOffice在1.5秒内没有排完这份文档" in fault(program, 1.5)


def test_a_pdf_that_comes_late_is_awaited(room: Path) -> None:
    late = "sleep 0.3; printf '%%PDF-1.7 ' > $pdf; sleep 0.3; printf 'text %%%%EOF\\n' >> $pdf"
    with Office(soffice(room, server=behind(late), messenger=ASKS)) as office:
        assert PDF == office.pdf(b"document")
    assert 1 == starts(room)


def behind(script: str) -> str:
    """A server that works when the messenger is gone."""
    waits = 'until [ -e "$room/asked" ]; do sleep 0.05; done'
    takes = 'pdf=$(cat "$room/asked"); rm "$room/asked"'
    return f"{MARKS}; {waits}; {takes}; {script}; sleep 60"


def test_a_libreoffice_that_falls_over_a_document_is_started_once_more(room: Path) -> None:
    falls = (
        'if [ -e "$room/fallen" ]; then ' + WRITES + '; else touch "$room/fallen"; '
        'kill -9 $(cat "$room/pid"); fi'
    )
    program = soffice(room, server='echo $$ > "$room/pid"; ' + STAYS, messenger=falls)
    with Office(program) as office:
        assert PDF == office.pdf(b"document")
    assert 2 == starts(room)


def test_the_document_arrives_whole(room: Path) -> None:
    with Office(soffice(room, messenger='cp "$last" "$room/seen"; ' + WRITES)) as office:
        office.pdf(b"\x00document\xff")
    assert b"\x00document\xff" == (room / "seen").read_bytes()


def test_the_environment_is_passed_on(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/fonts.conf")
    program = soffice(room, server='echo "$FONTCONFIG_FILE" > "$room/fonts"; ' + STAYS)
    with Office(program) as office:
        office.pdf(b"document")
    assert "/fonts.conf\n" == (room / "fonts").read_text()


def test_copies_that_libreoffice_makes_go_with_it(room: Path) -> None:
    program = soffice(room, server='touch "$TMPDIR/copy"; echo "$TMPDIR" > "$room/kept"; ' + STAYS)
    with Office(program) as office:
        office.pdf(b"document")
        kept = Path((room / "kept").read_text().strip())
        assert [kept / "copy"] == list(kept.iterdir())
    assert not kept.exists()


def test_a_full_disk_is_answered_in_a_sentence(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: str) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    assert "临时文件夹不能使用（磁盘已满），请检查磁盘后再试" == fault(soffice(room))


def test_an_interrupt_ends_libreoffice(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Office(soffice(room)) as office:
        office.pdf(b"document")
        monkeypatch.setattr(time, "monotonic", interrupted)
        with pytest.raises(KeyboardInterrupt):
            office.pdf(b"document")
        monkeypatch.undo()
        assert set() == living(room)


def interrupted() -> float:
    raise KeyboardInterrupt
