"""The built site as one zip for readers without a network: unpacked, it opens in a browser from any folder.

The same site gives the same bytes: names are sorted, every file has the date of the release, nothing says who packed it
or on what system.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from conspectus.messages import catalogue
from conspectus.model import Settings

README = "README.txt"

_EARLIEST = date(1980, 1, 1)
"""The first day that a zip knows."""
_UNFIT = re.compile(r"[^\w.-]+")
_STORED = {".woff2", ".png", ".jpg", ".gz", ".zip", ".pdf", ".webp"}
"""Compressed already."""


def archive(site: Path, settings: Settings) -> bytes:
    """The folder ``site`` as a zip, under a folder with the review's name, and a text that says how to read it."""
    top, day = _folder(settings), _day(settings)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in sorted([*_files(site), (README, _readme(settings))]):
            info = zipfile.ZipInfo(f"{top}/{name}", (day.year, day.month, day.day, 0, 0, 0))
            info.create_system = 3  # the same on every system
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if Path(name).suffix in _STORED else zipfile.ZIP_DEFLATED
            file.writestr(info, data, compresslevel=9)
    return made.getvalue()


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name != README:
            yield name, path.read_bytes()


def _folder(settings: Settings) -> str:
    """A folder's name that every system takes."""
    name = _UNFIT.sub("-", settings.site_name).strip("-.")[:60].rstrip("-.") or "review"
    version = _UNFIT.sub("-", settings.version).strip("-.")
    return f"{name}-{version}" if version else name


def _day(settings: Settings) -> date:
    try:
        return max(date.fromisoformat(settings.released), _EARLIEST)
    except ValueError:
        return _EARLIEST


def _readme(settings: Settings) -> bytes:
    """How to read the copy, in the review's language, with CRLF, which every editor shows."""
    words = catalogue(settings.language)
    lines = [settings.site_name]
    if settings.version or settings.released:
        edition = (settings.version and words.text("changes_release", version=settings.version), settings.released)
        lines.append(", ".join(part for part in edition if part))
    lines += ["", words.text("offline_copy")]
    if settings.site_url:
        lines.append(words.text("offline_online", url=settings.site_url))
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
