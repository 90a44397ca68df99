"""Showing what was recognised of a new paper, and asking for what it does not print."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields

import click

from conspectus.convert.supply import NEEDED, WANTED, Given, missing
from conspectus.model import Article, Author, Metadata
from conspectus.sources.folder import Reading

SHOWN = tuple(item.name for item in fields(Metadata) if item.name not in {"abstract", "abstract_en", "funding"})


def show_metadata(reading: Reading) -> None:
    """Print every recognised field of every article, with how it is known."""
    for article in reading.articles:
        click.secho(f"{reading.file}, article {article.ordinal + 1}", bold=True)
        for name in SHOWN:
            if value := _shown(article, name):
                origin = article.provenance[name].origin if name in article.provenance else "printed"
                mark = "" if origin == "printed" else f"  ({origin})"
                click.echo(f"  {name:<17} {value}{mark}")
        if absent := missing(article, (*NEEDED, *WANTED)):
            click.echo(f"  {'not printed':<17} {', '.join(absent)}")


def _shown(article: Article, name: str) -> str:
    value = getattr(article.metadata, name)
    if isinstance(value, tuple):
        return ", ".join(item.name if isinstance(item, Author) else str(item) for item in value)
    return "" if value is None else str(value)


def ask_missing(reading: Reading, today: str) -> tuple[Given, ...]:
    """Ask on the terminal for the fields a citation needs; an empty answer leaves the field empty."""
    given: list[Given] = []
    for article in reading.articles:
        absent = [*missing(article), *missing(article, WANTED)]
        if not missing(article):
            continue
        click.echo(f"Some fields of article {article.ordinal + 1} are not printed. Enter leaves one empty.")
        answers = {name: _ask(name) for name in absent}
        answers = {name: answer for name, answer in answers.items() if answer}
        if answers:
            where = click.prompt("  where did you find this", default="the person who added the paper")
            given += [Given(article.ordinal, name, _value(name, text), where, today) for name, text in answers.items()]
    return tuple(given)


def _ask(name: str) -> str:
    """One answer, asked again until it can be kept: a sidecar whose year is no number stops the next build."""
    check = _year if name == "year" else str.strip
    answer: str = click.prompt(f"  {name}", default="", show_default=False, value_proc=check)
    return answer


def _year(answer: str) -> str:
    text = unicodedata.normalize("NFKC", answer).strip().removesuffix("年")
    if text and not re.fullmatch("[0-9]{4}", text):
        raise click.UsageError("a year has four digits, such as 2023; Enter leaves it empty")
    return text


def _value(name: str, text: str) -> object:
    if name == "year":
        return int(text)
    if name == "authors":
        return [part.strip() for part in text.replace("，", ",").replace("；", ",").replace(";", ",").split(",")]
    return text
