"""The Python-Markdown extension: citations become evidence chips, themes become chips, claims get anchors.

It dresses what the page already says: where its links lead is in the page's own link definitions, and a
bracket without a definition stays as it is written, so code, e-mail addresses and the guide are left alone.
"""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from conspectus.config import CONFIG_NAME, ConfigError, load_settings
from conspectus.messages import Catalogue, catalogue
from conspectus.model import Settings
from conspectus.pages import CHANGES, page_language
from conspectus.site.about import Tail
from conspectus.site.attributes import Named
from conspectus.site.cited import listed_keys, take_definitions, uses_of_claims
from conspectus.site.citing import ClaimStyle
from conspectus.site.claims import STORED, ClaimTreeprocessor
from conspectus.site.dates import DateTreeprocessor
from conspectus.site.inline import CitationProcessor
from conspectus.site.naming import short_names
from conspectus.site.pictures import inlined, pictured
from conspectus.site.places import Places
from conspectus.site.typography import JoiningTreeprocessor, PointsTreeprocessor


@dataclass(slots=True)
class PageState:
    """What the processors of one page share."""

    md: Markdown
    root: Path
    settings: Settings
    quotes: str = ""
    cards: int = 0
    places: Places = field(init=False)
    listed: Collection[str] = ()
    uses: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    claims: dict[int, tuple[str, str]] = field(default_factory=dict)
    tails: dict[int, Tail] = field(default_factory=dict)
    evidence_cards: dict[tuple[str, bool], str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    pictured: bool = False
    """Whether the page may show a picture of ours."""
    _words: Catalogue | None = None
    _style: ClaimStyle | None = None
    _named: Named | None = None
    _names: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        self.quotes = self.quotes or self.settings.quotes
        self.places = Places(self.root)

    def begin(self, lines: Sequence[str]) -> Sequence[str]:
        """Forget the page before, where one converter serves several, and take up a new one; what Markdown reads."""
        self.cards = 0
        self.places = Places(self.root)
        self.listed = listed_keys(lines)
        self.uses = uses_of_claims(lines)
        self.seen.clear()
        for kept in (self.claims, self.tails, self.evidence_cards, self.made, self.html):
            kept.clear()
        self._words = self._style = self._named = self._names = None
        self.pictured = pictured(lines)
        return take_definitions(lines, self.md.references)

    @property
    def words(self) -> Catalogue:
        """The messages in the page's language, which the builder's name for the page tells."""
        if self._words is None:
            source = getattr(self._file(), "src_uri", None)
            language = self.settings.language
            if source is not None:
                language = page_language(f"{self.settings.docs_dir}/{source}", self.settings)
            self._words = catalogue(language)
        return self._words

    @property
    def named(self) -> Named:
        """What the review's data call the ids that claims name; asked for on pages whose claims name any."""
        if self._named is None:
            self._named = Named.of(self.root / self.settings.docs_dir)
        return self._named

    @property
    def names(self) -> Mapping[str, str]:
        """Label of a paper → the label without its year, where the page's labels are told apart without."""
        if self._names is None:
            self._names = short_names(self.md.references, self.words)
        return self._names

    @property
    def style(self) -> ClaimStyle:
        """How the page's claims are cited."""
        if self._style is None:
            self._style = ClaimStyle.of(self.settings, self.words.language)
        return self._style

    def store(self, html: str) -> str:
        """A placeholder for ``html``, which comes back when the page is done.

        Markdown's own stash would search each card for further placeholders, which takes longer than making it.
        """
        self.html.append(html)
        return f"{STX}conspectus:{len(self.html) - 1}{ETX}"

    def stored(self) -> int:
        """The number that the next stored text has."""
        return len(self.html)

    def url(self, address: str) -> str:
        """Where a link to ``address`` leads on the built site: MkDocs knows, and checks that the page is there."""
        to_url = getattr(self._relative(), "path_to_url", None)
        return str(to_url(address)) if to_url else address

    def picture(self, image: str) -> str:
        """The picture whose file is at ``image`` seen from the page; empty where it is none of ours."""
        source = getattr(self._file(), "src_uri", None)
        docs = self.root / self.settings.docs_dir
        return inlined(docs, (source, image), self.url, self.words.text("picture_find")) if source else ""

    def address(self, claim: str) -> str:
        """The address of a claim on this page, below the address of the site."""
        return f"{getattr(self._file(), 'url', '')}#{claim}"

    @property
    def tells_changes(self) -> bool:
        """Whether it is the page on which people say what changed."""
        return str(getattr(self._file(), "src_uri", "")).split(".", 1)[0] == CHANGES

    def _file(self) -> object:
        """The builder's file for this page; None outside MkDocs."""
        return getattr(self._relative(), "file", None)

    def _relative(self) -> object:
        """What MkDocs adds to a converter to resolve the links of its page; None outside MkDocs."""
        return self.md.treeprocessors["relpath"] if "relpath" in self.md.treeprocessors else None  # noqa: SIM401  it has no get

    def next_card(self) -> str:
        """A new id for a card, unique on the page."""
        self.cards += 1
        return f"cs-card-{self.cards}"


class _Begin(Preprocessor):
    """Tells the state that a page begins."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, lines: list[str]) -> list[str]:
        return list(self._state.begin(lines))


class _Pictures(Treeprocessor):
    """Puts the pictures of the review in the place of their images."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, root: ET.Element) -> None:
        if not self._state.pictured:
            return
        for paragraph in root.iter("p"):
            images = list(paragraph)
            if len(images) == 1 and images[0].tag == "img" and (svg := self._state.picture(images[0].get("src", ""))):
                images[0].clear()
                paragraph.remove(images[0])
                paragraph.tag, paragraph.text = "div", self._state.store(svg)


class _End(Postprocessor):
    """Puts the cards into the page."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self._state = state

    def run(self, text: str) -> str:
        return STORED.sub(lambda found: self._state.html[int(found[1])], text)


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

        Citations are read before links (160), and after code (190) and escapes (180). Anchors are set before
        the table of contents and the builder's own validation read them (both at 5).
        """
        root = Path(str(self.getConfig("root")))
        state = PageState(md, root, settings_of(root), self.getConfig("quotes"))
        if "@" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("@")
        md.preprocessors.register(_Begin(md, state), "conspectus-begin", 100)
        md.inlinePatterns.register(CitationProcessor(state), "conspectus-citation", 175)
        md.postprocessors.register(_End(md, state), "conspectus-end", 15)
        md.treeprocessors.register(_Pictures(md, state), "conspectus-pictures", 11)
        md.treeprocessors.register(ClaimTreeprocessor(state), "conspectus-claims", 12)
        md.treeprocessors.register(JoiningTreeprocessor(md), "conspectus-joining", 25)
        md.treeprocessors.register(PointsTreeprocessor(md), "conspectus-points", 13)
        md.treeprocessors.register(DateTreeprocessor(state), "conspectus-dates", 11)


def settings_of(root: Path) -> Settings:
    """The review's settings, read once for every state of ``mkdocs.yml``: the builder makes a converter a page."""
    try:
        state = os.stat(f"{root}/{CONFIG_NAME}")  # noqa: PTH116  half the time that Path.stat takes
    except OSError:
        return Settings()
    return _read_settings(str(root), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read_settings(root: str, _changed: int, _size: int) -> Settings:
    try:
        return load_settings(Path(root))
    except ConfigError:
        return Settings()


def makeExtension(**kwargs: Any) -> ConspectusExtension:  # noqa: ANN401, N802  Python-Markdown calls it so
    """The extension, for a builder that names it by its module."""
    return ConspectusExtension(**kwargs)
