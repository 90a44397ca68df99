# ruff: noqa: T201  a script that prints its figures
"""What weaving costs in a large review: CPU seconds of one process for an invented review, held in memory.

``python -m tests.measure_weaving [PAPERS [WORKS_EACH]]``: each paper has a page with claims and cites some of twenty
works for every paper, Chinese and English by turns; forty themes. Reading pages and writing files is not counted.
"""

from __future__ import annotations

import sys
import time

from tests.large_review import Scale, in_memory, invent

from conspectus.weave import weave


def main() -> None:
    """Print the row of the guide."""
    papers, each = (int(text) for text in (sys.argv[1:] + ["1000", "30"][len(sys.argv) - 1 :])[:2])
    review = in_memory(invent(Scale(papers, works=20, cites=each, languages=("en",))))
    begin = time.process_time()
    texts = weave(review, downloads={})
    seconds = time.process_time() - begin
    size = sum(len(text.encode()) for text in texts.values()) / 1e6
    print("| papers | works | files | MB | CPU seconds |\n|---|---|---|---|---|")
    print(f"| {papers} | {len(review.works)} | {len(texts)} | {size:.0f} | {seconds:.1f} |")


if __name__ == "__main__":
    main()
