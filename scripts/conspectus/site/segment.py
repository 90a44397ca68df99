"""Word boundaries for Material's search, which indexes Chinese as unsegmented runs without a segmenter.

Its index is rewritten after the build: in every run of Han the words are divided by zero-width spaces,
which the separator in ``mkdocs.yml`` knows. Nothing of Material's own code is replaced.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import rjieba

from conspectus.disk import write_text

INDEX = Path("search") / "search_index.json"

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_MARK = "\u200b"


def segment(text: str) -> str:
    """``text`` with its Chinese words divided by zero-width spaces; segmenting twice changes nothing."""
    plain = text.replace(_MARK, "")
    return _HAN.sub(lambda run: _MARK + _MARK.join(rjieba.cut(run[0])) + _MARK, plain).strip(_MARK)


def segment_index(site: Path) -> bool:
    """Segment the search index of a built site; False where there is none, or nothing Chinese in it."""
    path = site / INDEX
    if not path.is_file():
        return False
    data = json.loads(path.read_text(encoding="utf-8"))
    for entry in data["docs"]:
        entry["title"] = segment(entry["title"])
        entry["text"] = segment(entry["text"])
    return write_text(path, json.dumps(data, separators=(",", ":")))
