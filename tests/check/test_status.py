"""What ``status`` lists: what is still to be done."""

from __future__ import annotations

from tests.evidence.invented import article, review

from conspectus.check.status import status_lines

PAPER = "## 一 | 港口\n港口网络的密度提高了。"
CLAIM = "---\ncitekey: lin2024\n---\n## Findings\n- One. [@lin2024, §一 “港口网络的密度”] · (assertion)\n"


def test_sentences_that_say_what_no_paper_says_are_listed_with_what_they_were_not_compared_with() -> None:
    pages = {
        "docs/papers/lin2024.md": CLAIM,
        "docs/index.md": "Ports grow.\n\nNone of the papers speaks of wages.\n",
        "docs/method.md": "---\nchecked: [lin2024]\n---\nNo paper counts.\n",
    }
    lines = list(status_lines(review(pages, {"lin2024": article(PAPER)})))
    at = lines.index("what no paper says, to be read again when one arrives")
    assert lines[at + 1 : at + 3] == [
        "  docs/index.md:3  None of the papers speaks of wages. (not compared with lin2024)",
        "  docs/method.md:4  No paper counts.",
    ]


def test_a_review_without_such_sentences_says_nothing_of_them() -> None:
    lines = status_lines(review({"docs/papers/lin2024.md": CLAIM}, {"lin2024": article(PAPER)}))
    assert not any("no paper says" in line for line in lines)


def test_a_theme_counts_the_papers_that_treat_it_in_substance_apart_from_those_in_passing() -> None:
    tagged = CLAIM.replace("(assertion)", "(assertion) · [#ports]")
    twice = tagged + "- Two. [@lin2024, §一 “密度提高了”] · (assertion) · [#ports]\n"
    pages = {
        "docs/papers/lin2024.md": twice,
        "docs/papers/wu2024.md": tagged.replace("lin2024", "wu2024"),
        "docs/themes/ports.md": "# Ports\n\n[@lin2024, §一 “密度提高了”] [@wu2024, §一 “港口网络的密度”]\n",
    }
    lines = list(status_lines(review(pages, {"lin2024": article(PAPER), "wu2024": article(PAPER, "wu.txt")})))
    assert "  ports    written, 1 paper and 1 in passing" in lines
