"""Where pictures are found: nothing outside of their folder is ever read."""

import os
from pathlib import Path

import pytest

from reportgen import pictures
from reportgen.pictures import look_up_in
from reportgen.word import Unprintable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pictures, and a file beside it."""
    inner = tmp_path / "数据"
    (inner / "图片").mkdir(parents=True)
    (inner / "甲.jpg").write_bytes(b"A")
    (inner / "图片" / "乙.jpg").write_bytes(b"B")
    (inner / "..丙.jpg").write_bytes(b"C")
    (tmp_path / "秘密.jpg").write_bytes(b"secret")
    return inner


def test_without_pictures_there_is_none() -> None:
    assert look_up_in(None)("甲.jpg") is None


def test_bytes_are_given_by_name() -> None:
    found = look_up_in({"甲.jpg": b"A"})
    assert (b"A", None) == (found("甲.jpg"), found("乙.jpg"))


def test_a_look_up_of_one_s_own_is_asked() -> None:
    assert b"x" == look_up_in(lambda name: name.encode())("x")


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (b"A", "甲.jpg"), (b"A", "./甲.jpg"), (b"B", "图片/乙.jpg"), (b"B", r"图片\乙.jpg"),
        (b"C", "..丙.jpg"), (None, "没有.jpg"), (None, "图片"), (None, ""), (None, "没有/甲.jpg"),
    ],
)  # fmt: skip
def test_a_folder_is_looked_into(folder: Path, expected: bytes | None, name: str) -> None:
    assert expected == look_up_in(folder)(name)
    assert expected == look_up_in(str(folder))(name)


@pytest.mark.parametrize(
    "name",
    [
        "../秘密.jpg", "图片/../甲.jpg", r"图片\..\..\秘密.jpg", "..", "/etc/hostname", r"\甲.jpg",
        r"C:\甲.jpg", "C:甲.jpg", "c:/甲.jpg", r"\\server\share\甲.jpg", "//server/share/甲.jpg",
    ],
)  # fmt: skip
def test_a_name_that_leads_out_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(Unprintable, match="盘符或绝对路径"):
        look_up_in(folder)(name)


def test_a_link_that_leads_out_is_refused(folder: Path) -> None:
    (folder / "链接.jpg").symlink_to(folder.parent / "秘密.jpg")
    (folder / "外面").symlink_to(folder.parent)
    for name in ("链接.jpg", "外面/秘密.jpg"):
        with pytest.raises(Unprintable, match="请把图片复制到数据文件旁边"):
            look_up_in(folder)(name)


def test_a_link_within_the_folder_is_followed(folder: Path) -> None:
    (folder / "链接.jpg").symlink_to(folder / "图片" / "乙.jpg")
    assert b"B" == look_up_in(folder)("链接.jpg")


def test_a_folder_that_is_itself_a_link_is_looked_into(folder: Path) -> None:
    link = folder.parent / "链接"
    link.symlink_to(folder)
    assert b"A" == look_up_in(link)("甲.jpg")


def test_a_folder_that_is_not_there_has_no_pictures(tmp_path: Path) -> None:
    assert look_up_in(tmp_path / "没有")("甲.jpg") is None


def test_a_relative_folder_is_that_of_the_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert b"B" == look_up_in("图片")("乙.jpg")


def test_a_large_file_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 2 << 20)
    for size in (2 << 20, (2 << 20) + 1):
        with (folder / "大.jpg").open("wb") as file:
            file.truncate(size)
        if size == 2 << 20:
            assert size == len(look_up_in(folder)("大.jpg") or b"")
    with pytest.raises(Unprintable, match="图片超过2MB，请缩小后再用"):
        look_up_in(folder)("大.jpg")


def test_a_link_to_itself_is_answered(folder: Path) -> None:
    (folder / "圈.jpg").symlink_to(folder / "圈.jpg")
    with pytest.raises(Unprintable, match="图片打不开（"):
        look_up_in(folder)("圈.jpg")


@pytest.mark.parametrize("name", ["甲\0.jpg", "甲" * 300 + ".jpg", "\ud800.jpg"])
def test_a_name_that_no_file_can_have_is_answered(folder: Path, name: str) -> None:
    with pytest.raises(Unprintable, match="图片打不开（"):
        look_up_in(folder)(name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_answered(folder: Path) -> None:
    (folder / "甲.jpg").chmod(0)
    with pytest.raises(Unprintable, match="图片打不开"):
        look_up_in(folder)("甲.jpg")


def test_a_file_that_fails_is_answered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(file: Path) -> bytes:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(Unprintable, match="图片打不开（"):
        look_up_in(folder)("甲.jpg")
