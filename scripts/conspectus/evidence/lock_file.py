"""Locks on disk: YAML, sorted, one file a paper, so that two people can work without meeting in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from conspectus.evidence import rules
from conspectus.model import Finding, Lock, LockedEvidence, LockedSection, Span

VERSION = 1

_HEAD = "# Written by conspectus: where each claim's passage was found. Do not edit; do commit.\n"
_HINT = "Take the last committed version, or delete the file and run: conspectus convert"


# a lock has thousands of lines, which libyaml reads eight times as fast
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LockError(ValueError):
    """A lock that cannot be read; ``finding`` says where and why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(f"{finding.file}: {finding.message}")


def load_lock(path: Path) -> Lock:
    """The lock in the file at ``path``.

    Raises:
        LockError: the file cannot be read, is not YAML, or lacks a field. Its finding names the file as
            ``<folder>/<name>``, which is its path from the review's root.
    """
    file = f"{path.parent.name}/{path.name}"
    try:
        return parse_lock(path.read_text(encoding="utf-8"), file)
    except (OSError, UnicodeDecodeError) as error:
        raise LockError(rules.LOCK.at(file, None, f"cannot be read: {error}", _HINT)) from error


def parse_lock(text: str, file: str) -> Lock:
    """The lock that ``text`` states; raises LockError as ``load_lock`` does."""
    try:
        data = yaml.load(text, Loader=_LOADER)  # noqa: S506  safe, whichever of the two it is
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        # where the text ends too early, libyaml names the line after the last
        line = min(mark.line, text.count("\n")) + 1 if mark else None
        raise LockError(rules.LOCK.at(file, line, f"not YAML: {problem}", _HINT)) from error
    if not isinstance(data, dict) or data.get("lock") != VERSION:
        raise LockError(rules.LOCK.at(file, 1, f"expected a lock with “lock: {VERSION}”", _HINT))
    try:
        return _lock(data)
    except KeyError as error:
        raise LockError(rules.LOCK.at(file, None, f"field {error} is missing", _HINT)) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise LockError(rules.LOCK.at(file, None, f"a field has a wrong value: {error}", _HINT)) from error


def dump_lock(lock: Lock) -> str:
    """``lock`` as the text of its file: entries in the lock's own order, LF line ends, one at the end."""
    data: dict[str, Any] = {
        "lock": VERSION,
        "citekey": lock.citekey,
        "source": {
            "file": lock.file,
            "sha256": lock.sha256,
            **({"encoding": lock.encoding} if lock.encoding != "utf-8" else {}),
            "article": lock.ordinal,
            "language": lock.language,
        },
        "sections": [_section_data(section) for section in lock.sections],
        "references": {number: lock.references[number] for number in sorted(lock.references)},
        **({"marks": _Line(sorted(lock.marks.items()))} if lock.marks else {}),
        **({"counts": {key: _Line(lock.counts[key]) for key in sorted(lock.counts)}} if lock.counts else {}),
        "evidence": [_evidence_data(entry, lock.sha256) for entry in lock.evidence],
        "retired": dict(sorted(lock.retired.items())),
    }
    return _HEAD + yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**16)


class _Line(dict[Any, int]):
    """A mapping that stands in one line."""


class _Dumper(yaml.SafeDumper):
    """YAML with numbers in one line and everything else in lines of its own."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002  the signature is PyYAML's
        return True


def _represent_sequence(dumper: _Dumper, data: Sequence[object]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)


def _represent_line(dumper: _Dumper, data: _Line) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=True)


_Dumper.add_representer(tuple, _represent_sequence)
_Dumper.add_representer(_Line, _represent_line)


def _section_data(section: LockedSection) -> dict[str, object]:
    return {"level": section.level, "path": section.path, "title": section.title, "paragraphs": section.paragraphs}


def _evidence_data(entry: LockedEvidence, sha256: str) -> dict[str, object]:
    data: dict[str, object] = {
        "claim": entry.claim,
        "section": entry.section,
        "title": entry.title,
        "paragraph": entry.paragraph,
        "phrase": entry.phrase,
        "spans": tuple((span.start, span.end) for span in entry.spans),
        "passage": entry.passage,
        "state": entry.state,
    }
    if entry.numbers is not None:
        data["numbers"] = entry.numbers
    if entry.sha256 != sha256:
        data["sha256"] = entry.sha256
    return data


def _lock(data: Mapping[str, Any]) -> Lock:
    source = data["source"]
    sha256 = str(source["sha256"])
    citekey = str(data["citekey"])
    return Lock(
        citekey=citekey,
        file=str(source["file"]),
        sha256=sha256,
        ordinal=int(source["article"]),
        language=str(source.get("language", "zh")),
        encoding=str(source.get("encoding", "utf-8")),
        sections=tuple(
            LockedSection(int(entry["level"]), str(entry["path"]), str(entry["title"]), int(entry["paragraphs"]))
            for entry in data.get("sections") or ()
        ),
        references={int(number): str(key) for number, key in (data.get("references") or {}).items()},
        marks={int(number): int(count) for number, count in (data.get("marks") or {}).items()},
        counts={
            str(query): {str(section): int(count) for section, count in (counts or {}).items()}
            for query, counts in (data.get("counts") or {}).items()
        },
        evidence=tuple(_evidence(entry, citekey, sha256) for entry in data.get("evidence") or ()),
        retired={str(old): str(new or "") for old, new in (data.get("retired") or {}).items()},
    )


def _evidence(entry: Mapping[str, Any], citekey: str, sha256: str) -> LockedEvidence:
    numbers = entry.get("numbers")
    return LockedEvidence(
        claim=str(entry["claim"]),
        citekey=citekey,
        section=str(entry["section"]),
        title=str(entry["title"]),
        paragraph=int(entry["paragraph"]),
        phrase=str(entry["phrase"]),
        sha256=str(entry.get("sha256", sha256)),
        spans=tuple(Span(int(start), int(end)) for start, end in entry["spans"]),
        passage=str(entry["passage"]),
        state=str(entry.get("state", "verified")),
        numbers=None if numbers is None else tuple(str(number) for number in numbers),
    )
