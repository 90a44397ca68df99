"""What reading and writing foreign ``.bib`` files keeps: ``python tests/measure_bibtex.py [folder]``.

For every file: whether it is read without an exception and written back letter for letter, and how many entries and
fields survive where a new entry is put in. For every entry: whether the record made of it is the same after it was
written as an entry of ours and read again.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from time import perf_counter

from conspectus.bibliography.bibfile import BibFile, Segment, decode, read_bib
from conspectus.bibliography.entries import format_entry, read_entry
from conspectus.bibliography.inheritance import with_inherited
from conspectus.model import Name, Work

DATA = Path(__file__).parents[2] / "shared" / "dev-data" / "bibtex"


@dataclass(slots=True)
class Measured:
    """What became of the files of a folder."""

    files: int = 0
    raised: list[str] = field(default_factory=list)
    entries: int = 0
    fields: int = 0
    lost: list[str] = field(default_factory=list)
    """``file: key`` or ``file: key.field`` for what a file does not have after it was written back."""
    changed: list[str] = field(default_factory=list)
    """``file: key.field`` with both values, for records that the round trip changed."""
    record_fields: int = 0
    seconds: float = 0.0


def measure(folder: Path) -> Measured:
    """Reads, writes and reads again every ``.bib`` file of ``folder``."""
    found = Measured()
    start = perf_counter()
    for path in sorted(folder.glob("*.bib")):
        found.files += 1
        try:
            _measure_file(path, found)
        except Exception as error:  # noqa: BLE001  the measure is whether any is raised
            found.raised.append(f"{path.name}: {error!r}")
    found.seconds = perf_counter() - start
    return found


def _measure_file(path: Path, found: Measured) -> None:
    text, _ = decode(path.read_bytes())
    before = read_bib(text, path.name)
    if before.text() != text:
        found.lost.append(f"{path.name}: its text is not the same")
    written = read_bib(text, path.name)
    written.insert([Segment("@misc{zzconspectus,\n}", key="zzconspectus")])
    after = read_bib(written.text(), path.name)
    kept = _contents(after)
    found.fields += sum(len(segment.fields) for segment in before.segments)
    for place, value in _contents(before).items():
        if kept.get(place, 0) < value:
            found.lost.append(f"{path.name}: {place}")
    for name, first, second in _round_trips(before, found):
        found.changed.append(f"{path.name}: {name}: {first!r} → {second!r}")


def _contents(file: BibFile) -> Counter[str]:
    """Every entry and field with its contents, and every other stretch that is not blank, with their number."""
    found: Counter[str] = Counter()
    for segment in file.segments:
        if segment.key:
            found[segment.key] += 1
            found.update(f"{segment.key} .{name}={value}" for name, value in segment.fields.items())
        elif segment.text.strip():
            found[segment.text.strip()] += 1
    return found


def _round_trips(file: BibFile, found: Measured) -> Iterator[tuple[str, object, object]]:
    entries = {segment.key: segment for segment in file.segments if segment.key}
    for key, segment in entries.items():
        found.entries += 1
        own = with_inherited(segment.kind, segment.fields, {name: one.fields for name, one in entries.items()}.get)
        work = read_entry(segment.kind, own)
        again = _written_and_read(key, work)
        for place in fields(Work):
            first, second = _comparable(getattr(work, place.name)), _comparable(getattr(again, place.name))
            found.record_fields += bool(first)
            if first != second and place.name != "abstract":
                yield f"{key}.{place.name}", first, second


def _comparable(value: object) -> object:
    """A value; people by their parts, since the order of a literal is that of the list they were read from."""
    if isinstance(value, tuple) and value and isinstance(value[0], Name):
        return [(one.family, one.given, one.suffix) if one.given else one.literal for one in value]
    return value


def _written_and_read(key: str, work: Work) -> Work:
    file = read_bib(format_entry(key, work), "again.bib")
    entry = next((segment for segment in file.segments if segment.key), None)
    return read_entry(entry.kind, entry.fields) if entry else Work(title="(the entry cannot be read)")


def main(folder: Path) -> None:
    """Prints the figures, then each loss and each change."""
    found = measure(folder)
    sys.stdout.write(
        f"{found.files} files, {found.entries} entries, {found.fields} fields in {found.seconds:.1f} s\n"
        f"exceptions: {len(found.raised)}; entries or fields lost: {len(found.lost)}\n"
        f"record fields changed by a round trip: {len(found.changed)} of {found.record_fields}\n"
    )
    for line in [*found.raised, *found.lost, *found.changed]:
        sys.stdout.write(f"  {line[:300]}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
