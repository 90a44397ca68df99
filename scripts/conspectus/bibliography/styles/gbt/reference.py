"""An entry put together in the standard's order: monographs, serials, patents, electronic resources (2015 §4)."""

from __future__ import annotations

import re

from conspectus.bibliography.styles.gbt.elements import Elements, joined
from conspectus.bibliography.styles.gbt.rules import ELECTRONIC

_FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?")

_PROCEEDINGS = re.compile(
    r"(?i)\b(?:proceedings|proc|papers|advances|lecture notes|abstracts)\b|论文|文集|汇编|会议录|資料|资料"
)


def reference(elements: Elements) -> str:
    """The entry without its number."""
    spacing, work = elements.spacing, elements.work
    title = elements.title()
    body = _body(elements)
    if elements.hosted and title:
        text = joined([title, elements.translators()], spacing.stop) + spacing.host + body
    else:
        text = joined([title, body], spacing.stop) if title else body.strip()
    text = joined([elements.head(), text], spacing.after_names)
    text = joined([text, *elements.addresses()], spacing.link)
    return text if text.endswith(".") or not text or work.printed.endswith("…") else text + spacing.end


def _body(elements: Elements) -> str:
    """What stands behind the title: by what kind of work it is."""
    if elements.code == "N":
        return _newspaper(elements) + elements.accessed()
    if elements.code == "J" and not _whole_serial(elements):
        return _article(elements) + elements.accessed()
    if elements.code == "J":
        return _serial(elements) + elements.accessed()
    return _monograph(elements)


def _newspaper(elements: Elements) -> str:
    """``报名, 日期(版次)`` (§8.8.3); some programs keep the page's number as that of an issue."""
    when = _date(elements) or ("" if elements.author_year else elements.shown("year"))
    return joined([elements.journal(), when], elements.spacing.year) + elements.bracketed(
        elements.pages() or elements.shown("issue")
    )


def _article(elements: Elements) -> str:
    """``刊名, 年, 卷(期): 页`` (§8.8)."""
    spacing = elements.spacing
    year = "" if elements.author_year else elements.shown("year")
    text = joined([joined([elements.journal(), year], spacing.year), elements.shown("volume")], spacing.volume)
    issue = elements.bracketed(elements.shown("issue"))
    text += issue if text else issue.lstrip()
    return joined([text, elements.pages()], spacing.pages)


def _whole_serial(elements: Elements) -> bool:
    """Whether the record is of a journal itself, not of an article in one."""
    work = elements.work
    return bool(work.title and not work.container and (work.publisher or work.place))


def _serial(elements: Elements) -> str:
    """``年, 卷(期)-年, 卷(期). 地: 者, 年-年`` (§4.3)."""
    work, spacing = elements.work, elements.spacing
    fields = [re.split(r"\s*[-–—]+\s*", value, maxsplit=1) for value in (work.year, work.volume, work.issue)]
    ends = []
    for at in (0, 1):
        year, volume, issue = (field[at] if at < len(field) else "" for field in fields)
        ends.append(joined([year, volume], spacing.volume) + elements.bracketed(issue))
    open_ended = "-" if any(len(field) > 1 for field in fields) or not ends[1] else ""
    span = f"{ends[0]}{open_ended}{ends[1]}" if ends[0] else ""
    years = "-".join(fields[0]) if len(fields[0]) > 1 else f"{work.year}-" if work.year else ""
    issued = joined([elements.imprint(), "" if elements.author_year else years], spacing.year)
    return joined([span, issued], spacing.stop)


def _monograph(elements: Elements) -> str:
    """``译者. 版本. 地: 者, 年: 页(日期)[引用日期]`` behind the title, or behind the host's (§4.1, §4.2, §4.6)."""
    stop, host, accessed = elements.spacing.stop, elements.host(), elements.accessed()
    if _conference(elements):
        return _issued(elements, host) + accessed
    translators = "" if elements.hosted and elements.title() else elements.translators()
    issued = (_issued(elements, elements.imprint()) + accessed).lstrip()
    return joined([host, translators, elements.edition(), issued], stop)


def _conference(elements: Elements) -> bool:
    """Whether the host is the conference itself, not a book of its papers: ``//会议名称, 年: 页`` (2025 §8.6)."""
    work = elements.work
    book = work.publisher or work.editors or work.volume or _PROCEEDINGS.search(work.container)
    return elements.code == "C" and elements.hosted and not book


def _issued(elements: Elements, imprint: str) -> str:
    """Place and publisher (or the conference), date and pages."""
    plain, changed = _dates(elements, has_imprint=bool(imprint))
    text = joined([imprint, plain], elements.spacing.year)
    return joined([text, elements.pages()], elements.spacing.pages) + elements.bracketed(changed)


def _dates(elements: Elements, *, has_imprint: bool) -> tuple[str, str]:
    """The date of publication, and the date of the last change that stands in brackets.

    2015: a resource read online has both where it was published, else only the latter (§8.4.3.3, §8.5). 2025:
    a resource that changes has only the latter.
    """
    rules, code = elements.rules, elements.code
    full, year = _date(elements), elements.shown("year")
    plain_year = "" if elements.author_year else year
    if code == "S" and rules.number_first and not has_imprint:
        return "", ""
    if rules.accessed is not None and code in rules.bracketed:
        return "", full or ("" if "year" in elements.work.supplied else year)
    online = bool(elements.work.url or elements.work.doi)
    if code in rules.bracketed and full and (online or code in ELECTRONIC):
        return plain_year if has_imprint else "", full
    if code in rules.dated and full:
        return full, ""
    return plain_year, ""


def _date(elements: Elements) -> str:
    """The whole date, if the record has one."""
    date = elements.work.date
    return elements.shown("date") if _FULL_DATE.fullmatch(date) else ""
