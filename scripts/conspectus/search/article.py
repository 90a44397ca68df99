"""What a reader reads of a built page: blocks of text with the heading, the claim and the facet they stand under.

The pages are our own builder's, so that a pattern for tags is enough, and ten times as fast as a parser: a review of
1,000 papers has 100 MB of them. Runs of text cross inline tags; chips beside a statement are blocks of their own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from conspectus.pages.script import WIDE
from conspectus.pages.vocabulary import facet_of

_TAG = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_ARTICLE = re.compile(r"<article\b.*?>(.*)</article>", re.DOTALL)
_LANGUAGE = re.compile(r'<html[^>]*\slang="([^"]+)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_KIND = re.compile(r"\bcs-page--([\w-]+)")
_THEME = re.compile(r"(?:^|/)themes/([a-z][a-z0-9-]*)(?:\.\w+)?\.html")
_LINE = re.compile(f"(?<=[{WIDE}])[ \t]*\n\\s*(?=[{WIDE}])")
_SPACE = re.compile(r"\s+")
_ROOM = re.compile("&#8239;|&#8288;")

BETWEEN = " · "
"""Divides the chips beside a statement, so that no query reaches across them."""

_BETWEEN = re.compile(r"(?:\s*·\s*)+")


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


_VOID = _names("area base br col embed hr img input link meta source track wbr")
_INLINE = _names(
    "a abbr b bdi bdo button cite code data del dfn em font i ins kbd label mark math mi mn mo mrow msub msup q rp rt"
    " ruby s samp small span strong sub sup time u var wbr"
)
_UNREAD = _names("script style template svg noscript nav form select textarea iframe object cs-card")
_UNREAD_CLASSES = _names(
    "headerlink cs-cite cs-dots cs-printed cs-copy cs-sort cs-unit cs-explorer-note footnote-backref"
)
"""What a reader with a script and a wide screen does not see either, and controls that say no word of the review."""
_ASIDE_CLASSES = _names("cs-citations cs-meta cs-aside")
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that nothing interrupts: a paragraph, a claim, a heading, a cell."""

    kind: str
    """``title``, ``heading``, ``term`` (also who wrote a paper), ``claim``, ``text`` or ``aside`` (what stands in small
    beside a statement)."""
    text: str
    anchor: str = ""
    """Where on the page it is, for its address."""
    heading: str = ""
    """The heading it stands under."""
    facet: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One page of the site as it is searched."""

    url: str
    title: str
    language: str
    kind: str
    blocks: tuple[Block, ...] = ()


@dataclass(slots=True)
class _Run:
    """A block that is being read."""

    kind: str
    text: list[str] = field(default_factory=list)
    anchor: str = ""


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    identity: str = ""
    claim: bool = False
    unread: bool = False
    aside: bool = False
    chips: bool = False


def read_article(page: str, url: str) -> Article | None:
    """The article of a built page, None where it has none or asks not to be searched."""
    found = _ARTICLE.search(page)
    if found is None or 'name="robots" content="noindex' in page:
        return None
    kind = _KIND.search(found[1])
    language = _LANGUAGE.search(page)
    reader = _Reader(url, kind[1] if kind else "page")
    blocks = tuple(reader.read(found[1]))
    title = next((block.text for block in blocks if block.kind == "title"), "")
    if not title and (named := _TITLE.search(page)):
        title = html.unescape(named[1]).strip()
    return Article(url, title, language[1] if language else "en", reader.kind, blocks)


class _Reader:
    """Walks through the tags of one article."""

    def __init__(self, url: str, kind: str) -> None:
        self.kind = kind
        theme = _THEME.search(url)
        self.own = (theme[1],) if theme and theme[1] != "index" else ()
        self.open: list[_Open] = []
        self.runs = [_Run("text")]
        self.asides: list[_Run] = []
        self.themes: list[str] = []
        self.heading = self.place = self.facet = ""
        self.waiting: list[Block] = []

    def read(self, article: str) -> Iterator[Block]:
        """The blocks in the order of the page."""
        for token in _TAG.finditer(article):
            if token["text"] is not None:
                self._text(token["text"])
            elif token["name"] and token["end"]:
                self._end(token["name"].lower())
            elif token["name"]:
                self._start(token["name"].lower(), token["attributes"])
            if self.waiting:
                yield from self.waiting
                self.waiting = []
        self._flush()
        yield from self.waiting

    def _text(self, text: str) -> None:
        """Text goes to the run that is read; a full stop kept beside the last chip belongs to the sentence."""
        if self._unread():
            return
        beside = bool(self.open) and self.open[-1].chips
        self.runs[-2 if beside else -1].text.append(_ROOM.sub("", text).strip() if beside else text)

    def _unread(self) -> bool:
        return bool(self.open) and self.open[-1].unread

    def _start(self, name: str, raw: str) -> None:
        attributes = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(raw)}
        classes = set(attributes.get("class", "").split())
        unread = self._is_unread(name, attributes, classes)
        if not unread and name not in _INLINE:
            self._flush()
        if name in _VOID:
            return
        aside = not unread and bool(classes & _ASIDE_CLASSES)
        chips = aside and "cs-citations" in classes
        self.open.append(_Open(name, attributes.get("id", ""), "cs-claim" in classes, unread, aside, chips))
        if aside:
            self.runs.append(_Run("aside"))
        elif not unread:
            self._note(name, attributes, classes)

    def _is_unread(self, name: str, attributes: dict[str, str], classes: set[str]) -> bool:
        """Whether the element is not text of the page: hidden, a control, or what a card repeats."""
        hidden = "data-search-exclude" in attributes or "hidden" in attributes
        return self._unread() or hidden or name in _UNREAD or bool(classes & _UNREAD_CLASSES)

    def _note(self, name: str, attributes: dict[str, str], classes: set[str]) -> None:
        """Remember what an opening tag says of the text behind it."""
        identity = attributes.get("id", "")
        if name in _HEADINGS:
            self.runs[-1].kind = "title" if name == "h1" else "heading"
            self.place = identity or self.place
        elif "cs-claim" in classes:
            self.runs[-1].kind = "claim"
        elif name == "dt" or "cs-byline" in classes or (name == "a" and identity and self.kind == "glossary"):
            self.runs[-1].kind = "term"
        if name == "a" and identity:
            self.runs[-1].anchor = self.runs[-1].anchor or identity
        if "cs-theme" in classes and (theme := _THEME.search(attributes.get("href", ""))):
            self.themes.append(theme[1])

    def _end(self, name: str) -> None:
        if not any(one.name == name for one in self.open):
            return
        while self.open:
            one = self.open[-1]
            if one.aside:
                self.asides.append(self.runs.pop())
            elif one.name not in _INLINE and not one.unread:
                self._flush()
            self.open.pop()
            if self.open and self.open[-1].aside:
                self.runs[-1].text.append(BETWEEN)
            if one.name == name:
                return

    def _flush(self) -> None:
        """Close the block that is being read, and those beside it."""
        run = self.runs[-1]
        if run.kind == "aside":
            run.text.append(" ")
            return
        themes = tuple(dict.fromkeys(self.themes))
        anchor = next((one.identity for one in reversed(self.open) if one.identity), "") or self.place
        for one in (run, *self.asides):
            text = _plain("".join(one.text))
            if text:
                self._add(one.kind, text, one.anchor or anchor, themes or self.own)
        if run.kind == "claim" or not any(one.claim for one in self.open):
            self.themes = []
        self.runs[-1] = _Run("text")
        self.asides = []

    def _add(self, kind: str, text: str, anchor: str, themes: tuple[str, ...]) -> None:
        if kind in {"title", "heading"}:
            self.heading = "" if kind == "title" else text
            self.facet = (facet_of(text) or "") if self.kind == "paper" else self.facet
        above = "" if kind == "heading" else self.heading
        self.waiting.append(Block(kind, text, anchor, above, self.facet, themes))


def _plain(raw: str) -> str:
    """Text of a run: entities read, one space for several, none where a line of Chinese was broken."""
    text = _SPACE.sub(" ", _LINE.sub("", html.unescape(raw).strip()))
    return _BETWEEN.sub(BETWEEN, text).strip(BETWEEN)
