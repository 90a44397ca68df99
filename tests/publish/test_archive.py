"""The offline copy: the whole site and how to read it, the same bytes for the same site, fit for every system."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from conspectus.model import Settings
from conspectus.publish import archive

SETTINGS = Settings(site_name="River shade", version="1.0", released="2026-11-22", site_url="https://rivers.example/r/")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {"index.html": "<h1>x</h1>", "papers/b.html": "b", "papers/a.md": "甲", "中文.txt": "乙"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_it_holds_the_site_in_one_folder_and_says_how_to_read_it(site: Path) -> None:
    with opened(archive(site, SETTINGS)) as file:
        assert file.testzip() is None
        assert file.namelist() == [
            f"River-shade-1.0/{name}"
            for name in ("README.txt", "index.html", "papers/a.md", "papers/b.html", "中文.txt")
        ]
        assert file.read("River-shade-1.0/papers/a.md").decode() == "甲"
        told = file.read("River-shade-1.0/README.txt").decode("utf-8-sig")
    assert "River shade\r\nVersion 1.0, 2026-11-22\r\n" in told
    assert "index.html" in told
    assert "https://rivers.example/r/" in told


def test_the_same_site_gives_the_same_bytes_whenever_it_was_written(site: Path) -> None:
    before = archive(site, SETTINGS)
    for path in site.rglob("*"):
        os.utime(path, (1, 1))
    assert archive(site, SETTINGS) == before
    with opened(before) as file:
        assert {info.date_time for info in file.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        assert {info.create_system for info in file.infolist()} == {3}


@pytest.mark.parametrize("released", ["", "soon", "1970-01-01"])
def test_a_site_without_a_date_that_a_zip_knows_has_the_first(site: Path, released: str) -> None:
    with opened(archive(site, Settings(site_name="x", released=released))) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("../../etc", "etc"),
        ("", "review"),
        ("..", "review"),
        ("a/b\\c:d", "a-b-c-d"),
        ("水 <b>", "水-b"),
        ("x" * 99, "x" * 60),
    ],
)
def test_the_name_of_the_folder_is_a_name(site: Path, name: str, folder: str) -> None:
    with opened(archive(site, Settings(site_name=name))) as file:
        assert {entry.split("/")[0] for entry in file.namelist()} == {folder}
        assert not any(".." in entry for entry in file.namelist())


def test_a_chinese_review_tells_it_in_chinese(site: Path) -> None:
    with opened(archive(site, Settings(site_name="样例综述", language="zh"))) as file:
        assert "解压" in file.read("样例综述/README.txt").decode("utf-8-sig")
