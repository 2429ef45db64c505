# the expected value stands on the left
import datetime
import decimal
import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.amounts import Amount
from reportgen.intake import dump, load_year, read, save, write_whole
from reportgen.model import EvaluationYear, Funds, FundsLine
from tests.support import load_text, make_year, mapping, text

ENDINGS = [".yaml", ".yml", ".json"]


def with_amount(amount: Amount, **changes: Any) -> EvaluationYear:
    """A year whose only amount was never typed."""
    made: Any = make_year(**changes)
    line: Any = FundsLine(spent=amount)
    year: EvaluationYear = attrs.evolve(made, funds=Funds(lines=(line,)))
    return year


def written(amount: Amount, **changes: Any) -> str:
    found = dump(with_amount(amount, **changes))["收支"]["明细"][0]["支出决算"]
    assert isinstance(found, str)
    return found


class TestDump:
    def test_the_smallest_year_is_its_mapping(self) -> None:
        assert mapping() == dump(make_year())

    def test_every_value_is_a_text(self) -> None:
        year = make_year(
            空白按零="是", 自评={"得分": "97分", "开始日期": "2025年1月2日"},
            绩效指标列表=[{"名称": "甲", "完成值": "【= 年度 】", "指标值": "8.7万余"}],
        )  # fmt: skip
        data = dump(year)
        assert ("是", "97分", "2025-01-02", "【=年度】", "8.7万余") == (
            data["空白按零"], data["自评"]["得分"], data["自评"]["开始日期"],
            data["绩效指标列表"][0]["完成值"], data["绩效指标列表"][0]["指标值"],
        )  # fmt: skip

    def test_what_is_unknown_is_left_out(self) -> None:
        assert "收支" not in dump(make_year())

    def test_a_list_known_to_be_empty_says_so(self) -> None:
        assert "无" == dump(make_year(项目列表=[]))["项目列表"]

    def test_no_is_written_out(self) -> None:
        assert "否" == dump(make_year(空白按零="否"))["空白按零"]

    @pytest.mark.parametrize(
        "typed", ["14", "14.00", "1,298.53", "１２", "无", "—", "3亿元", "26万", "-0.5", "(5.00)"]
    )
    def test_amounts_are_written_as_typed(self, typed: str) -> None:
        year = make_year(收支={"明细": [{"支出决算": typed}]})
        assert typed == dump(year)["收支"]["明细"][0]["支出决算"]

    @pytest.mark.parametrize(
        ("expected", "yuan", "margin", "unit"),
        [
            ("14.00", "140000", "50", "万元"),
            ("14.0000", "140000", "0", "元"),
            ("140000.00元", "140000", "0", "万元"),
            ("14.123", "141230", "5", "万元"),
            ("0.00", "0", "0", "万元"),
            ("-0.50", "-0.5", "0", "元"),
            ("14.00", "140000", "77", "万元"),
            ("0.001", "0.001", "0", "元"),
        ],
    )
    def test_amounts_that_were_not_typed_are_written_as_exact_as_they_are(
        self, expected: str, yuan: str, margin: str, unit: str
    ) -> None:
        expected = expected if unit == "万元" else f"{Decimal(yuan):.2f}"
        expected = "0.001" if yuan == "0.001" else expected
        assert expected == written(Amount(Decimal(yuan), Decimal(margin)), 金额单位=unit)

    def test_an_amount_typed_in_another_unit_is_written_in_this_files(self) -> None:
        amount = Amount(Decimal(140000), Decimal(50), "140000")
        assert "14.00" == written(amount)

    def test_an_amount_whose_text_is_none_here_is_written_anew(self) -> None:
        assert "14.00" == written(Amount(Decimal(140000), Decimal(50), "大约14"))

    def test_a_callers_context_costs_no_figure(self) -> None:
        amount = Amount(Decimal("1234567890123.45"))
        with decimal.localcontext(prec=6):
            assert "1234567890123.45" == written(amount, 金额单位="元")

    def test_as_many_places_are_written_as_the_file_declares(self) -> None:
        assert "0.00000000" == written(Amount(Decimal(0)), 小数位="8")


class TestSave:
    @pytest.mark.parametrize("ending", ENDINGS)
    def test_what_is_saved_is_read(self, tmp_path: Path, ending: str) -> None:
        year = make_year(文字={"甲": "一\n\n二\n"}, 收支={"明细": [{"支出决算": "14"}]})
        save(year, str(tmp_path / f"年度{ending}"))
        assert year == load_year(tmp_path / f"年度{ending}")

    def test_a_saved_file_is_plain_to_read(self, tmp_path: Path) -> None:
        save(make_year(文字={"甲": "一\n二"}), tmp_path / "年度.yaml")
        expected = text().replace('"', "'") + "文字:\n  甲: |-\n    一\n    二\n"
        assert expected == (tmp_path / "年度.yaml").read_text(encoding="utf-8")

    def test_json_is_json(self, tmp_path: Path) -> None:
        save(make_year(), tmp_path / "年度.json")
        assert mapping() == json.loads((tmp_path / "年度.json").read_text(encoding="utf-8"))

    def test_another_ending_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match=r"\.yaml, \.yml or \.json"):
            save(make_year(), tmp_path / "年度.xlsx")

    def test_a_refused_ending_leaves_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match=r"ends in"):
            save(make_year(), tmp_path / "年度.txt")
        assert [] == list(tmp_path.iterdir())

    def test_an_older_file_is_replaced(self, tmp_path: Path) -> None:
        save(make_year(年度="2023"), tmp_path / "年度.yaml")
        save(make_year(), tmp_path / "年度.yaml")
        assert 2024 == load_year(tmp_path / "年度.yaml").fiscal_year


class TestWriting:
    @pytest.fixture
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: Any) -> None:
            raise OSError(28, "no space left")

        monkeypatch.setattr(os, "replace", refuse)

    @pytest.mark.usefixtures("broken")
    def test_a_file_that_cannot_be_replaced_stays_as_it_was(self, tmp_path: Path) -> None:
        file = tmp_path / "年度.yaml"
        file.write_bytes(b"old")
        with pytest.raises(OSError, match="no space"):
            write_whole(file, b"new")
        assert b"old" == file.read_bytes()

    @pytest.mark.usefixtures("broken")
    def test_a_failure_leaves_no_other_file(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="no space"):
            write_whole(tmp_path / "年度.yaml", b"new")
        assert [] == list(tmp_path.iterdir())

    def test_a_failure_while_writing_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stop(*_: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            write_whole(tmp_path / "年度.yaml", b"new")
        assert [] == list(tmp_path.iterdir())

    def test_a_missing_folder_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            write_whole(tmp_path / "没有" / "年度.yaml", b"new")

    def test_a_long_name_can_be_written(self, tmp_path: Path) -> None:
        file = tmp_path / f"{'长' * 80}.yaml"
        write_whole(file, b"new")
        assert b"new" == file.read_bytes()


AWKWARD = [
    "~", "null", "Null", "yes", "是", "无", "0010", "12:30", "2024-01-01", "1.50", "=", "-", "—",
    "- 条", "# 号", "甲 # 乙", "甲: 乙", "甲:", ": 乙", "{甲}", "[乙]", "& 丙", "* 丁", "! 戊",
    "| 己", "> 庚", "% 辛", "@ 壬", "` 癸", "? 子", "'", '"', '"甲" 乙', "'甲'", "\\", "\\n", "\\u",
    "\\ud83d\\ude00",
    "\\ud83d", "---", "...", "<<", "甲\t乙", "𠮷🎉", "\xa0甲", "甲  乙", "甲," * 60,
]  # fmt: skip
lines = st.text(alphabet="甲乙 :#-'\"|>\\{}[],&*!%@`~?\t1.", max_size=30)


@pytest.mark.parametrize("ending", ENDINGS[1:])
@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_text_is_read_as_it_was(tmp_path: Path, words: str, ending: str) -> None:
    year = make_year(部门__简称=words, 文字={"甲": words})
    save(year, tmp_path / f"年度{ending}")
    again = load_year(tmp_path / f"年度{ending}")
    assert (words.strip(), words) == (again.department.short_name, (again.texts or {})["甲"].text)


@pytest.mark.parametrize("ending", ENDINGS[1:])
@given(passage=st.lists(lines, min_size=1, max_size=5).map("\n".join).filter(str.strip))
def test_any_passage_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, passage: str, ending: str
) -> None:
    file = tmp_path_factory.mktemp("年度") / f"年度{ending}"
    year = make_year(文字={"甲": passage})
    save(year, file)
    assert year == load_year(file)


@given(
    yuan=st.decimals(-(10**12), 10**12, places=2),
    unit=st.sampled_from(["元", "万元", "亿元"]),
    places=st.sampled_from(["", "0", "2", "4"]),
)
def test_an_exact_amount_stays_exact(yuan: Decimal, unit: str, places: str) -> None:
    year = with_amount(Amount(yuan), 金额单位=unit, 小数位=places)
    assert year == read(dump(year)).year


def test_dates_stay_dates() -> None:
    year = make_year(自评={"开始日期": "2025-01-02"})
    again = read(dump(year)).year.self_evaluation
    assert again is not None
    assert datetime.date(2025, 1, 2) == again.starts_on


def test_a_file_in_another_unit_is_not_changed_by_saving(tmp_path: Path) -> None:
    content = text(金额单位="亿元", 收支={"明细": [{"支出决算": "0.14"}]})
    year = load_text(tmp_path, content).year
    save(year, tmp_path / "又.yaml")
    assert year == load_year(tmp_path / "又.yaml")
