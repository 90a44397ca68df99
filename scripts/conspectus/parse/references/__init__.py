"""Printed bibliographic references read field by field, each field with its place in the entry."""

from conspectus.parse.references.entries import read_list
from conspectus.parse.references.entry import parse_reference

__all__ = ["parse_reference", "read_list"]
