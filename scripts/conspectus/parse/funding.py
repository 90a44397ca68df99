"""Who paid for the work: funding statements with their grant numbers, from notes and from thanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conspectus.model import Funding
from conspectus.parse.authornotes import opens_with_author
from conspectus.parse.block import Block, Role
from conspectus.parse.collected import Collected, labelled

_GRANT = re.compile(
    r"[(（]\s*(?:项目)?(?:批准"
    r"|编)?号?\s*[:：]?\s*(?P<grants>[A-Za-z\d&\[\]][A-Za-z\d&\[\]\-./、,，；; 〔〕\u4e00-\u9fff]*?)\s*[)）]"
)
_SUPPORTED = re.compile(
    r"(?:supported|funded|financed) (?:in part )?by|\bgrants?\b|(?:基金|项目|计划).{0,40}(?:资助|支持)"
)
_GRANT_EN = re.compile(
    r"\b[Gg]rants?(?: agreement)?(?: \(?(?:no|nos|number|numbers|No|Nos)\.?:?)?"
    r" ?(?P<grants>[A-Z\d][A-Za-z\d/\-.]{3,}(?:(?:,| and|, and) [A-Z\d][A-Z\d/\-.]{3,})*)"
)
_GRANT_PART = re.compile(r"[A-Za-z\d&][A-Za-z\d&\-./〔〕\[\]]{3,}")
_AROUND_START = re.compile(
    r"[*＊※\\\s]*(?:本文|本研究|本项目|本论文|本成果)(?:系|为|是|得到了?|受到?|获得?|由)\s*(?=\S{4,})"
)
_AROUND_END = re.compile(
    r"(?<=[)）])\s*(?:的?(?:阶段性|中期|最终|研究|部分|系列)*(?:研究)?成果(?:之一)?|的?(?:资助|支持|经费支持|项目资助))(?:[。.](?!.*[)）]的?(?:资助|支持|阶段性)).*)?[。.]?$",
    re.DOTALL,
)
"""``本文系…（…）阶段性成果``, ``本文得到…（…）的资助``: the words around the projects."""
_THANKED = re.compile(r"[*†‡\s]*(?:We|I|The authors?|This (?:research|work|study|paper|article))\b")


def read_fundings(found: Collected, blocks: Sequence[Block]) -> None:
    """Put the funding statements of the notes, or else of the thanks."""
    notes = [block for block in labelled(blocks, "funding", "funding_en") if block.role is Role.NOTE]
    fundings = tuple(funding for block in notes for funding in read_funding(block.value.text))
    found.put("funding", fundings, notes)
    _from_author_notes(found, blocks)
    given = [block for block in blocks if block.role is Role.FOOTNOTE and _THANKED.match(block.value.text)]
    thanks = [block for block in [*labelled(blocks, "thanks"), *given] if _SUPPORTED.search(block.value.text)]
    sentences = [sentence for block in thanks for sentence in re.split(r"(?<=[.。])\s*(?=\S)", block.value.text)]
    supported = [sentence.strip().rstrip("。.") for sentence in sentences if _SUPPORTED.search(sentence)]
    found.put("funding", tuple(Funding(sentence, _grants(sentence)) for sentence in supported), thanks)


def _from_author_notes(found: Collected, blocks: Sequence[Block]) -> None:
    """``* 某某，某大学；…。本研究得到…（…）的资助。``: the sentence on the project in a note on the authors."""
    noted = [block for block in blocks if block.role is Role.FOOTNOTE and opens_with_author(block.value.text)]
    for block in [*labelled(blocks, "authors_note"), *noted]:
        for sentence in re.split(r"(?<=。)\s*(?=\S)", block.value.text):
            if _AROUND_START.match(sentence) and _SUPPORTED.search(sentence) and _GRANT.search(sentence):
                found.put("funding", read_funding(sentence), [block])


def read_funding(text: str) -> tuple[Funding, ...]:
    """Funding statements, cut at semicolons, with the grant numbers that stand in brackets."""
    bare = _AROUND_END.sub("", _AROUND_START.sub("", text.strip()))
    parts = re.split(r"[;；]\s*(?![^(（]*[)）])|(?<=[)）])[、，,]\s*(?:和|及|以及)?(?=\S{4,}[(（])", bare)
    pieces = [piece.strip().rstrip("。.") for piece in parts if piece.strip(" 。.")]
    return tuple(Funding(piece, _grants(piece)) for piece in pieces)


def _grants(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for match in _GRANT.finditer(text):
        found += [part.group() for part in _GRANT_PART.finditer(match["grants"]) if re.search(r"\d", part.group())]
    for match in _GRANT_EN.finditer(text):
        parts = (part.group().strip(".") for part in _GRANT_PART.finditer(match["grants"]))
        found += [part for part in parts if re.search(r"\d", part)]
    return tuple(dict.fromkeys(found))
