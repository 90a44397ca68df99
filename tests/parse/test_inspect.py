"""``inspect --json`` has the published form."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from conspectus.parse import parse_source
from conspectus.parse.inspect import describe
from conspectus.read import read_source

SAMPLES = Path(__file__).parents[1] / "corpus" / "papers"
SOURCES = sorted([*SAMPLES.glob("0*.txt"), *SAMPLES.glob("0*.md")])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_description_fits_its_schema_and_its_places_fit_its_text(path: Path) -> None:
    schema = json.loads(resources.files("conspectus").joinpath("schemas/inspect-1.json").read_text(encoding="utf-8"))
    source = read_source(path, SAMPLES)
    told = json.loads(json.dumps(describe(source, parse_source(source)), ensure_ascii=False))
    jsonschema.Draft202012Validator(schema).validate(told)
    for article in told["articles"]:
        sections = article["sections"]
        for paragraph in article["paragraphs"]:
            assert article["text"][paragraph["start"] : paragraph["end"]].strip()
            if isinstance(paragraph["section"], int):
                section = sections[paragraph["section"]]
                assert section["start"] < paragraph["start"] < paragraph["end"] <= section["end"]
