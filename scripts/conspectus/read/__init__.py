"""A file's bytes in, a ``SourceText`` out; one module a format. Knows nothing of what a paper is."""
