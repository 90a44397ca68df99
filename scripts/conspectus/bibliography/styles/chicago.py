"""The style of the manual, not yet written."""

from __future__ import annotations

from typing import ClassVar

from pybtex.richtext import Text

from conspectus.bibliography.styles.base import WorkStyle
from conspectus.model import Work


class Chicago17(WorkStyle):
    name: ClassVar[str] = "chicago"

    def compose(self, work: Work, letter: str = "") -> Text:
        raise NotImplementedError
