"""The whole ``Review`` in, Markdown on disk out. Knows nothing of MkDocs."""
