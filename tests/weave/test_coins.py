"""COinS: each work of a list as an OpenURL context object."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs

import pytest

from conspectus.model import Name, Review, Work
from conspectus.weave import weave
from conspectus.weave.coins import coins


def read(span: str) -> dict[str, list[str]]:
    found = re.fullmatch(r'<span class="Z3988" title="([^"<>]*)"></span>', span)
    assert found is not None
    return parse_qs(html.unescape(found[1]), strict_parsing=True)


def test_an_article_is_told_in_full() -> None:
    work = Work(
        "R&D 与“水温” <3>",
        authors=(Name("欧阳青", "欧阳", "青"), Name("HALL B", "HALL", "B")),
        container="河流学报",
        year="2021",
        volume="3",
        issue="2",
        pages="1-9",
        doi="10.1000/x",
        issn="1234-5679",
    )
    assert read(coins(work)) == {
        "ctx_ver": ["Z39.88-2004"],
        "rfr_id": ["info:sid/conspectus"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
        "rft.genre": ["article"],
        "rft.atitle": ["R&D 与“水温” <3>"],
        "rft.jtitle": ["河流学报"],
        "rft.volume": ["3"],
        "rft.issue": ["2"],
        "rft.issn": ["1234-5679"],
        "rft.pages": ["1-9"],
        "rft.spage": ["1"],
        "rft.epage": ["9"],
        "rft.aulast": ["欧阳"],
        "rft.aufirst": ["青"],
        "rft.au": ["欧阳, 青", "Hall, B"],
        "rft.date": ["2021"],
        "rft.language": ["zh"],
        "rft_id": ["info:doi/10.1000/x"],
    }


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (Work("书", type="M"), {"rft.genre": ["book"], "rft.btitle": ["书"]}),
        (
            Work("章", type="M", container="书"),
            {"rft.genre": ["bookitem"], "rft.atitle": ["章"], "rft.btitle": ["书"]},
        ),
        (Work("文", type="C", container="会议集"), {"rft.genre": ["proceeding"], "rft.btitle": ["会议集"]}),
        (Work("论文", type="D", publisher="河海学院"), {"rft.title": ["论文"], "rft.inst": ["河海学院"]}),
        (Work("泵", type="P", identifier="CN1"), {"rft.title": ["泵"], "rft.number": ["CN1"]}),
        (Work("网页", type="EB", url="https://example.org/?a=1&b"), {"rft_id": ["https://example.org/?a=1&b"]}),
        (Work("文", authors=(Name("世界河流组织"),)), {"rft.aucorp": ["世界河流组织"]}),
    ],
)
def test_each_kind_of_work_has_its_own_terms(work: Work, expected: dict[str, list[str]]) -> None:
    said = read(coins(work))
    assert {name: said[name] for name in expected} == expected


def test_what_a_person_supplied_is_left_out() -> None:
    assert "rft.date" not in read(coins(Work("文", year="2020", supplied=("year",))))


def test_lists_carry_them_and_the_page_of_a_paper_does_not(review: Review) -> None:
    texts = weave(review)
    for file in ("docs/works/h.md", "docs/works/index.md", "docs/papers/index.md", "docs/themes/river-shade.md"):
        assert "Z3988" in texts[file], file
    for file in ("docs/papers/lin2020hean.zh.md", "docs/papers/moss2019shade.md"):
        assert "Z3988" not in texts[file], file
