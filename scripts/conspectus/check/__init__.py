"""What is wrong with a review, as findings with file and line; printing them is for others."""

from conspectus.check.run import check
from conspectus.check.table import RULES

__all__ = ["RULES", "check"]
