# the expected value stands on the left
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import IntakeError
from reportgen.intake import load, read
from tests.support import load_text, mapping, problem, problem_of, problems_of, text

EXAMPLES = Path(__file__).parents[2] / "templates" / "sichuan" / "examples"


class TestRefusedFiles:
    @pytest.mark.parametrize("content", ["", "\n\n", "# 只有注释\n", "---\n", "~", "{", "\ufeff"])
    def test_a_file_without_data_is_one_fault(self, tmp_path: Path, content: str) -> None:
        expected = "syntax" if content == "{" else "empty"
        assert expected == problem_of(load_text, tmp_path, content).code

    def test_a_list_at_the_root_is_one_fault(self, tmp_path: Path) -> None:
        assert "这里应当是“评价年度”的各项（名称: 内容），读到的是列表" == (
            problem_of(load_text, tmp_path, "- 版本: 1\n").message
        )

    def test_two_documents_are_one_fault(self, tmp_path: Path) -> None:
        found = problem_of(load_text, tmp_path, f"{text()}---\n{text()}")
        assert ("documents", "一个文件只能有一份数据，请删除“---”及其后的内容") == (
            found.code, found.message
        )  # fmt: skip

    def test_a_nought_byte_is_one_fault(self, tmp_path: Path) -> None:
        content = text().replace("应急", "应\0急", 1)
        assert "control" == problem_of(load_text, tmp_path, content).code

    def test_utf_16_is_refused_in_a_sentence(self, tmp_path: Path) -> None:
        found = problem_of(load_text, tmp_path, text().encode("utf-16"))
        assert (
            "文件是UTF-16（Unicode）编码，或者不是文本，请用“另存为”选择UTF-8编码" == found.message
        )

    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        assert "这是文件夹，请写出数据文件的名称" == problem_of(load, tmp_path).message

    def test_a_missing_file_is_refused(self, tmp_path: Path) -> None:
        found = problem_of(load, tmp_path / "没有.yaml")
        assert ("open", "打不开文件（文件或文件夹不存在），请检查路径") == (
            found.code,
            found.message,
        )

    def test_a_path_that_no_system_knows_is_refused(self) -> None:
        assert "路径中有不能识别的字符，请检查路径" == problem_of(load, "甲\0.yaml").message

    @pytest.mark.parametrize("name", ["数据.xlsx", "数据.txt", "数据", "yaml"])
    def test_another_kind_of_file_is_refused(self, tmp_path: Path, name: str) -> None:
        assert "不认识的文件类型，数据文件应当以.yaml、.yml、.json结尾" == (
            problem_of(load_text, tmp_path, text(), name).message
        )


class TestRefusedValues:
    @pytest.mark.parametrize(
        ("words", "value"),
        [
            ("2024.0是浮点数，不能表示确切的金额", 2024.0),
            ("不能识别类型set", {1}),
            ("不能识别类型bytes", b"2024"),
            ("不能识别类型object", object()),
            ("不能识别类型generator", (one for one in "甲")),
            ("NaN不是一个数", Decimal("NaN")),
            ("Infinity不是一个数", Decimal("Infinity")),
            pytest.param("数字超过40位", 10**5000, id="huge"),
            ("数字超过40位", Decimal("1E+999999")),
            ("数字超过40位", Decimal("1E-999999")),
            ("数字超过40位", Decimal("1." + "1" * 50)),
        ],
    )
    def test_what_is_no_plain_data_is_refused_at_its_path(self, words: str, value: Any) -> None:
        found = problem(格式=["甲", value])
        assert ("type", "格式第2项", True) == (found.code, found.path, words in found.message)

    def test_every_one_of_them_is_reported(self) -> None:
        data = mapping(年度=1.5, 部门__简称={1}, 部门__主要职责=[b""])
        assert ["年度", "部门.主要职责第1项", "部门.简称"] == [
            one.path for one in problems_of(read, data)
        ]

    def test_a_list_within_itself_is_refused(self) -> None:
        rows: list[Any] = []
        rows.append(rows)
        assert "depth" == problem(格式=rows).code

    def test_lists_that_share_their_rows_are_not_multiplied(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("reportgen.intake.mapping.MOST_VALUES", 9_999)
        rows: list[Any] = ["甲"]
        for _ in range(30):
            rows = [rows] * 9
        assert "内容超过9999项" == problem(格式=rows).message

    @pytest.mark.parametrize("data", [[], ["甲"], "甲", 5])
    def test_what_is_no_mapping_is_refused(self, data: Any) -> None:
        assert "shape" == problem_of(read, data).code

    @pytest.mark.parametrize("data", [None, ""])
    def test_nothing_is_refused(self, data: Any) -> None:
        assert "empty" == problem_of(read, data).code


@pytest.mark.parametrize(
    "content",
    ["- " * 100_000 + "x", "[" * 100_000, '{"a":' * 100_000, "a: &a [x]\n" * 10],
)
def test_a_file_made_to_hurt_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(IntakeError):
        load_text(tmp_path, content)


@pytest.mark.parametrize("size", [17, 50])
def test_a_huge_file_is_refused_before_it_is_looked_at(tmp_path: Path, size: int) -> None:
    file = tmp_path / "很大.yaml"
    with file.open("wb") as opened:
        opened.truncate(size * 1024 * 1024)
    start = time.perf_counter()
    assert "large-file" == problem_of(load, file).code
    assert 1 > time.perf_counter() - start


def test_a_thousand_laughs_are_refused_in_time(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    start = time.perf_counter()
    with pytest.raises(IntakeError):
        load_text(tmp_path, "\n".join(lines))
    assert 2 > time.perf_counter() - start


def test_thousands_of_faults_are_told_in_time(tmp_path: Path) -> None:
    content = text() + "".join(f"没有这一项{n}: 1\n" for n in range(20_000))
    start = time.perf_counter()
    assert 20_000 == len(problems_of(load_text, tmp_path, content))
    assert 4 > time.perf_counter() - start


def test_a_sample_year_is_read_in_no_time() -> None:
    file = next(EXAMPLES.glob("*.yaml"))
    load(file)
    start = time.perf_counter()
    load(file)
    assert 1 > time.perf_counter() - start
