"""Find the lines that belong to the page and not to the text.

Running heads, page numbers, issue lines, and titles and bylines that a conversion set down in the middle of a sentence.
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
from conspectus.parse.chars import HAN, columns, ends_sentence, first_unit, is_latin, squeezed
from conspectus.parse.feet import LONGEST, follows_note, opens_figure, opens_note
from conspectus.parse.headings import caption_label, list_heading, named_heading, numbered_heading
from conspectus.parse.issues import issue_of
from conspectus.parse.labels import label_at_head
from conspectus.parse.layout import Layout
from conspectus.parse.lines import Line
from conspectus.parse.pagelines import is_capital_head, is_capitals, is_parted_head, is_stamp
from conspectus.parse.titles import is_address, is_column, is_subtitle, set_off

_PAGE_NUMBER = re.compile(
    r"[-–—―·•.\s|~～]*(?:\d{1,4}|[ivxl]{1,6})[-–—―·•.\s|~～]*|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|\d{1,3}\s*/\s*\d{1,3}|(?:Page|p\.)\s*\d+(?:\s+of\s+\d+)?|[·•]\s*\d+\s*[·•]",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"\d+[.]")
"""A number that ends a sentence, alone on the last line of its paragraph."""
_LEAST_HEAD = 3.0
_DECORATED = re.compile(r"[·•]\s*\d{1,4}\s*[·•]|[-–—]\s*\d{1,4}\s*[-–—]")
_CLOSED = re.compile(r"[.．。;；)）〕\]\d]\s*$")
_OPEN_ENTRY = re.compile(r"\[\s*[A-Z]{1,2}(?:/OL)?\s*\]|^\s*[\[［【〔]\d{1,3}[\]］】〕]")
"""A line that begins an entry of a list of references, or states its kind."""
_STOP = re.compile(r"[，。；：、？！,;:!?]")
_LONGEST = 45.0
_MASTHEAD = 3
"""Lines at the head of a text among which a Markdown heading may be the journal's issue line."""
_TITLE_LETTERS = 8
"""Characters of a title that are told from chance."""
_INDENTED = 4.2
"""Columns that a full line may leave free: it is a first line, or a word did not fit."""
_RAGGED = 8.0
"""The same for lines of Latin words, which are not justified."""


_NOTE_END = re.compile(r"[.。！？!?)）”][\])）]?$")
_IDENTIFIER = re.compile(r"10\.\d{4,9}/\S+$")
_FOOT_LABELS = frozenset(
    {"funding", "authors_note", "received", "revised", "funding_en", "received_en", "authors_note_en"}
)
"""Labelled fields that journals print at the foot of a first page."""


def is_foot_label(text: str) -> bool:
    """Whether a line opens a labelled note of a first page's foot."""
    label = label_at_head(text)
    return label is not None and label.name in _FOOT_LABELS


def is_page_number(text: str) -> bool:
    """Whether a line holds nothing but a page number."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip())) and not _LAST_WORD.fullmatch(text.strip())


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
        if not self.layout.wrapped:
            return columns(line.text) > 60
        return self.slack(place) < (_RAGGED if is_latin(line.text) else _INDENTED)

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
    _find_page_lines(page)
    _find_page_numbers(page)
    _find_running_heads(page)
    _find_feet(page)
    _find_page_lines(page)
    _find_page_numbers(page)
    _find_heads_beside_numbers(page)
    _find_bylines(page)
    _find_interrupting_titles(page)
    return tuple(None if line.fence else role for line, role in zip(lines, page.roles, strict=True))


def _find_issue_lines(page: _Page) -> None:
    listed = False
    for place, line in enumerate(page.lines):
        listed = listed or list_heading(line.text) is not None
        if (line.level and place > _MASTHEAD) or line.indent or line.bullet or (listed and not page.at_edge(place)):
            continue
        if listed and place and not _CLOSED.search(page.lines[place - 1].text):
            continue
        if issue_of(line.text) and not _ends_entry(page, place):
            page.roles[place] = Role.ISSUE_LINE


def _ends_entry(page: _Page, place: int) -> bool:
    """``Statistics, 2018, 10(5): 7-8.``: the last line of an entry that was begun on the line before."""
    before = page.lines[place - 1].text if place else ""
    return (
        page.lines[place].text.endswith((".", "。")) and bool(_OPEN_ENTRY.search(before)) and not _CLOSED.search(before)
    )


def _find_page_lines(page: _Page) -> None:
    """Stamps of a platform, and heads that tell themselves by their form."""
    for place, line in enumerate(page.lines):
        if page.roles[place] is not None or line.level or line.bullet:
            continue
        cut = page.unfinished(page.previous(place))
        parted = (cut or page.at_edge(place)) and is_parted_head(line.text)
        capitals = is_capital_head(line.text) or (cut and is_capitals(line.text))
        if is_stamp(line.text) or parted or (place > 0 and capitals and not caption_label(line.text)):
            page.roles[place] = Role.RUNNING_HEAD


def _find_feet(page: _Page) -> None:
    """Notes and captions that interrupt a sentence stand apart from it; they keep their own lines together."""
    at = 0
    while at < len(page.lines):
        if page.roles[at] is None and page.unfinished(page.previous(at)) and _interrupts(page, at):
            end = _end_of_feet(page, at)
            behind = page.following(end - 1)
            if behind is not None and not page.lines[behind].level:
                for place in range(at, end):
                    page.roles[place] = page.roles[place] or Role.BODY
            at = end
        at += 1


def _interrupts(page: _Page, place: int) -> bool:
    line = page.lines[place]
    if line.level or line.image or line.fence or (line.bullet and not page.layout.wrapped):
        return False
    if line.bullet:
        return not any(near.bullet for near in (*page.lines[place - 1 : place], *page.lines[place + 1 : place + 2]))
    if opens_figure(line.text):
        return caption_label(line.text) is not None and page.slack(place) > _RAGGED
    return opens_note(line.text) or is_foot_label(line.text)


def _end_of_feet(page: _Page, start: int) -> int:
    """The place behind the last of the notes that begin at ``start``."""
    at = begin = start
    while at + 1 < len(page.lines) and at - begin < LONGEST:
        line, following = page.lines[at], page.lines[at + 1]
        fresh = follows_note(following.text) or is_foot_label(following.text) or opens_figure(following.text)
        if page.roles[at + 1] is not None and (ends_sentence(line.text) or page.slack(at) > _RAGGED):
            break
        if fresh:
            begin = at + 1
        elif not page.layout.wrapped or _closes(page, at):
            break
        at += 1
    return at + 1


def _closes(page: _Page, place: int) -> bool:
    """The last line of a note: its sentence ends, or there was room for more."""
    text = page.lines[place].text
    if _IDENTIFIER.search(text):
        return True
    if text.endswith((",", "，", "、")):
        return False
    room = page.slack(place) - first_unit(page.lines[place + 1].text)
    return room >= (0.5 if _NOTE_END.search(text) else 5.0)


def _find_page_numbers(page: _Page) -> None:
    lone = [place for place, line in enumerate(page.lines) if page.roles[place] is None and is_page_number(line.text)]
    for place in lone:
        crowd = sum(1 for other in lone if abs(other - place) <= 2)
        cut = page.unfinished(page.previous(place)) or _below_head(page, place)
        plain = not _DECORATED.fullmatch(page.lines[place].text)
        if crowd == 1 and (not plain or cut or page.at_edge(place) or _counts_on(page, place, lone)):
            page.roles[place] = Role.PAGE_NUMBER


def _below_head(page: _Page, place: int) -> bool:
    """A number below a short line that interrupts a sentence: the page's head and its number."""
    head = page.previous(place)
    if head is None or head != place - 1 or not page.layout.wrapped or place + 1 >= len(page.lines):
        return False
    text = page.lines[head].text
    plain = page.slack(head) >= _RAGGED and not _STOP.search(text) and not _kept_apart(text)
    goes_on = page.slack(place + 1) < _INDENTED
    return plain and goes_on and columns(text) >= _LEAST_HEAD and page.unfinished(page.previous(head))


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
        marked = any(page.lines[place].level for place in places)
        cut = sum(1 for place in places if page.unfinished(page.previous(place)))
        if count >= 2 and (cut >= count - 1 if marked else telling >= max(1, count - 1)):
            for place in places:
                page.roles[place] = Role.RUNNING_HEAD


def _find_heads_beside_numbers(page: _Page) -> None:
    """A short line next to a page number that interrupts a sentence is the head of that page, though it stands once."""
    for place, line in enumerate(page.lines):
        if page.roles[place] is not None or columns(line.text) > _LONGEST or page.slack(place) < _RAGGED:
            continue
        beside = [
            at for at in (place - 1, place + 1) if 0 <= at < len(page.lines) and page.roles[at] is Role.PAGE_NUMBER
        ]
        if (beside and _names_the_paper(page, line.text)) or (
            beside
            and not _kept_apart(line.text)
            and not ends_sentence(line.text.rstrip("?？"))
            and page.unfinished(page.previous(place))
        ):
            page.roles[place] = Role.RUNNING_HEAD


def _names_the_paper(page: _Page, text: str) -> bool:
    """The line repeats words of the first lines of the source, where the title stands."""
    words = squeezed(text).casefold()
    first = squeezed("".join(line.text for line in page.lines[:6])).casefold()
    return len(words) >= _TITLE_LETTERS and words in first and not any(line.text == text for line in page.lines[:6])


def _head_key(page: _Page, place: int) -> str:
    """What is compared to find repeated lines: the words without digits; empty where it cannot be a running head."""
    line = page.lines[place]
    text = line.text
    if page.roles[place] is not None or columns(text) > _LONGEST or ends_sentence(text) or line.bullet:
        return ""
    if (
        _kept_apart(text)
        or named_heading(text)
        or (page.layout.wrapped and page.slack(place) < 2 and _STOP.search(text))
    ):
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
        if place and page.roles[place - 1] is Role.BYLINE:
            page.roles[place] = Role.BYLINE
            continue
        titles = _title_before(page, place)
        if titles or single_spaced_name(line.text) or "／" in line.text:
            page.roles[place] = Role.BYLINE
            above = _above_title(page, titles)
            for at in titles:
                page.roles[at] = Role.COLUMN if at in above else Role.TITLE


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


def _above_title(page: _Page, titles: Sequence[int]) -> frozenset[int]:
    """The first of these lines that name a column or an address; what is left is the title."""
    count = 0
    while count + 1 < len(titles):
        text, following = page.lines[titles[count]].text, page.lines[titles[count + 1]].text
        column = is_column(text) and not is_subtitle(following) and not following.startswith(("的", "与", "和", "及"))
        if not (set_off(text) or is_address(text) or column):
            break
        count += 1
    return frozenset(titles[:count])


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
        if _is_colon_head(page, place):
            page.roles[place] = Role.RUNNING_HEAD
            continue
        if _STOP.search(line.text.rstrip("*＊")) or _kept_apart(line.text) or page.slack(place) < 3:
            continue
        behind = page.following(place)
        if page.unfinished(page.previous(place)) and behind is not None and _goes_on(page, place, behind):
            page.roles[place] = Role.TITLE


def _is_colon_head(page: _Page, place: int) -> bool:
    """``专栏：题目`` as the last line of a page whose last sentence is cut."""
    text = page.lines[place].text
    last = place + 1 < len(page.lines) and page.lines[place + 1].page_start
    parts = re.split("[：:]", text)
    plain = len(parts) == 2 and all(part.strip() and not _STOP.search(part) for part in parts)
    return last and plain and page.slack(place) >= _RAGGED and page.unfinished(page.previous(place))


def _goes_on(page: _Page, place: int, behind: int) -> bool:
    """The sentence goes on behind the line: on the next page, or in a text with one line a paragraph."""
    if page.layout.wrapped:
        return any(page.lines[at].page_start for at in range(place, behind + 1))
    text = page.lines[behind].text
    return columns(text) > 10 and not _kept_apart(text) and not page.lines[behind].level
