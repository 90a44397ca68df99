"""What the templates are given beside the builder's own values: the builder's pages, told to ``site.navigation``.

``chrome`` in a template is what stands around the page, in the page's language. Every text in it is plain, so that the
templates escape all of it in the same way.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.nav import Navigation as BuilderNavigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from conspectus.messages import Catalogue, catalogue
from conspectus.model import Settings
from conspectus.pages import find_blocks, page_language, page_name
from conspectus.pages.citing import label_and_basis
from conspectus.site.authorship import Authorship, authorship
from conspectus.site.navigation import HOME, Entry, Item, Navigation, Place, View

LANGUAGES = "languages"
"""The woven block with links to the page's other languages."""

_OTHERS = "|".join(re.escape(catalogue(language).text("other_language")) for language in ("en", "zh"))
_SWITCHES = {
    LANGUAGES: re.compile(r".+", re.DOTALL),
    "coverage": re.compile(r"(?: · \[[^\]\n]+\]\([^)\s]+\))+$", re.MULTILINE),
    "glance": re.compile(rf"^- \*\*(?:{_OTHERS})\*\* .*\n?", re.MULTILINE),
}
"""What leads to the other languages of a page, by the woven block that has it."""

_LISTED = re.compile(r"\]\((?:<([^>#]+\.md)>|([^)#\s]+\.md))\)")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Other:
    """The page in another language, or that language's first page where there is no such page."""

    language: str
    name: str
    """What the language calls itself."""
    url: str
    same: bool
    """Whether it is the same page."""
    anchors: Mapping[str, str] = field(default_factory=dict)
    """Headings of this page and what they are called there, where the two differ."""

    @property
    def about(self) -> str:
        """What the link says of itself, in the language it leads to."""
        words = catalogue(self.language)
        return words.text("in_other_language" if self.same else "only_elsewhere", language=self.name)


@dataclass(frozen=True, slots=True)
class Version:
    """The page in one language, as search engines are told of it (``x-default`` where nothing better fits)."""

    language: str
    url: str
    """Whole where the site knows its address."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What a page that is not there says in one language."""

    language: str
    words: Catalogue
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chrome:
    """What the templates show around a page; ``title`` is the page's, empty on the first page."""

    language: str
    words: Catalogue
    name: str
    """The review's name, in the page's language where it has one there."""
    name_language: str
    title: str
    view: View
    beside: Entry | None
    """The part of the navigation that stands beside the text on a wide screen."""
    languages: tuple[str, ...]
    others: tuple[Other, ...]
    versions: tuple[Version, ...]
    contents: Sequence[AnchorLink]
    """The page's headings below its title."""
    missing: tuple[Missing, ...]
    """What a page that is not there says, in each language."""
    written: Authorship
    drafted: bool
    version: str
    released: str
    """The date of the version, in the page's language."""

    @property
    def blocks(self) -> str:
        """What scripts wrote, as a list in the page's language."""
        return self.words.join([self.words.name("woven_blocks", name) for name in self.written.blocks])

    @property
    def edition(self) -> str:
        """The version and its date."""
        key = "version_dated" if self.released else "version_of"
        return self.words.text(key, version=self.version, date=self.released)

    def in_language(self, language: str) -> str:
        """A remark, in the page's language, that something is in another one."""
        return self.words.text("in_language", language=catalogue(language).text("language_name"))


@dataclass(frozen=True, slots=True)
class Templates:
    """What the templates of one build are given."""

    settings: Settings
    navigation: Navigation
    pages: Mapping[tuple[str, str], Page]
    """The builder's pages by name and language."""

    @classmethod
    def of(cls, settings: Settings, nav: BuilderNavigation, files: Files) -> Self:
        """Read from the builder once it has rendered every page."""
        pages = {_key(file.page, settings): file.page for file in files.documentation_pages() if file.page}
        places = [_place(page, *key) for key, page in pages.items()]
        items = tuple(_items(nav.items, settings))
        return cls(settings, Navigation.of(items, places, settings.language, settings.nav_titles), pages)

    def chrome(self, page: Page | None) -> Chrome:
        """What stands around ``page``; None is a page that is not there (404)."""
        name, language = _key(page, self.settings) if page else ("404", self.settings.language)
        words = catalogue(language)
        name_of_review, name_language = self.name(language)
        view = self.navigation.view(name, language)
        hidden = (page and page.meta.get("hide")) or ()
        return Chrome(
            language=language,
            words=words,
            name=name_of_review,
            name_language=name_language,
            title=_title(page) if page and name != HOME else "",
            view=view,
            languages=self.navigation.languages,
            others=tuple(self._others(page, name, language)),
            versions=tuple(self._versions(name)),
            contents=_below_title(page.toc) if page and "toc" not in hidden else (),
            beside=view.section if "navigation" not in hidden else None,
            missing=() if page else tuple(map(self._missing, self.navigation.languages)),
            written=authorship(page.markdown or "") if page else authorship(""),
            drafted=bool(page and page.meta.get("conspectus")),
            version=self.settings.version,
            released=words.day(self.settings.released),
        )

    def name(self, language: str) -> tuple[str, str]:
        """The review's name (of the settings, else the title of its first page in ``language``) and its language."""
        own = self.settings.names.get(language, "")
        home = self.pages.get((HOME, language))
        if not own and language != self.settings.language and home:
            own = _title(home)
        return (own, language) if own else (self.settings.site_name, self.settings.language)

    def _others(self, page: Page | None, name: str, language: str) -> Iterator[Other]:
        for other in self.navigation.languages:
            called = catalogue(other).text("language_name")
            twin = self.pages.get((name, other))
            home = self.pages.get((HOME, other))
            if other == language or not (twin or home):
                continue
            anchors = twin_anchors(page.toc, twin.toc) if page and twin else {}
            yield Other(other, called, (twin or home).url, twin is not None, anchors)  # type: ignore[union-attr]

    def _versions(self, name: str) -> Iterator[Version]:
        """The page in each language it has; none where it has one only."""
        own = {each: page for each in self.navigation.languages if (page := self.pages.get((name, each)))}
        if len(own) < 2:
            return
        for language, page in own.items():
            yield Version(language, f"{self.settings.site_url}{page.url}")
        yield Version("x-default", f"{self.settings.site_url}{next(iter(own.values())).url}")

    def _missing(self, language: str) -> Missing:
        return Missing(language, catalogue(language), self.navigation.trees[language])


def _below_title(toc: Iterable[AnchorLink]) -> list[AnchorLink]:
    """The headings of the second level and lower: what stands under the page's title."""
    return [below for item in toc for below in (item.children if item.level == 1 else [item])]


def without_languages(markdown: str) -> str:
    """``markdown`` without the links to the page's other languages, which the head of the built page has."""
    if not any(f"conspectus:begin {name}" in markdown for name in _SWITCHES):
        return markdown
    for block in reversed(find_blocks(markdown)[0]):
        if switch := _SWITCHES.get(block.name):
            start, end = block.body
            markdown = markdown[:start] + switch.sub("", markdown[start:end]) + markdown[end:]
    return markdown


def twin_anchors(own: Iterable[AnchorLink], other: Iterable[AnchorLink]) -> dict[str, str]:
    """Which heading of the other page stands for each of this one, by id, where their ids differ.

    Two pages that do not have the same headings are compared by those of the upper levels that they share.
    """
    left, right = list(_headings(own)), list(_headings(other))
    for depth in range(6, 0, -1):
        ours = [heading for heading in left if heading.level <= depth]
        theirs = [heading for heading in right if heading.level <= depth]
        if [heading.level for heading in ours] == [heading.level for heading in theirs]:
            return {here.id: there.id for here, there in zip(ours, theirs, strict=True) if here.id != there.id}
    return {}


def _headings(toc: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for item in toc:
        yield item
        yield from _headings(item.children)


def _key(page: Page, settings: Settings) -> tuple[str, str]:
    """Name and language of a page."""
    folder, _, _ = page.file.src_uri.rpartition("/")
    name = page_name(page.file.src_uri)
    return f"{folder}/{name}" if folder else name, page_language(page.file.src_uri, settings)


def _place(page: Page, name: str, language: str) -> Place:
    lists = tuple(_listed(page.markdown or "")) if name.endswith("/index") else ()
    title = _title(page)
    return Place(
        name, language, page.url, title, _label(page), str(page.meta.get("nav_title") or ""), lists_in(name, lists)
    )


def lists_in(index: str, files: Iterable[str]) -> tuple[str, ...]:
    """The names of the pages that the page ``index`` lists beside itself."""
    folder = index.rpartition("/")[0]
    return tuple(f"{folder}/{page_name(file)}" for file in files)


def _listed(markdown: str) -> Iterator[str]:
    """Links to whole pages of the same folder."""
    for found in _LISTED.finditer(markdown):
        file = found[1] or found[2]
        if "/" not in file:
            yield file


def _label(page: Page) -> str:
    """The short form of a paper's title, as its own citations have it, or a theme's label."""
    key = page.meta.get("citekey")
    if not key:
        return str(page.meta.get("label") or "")
    found = re.search(rf'^\[@{re.escape(str(key))}[^\]]*\]: \S+ "(.+)"$', page.markdown or "", re.MULTILINE)
    return label_and_basis(html.unescape(found[1]))[0] if found else ""


def _title(page: Page) -> str:
    """The page's title as plain text."""
    stated = page.meta.get("title")
    return str(stated) if stated else html.unescape(_TAG.sub("", str(page.title or "")))


def _items(items: Sequence[StructureItem], settings: Settings) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Section):
            yield Item(item.title, children=tuple(_items(item.children, settings)))
        elif isinstance(item, Page) and _key(item, settings)[1] == settings.language:
            yield Item(_given(item), _key(item, settings)[0])
        elif isinstance(item, Link):
            yield Item(item.title, url=item.url)


def _given(page: Page) -> str:
    """The title that ``mkdocs.yml`` gives a page in its navigation; empty where it gives none."""
    return str(vars(page).get("title") or "")
