"""Which files are jobs, what they are called, and where their documents go."""

import os
from pathlib import Path

import pytest

from reportgen.batch import Asked, BatchError, Job, jobs_of


def made(folder: Path, *names: str) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", "utf-8")
    return folder


def jobs(source: Path, out: Path = Path("报告"), **asked: object) -> list[Job]:
    return list(jobs_of(source, out, Asked(**asked)))  # type: ignore[arg-type]


def names(source: Path, out: Path = Path("报告")) -> list[str]:
    return [one.name for one in jobs(source, out)]


def targets(source: Path) -> list[str]:
    found = jobs(source, source / "报告")
    return [one.target.relative_to(source / "报告").as_posix() for one in found]


def test_a_folder_is_searched_through_in_the_order_of_its_names(tmp_path: Path) -> None:
    made(tmp_path, "乙.yaml", "甲.xlsx", "下/丁.json", "下/更下/丙.yml", "上/戊.yaml")
    expected = ["乙.yaml", "甲.xlsx", "上/戊.yaml", "下/丁.json", "下/更下/丙.yml"]
    assert expected == names(tmp_path)


@pytest.mark.parametrize(
    "name",
    ["~$甲.xlsx", ".~lock.甲.xlsx#", ".甲.yaml", ".git/甲.yaml", "甲-问题.xlsx", "甲.docx"],
)  # fmt: skip
def test_what_is_no_data_is_passed_over(tmp_path: Path, name: str) -> None:
    assert [] == names(made(tmp_path, name))


def test_workbooks_of_other_kinds_are_jobs_so_that_nobody_is_lost(tmp_path: Path) -> None:
    assert ["甲.et", "甲.xls"] == names(made(tmp_path, "甲.xls", "甲.et"))


def test_the_documents_of_this_batch_and_of_others_are_no_data(tmp_path: Path) -> None:
    earlier = ("去年/批量记录.jsonl", "去年/结果.xlsx", "去年/结果（2）.xlsx", "去年/甲/乙.docx")
    made(tmp_path, "甲.yaml", "报告/结果.xlsx", *earlier)
    assert ["甲.yaml"] == names(tmp_path, tmp_path / "报告")


def test_data_among_the_documents_of_another_batch_are_told(tmp_path: Path) -> None:
    made(tmp_path, "甲.yaml", "区/批量记录.jsonl", "区/下/乙.yaml")
    first, second = jobs(tmp_path, tmp_path / "报告")
    assert ("甲.yaml", "") == (first.name, first.fault)
    assert "区/" == second.name
    assert "还有数据文件" in second.fault


def test_documents_do_not_go_where_data_lie(tmp_path: Path) -> None:
    made(tmp_path, "甲.yaml", "区/乙.yaml")
    with pytest.raises(BatchError, match="里有数据文件，报告请写到另一个文件夹"):
        jobs(tmp_path, tmp_path / "区")


def test_a_name_in_another_code_is_told(tmp_path: Path) -> None:
    made(tmp_path, "甲.yaml")
    odd = os.fsencode(tmp_path) + b"/\xc3\xf1"
    os.mkdir(odd)
    with open(odd + b"/a.yaml", "w") as file:
        file.write("版本: 1\n")
    found = jobs(tmp_path, tmp_path / "报告")
    assert ["\\udcc3\\udcf1/a.yaml", "甲.yaml"] == sorted(one.name for one in found)
    assert ["不是UTF-8编码" in one.fault for one in found if one.name != "甲.yaml"] == [True]


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    name = "a" * 251
    assert [name] == targets(made(tmp_path, f"{name}.yml"))


def test_documents_lie_as_the_data_do(tmp_path: Path) -> None:
    made(tmp_path, "甲.yaml", "下/甲.yaml")
    assert ["甲", "下/甲"] == targets(tmp_path)


def test_files_that_only_their_endings_tell_apart_keep_them(tmp_path: Path) -> None:
    made(tmp_path, "甲.yaml", "甲.xlsx", "乙.yaml")
    assert ["乙", "甲.xlsx", "甲"] == targets(tmp_path)


def test_a_neighbour_that_comes_later_moves_no_folder(tmp_path: Path) -> None:
    made(tmp_path, "甲.yaml")
    assert ["甲"] == targets(tmp_path)
    made(tmp_path, "甲.xlsx", "甲.json")
    assert ["甲.json", "甲.xlsx", "甲"] == targets(tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "报告.docx.yaml",
        "甲 .yaml",
        "甲..yaml",
        "清单.txt.xlsx",
        "结果.xlsx.yaml",
        "批量记录.jsonl.json",
    ],
)
def test_a_folder_is_never_taken_for_a_file_nor_loses_a_letter(tmp_path: Path, name: str) -> None:
    assert [name] == targets(made(tmp_path, name))


def test_a_folder_that_cannot_be_opened_is_a_job_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "链接").symlink_to(tmp_path)
    [one] = jobs(tmp_path)
    assert ("链接/", f"打不开文件夹“{tmp_path}/链接”（这是链接，不进去找）") == (
        one.name,
        one.fault,
    )


def test_what_is_asked_for_all_is_asked_of_each(tmp_path: Path) -> None:
    [one] = jobs(made(tmp_path, "甲.yaml"), format="某市/brief", draft=True, force=True)
    assert ((("某市/brief", None),), True, True) == (one.documents, one.draft, one.force)


def listed(folder: Path, text: str, name: str = "清单.csv", encoding: str = "utf-8") -> list[Job]:
    (folder / name).write_text(text, encoding)
    return jobs(folder / name, folder / "报告")


def test_a_list_names_files_one_a_line(tmp_path: Path) -> None:
    found = listed(tmp_path, "甲.yaml\n\n# 说明\n下/乙 丙,丁.yaml\n", "清单.txt")
    assert ["甲.yaml", "下/乙 丙,丁.yaml"] == [one.name for one in found]
    assert [(), ()] == [one.documents for one in found]
    assert tmp_path / "甲.yaml" == found[0].file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_names_formats_and_projects(tmp_path: Path, encoding: str) -> None:
    text = "数据文件,格式,项目\n甲.yaml,某市/brief\n甲.yaml,某市/each,防汛\n乙.yaml,,\n"
    one, two = listed(tmp_path, text, encoding=encoding)
    assert (("某市/brief", None), ("某市/each", "防汛")) == one.documents
    assert () == two.documents


def test_the_same_file_further_down_is_a_fault(tmp_path: Path) -> None:
    *_, one = listed(tmp_path, "甲.yaml\n乙.yaml\n甲.yaml\n")
    assert "甲.yaml（第3行）" == one.name
    assert "请写在一起" in one.fault


def test_a_file_elsewhere_has_its_whole_path(tmp_path: Path) -> None:
    folder = tmp_path / "清单"
    folder.mkdir()
    [one] = listed(folder, f"{tmp_path}/甲.yaml\n")
    assert one.name == (tmp_path / "甲.yaml").relative_to("/").as_posix()
    assert folder / "报告" in one.target.parents


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("没有", "没有“没有”，请写数据文件所在的文件夹"),
        ("没有.txt", "打不开清单“.*没有.txt”（文件或文件夹不存在）"),
        ("甲.yaml", "“甲.yaml”是一个文件，请写文件夹或清单"),
    ],
)
def test_what_cannot_be_a_source_is_a_sentence(tmp_path: Path, monkeypatch, name, words) -> None:
    monkeypatch.chdir(made(tmp_path, "甲.yaml"))
    with pytest.raises(BatchError, match=words):
        jobs(Path(name))


def test_documents_do_not_go_among_the_data(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="报告不能写在数据所在的"):
        jobs(made(tmp_path, "甲.yaml"), tmp_path)


def test_a_list_of_another_code_is_refused(tmp_path: Path) -> None:
    (tmp_path / "清单.txt").write_bytes(b"\xff\xff\xff")
    with pytest.raises(BatchError, match="请用“另存为”选择UTF-8编码"):
        jobs(tmp_path / "清单.txt")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_may_be_parted_otherwise(tmp_path: Path, mark: str) -> None:
    made(tmp_path, "甲.yaml")
    rows = (("数据文件", "格式", "项目"), ("甲.yaml", "某市/each", "乙"))
    text = "".join(mark.join(row) + "\n" for row in rows)
    (tmp_path / "清单.csv").write_text(text, "utf-8")
    (one,) = jobs(tmp_path / "清单.csv")
    assert ("甲.yaml", (("某市/each", "乙"),)) == (one.name, one.documents)


def test_a_quotation_mark_without_end_is_told(tmp_path: Path) -> None:
    (tmp_path / "清单.csv").write_text('甲.yaml,"' + "乙" * 200_000, "utf-8")
    with pytest.raises(BatchError, match="引号没有成对"):
        jobs(tmp_path / "清单.csv")
