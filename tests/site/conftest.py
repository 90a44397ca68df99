"""A small review on disk, as the site's extension finds it: settings, a lock, a passage."""

from collections.abc import Callable
from pathlib import Path

import markdown
import pytest

from conspectus.evidence import dump_lock
from conspectus.evidence.passages import write_passages
from conspectus.model import Lock, LockedEvidence, LockedSection, Span
from conspectus.pages import claim_id
from conspectus.site.extension import ConspectusExtension

CLAIM = claim_id("lin2020hean", "二(一)", "树荫遮住水面")
PASSAGE = "夏天两岸的树荫遮住水面，" + "午后的水比开阔处凉。" * 20


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("extra: {conspectus: {language: en}}\n", encoding="utf-8")
    place = LockedEvidence(
        CLAIM, "lin2020hean", "二(一)", "树荫的作用", 3, "树荫遮住水面", "a" * 64, (Span(5, 50),), "b" * 64
    )
    sections = (LockedSection(1, "二", "机理", 1), LockedSection(2, "二(一)", "树荫的作用", 3))
    lock = Lock("lin2020hean", "lin.txt", "a" * 64, 0, "zh", sections, evidence=(place,), retired={"c-older111": CLAIM})
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "lin2020hean.lock").write_text(dump_lock(lock), encoding="utf-8")
    write_passages(tmp_path, "lin2020hean", {CLAIM: PASSAGE})
    return tmp_path


@pytest.fixture
def render(root: Path) -> Callable[..., str]:
    def _render(text: str, **options: str) -> str:
        own = ConspectusExtension(root=str(root), **options)
        return markdown.markdown(text, extensions=["attr_list", "tables", "toc", "pymdownx.superfences", own])

    return _render
