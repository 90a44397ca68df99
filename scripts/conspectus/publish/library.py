"""The review as machines are shown it: its pages with their addresses, its claims once for all languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from conspectus.model import Claim, Page, Review
from conspectus.weave.corpus import Corpus
from conspectus.weave.downloads import paper_set
from conspectus.weave.places import Places, page_name

_FIRST = {"README": "index"}


@dataclass(frozen=True)
class Library:
    """A review with what its machine-readable files have in common, each computed once."""

    review: Review
    corpus: Corpus

    @classmethod
    def of(cls, review: Review) -> Library:
        """The library of ``review``; only its ``pages`` are on the site."""
        return cls(review, Corpus(review, Places.of(review)))

    @property
    def languages(self) -> tuple[str, ...]:
        """The review's own language first."""
        return self.corpus.places.languages

    def inside(self, page: Page) -> str:
        """A page's path on the site without its suffix: ``papers/tan2024xinzhi.zh``."""
        return page.file.removeprefix(f"{self.review.settings.docs_dir}/").removesuffix(".md")

    def html(self, page: Page) -> str:
        """A page's path on the site; the builder makes a ``README.md`` the first page of its folder."""
        folder, _, stem = self.inside(page).rpartition("/")
        return f"{folder}/{_FIRST.get(stem, stem)}.html".lstrip("/")

    def markdown(self, page: Page) -> str:
        """The path of the Markdown file beside a page."""
        return f"{self.inside(page)}.md"

    def address(self, path: str) -> str:
        """The address of a file of the site, encoded; absolute where the review says where it is hosted."""
        return f"{self.review.settings.site_url}{quote(path)}"

    def data(self, page: Page) -> str | None:
        """The path of the data file of a paper's or a theme's page."""
        name = page_name(page.file, self.review.settings)
        if page.kind == "paper":
            return self.paper_data(str(page.front_matter.get("citekey") or name.rpartition("/")[2]))
        return f"{name}.json" if page.kind == "theme" and name.rpartition("/")[2] in self.review.themes else None

    def paper_data(self, citekey: str) -> str | None:
        """The path of a paper's data file; None for a key that no paper has."""
        return f"{paper_set(citekey)}.json" if citekey in self.review.papers else None

    @cached_property
    def _versions(self) -> Mapping[str, Mapping[str, Page]]:
        """Name of a page → its versions by language, the review's own first."""
        found: dict[str, dict[str, Page]] = {}
        for page in sorted(self.review.pages, key=lambda page: self.languages.index(page.language)):
            found.setdefault(page_name(page.file, self.review.settings), {}).setdefault(page.language, page)
        return found

    def versions(self, name: str) -> Mapping[str, Page]:
        """The versions of page ``name`` (``papers/tan2024xinzhi``) by language, the review's own first."""
        return self._versions.get(name, {})

    def versions_of(self, page: Page) -> Mapping[str, Page]:
        """The versions of a page, itself among them."""
        found = self.versions(page_name(page.file, self.review.settings))
        return found if found.get(page.language) is page else {page.language: page}

    def paper_pages(self, citekey: str) -> Mapping[str, Page]:
        """A paper's pages by language that are on the site, the review's own language first."""
        pages = self.review.papers[citekey].pages
        shown = {language: pages[language] for language in self.languages if language in pages}
        return {language: page for language, page in shown.items() if page.file in self._shown}

    @cached_property
    def _shown(self) -> frozenset[str]:
        return frozenset(page.file for page in self.review.pages)

    def name(self, language: str) -> str:
        """What the review is called in ``language``: as the settings have it, else as its first page there is."""
        settings = self.review.settings
        first = self.versions("index").get(language) if language != settings.language else None
        return settings.names.get(language) or (first.title if first else settings.site_name)

    def claims(self, citekey: str) -> Mapping[str, Mapping[str, Claim]]:
        """Id of each claim of a paper → the claim by language, in the order of the page."""
        found: dict[str, dict[str, Claim]] = {}
        for language, page in self.paper_pages(citekey).items():
            for claim in page.claims:
                found.setdefault(claim.id, {}).setdefault(language, claim)
        return found
