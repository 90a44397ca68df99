"""Whatever an entry is and whichever fields it has, no style prints a sign twice or leaves an empty place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.bibliography.entries import read_entry
from conspectus.bibliography.styles import format_work
from conspectus.model import STYLES

KINDS = [
    "book", "article", "incollection", "inproceedings", "patent", "online", "proceedings", "standard", "techreport",
    "phdthesis", "dataset", "newspaper", "regulation", "letter", "preprint", "image", "archive", "map", "video",
    "software", "manual", "misc", "periodical", "unpublished", "硕士学位论文",
]  # fmt: skip
CHINESE = {
    "author": "林知远 and 邵博文 and 何晴 and 高原", "title": "山城渡口的变迁：制度与市场", "editor": "许青山 and 赵川",
    "translator": "金晓岚", "holder": "远山科技有限公司", "journal": "港口研究（社会科学版）",
    "booktitle": "港口与城市", "address": "成都", "publisher": "远方出版社", "school": "远山大学",
    "institution": "渡口学会", "year": "2021",
        "date": "2021-06-07", "volume": "3", "number": "4", "pages": "12--19", "eid": "e0123", "edition": "2",
    "version": "V2.0", "series": "港口丛书", "eventtitle": "第三届渡口大会", "archiveprefix": "ChinaXiv",
    "eprint": "2101.00001", "url": "https://example.org/z?a=1&b=2", "urldate": "2023-04-05", "doi": "10.9999/zz.1",
    "langid": "chinese",
}  # fmt: skip
ENGLISH = {
    **CHINESE, "author": "Ashdown, Miriam K. and Pell, Jr, Peyton Z. and van der Hoeven, Pieter and {Harbour Board}",
    "title": "Who Pays? Tides and Markets", "editor": "Holm, Eva", "translator": "Lowe, Ann",
    "holder": "{Docking Works}",
    "journal": "Journal of Harbour Studies", "booktitle": "Harbour Studies: Mechanisms", "address": "Vale, Ohio",
    "publisher": "Weir, Dale \\& Sons", "school": "University of Northport", "institution": "Ferry Office",
    "edition": "Revised", "series": "Ports of the World", "eventtitle": "{ICPD} 2019", "archiveprefix": "arXiv",
    "langid": "english",
}  # fmt: skip
FLAWED = re.compile(
    r"\.\.|,,|，，|：：|::|  |(?<!…) [,.;:，。；：](?!\.)|\(\)|（）|\[\]|,\.|^[ ,.:;，]|[,:;，：；(（]$|[?？]\.|“”|None"
    r"|[{}]|\( | \)|（ | ）|//[.,，]"
)
"""A sign twice or where nothing stands before it, empty brackets, a stop behind a question mark."""


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(KINDS), names=st.sets(st.sampled_from(sorted(CHINESE))), record=st.sampled_from([0, 1]))
def test_no_sign_stands_twice_or_alone(style: str, kind: str, names: set[str], record: int) -> None:
    fields = {name: text for name, text in (CHINESE, ENGLISH)[record].items() if name in names | {"title"}}
    printed = format_work(read_entry(kind, fields), style)
    bare = re.sub(r"https?://\S+|DOI:\S+", "U", printed)
    assert not FLAWED.search(bare), printed
