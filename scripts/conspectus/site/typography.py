"""Two scripts on one page: every run of the other language says so, and broken lines of Chinese are joined.

A browser chooses fonts, quotation marks and the spacing of punctuation by ``lang``, a screen reader its voice. Pages
are marked when they are finished, so that what templates print (neighbours, contents) is marked as articles are.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from conspectus.pages.script import HAN, WIDE

_SKIPPED = "script|style|svg|math|code|pre|kbd|samp|textarea|title|select|template|noscript"
"""Elements that hold no running text, or no elements; pictures say their language themselves."""

_TAG = re.compile(
    rf"(<!--.*?-->|<(?P<skipped>{_SKIPPED})(?=[\s>]).*?</(?P=skipped)\s*>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)",
    re.DOTALL,
)
_NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_LANG = re.compile(r"""\slang\s*=\s*["']?([a-zA-Z]{2})""")

_FULL = rf"{HAN}\u3000-\u303f\uff00-\uffef"
"""What is Chinese wherever it stands; quotation marks and dashes are so only between such characters."""

_BETWEEN = r"[\s\d.,:;()/%+\-–—…·]|&amp;"
_TYPE = r"\[[A-Z]{1,2}(?:/[A-Z]{2})?\]"
"""Type of document and carrier in a reference, ``[J/OL]``."""

_HAN_RUN = re.compile(
    rf"[《〈「『（【]?[{HAN}](?:[{_FULL}]|[“‘][{_FULL}\d]{{1,40}}[”’]|(?:{_BETWEEN}|{_TYPE}){{1,24}}(?=[{_FULL}]))*"
)
"""Han characters with their punctuation, and what stands between two runs of them: figures, blanks, ``[J/OL]``."""

_NO_WORD = rf"&(?:\#\w+|(?!amp;)\w+);|{_TYPE}"
_LATIN = r"A-Za-zÀ-ÖØ-öø-ɏ"
_LATIN_RUN = re.compile(
    rf"{_NO_WORD}|[{_LATIN}](?:[{_LATIN}\d'’.-]*[{_LATIN}]|(?=&amp;[{_LATIN}]))(?:(?:{_BETWEEN}){{1,24}}[{_LATIN}]+)*"
)
"""Words in Latin letters with what stands between them; one letter alone is a sign. A character reference is none."""

_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile(f"[{_LATIN}]")
_LETTERS = re.compile(f"[{_LATIN}]{{2}}")


def with_languages(html: str) -> str:
    """The finished page ``html`` with ``lang`` on every run of the other language, Chinese or English.

    An element that holds nothing else gets the attribute itself, other runs a ``span``. What is in code or in a picture
    is as it was; in an element that has the other language the runs of the page's own are marked.
    """
    parts = _TAG.split(html)  # text, tag, name of a skipped element or None, text, …
    state = _State()
    for at in range(1, len(parts), 3):
        tag, text = parts[at], parts[at + 2]
        if parts[at + 1] is None:
            state.enter(tag)
        if text and (foreign := state.foreign) and foreign.search(text):
            after = parts[at + 3] if at + 3 < len(parts) else ""
            parts[at], parts[at + 2] = _marked(tag, text, after, state.own)
    del parts[2::3]
    return "".join(parts)


class _State:
    """The language that the text behind the last tag is in; empty before any is stated, or where it is a third."""

    def __init__(self) -> None:
        self.own = ""
        self.foreign: re.Pattern[str] | None = None
        self._open: list[tuple[str, str]] = []
        self._depth: list[int] = []
        self._opening = self._closing = "<!"

    def enter(self, tag: str) -> None:
        """Go past ``tag``. Only elements that state a language are followed to their end."""
        if " lang" not in tag and not tag.startswith((self._opening, self._closing)):
            return
        found = _NAME.match(tag)
        if found is None or tag.endswith("/>"):
            return
        watched = self._open[-1][0] if self._open else ""
        if found[1]:
            if found[2] == watched:
                self._depth[-1] -= 1
        elif stated := _LANG.search(tag):
            self._open.append((found[2], stated[1].lower()))
            self._depth.append(1)
        elif found[2] == watched:
            self._depth[-1] += 1
        while self._depth and not self._depth[-1]:
            self._open.pop()
            self._depth.pop()
        self._settle()

    def _settle(self) -> None:
        name, own = self._open[-1] if self._open else ("", "")
        self.own = own
        self.foreign = {"zh": _LETTERS, "en": _HAN}.get(own)
        self._opening, self._closing = (f"<{name}", f"</{name}") if name else ("<!", "<!")


def _marked(tag: str, text: str, after: str, own: str) -> tuple[str, str]:
    other = "en" if own == "zh" else "zh"
    if _is_whole(text, own) and _closes(tag, after) and " lang" not in tag:
        return f'{tag[:-1]} lang="{other}">', text
    pattern = _LATIN_RUN if own == "zh" else _HAN_RUN
    span = f'<span lang="{other}">'
    return tag, pattern.sub(lambda found: found[0] if found[0][0] in "&[" else f"{span}{found[0]}</span>", text)


def _is_whole(text: str, own: str) -> bool:
    """Whether nothing of ``text`` is in the language ``own``."""
    if "&" in text:
        return False
    return not (_HAN if own == "zh" else _LETTER).search(text)


def _closes(tag: str, after: str) -> bool:
    """Whether ``after`` ends the element that ``tag`` begins."""
    opened, closed = _NAME.match(tag), _NAME.match(after)
    return bool(opened and closed and not opened[1] and closed[1] and opened[2] == closed[2])


_JOINED = re.compile(
    rf"([{_FULL}](?:[*_”’]*|\]\([^()\s]*\)|\]\[[^\[\]]*\])|”\]) ?\n *(?=[*_\[“‘]*[{WIDE}])"
    rf"|([{WIDE}][*_]*) ?\n *(?=[*_\[]*[{_FULL}])"
)
"""A line break between two characters that are set in Chinese, through stress, links and behind evidence. Two blanks
before it make it a break that was meant."""


class JoiningTreeprocessor(Treeprocessor):
    """Before inline markup is read, makes nothing of a line break inside Chinese; browsers make a blank of it."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, root: Element) -> None:
        """Join the lines of every block but code."""
        for element in root.iter():
            if (text := element.text) and "\n" in text and not isinstance(text, AtomicString):
                element.text = joined(text)
            if (tail := element.tail) and "\n" in tail and not isinstance(tail, AtomicString):
                element.tail = joined(tail)


class PointsTreeprocessor(Treeprocessor):
    """Once inline markup is read, marks the lists whose every item begins with a bold label: they can be scanned."""

    def run(self, root: Element) -> None:
        """Give such lists the class ``cs-points``."""
        for points in root.iter("ul"):
            if len(points) > 1 and all(_is_labelled(item) for item in points):
                points.set("class", f"{points.get('class', '')} cs-points".strip())
                for item in points:
                    _take_colon(item[0])


def _is_labelled(item: Element) -> bool:
    return (
        len(item) > 0
        and item[0].tag == "strong"
        and not (item.text or "").strip()
        and bool((item[0].tail or "").strip())
    )


def _take_colon(label: Element) -> None:
    """A colon behind a label goes into it: it would begin the line of the text that stands below or beside."""
    tail = (label.tail or "").lstrip()
    if tail[:1] in ("：", ":"):
        colon = SubElement(label, "span", {"class": "cs-colon"})
        colon.text, label.tail = tail[0], tail[1:]


def joined(text: str) -> str:
    """Lines of Markdown as one where a break stands inside Chinese."""
    return _JOINED.sub(lambda found: found[1] or found[2], text) if _HAN.search(text) else text
