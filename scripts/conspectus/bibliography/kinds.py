"""Which kind of work an entry is: the entry types of other programs as document type codes of GB/T 7714, and back.

biblatex, BibTeX styles, Zotero, Better BibTeX, JabRef and CNKI name the kinds differently; a type that none of
them knows is decided by the fields that the entry has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from conspectus.model import Work

_ENTRY_TYPES = {
    "J": "article", "N": "article", "M": "book", "C": "proceedings", "D": "thesis", "R": "report", "S": "manual",
    "P": "patent", "G": "book", "EB": "online", "DB": "dataset", "DS": "dataset", "CP": "software", "PP": "online",
    "A": "misc", "CM": "misc", "Z": "misc",
}  # fmt: skip
_IN_HOST = {"C": "inproceedings", "M": "incollection", "G": "incollection"}
_CODES = {
    "J": "article suppperiodical periodical journal journalarticle magazine magazinearticle review electronicarticle "
         "journalelectronic",
    "N": "newspaper newspaperarticle",
    "M": "book mvbook inbook bookinbook suppbook booklet manual incollection collection mvcollection suppcollection "
         "reference mvreference inreference booksection chapter encyclopedia encyclopediaarticle dictionary "
         "dictionaryentry yearbook ebook bookwhole bookedited editedbook electronicbook electronicbooksection "
         "monograph ancienttext classicalwork",
    "C": "inproceedings conference proceedings mvproceedings conferencepaper conferenceproceedings "
         "conferenceproceeding",
    "D": "thesis phdthesis mastersthesis masterthesis bachelorsthesis bachelorthesis dissertation dissertationthesis "
         "dissertationthesisunpublished degree",
    "R": "report techreport",
    "P": "patent",
    "S": "standard",
    "EB": "online electronic www webpage website blogpost forumpost post postweblog internet url",
    "DS": "dataset data",
    "DB": "database",
    "CP": "software computerprogram code",
    "PP": "preprint",
    "A": "archive archival archivematerial letter manuscript regulation legislation statute",
    "CM": "map",
    "Z": "artwork audio audiorecording audiovisual bill bibnote case commentary email hearing image instantmessage "
         "interview jurisdiction legal motionpicture movie music performance podcast "
         "presentation radiobroadcast tvbroadcast unpublished video videorecording statement",
}  # fmt: skip
_CODE_OF_KIND = {kind: code for code, kinds in _CODES.items() for kind in kinds.split()}
_CHINESE = (
    ("学位论文|學位論文|博士|硕士|碩士", "D"), ("会议|會議|论文集|論文集", "C"), ("报纸|報紙", "N"),
    ("期刊|杂志|雜誌|辑刊|輯刊", "J"), ("专利|專利", "P"), ("标准|標準", "S"), ("报告|報告|科技成果", "R"),
    ("年鉴|年鑑|图书|圖書|书籍|書籍|专著|專著|工具书|古籍|章节", "M"), ("汇编|彙編", "G"), ("预印本|預印本", "PP"),
    ("数据库|資料庫", "DB"), ("数据集|数据", "DS"), ("软件|程序|軟體", "CP"), ("网页|网站|在线|电子|網頁|網站", "EB"),
    ("档案|檔案|法规|法律|条例|法規|信函|书信", "A"), ("地图|地圖|舆图", "CM"),
    ("图片|影像|视频|音频|其他|其它", "Z"),
)  # fmt: skip
"""Words of CNKI, NoteExpress and of users' own types in Chinese; the first that the type contains decides."""
_ONLINE_BY_NATURE = frozenset({"EB", "PP"})
_CARRIED_ONLINE = frozenset({"DS", "DB", "CP"})
_WORDS = re.compile("学位论文|學位論文|博士论文|硕士论文| (?:dissertation|thesis)$", re.IGNORECASE)
_DEGREES = frozenset({"博士", "硕士", "学士"})
_GENRES = {
    "phdthesis": ("博士学位论文", "PhD thesis"),
    "mathesis": ("硕士学位论文", "Master's thesis"),
    "mastersthesis": ("硕士学位论文", "Master's thesis"),
    "masterthesis": ("硕士学位论文", "Master's thesis"),
    "bathesis": ("学士学位论文", "Bachelor's thesis"),
    "bachelorthesis": ("学士学位论文", "Bachelor's thesis"),
    "bachelorsthesis": ("学士学位论文", "Bachelor's thesis"),
    "candthesis": ("", "Candidate thesis"),
    "techreport": ("技术报告", "Technical report"),
    "resreport": ("研究报告", "Research report"),
    "thesis": ("", ""),
    "report": ("", ""),
}
"""biblatex's localisation keys of a type, in Chinese and in English."""


def entry_type(work: Work) -> str:
    """The biblatex entry type of a record."""
    if work.container and work.type in _IN_HOST:
        return _IN_HOST[work.type]
    if work.type in ("M", "G") and work.editors and not work.authors:
        return "collection"
    return _ENTRY_TYPES.get(work.type, "misc")


def code_of_kind(kind: str) -> str:
    """The GB/T 7714 code that the name of a type means (``conferencePaper``, ``硕士学位论文``), or ``""``."""
    bare = re.sub(r"[\s_/-]", "", kind).lower()
    if bare in _CODE_OF_KIND:
        return _CODE_OF_KIND[bare]
    return next((code for words, code in _CHINESE if re.search(words, bare)), "")


def code_and_carrier(kind: str, text: Mapping[str, str]) -> tuple[str, str]:
    """The document type and carrier of an entry that does not state them in GB/T 7714's own letters."""
    code = _code(kind, text)
    online = code in _ONLINE_BY_NATURE or (code in _CARRIED_ONLINE and bool(text.get("url") or text.get("doi")))
    return code, "OL" if online else ""


def _code(kind: str, text: Mapping[str, str]) -> str:
    if text.get("entrysubtype", "").lower() in ("newspaper", "news"):
        return "N"
    code = code_of_kind(kind)
    if code == "J" and not _journal(text) and _preprint(text):
        return "PP"
    if code == "EB" and _preprint(text):
        return "PP"
    return code or _code_by_fields(text)


def _journal(text: Mapping[str, str]) -> str:
    return text.get("journal") or text.get("journaltitle") or ""


def _preprint(text: Mapping[str, str]) -> bool:
    return bool(text.get("eprint")) and bool(text.get("eprinttype") or text.get("archiveprefix"))


def _code_by_fields(text: Mapping[str, str]) -> str:
    """What an entry of unknown type, or ``@misc``, is, by the fields that only one kind has."""
    if by_genre := code_of_kind(text.get("type", "")):
        return by_genre
    decided = (
        (_journal(text), "J"),
        (text.get("school"), "D"),
        (text.get("eventtitle") or text.get("conference"), "C"),
        (text.get("booktitle") or text.get("isbn") or text.get("publisher"), "M"),
        (_preprint(text), "PP"),
        (text.get("institution"), "R"),
        (text.get("url") or "http" in text.get("howpublished", ""), "EB"),
    )
    return next((code for stated, code in decided if stated), "Z")


def genre_of(kind: str, written: str, *, chinese: bool) -> str:
    """What kind of thesis or report it is, in words: from the ``type`` field, else from the entry's own type.

    biblatex's keys (``phdthesis``, ``techreport``) become words of the entry's language; the bare ``thesis`` and
    ``report`` say nothing that the type does not.
    """
    known = _GENRES.get(written.replace(" ", "").replace("'", "").lower() if written.isascii() else written)
    if known is not None:
        return known[0 if chinese else 1] if not _in_words(written) else written
    if written:
        return f"{written}学位论文" if written in _DEGREES else written
    if _WORDS.search(kind):
        return kind
    return _GENRES.get(kind.lower(), ("", ""))[0 if chinese else 1] if "thesis" in kind.lower() else ""


def _in_words(written: str) -> bool:
    return " " in written or "'" in written
