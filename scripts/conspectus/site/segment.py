"""Word boundaries for Material's search, which indexes Chinese as unsegmented runs without a segmenter.

Its index is rewritten after the build: in every run of Han the words are divided by zero-width spaces,
which the separator in ``mkdocs.yml`` knows, and entries get the other names of the terms they say. Nothing of
Material's own code is replaced.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import rjieba

from conspectus.disk import write_text
from conspectus.model import Term
from conspectus.pages.script import HAN
from conspectus.site.synonyms import FIELD as SYNONYMS
from conspectus.site.synonyms import MARK, add_synonyms

INDEX = Path("search") / "search_index.json"

_RUN = re.compile(f"[{HAN}]+")


def segment(text: str) -> str:
    """``text`` with its Chinese words divided by zero-width spaces; segmenting twice changes nothing."""
    plain = text.replace(MARK, "")
    return _RUN.sub(lambda run: MARK + MARK.join(rjieba.cut(run[0])) + MARK, plain).strip(MARK)


def segment_index(site: Path, glossary: Mapping[str, Term] = MappingProxyType({})) -> bool:
    """Segment the search index of a built site and add the terms' other names; False where nothing changes."""
    path = site / INDEX
    if not path.is_file():
        return False
    data = json.loads(path.read_text(encoding="utf-8"))
    add_synonyms(data, glossary)
    for entry in data["docs"]:
        for field in ("title", "text", SYNONYMS):
            if field in entry:
                entry[field] = segment(entry[field])
    return write_text(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))
