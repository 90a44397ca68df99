"""A manuscript as DOCX: citations and bibliography in our own styles, each citation a link to its entry.

pandoc writes the file; no engine it knows prints 等 for Chinese and et al. for Western works in one list, so what
is printed comes from ``bibliography.styles``.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from conspectus.bibliography.styles.intext import Cited as Shown
from conspectus.bibliography.styles.intext import in_text
from conspectus.bibliography.styles.lists import ListedWork, format_list
from conspectus.manuscript.citations import Citation, Cited
from conspectus.manuscript.compose import Manuscript
from conspectus.manuscript.pandoc import (
    Node,
    changed,
    div,
    heading,
    link,
    list_meta,
    read_html,
    run_pandoc,
    span,
    text_meta,
    words_of,
)
from conspectus.manuscript.tree import tree_of

_COMMENTATOR = "conspectus"
_BRACKETED = re.compile(r"[（(\[](.*)[)）\]].*", re.DOTALL)
_LATIN, _SONG, _HEI = "Times New Roman", "宋体", "黑体"


def docx_of(manuscript: Manuscript, *, evidence: bool = True) -> bytes:
    """The manuscript as the bytes of a DOCX file.

    Args:
        manuscript: what to set.
        evidence: evidence phrases stand beside their citation as comments.

    Raises:
        PandocError: there is no pandoc, or it failed.
    """
    listed = format_list(manuscript.works, manuscript.style, markup="html")
    writer = _Writer(manuscript, listed, evidence=evidence)
    tree = tree_of(manuscript, writer.citation)
    tree["blocks"] = changed(tree["blocks"], _without_comments_in_notes) + _bibliography(manuscript, listed)
    tree["meta"] = {
        "title": text_meta(manuscript.title),
        **({"author": list_meta(manuscript.authors)} if manuscript.authors else {}),
        **({"date": text_meta(manuscript.date)} if manuscript.date else {}),
        "lang": text_meta("zh-CN" if manuscript.language == "zh" else manuscript.language),
    }
    with tempfile.TemporaryDirectory(prefix="conspectus-") as folder:
        reference = Path(folder) / "reference.docx"
        reference.write_bytes(_reference(manuscript.language))
        output = Path(folder) / "manuscript.docx"
        arguments = ["-f", "json", "-t", "docx", f"--reference-doc={reference}", "-o", str(output)]
        run_pandoc(arguments, json.dumps(tree).encode())
        return output.read_bytes()


class _Writer:
    """Writes citations as the text shows them, with links to their entries."""

    def __init__(self, manuscript: Manuscript, listed: Sequence[ListedWork], *, evidence: bool) -> None:
        self.manuscript = manuscript
        self.letters = {entry.key: entry.letter for entry in listed}
        self.numbers = {key: number for number, key in enumerate(manuscript.works, start=1)}
        self.evidence = evidence
        self.comments = 0

    def citation(self, citation: Citation) -> list[Node]:
        """The citation, its evidence phrases in a comment."""
        shown = self._linked(citation)
        phrases = [phrase for item in citation.items for phrase in item.phrases]
        if not (self.evidence and phrases):
            return shown
        identity = str(self.comments)
        self.comments += 1
        said = words_of("; ".join(f"“{phrase}”" for phrase in phrases))
        opened = span(said, classes=["comment-start"], id=identity, author=_COMMENTATOR)
        return [opened, *shown, span([], classes=["comment-end"], id=identity)]

    def _linked(self, citation: Citation) -> list[Node]:
        text = self._text(citation.items, citation)
        made: list[Node] = []
        at = 0
        for start, end, item in sorted(self._places(citation, text), key=lambda place: place[:2]):
            made += self._set(text[at:start], citation)
            made.append(link(self._set(text[start:end], citation, item), f"#{_anchor(item.key)}"))
            at = end
        return made + self._set(text[at:], citation)

    def _set(self, text: str, citation: Citation, item: Cited | None = None) -> list[Node]:
        """Numbers are raised, words before them are not; GB/T 7714 raises the place behind a bracket (§10.2.4)."""
        level, above = text, ""
        if self.manuscript.raised:
            worded = citation.narrative or (item is not None and item.prefix)
            name, bracket, number = text.partition("[") if worded else ("", "", text)
            level, above = name, bracket + number
        elif item and item.locator and self.manuscript.style.startswith("gbt"):
            alone = self._text([replace(item, locator="")], citation)
            if text.startswith(alone):
                level, above = alone, text[len(alone) :]
        raised = [{"t": "Superscript", "c": words_of(above)}] if above else []
        return [*(words_of(level) if level else []), *raised]

    def _text(self, items: Sequence[Cited], citation: Citation) -> str:
        shown = [
            Shown(
                self.manuscript.works[item.key],
                item.locator,
                item.suppress_author,
                self.numbers[item.key] if self.manuscript.raised else None,
                self.letters[item.key],
                item.prefix,
            )
            for item in items
        ]
        return in_text(shown, self.manuscript.style, citation.language, narrative=citation.narrative)

    def _places(self, citation: Citation, text: str) -> Iterator[tuple[int, int, Cited]]:
        """Where in the citation's text each work stands: all of it for one work, else its own part as far as it shows.

        In ``[3-5]`` the work between has no number of its own: the dash is its part.
        """
        if len(citation.items) == 1:
            yield 0, len(text), citation.items[0]
            return
        free = text
        for item in citation.items:
            for own in self._parts(item, citation):
                start = free.find(own)
                if own and start >= 0:
                    free = free[:start] + "\0" * len(own) + free[start + len(own) :]
                    yield start, start + len(own), item
                    break
            else:
                dash = free.find("-")
                if dash >= 0 and self.manuscript.raised:
                    free = free[:dash] + "\0" + free[dash + 1 :]
                    yield dash, dash + 1, item

    def _parts(self, item: Cited, citation: Citation) -> Iterator[str]:
        """What a work's part of a citation can look like: alone in its bracket, without its author, its number."""
        alone = self._text([item], citation)
        yield alone
        if inner := _BRACKETED.fullmatch(alone):
            yield inner[1]
        without = self._text([replace(item, suppress_author=True)], citation)
        if inner := _BRACKETED.fullmatch(without):
            yield inner[1]


def _without_comments_in_notes(node: Node) -> list[Node] | None:
    """Word has no comments in footnotes."""
    return [{**node, "c": changed(node["c"], _no_comment)}] if node["t"] == "Note" else None


def _no_comment(node: Node) -> list[Node] | None:
    classes = node["c"][0][1] if node["t"] == "Span" else []
    return [] if "comment-start" in classes or "comment-end" in classes else None


def _anchor(key: str) -> str:
    return f"ref-{key}"


def _bibliography(manuscript: Manuscript, listed: Sequence[ListedWork]) -> list[Node]:
    """The heading and the entries, each with the bookmark that citations lead to."""
    if not listed:
        return []
    entries = read_html("".join(f"<p>{entry.text}</p>" for entry in listed))
    made = [heading(1, words_of(manuscript.bibliography))]
    for entry, block in zip(listed, entries, strict=True):
        number = words_of(f"[{entry.label}] ") if manuscript.raised else []
        paragraph = {"t": "Para", "c": [*number, *block["c"]]}
        made.append(div([paragraph], _anchor(entry.key), custom_style="Bibliography"))
    return made


@cache
def _reference(language: str) -> bytes:
    """Pandoc's own styles in black, with fonts for Latin and Chinese script, and Chinese paragraphs indented."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(run_pandoc(["--print-default-data-file", "reference.docx"]))) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in given.infolist():
            data = given.read(item)
            if item.filename == "word/theme/theme1.xml":
                data = _with_fonts(data.decode("utf-8")).encode()
            elif item.filename == "word/styles.xml":
                data = _with_styles(data.decode("utf-8"), language).encode()
            target.writestr(item, data)
    return made.getvalue()


def _with_fonts(theme: str) -> str:
    """Headings in a sans-serif hanzi font, text in a serif one; the first font of the theme is that of headings."""
    theme = re.sub('(<a:latin typeface=")[^"]*', rf"\g<1>{_LATIN}", theme)
    major, sign, minor = theme.partition("</a:majorFont>")
    return "".join(
        re.sub('(script="Hans" typeface=")[^"]*', rf"\g<1>{font}", part)
        for part, font in ((major, _HEI), (sign + minor, _SONG))
    )


def _with_styles(styles: str, language: str) -> str:
    styles = re.sub(r'<w:color w:val="[0-9A-F]{6}"[^>]*/>', '<w:color w:val="000000"/>', styles)
    styles = _with_indent(styles, "Bibliography", 'w:left="480" w:hanging="480"')
    if language == "zh":
        # a Chinese paragraph begins with two blank characters; what is based on it need not
        styles = _with_indent(styles, "BodyText", 'w:firstLineChars="200" w:firstLine="480"')
        styles = _with_indent(styles, "Compact", 'w:firstLineChars="0" w:firstLine="0"')
        styles = _with_indent(styles, "BlockText", 'w:firstLineChars="0" w:firstLine="0" w:left="480" w:right="480"')
    return styles


def _with_indent(styles: str, name: str, indent: str) -> str:
    """The style sheet with the indent of one paragraph style, after its spacing, as the format has them in order."""
    head, sign, rest = styles.partition(f'w:styleId="{name}"')
    own, end, others = rest.partition("</w:style>")
    own = own.replace("<w:pPr />", "<w:pPr></w:pPr>", 1)
    own = re.sub(r"<w:ind [^>]*/>", "", own, count=1).replace("</w:pPr>", f"<w:ind {indent}/></w:pPr>", 1)
    return head + sign + own + end + others
