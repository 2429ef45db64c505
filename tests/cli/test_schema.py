"""``reportgen schema`` prints what editors can check data files with."""

import json
from pathlib import Path

import jsonschema

from reportgen import dump, load
from tests.cli.conftest import Run

SAMPLES = sorted(Path(__file__).parents[2].glob("templates/*/examples/*.yaml"))


def test_the_samples_obey_the_printed_schema(run: Run) -> None:
    schema = json.loads(run("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    for sample in SAMPLES:
        assert [] == [fault.message for fault in checker.iter_errors(dump(load(sample).year))]
