"""Bibliographic files of other programs: RIS, EndNote, labelled text of CNKI, CSL-JSON, in and out."""

from conspectus.bibliography.formats.csl import csl_of
from conspectus.bibliography.formats.export import FORMATS, ExportFormat, export_works

__all__ = ["FORMATS", "ExportFormat", "csl_of", "export_works"]
