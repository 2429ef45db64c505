"""A form holds a year without loss, and one that was filled in prints what the data file prints."""

import re

import pytest

import reportgen
from reportgen import dump, load, read
from reportgen.checks import ERROR, check
from reportgen.forms import begun, form, load_form
from tests.forms.typing import Person
from tests.samples import all_files, all_samples

SAMPLES = all_samples()


def facts_for(sample) -> dict:
    """The facts of a sample as one who prints this document alone would have them."""
    data = {**dump(sample.load().year), "格式": [sample.format_id]}
    data["成文"] = [row for row in data.get("成文", ()) if row["格式"] == sample.format_id]
    return data


def typed(sample, data, tmp_path, *, adds=True) -> reportgen.EvaluationYear:
    """The year in an empty form that a person has filled in."""
    blank = {**begun(sample.format, unit=data["金额单位"]), "小数位": data["小数位"]}
    person = Person(form(sample.format_id, data=blank), adds=adds)
    person.type_all(data)
    return load(person.save(tmp_path / "填报.xlsx")).year


def printed(sample, year) -> bytes:
    pictures = sample.file.parent
    return reportgen.render(year, sample.format_id, project=sample.project, pictures=pictures)


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_form_made_from_a_year_reads_back_as_the_same_year(sample, tmp_path):
    file = tmp_path / "填报.xlsx"
    file.write_bytes(form(sample.format_id, data=dump(sample.load().year)))
    back = load_form(file)
    assert sample.load().year == back.year
    assert () == back.notes


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_an_empty_form_filled_by_hand_prints_the_same_document(sample, tmp_path):
    year = typed(sample, facts_for(sample), tmp_path)
    if not sample.project:
        assert [] == [one for one in check(year, sample.format_id) if one.severity is ERROR]
    assert sample.printed() == printed(sample, year)


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_form_has_room_for_all_that_its_template_prints(sample, tmp_path):
    """Narratives may quote anything, so they are left without quotations here."""
    data = _without_references(facts_for(sample))
    year = typed(sample, data, tmp_path, adds=False)
    assert printed(sample, read(data).year) == printed(sample, year)


def _without_references(data):
    if isinstance(data, dict):
        return {key: _without_references(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_without_references(value) for value in data]
    return re.sub(r"【=[^】]*】", "某", data)


@pytest.mark.parametrize("file", all_files(), ids=lambda file: file.stem)
def test_the_same_data_give_the_same_bytes(file):
    data = dump(load(file).year)
    name = next(one.format_id for one in SAMPLES if one.file == file)
    assert form(name, data=data) == form(name, data=data)
