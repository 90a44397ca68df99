"""The place of the explorer on a page, with the words its script says and the lists that need no script."""

from __future__ import annotations

import html
import json

from conspectus.model import Page
from conspectus.weave.corpus import Corpus
from conspectus.weave.places import review_languages

BLOCK = "explorer"
PAGE = "explore"
"""The page on which claims are filtered by what its address asks for, where a review has it."""

_LISTS = ("themes/index", "papers/index", "compare/index", "works/index")


def explorer_body(corpus: Corpus, page: Page) -> str:
    """Where the script puts filters and claims; without it the place says so and names the lists there are."""
    words = corpus.words(page.language)
    own = {**words.entries["exploring"], "separator": words.text("list_separator"), "language": page.language}
    own["languages"] = {code: corpus.words(code).text("language_name") for code in review_languages(corpus.review)}
    spoken = html.escape(json.dumps(own, ensure_ascii=False, separators=(",", ":")))
    lists = "\n".join(f"- {link}" for name in _LISTS if (link := _list_link(corpus, name, page)))
    note = f"{words.text('explorer_noscript')}\n\n{lists}" if lists else words.text("explorer_noscript")
    return (
        f'<div id="cs-explorer" class="cs-explorer" data-words="{spoken}" markdown="1">\n\n'
        f'<div class="cs-explorer-note" markdown="1">\n\n{note}\n\n</div>\n\n</div>'
    )


def _list_link(corpus: Corpus, name: str, page: Page) -> str:
    """A link to a list of the review, nothing where it has none."""
    file = corpus.places.find(name, page.language)
    if file is None:
        return ""
    title = next((found.title for found in corpus.review.pages if found.file == file), "")
    return corpus.places.link(
        title or corpus.words(page.language).text(name.partition("/")[0]), name, page.file, page.language
    )
