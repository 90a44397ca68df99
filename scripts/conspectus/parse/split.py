"""Cut a source that bundles several articles at their boundaries.

Nothing marks where one article ends and the next begins. The evidence is that numbering starts again at one,
that a second abstract is printed, that a title with its byline follows running text; the place is then the title,
the end of the reference list, or the author note that closes an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from conspectus.parse.block import DEBRIS, Block, Role
from conspectus.parse.bylines import names_in
from conspectus.parse.chars import columns, squeezed
from conspectus.parse.headings import numbered_heading
from conspectus.parse.numbering import value_of

_LEAST = 200.0
"""Columns of running text that an article has at least."""


def split_at(blocks: Sequence[Block], starts: Sequence[str]) -> tuple[tuple[Block, ...], ...]:
    """One group of blocks an article; ``starts`` are opening phrases given by a person and then decide alone."""
    places = _given(blocks, starts) if starts else sorted(set(_boundaries(blocks)))
    places = [place for place in places if place > 0]
    edges = [0, *places, len(blocks)]
    groups = [tuple(blocks[begin:end]) for begin, end in pairwise(edges) if end > begin]
    return tuple(_with_own_heads(_without_hollow(groups)))


def _with_own_heads(groups: Sequence[tuple[Block, ...]]) -> list[tuple[Block, ...]]:
    """A title set down at the end of the article before goes to the article that has none.

    It is a displaced one, behind a title of that article itself, and the next article prints no title in its place.
    """
    found = [list(group) for group in groups]
    for own, following in pairwise(found):
        heads = _heads(own)
        if len(heads) < 2 or not own[heads[-1]].displaced or _heads(following):
            continue
        end = heads[-1] + 1
        while end < len(own) and own[end].displaced and own[end].role in (Role.TITLE, Role.BYLINE):
            end += 1
        following[:0] = own[heads[-1] : end]
        del own[heads[-1] : end]
    return [tuple(group) for group in found]


def _heads(blocks: Sequence[Block]) -> list[int]:
    """Places of titles with their authors."""
    return [at for at, block in enumerate(blocks) if block.role is Role.TITLE and _byline_follows(blocks, at)]


def _without_hollow(groups: Sequence[tuple[Block, ...]]) -> list[tuple[Block, ...]]:
    """What stands before the first article (an editor's note, a running head) goes with it."""
    found: list[tuple[Block, ...]] = []
    pending: tuple[Block, ...] = ()
    for group in groups:
        if all(block.role in DEBRIS for block in group):
            pending += group
        else:
            found.append(pending + group)
            pending = ()
    if pending and found:
        found[-1] += pending
    return found or ([pending] if pending else [])


def _given(blocks: Sequence[Block], starts: Sequence[str]) -> list[int]:
    wanted = [squeezed(start) for start in starts if squeezed(start)]
    places: list[int] = []
    for start in wanted:
        after = places[-1] + 1 if places else 0
        place = next((at for at in range(after, len(blocks)) if squeezed(blocks[at].text).startswith(start)), None)
        if place is not None:
            places.append(place)
    return places[1:] if places and _nothing_before(blocks, places[0]) else places


def _nothing_before(blocks: Sequence[Block], place: int) -> bool:
    """No running text stands before the first given start: it opens the first article."""
    return sum(columns(block.text) for block in blocks[:place] if block.role is Role.BODY) < _LEAST


def _boundaries(blocks: Sequence[Block]) -> Iterator[int]:
    last = 0
    for evidence in _evidence(blocks):
        if evidence <= last or _running_text(blocks[last:evidence]) < _LEAST:
            continue
        place = _place(blocks, last, evidence)
        if place is not None and _running_text(blocks[last:place]) >= _LEAST:
            yield place
            last = place


def _running_text(blocks: Sequence[Block]) -> float:
    return sum(columns(block.text) for block in blocks if block.role is Role.BODY and columns(block.text) > 30)


def _evidence(blocks: Sequence[Block]) -> list[int]:
    """Places by which a new article must have begun."""
    found = [*_restarts(blocks), *_second_abstracts(blocks), *_behind_closing_notes(blocks)]
    for place, block in enumerate(blocks):
        if (block.role is Role.TITLE and not block.displaced and _byline_follows(blocks, place)) or (
            block.role is Role.BODY
            and block.level == 1
            and not numbered_heading(block.text)
            and _byline_follows(blocks, place)
        ):
            found.append(place)
    return sorted(found)


def _byline_follows(blocks: Sequence[Block], place: int) -> bool:
    following = next((block for block in blocks[place + 1 : place + 3] if block.role is not Role.TITLE), None)
    return following is not None and (
        following.role is Role.BYLINE or (following.role is Role.BODY and bool(names_in(following.text)))
    )


def _restarts(blocks: Sequence[Block]) -> list[int]:
    """Places where the highest style of heading numbers begins again at one."""
    numbers = [
        (place, numbered_heading(block.text, marked=block.level > 0))
        for place, block in enumerate(blocks)
        if block.role is Role.BODY
    ]
    ranks = [number.rank for _, number in numbers if number is not None and number.strong]
    top = min(ranks, default=0)
    found: list[int] = []
    highest = 0
    for place, number in numbers:
        if number is None or number.rank != top:
            continue
        value = value_of(number.number) or 0
        if value == 1 and highest >= 2:
            found.append(place)
            highest = 1
        highest = max(highest, value) if value != 1 else highest or 1
    return found


def _second_abstracts(blocks: Sequence[Block]) -> list[int]:
    """Every abstract after the first, in the language that the first is in."""
    roles = (Role.ABSTRACT, Role.ABSTRACT_EN)
    role = next((wanted for wanted in roles if any(block.role is wanted for block in blocks)), None)
    return [place for place, block in enumerate(blocks) if block.role is role][1:]


def _behind_closing_notes(blocks: Sequence[Block]) -> list[int]:
    """Behind a note in brackets on the author that ends an essay, where text and another such note follow.

    Essays of a bundle end so even where a conversion set down the next one's title in the middle of a sentence.
    """
    notes = [at for at, block in enumerate(blocks) if _closes(block)]
    return [
        note + 1
        for note, following in pairwise(notes)
        if blocks[note + 1].role is Role.BODY
        and _running_text(blocks[note:following]) >= _LEAST
        and any(block.role is Role.TITLE and block.displaced for block in blocks)
    ]


def _closes(block: Block) -> bool:
    """``（作者系某大学教授）`` on a line of its own."""
    text = block.text.strip()
    bracketed = text.startswith(("(", "（")) and text.endswith((")", "）"))
    return block.role is Role.NOTE and block.label == "authors_note" and bracketed and not block.displaced


def _place(blocks: Sequence[Block], last: int, evidence: int) -> int | None:
    """The boundary in front of ``evidence``, behind what is certain to belong to the article before."""
    floor = _floor(blocks, last, evidence)
    if evidence - 1 in range(last, len(blocks)) and _closes(blocks[evidence - 1]):
        return evidence
    for rule in (_at_cover, _at_editor_note, _at_title, _behind_list, _before_front_matter, _behind_notes):
        place = rule(blocks, floor, evidence)
        if place is not None:
            return place
    return None


def _floor(blocks: Sequence[Block], last: int, evidence: int) -> int:
    """Behind the last heading before the evidence: articles do not end at a heading."""
    headings = [
        at
        for at in range(last, evidence)
        if blocks[at].role is Role.BODY and numbered_heading(blocks[at].text, marked=blocks[at].level > 0)
    ]
    return headings[-1] + 1 if headings else last + 1


def _at_title(blocks: Sequence[Block], floor: int, evidence: int) -> int | None:
    for at in range(floor, evidence + 1):
        block = blocks[at]
        if block.role is Role.TITLE and not block.displaced:
            return at
        if block.role is Role.BODY and block.level == 1 and _byline_follows(blocks, at):
            return at
    return None


def _before_front_matter(blocks: Sequence[Block], floor: int, evidence: int) -> int | None:
    """Before the short lines (column, title, authors, affiliations) that lead up to an abstract."""
    if blocks[evidence].role not in (Role.ABSTRACT, Role.ABSTRACT_EN):
        return None
    at = evidence
    while (
        at > floor
        and blocks[at - 1].role in (Role.BODY, Role.TITLE, Role.BYLINE, Role.COVER)
        and _short(blocks[at - 1])
    ):
        at -= 1
    return at if at < evidence else None


def _short(block: Block) -> bool:
    return block.role is Role.COVER or (columns(block.text) < 80 and not block.text.rstrip().endswith("。"))


def _behind_list(blocks: Sequence[Block], floor: int, evidence: int) -> int | None:
    """Behind the last list of references and the English front matter that may follow it."""
    entries = [at for at in range(floor, evidence) if blocks[at].role in (Role.REFERENCE, Role.RELATED)]
    if not entries:
        return None
    own = [at for at in range(entries[-1], evidence) if blocks[at].role in (Role.ABSTRACT_EN, Role.KEYWORDS_EN)]
    at = max([entries[-1], *own]) + 1
    while at < evidence and blocks[at].role in _CLOSING:
        at += 1
    return at


_CLOSING = frozenset({Role.NOTE, Role.FOOTNOTE, Role.IMPRINT, Role.PAGE_NUMBER, Role.RUNNING_HEAD})
"""What may stand between the list of references and the next article, and belongs to the one before."""


def _at_editor_note(blocks: Sequence[Block], floor: int, evidence: int) -> int | None:
    """An editor's note opens a group of articles."""
    return next((at for at in range(floor, evidence) if blocks[at].role is Role.EDITOR_NOTE), None)


def _at_cover(blocks: Sequence[Block], floor: int, evidence: int) -> int | None:
    """A platform's cover page opens an article."""
    return next((at for at in range(floor, evidence) if blocks[at].role is Role.COVER), None)


def _behind_notes(blocks: Sequence[Block], floor: int, evidence: int) -> int | None:
    """Behind the notes on author and funding that close an article."""
    notes = [
        at
        for at in range(floor, evidence)
        if blocks[at].role is Role.NOTE and not blocks[at].displaced and blocks[at].label != "source"
    ]
    if not notes:
        return None
    at = notes[-1] + 1
    while at < evidence and (blocks[at].role in DEBRIS or blocks[at].role is Role.FIELD):
        at += 1
    return at
