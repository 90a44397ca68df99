"""``build --zip``: the built site as one file, the same each time."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from conspectus.cli import cli
from conspectus.disk import write_text
from conspectus.weave.scaffold import new_review


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    for file, text in new_review("River shade", "en").items():
        write_text(folder / file, text)
    return folder


def test_a_site_is_written_as_a_zip_the_same_each_time(root: Path) -> None:
    made = []
    for arguments, target in (
        (["--zip"], root / "site.zip"),
        (["--zip", str(root / "a" / "b.zip")], root / "a" / "b.zip"),
    ):
        result = CliRunner().invoke(cli, ["build", "-C", str(root), *arguments], catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        assert f"wrote {target}" in result.output
        made.append(target.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(root / "site.zip") as file:
        names = set(file.namelist())
    built = {f"River-shade/{path.relative_to(root / 'site').as_posix()}" for path in (root / "site").rglob("*.*")}
    assert names == {name for name in built if (root / "site" / name.partition("/")[2]).is_file()} | {
        "River-shade/README.txt"
    }
    assert {"River-shade/review.json", "River-shade/llms.txt", "River-shade/changes.md"} <= names


def test_a_review_that_is_hosted_below_a_path_has_a_page_for_lost_readers_and_a_map(root: Path) -> None:
    settings = root / "mkdocs.yml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(f"{before}\nsite_url: https://rivers.example/a/review/\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["build", "-C", str(root)], catch_exceptions=False)
    settings.write_text(before, encoding="utf-8")
    assert result.exit_code == 0, result.stderr
    lost = (root / "site" / "404.html").read_text(encoding="utf-8")
    addresses = re.findall(r'(?:href|src)="([^"#]+)', lost)
    assert "/a/review/index.html" in addresses
    assert [
        address for address in addresses if not address.startswith(("/a/review/", "https://rivers.example/a/"))
    ] == []
    assert "https://rivers.example/a/review/papers/index.html" in (root / "site" / "sitemap.xml").read_text("utf-8")
    assert (root / "site" / "robots.txt").read_text("utf-8").endswith("https://rivers.example/a/review/sitemap.xml\n")
    assert not (root / "site" / "sitemap.xml.gz").exists()


def test_a_site_that_does_not_build_is_not_packed(root: Path) -> None:
    page = root / "docs" / "own.md"
    page.write_text("[nowhere](nowhere.md)\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["build", "-C", str(root), "--zip", str(root / "c.zip")], catch_exceptions=False)
    page.unlink()
    assert result.exit_code == 1
    assert not (root / "c.zip").exists()
