# ruff: noqa: INP001  MkDocs loads this file by its path
"""What MkDocs calls while it serves and builds this site: all of the program's own hooks."""

from conspectus.site.hooks import *  # noqa: F403  whichever hooks the program has; a review's copy of this file stays true
