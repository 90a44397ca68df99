"""Passages of the sources that are on this machine, for the cards of the site.

They stand in ``.conspectus/passages/<key>.json``, which git ignores: the repository never holds them. The
file is ``{"schema": "conspectus/passages-1", "citekey": key, "passages": {id: text}}``; an id is the claim's,
or for its further evidence the id a claim would have whose first evidence it were.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from conspectus.disk import write_text

SCHEMA = "conspectus/passages-1"
FOLDER = Path(".conspectus") / "passages"


def write_passages(root: Path, key: str, mapping: Mapping[str, str]) -> bool:
    """Keep the passages of paper ``key`` by id; whether the file changed. Without passages nothing is made."""
    path = root / FOLDER / f"{key}.json"
    if not mapping and not path.exists():
        return False
    data = {"schema": SCHEMA, "citekey": key, "passages": dict(sorted(mapping.items()))}
    return write_text(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def read_passages(root: Path, key: str) -> Mapping[str, str]:
    """The passages of paper ``key`` by id; empty where its source was not converted on this machine."""
    path = f"{root}/{FOLDER}/{key}.json"
    try:
        state = os.stat(path)  # noqa: PTH116  half the time that Path.stat takes, and a site asks for every page
    except OSError:
        return {}
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4096)
def _read(path: str, _changed: int, _size: int) -> Mapping[str, str]:
    """The file's passages; the cache's key holds what changes when the file does."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  as above
            data = json.loads(file.read())
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("passages"), dict):
        return {}
    return {str(identity): str(text) for identity, text in data["passages"].items()}
