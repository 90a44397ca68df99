r"""A manuscript as LaTeX for XeLaTeX and biber: the text and, next to it, the works it cites as a ``.bib`` file.

Citations are biblatex's own commands, so that the text stays one that an author goes on writing. The preamble
loads what the text uses; a style that the TeX installation lacks falls back on biblatex's nearest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from pypinyin import lazy_pinyin

from conspectus.bibliography.entries import format_entry
from conspectus.bibliography.keys import surname_reading
from conspectus.manuscript.citations import Citation, Cited
from conspectus.manuscript.compose import RAISED, Manuscript
from conspectus.manuscript.pandoc import Node, raw, run_pandoc
from conspectus.manuscript.tree import tree_of
from conspectus.model import Name, Work
from conspectus.pages.script import HAN, has_han

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "[": "{[}", "]": "{]}",
}  # fmt: skip
_RESERVED = re.compile(r"[\\{}$&#%_^~\[\]]")
_PAGES = re.compile(r"(?:pp?\.?\s*|第\s*)?(\d+(?:\s*[-–]+\s*\d+)?)\s*页?")
_OWN_FIELDS = re.compile(r"^\s*(?:user[a-f]|annotation|abstract|ids)\s*=.*\n", re.MULTILINE)
_END = "\x03"
"""Ends a comment until the text is written."""

_COMMENT = re.compile(f"(% “[^{_END}]*”){_END}([.,;:!?。．，；：！？]*)([ ]?)\n?")
"""A comment, and the stop and blank behind it: they are to stand before it, for it swallows the next line's blanks."""

_SECTION_OF_HAN = re.compile(f"§(?=[{HAN}])")
_CODE = re.compile(r"(\\texttt\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})")
_ENCLOSED = re.compile("“([^“”]*)”|(?<![A-Za-z])‘([^‘’]*(?:’(?=[A-Za-z])[^‘’]*)*)’")
_APOSTROPHE = re.compile("(?<=[A-Za-z0-9])’|’(?=[A-Za-z0-9])")
_OPENING_SINGLE = re.compile("(?<![A-Za-z0-9’)}])’(?=(?:[^’]|(?<=[A-Za-z])’(?=[A-Za-z]))*[^’ ]’(?![A-Za-z0-9]))")
"""A straight mark that begins what another ends; an apostrophe stands in or behind a word."""

_STRAIGHT = re.compile('"([^"]*)"')
_STRAIGHT_SINGLE = re.compile(r"\\textquotesingle(?:\{\}|[ ]|(?![A-Za-z]))")
_BLANK_IN_HAN = re.compile(f"(?<=[{HAN}]) +(?=[{HAN}])")
_UNSAFE_KEY = re.compile(r"[^A-Za-z0-9:._+/-]")
_CJK_FONTS = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Songti SC")
_WIDE_FONTS = ("CMU Serif", "Times New Roman", "Liberation Serif", "Noto Serif", "DejaVu Serif")
"""Fonts with Latin, Greek and Cyrillic letters; Latin Modern, TeX's own, has Latin alone."""

_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f]")
_SYMBOLS = re.compile("[\u2150-\u23ff\u2460-\u27bf\u2900-\u2bff]")
"""Number forms, arrows, operators, enclosed numbers, shapes and marks (①, ≥, →, ●): fonts of hanzi have them."""

_STYLES: Mapping[str, tuple[str, ...]] = {
    "gbt7714-2015": ("gb7714-2015", "numeric-comp"),
    "gbt7714-2015-author-year": ("gb7714-2015ay", "authoryear"),
    "gbt7714-2025": ("gb7714-2025", "gb7714-2015", "numeric-comp"),
    "gbt7714-2025-author-year": ("gb7714-2025ay", "gb7714-2015ay", "authoryear"),
    "apa": ("apa", "authoryear"),
    "chicago": ("biblatex-chicago", "authoryear"),
    "mla": ("mla", "authoryear"),
}
"""biblatex styles for ours, the best first; the last is biblatex's own, which every installation has."""

_CHICAGO = r"\usepackage[authordate,noibid,isbn=false,backend=biber]{biblatex-chicago}"
"""The manual's style is a package of its own."""


@dataclass(frozen=True, slots=True)
class Latex:
    """The two files of a LaTeX manuscript."""

    tex: str
    bib: str


def latex_of(manuscript: Manuscript, bib_name: str, *, folder: Path | None = None, evidence: bool = True) -> Latex:
    """The manuscript for XeLaTeX and biber.

    Args:
        manuscript: what to set.
        bib_name: name of the ``.bib`` file, which is written into the same folder.
        folder: where the files will be, so that images are named from there.
        evidence: evidence phrases follow their citation as comments of the source.

    Raises:
        PandocError: there is no pandoc, or it failed.
    """
    keys = _safe_keys(manuscript.works)
    tree = tree_of(manuscript, lambda each: _citation(each, keys, manuscript.style, evidence=evidence), folder)
    body = run_pandoc(["-f", "json", "-t", "latex-smart", "--wrap=none"], json.dumps(tree).encode())
    text = _COMMENT.sub(r"\2\3\1\n", body.decode("utf-8").replace("\r\n", "\n"))
    text = _latin_quotes(text).strip("\n")
    bib = _bib(manuscript.works, keys)
    parts = [_preamble(manuscript, text, bib, bib_name), r"\begin{document}", r"\maketitle"]
    if manuscript.works:
        title = escape_tex(manuscript.bibliography)
        parts += ["", text, "", rf"\printbibliography[title={{{title}}}]"]
    else:
        parts += ["", text, ""]
    parts += [r"\end{document}", ""]
    return Latex("\n".join(parts), bib)


def escape_tex(text: str) -> str:
    """``text`` as LaTeX prints it, also inside an optional argument."""
    return _RESERVED.sub(lambda found: _ESCAPES[found[0]], text)


def _latin_quotes(text: str) -> str:
    """Quotation marks around what has no hanzi as TeX's own: XeLaTeX sets the signs of Unicode in the Chinese font."""
    lines = text.split("\n")
    code = False
    for place, line in enumerate(lines):
        code = (code or line == r"\begin{verbatim}") and line != r"\end{verbatim}"
        if not code:
            said, sign, comment = line.partition("% “")
            parts = _CODE.split(said)
            parts[::2] = [_quotation_marks(_with_blanks(part)) for part in parts[::2]]
            lines[place] = "".join(parts) + sign + comment
    return "\n".join(lines)


def _with_blanks(text: str) -> str:
    """Blanks between hanzi, which separate clauses of a title, as TeX keeps them; XeLaTeX drops plain ones."""
    return _BLANK_IN_HAN.sub(r"\\ ", text)


def _quotation_marks(text: str) -> str:
    text = _OPENING_SINGLE.sub("‘", _STRAIGHT_SINGLE.sub("’", text))
    if text.count('"') % 2 == 0:
        text = _STRAIGHT.sub(r"“\1”", text)
    return _APOSTROPHE.sub("'", _ENCLOSED.sub(_latin_quotation, text))


def _latin_quotation(found: re.Match[str]) -> str:
    inner = found[1] if found[1] is not None else found[2]
    if has_han(inner):
        return found[0]
    return f"``{inner}''" if found[1] is not None else f"`{inner}'"


def _safe_keys(works: Mapping[str, Work]) -> dict[str, str]:
    """Key of each work → the key it has in the ``.bib``: TeX cannot read every key that BibTeX can."""
    keys: dict[str, str] = {}
    for key in works:
        safe = _UNSAFE_KEY.sub("-", key)
        while safe in keys.values():
            safe += "x"
        keys[key] = safe
    return keys


def _bib(works: Mapping[str, Work], keys: Mapping[str, str]) -> str:
    """The entries without the fields that are ours alone: biblatex styles use the same names for other things."""
    return "".join(f"{_entry(keys[key], work)}\n" for key, work in works.items())


def _entry(key: str, work: Work) -> str:
    """One entry with what biber and gb7714 do not find out themselves: how Chinese authors are read, the type code."""
    fields = {"mark": work.type, "medium": work.carrier if work.carrier != "OL" else ""}
    if work.authors and has_han(work.authors[0].literal):
        fields["sortname"] = " and ".join(_reading(name) for name in work.authors)
    entry = _OWN_FIELDS.sub("", format_entry(key, replace(work, printed="", keywords=())))
    added = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return _with_blanks(f"{entry.rstrip().removesuffix('}')}{added}}}\n")


def _reading(name: Name) -> str:
    """A name as it is read; a hanzi without a known reading stays, for biber breaks down on a name without a family."""
    if not (has_han(name.family) and name.given):
        return "{" + "".join(lazy_pinyin(name.literal)) + "}"
    return f"{surname_reading(name.family) or name.family}, {''.join(lazy_pinyin(name.given))}"


def _citation(citation: Citation, keys: Mapping[str, str], style: str, *, evidence: bool) -> list[Node]:
    gbt = style.startswith("gbt") and not citation.narrative
    text = _gbt(citation, keys, numeric=style in RAISED) if gbt else _author_year(citation, keys)
    phrases = [phrase for item in citation.items for phrase in item.phrases]
    if evidence and phrases:
        text += f"% {'; '.join(f'“{phrase}”' for phrase in phrases)}{_END}"
    return [raw("latex", text)]


def _author_year(citation: Citation, keys: Mapping[str, str]) -> str:
    items = citation.items
    if len(items) > 1:
        command = "autocites"
    elif items[0].suppress_author:
        command = "autocite*"
    else:
        command = "textcite" if citation.narrative else "autocite"
    return "\\" + command + "".join(_arguments(item, keys) for item in items)


def _gbt(citation: Citation, keys: Mapping[str, str], *, numeric: bool) -> str:
    """Works without a place together, others each with its place raised behind the bracket (§10.1.3, §10.2.4)."""
    text = ""
    for alone, group in groupby(citation.items, lambda item: bool(item.locator or item.prefix)):
        items = tuple(group)
        if alone:
            text += "".join(_alone(item, keys, numeric=numeric) for item in items)
        elif numeric:
            text += rf"\cite{{{','.join(keys[item.key] for item in items)}}}"
        else:
            text += _author_year(replace(citation, items=items), keys)
    return text


def _alone(item: Cited, keys: Mapping[str, str], *, numeric: bool) -> str:
    """One work with a place or words of its own; words stand before a raised number, not in it."""
    command = r"\pagescite" if item.locator else r"\cite" if numeric else r"\autocite"
    before = f" {escape_tex(item.prefix)}" if numeric and item.prefix else ""
    return f"{before}{command}{_arguments(replace(item, prefix='') if before else item, keys)}"


def _arguments(item: Cited, keys: Mapping[str, str]) -> str:
    pages = _PAGES.fullmatch(item.locator)
    # without the kern a space is set between the sign and a hanzi
    note = pages[1] if pages else _SECTION_OF_HAN.sub(r"§\\kern0pt{}", escape_tex(item.locator))
    before = f"[{escape_tex(item.prefix)}]" if item.prefix else ""
    after = f"[{note}]" if note or before else ""
    return f"{before}{after}{{{keys[item.key]}}}"


def _preamble(manuscript: Manuscript, body: str, bib: str, bib_name: str) -> str:
    chinese = manuscript.language == "zh"
    authors = r" \and ".join(escape_tex(name) for name in manuscript.authors)
    lines = [
        "% !TeX program = xelatex",
        f"% latexmk -xelatex {bib_name.removesuffix('.bib')}.tex",
        r"\documentclass[UTF8,a4paper]{ctexart}" if chinese else r"\documentclass[a4paper]{article}",
        *([] if chinese else [r"\usepackage[UTF8,scheme=plain]{ctex}"]),
        *_fonts(body + bib),
        *(r"\usepackage" + package for package, sign in _PACKAGES if any(each in body for each in sign)),
        *(definition for definition, sign in _DEFINITIONS if sign in body),
        *_biblatex(manuscript),
        rf"\addbibresource{{{bib_name}}}",
        r"\usepackage[hidelinks]{hyperref}",
        rf"\title{{{_with_blanks(escape_tex(manuscript.title))}}}",
        rf"\author{{{authors}}}",
        rf"\date{{{escape_tex(manuscript.date)}}}",
    ]
    return "\n".join(lines)


_PACKAGES = (
    ("{graphicx}", (r"\includegraphics",)),
    ("{amsmath,amssymb}", (r"\(", r"\[")),
    ("{longtable,booktabs,array,calc}", (r"\begin{longtable}",)),
    ("[normalem]{ulem}", (r"\st{", r"\ul{")),
)
"""A package and the signs of a text that needs it."""

_DEFINITIONS = (
    (r"\providecommand{\tightlist}{\setlength{\itemsep}{0pt}\setlength{\parskip}{0pt}}", r"\tightlist"),
    (r"\providecommand{\pandocbounded}[1]{\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{#1}}",
     r"\pandocbounded"),
    (r"\newcounter{none}", r"\begin{longtable}"),
)  # fmt: skip
"""What pandoc's LaTeX takes for granted, and the sign of a text that needs it."""


def _fonts(text: str) -> list[str]:
    """Fonts with every character of ``text`` where the system has them.

    Without one of ``_CJK_FONTS`` ctex chooses, at worst Fandol, which TeX brings along; what that may lack is a
    warning of the run. Latin letters stay in Latin Modern, unless the text has others too.
    """
    rare = "".join(dict.fromkeys(sign for sign in text if has_han(sign) and not _in_fandol(sign)))
    warning = rf"\PackageWarningNoLine{{conspectus}}{{Fandol may lack {rare}: install Noto Serif CJK SC}}"
    lines = [
        _first_font(
            _CJK_FONTS, r"\setCJKmainfont[AutoFakeBold,AutoFakeSlant]{%s}\setCJKmonofont{%s}", warning if rare else ""
        )
    ]
    if symbols := sorted(set(_SYMBOLS.findall(text))):
        codes = ",".join(f'"{ord(sign):X}' for sign in symbols)
        lines.append(rf"\xeCJKDeclareCharClass{{CJK}}{{{codes}}}")
    if _GREEK_OR_CYRILLIC.search(text):
        as_hanzi = r'\xeCJKDeclareCharClass{CJK}{"370->"52F}'
        lines.append(_first_font(_WIDE_FONTS, r"\setmainfont{%s}", as_hanzi))
    return lines


def _first_font(names: Sequence[str], use: str, otherwise: str) -> str:
    """Sets the first of the fonts that the system has; ``use`` names it with ``%s``."""
    choice = otherwise
    for name in reversed(names):
        choice = rf"\IfFontExistsTF{{{name}}}{{{use.replace('%s', name)}}}{{{choice}}}"
    return choice


def _in_fandol(sign: str) -> bool:
    """Whether a hanzi is of GB/T 2312, all of which the fonts that TeX brings along have."""
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _biblatex(manuscript: Manuscript) -> list[str]:
    """The first style that the installation has."""
    *better, choice = _STYLES[manuscript.style]
    choice = _load(choice)
    for style in reversed(better):
        file = "biblatex-chicago.sty" if style == "biblatex-chicago" else f"{style}.bbx"
        choice = rf"\IfFileExists{{{file}}}{{{_load(style)}}}{{{choice}}}"
    lines = [r"\usepackage{csquotes}", choice]
    if manuscript.style.startswith("gbt"):
        lines.append(r"\providecommand{\pagescite}[2][]{\autocite{#2}\textsuperscript{#1}}")
    return lines


def _load(style: str) -> str:
    return _CHICAGO if style == "biblatex-chicago" else rf"\usepackage[backend=biber,style={style}]{{biblatex}}"
