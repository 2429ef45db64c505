"""A city's variant of a province's pack, in fewer than ten lines: bands and one text, no more."""

from pathlib import Path

import attrs
import pytest

from reportgen import compile_format, dump, load, read
from reportgen.linting import lint
from reportgen.packs import Format, find_format, formats, packs_from
from reportgen.proving import cases
from reportgen.word.view import view
from tests.samples import all_files

CITIES = Path(__file__).parent / "cities"
FOLDER = CITIES / "yueyang"
(SAMPLE,) = [file for file in all_files() if file.stem == "daoxian-2023"]
OLD, NEW = "绩效自评得分为", "绩效综合得分为"


@pytest.fixture
def both():
    """The province's format and the city's."""
    with packs_from(CITIES):
        yield find_format("hunan/department-self"), find_format("yueyang/department-self")


def printed(format: Format) -> str:
    """The sample in a format, its row of 成文 with it."""
    data = dump(load(SAMPLE).year)
    for row in data.get("成文", ()):
        if row["格式"].endswith("/department-self"):
            row["格式"] = format.id
    return view(compile_format(format).fill(read(data).year))


def test_it_has_no_more_than_ten_lines():
    texts = [file.read_text("utf-8") for file in FOLDER.iterdir()]
    assert sum(len(text.splitlines()) for text in texts) <= 10


def test_one_text_is_another_and_nothing_else(both):
    province, city = both
    lines = list(zip(printed(province).splitlines(), printed(city).splitlines(), strict=True))
    ((old, new),) = [pair for pair in lines if pair[0] != pair[1]]
    assert old.replace(OLD, NEW) == new


def test_the_bands_are_others_and_no_other_setting(both):
    province, city = both
    assert ["优秀", "良好", "合格", "不合格"] == [one.name for one in city.spec.grades]
    changed = attrs.evolve(city.spec, grades=province.spec.grades, reworded=province.spec.reworded)
    assert province.spec == changed


def test_its_other_documents_are_the_province_s():
    with packs_from(CITIES):
        for one in formats(region="hunan"):
            city = find_format(one.id.replace("hunan", "yueyang"))
            assert one.template() == city.template()
            if not one.id.endswith("/department-self"):
                assert one.spec == city.spec


def test_lint_finds_only_that_it_explains_nothing():
    assert ["P20"] == [one.code for one in lint(FOLDER) if str(one.severity) != "info"]


def test_everything_else_passes_the_proof():
    for case in cases(FOLDER):
        if "检查" not in case.what:
            case.run()
