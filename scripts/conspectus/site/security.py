"""The Content-Security-Policy of each page, in a meta tag, because a static host or a folder sends no headers.

A page may load what lies beside it and nothing else. The theme's own inline scripts are allowed by their hashes, page
by page (one of them holds the page's way to the site's top); what stands in an article never is, so that no text of a
paper, and no HTML that found its way into a page, can run. Source: W3C, Content Security Policy Level 3.
"""

from __future__ import annotations

import base64
import hashlib
import re

DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("style-src-attr", "'unsafe-inline'"),  # columns of Markdown tables are aligned by an attribute
    ("img-src", "'self' data:"),  # the theme's icons are data addresses in its style sheet
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
"""What a page may do. Nobody can be kept from framing it here: ``frame-ancestors`` counts in a header only."""

HASHED = ("script-src", "style-src")

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_ELSEWHERE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_DATA = re.compile(r"\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)
_HEAD = re.compile(r"<meta\s+charset=[^>]*>|<head[^>]*>", re.IGNORECASE)


def policy(page: str, article: str = "") -> str:
    """The policy of ``page``: its template's inline scripts and styles run, those of its ``article`` do not.

    Args:
        page: the finished HTML of a page.
        article: the part of it that was made from the page's Markdown.
    """
    hashes: dict[str, list[str]] = {name: [] for name in HASHED}
    for element, attributes, body in _INLINE.findall(page.replace(article, "") if article else page):
        if not _ELSEWHERE.search(attributes) and not _DATA.search(attributes):
            hashes[f"{element.lower()}-src"].append(_hash(body))
    return "; ".join(" ".join((name, value, *dict.fromkeys(hashes.get(name, ())))) for name, value in DIRECTIVES)


def with_policy(page: str, article: str = "") -> str:
    """``page`` with its policy in front of all that the policy speaks of; without a head it stays as it is."""
    head = _HEAD.search(page)
    if head is None:
        return page
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(page, article)}">'
    return f"{page[: head.end()]}\n      {tag}{page[head.end() :]}"


def _hash(text: str) -> str:
    """What a policy calls an inline script by: the browser takes the digest of its text in UTF-8, with LF lines."""
    digest = hashlib.sha256(text.replace("\r\n", "\n").replace("\r", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
