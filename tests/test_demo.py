"""The sample review converts, checks and builds with nothing to complain of, in a path with a space and hanzi."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.corpus.demo import make_demo

from conspectus.check import check
from conspectus.convert.report import Report
from conspectus.model import Severity
from conspectus.project import open_review
from conspectus.weave import stale
from conspectus.weave.head import citation_tags


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    folder = tmp_path_factory.mktemp("样 例") / "demo"
    return folder, make_demo(folder)


@pytest.fixture(scope="module")
def site(demo: tuple[Path, Report]) -> Path:
    """The sample site, built by the stock builder with warnings as errors."""
    folder, _report = demo
    built = subprocess.run(  # noqa: S603  the builder of this very installation
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(folder / "mkdocs.yml")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    return folder / "site"


def test_every_sample_source_is_read(demo: tuple[Path, Report]) -> None:
    _folder, report = demo
    assert (len(report.read), report.articles, report.failed) == (7, 10, ())


def test_the_pages_people_wrote_are_kept(demo: tuple[Path, Report]) -> None:
    folder, report = demo
    written = {path.relative_to(folder).as_posix() for path in (folder / "docs").rglob("*.md")}
    for name in ("qiu2023zhuqi.md", "wen2023shuzi.md", "holloway2022owns.en.md"):
        assert f"docs/papers/{name}" in written
        assert f"docs/papers/{name}" in report.kept


def test_nothing_is_stale_and_no_check_warns(demo: tuple[Path, Report]) -> None:
    review = open_review(demo[0])
    assert stale(review) == ()
    findings = [finding for finding in check(review) if finding.severity is not Severity.NOTE]
    assert findings == []


def test_supplied_values_stand_in_square_brackets_and_only_they(demo: tuple[Path, Report]) -> None:
    review = open_review(demo[0])
    supplied = [paper for paper in review.papers.values() if paper.work.supplied]
    assert [paper.lock.file for paper in supplied if paper.lock] == ["papers/004_platforms-move-inland.txt"]
    page = supplied[0].page("zh")
    assert page is not None
    assert f"[{supplied[0].work.year}]" in page.text.replace("\\", "")


class _Page(HTMLParser):
    """The ids and the links of one built page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if identity := values.get("id"):
            self.ids.add(identity)
        if tag == "a" and (target := values.get("href")):
            self.links.append(target)


def test_every_claim_has_its_anchor_and_every_passage_is_on_the_page(demo: tuple[Path, Report], site: Path) -> None:
    review = open_review(demo[0])
    for paper in review.papers.values():
        for page in paper.pages.values():
            html = (site / page.file.removeprefix("docs/")).with_suffix(".html").read_text(encoding="utf-8")
            parser = _Page()
            parser.feed(html)
            assert {claim.id for claim in page.claims} <= parser.ids


def test_every_paper_s_page_tells_machines_its_record(demo: tuple[Path, Report], site: Path) -> None:
    for paper in open_review(demo[0]).papers.values():
        for page in paper.pages.values():
            html = (site / page.file.removeprefix("docs/")).with_suffix(".html").read_text(encoding="utf-8")
            head, _, body = html.partition("</head>")
            found = _Head()
            found.feed(head)
            assert found.tags == list(citation_tags(paper.work))
            assert json.loads(found.script)["name"] == paper.work.title
            assert 'name="description"' not in head
            assert "Z3988" not in body


class _Head(HTMLParser):
    """The ``citation_*`` tags and the JSON-LD of one built page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, str]] = []
        self.script = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if values.get("name", "").startswith("citation_"):
            self.tags.append((values["name"], values["content"]))
        self._inside = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        self.script += data if self._inside else ""


def test_lists_carry_their_works_and_every_file_to_take_away_is_there(demo: tuple[Path, Report], site: Path) -> None:
    assert "Z3988" in (site / "works" / "index.html").read_text(encoding="utf-8")
    assert "Z3988" in (site / "papers" / "index.html").read_text(encoding="utf-8")
    for page in sorted(site.rglob("*.html")):
        parser = _Page()
        parser.feed(page.read_text(encoding="utf-8"))
        files = [link for link in parser.links if link.endswith((".bib", ".ris", ".json")) and "://" not in link]
        assert [file for file in files if not (page.parent / file).is_file()] == [], page.name
    for key in open_review(demo[0]).papers:
        assert (site / "bib" / "papers" / f"{key}.ris").is_file()


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    assert list(_foreign_requests(site)) == []


def _foreign_requests(site: Path) -> Iterator[str]:
    class Requests(HTMLParser):
        found: list[str]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            values = dict(attrs)
            address = values.get("src") or (values.get("href") if tag == "link" else None) or ""
            if address.startswith(("http:", "https:", "//")) and values.get("rel") != "canonical":
                self.found.append(address)

    for path in site.rglob("*.html"):
        parser = Requests()
        parser.found = []
        parser.feed(path.read_text(encoding="utf-8"))
        yield from (f"{path.name}: {address}" for address in parser.found)
