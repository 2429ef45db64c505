"""Years written and read again are the same years: the samples, and 500 that nobody thought of."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given

from reportgen.intake import dump, load_year, read, save
from tests.often import often
from tests.years import years

SAMPLES = sorted(Path(__file__).parents[2].glob("templates/*/examples/*.yaml"))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@often(500, suppress_health_check=SLOW)
@given(years())
def test_what_is_dumped_reads_as_the_same_year(data):
    year = read(data).year
    again = dump(year)
    assert year == read(again).year
    assert again == dump(read(again).year)


@often(100, suppress_health_check=SLOW)
@given(years())
def test_files_of_both_kinds_read_as_the_same_year(data):
    year = read(data).year
    with tempfile.TemporaryDirectory() as folder:
        for ending in (".yaml", ".json"):
            file = Path(folder, f"年度{ending}")
            save(year, file)
            assert year == load_year(file)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_samples_survive_both_kinds_of_file(sample, tmp_path):
    year = load_year(sample)
    assert year == read(dump(year)).year
    for ending in (".yaml", ".json"):
        save(year, tmp_path / f"again{ending}")
        assert year == load_year(tmp_path / f"again{ending}")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_amounts_are_written_as_they_were_typed(sample):
    text = sample.read_text(encoding="utf-8")
    for line in dump(load_year(sample)).get("收支", {}).get("明细", []):
        for key in ("年初预算", "全年预算", "实际到位", "支出决算"):
            assert f"{key}: {line[key]}" in text if key in line else True
