"""Values kept between runs below ``.conspectus``: a convenience that may be deleted, damaged, or not ours at all.

A review may come from anyone, and so may what lies in this folder. Only the program's own frozen types are ever
loaded from it, so that a file made by someone else can be wrong but cannot run anything.
"""

from __future__ import annotations

import io
import logging
import pickle
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path

from conspectus.disk import write_bytes

log = logging.getLogger(__name__)


class _Unpickler(pickle.Unpickler):
    """Loads the program's own types and plain values, nothing else."""

    def find_class(self, module: str, name: str) -> object:
        """The program's own dataclass or enumeration of this name; anything else is refused before it is imported."""
        if module.startswith("conspectus.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not what this program keeps")


def recall(path: Path) -> object:
    """The value kept at ``path``; None where there is none, or what is there cannot be loaded."""
    try:
        return _Unpickler(io.BytesIO(path.read_bytes())).load()
    except FileNotFoundError:
        return None
    except Exception as error:  # noqa: BLE001  whatever a damaged file raises, the value is made again
        log.debug("%s: %s", path, error)
        return None


def keep(path: Path, value: object) -> None:
    """Keep ``value``, made of the program's own types and plain values, at ``path``."""
    write_bytes(path, pickle.dumps(value))
