"""Where a reader reports a mistake: a new issue on the review's forge, with title and text filled in.

Nothing is sent: the address only opens the forge's own form, which needs no script of ours. Every forge calls the
parameters differently; which one it is, the host tells, or the setting ``forge`` where the host has a name of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

MOST = 2000
"""Most characters of an address: what every browser and server takes."""

_TITLE = 240
"""Most characters of an encoded title, so that the text always has room."""
_SAFE = ":/@"
"""Signs that a query may hold as they are (RFC 3986 §3.4): addresses stay readable and short."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A forge's form for a new issue: its path below the repository, what it calls title and text."""

    path: str
    title: str
    body: str


FORMS = {
    "github": _Form("issues/new", "title", "body"),
    "gitlab": _Form("-/issues/new", "issue%5Btitle%5D", "issue%5Bdescription%5D"),
    "gitea": _Form("issues/new", "title", "body"),
    "gitee": _Form("issues/new", "issue%5Btitle%5D", "issue%5Bdescription%5D"),
    "bitbucket": _Form("issues/new", "title", "content"),
}
"""The forges by the names of the setting ``forge``; Forgejo and Codeberg are ``gitea``."""

_NAMED = {"codeberg": "gitea", "forgejo": "gitea", **{name: name for name in FORMS}}
"""A part of a host's name → the forge that it runs (``gitlab.example.org``)."""


@lru_cache(maxsize=16)
def forge_of(repo_url: str) -> str | None:
    """The forge that the host of a repository runs, one of ``FORMS``; None where its name does not tell."""
    address = urlsplit(repo_url)
    if address.scheme not in {"http", "https"} or not address.hostname or not address.path.strip("/"):
        return None
    return next((_NAMED[part] for part in address.hostname.split(".") if part in _NAMED), None)


def issue_url(repo_url: str, forge: str, title: str, body: str) -> str | None:
    """The address of a new issue's form, filled in; at most ``MOST`` characters.

    Args:
        repo_url: of the repository, as in ``mkdocs.yml``.
        forge: one of ``FORMS``, ``none`` for no such addresses, or empty: as the host tells.
        title: of the issue; cut where it is long.
        body: its text; what has no room is left out.

    Returns:
        None where there is no repository, its forge is not known, or no forge is wanted.
    """
    name = forge or forge_of(repo_url)
    form = FORMS.get(name or "") if urlsplit(repo_url).scheme in {"http", "https"} else None
    if form is None:
        return None
    start = f"{quote(repo_url.rstrip('/').removesuffix('.git'), safe=':/@~%+')}/{form.path}?{form.title}="
    start += f"{_encoded(title, _TITLE)}&{form.body}="
    return start + _encoded(body, MOST - len(start))


def _encoded(text: str, room: int) -> str:
    """``text`` percent-encoded as UTF-8, as many whole characters as have room."""
    whole = quote(text, safe=_SAFE)
    if len(whole) <= room:
        return whole
    made = ""
    for sign in text:
        more = quote(sign, safe=_SAFE)
        if len(made) + len(more) > room:
            break
        made += more
    return made
