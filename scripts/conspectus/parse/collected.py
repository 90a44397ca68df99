"""Values of metadata with the places they were read from, and the blocks they are read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from conspectus.model import Provenance
from conspectus.parse.block import Block, Role
from conspectus.parse.chars import columns


@dataclass
class Collected:
    """Values with the source ranges they were read from."""

    values: dict[str, Any] = field(default_factory=dict)
    origin: dict[str, Provenance] = field(default_factory=dict)

    def put(self, name: str, value: object, blocks: Iterable[Block]) -> None:
        """Keep a value that is not empty; the first one stays."""
        if value in (None, "", ()) or name in self.values:
            return
        self.values[name] = value
        spans = tuple(span for block in blocks for span in block.value.spans())
        self.origin[name] = Provenance("printed", spans)


def labelled(blocks: Sequence[Block], *labels: str) -> list[Block]:
    """The blocks that print one of these fields, lists of references aside."""
    return [block for block in blocks if block.label in labels and block.role not in (Role.REFERENCE, Role.RELATED)]


def head_lines(blocks: Sequence[Block]) -> list[Block]:
    """Short lines of the cover and head where identifiers stand without a label."""
    return [
        block
        for block in blocks
        if columns(block.text) < 60 and block.role in (Role.COVER, Role.FIELD, Role.ISSUE_LINE, Role.RUNNING_HEAD)
    ]
