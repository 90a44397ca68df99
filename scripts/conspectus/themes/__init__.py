"""From papers and their drafts to the subjects that at least two of them treat, and how these relate."""

from conspectus.themes.compare import compare
from conspectus.themes.find import find_themes
from conspectus.themes.tags import tag_claims

__all__ = ["compare", "find_themes", "tag_claims"]
