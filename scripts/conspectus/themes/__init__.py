"""Drafts and articles in, ``Theme``s out: what the papers share, and how the themes relate."""
