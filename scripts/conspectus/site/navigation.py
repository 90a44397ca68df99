"""Where a page stands on the site: what the navigation says in the page's language, and which pages are next to it.

The builder knows one tree, of the pages in the site's own language. The same tree is told here in every language the
review has. Pages that no navigation lists one by one (papers, themes, works) have their place from the index page of
their folder. Nothing here knows the builder: ``site.templates`` brings its pages and shows what comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from conspectus.messages import catalogue
from conspectus.weave.scaffold import NAVIGATION

HOME = "index"
"""The name of the review's first page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the built site."""

    name: str
    """Path below the site's folder without language and ending (``papers/tan2024xinzhi``)."""
    language: str
    url: str
    """Relative to the site's top."""
    title: str
    label: str = ""
    """A short form of the title (``Tan et al. 2024``), where there is one."""
    menu: str = ""
    """What its front matter wants it to be called in the navigation."""
    lists: tuple[str, ...] = ()
    """The pages beside it that an index page lists, by name, in its order."""

    @property
    def called(self) -> str:
        """What the page is called where there is little room."""
        return self.label or self.menu or self.title


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the navigation as ``mkdocs.yml`` states it: a page, a section, or a link to somewhere else."""

    title: str = ""
    """Empty: the page's own title."""
    name: str = ""
    """The page's name; empty for a section or a link."""
    url: str = ""
    """Where a link leads."""
    children: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation in one language; ``language`` is that of the page it leads to."""

    title: str
    url: str
    language: str
    name: str = ""
    """The page that the entry is; empty for a section without a page of its own, and for a link."""
    children: tuple[Entry, ...] = ()
    detail: str = ""
    """The whole title, where ``title`` is a short form."""
    spoken: str = ""
    """The language of ``title``, where it is not that of the page it leads to."""

    def leaves(self) -> Iterator[Entry]:
        """The pages in this entry in reading order: its own first."""
        if self.name or not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def path(self, name: str) -> tuple[Entry, ...]:
        """The entries that lead to page ``name``, this one first; empty where it is not in here."""
        if self.name == name:
            return (self,)
        below = next((path for child in self.children if (path := child.path(name))), ())
        return (self, *below) if below else ()


@dataclass(frozen=True, slots=True)
class View:
    """What the templates show around one page."""

    name: str
    entries: tuple[Entry, ...]
    """The navigation in the page's language."""
    home: Entry
    path: tuple[Entry, ...]
    """The entries that lead to the page, itself last, the tab it belongs to first; empty on the first page."""
    previous: Entry | None
    next: Entry | None

    @property
    def section(self) -> Entry | None:
        """The part of the navigation that stands beside the page, where it is in one that has pages below it."""
        return self.path[0] if self.path and self.path[0].children else None

    def leads_here(self, entry: Entry) -> bool:
        """Whether the page is ``entry`` or below it."""
        return any(entry == step for step in self.path) or self.is_here(entry)

    def is_here(self, entry: Entry) -> bool:
        """Whether ``entry`` is the page itself."""
        return entry == (self.path[-1] if self.path else self.home if self.name == HOME else None)


@dataclass(frozen=True, slots=True)
class Navigation:
    """The navigation of a review in all its languages."""

    language: str
    """The site's own language."""
    places: Mapping[str, Mapping[str, Place]]
    """Every page by name and language."""
    trees: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    orders: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """The pages of a folder with an index page, in its order, by folder and language."""

    @classmethod
    def of(
        cls,
        items: Sequence[Item],
        places: Iterable[Place],
        language: str,
        titles: Mapping[str, Mapping[str, str]],
    ) -> Self:
        """The navigation that ``items`` state, in every language that a page is written in.

        Args:
            items: of ``mkdocs.yml``, in the site's own language.
            places: every page of the site.
            language: the site's own.
            titles: by language, what titles of ``items`` are called there (``extra.conspectus.nav_titles``).
        """
        by_name: dict[str, dict[str, Place]] = {}
        for place in places:
            by_name.setdefault(place.name, {})[place.language] = place
        languages = sorted({language, *(each for own in by_name.values() for each in own)})
        tellers = {each: _Teller(each, language, by_name, titles.get(each, {})) for each in languages}
        trees = {each: tuple(filter(None, map(teller.entry, items))) for each, teller in tellers.items()}
        orders = {
            (folder, each): _order(folder, each, by_name) for folder in _indexed_folders(by_name) for each in languages
        }
        return cls(language, by_name, trees, orders)

    @property
    def languages(self) -> tuple[str, ...]:
        """The site's own language, then the others, sorted."""
        return (self.language, *(each for each in self.trees if each != self.language))

    def place(self, name: str, language: str) -> Place | None:
        """Page ``name`` in ``language``, else in the site's own, else in any."""
        own = self.places.get(name, {})
        return own.get(language) or own.get(self.language) or next(iter(own.values()), None)

    def home(self, language: str) -> Entry:
        """The review's first page in ``language``."""
        place = self.place(HOME, language)
        title = catalogue(language).text("home")
        return Entry(title, place.url if place else "", place.language if place else language, HOME)

    def view(self, name: str, language: str) -> View:
        """What stands around page ``name`` in ``language``; a name that no page has is outside the tree."""
        tree, home = self.trees.get(language, ()), self.home(language)
        path = () if name == HOME else self._path(name, language)
        beside = self._beside(name, path, language)
        here = next((at for at, entry in enumerate(beside) if entry.name == name), None)
        before = beside[here - 1] if here else None
        after = beside[here + 1] if here is not None and here + 1 < len(beside) else None
        own_home = next((entry for entry in tree if entry.name == HOME), home)
        return View(name, tree, own_home, path, before, after)

    def _path(self, name: str, language: str) -> tuple[Entry, ...]:
        for entry in self.trees.get(language, ()):
            if path := entry.path(name):
                return path
        place = self.place(name, language)
        if place is None:
            return ()
        folder = name.rpartition("/")[0]
        index = f"{folder}/index"
        above = self._path(index, language) if folder and name != index else ()
        return (*above, _as_entry(place))

    def _beside(self, name: str, path: tuple[Entry, ...], language: str) -> tuple[Entry, ...]:
        """The pages in whose row the page stands: those of its section, else those of its folder."""
        if path and path[0].children and path[0].path(name):
            return tuple(entry for entry in path[0].leaves() if entry.name)
        order = self.orders.get((name.rpartition("/")[0], language), ())
        near = _around(order, name)
        return tuple(_as_entry(place) for each in near if (place := self.place(each, language)))


def _around(order: Sequence[str], name: str) -> Sequence[str]:
    """``name`` with the one before and the one after it: a folder of thousands costs no more than one of ten."""
    if name not in order:
        return ()
    at = order.index(name)
    return order[max(at - 1, 0) : at + 2]


def _as_entry(place: Place) -> Entry:
    detail = place.title if place.called != place.title else ""
    return Entry(place.called, place.url, place.language, place.name, detail=detail)


def _indexed_folders(places: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(sorted(name.removesuffix("/index") for name in places if name.endswith("/index")))


def _order(folder: str, language: str, places: Mapping[str, Mapping[str, Place]]) -> tuple[str, ...]:
    """The pages of ``folder`` but its index: as the index lists them, then those it leaves out, by name."""
    index = places[f"{folder}/index"]
    listed = (index.get(language) or next(iter(index.values()))).lists
    inside = {name for name in places if name.rpartition("/")[0] == folder and name != f"{folder}/index"}
    named = [name for name in dict.fromkeys(listed) if name in inside]
    return (*named, *sorted(inside.difference(named)))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Says the navigation in one language."""

    language: str
    default: str
    places: Mapping[str, Mapping[str, Place]]
    titles: Mapping[str, str]

    def entry(self, item: Item) -> Entry | None:
        """``item`` in this language; None where it is a page that the site does not have."""
        if item.children:
            return self._section(item)
        if not item.name:
            return Entry(self._called(item.title) or item.title or item.url, item.url, self.language)
        own = self.places.get(item.name, {})
        place = own.get(self.language) or own.get(self.default)
        if place is None:
            return None
        if place.language == self.language or not (called := self._called(item.title)):
            return Entry(self._title(item, place), place.url, place.language, place.name)
        return Entry(called, place.url, place.language, place.name, spoken=self.language)

    def _section(self, item: Item) -> Entry | None:
        """A section; an index page among its pages is the section's own."""
        told = [(child, entry) for child in item.children if (entry := self.entry(child))]
        if not told:
            return None
        own = next((entry for child, entry in told if child.name.endswith("/index")), None)
        entries = tuple(entry for _, entry in told)
        rest = tuple(entry for entry in entries if entry is not own)
        called = self._called(item.title)
        title = called or (own.title if own and self.language != self.default else item.title)
        lead = own or entries[0]
        spoken = self.language if called else ""
        return Entry(title, lead.url, lead.language, own.name if own else "", rest, spoken=spoken)

    def _title(self, item: Item, place: Place) -> str:
        """What a page is called: as the navigation has it in the page's own language, else as the page has it."""
        called = item.title if place.language == self.default else self._called(item.title)
        return place.menu or called or place.title

    def _called(self, title: str) -> str:
        """What ``title`` of the site's own language is called in this one; empty where nothing says so."""
        if title in self.titles or self.language == self.default:
            return self.titles.get(title, title)
        own, ours = catalogue(self.default), catalogue(self.language)
        return next((ours.text(key) for key in NAVIGATION if own.text(key) == title), "")
