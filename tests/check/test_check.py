"""What ``check`` finds in a review, case by case."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.evidence.invented import article, complete_work, review

from conspectus.bibliography import same_work
from conspectus.check import RULES, bibliography, check
from conspectus.check.table import markdown_table
from conspectus.model import Finding, Name, Review, Severity, Work
from conspectus.pages import claim_id
from conspectus.pages.datafiles import read_formulations, read_glossary, read_silences

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.glob("*.yml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
LIN = "## 一 | 港口\n港口网络的密度提高了。\n航线与腹地共同决定港口。"
PAGE = "---\ncitekey: lin2024\n---\n## Findings\n- One. [@lin2024, §一 “港口网络的密度”] · (assertion)\n"


def built(case: dict[str, Any]) -> Review:
    papers = {key: article(markup, f"{key}.txt") for key, markup in case["papers"].items()}
    pages = {file: with_citekey(file, text) for file, text in case["pages"].items()}
    records = {key: authored(complete_work(key), case.get("authors", {}).get(key)) for key in papers}
    shown = {name: case[name] for name in ("locked", "present") if name in case}
    made = review(pages, papers, papers=records, **shown)
    made = replace(made, aliases=case.get("aliases", {}), settings=replace(made.settings, **case.get("settings", {})))
    return with_data(made, case.get("data", {}))


def authored(work: Work, authors: list[str] | None) -> Work:
    """The record with the Chinese ``authors`` that a case states."""
    names = (Name(author, author[0], author[1:]) for author in authors or ())
    return replace(work, authors=tuple(names) or work.authors)


def with_data(made: Review, data: dict[str, str]) -> Review:
    """The review with the files of ``docs/data/`` that a case states by name."""
    glossary, wrong = read_glossary(data.get("glossary", ""), "docs/data/glossary.yml")
    formulations, other = read_formulations(data.get("formulations", ""), "docs/data/formulations.yml")
    silences, further = read_silences(data.get("silences", ""), "docs/data/silences.yml")
    findings = (*made.findings, *wrong, *other, *further)
    return replace(made, glossary=glossary, formulations=formulations, silences=silences, findings=findings)


def with_citekey(file: str, text: str) -> str:
    if not file.startswith("docs/papers/") or text.startswith("---") or "/index" in file:
        return text
    return f"---\ncitekey: {file.removeprefix('docs/papers/').split('.')[0]}\n---\n{text}"


def brought(case: dict[str, Any]) -> list[Finding]:
    """What ``check`` finds in a case, of the codes that the case is about."""
    return [finding for finding in check(built(case)) if finding.code in case.get("about", [finding.code])]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_check_finds(case: dict[str, Any]) -> None:
    findings = brought(case)
    expected = case.get("findings", [])
    assert [[finding.code, finding.file, finding.line] for finding in findings] == [found[:3] for found in expected]
    for finding, (_, _, _, *words) in zip(findings, expected, strict=True):
        assert all(word in finding.message + finding.hint for word in words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_finding_is_in_the_table_and_says_what_to_do(case: dict[str, Any]) -> None:
    table = {rule.code: rule.severity for rule in RULES}
    for finding in check(built(case)):
        assert table[finding.code] == finding.severity
        assert finding.message
        assert finding.hint


def test_no_two_rules_have_one_code() -> None:
    counted = Counter(rule.code for rule in RULES)
    assert [code for code, times in counted.items() if times > 1] == []
    assert all(rule.summary.endswith(".") for rule in RULES)


def test_every_rule_has_a_case() -> None:
    """A rule that no case brings about may have stopped working."""
    shown = {finding.code for case in CASES for finding in brought(case)}
    elsewhere = {  # shown by the tests of pages/, evidence/ and odd input (convert/), and by those below
        *(
            "front-matter-invalid",
            "front-matter-open",
            "block-not-begun",
            "block-nested",
            "block-twice",
            "block-marker",
        ),
        *("merge-conflict", "phrase-unfit", "claim-malformed", "basis-unknown", "basis-missing"),
        *("facet-unknown", "facet-twice", "not-stated-but-claims", "evidence-moved", "lock-invalid"),
        *("passage-differs", "receipt-out-of-date"),
        *("unreadable-page", "page-twice"),
        *("not-yet-citable", "cited-incomplete", "duplicate-work", "source-absent"),
    }
    assert {rule.code for rule in RULES} - shown == elsewhere


def test_the_guide_prints_the_table_of_rules(root: Path) -> None:
    assert markdown_table() in (root / "docs" / "guide" / "checks.md").read_text(encoding="utf-8")


def found(loaded: Review, code: str) -> list[Finding]:
    return [finding for finding in check(loaded) if finding.code == code]


def test_what_loading_brought_is_reported_once_and_in_order() -> None:
    loaded = (Finding("bib-syntax", "b", "bib/papers.bib", 9), Finding("bib-syntax", "a", "bib/papers.bib", 2))
    findings = check(replace(review({}), findings=loaded + loaded))
    assert [finding.line for finding in findings] == [2, 9]


def test_an_entry_that_lacks_a_field_is_not_yet_citable() -> None:
    lin = article(LIN)
    bare = replace(complete_work("港口"), container="", year="")
    (finding,) = found(
        review({"docs/papers/lin2024.md": PAGE}, {"lin2024": lin}, papers={"lin2024": bare}), "not-yet-citable"
    )
    assert "lin2024" in finding.message
    assert "no journal or container and no year" in finding.message
    assert finding.file == "bib/papers.bib"


def test_a_supplied_value_is_as_good_as_a_printed_one() -> None:
    supplied = replace(complete_work("港口"), supplied=("container", "year"))
    assert not found(review({"docs/papers/lin2024.md": PAGE}, papers={"lin2024": supplied}), "not-yet-citable")


def test_an_incomplete_cited_work_is_only_a_note() -> None:
    works = {
        "news2020": Work(title="港口开航", type="N", year="2020"),
        "web2020": Work(title="港", type="EB", url="http://a.example"),
    }
    (finding,) = found(review({}, works=works), "cited-incomplete")
    assert finding.severity is Severity.NOTE
    assert finding.file == "bib/cited.bib"


def test_the_line_of_an_entry_is_named_where_the_file_is_there(tmp_path: Path) -> None:
    (tmp_path / "bib").mkdir()
    text = "% comment\n@article{other,\n  title = {a}\n}\n\n@article{lin2024,\n}\n"
    (tmp_path / "bib" / "papers.bib").write_text(text, encoding="utf-8")
    loaded = review({"docs/papers/lin2024.md": PAGE}, papers={"lin2024": Work(title="港口")})
    (finding,) = found(replace(loaded, root=tmp_path), "not-yet-citable")
    assert finding.line == 6


def test_two_entries_for_one_work() -> None:
    author = (Name("林一"),)
    works = {
        "lin2020a": Work(title="港口网络的成长", authors=author, container="学刊", year="2020"),
        "lin2020b": Work(title="港口 网络 的成长", authors=author, container="学刊", year="2020"),
        "lin2021": Work(title="港口网络的衰落", authors=author, container="学刊", year="2021"),
    }
    (finding,) = found(review({}, works=works), "duplicate-work")
    assert "lin2020b and lin2020a" in finding.message


def test_works_that_share_their_first_words_are_not_compared_with_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand titles on one subject begin alike; one that another begins with is still found."""
    compared: list[tuple[str, str]] = []

    def counted(one: Work, other: Work) -> bool:
        compared.append((one.title, other.title))
        return same_work(one, other)

    monkeypatch.setattr(bibliography, "same_work", counted)
    record = replace(complete_work("hall"), language="zh")
    works = {f"hall{n}": replace(record, title=f"县域产业升级的第{n:03}种路径研究") for n in range(300)}
    works["hallmore"] = replace(record, title="县域产业升级的第007种路径研究：以港口为例")
    (finding,) = found(review({}, works=works), "duplicate-work")
    assert "hallmore and hall7 " in finding.message
    assert len(compared) == 1


def test_a_claim_deleted_without_the_source_leaves_its_lock_out_of_date() -> None:
    whole = review({"docs/papers/lin2024.md": PAGE}, {"lin2024": article(LIN)})
    empty = review({"docs/papers/lin2024.md": "---\ncitekey: lin2024\n---\n"}, {"lin2024": article(LIN)})
    stale = replace(empty.papers["lin2024"], lock=whole.papers["lin2024"].lock, article=None)
    (finding,) = check(replace(empty, papers={"lin2024": stale}))
    assert (finding.code, finding.file) == ("lock-out-of-date", "evidence/lin2024.lock")
    assert "港口网络的密度" in finding.message


def test_a_link_to_a_retired_claim_is_sound() -> None:
    loaded = review(
        {
            "docs/papers/lin2024.md": PAGE
            + "\n<!-- conspectus:begin links -->\n[@a]: #c-aaaaaaaa\n<!-- conspectus:end links -->\n"
        },
        {"lin2024": article(LIN)},
    )
    paper = loaded.papers["lin2024"]
    assert paper.lock is not None
    retired = replace(paper, lock=replace(paper.lock, retired={"c-aaaaaaaa": ""}))
    assert found(loaded, "link-anchor-missing")
    assert not found(replace(loaded, papers={"lin2024": retired}), "link-anchor-missing")


def test_an_absent_source_is_noted_only_where_others_are_present() -> None:
    pages = {"docs/papers/lin2024.md": PAGE, "docs/papers/zhou2023.md": PAGE.replace("lin2024", "zhou2023")}
    loaded = review(pages, {"lin2024": article(LIN, "a.txt"), "zhou2023": article(LIN, "b.txt")})
    one_absent = dict(loaded.papers) | {"lin2024": replace(loaded.papers["lin2024"], article=None)}
    none_present = {key: replace(paper, article=None) for key, paper in loaded.papers.items()}
    (finding,) = check(replace(loaded, papers=one_absent))
    assert (finding.code, finding.severity) == ("source-absent", Severity.NOTE)
    assert "a.txt, the source of lin2024" in finding.message
    assert check(replace(loaded, papers=none_present)) == ()


def test_the_id_in_the_cases_is_that_of_its_claim() -> None:
    assert claim_id("lin2024", "一", "港口网络的密度") == "c-if3yolna"
