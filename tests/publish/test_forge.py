"""Issues to open: each forge by its host or by the setting, every sign encoded, no address too long."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from conspectus.publish.forge import FORMS, MOST, forge_of, issue_url

TITLE = "勘误：c-4krwdmnd & “x” #1 <b> 100% +"
BODY = "https://example.org/review/papers/lin2020hean.html#c-4krwdmnd\n\n"

HOSTS = [
    ("https://github.com/rivers/review", "github", "/rivers/review/issues/new", "title", "body"),
    ("https://github.com/rivers/review.git", "github", "/rivers/review/issues/new", "title", "body"),
    ("https://gitlab.com/g/sub/review/", "gitlab", "/g/sub/review/-/issues/new", "issue[title]", "issue[description]"),
    ("https://gitlab.example.edu/g/r", "gitlab", "/g/r/-/issues/new", "issue[title]", "issue[description]"),
    ("https://codeberg.org/rivers/review", "gitea", "/rivers/review/issues/new", "title", "body"),
    ("https://gitea.example.org/rivers/review", "gitea", "/rivers/review/issues/new", "title", "body"),
    ("https://gitee.com/rivers/review", "gitee", "/rivers/review/issues/new", "issue[title]", "issue[description]"),
    ("https://bitbucket.org/rivers/review", "bitbucket", "/rivers/review/issues/new", "title", "content"),
]


@pytest.mark.parametrize(("repository", "forge", "path", "title", "body"), HOSTS)
def test_a_host_tells_its_forge_and_title_and_text_arrive_as_they_were(
    repository: str, forge: str, path: str, title: str, body: str
) -> None:
    assert forge_of(repository) == forge
    found = issue_url(repository, "", TITLE, BODY)
    assert found
    assert urlsplit(found).path == path
    assert parse_qs(urlsplit(found).query) == {title: [TITLE], body: [BODY]}
    assert found.isascii()
    assert not set(found) & set(" <>\"'")


@pytest.mark.parametrize("forge", FORMS)
def test_the_setting_names_the_forge_of_a_host_that_does_not_tell(forge: str) -> None:
    assert issue_url("https://git.example.edu/rivers/review", "", "x", "y") is None
    found = issue_url("https://git.example.edu/rivers/review", forge, "x", "y")
    assert found
    assert found.startswith("https://git.example.edu/rivers/review/")


@pytest.mark.parametrize(
    ("repository", "forge"),
    [
        ("", "github"),
        ("https://github.com/rivers/review", "none"),
        ("git@github.com:rivers/review.git", ""),
        ("javascript:alert(1)//github.com/x", "github"),
        ("https://github.com", ""),
        ("https://notgithub.com/rivers/review", ""),
    ],
)
def test_without_a_repository_on_the_web_there_is_nowhere_to_go(repository: str, forge: str) -> None:
    assert issue_url(repository, forge, "x", "y") is None


@pytest.mark.parametrize("sign", ["x", "论", "🙂"])
def test_an_address_has_at_most_two_thousand_signs_and_ends_with_a_whole_one(sign: str) -> None:
    found = issue_url("https://github.com/rivers/review", "", sign * 500, sign * 5000)
    assert found
    assert MOST - 12 < len(found) <= MOST
    query = parse_qs(urlsplit(found).query, errors="strict")
    assert set(query["body"][0]) == set(query["title"][0]) == {sign}


def test_a_title_has_signs_of_its_own_to_spare_for_the_text() -> None:
    found = issue_url("https://github.com/rivers/review", "", "论" * 500, BODY)
    assert found
    assert parse_qs(urlsplit(found).query)["body"] == [BODY]
