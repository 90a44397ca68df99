"""The one error that reading a source can raise: what is wrong with which file, in words a user can act on."""

from __future__ import annotations

from pathlib import Path


class SourceError(Exception):
    """A source that cannot be read.

    ``code`` is stable and kebab-case: ``missing``, ``not-a-file``, ``unsupported-format``, ``unreadable``,
    ``too-large``, ``empty``, ``wrong-extension``, ``binary``, ``undecodable``, ``line-too-long``.
    """

    def __init__(self, code: str, message: str, path: Path) -> None:
        super().__init__(f"{path}: {message}")
        self.code = code
        self.message = message
        self.path = path

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str, Path]]:
        """Errors cross process boundaries when papers are read in parallel."""
        return type(self), (self.code, self.message, self.path)
