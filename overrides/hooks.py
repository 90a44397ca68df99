# ruff: noqa: INP001  MkDocs loads this file by its path
"""What MkDocs calls while it serves and builds this site; the program's own hooks, by their names."""

from conspectus.site.hooks import on_post_build, on_pre_build, on_serve, on_startup

__all__ = ["on_post_build", "on_pre_build", "on_serve", "on_startup"]
