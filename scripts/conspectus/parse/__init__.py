"""A ``SourceText`` in, ``Article``s out: front matter, sections, paragraphs, marks, references."""
