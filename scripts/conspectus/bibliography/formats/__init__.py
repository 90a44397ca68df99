"""Bibliographic files of other programs: RIS, EndNote, labelled text of CNKI, CSL-JSON, in and out."""
