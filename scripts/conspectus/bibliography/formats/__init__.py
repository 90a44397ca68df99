"""Bibliographic files of other programs: RIS, EndNote, labelled text of CNKI, CSL-JSON, in and out."""

from conspectus.bibliography.formats.csl import csl_of
from conspectus.bibliography.formats.export import FORMATS, ExportFormat, export_works
from conspectus.bibliography.formats.reading import Imported, ImportedWork, import_works

__all__ = ["FORMATS", "ExportFormat", "Imported", "ImportedWork", "csl_of", "export_works", "import_works"]
