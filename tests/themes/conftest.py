"""The factory of invented articles lies with the tests of the room before."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "summarize"))
