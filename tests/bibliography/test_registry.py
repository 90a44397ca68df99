"""The .bib file is the registry of keys: nothing in it is lost, and what a person touched is theirs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.bibliography import Bibliography, work_of_reference
from conspectus.bibliography.bibfile import decode, read_bib
from conspectus.bibliography.entries import format_entry, read_entry
from conspectus.model import Name, Work
from conspectus.parse.references import parse_reference

PRINTED = [
    "张三,李四,等.加快桥梁建设[J].当代桥梁,2023,40(12):14-23,96.",
    "BAKER R E Jr, DES PRES D. On the pace of R&D[J].Journal of Growth, 1988,22(1):3-42.",
    "在全国会议上强调 扎实推进[N].山城日报,2023-09-10(1).",
    "库恩. 航海技术史[M]. 金海, 译. 2 版. 上海: 长风出版社, 2012: 5.",
    "程江. 大水的成因[M]// 许山. 流域对策. 北京: 远方出版社, 1999: 32-36.",
    "马川. 水循环[D]. 北京: 远山大学, 2011.",
    "邓山. 节水阀：CN201399988877.6[P]. 2008-01-16.",
    "萧石. 慢船期[EB/OL]. (2001-11-16)[2002-03-08]. http://example.com/a_b%20c.html.",
    "乡村振兴研究课题组. 统计报告[R]. 北京: 远山研究院, 2019.",
]
HAND_MADE = """% our own notes
@string{gr = "Journal of Growth"}

@comment{kept}

@article{Zhao2020own,
  title = "A {B}race",
  journal = gr,
  mynote = {unknown field},
  year = 2020
}

@article{broken, title = {no end
@book{last2000book, title={Last}, author={Last, Ann}, year={2000}}
"""


def work(printed: str) -> Work:
    return work_of_reference(parse_reference(printed))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bib" / "cited.bib"


def filled(path: Path) -> Bibliography:
    bibliography = Bibliography.load(path)
    for printed in PRINTED:
        bibliography.add(work(printed))
    bibliography.save()
    return bibliography


@pytest.mark.parametrize("printed", PRINTED)
def test_a_record_survives_the_file(path: Path, printed: str) -> None:
    bibliography = Bibliography.load(path)
    key = bibliography.add(work(printed))
    bibliography.save()
    again = Bibliography.load(path)
    assert again.works[key] == bibliography.works[key]
    assert again.findings == ()


def test_entries_stand_sorted_and_are_found_again(path: Path) -> None:
    filled(path)
    again = Bibliography.load(path)
    assert list(again.works) == sorted(again.works)
    assert all(again.find(work(printed)) for printed in PRINTED)
    assert again.find(work("王五.另一篇[J].桥梁,2001(1):1-2.")) is None


def test_a_second_save_writes_nothing(path: Path) -> None:
    filled(path)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    assert Bibliography.load(path).save() is False
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_the_files_have_line_feeds_and_sorted_fingerprints(path: Path) -> None:
    filled(path)
    assert b"\r" not in path.read_bytes()
    lines = path.with_suffix(".lock").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(PRINTED)


def test_keys_are_unique_whatever_the_case_and_pinned(path: Path) -> None:
    bibliography = Bibliography.load(path, reserved=["ZHANG2023jiakuai"])
    first = bibliography.add(work(PRINTED[0]))
    second = bibliography.add(work(PRINTED[0].replace("桥梁建设", "道路建设")))
    assert (first, second) == ("zhang2023jiakuaia", "zhang2023jiakuaib")
    bibliography.save()
    assert Bibliography.load(path).find(work(PRINTED[0])) == first


def test_an_untouched_entry_is_refreshed_under_its_key(path: Path) -> None:
    key = next(iter(filled(path).works))
    bibliography = Bibliography.load(path)
    changed = replace(bibliography.works[key], title="另一个题名", year="1999")
    assert bibliography.refresh(key, changed) == "refreshed"
    bibliography.save()
    again = Bibliography.load(path)
    assert again.works[key].title == "另一个题名"
    assert not again.is_touched(key)


def test_a_touched_entry_is_kept(path: Path) -> None:
    key = next(iter(filled(path).works))
    path.write_text(
        path.read_text(encoding="utf-8").replace(f"{{{key},", f"{{{key},\n  note = {{mine}},"), encoding="utf-8"
    )
    bibliography = Bibliography.load(path)
    assert bibliography.is_touched(key)
    assert bibliography.refresh(key, work(PRINTED[1])) == "kept"
    assert bibliography.save() is False


def test_an_unknown_key_is_a_key_error(path: Path) -> None:
    with pytest.raises(KeyError):
        Bibliography.load(path).refresh("nobody2000nothing", work(PRINTED[0]))


def test_nothing_a_person_wrote_is_lost(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(HAND_MADE, encoding="utf-8")
    bibliography = Bibliography.load(path)
    assert bibliography.works["Zhao2020own"].container == "Journal of Growth"
    key = bibliography.add(work(PRINTED[1]))
    bibliography.save()
    text = path.read_text(encoding="utf-8")
    assert all(line in text for line in HAND_MADE.splitlines())
    assert text.index(key) < text.index("Zhao2020own")


def test_a_syntax_error_is_a_finding_with_its_line_and_its_key_is_taken(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(HAND_MADE, encoding="utf-8")
    bibliography = Bibliography.load(path)
    assert [(finding.code, finding.line, finding.file) for finding in bibliography.findings] == [
        ("bib-syntax", 13, "bib/cited.bib")
    ]
    assert "last2000book" in bibliography.works


def test_a_syntax_error_says_what_was_expected_and_where(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("@book{a, title={A}}\n\n@book{b,\n  title {B}\n}\n@book{c,\n  title={C}\n", encoding="utf-8")
    first, second = Bibliography.load(path).findings
    assert (first.line, second.line) == (3, 6)
    assert first.message.endswith("Expected a `=` after entry key, but found `{` (reading stopped in line 4).")
    assert second.message.endswith("reached end of file (reading stopped in line 7).")


def test_duplicate_keys_are_findings(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("@book{a, title={A}}\n@book{a, title={B}}\n@book{A, title={C}}\n", encoding="utf-8")
    codes = {finding.code for finding in Bibliography.load(path).findings}
    assert codes == {"bib-duplicate-key", "bib-key-case"}


def test_conflict_marks_in_the_fingerprints_do_no_harm(path: Path) -> None:
    filled(path)
    lock = path.with_suffix(".lock")
    lock.write_text("<<<<<<< ours\n" + lock.read_text(encoding="utf-8") + ">>>>>>> theirs\n", encoding="utf-8")
    assert not any(Bibliography.load(path).is_touched(key) for key in Bibliography.load(path).works)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_are_recognised(encoding: str) -> None:
    text = "@article{a, title = {加快桥梁建设的条件}, author = {张三}}\n"
    assert decode(text.encode(encoding))[0] == text


def test_all_development_files_are_read_and_come_back_unchanged(dev_data: Path) -> None:
    files = sorted((dev_data / "bibtex").iterdir())
    assert len(files) == 181
    for file in files:
        text, _ = decode(file.read_bytes())
        bib = read_bib(text, file.name)
        assert bib.text() == text
        for segment in bib.segments:
            if segment.key:
                record = read_entry(segment.kind, segment.fields)
                written = read_bib(format_entry("key", record), file.name)
                assert written.findings == []
                assert [segment.key for segment in written.segments if segment.key] == ["key"]


def test_adding_to_any_development_file_loses_no_entry(dev_data: Path, tmp_path: Path) -> None:
    for file in sorted((dev_data / "bibtex").iterdir()):
        copy = tmp_path / file.name
        copy.write_bytes(file.read_bytes())
        before = Bibliography.load(copy)
        key = before.add(work(PRINTED[0]))
        before.save()
        after = Bibliography.load(copy)
        assert {*before.works} == {*after.works}
        assert key in after.works
        assert (
            decode(copy.read_bytes())[0].replace(format_entry(key, work(PRINTED[0])), "").split()
            == decode(file.read_bytes())[0].split()
        )
        copy.unlink()


TEXT = st.text(alphabet=st.sampled_from('abc 中文{}\\$&%#_~^"@,=()\n'), max_size=30)


@given(title=TEXT, publisher=TEXT, url=TEXT, author=TEXT)
def test_any_text_survives_and_the_braces_balance(title: str, publisher: str, url: str, author: str) -> None:
    record = Work(
        title=title, publisher=publisher, url=url, authors=(Name(author),) if author.strip() else (), type="M"
    )
    bib = read_bib(format_entry("key", record), "a.bib")
    assert bib.findings == []
    (segment,) = [segment for segment in bib.segments if segment.key]
    again = read_entry(segment.kind, segment.fields)
    assert (again.title, again.publisher) == (" ".join(title.split()), " ".join(publisher.split()))
    assert len(again.authors) == len(record.authors)
