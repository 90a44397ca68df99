"""From a path to a ``SourceText``: every check that can be made before anyone knows what a paper is.

A new format is a module with ``FORMAT``, ``SUFFIXES`` and ``source_text`` and one entry in the registry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from conspectus.model import SourceText
from conspectus.read import markdown, text
from conspectus.read.encoding import decode
from conspectus.read.errors import SourceError
from conspectus.read.signature import looks_binary, real_kind

MAX_BYTES = 20_000_000
"""Longer files are refused: the longest printed article is a few hundred kilobytes, a journal volume a few million."""
MAX_LINE = 1_000_000
"""Characters in one line; more is data, not text."""


@dataclass(frozen=True, slots=True)
class _Format:
    name: str
    suffixes: tuple[str, ...]
    source_text: Callable[[str], str]


_FORMATS = tuple(_Format(module.FORMAT, module.SUFFIXES, module.source_text) for module in (text, markdown))
_BY_SUFFIX: Mapping[str, _Format] = {suffix: form for form in _FORMATS for suffix in form.suffixes}
SUFFIXES: tuple[str, ...] = tuple(_BY_SUFFIX)
"""File name endings that can be read, lower case with their dot."""


def read_source(path: Path, root: Path) -> SourceText:
    """Read one source; ``file`` of the result is ``path`` relative to ``root`` with forward slashes.

    Raises:
        SourceError: the file cannot be read as text; its ``code`` says why.
    """
    form = _format_of(path)
    return source_from_bytes(_bytes_of(path), path, _name(path, root), form.name)


def source_from_bytes(data: bytes, path: Path, file: str, form: str | None = None) -> SourceText:
    """The source in ``data``; ``path`` is only named in errors.

    Raises:
        SourceError: as ``read_source``.
    """
    registered = _format_of(path)
    if (kind := real_kind(data)) is not None:
        raise SourceError("wrong-extension", f"named {path.suffix} but it is {kind}; convert it to text first", path)
    decoded = decode(data)
    if decoded is None or looks_binary(decoded.text):
        code, what = ("binary", "binary data") if b"\0" in data else ("undecodable", "in no known text encoding")
        raise SourceError(code, f"{what}; expected UTF-8, UTF-16, GB18030 or Big5 text", path)
    if not decoded.text.strip("\ufeff\x1a \t\r\n\f\v\u3000\xa0"):
        raise SourceError("empty", "there is no text in it", path)
    if max(map(len, decoded.text.splitlines()), default=0) > MAX_LINE:
        raise SourceError("line-too-long", f"a line of more than {MAX_LINE:,} characters is not a paper's text", path)
    body = registered.source_text(decoded.text)
    return SourceText(file, hashlib.sha256(data).hexdigest(), form or registered.name, decoded.encoding, body)


def _format_of(path: Path) -> _Format:
    form = _BY_SUFFIX.get(path.suffix.lower())
    if form is None and not path.is_dir():
        what = f"{path.suffix or 'no ending'} cannot be read yet; known: {', '.join(SUFFIXES)}"
        way = "; pdftotext makes text of a PDF" if path.suffix.lower() == ".pdf" else ""
        raise SourceError("unsupported-format", what + way, path)
    return form or _FORMATS[0]


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.exists():
            raise SourceError("missing", "there is no such file", path)
        if not path.is_file():
            raise SourceError("not-a-file", "expected a file, found a folder or device", path)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SourceError("too-large", f"{size:,} bytes; at most {MAX_BYTES:,} are read", path)
        return path.read_bytes()
    except OSError as error:
        raise SourceError("unreadable", f"the system refused: {error.strerror or error}", path) from error


def _name(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.name
