from __future__ import annotations

from conspectus.pages.editing import with_claim


def test_a_stub_takes_the_place_of_not_stated() -> None:
    text = "## Method\n\n*not stated*\n\n## Findings\n\n*not stated*\n"
    changed, line = with_claim(text, "method", "[@lin2024, §1 “four to eight words”]", "en")
    assert "not stated" not in changed.split("## Findings", maxsplit=1)[0]
    assert changed.splitlines()[line - 1].startswith("- …")
    assert changed.endswith("## Findings\n\n*not stated*\n")
