"""The sample review: the sample papers, the pages people wrote about them, and everything the program adds.

``python -m tests.corpus.demo DIR`` makes it in a new folder, converted, with whole passages shown: the papers were
written for the project. What is in DIR already is replaced.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from conspectus.cli.papers import run_conversion
from conspectus.convert.report import Report
from conspectus.disk import write_text
from conspectus.weave.scaffold import new_review

CORPUS = Path(__file__).parent
NAME = "样例综述"
SOURCES = {".txt", ".md", ".yml"}


def make_demo(folder: Path) -> Report:
    """Make the sample review in ``folder``, which is emptied first, and convert it."""
    shutil.rmtree(folder, ignore_errors=True)
    for file, text in new_review(NAME, "zh").items():
        write_text(folder / file, text.replace("quotes: short", "quotes: full") if file == "mkdocs.yml" else text)
    shutil.copytree(CORPUS / "docs", folder / "docs", dirs_exist_ok=True)
    for path in sorted((CORPUS / "papers").iterdir()):
        if path.suffix in SOURCES:
            shutil.copyfile(path, folder / "papers" / path.name)
    return run_conversion(folder, [])


if __name__ == "__main__":
    from conspectus.cli.output import print_report

    report = make_demo(Path(sys.argv[1]))
    print_report(report)
    sys.exit(1 if report.failed else 0)
