"""The style of the manual, not yet written."""

from __future__ import annotations

from typing import ClassVar

from pybtex.richtext import Text

from conspectus.bibliography.styles.base import WorkStyle
from conspectus.model import Work


class APA7(WorkStyle):
    name: ClassVar[str] = "apa"

    def compose(self, work: Work, letter: str = "") -> Text:
        raise NotImplementedError
