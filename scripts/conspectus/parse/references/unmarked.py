"""Entries without a type mark: GB/T 7714 with the marks left out, as several journals print it, and English styles.

Such an entry is read from both ends: authors and year from the front, the imprint from the back; the title
is what stands between them up to the first stop.
"""

from __future__ import annotations

import re

from conspectus.parse.names import HAN, ends_like_group
from conspectus.parse.places import OPENERS
from conspectus.parse.references.bookmarks import read_book_marks, read_marked_host, read_titled_host
from conspectus.parse.references.brief import read_brief
from conspectus.parse.references.gbt import read_host, take_named_title
from conspectus.parse.references.labelled import is_labelled, read_labelled
from conspectus.parse.references.particular import printed_in_china, read_edited_host, read_law_review, read_particular
from conspectus.parse.references.patterns import PAGES, YEAR, take_parenthesised_date, take_year_after
from conspectus.parse.references.people import author_end, colon_after_authors, looks_like_authors, year_after_authors
from conspectus.parse.references.publication import read_imprint, read_serial
from conspectus.parse.references.quoted import read_quoted
from conspectus.parse.references.reading import Reading
from conspectus.parse.references.settle import HOUSE
from conspectus.parse.references.western import is_western, read_western
from conspectus.parse.references.westernnames import Front, names_end, title_after_comma

_TITLE_END = re.compile(
    r"//|∥|,\s+(?=\(?(?:trans|tr|eds?|rev)\.\s|(?:translated|edited) by\b)"
    r"|[?!](?!\s*(?://|∥|——|—|[”\"’']))(?=[\s]*[^\x00-\x7f]|\s+[A-Z(])"
    r"|\.(?=\s|$)|。|(?<=[^\x00-\x7f])\.(?=\S)|(?<=[a-z)])\.(?=[A-Z])|(?<=[)?])\.(?=[^\x00-\x7f])"
)
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|vs|v|No|Vol|St|Dr|U\.S|i\.e|e\.g|cf|ca|approx|[Vv]er))$")
_NUMBERED_PART = re.compile(rf"\s*(?:[IVX]{{1,4}}|[0-9]{{1,2}})\.\s+[A-Z]|\s*[Ⅰ-Ⅻ]{{1,2}}\s*[.、]\s*[A-Z{HAN}]")
"""A numbered part goes on with the title: ``Ferries in winter. 1. Ice``."""
_SECOND_SENTENCE = re.compile(r"\s*[A-Z][a-z]*(?:\s[\w'’-]+)*?\s[a-z]{3,}(?:\s[\w'’-]+)*\.\s+[A-Z][^:]*?[0-9]")
"""One more sentence of a title before the journal: ``What keeps a bridge up? A first look. Journal, 2``."""
_PART_BEFORE = re.compile(
    r"(?:(?<!\bVol)(?<!\bNo)(?<!vol)\.\s+|^\s*(?:Chapter|Section|Part)\s+)(?:[IVX]{1,4}|[0-9]{1,2})$|[.。]\s*[Ⅰ-Ⅻ]{1,2}$"
)
_NUMBERS_NEXT = re.compile(r"\s*\(?[0-9]")
_TITLE_NOTE = re.compile(
    r"\s*\((?:pp?\.\s*(?P<pages>[0-9]+(?:-[0-9]+)?)"
    r"|(?P<edition>(?:[0-9]+(?:st|nd|rd|th|d|\.)?\s+(?:rev\.\s+)?|rev(?:ised|\.)\s+)ed(?:itio)?n?\b\.?)"
    r"|Vol(?:ume|\.)\s*(?P<volume>[0-9]+)|[,;\s])+\)|\s*\[(?:DVD|CD|CD-ROM|Online|Internet|Film|Video"
    r"|Motion picture)\]",
    re.IGNORECASE,
)
_TITLE_NOTE_ZH = re.compile(
    rf"\s*\(\s*(?:(?P<edition>(?:第\s*)?[0-9一二三四五六七八九十]+\s*版|(?:修订|增订|校订|修訂|增訂)[0-9]*[版本])"
    rf"|(?P<names>[{HAN}·、, ]{{2,60}}?)\s*,?\s*(?P<role>主编|主編|编|編|译|譯)著?)\s*\)"
)
"""``题名(第2版)``, ``题名(李明 译)``: edition and roles behind a title, as APA in Chinese has them."""
_FULL_DATE = re.compile(r"\((?:1[5-9]|20)[0-9]{2}-[01]?[0-9]-[0-3]?[0-9]\)")
_HOST = re.compile(
    r"\s*(?:In|in|见|载)\s*[::]\s*|\s*In\s+(?=[A-Z])|\s*(?:见|载于|載於|载|載)\s*(?=[^()]{2,80}\((?:主编|主編|编著|编|編)\))"
)
_JOURNAL_ONLY = re.compile(
    r"(?P<container>(?:[A-Z][A-Za-z&]*(?:\.\s*|\s+)){1,6}?)(?:[0-9]{4},\s*[0-9]+|[0-9]{1,4}\s*[,:(]\s*[A-Z]?[0-9]+)"
)
"""An entry of physics or chemistry without a title: ``J. Harb. Stud. 12, 345 (2001)``."""
_SENTENCE = re.compile(r"\.\s+[A-Z][a-z]{2,}")
_ONE_AND_COMMA = re.compile(
    rf"(?P<who>[{HAN}·]{{2,30}})\s*,\s*(?:(?:主?编著?|著|译|\(eds?\.\))\s*,\s*)?(?=[^,.。]{{6,}}[.。]\s*\S)"
)
"""A Chinese author whom only a comma divides from the title, as Chinese lists in IEEE's style print it."""
_NAME_LEFT = re.compile(r"^[\s,;]*(?:and\b|et\b|&|eds?\b)|\b[A-Z]\.|\b[A-Z]{1,3}\b|[()]")
_COMMA_HOST = re.compile(r"\s*,?\s*(?:to appear\s+)?in:?\s+(?=[A-Z])", re.IGNORECASE)
_HOUSE_THEN_PLACE = re.compile(
    rf"\s*[^,:]{{2,30}}(?:社|书局|書局|书店|書店|馆|館)\s*,\s*[{HAN}]{{2,5}}\s*(?:[.。,]\s*(?:pp?\.\s*|第)?{PAGES}\s*页?)?\s*[.。]?\s*"
)
"""``经济科学出版社, 北京. 24-30``: journals of biology print the press before its place."""
_HOUSE_ALONE = re.compile(rf"\s*(?P<house>[^,.:]{{4,40}}),\s*{YEAR}\s*(?::\s*{PAGES}\s*)?[.。]?\s*")
_MONOGRAPH = re.compile(r":\s*[^\s0-9]")


_OPENING_YEAR = re.compile(r"\s*\(?\s*(?P<year>(?:1[5-9]|20)[0-9]{2})(?P<letter>[a-z]?)\s*[):]\s*(?=[^\s0-9(\[]|\[《)")
_IMPRINT_NEXT = re.compile(
    rf"\s*(?:[{HAN}·, ]{{2,40}},\s*译[.。]\s*)?[{HAN}]{{2,6}}:"
    rf"\s*[^.:。]{{2,40}},\s*{YEAR}(?:\s*[:,.]\s*(?:页\s*|pp?\.\s*)?{PAGES})?\s*[.。]?\s*$"
)
"""Nothing but an imprint behind the first stop: the title stands before it, behind a comma (IEEE in Chinese)."""
_MARKED_HOST = re.compile(
    rf"[,，]\s*(?:(?:载|载于|见)\s*[^,，。《》]{{0,40}})?(?=《[^《》]+》\s*(?:[({{（][^()（）]+[)）]\s*)?(?:第|{YEAR}|[,，.。]|[0-9]))"
)
"""``题名,《刊名》第5期``: a title without title marks before a journal, or a collection, that has them."""
_CHINESE_COMMAS = re.compile(
    rf"\s*(?P<title>[^.。]*?[{HAN}][^.。]*?)\s*,\s*(?:(?P<place>[{HAN}]{{2,4}})\s*,\s*(?=[^,]*(?:社|书局|书店|馆)\s*,))?"
    rf"(?P<host>[{HAN}][^,.:。]{{1,24}}?)\s*(?=,\s*{YEAR}\s*[,(.]|,\s*{YEAR}\s*$)"
)
"""``题名, 刊名, 2019, 39(12): 5-9`` and ``题名, 北京, 商务印书馆, 1999`` behind a colon."""
_CUT_OFF = re.compile(r"[(\[][^()\[\].]{0,12}\.?\s*$")
"""A bracket opened shortly before the end and never closed: the entry was cut off there."""


def read_unmarked(reading: Reading, addresses: int) -> None:
    """Reads an entry that no type mark divides. ``addresses``: where date of access, URL or DOI begin."""
    end = addresses or len(reading.text)
    if read_book_marks(reading, end):
        return
    if is_western(reading) and (read_law_review(reading, end) or _read_labelled(reading, end)):
        return
    if _read_house(reading, end) or read_brief(reading, end) or read_quoted(reading, end):
        return
    cut = _CUT_OFF.search(reading.text, 0, end)
    if cut and _read_cut_off(reading, cut.start()):
        return
    start = _read_front(reading, end)
    dated = take_parenthesised_date(reading, start, end) if _FULL_DATE.search(reading.text, start, end) else None
    end = dated if dated is not None and dated > start else end
    start = _read_opening_year(reading, start, end)
    if reading.text[start:end].strip(" .,;") and not _read_fragment(reading, start, end):
        _read_title_and_imprint(reading, start, end)


def _read_house(reading: Reading, end: int) -> bool:
    """``人民出版社, 2010: 3``: an entry that is only an imprint, without its place."""
    found = _HOUSE_ALONE.fullmatch(reading.text, 0, end)
    if not found or not HOUSE.fullmatch(found.group("house")):
        return False
    reading.take("publisher", *found.span("house"))
    read_imprint(reading, found.end("house"), end)
    return True


def _read_labelled(reading: Reading, end: int) -> bool:
    """A Western entry word by word; False, and nothing placed, where it is printed as Chinese journals print it."""
    if not is_labelled(reading) or printed_in_china(reading.text):
        return False
    cut = _CUT_OFF.search(reading.text, 0, end)
    if not cut or not _read_cut_off(reading, cut.start()):
        read_labelled(reading)
    return True


def _read_opening_year(reading: Reading, start: int, end: int) -> int:
    """The year that opens an entry without authors, in author-year lists: ``(2011b) 题名``, ``2023a: 题名``."""
    found = _OPENING_YEAR.match(reading.text, start, end) if start == 0 else None
    if not found:
        return start
    reading.take("year", found.start("year"), found.end("letter"))
    reading.mark(*found.span())
    return found.end()


def _read_cut_off(reading: Reading, cut: int) -> bool:
    """The authors of an entry that breaks off before its title ends; what follows them is left as the rest.

    False, and nothing placed, where a title is closed before ``cut``.
    """
    stop = author_end(reading.text, 0, cut)
    after = 0 if stop is None else stop + 1
    if _title_stop(reading.text, after, cut) or title_after_comma(reading.text, after, cut):
        return False
    if stop is not None:
        reading.take_names("authors", 0, stop)
    return True


def _read_front(reading: Reading, end: int) -> int:
    """Authors and, where it follows them, the year; returns where the rest begins."""
    named = names_end(reading.text, 0, end) if is_western(reading) else None
    dated = year_after_authors(reading.text, 0, end)
    if dated and not (named and _other_words(reading.text[named.end : dated[0]])):
        at, match = dated
        reading.take_names("authors", 0, at)
        take_year_after(reading, match)
        return match.end()
    return _read_named(reading, named, end) if named else _read_chinese_front(reading, end)


def _read_chinese_front(reading: Reading, end: int) -> int:
    """Authors before a stop, or before a comma where only that divides them from the title."""
    if (comma := _comma_before_title(reading.text, end)) is not None:
        reading.take_names("authors", 0, comma)
        return comma + 1
    stop = author_end(reading.text, 0, end)
    if stop is None and (colon := colon_after_authors(reading.text, 0, end)) is not None:
        reading.take_names("authors", 0, colon)
        return colon + 1
    one = _ONE_AND_COMMA.match(reading.text, 0, end) if stop is None else None
    if one and (len(one.group("who")) <= 3 or ends_like_group(one.group("who"))):
        reading.take_names("authors", *one.span("who"))
        reading.mark(*one.span())
        return one.end()
    if stop is None:
        only = reading.text[:end].strip(" .,")
        if looks_like_authors(only) and re.search(r"[,、]|等$|et al", only):
            reading.take_names("authors", 0, end)
            return end
        return 0
    reading.take_names("authors", 0, stop)
    return stop + 1


def _comma_before_title(text: str, end: int) -> int | None:
    """The comma between Chinese authors and a title, where an imprint follows the first stop."""
    stop = re.search(r"[.。](?=\s)", text[:end])
    if not stop or not _IMPRINT_NEXT.match(text, stop.end(), end):
        return None
    comma = text.rfind(", ", 0, stop.start())
    return comma if comma > 0 and looks_like_authors(text[:comma]) else None


def _read_named(reading: Reading, named: Front, end: int) -> int:
    """Western names and what commas divide from them; returns where the rest begins."""
    reading.take_names("authors", 0, named.end)
    reading.mark(named.end, named.resume)
    if journal := _JOURNAL_ONLY.match(reading.text, named.resume, end):
        reading.take("container", *journal.span("container"))
        if not read_serial(reading, journal.end("container"), end):
            read_western(reading, journal.end("container") - 1, end, hosted=False)
        return end
    if named.comma and (close := title_after_comma(reading.text, named.resume, end)):
        return _read_comma_title(reading, named.resume, close, end)
    return named.resume


def _other_words(between: str) -> bool:
    """Whether a title or journal, not one more name, stands between the names at the front and a year."""
    return bool(_SENTENCE.search(between)) or (len(between.strip(" .,;:")) > 2 and not _NAME_LEFT.search(between))


def _read_comma_title(reading: Reading, start: int, close: int, end: int) -> int:
    """A title that a comma divides from authors and host; returns the entry's end: all of it is read."""
    take_named_title(reading, start, _without_pages(reading, start, close))
    host = _COMMA_HOST.match(reading.text, close, end)
    if host:
        reading.mark(*host.span())
        close = host.end()
    if not read_western(reading, close, end, hosted=bool(host)):
        read_imprint(reading, close, end)
    return end


def _read_fragment(reading: Reading, start: int, end: int) -> bool:
    """An entry that is only an imprint (``2012, 22(1): 81-86`` or ``北京: 人民出版社, 2013``)."""
    piece = reading.text[start:end].strip(" .")
    if re.match(r"(?:1[5-9]|20)[0-9]{2}\s*[,(（]|\([0-9]+\)\s*:", piece):
        return read_serial(reading, start, end)
    imprint = re.fullmatch(
        rf"(?P<place>[^.:,。]{{1,20}}):(?!\s*[A-Z/]+\s*[0-9])\s*[^.:,。]{{2,40}}(?P<dated>,\s*{YEAR}(?::\s*[0-9-]+)?)?",
        piece,
    )
    if imprint and (imprint.group("dated") or is_western(reading) or imprint.group("place").startswith(OPENERS)):
        read_imprint(reading, start, end)
        return True
    return False


def _read_title_and_imprint(reading: Reading, start: int, end: int) -> None:
    stop = _title_stop(reading.text, start, end)
    comma = start > 0 and reading.text[start - 1] == ","
    if (stop is None or comma) and is_western(reading):
        close = title_after_comma(reading.text, start, end)
        if close and (stop is None or close < stop.start()):
            _read_comma_title(reading, start, close, end)
            return
    if not comma and _read_between_commas(reading, start, end, stop):
        return
    if stop is None:
        take_named_title(reading, start, end)
        return
    keep = stop.start() + (stop.group()[0] in "?!")
    take_named_title(reading, start, _without_pages(reading, start, keep))
    after = stop.end()
    host = None if stop.group() in ("//", "∥") else _HOST.match(reading.text, after, end)
    if stop.group() in ("//", "∥") or host:
        reading.mark(stop.start(), host.end() if host else after)
        if host and read_edited_host(reading, host.end(), end):
            return
        if host and is_western(reading) and read_western(reading, host.end(), end, hosted=True):
            return
        read_host(reading, host.end() if host else after, end)
        return
    _read_after_title(reading, after, end)


def _read_between_commas(reading: Reading, start: int, end: int, stop: re.Match[str] | None) -> bool:
    """A Chinese title that a comma divides from its journal or imprint; False, and nothing placed, where none does."""
    marked = _MARKED_HOST.search(reading.text, start, end) if start else None
    if marked and (stop is None or stop.start() > marked.start() or stop.group()[0] in "?!"):
        take_named_title(reading, start, marked.start())
        return read_titled_host(reading, marked.start(), end)
    commas = _CHINESE_COMMAS.match(reading.text, start, end) if start else None
    if not commas or (stop and stop.end() < commas.end("title")):
        return False
    take_named_title(reading, *commas.span("title"))
    if commas.group("place"):
        reading.take("place", *commas.span("place"))
    reading.take("publisher" if commas.group("place") else "container", *commas.span("host"))
    return read_serial(reading, commas.end("host"), end)


def _without_pages(reading: Reading, start: int, end: int) -> int:
    """Where the title ends when cited pages, an edition or translators stand in parentheses behind it (APA)."""
    note = next((found for found in _TITLE_NOTE_ZH.finditer(reading.text, start, end) if found.end() == end), None)
    if note:
        if note.group("edition"):
            reading.take("edition", *note.span("edition"))
        else:
            kind = "translators" if note.group("role") in "译譯" else "editors"
            reading.take_names(kind, *note.span("names"))
        reading.mark(*note.span())
        return _without_pages(reading, start, note.start())
    found = _TITLE_NOTE.search(reading.text, start, end)
    if not found or found.end() < end:
        return end
    for name in ("pages", "edition", "volume"):
        if found.group(name):
            reading.take(name, *found.span(name))
    reading.mark(*found.span())
    return found.start()


def _title_stop(text: str, start: int, end: int) -> re.Match[str] | None:
    part: re.Match[str] | None = None
    for stop in _TITLE_END.finditer(text, start, end):
        if stop.start() - start < 2 or not text[stop.end() : end].strip(" ."):
            continue
        if stop.group() == "." and _ABBREVIATED.search(text[start : stop.start()]):
            continue
        if stop.group() == "." and _NUMBERED_PART.match(text, stop.end(), end):
            continue
        if stop.group() == "." and _PART_BEFORE.search(text[start : stop.start()]):
            part = part or stop
            continue
        if text[start : stop.start()].count("(") == text[start : stop.start()].count(")"):
            if stop.group()[0] in "?!" and not re.search("[0-9.:,。]", text[stop.end() : end].strip(" .。")):
                continue
            if stop.group()[0] in "?!" and _SECOND_SENTENCE.match(text, stop.end(), end):
                continue
            return stop if part is None or not _NUMBERS_NEXT.match(text, stop.end(), end) else part
    return part


def _read_after_title(reading: Reading, start: int, end: int) -> None:
    """Journal with its numbers, or place, publisher and year."""
    if read_marked_host(reading, start, end) or read_particular(reading, start, end):
        return
    piece = reading.text[start:end]
    if _HOUSE_THEN_PLACE.fullmatch(piece):
        read_imprint(reading, start, end)
        return
    if is_western(reading) and read_western(reading, start, end, hosted=False):
        return
    monograph = _MONOGRAPH.search(piece) and not re.search(r"[0-9]\s*\([^()]*[0-9][^()]*\)|(?<![社局店馆]);", piece)
    if not monograph and read_serial(reading, start, end):
        return
    read_imprint(reading, start, end)
