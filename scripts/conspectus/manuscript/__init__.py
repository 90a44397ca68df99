"""Pages as continuous prose for a manuscript: DOCX and LaTeX with citations and a bibliography."""
