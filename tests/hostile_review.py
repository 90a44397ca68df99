"""A review whose every field holds what a browser, a template engine, Markdown or YAML might take for its own.

Sources in every format with payloads in title, names, venue, abstract, keywords, headings, sentences, captions, notes
and references; bibliographies, theme pages, data files and settings with more of them. A payload calls ``ran(place)``:
whoever opens the site learns which field got through. ``python -m tests.hostile_review DIR`` writes it.
"""

from __future__ import annotations

import itertools
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from tests.corpus.demo import CORPUS

from conspectus.cli.papers import run_conversion
from conspectus.disk import write_text
from conspectus.weave.scaffold import new_review

FORMS = (
    "<script>ran('{place}')</script>",
    "<img src=x onerror=\"ran('{place}')\">",
    "\"><svg/onload=ran('{place}')>",
    "' onmouseover='ran(`{place}`)' x='",
    "</title></script><script>ran('{place}')</script>",
    "[go](javascript:ran('{place}'))",
    "<a href=\"javascript:ran('{place}')\">go</a>",
    "{{{{ ran('{place}') }}}} {{% raw %}}",
    "&lt;script&gt;ran('{place}')&lt;/script&gt;",
    "<iframe srcdoc=\"<script>parent.ran('{place}')</script>\"></iframe>",
    "<style>*{{display:none}}</style>",
    "<!-- conspectus:end record -->",
    "-->{{: onclick=ran('{place}') }}",
    "]]>\u2028<details open ontoggle=ran('{place}')>",
)
"""Each with its own way in: elements and their ends, attributes, addresses, templates, entities, comments."""

HARMLESS = (
    "a < b & c > d \"e\" 'f'",
    "$\\sum_{i<j} x_i^2$ 与 `code` *not emphasis* _x_",
    "\u202eמאמר בעברית\u202c \u0645\u0642\u0627\u0644",
    "很长的题名" * 60,
)
"""What is no attack and has to be laid out: signs, formulas, right-to-left text, 300 characters."""

SOURCES = {
    "006_grading-bamboo.md": "utf-8",
    "004_platforms-move-inland.txt": "gb18030",
    "005_who-owns-the-storefront.txt": "utf-16",
}
"""Papers of the sample review, and what each is encoded in."""


class Payloads:
    """Payloads by turns, each naming the place it stands in."""

    def __init__(self) -> None:
        self._forms: Iterator[str] = itertools.cycle(FORMS)

    def __call__(self, place: str) -> str:
        """The next payload, for ``place``."""
        return next(self._forms).format(place=place)


def source(text: str, payload: Callable[[str], str]) -> str:
    """A source with payloads in its front matter, headings, sentences and references."""
    lines = [_line(line, payload) for line in text.split("\n")]
    return "\n".join(lines)


_TYPE = re.compile(r"\[[A-Z](?:/OL)?\]")
_PLACES = (
    ("title", re.compile(r"^(#\s+\S.*|题目[：:].*)$")),
    (
        "heading",
        re.compile(r"^(##+\s+\S.*|[一二三四五六七八九]、.*|[（(][一二三四五六七八九][)）].*|\d\.\s?\S.{2,20})$"),
    ),
    ("authors", re.compile(r"^(作者[：:].*)$")),
    ("keywords", re.compile(r"^(\W*关键词.*|Key ?words.*)$", re.IGNORECASE)),
    ("reference", re.compile(r"^(\W*\[\d+\].*\[[A-Z](?:/OL)?\].*)$")),
    ("caption", re.compile(r"^([图表]\s?\d.*)$")),
    ("note", re.compile(r"^([①②③④⑤].*)$")),
)


def _line(line: str, payload: Callable[[str], str]) -> str:
    for place, pattern in _PLACES:
        if pattern.match(line):
            mark = _TYPE.search(line) if place == "reference" else None
            at = mark.start() if mark else len(line.rstrip())
            return line[:at] + payload(place).replace(".", "") + line[at:]
    return line.replace("。", f"，{payload('sentence')}。", 1) if len(line) > 60 and "。" in line else line


def make_hostile(folder: Path) -> None:
    """Write the hostile review to ``folder``, which is emptied first, and convert it."""
    payload = Payloads()
    shutil.rmtree(folder, ignore_errors=True)
    name = f"A review {payload('site name')} {HARMLESS[0]}"
    for file, text in new_review(name, "en").items():
        write_text(folder / file, _settings(text, payload) if file == "mkdocs.yml" else text)
    for file, encoding in SOURCES.items():
        text = (CORPUS / "papers" / file).read_text(encoding="utf-8")
        (folder / "papers" / file).write_bytes(source(text, payload).encode(encoding))
    for place, text in enumerate(HARMLESS):
        write_text(folder / "papers" / f"odd-{place}.md", _odd(text, payload))
    _beside(folder, payload)
    _data(folder, payload)
    run_conversion(folder, [])
    _claims(folder)
    _bibliography(folder, payload)
    _themes(folder, payload)
    run_conversion(folder, [])


def _settings(text: str, payload: Callable[[str], str]) -> str:
    own = f"    authors: [{yaml.safe_dump('{' + payload('review authors') + '}', width=9999).strip()}]\n"
    text = text.replace("site_name:", "site_url: https://example.org/review/\nsite_name:", 1)
    return text.replace("  conspectus:\n    language:", f"  conspectus:\n{own}    language:").replace(
        "quotes: short", "quotes: full"
    )


def _odd(text: str, payload: Callable[[str], str]) -> str:
    """A paper without authors, venue and year whose title is ``text``."""
    return (
        f"# {text}\n\n摘要：{text}{payload('abstract')}。\n\n关键词：{payload('keyword')}；竹器\n\n"
        f"一、{payload('heading')}问题\n\n加强竹器数据的采集，{payload('sentence')}应当由合作社承担。\n\n"
        "二、对策\n\n推动分级标准的建立，完善数据的授权。\n"
    )


def _beside(folder: Path, payload: Callable[[str], str]) -> None:
    """What a user keeps beside the sources: a sidecar, and an export of a reference manager that describes a paper."""
    address = "https://example.org/?a=<b>&c='\"" + payload("obtain").replace(" ", "")
    supplied = {
        "year": {"value": 2023, "from": payload("supplied from"), "date": "2026-11-20"},
        "authors": {"value": [payload("supplied author")], "from": "a letter", "date": "2026-11-20"},
    }
    one = {"starts": HARMLESS[0], "corrections": {"title": HARMLESS[0] + payload("corrected title")}}
    sidecar = {"obtain": address, "articles": [{**one, "supplied": supplied}]}
    write_text(folder / "papers" / "odd-0.yml", yaml.safe_dump(sidecar, allow_unicode=True, width=9999))
    fields = {"title": HARMLESS[3], "author": "{A " + payload("export author") + "}", "year": "2021"}
    fields |= {name: payload(f"export {name}") for name in ("journal", "publisher", "abstract", "note", "url")}
    text = ",\n".join(f"  {name} = {{{re.sub(r'[%#{}]', '', value)}}}" for name, value in fields.items())
    write_text(folder / "papers" / "library.bib", f"@article{{odd<b>key,\n{text}\n}}\n")


def _claims(folder: Path) -> None:
    """A person's words in drafted claims: code, links, a formula, markup, a very long word, a spreadsheet's formula."""
    said = (
        'Code `a < b && <script>` and [a link](https://example.org/?a=1&b=2 "its title")',
        "The formula $\\sum_{i<j} x_{ij}^a \\leq \\frac{a}{b}$, **strong** & *emphasised* <kbd>Esc</kbd>",
        f"{HARMLESS[2]} beside {'Supercalifragilistic' * 12}",
        '=HYPERLINK("https://example.org","go")',
    )
    file = next(iter(sorted((folder / "docs" / "papers").glob("mensah*.md"))))
    text = file.read_text(encoding="utf-8")
    lines = text.split("\n")
    drafted = [number for number, line in enumerate(lines) if line.startswith("- ") and " [@" in line]
    for number, own in zip(drafted, said, strict=False):
        lines[number] = f"- {own}. {lines[number][2:]}"
    write_text(file, "\n".join(lines))


def _data(folder: Path, payload: Callable[[str], str]) -> None:
    """Glossary, official texts and silences."""
    bad = {"zh": "竹器" + payload("term"), "en": "bamboo " + payload("term")}
    note = {"zh": payload("note"), "en": payload("note")}
    files = {
        "glossary": {"bamboo": {**bad, "note": note, "also": {"en": [payload("other form")]}}},
        "formulations": {"text-2022": {"date": "2022-03", **bad}},
        "silences": {"work": {**bad, "query": ["工资", payload("query")], "hits": 0, "note": note}},
    }
    for file, value in files.items():
        write_text(folder / "docs" / "data" / f"{file}.yml", yaml.safe_dump(value, allow_unicode=True, width=9999))


def _bibliography(folder: Path, payload: Callable[[str], str]) -> None:
    """Entries that a person touched: a payload in every text field."""
    for file in ("papers", "cited"):
        path = folder / "bib" / f"{file}.bib"
        text = path.read_text(encoding="utf-8")
        fields = "title|author|journal|publisher|url|note|booktitle|keywords|address"
        safe = re.compile(rf"^(\s+(?:{fields}) = {{)([^{{}}\n]*)(}},?)$", re.MULTILINE)

        def touched(field: re.Match[str]) -> str:
            own = re.sub(r"[{}\\%#&_]", "", payload("bib"))
            return f"{field[1]}{field[2]} {own}{field[3]}"

        write_text(path, safe.sub(touched, text))


def _themes(folder: Path, payload: Callable[[str], str]) -> None:
    """A theme that a person wrote, one without any paper, and a page whose words are payloads."""
    names = ("glossary", "definitions", "formulations", "recommendations", "statistics", "basis", "chains", "levels")
    across = _blocks(*names, "questions", "silences")
    write_text(folder / "docs" / "across.md", f"---\ntitle: Across\n---\n# Across\n\n{across}")
    for slug in ("hostile", "empty"):
        label = payload("theme label") + HARMLESS[0]
        why = {"en": HARMLESS[0], "zh": HARMLESS[0]}  # the reviewers' own Markdown, as the words of a page are
        matter = {"title": label, "slug": slug, "label": label, "terms": [payload("term"), "竹器"]}
        other = {"theme": "hostile" if slug == "empty" else "empty", "why": why}
        front = yaml.safe_dump({**matter, "related": [other]}, allow_unicode=True, sort_keys=False, width=9999)
        blocks = _blocks("coverage", "matrix", "positions", "related", "bibliography")
        write_text(folder / "docs" / "themes" / f"{slug}.md", f"---\n{front}---\n# A theme\n\n{blocks}")


def _blocks(*names: str) -> str:
    return "".join(f"<!-- conspectus:begin {name} -->\n<!-- conspectus:end {name} -->\n\n" for name in names)


if __name__ == "__main__":
    make_hostile(Path(sys.argv[1]))
