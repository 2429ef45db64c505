"""What must hold for each sample year."""

from pathlib import Path

import pytest

from reportgen import dump, load, read
from reportgen.measures import Resolver
from reportgen.model import passages

SAMPLES = sorted(Path(__file__).parents[2].glob("templates/*/examples/*.yaml"))


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda sample: sample.stem)
def source(request):
    return load(request.param)


def test_there_are_the_five_reports():
    assert ["daoxian", "ebian", "linwu", "lushui", "shijiazhuang"] == sorted(
        sample.stem.partition("-")[0] for sample in SAMPLES
    )


def test_it_loads_without_a_note(source):
    assert () == source.notes


def test_it_survives_dump_and_read(source):
    assert source.year == read(dump(source.year)).year


def test_every_reference_has_a_value(source):
    resolve = Resolver(source.year)
    unknown = [
        reference.path
        for visit in passages(source.year)
        for reference in visit.value.references()
        if resolve(visit.value, reference.path) is None
    ]
    assert [] == unknown


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_it_says_that_it_is_a_sample(sample):
    assert sample.read_text(encoding="utf-8").startswith("# 示例数据，据公开报告改写")
