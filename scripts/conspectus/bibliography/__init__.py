"""References and works to and from BibTeX: keys, names, duplicates, formatting."""
