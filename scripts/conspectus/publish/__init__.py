"""The review for machines: data files with a schema, a Markdown file beside every page, llms.txt, feed, sitemap."""

from conspectus.publish.files import machine_files
from conspectus.publish.forge import issue_url

__all__ = ["issue_url", "machine_files"]
