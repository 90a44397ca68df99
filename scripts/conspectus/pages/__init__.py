"""The page format: Markdown text to ``Page`` and back, woven blocks, fingerprints."""
