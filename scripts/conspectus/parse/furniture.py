"""Find the lines that belong to the page, not to the text: running heads, page numbers, issue lines, and titles
and bylines that a conversion set down in the middle of a sentence.

Lines that interrupt a sentence are the clue. What is repeated is a running head; what stands once is a title or
a byline of the article whose page it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conspectus.parse.block import Role
from conspectus.parse.bylines import names_in, single_spaced_name
from conspectus.parse.chars import HAN, columns, ends_sentence, first_unit, squeezed
from conspectus.parse.headings import caption_label, list_heading, named_heading, numbered_heading
from conspectus.parse.labels import label_at_head
from conspectus.parse.layout import Layout
from conspectus.parse.lines import Line

_PAGE_NUMBER = re.compile(
    r"[-–—―·•.\s|~～]*(?:\d{1,4}|[ivxl]{1,6})[-–—―·•.\s|~～]*|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|(?:Page|p\.)\s*\d+(?:\s+of\s+\d+)?|[·•]\s*\d+\s*[·•]",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    rf"[\d\s|·•]*(?:《?(?P<journal>[{HAN}A-Za-z][{HAN}A-Za-z（）()·&\s]{{1,40}}?)》?)?[\s,，·|]*"
    r"(?P<year>(?:19|20)\d{2})\s*年?\s*(?:[,，/.]\s*)?(?:第\s*(?P<volume>\d+)\s*卷\s*)?[(（]?\s*(?:第|总第)?\s*(?P<issue>\d+)\s*期\s*[)）]?(?:\s*[(（]?总第?\s*\d+\s*期[)）]?)?"
    rf"[\s|·•]*(?:《?(?P<journal2>[{HAN}A-Za-z][{HAN}A-Za-z（）()·&\s]{{1,40}}?)》?)?[\d\s|·•]*"
)
_VOLUME = re.compile(
    rf"(?:(?P<journal>[{HAN}A-Za-z][{HAN}A-Za-z（）()·&\s]{{1,40}}?))?\s*(?:第|Vol\.?)\s*(?P<volume>\d+)\s*卷?[\s,，]*(?:第|No\.?)\s*(?P<issue>\d+)\s*期?[\s,，]*"
    r"(?:[(（]?(?P<year>(?:19|20)\d{2})\s*年?\s*(?:\d{1,2}\s*月)?[)）]?|(?:[A-Z][a-z]{2,8}\.?,?\s*)?(?P<year2>(?:19|20)\d{2}))?[\d\s]*",
)
_STOP = re.compile(r"[，。；：、？！,;:!?]")
_LONGEST = 45.0


@dataclass(frozen=True, slots=True)
class Issue:
    """What an issue line states; None where it does not."""

    journal: str | None
    year: int | None
    volume: str | None
    issue: str | None


def issue_of(text: str) -> Issue | None:
    """The issue that a line names (``某某学刊 2024年第2期``), or None."""
    stripped = text.strip()
    match = _ISSUE.fullmatch(stripped) or _VOLUME.fullmatch(stripped)
    if match is None:
        return None
    groups = match.groupdict()
    journal = (groups.get("journal") or groups.get("journal2") or "").strip(" ·|") or None
    year = groups.get("year") or groups.get("year2")
    if journal is None and year is None:
        return None
    return Issue(journal, int(year) if year else None, groups.get("volume"), groups.get("issue"))


def is_page_number(text: str) -> bool:
    """Whether a line holds nothing but a page number."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


@dataclass
class _Page:
    """Lines and what has been found out about them so far."""

    lines: Sequence[Line]
    layout: Layout
    roles: list[Role | None]

    def previous(self, place: int) -> int | None:
        """The nearest line of text before ``place``."""
        return next((at for at in range(place - 1, -1, -1) if self.roles[at] is None), None)

    def following(self, place: int) -> int | None:
        """The nearest line of text behind ``place``."""
        return next((at for at in range(place + 1, len(self.lines)) if self.roles[at] is None), None)

    def slack(self, place: int) -> float:
        """How much room its line leaves; infinite in a text that is not wrapped, where nothing is known."""
        full = self.layout.full[place]
        return full - columns(self.lines[place].text) if full else _LONGEST

    def unfinished(self, place: int | None) -> bool:
        """Whether a sentence is cut at the end of this line."""
        if place is None:
            return False
        line = self.lines[place]
        if ends_sentence(line.text) or line.level or _kept_apart(line.text):
            return False
        return self.slack(place) < 2 if self.layout.wrapped else columns(line.text) > 60

    def at_edge(self, place: int) -> bool:
        """Whether the line is the first or last of a page, or next to other furniture."""
        last = place + 1 >= len(self.lines)
        return (
            place == 0
            or last
            or self.lines[place].page_start
            or self.lines[place + 1].page_start
            or self.roles[place - 1] in (Role.PAGE_NUMBER, Role.ISSUE_LINE)
            or self.roles[place + 1] in (Role.PAGE_NUMBER, Role.ISSUE_LINE)
        )


def find_furniture(lines: Sequence[Line], layout: Layout) -> tuple[Role | None, ...]:
    """For each line its role where it is no running text, else None."""
    page = _Page(lines, layout, [None] * len(lines))
    _find_issue_lines(page)
    _find_page_numbers(page)
    _find_running_heads(page)
    _find_bylines(page)
    _find_interrupting_titles(page)
    return tuple(page.roles)


def _find_issue_lines(page: _Page) -> None:
    for place, line in enumerate(page.lines):
        if columns(line.text) <= _LONGEST and not line.level and issue_of(line.text):
            page.roles[place] = Role.ISSUE_LINE


def _find_page_numbers(page: _Page) -> None:
    lone = [place for place, line in enumerate(page.lines) if page.roles[place] is None and is_page_number(line.text)]
    for place in lone:
        crowd = sum(1 for other in lone if abs(other - place) <= 2)
        cut = page.unfinished(page.previous(place))
        if crowd == 1 and (cut or page.at_edge(place) or _counts_on(page, place, lone)):
            page.roles[place] = Role.PAGE_NUMBER


def _counts_on(page: _Page, place: int, lone: Sequence[int]) -> bool:
    """Another lone number stands further on that is a little higher: pages count on."""
    value = re.sub(r"\D", "", page.lines[place].text)
    if not value:
        return False
    others = [re.sub(r"\D", "", page.lines[other].text) for other in lone if abs(other - place) > 5]
    return any(other and abs(int(other) - int(value)) in (1, 2) for other in others)


def _find_running_heads(page: _Page) -> None:
    keys = [_head_key(page, place) for place in range(len(page.lines))]
    counted = Counter(key for key in keys if key)
    for key, count in counted.items():
        places = [place for place, other in enumerate(keys) if other == key]
        telling = sum(1 for place in places if page.at_edge(place) or page.unfinished(page.previous(place)))
        if count >= 2 and telling >= max(1, count - 1):
            for place in places:
                page.roles[place] = Role.RUNNING_HEAD


def _head_key(page: _Page, place: int) -> str:
    """What is compared to find repeated lines: the words without digits; empty where it cannot be a running head."""
    line = page.lines[place]
    text = line.text
    if page.roles[place] is not None or columns(text) > _LONGEST or ends_sentence(text) or line.bullet:
        return ""
    if _kept_apart(text) or (page.layout.wrapped and page.slack(place) < 2 and _STOP.search(text)):
        return ""
    return re.sub(r"[\d\s·•|—–-]", "", squeezed(text))


def _kept_apart(text: str) -> bool:
    """Lines that are something of their own, whatever they interrupt."""
    return bool(numbered_heading(text) or caption_label(text) or list_heading(text) or label_at_head(text))


def _find_bylines(page: _Page) -> None:
    """A name alone on its line, with the title before it, in a wrapped text."""
    if not page.layout.wrapped:
        return
    for place, line in enumerate(page.lines):
        if page.roles[place] is not None or page.slack(place) < 2 or not _is_byline(line.text):
            continue
        titles = _title_before(page, place)
        if titles or single_spaced_name(line.text) or "／" in line.text:
            page.roles[place] = Role.BYLINE
            for title in titles:
                page.roles[title] = Role.TITLE


def _is_byline(text: str) -> bool:
    return columns(text) <= 30 and not _kept_apart(text) and not named_heading(text) and bool(names_in(text))


def _title_before(page: _Page, byline: int) -> list[int]:
    """The lines of the title that stands right before a byline: not full, without punctuation that ends or joins."""
    found: list[int] = []
    for place in range(byline - 1, max(-1, byline - 5), -1):
        if page.roles[place] is not None or not _title_line(page, place):
            break
        found.append(place)
        if page.lines[place].page_start:
            break
    return found[::-1]


def _title_line(page: _Page, place: int) -> bool:
    text = page.lines[place].text
    if ends_sentence(text) or re.search(r"[，。；]", text) or _kept_apart(text):
        return False
    following = page.lines[place + 1].text if place + 1 < len(page.lines) else ""
    ragged = page.slack(place) >= first_unit(following) + 0.5
    return ragged or bool(re.search(f"[{HAN}][ \u3000][{HAN}]", text)) or page.lines[place].page_start


def _find_interrupting_titles(page: _Page) -> None:
    """A short line between two halves of a sentence, at the edge of a page: the title of the article on it."""
    for place, line in enumerate(page.lines):
        if (
            page.roles[place] is not None
            or line.level
            or line.bullet
            or line.image
            or not 4 <= columns(line.text) <= _LONGEST
        ):
            continue
        if _STOP.search(line.text.rstrip("*＊")) or _kept_apart(line.text) or page.slack(place) < 3:
            continue
        behind = page.following(place)
        if page.unfinished(page.previous(place)) and behind is not None and _goes_on(page, place, behind):
            page.roles[place] = Role.TITLE


def _goes_on(page: _Page, place: int, behind: int) -> bool:
    """The sentence goes on behind the line: on the next page, or in a text with one line a paragraph."""
    if page.layout.wrapped:
        return any(page.lines[at].page_start for at in range(place, behind + 1))
    text = page.lines[behind].text
    return columns(text) > 10 and not _kept_apart(text) and not page.lines[behind].level
