"""A file's bytes in, a ``SourceText`` out; one module a format. Knows nothing of what a paper is."""

from conspectus.read.errors import SourceError
from conspectus.read.reader import MAX_BYTES, SUFFIXES, read_source, source_from_bytes

__all__ = ["MAX_BYTES", "SUFFIXES", "SourceError", "read_source", "source_from_bytes"]
