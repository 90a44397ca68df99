"""Where one block ends and the next begins: rules that each decide about one line, or leave it to the next rule.

In a hard-wrapped text a full stop at a line end is not the end of a paragraph. What tells is geometry: a last
line leaves room that the next word would have fitted in; a first line is as much shorter than a full line as its
lost indent was wide. Where lines are whole paragraphs only blank lines and Markdown's rules count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conspectus.parse.bylines import names_in
from conspectus.parse.chars import columns, ends_sentence, first_unit, is_latin
from conspectus.parse.englishhead import is_names, leads_to_abstract
from conspectus.parse.entryforms import ENTRY, ENTRY_END, SPACED_ENTRY, opens_dated
from conspectus.parse.headings import (
    back_heading,
    caption_label,
    is_figure_label,
    list_heading,
    named_heading,
    numbered_heading,
)
from conspectus.parse.labels import label_at_head
from conspectus.parse.latin import is_latin_byline
from conspectus.parse.layout import Layout
from conspectus.parse.lines import Line
from conspectus.parse.people import is_affiliation
from conspectus.parse.runin import is_run_in
from conspectus.parse.tables import is_head_of_rows, is_row
from conspectus.parse.titles import is_address, set_off

_MARK = re.compile(r"\[\d{1,3}(?:[-,，–]\s?\d{1,3})*\]")
_FOOTNOTE = re.compile(r"[①-⑳]\s*\S|[*＊※]\s*(?:基金|作者|本文|通讯)")
_FOOTNOTE_LINE = re.compile(r"[①-⑳][ \t\u3000]+\S")
"""A circled number set apart from the words: a note at the foot of a page, not a mark that a line end cut off."""
_AFFILIATIONS = re.compile(
    r"[(（]\s*[1a①]\s*[.．、]?\s*[\u4e00-\u9fff]{2,}[^。]*(?:大学|学院|研究|中心|公司|医院|局|所)"
)
_HEAD = 12
"""Lines of text within which title and authors of a paper stand."""
_REPORTER = re.compile(r"(?:本刊|本报|本社|特约)记者|[■□◆◇●○◎▲△★☆]|文\s*[/／]")
_DOI_LINE = re.compile(r"(?:DOI|doi|Digital Object Identifier)\s*[:：]?\s*10\.\d{4,9}/\S+")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_IDENTIFIERS = frozenset({"clc", "document_code", "article_number", "doi"})
"""Fields of one line: what stands below them is something else."""
_LONE = 5.0
"""Columns that an unfinished line leaves free where it stands alone: a heading, not a line of a paragraph."""
_INDENT = (1.5, 4.1)
"""Columns by which a first line of Chinese text is shorter than a full one (two characters, give or take one)."""
_LONGEST_HEADING = 3
"""Printed lines of a heading."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The lines of the running text, the width of a full line at each, and how the text was set."""

    lines: Sequence[Line]
    full: Sequence[float]
    layout: Layout
    blank_separated: bool

    def room(self, place: int) -> float:
        """Columns that a line leaves free, its indent counted as filled."""
        return self.full[place] - columns(self.lines[place].text) - min(self.lines[place].indent, 8) / 2

    def stopped(self, place: int) -> bool:
        """The line ended although what follows would have fitted: a last line."""
        if place + 1 >= len(self.lines):
            return True
        return self.room(place) >= first_unit(self.lines[place + 1].text) + 1.0

    def indented(self, place: int) -> bool:
        """The line is shorter than a full one by an indent, and goes on. Closing punctuation may hang over the edge."""
        if place + 1 >= len(self.lines) or is_latin(self.lines[place].text):
            return False
        hanging = 1.0 if self.lines[place].text[-1] in "，。、；：" else 0.0
        room = self.room(place) + hanging
        least, most = _INDENT
        return least <= room <= most + hanging and room >= first_unit(self.lines[place + 1].text) + 0.5


@dataclass(frozen=True, slots=True)
class _Question:
    """Does a block begin at ``place``? The block before begins at ``start``; ``listed`` in a list of references."""

    setting: Setting
    place: int
    start: int
    listed: bool

    @property
    def line(self) -> Line:
        """The line in question."""
        return self.setting.lines[self.place]

    @property
    def before(self) -> Line:
        """The line before it."""
        return self.setting.lines[self.place - 1]

    @property
    def ended(self) -> bool:
        """The line before may end a paragraph."""
        return ends_sentence(self.before.text)


def block_starts(lines: Sequence[Line], full: Sequence[float], layout: Layout) -> list[int]:
    """The places of the lines with which blocks begin."""
    setting = Setting(lines, full, layout, _blank_separated(lines, layout))
    rules = _COMMON + (_WRAPPED if layout.wrapped else _UNWRAPPED)
    starts: list[int] = []
    listed = False
    for place, line in enumerate(lines):
        if place == 0 or _begins(_Question(setting, place, starts[-1], listed), rules):
            starts.append(place)
            listed = bool(list_heading(line.text)) or (listed and not _ends_list(line))
    return starts


def _ends_list(line: Line) -> bool:
    """A heading of Markdown, or an English abstract: no entry stands behind it."""
    label = label_at_head(line.text)
    return bool(line.level and not ENTRY.match(line.text)) or (label is not None and label.name == "abstract_en")


def _begins(question: _Question, rules: Sequence[Callable[[_Question], bool | None]]) -> bool:
    return next((answer for rule in rules if (answer := rule(question)) is not None), False)


def _blank_separated(lines: Sequence[Line], layout: Layout) -> bool:
    """Whether blank lines stand between paragraphs and not inside them."""
    blanks = sum(1 for line in lines[1:] if line.blanks)
    share = blanks / max(1, len(lines) - 1)
    if layout.wrapped:
        return not layout.spaced and blanks >= 2 and share >= 0.04
    return share >= (0.5 if layout.han else 0.2)


def _at_fence(question: _Question) -> bool | None:
    if question.line.fence or question.before.fence:
        return question.line.fence != question.before.fence
    return None


def _at_marks(question: _Question) -> bool | None:
    """Markdown headings and pictures stand alone; the rows of a pipe table belong together."""
    line, before = question.line, question.before
    if line.level or before.level or line.image or before.image:
        return True
    if line.text.startswith("|") and before.text.startswith("|") and not line.blanks:
        return False
    return True if line.bullet else None


def _at_label(question: _Question) -> bool | None:
    line, before = question.line.text, question.before.text
    above_title = question.place <= _HEAD and (set_off(before) or is_address(before))
    reporter = question.place <= _HEAD and _REPORTER.match(line) and names_in(line)
    if _DOI_LINE.fullmatch(before.strip()) or above_title or reporter:
        return True
    return True if label_at_head(line) or list_heading(line) or list_heading(before) else None


def _at_entry(question: _Question) -> bool | None:
    text, before = question.line.text, question.before.text
    if not question.listed:
        return None
    spaced = SPACED_ENTRY.match(text) and (SPACED_ENTRY.match(before) or ENTRY_END.search(before))
    if spaced or ENTRY.match(text):
        return True
    unnumbered = not ENTRY.match(question.setting.lines[question.start].text)
    return True if unnumbered and before.rstrip().endswith(("。", ".", "．")) and opens_dated(text) else None


def _at_caption(question: _Question) -> bool | None:
    if question.listed or not caption_label(question.line.text):
        return None
    return True if question.line.blanks or question.ended else None


def _in_fresh_line(question: _Question) -> bool | None:
    """Where a line is a paragraph, blank lines or Markdown's line break part them."""
    if question.line.blanks or question.before.hard_break or not question.setting.blank_separated:
        return True
    return None


def _at_numbered_line(question: _Question) -> bool | None:
    """A note, heading or entry begins, unless it is the next item of affiliations in brackets."""
    text, before = question.line.text, question.before.text
    if not (_FOOTNOTE.match(text) or numbered_heading(text) or ENTRY.match(text)):
        return None
    opened = before.count("(") + before.count("（") > before.count(")") + before.count("）")
    return not (opened and before.lstrip().startswith(("(", "（")))


def _within_paragraph(question: _Question) -> bool | None:
    """Lines without a blank line between: Latin ones are one paragraph, Chinese ones until a sentence ends."""
    text, before = question.line.text, question.before.text
    if is_latin(text) and is_latin(before):
        return False
    if is_latin(text) != is_latin(before) and columns(before) < 40 and not text.startswith("http"):
        return True
    return before.rstrip().endswith(("。", "！", "？"))


def _at_blank(question: _Question) -> bool | None:
    """A blank line parts paragraphs, unless the foot of a page cut a sentence there."""
    if not (question.setting.blank_separated and question.line.blanks):
        return None
    text, before = question.line.text, question.before.text
    fresh = ends_sentence(before) or numbered_heading(text) or named_heading(text) or columns(before) <= 12
    return True if fresh or not text[:1].islower() else None


def _in_list(question: _Question) -> bool | None:
    """In a list without numbers: a line that is not indented behind one that is, or behind a finished entry."""
    if not question.listed:
        return None
    line, before, place = question.line, question.before, question.place
    if line.indent or before.indent:
        return line.indent < before.indent
    numbered = any(ENTRY.match(near.text) for near in question.setting.lines[max(0, place - 6) : place + 7])
    if numbered and ENTRY.match(question.setting.lines[question.start].text) and not ENTRY_END.search(before.text):
        return False
    ended = before.text.rstrip().endswith((".", "。", "．"))
    return ended and not numbered and question.setting.stopped(place - 1)


def _at_indent(question: _Question) -> bool | None:
    line, before = question.line, question.before
    if line.indent < 2 or not question.setting.layout.indented:
        return None
    quoted = question.ended and line.indent < before.indent
    return True if quoted or line.indent > before.indent else None


def _in_heading(question: _Question) -> bool | None:
    """Inside a heading of several lines no block begins; right behind it one does."""
    count = _heading_lines(question.setting, question.start)
    behind = question.place - question.start
    return behind == count if count and behind <= count else None


def _at_footnote(question: _Question) -> bool | None:
    text = question.line.text
    return True if _FOOTNOTE.match(text) and (question.ended or _FOOTNOTE_LINE.match(text)) else None


def _at_note_line(question: _Question) -> bool | None:
    """In a list of notes or references: a line with a circled number set apart from its words."""
    return True if question.listed and _FOOTNOTE_LINE.match(question.line.text) and question.ended else None


def _at_heading(question: _Question) -> bool | None:
    setting, place, text = question.setting, question.place, question.line.text
    label = label_at_head(setting.lines[question.start].text)
    labelled = label is not None and (setting.room(place) > 3 or label.name in _IDENTIFIERS)
    if numbered_heading(text) and (question.ended or labelled or setting.room(place - 1) > 3):
        return True
    return True if (named_heading(text) or back_heading(text)) and setting.room(place) > 3 else None


def _at_mark(question: _Question) -> bool | None:
    """``[6] 在…``: a citation mark at the head of a line belongs to the sentence before it."""
    return False if _MARK.match(question.line.text) and not question.line.indent else None


def _in_ragged_lines(question: _Question) -> bool | None:
    """Lines of Latin words are not justified: where blank lines part paragraphs, geometry says nothing."""
    setting = question.setting
    return False if setting.blank_separated and not setting.layout.han else None


def _at_brackets(question: _Question) -> bool | None:
    """Affiliations open with a numbered bracket; behind a line that is all in brackets something else begins."""
    if _AFFILIATIONS.match(question.line.text):
        return True
    alone = question.place - 1 == question.start and _IN_BRACKETS.fullmatch(question.before.text)
    return True if alone and label_at_head(question.before.text) else None


def _at_names(question: _Question) -> bool | None:
    """In the head of an English text lines of names, and of the institutions below them, are blocks of their own."""
    text, before, place = question.line.text, question.before.text, question.place
    if place > _HEAD or not is_latin(text) or ends_sentence(before):
        return None
    following = question.setting.lines[place + 1].text if place + 1 < len(question.setting.lines) else ""
    names = is_latin_byline(text) and (re.search(r"[,;¹²³]| and ", text) or is_affiliation(following))
    place_line = is_affiliation(text) and (is_latin_byline(before) or re.match(r"[\d¹²³⁴]\s?[A-Z]", text))
    return True if names or place_line else None


def _at_english_head(question: _Question) -> bool | None:
    """Behind a numbered list and a blank line: a line of Latin words that is no entry, behind a finished one."""
    line, before = question.line, question.before
    if not (question.listed and is_latin(line.text)):
        return None
    if leads_to_abstract(question.setting.lines, question.place):
        return _parts_english_head(question)
    if not line.blanks or question.setting.layout.spaced:
        return None
    finished = before.text.rstrip().endswith((".", "。", "．"))
    return True if finished and not line.indent and not ENTRY.match(line.text) else None


def _parts_english_head(question: _Question) -> bool | None:
    """Title, names and institutions in front of an English abstract are blocks of their own."""
    lines, place, before = question.setting.lines, question.place, question.before
    if not leads_to_abstract(lines, question.start):
        return True if not is_latin(before.text) or ENTRY_END.search(before.text) else None
    return is_names(lines, place) or is_names(lines, place - 1) or question.line.text.startswith(("(", "（"))


def _by_geometry(question: _Question) -> bool | None:
    setting, place = question.setting, question.place
    first_line = (
        place - 1 == question.start and setting.room(place - 1) <= _INDENT[1] and setting.room(place) < _INDENT[0]
    )
    if setting.stopped(place - 1) and not first_line:
        return question.ended or setting.room(place - 1) >= _LONE
    return question.ended and setting.indented(place) and not _flush(question)


def _flush(question: _Question) -> bool:
    """Where first lines kept their white space, a line of running text that has none is no first line."""
    return (
        question.setting.layout.indented
        and not question.line.indent
        and bool(question.setting.lines[question.start].indent)
    )


def _at_row(question: _Question) -> bool | None:
    """Rows below the caption of a table are blocks of their own, and so is what follows them."""
    lines, place = question.setting.lines, question.place
    first = caption_label(lines[question.start].text)
    behind = first is not None and not is_figure_label(first["label"])
    text, following = question.line.text, lines[place + 1].text if place + 1 < len(lines) else ""
    if behind and (is_row(text) or (is_head_of_rows(text) and is_row(following))):
        return True
    return True if place - 1 == question.start and is_row(question.before.text) and is_row(text) else None


_COMMON = (_at_fence, _at_marks, _at_label, _at_entry, _at_caption)
_UNWRAPPED = (_in_fresh_line, _at_numbered_line, _within_paragraph)
_WRAPPED = (
    _at_names,
    _at_brackets,
    _at_english_head,
    _at_blank,
    _at_note_line,
    _in_list,
    _at_indent,
    _in_heading,
    _at_footnote,
    _at_heading,
    _at_mark,
    _at_row,
    _in_ragged_lines,
    _by_geometry,
)


def _heading_lines(setting: Setting, start: int) -> int:
    """How many lines the heading that begins at ``start`` has; 0 where none begins there."""
    first = setting.lines[start].text
    if is_run_in(first) and setting.room(start) < _LONE:
        return 0
    if not (numbered_heading(first) or named_heading(first)) or ends_sentence(first):
        return 0
    count = 1
    while count < _LONGEST_HEADING and not named_heading(first) and _continues_heading(setting, start + count - 1):
        count += 1
    return count


def _continues_heading(setting: Setting, place: int) -> bool:
    """Whether the line behind ``place`` goes on with a heading: short, unpunctuated, no first line of a paragraph."""
    if place + 1 >= len(setting.lines) or columns(setting.lines[place].text) < 0.6 * setting.full[place]:
        return False
    following = setting.lines[place + 1]
    text = following.text
    if ends_sentence(text) or numbered_heading(text) or label_at_head(text) or re.search(r"[。；]", text):
        return False
    if (setting.blank_separated and following.blanks) or not setting.stopped(place + 1):
        return False
    room = setting.room(place + 1)
    before_text = place + 2 < len(setting.lines) and setting.indented(place + 2)
    return room > _INDENT[1] or (room > 0.5 and before_text and "," not in text and "，" not in text)
