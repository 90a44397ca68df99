"""conspectus: a folder of papers in, a literature review on the web out."""

__version__ = "0.1.0"
