"""The Markdown extension and the hooks that serve the woven pages. Knows nothing of how papers are read."""
