"""Files of other programs: the format is told by the content, every record is read, a bad one is a finding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conspectus.bibliography.formats import Imported, ImportedWork, import_works
from conspectus.model import Name

CASES = [
    case
    for name in ("imports.yml", "programs.yml")
    for case in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]


def person(name: Name) -> str:
    return f"{name.family}|{name.given}|{name.suffix}" if name.family else name.literal


def stated(record: ImportedWork, field: str) -> Any:  # noqa: ANN401  a field of any type
    if field == "key":
        return record.key
    if field == "people":
        return [person(name) for name in record.work.authors]
    value = getattr(record.work, field)
    if isinstance(value, tuple):
        return [person(one) if isinstance(one, Name) else one for one in value]
    return value


def check(imported: Imported, case: dict[str, Any]) -> None:
    assert len(imported.records) == len(case["works"])
    for record, expected in zip(imported.records, case["works"], strict=True):
        assert {field: stated(record, field) for field in expected} == expected
    assert [f"{found.code}:{found.line}" for found in imported.findings] == case.get("findings", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_each_program_s_export_is_read_in_each_encoding(case: dict[str, Any], encoding: str) -> None:
    if encoding == "gb18030" and "Encoding: UTF-8" in case["input"]:
        pytest.skip("the file says that it is UTF-8")
    check(import_works(case["input"].encode(encoding), case["file"]), case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_line_ends_of_windows_make_no_difference(case: dict[str, Any]) -> None:
    check(import_works(case["input"].replace("\n", "\r\n").encode(), case["file"]), case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_name_of_the_file_decides_nothing(case: dict[str, Any]) -> None:
    check(import_works(case["input"].encode(), "x.dat"), case)


@given(st.sampled_from(CASES), st.integers(min_value=0), st.integers(min_value=0, max_value=40))
def test_a_damaged_file_never_raises(case: dict[str, Any], at: int, gone: int) -> None:
    data = case["input"].encode()
    at %= len(data)
    import_works(data[:at] + data[at + gone :], case["file"])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_found_fault_with(data: bytes) -> None:
    imported = import_works(data, "x")
    assert imported.records or imported.findings
