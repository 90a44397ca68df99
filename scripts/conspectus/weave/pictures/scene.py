"""What a picture is made from, and what it is when it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from conspectus.messages import Catalogue
from conspectus.model import Claim
from conspectus.pictures.frame import Drawing
from conspectus.weave import explorer
from conspectus.weave.compare.across import Across
from conspectus.weave.corpus import Corpus
from conspectus.weave.escape import escape, fragment, link
from conspectus.weave.places import page_file, relative

FOLDER = "pictures"
"""Below the site's folder: where the pictures' files are, and where their links begin."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a mark leads: a page by name, a place on it, and what the page is asked for."""

    name: str
    anchor: str = ""
    query: str = ""


@dataclass(frozen=True)
class Scene:
    """The review in one language, with addresses as a picture's file needs them."""

    corpus: Corpus
    language: str

    @cached_property
    def words(self) -> Catalogue:
        """The messages in the language of the picture."""
        return self.corpus.words(self.language)

    @cached_property
    def start(self) -> str:
        """A page beside the pictures' files: links that begin there are theirs."""
        return page_file(self.corpus.review.settings, f"{FOLDER}/index", self.language)

    def told(self, key: str, /, **values: object) -> Told:
        """What the catalogue says of a picture, its ``title``, ``shows`` and ``caption``, with ``values``."""
        said = {name: str(text).format(**values) for name, text in self.words.entries[key].items()}
        return Told(**said)

    def address(self, target: Target) -> str:
        """Where the built site has the page, seen from the pictures' files; empty where the review has none such."""
        path = self._path(target, self.start)
        return path.replace(".md", ".html", 1) if path else ""

    def link(self, text: str, target: Target, start: str) -> str:
        """Plain ``text`` as Markdown for the page ``start``: a link to the page, where there is one."""
        path = self._path(target, start)
        return link(text, path) if path else escape(text)

    def _path(self, target: Target, start: str) -> str:
        file = self.corpus.places.find(target.name, self.language)
        if file is None:
            return ""
        query = f"?{target.query}" if target.query else ""
        return relative(start, file) + query + (f"#{fragment(target.anchor)}" if target.anchor else "")

    def work(self, key: str) -> Target:
        """Where a work stands: on its paper's page where it is reviewed, else in the list of cited works."""
        return paper_target(key) if key in self.corpus.review.papers else Target(self.corpus.work_page(key), key)

    def claims(self, claims: Sequence[Claim], fallback: Target, **chosen: str) -> Target:
        """Where several claims can be read: one by itself, several in the explorer, where the review has one."""
        if len(claims) == 1:
            return claim_target(claims[0])
        return self.explorer(fallback, **chosen)

    def explorer(self, fallback: Target, **chosen: str) -> Target:
        """The explorer showing what is ``chosen``, by the names that its address has for it; where there is one."""
        if chosen and self.corpus.places.find(explorer.PAGE, self.language):
            return Target(explorer.PAGE, query=urlencode(chosen))
        return fallback


def paper_target(key: str) -> Target:
    """A paper's page."""
    return Target(f"papers/{key}")


def theme_target(slug: str) -> Target:
    """A theme's page."""
    return Target(f"themes/{slug}")


def claim_target(claim: Claim) -> Target:
    """A claim on its paper's page."""
    return Target(f"papers/{claim.citekey}", claim.id)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a picture; plain text."""

    title: str
    shows: str
    """What it shows, for those who do not see it: a few sentences."""
    caption: str
    """What to see in it, and how to read it."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture that is made, with what stands around it on a page."""

    told: Told
    wide: Drawing
    narrow: Drawing
    table: Callable[[Across], list[str]]
    """The same as a table: lines of Markdown, with the links of the page that they are made for."""
