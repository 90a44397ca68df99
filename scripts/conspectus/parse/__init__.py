"""A ``SourceText`` in, ``Article``s out: front matter, sections, paragraphs, marks, references."""

from conspectus.parse.parser import parse_source

__all__ = ["parse_source"]
