"""Style sheets lose what nobody but their writers reads, and nothing else."""

from pathlib import Path

from conspectus.site.lean import without_comments

SHEETS = Path(__file__).parents[2] / "overrides" / "stylesheets"


def test_comments_and_indentation_go_and_strings_addresses_and_licences_stay() -> None:
    sheet = """/* A comment, "quoted" and it's */
@media print {
  a::after { content: "/* no comment */ "; }
  b { background: url(data:a/*b*/c); } /* more
  of it */
}
/*! licence */
"""
    assert without_comments(sheet) == (
        '@media print {\na::after { content: "/* no comment */ "; }\n'
        "b { background: url(data:a/*b*/c); } \n}\n/*! licence */\n"
    )


def test_our_sheets_keep_every_rule() -> None:
    for file in SHEETS.glob("*.css"):
        sheet = file.read_text(encoding="utf-8")
        lean = without_comments(sheet)
        assert "/*" not in lean
        assert 0 <= sheet.count("{") - lean.count("{") < 3, file  # a comment may speak of a brace
        assert lean.count("{") == lean.count("}")
