"""The Python-Markdown extension: citations become evidence chips, themes become chips, claims get anchors.

It dresses what the page already says: where its links lead is in the page's own link definitions, and a
bracket without a definition stays as it is written, so code, e-mail addresses and the guide are left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from conspectus.config import ConfigError, load_settings
from conspectus.messages import Catalogue, catalogue
from conspectus.model import Settings
from conspectus.pages import page_language
from conspectus.site.claims import ClaimTreeprocessor
from conspectus.site.inline import CITATION_PATTERN, THEME_PATTERN, CitationProcessor, ThemeProcessor


@dataclass(slots=True)
class PageState:
    """What the processors of one page share."""

    md: Markdown
    root: Path
    settings: Settings
    cards: int = 0
    quotes: str = field(init=False)

    def __post_init__(self) -> None:
        self.quotes = self.settings.quotes

    @property
    def words(self) -> Catalogue:
        """The messages in the page's language, which the builder's name for the page tells."""
        file = getattr(self._relpath(), "file", None)
        source = getattr(file, "src_uri", None)
        if source is None:
            return catalogue(self.settings.language)
        return catalogue(page_language(f"{self.settings.docs_dir}/{source}", self.settings))

    def _relpath(self) -> object:
        present = "relpath" in self.md.treeprocessors
        return self.md.treeprocessors["relpath"] if present else None

    def next_card(self) -> str:
        """A new id for a card, unique on the page."""
        self.cards += 1
        return f"cs-card-{self.cards}"

    def reference(self, label: str) -> tuple[str, str] | None:
        """Address and title of the link definition ``label``, or None."""
        found = self.md.references.get(label.lower())
        return (found[0], found[1] or "") if found else None


class _Reset(Preprocessor):
    """Starts the count of cards anew for each page, where one converter serves several."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, lines: list[str]) -> list[str]:
        self._state.cards = 0
        return lines


class ConspectusExtension(Extension):
    """Configured in ``mkdocs.yml`` with ``root``, the folder of the review; its settings stand there too."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401  Python-Markdown passes any option through
        self.config = {
            "root": [".", "Folder of the review, which holds mkdocs.yml"],
            "quotes": ["", "Overrides extra.conspectus.quotes: none, short or full"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name is Python-Markdown's
        """Register the processors.

        The bracket is read before links (160) and after code (190) and escapes (180). Anchors are set
        before the table of contents and the builder's own validation read them (both at 5).
        """
        state = PageState(md, *self._review())
        state.quotes = self.getConfig("quotes") or state.quotes
        md.preprocessors.register(_Reset(md, state), "conspectus-reset", 100)
        md.inlinePatterns.register(CitationProcessor(CITATION_PATTERN, state), "conspectus-citation", 175)
        md.inlinePatterns.register(ThemeProcessor(THEME_PATTERN, state), "conspectus-theme", 174)
        md.treeprocessors.register(ClaimTreeprocessor(state), "conspectus-claims", 12)

    def _review(self) -> tuple[Path, Settings]:
        root = Path(str(self.getConfig("root")))
        try:
            return root, load_settings(root)
        except ConfigError:
            return root, Settings()


def makeExtension(**kwargs: Any) -> ConspectusExtension:  # noqa: ANN401, N802  Python-Markdown calls it so
    """The extension, for a builder that names it by its module."""
    return ConspectusExtension(**kwargs)
