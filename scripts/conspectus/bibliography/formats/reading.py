"""Foreign bibliographic files read: the format is told by the content, whatever the file is called."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from conspectus.bibliography.bibfile import decode, read_bib
from conspectus.bibliography.entries import read_entry
from conspectus.bibliography.formats.csljson import work_of_item
from conspectus.bibliography.formats.labelled import is_labelled, read_labelled
from conspectus.bibliography.formats.records import Field, Record, work_of_record
from conspectus.bibliography.formats.settling import settled
from conspectus.bibliography.formats.tagged import ENDNOTE, REFWORKS, RIS, read_tagged
from conspectus.bibliography.formats.zotero import csl_item, is_work, is_zotero_item
from conspectus.bibliography.inheritance import with_inherited
from conspectus.bibliography.works import work_of_reference
from conspectus.model import Finding, Severity, Work
from conspectus.parse.references import read_strings

_ENTRY = re.compile(r"^\s*@\s*\w+\s*[{(]", re.MULTILINE)
_JSON = re.compile(r"\s*(?:\[\s*(?:[\[{\]]|$)|\{)")
_PRINTED = re.compile(r"^\s*\S.*[\[［](?:[JMCDRNPSGAZ]|CP|DB|EB|DS|PP|CM)(?:/(?:OL|CD|DK|MT))?[\]］]", re.MULTILINE)
"""A reference as GB/T 7714 prints it, which CNKI and Wanfang offer first of all formats."""
_ABSTRACT = re.compile(r"^\s*[\[【]?摘\s*要[\]】]?\s*[:：].*$", re.MULTILINE)
_TAGGED = (
    (re.compile(r"^\s*TY\s{0,2}-\s", re.MULTILINE), RIS),
    (re.compile(r"^\s*%0\s", re.MULTILINE), ENDNOTE),
    (re.compile(r"^RT\s+[A-Z]", re.MULTILINE), REFWORKS),
)
"""By which line each format of tagged lines is known."""

HELD = frozenset(
    "author title subtitle editor translator holder journal journaltitle journalsubtitle shortjournal booktitle "  # noqa: SIM905
    "booksubtitle maintitle eventtitle series edition version address location publisher institution school "
    "organization type date year month day volume number issue pages eid doi url urldate eprint eprinttype "
    "archiveprefix isbn issn keywords abstract note langid language usera userb userd usere userf annotation ids "
    "entrysubtype howpublished mark medium crossref xdata assignee titleaddon".split()
)
"""Fields of a BibTeX entry that a record holds."""


@dataclass(frozen=True, slots=True)
class ImportedWork:
    """One record of a foreign file."""

    key: str
    """As the file states it; empty where it states none."""
    work: Work
    line: int
    """Where the record begins, counted from 1; 0 where the format has no lines."""
    rest: tuple[str, ...] = ()
    """What the record states besides, that a work cannot hold: ``name = value``, or a line as it was."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The records of a foreign file, in its order, and what could not be read, with file and line."""

    records: tuple[ImportedWork, ...]
    findings: tuple[Finding, ...]


def import_works(data: bytes, name: str) -> Imported:
    """Reads a file of another program. Never raises; a bad record is a finding and the others are read.

    BibTeX and biblatex (Zotero, Better BibTeX, JabRef), RIS (EndNote, Zotero, CNKI, NoteExpress), EndNote's
    ``.enw``, RefWorks, CNKI's and NoteExpress's labelled text, CSL-JSON; UTF-8, UTF-16 or GB18030.

    Args:
        data: the file's bytes.
        name: its name, for the findings.
    """
    text, encoding = decode(data)
    text = text.removeprefix("\ufeff")
    imported = _read(text, name)
    imported = replace(imported, records=tuple(_fit(record) for record in imported.records))
    if encoding in ("latin-1", "cp1252") and imported.records:
        message = f"The file is not UTF-8; it was read as {encoding}, and letters may be wrong."
        wrong = Finding("import-encoding", message, file=name, line=1, hint="Export it again as UTF-8.")
        return replace(imported, findings=(wrong, *imported.findings))
    return imported


def _fit(record: ImportedWork) -> ImportedWork:
    """The record as we keep it; a number that a program counts its records with is no citation key."""
    return replace(record, key="" if record.key.isdigit() else record.key, work=settled(record.work))


def _read(text: str, name: str) -> Imported:
    if _JSON.match(text) and not is_labelled(text):
        return _of_json(text, name)
    for sign, tagging in _TAGGED:
        if sign.search(text):
            return _of_records(read_tagged(text, tagging), name)
    if is_labelled(text):
        return _of_records(read_labelled(text), name)
    if _ENTRY.search(text):
        return _of_bibtex(text, name)
    if _PRINTED.search(text):
        return _of_printed(text, name)
    message = "This is none of the formats that can be read."
    hint = "Export it as BibTeX, RIS, EndNote, CNKI or NoteExpress text, or CSL-JSON."
    return Imported((), (Finding("import-format", message, file=name, line=1, severity=Severity.ERROR, hint=hint),))


def _of_records(records: Iterable[Record], name: str) -> Imported:
    read: list[ImportedWork] = []
    findings: list[Finding] = []
    for record in records:
        if not record.first(Field.TITLE):
            findings.append(_untitled(name, record.line))
            continue
        if record.rest:
            findings.append(_odd_lines(record, name))
        read.append(ImportedWork(record.first(Field.KEY), work_of_record(record), record.line, tuple(record.rest)))
    return Imported(tuple(read), tuple(findings))


def _untitled(name: str, line: int) -> Finding:
    return Finding(
        code="import-record",
        message="This record states no title and was left out.",
        file=name,
        line=line,
        hint="Correct it in the program it comes from.",
    )


def _odd_lines(record: Record, name: str) -> Finding:
    return Finding(
        code="import-line",
        message=f"Not understood in the record that begins here: {'; '.join(record.rest)[:120]}",
        file=name,
        line=record.line,
        severity=Severity.NOTE,
    )


def _of_bibtex(text: str, name: str) -> Imported:
    file = read_bib(text, name)
    entries = {segment.key: segment for segment in reversed(file.segments) if segment.key}
    fields: Callable[[str], Mapping[str, str] | None] = {key: entry.fields for key, entry in entries.items()}.get
    read: list[ImportedWork] = []
    for segment in file.segments:
        if segment.kind and segment.fields and segment.kind != "xdata":
            work = read_entry(segment.kind, with_inherited(segment.kind, segment.fields, fields))
            rest = tuple(f"{label} = {value}" for label, value in segment.fields.items() if label not in HELD)
            read.append(ImportedWork(segment.key, work, segment.line, rest))
    untitled = [_untitled(name, one.line) for one in read if not one.work.title]
    return Imported(tuple(one for one in read if one.work.title), (*file.findings, *untitled))


def _of_json(text: str, name: str) -> Imported:
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        message = f"This is not JSON: {error}"
        return Imported((), (Finding("import-format", message, file=name, line=line, severity=Severity.ERROR),))
    read: list[ImportedWork] = []
    findings: list[Finding] = []
    for number, item in enumerate(_items(parsed), 1):
        if isinstance(item, Mapping) and is_zotero_item(item):
            if not is_work(item):
                continue
            item = csl_item(item)  # noqa: PLW2901  from here on the same item
        work = work_of_item(item) if isinstance(item, Mapping) else None
        if work is None or not work.title:
            message = f"Item {number} is no record with a title and was left out."
            findings.append(Finding("import-record", message, file=name))
            continue
        read.append(ImportedWork(_key(item), work, 0))
    return Imported(tuple(read), tuple(findings))


def _of_printed(text: str, name: str) -> Imported:
    """References as printed; CNKI's 查新 text has an abstract behind each."""
    lines, findings = read_strings(_ABSTRACT.sub("", text))
    read = [ImportedWork("", work_of_reference(line.reference), line.number) for line in lines]
    untitled = [_untitled(name, one.line) for one in read if not one.work.title]
    named = [replace(finding, file=name) for finding in findings]
    return Imported(tuple(one for one in read if one.work.title), (*named, *untitled))


def _items(parsed: object) -> Iterator[Any]:
    """The items: of a list, of Better BibTeX's ``items``, or the one that the file is."""
    if isinstance(parsed, Mapping) and isinstance(parsed.get("items"), list):
        parsed = parsed["items"]
    yield from parsed if isinstance(parsed, list) else [parsed]


def _key(item: Mapping[str, Any]) -> str:
    """The citation key; Zotero's own ids are addresses and no keys."""
    stated = str(item.get("citation-key") or item.get("citekey") or item.get("id") or "")
    return "" if "/" in stated else stated
