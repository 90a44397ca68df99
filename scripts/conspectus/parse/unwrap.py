"""Put printed lines together into blocks.

In a hard-wrapped text a full stop at a line end is not the end of a paragraph. What tells is geometry: a last
line leaves room that the next word would have fitted in; a first line is as much shorter than a full line as its
lost indent was wide. Where lines are whole paragraphs only blank lines and Markdown's rules count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from conspectus.parse.block import Block, Role
from conspectus.parse.chars import HAN, columns, ends_sentence, first_unit, is_latin
from conspectus.parse.headings import back_heading, caption_label, list_heading, named_heading, numbered_heading
from conspectus.parse.labels import label_at_head
from conspectus.parse.layout import Layout
from conspectus.parse.lines import Line
from conspectus.parse.traced import Traced

_ENTRY = re.compile(r"[\[［【〔]\s*\d{1,3}\s*[\]］】〕]|\d{1,3}[.．]\s?(?=[A-Z\u4e00-\u9fff])|[(（]\d{1,3}[)）]")
_FOOTNOTE = re.compile(r"[①-⑳]\s*\S|[*＊※]\s*(?:基金|作者|本文|通讯)")
_FOOTNOTE_LINE = re.compile(r"[①-⑳][ \t\u3000]+\S")
"""A circled number set apart from the words: a note at the foot of a page, not a mark that a line end cut off."""
_LONE = 5.0
"""Columns that an unfinished line leaves free where it stands alone: a heading, not a line of a paragraph."""
_INDENT = (1.5, 4.1)
"""Columns by which a first line of Chinese text is shorter than a full one (two characters, give or take one)."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """The lines of the running text with their layout, and whether they are in a list of references."""

    lines: Sequence[Line]
    full: Sequence[float]
    layout: Layout
    blank_separated: bool


def unwrap(lines: Sequence[Line], roles: Sequence[Role | None], layout: Layout) -> tuple[Block, ...]:
    """Blocks in the order of the source; a stray line stands behind the block that it interrupts."""
    places = [place for place, role in enumerate(roles) if role is None]
    kept = [lines[place] for place in places]
    setting = _Setting(kept, [layout.full[place] for place in places], layout, _blank_separated(kept, layout))
    starts = _starts(setting)
    blocks: list[Block] = []
    stray = {place: role for place, role in enumerate(roles) if role is not None}
    last = -1
    for begin, end in zip(starts, [*starts[1:], len(kept)], strict=False):
        blocks += _strays(lines, stray, last + 1, places[begin], cut=False)
        blocks.append(_block(kept[begin:end]))
        inside = _strays(lines, stray, places[begin], places[end - 1], cut=True)
        blocks += inside
        last = places[end - 1]
    blocks += _strays(lines, stray, last + 1, len(lines), cut=False)
    return tuple(blocks)


def _strays(lines: Sequence[Line], stray: dict[int, Role], begin: int, end: int, *, cut: bool) -> list[Block]:
    """Stray lines between two places; lines of one title that follow each other are one block."""
    found: list[Block] = []
    last = -2
    for place in range(begin, end):
        role = stray.get(place)
        if role is None:
            continue
        line = lines[place]
        if role is Role.TITLE and found and found[-1].role is Role.TITLE and place == last + 1:
            found[-1] = replace(found[-1], traced=join(found[-1].traced, line.traced))
        else:
            found.append(Block(line.traced, role, level=line.level, displaced=cut, page_start=line.page_start))
        last = place
    return found


def _block(lines: Sequence[Line]) -> Block:
    traced = lines[0].traced
    for line in lines[1:]:
        traced = join(traced, line.traced)
    first = lines[0]
    return Block(
        traced,
        Role.CAPTION if first.image else Role.BODY,
        level=first.level,
        bold=all(line.bold for line in lines),
        bullet=first.bullet,
        page_start=first.page_start,
    )


def _blank_separated(lines: Sequence[Line], layout: Layout) -> bool:
    blanks = sum(1 for line in lines[1:] if line.blanks)
    share = blanks / max(1, len(lines) - 1)
    if layout.wrapped:
        return not layout.spaced and blanks >= 2 and share >= 0.04
    return share >= (0.5 if layout.han else 0.2)


def _starts(setting: _Setting) -> list[int]:
    starts: list[int] = []
    in_list = False
    for place, line in enumerate(setting.lines):
        if place == 0 or _begins(setting, place, starts[-1], in_list=in_list):
            starts.append(place)
            in_list = _in_list(line, in_list=in_list)
    return starts


def _in_list(line: Line, *, in_list: bool) -> bool:
    """Whether entries of a reference list are to be expected from this line on."""
    if list_heading(line.text):
        return True
    return in_list and not (line.level and not _ENTRY.match(line.text))


def _begins(setting: _Setting, place: int, start: int, *, in_list: bool) -> bool:
    """Whether a new block begins with this line; ``start`` is the first line of the block before it."""
    line, before = setting.lines[place], setting.lines[place - 1]
    if line.level or before.level or line.image or before.image:
        return True
    if line.text.startswith("|") and before.text.startswith("|") and not line.blanks:
        return False
    if line.bullet or label_at_head(line.text) or list_heading(line.text) or list_heading(before.text):
        return True
    if in_list and _ENTRY.match(line.text):
        return True
    if caption_label(line.text) and (line.blanks or ends_sentence(before.text)) and not in_list:
        return True
    if not setting.layout.wrapped:
        return _begins_unwrapped(setting, place)
    return _begins_wrapped(setting, place, start, in_list=in_list)


def _begins_unwrapped(setting: _Setting, place: int) -> bool:
    """A line is a paragraph; without a blank line between, it goes on only where the one before is unfinished."""
    line, before = setting.lines[place], setting.lines[place - 1]
    if line.blanks or before.hard_break or not setting.blank_separated:
        return True
    if _FOOTNOTE.match(line.text) or numbered_heading(line.text) or _ENTRY.match(line.text):
        return not _goes_on_as_affiliation(before.text)
    if is_latin(line.text) and is_latin(before.text):
        return False
    if is_latin(line.text) != is_latin(before.text) and columns(before.text) < 40 and not line.text.startswith("http"):
        return True
    return before.text.rstrip().endswith(("。", "！", "？"))


def _goes_on_as_affiliation(before: str) -> bool:
    return before.lstrip().startswith(("(", "（")) and before.count("(") + before.count("（") > before.count(
        ")"
    ) + before.count("）")


def _begins_wrapped(setting: _Setting, place: int, start: int, *, in_list: bool) -> bool:
    line, before = setting.lines[place], setting.lines[place - 1]
    ended = ends_sentence(before.text)
    if setting.blank_separated and line.blanks and not _runs_over(before.text, line.text):
        return True
    if in_list:
        return _begins_entry(setting, place)
    if line.indent >= 2 and setting.layout.indented and line.indent > before.indent:
        return True
    first = setting.lines[start]
    heading = _heading_lines(setting, start)
    if heading and place - start <= heading:
        return place - start == heading
    if _FOOTNOTE.match(line.text) and (ended or _FOOTNOTE_LINE.match(line.text)):
        return True
    if numbered_heading(line.text) and (ended or _room(setting, place - 1) > 3) and not first.level:
        return True
    if (named_heading(line.text) or back_heading(line.text)) and _room(setting, place) > 3:
        return True
    if setting.blank_separated and not setting.layout.han:
        return False
    if _stopped(setting, place - 1) and not (place - 1 == start and _first_line_only(setting, place)):
        return ended or _room(setting, place - 1) >= _LONE
    return ended and _indented(setting, place)


def _first_line_only(setting: _Setting, place: int) -> bool:
    """The line before is short because of its indent alone, and what follows is a full line of the same paragraph."""
    return _room(setting, place - 1) <= _INDENT[1] and _room(setting, place) < _INDENT[0]


def _begins_entry(setting: _Setting, place: int) -> bool:
    """In a list without numbers: a line that is not indented behind one that is, or behind a finished entry."""
    line, before = setting.lines[place], setting.lines[place - 1]
    if line.indent or before.indent:
        return line.indent < before.indent
    ended = before.text.rstrip().endswith((".", "。", "．"))
    return ended and _stopped(setting, place - 1) and not _numbered_list(setting, place)


def _numbered_list(setting: _Setting, place: int) -> bool:
    """Whether the entries around this line carry numbers, which then tell where they begin."""
    return any(_ENTRY.match(line.text) for line in setting.lines[max(0, place - 6) : place + 7])


def _runs_over(before: str, text: str) -> bool:
    """A blank line cut a sentence in two (the foot of a page)."""
    return (
        not ends_sentence(before)
        and not numbered_heading(text)
        and not named_heading(text)
        and columns(before) > 12
        and text[:1].islower()
    )


def _room(setting: _Setting, place: int) -> float:
    """Columns that a line leaves free."""
    return setting.full[place] - columns(setting.lines[place].text)


def _stopped(setting: _Setting, place: int) -> bool:
    """The line ended although what follows would have fitted: a last line."""
    if place + 1 >= len(setting.lines):
        return True
    return _room(setting, place) >= first_unit(setting.lines[place + 1].text) + 1.0


def _indented(setting: _Setting, place: int) -> bool:
    """The line is shorter than a full one by an indent, and goes on."""
    if place + 1 >= len(setting.lines) or is_latin(setting.lines[place].text):
        return False
    hanging = 1.0 if setting.lines[place].text[-1] in "，。、；：" else 0.0
    room = _room(setting, place) + hanging
    least, most = _INDENT
    return least <= room <= most + hanging and room >= first_unit(setting.lines[place + 1].text) + 0.5


def _heading_lines(setting: _Setting, start: int) -> int:
    """How many lines the heading that begins at ``start`` has; 0 where none begins there."""
    first = setting.lines[start]
    if not (numbered_heading(first.text) or named_heading(first.text)) or ends_sentence(first.text):
        return 0
    if start + 1 >= len(setting.lines):
        return 1
    following = setting.lines[start + 1]
    return 2 if _continues_heading(setting, start, following) else 1


def _continues_heading(setting: _Setting, start: int, following: Line) -> bool:
    """The second line of a heading: short, unpunctuated, and no first line of a paragraph."""
    text = following.text
    if named_heading(setting.lines[start].text) or columns(setting.lines[start].text) < 0.6 * setting.full[start]:
        return False
    if ends_sentence(text) or numbered_heading(text) or label_at_head(text) or re.search(r"[。；]", text):
        return False
    if setting.blank_separated and following.blanks:
        return False
    room = _room(setting, start + 1)
    paragraph_follows = start + 2 < len(setting.lines) and _indented(setting, start + 2)
    return (room > _INDENT[1] or (room > 0.5 and paragraph_follows)) and _stopped(setting, start + 1)


_ALNUM_END = re.compile(r"[A-Za-z0-9À-ɏ)\],.;:!?%’”\"'&-]$")
_ALNUM_START = re.compile(r"[A-Za-z0-9À-ɏ(\[“‘\"'&]")
_HYPHEN = re.compile(r"[A-Za-zÀ-ɏ]{2,}(?P<mark>[-\u00ad\u2010])$")
_KEPT_HYPHEN = re.compile(
    r"-[A-Za-z]+-$|\b(?:self|non|co|well|ill|semi|quasi|cross|so|multi|ex|high|low|long|short)-$", re.IGNORECASE
)
_HAN_EDGE = re.compile(f"[{HAN}，。、；：？！“”‘’（）《》〈〉【】—…·～]")


def join(left: Traced, right: Traced) -> Traced:
    """Two lines of one text as one: a space between Latin words, none beside Chinese, a line-end hyphen taken out."""
    if not left.text or not right.text:
        return left + right
    hyphen = _HYPHEN.search(left.text)
    if hyphen and right.text[0].islower():
        return left + right if _KEPT_HYPHEN.search(left.text) else left.cut(0, hyphen.start("mark")) + right
    if re.search(r"(?:https?://|www\.)\S*[/._?=&-]$", left.text) and re.match(r"[A-Za-z0-9]", right.text):
        return left + right
    if _HAN_EDGE.match(left.text[-1]) or _HAN_EDGE.match(right.text[0]):
        return left + right
    if _ALNUM_END.search(left.text) and _ALNUM_START.match(right.text):
        return left + Traced.inserted(" ") + right
    return left + right
