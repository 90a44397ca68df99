"""The review for machines: data files with a schema, a Markdown file beside every page, llms.txt, feed, sitemap."""

from conspectus.publish.alternates import Alternate
from conspectus.publish.archive import archive
from conspectus.publish.files import Machines, machines
from conspectus.publish.forge import issue_url

__all__ = ["Alternate", "Machines", "archive", "issue_url", "machines"]
