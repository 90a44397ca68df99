"""MkDocs hooks: ``mkdocs serve`` weaves again, templates know where a page stands, and what was built is indexed.

Nothing that a page's text says depends on them. A review's ``overrides/hooks.py`` imports what stands here.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from conspectus.check import check
from conspectus.config import load_settings
from conspectus.convert.following import follow
from conspectus.messages import catalogue
from conspectus.model import Review, Severity
from conspectus.pages import page_language
from conspectus.project import open_review
from conspectus.publish import Alternate, machines
from conspectus.search import Facts, build_search
from conspectus.site.corrections import correction
from conspectus.site.extension import settings_of
from conspectus.site.lean import lean
from conspectus.site.searching import facts_of, search_words
from conspectus.site.security import with_policy
from conspectus.site.templates import Templates, without_languages
from conspectus.site.typography import with_languages
from conspectus.site.verifying import verify_words
from conspectus.weave import stale

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_pre_build",
    "on_serve",
    "on_startup",
    "on_template_context",
]

WATCHED = ("bib", "papers", "evidence")
"""Folders beside ``docs/`` whose changes show on the site."""

log = get_plugin_logger("conspectus")


class _Serving:
    """Whether the builder serves the site, set once, when it starts."""

    now = False


class _Building:
    """What a build has told so far: the navigation, what the templates are given, what the search is to know."""

    review: Review | None = None
    """As the build has read it, until its files are made."""
    alternates: Mapping[str, Sequence[Alternate]] = MappingProxyType({})
    """File of a page → the forms that it has besides."""
    nav: Navigation
    templates: Templates
    facts = Facts()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is ``mkdocs serve``."""
    del dirty
    _Serving.now = command == "serve"


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch the folders that the pages are woven from."""
    del builder
    root = review_root(config)
    for name in WATCHED:
        if (root / name).is_dir():
            server.watch(str(root / name))
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The builder's own sitemap knows no languages and is dated by a clock: ours takes its place."""
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Under ``mkdocs serve``, follow what has changed; in a build, warn of every statement without its passage.

    A warning fails ``mkdocs build --strict``. Serving a review that has nothing new writes nothing.
    """
    root = review_root(config)
    if _Serving.now:
        written, findings = follow(root)
        if written:
            log.info("brought up to date: %d files", len(written))
    else:
        review = _Building.review = open_review(root)
        findings = (*stale(review), *check(review))
    for finding in findings:
        # a warning of the builder's fails a strict build; what only wants attention is information
        level = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.INFO}.get(finding.severity, logging.DEBUG)
        log.log(level, "%s:%s: %s", finding.file, finding.line or 1, finding.message)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add what is made for machines, so that pages may link to it; a file of that name in ``docs/`` is the review's."""
    review = _Building.review or open_review(review_root(config), with_sources=False)
    _Building.review = None
    _Building.facts = facts_of(review)
    docs = review.settings.docs_dir
    pages = [f"{docs}/{file.src_uri}" for file in files.documentation_pages()]
    made = machines(review, pages)
    _Building.alternates = made.alternates
    if (theirs := files.get_file_from_path("sitemap.xml")) and theirs.src_dir != config.docs_dir:
        files.remove(theirs)  # the template, which would be copied as it is
    for path, text in made.files.items():
        if files.get_file_from_path(path) is None or path.endswith(".md"):
            files.append(_made(path, text, config))
    return files


def _made(path: str, text: str, config: MkDocsConfig) -> File:
    """A file of the site that is not in ``docs/``. Markdown is to be published as it is, not to become a page."""
    file = File.generated(config, f"{path}.txt" if path.endswith(".md") else path, content=text)
    file.dest_uri = path
    return file


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the navigation: the pages are not read yet."""
    del config, files
    _Building.nav = nav
    return nav


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave out the links to other languages that a page has for other viewers: the site has them in its head."""
    del page, config, files
    return without_languages(markdown)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Once every page is rendered, tell the navigation in the languages of the review, and the words of the search."""
    env.globals["conspectus_words"] = search_words
    env.globals["conspectus_verifying"] = verify_words
    _Building.templates = Templates.of(load_settings(review_root(config)), _Building.nav, files)
    return env


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Tell the templates what stands around ``page``, in its language, what else there is of it, and ``correction``.

    That is where a reader suggests a correction of it, empty for nowhere.
    """
    del nav
    settings = settings_of(review_root(config))
    file = f"{settings.docs_dir}/{page.file.src_uri}"
    words = catalogue(page_language(file, settings))
    own = cast("dict[str, object]", context)
    own["correction"] = correction(settings, words, str(page.title), page.file.url)
    own["alternates"] = _Building.alternates.get(file, ())
    return _with_chrome(context, page)


def on_template_context(context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Give it to pages without Markdown too (404)."""
    del template_name, config
    return _with_chrome(context, None)


def _with_chrome(context: TemplateContext, page: Page | None) -> TemplateContext:
    context["chrome"] = _Building.templates.chrome(page)  # type: ignore[typeddict-unknown-key]
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Mark the runs of the other language, and let the page say what it may load and run."""
    del config
    return with_policy(with_languages(output), page.content or "")


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The same for pages that are no pages of the review (404.html)."""
    del config
    return with_policy(with_languages(output_content)) if template_name.endswith(".html") else output_content


def on_post_build(*, config: MkDocsConfig) -> None:
    """Index the pages, as they were built, for the search, and send style sheets without their comments."""
    lean(Path(config.site_dir) / "stylesheets")
    build_search(Path(config.site_dir), _Building.facts)


def review_root(config: MkDocsConfig) -> Path:
    """The folder that holds ``mkdocs.yml``."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent
