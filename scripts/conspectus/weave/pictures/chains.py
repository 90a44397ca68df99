"""Causal chains: the arrows that several papers state, from cause to outcome, and who states each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from conspectus.model import Claim
from conspectus.pictures.arrows import draw_chains, fitting
from conspectus.pictures.chains import Arrow, Chains, Stated, Term, backbone, lines
from conspectus.weave.compare.across import GLOSSARY, Across
from conspectus.weave.compare.chains import Ends, arrows_of
from conspectus.weave.escape import escape
from conspectus.weave.labels import author_label, is_western
from conspectus.weave.pictures.scene import Plate, Scene, Target, claim_target
from conspectus.weave.table import table

_MOST_LISTED = 12
"""Of more papers the table says only how many they are: the page of the chains lists them."""

Drawn = Mapping[Ends, Mapping[str, Claim]]
"""Cause and outcome → citekey → the claim that states the arrow."""


def chains_plate(scene: Scene) -> Plate | None:
    """The arrows that matter across papers; None where no claim has a chain."""
    claims = [
        claim for key in sorted(scene.corpus.review.papers) for claim in scene.corpus.claims_of(key, scene.language)
    ]
    every = arrows_of(claims)
    chains = _chains(scene, every)
    ranked = backbone(chains.arrows, chains.terms)
    if not ranked:
        return None
    shown = fitting(chains, ranked)
    drawn: Drawn = {ends: every[ends] for ends in ((arrow.cause, arrow.outcome) for arrow in shown)}
    hub, number = Counter(name for arrow in shown for name in (arrow.cause, arrow.outcome)).most_common(1)[0]
    told = scene.told(
        "picture_chains",
        arrows=scene.words.count("arrows_count", len(shown)),
        terms=len({name for ends in drawn for name in ends}),
        all=scene.words.count("arrows_count", len(every)),
        shared=sum(len(papers) > 1 for papers in every.values()),
        hub=chains.terms[hub].name,
        number=number,
        number_drawn=len(shown),
    )
    if both := sum(bool(line.forth and line.back) for line in lines(shown)):
        told = replace(told, caption=f"{told.caption}{scene.words.count('picture_both_ways', both)}")
    wide, narrow = (draw_chains(chains, shown, narrow=slim) for slim in (False, True))
    return Plate(told, wide, narrow, lambda across: _table(scene, drawn, across))


def _chains(scene: Scene, every: Drawn) -> Chains:
    naming: dict[str, set[str]] = {}
    for ends, papers in every.items():
        for name in ends:
            naming.setdefault(name, set()).update(papers)
    terms = {
        name: Term(term_name(scene, name), scene.address(Target(GLOSSARY, name)), len(papers))
        for name, papers in naming.items()
    }
    called = paper_names(scene)
    arrows = tuple(
        Arrow(*ends, tuple(_stated(scene, called[key], claim, ends) for key, claim in papers.items()))
        for ends, papers in every.items()
    )
    counts = {arrow.papers: scene.words.count("papers_count", arrow.papers) for arrow in arrows}
    return Chains(terms, arrows, counts, scene.words.join(["", ""]))


def _stated(scene: Scene, called: str, claim: Claim, ends: Ends) -> Stated:
    names = {"cause": term_name(scene, ends[0]), "outcome": term_name(scene, ends[1])}
    paper = scene.corpus.label(claim.citekey, scene.language)
    title = scene.words.text("picture_arrow", paper=paper, **names)
    return Stated(called, scene.address(claim_target(claim)), title)


def term_name(scene: Scene, slug: str) -> str:
    """The name of a term; its id where the glossary does not have it."""
    term = scene.corpus.review.glossary.get(slug)
    return term.name(scene.language) if term else slug


def paper_names(scene: Scene) -> Mapping[str, str]:
    """Citekey → the paper's authors, with the year where others are called the same."""
    corpus, roman = scene.corpus, is_western(scene.language)
    papers = corpus.review.papers.items()
    short = {key: author_label(paper.work, scene.words, roman=roman) for key, paper in papers}
    often = Counter(short.values())
    return {key: name if often[name] == 1 else corpus.label(key, scene.language) for key, name in short.items()}


def _table(scene: Scene, drawn: Drawn, across: Across) -> list[str]:
    words, start = scene.words, across.page.file
    rows = []
    for (cause, outcome), papers in drawn.items():
        who = words.join(
            [
                scene.link(scene.corpus.label(key, scene.language), claim_target(claim), start)
                for key, claim in papers.items()
            ]
        )
        terms = [scene.link(term_name(scene, name), Target(GLOSSARY, name), start) for name in (cause, outcome)]
        rows.append([*terms, str(len(papers)), who if len(papers) <= _MOST_LISTED else "–"])
    heads = [escape(words.text(key)) for key in ("cause", "outcome", "papers", "picture_stated_by")]
    return table(heads, rows, numbers={2})
