"""Writing files so that nothing is ever half-written: beside, then renamed, and only where something changed."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path


def write_text(path: Path, text: str) -> bool:
    """Write ``text`` as UTF-8 with LF line ends; False where the file already says exactly this."""
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> bool:
    """Write ``data`` beside ``path`` and rename; False, and the file untouched, where it already holds it.

    A link stays one, and what it leads to is written; a file keeps its permissions.
    """
    path = path.resolve()
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True
