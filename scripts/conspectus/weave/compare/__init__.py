"""The pages that run across papers: what all claims together say of one thing, set side by side."""

from conspectus.weave.compare.blocks import CITING, NAMES, compare_blocks

__all__ = ["CITING", "NAMES", "compare_blocks"]
