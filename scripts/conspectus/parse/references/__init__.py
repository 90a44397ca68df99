"""Printed bibliographic references read field by field, each field with its place in the entry."""

from conspectus.parse.references.entries import read_list
from conspectus.parse.references.entry import parse_reference
from conspectus.parse.references.strings import Line, read_strings

__all__ = ["Line", "parse_reference", "read_list", "read_strings"]
