"""The whole review to Markdown on disk: drafted pages, woven blocks, lists, the pages of cited works."""

from conspectus.weave.escape import escape
from conspectus.weave.paper import draft_paper
from conspectus.weave.review import broken_pages, stale, weave, weave_to_disk, write_woven
from conspectus.weave.theme import draft_theme

__all__ = ["broken_pages", "draft_paper", "draft_theme", "escape", "stale", "weave", "weave_to_disk", "write_woven"]
