"""Papers, claims, themes and the rest as records of the schema ``conspectus/review-1``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from conspectus.bibliography.formats import csl_of
from conspectus.evidence import locked_entry
from conspectus.manuscript import attributes_data, cites_data, claim_address, evidence_data, figure_data
from conspectus.model import Claim, Evidence, Page, Relation, Silence, Term
from conspectus.pages import theme_sections
from conspectus.publish.library import Library

Json = dict[str, Any]


@dataclass(frozen=True)
class Records:
    """The records of one review, each made once."""

    library: Library

    def everything(self) -> Json:
        """What ``review.json`` holds."""
        review = self.library.review
        papers = [self.paper(key) for key in review.papers]
        return {
            "counts": self.counts(),
            "themes": [self.theme(slug) for slug in review.themes],
            "papers": papers,
            "works": [csl_of(key, work) for key, work in review.works.items()],
            "figures": [figure for paper in papers for figure in _figures(paper)],
            "glossary": [_term(term) for term in review.glossary.values()],
            "formulations": [
                {"id": text.id, "names": dict(text.names), "date": text.date or None}
                for text in review.formulations.values()
            ],
            "silences": [self._silence(silence) for silence in review.silences.values()],
            "aliases": dict(review.aliases),
            "pages": [self._page(page) for page in review.pages if page.kind == "other"],
        }

    def counts(self) -> Json:
        """How much there is; a claim counts once, in however many languages it is stated."""
        review = self.library.review
        claims = [claim for key in review.papers for claim in self.library.claims(key).values()]
        return {
            "papers": len(review.papers),
            "themes": len(review.themes),
            "claims": len(claims),
            "evidence": sum(len(_first(claim).evidence) for claim in claims),
            "works": len(review.works),
            "terms": len(review.glossary),
        }

    def paper_list(self) -> list[Json]:
        """Every paper without its claims, sections and references."""
        return [self._brief_paper(key) for key in self.library.review.papers]

    def theme_list(self) -> list[Json]:
        """Every theme with the number of its claims and papers."""
        return [self._brief_theme(slug) for slug in self.library.review.themes]

    def paper_file(self, key: str) -> Json:
        """A paper with everything, and the works that it cites."""
        works = {key: work for key in sorted(self.library.corpus.cites(key)) if (work := self.library.corpus.work(key))}
        return {"paper": self.paper(key), "works": [csl_of(key, work) for key, work in works.items()]}

    def theme_file(self, slug: str) -> Json:
        """A theme with everything, the papers that speak to it, and their claims on it whole."""
        speaking = self._speaking(slug)
        claims = [claim for key in speaking for claim in self.claims[key] if slug in claim["themes"]]
        return {"theme": self.theme(slug), "papers": [self._brief_paper(key) for key in speaking], "claims": claims}

    def _brief_paper(self, key: str) -> Json:
        return self._brief_papers[key]

    @cached_property
    def _brief_papers(self) -> Mapping[str, Json]:
        return {key: self._brief(key) for key in self.library.review.papers}

    def _brief(self, key: str) -> Json:
        paper = self.library.review.papers[key]
        claims = self.claims[key]
        return {
            "citekey": key,
            "record": csl_of(key, paper.work),
            "supplied": list(paper.work.supplied),
            "pages": self._pages(self.library.paper_pages(key)),
            "data": self._address(self.library.paper_data(key)),
            "themes": list(dict.fromkeys(theme for claim in claims for theme in claim["themes"])),
            "count": len(claims),
        }

    def paper(self, key: str) -> Json:
        """A paper with its record, its lock and its claims."""
        return self._papers[key]

    @cached_property
    def _papers(self) -> Mapping[str, Json]:
        return {key: self._paper(key) for key in self.library.review.papers}

    def _paper(self, key: str) -> Json:
        paper = self.library.review.papers[key]
        lock = paper.lock
        pages = self.library.paper_pages(key)
        return {
            **self._brief_paper(key),
            "not_stated": list(next(iter(pages.values())).not_stated) if pages else [],
            "source": {"sha256": lock.sha256, "article": lock.ordinal, "language": lock.language} if lock else None,
            "sections": [
                {"level": each.level, "path": each.path, "title": each.title, "paragraphs": each.paragraphs}
                for each in (lock.sections if lock else ())
            ],
            "cites": cites_data(lock.references if lock else {}),
            "retired": dict(lock.retired) if lock else {},
            "claims": self.claims[key],
        }

    @cached_property
    def claims(self) -> Mapping[str, list[Json]]:
        """The claims of each paper by citekey."""
        papers = self.library.review.papers
        return {key: [self._claim(each) for each in self.library.claims(key).values()] for key in papers}

    def _claim(self, stated: Mapping[str, Claim]) -> Json:
        claim = _first(stated)
        attributes = attributes_data(claim.attributes)
        del attributes["figures"]
        return {
            "id": claim.id,
            "paper": claim.citekey,
            "facet": claim.facet,
            "basis": claim.basis or None,
            "themes": list(claim.themes),
            "attributes": attributes,
            "evidence": [{**evidence_data(piece), "lock": self._lock(piece)} for piece in claim.evidence],
            "statements": {language: self._statement(each) for language, each in stated.items()},
        }

    def _statement(self, claim: Claim) -> Json:
        return {
            "text": claim.text,
            "url": claim_address(claim, self.library.review.settings),
            "declared": list(claim.declared),
            "figures": [figure_data(figure) for figure in claim.attributes.figures],
        }

    def _lock(self, piece: Evidence) -> Json | None:
        """Where the passage was found; never its words."""
        paper = self.library.review.papers.get(piece.citekey)
        entry = locked_entry(paper.lock, piece) if paper else None
        if entry is None:
            return None
        return {
            "state": entry.state,
            "title": entry.title,
            "paragraph": entry.paragraph,
            "span": [entry.spans[0].start, entry.spans[-1].end] if entry.spans else None,
            "passage": entry.passage,
            **({"sha256": entry.sha256} if paper and paper.lock and entry.sha256 != paper.lock.sha256 else {}),
        }

    def _speaking(self, slug: str) -> Mapping[str, bool]:
        """The papers that speak to a theme, those in substance first, and whether they do."""
        said = self.library.corpus.speaking(slug, self.library.review.settings.language)
        return {each.paper.citekey: each.substance for each in said}

    def _brief_theme(self, slug: str) -> Json:
        pages = self.library.versions(f"themes/{slug}")
        speaking = self._speaking(slug)
        return {
            "slug": slug,
            "labels": {language: self.library.corpus.theme_label(slug, language) for language in pages},
            "pages": self._pages(pages),
            "data": self._address(f"themes/{slug}.json"),
            "papers": sum(speaking.values()),
            "in_passing": len(speaking) - sum(speaking.values()),
            "count": sum(slug in claim["themes"] for key in speaking for claim in self.claims[key]),
        }

    def theme(self, slug: str) -> Json:
        """A theme with what its pages say in prose, its relations, and the ids of its claims by paper."""
        return self._themes[slug]

    @cached_property
    def _themes(self) -> Mapping[str, Json]:
        return {slug: self._theme(slug) for slug in self.library.review.themes}

    def _theme(self, slug: str) -> Json:
        theme = self.library.review.themes[slug]
        speaking = self._speaking(slug)
        pages = self.library.versions(f"themes/{slug}")
        return {
            **self._brief_theme(slug),
            "terms": list(theme.terms),
            "related": [_relation(relation) for relation in theme.related],
            "sections": {language: list(_sections(page)) for language, page in pages.items()},
            "speaking": [
                {
                    "paper": key,
                    "substance": substance,
                    "claims": [claim["id"] for claim in self.claims[key] if slug in claim["themes"]],
                }
                for key, substance in speaking.items()
            ],
        }

    def _pages(self, pages: Mapping[str, Page]) -> dict[str, Json]:
        return {language: self._page(page) for language, page in pages.items()}

    def _page(self, page: Page) -> Json:
        return {
            "title": page.title,
            "language": page.language,
            "url": self._address(self.library.html(page)),
            "markdown": self._address(self.library.markdown(page)),
        }

    def _address(self, path: str | None) -> str | None:
        return None if path is None else self.library.address(path)

    def _silence(self, silence: Silence) -> Json:
        papers = self.library.review.papers.items()
        locks = {key: paper.lock for key, paper in papers if paper.lock and silence.query.key in paper.lock.counts}
        return {
            "id": silence.id,
            "names": dict(silence.names),
            "words": list(silence.query.words),
            "without": list(silence.query.without),
            "hits": silence.hits,
            "notes": dict(silence.notes),
            "counts": {key: sum(lock.counts[silence.query.key].values()) for key, lock in locks.items()},
        }


def _first(stated: Mapping[str, Claim]) -> Claim:
    return next(iter(stated.values()))


def _figures(paper: Json) -> Iterator[Json]:
    """The figures of a paper, each with its claim and the language of its words."""
    for claim in paper["claims"]:
        for language, statement in claim["statements"].items():
            for figure in statement["figures"]:
                yield {"paper": paper["citekey"], "claim": claim["id"], "language": language, **figure}


def _term(term: Term) -> Json:
    return {
        "id": term.id,
        "names": dict(term.names),
        "also": {language: list(forms) for language, forms in term.also.items()},
        "pinyin": term.pinyin or None,
        "apart": list(term.apart),
        "notes": dict(term.notes),
    }


def _relation(relation: Relation) -> Json:
    return {
        "theme": relation.theme,
        "kind": relation.kind,
        "members": list(relation.members),
        "why": dict(relation.why),
    }


def _sections(page: Page) -> Iterable[Json]:
    for section in theme_sections(page.text):
        yield {"section": section.name, "heading": section.heading, "text": [part.text for part in section.parts]}
