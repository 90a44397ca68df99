"""Every page says what it may load and run; what its article holds may never run."""

import base64
import hashlib

from conspectus.site.security import policy, with_policy

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><script>one()</script><style>a{}</style>'
    '<script type="application/ld+json">{"a": 1}</script><script src="b.js"></script></head><body>ARTICLE</body></html>'
)


def _of(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _directive(page: str, name: str, article: str = "") -> list[str]:
    found = [part.split() for part in policy(page, article).split("; ")]
    return next(words[1:] for words in found if words[0] == name)


def test_the_template_s_inline_scripts_and_styles_are_allowed_by_their_hashes() -> None:
    assert _directive(PAGE, "script-src") == ["'self'", _of("one()")]
    assert _directive(PAGE, "style-src") == ["'self'", _of("a{}")]


def test_nothing_inline_of_an_article_is_allowed() -> None:
    article = "<p>a</p><script>steal()</script><SCRIPT >more()</SCRIPT><style>b{}</style>"
    page = PAGE.replace("ARTICLE", article)
    assert _directive(page, "script-src", article) == ["'self'", _of("one()")]
    assert _directive(page, "style-src", article) == ["'self'", _of("a{}")]


def test_no_script_is_allowed_without_a_hash() -> None:
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & set(_directive(PAGE, "script-src"))
    assert _directive(PAGE, "default-src") == ["'none'"]


def test_the_same_script_twice_has_one_hash() -> None:
    page = PAGE.replace("ARTICLE", "<script>one()</script>")
    assert _directive(page, "script-src") == ["'self'", _of("one()")]


def test_the_browser_s_line_ends_are_hashed() -> None:
    page = "<head></head><script>a()\r\nb()</script>"
    assert _directive(page, "script-src")[1] == _of("a()\nb()")


def test_the_policy_stands_before_the_first_script() -> None:
    page = with_policy(PAGE)
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert page.count("Content-Security-Policy") == 1


def test_text_without_a_head_stays_as_it_is() -> None:
    assert with_policy("<p>a</p>") == "<p>a</p>"
