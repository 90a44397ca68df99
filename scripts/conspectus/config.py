"""Settings from ``mkdocs.yml``, read without MkDocs and tolerant of the tags that only MkDocs knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

import yaml

from conspectus.model import FORGES, STYLES, Finding, Settings, Severity

CONFIG_NAME = "mkdocs.yml"

FOLDERS = ("papers", "docs_dir")
"""Settings that name a folder inside the review: files are known by their path below its root."""

CHOICES = {
    "drafts": ("sentences", "outline"),
    "quotes": ("none", "short", "full"),
    "labels": ("author-year", "numbers"),
    "style": STYLES,
    "forge": FORGES,
}
OWN = (
    "language",
    "papers",
    "drafts",
    "quotes",
    "style",
    "labels",
    "forge",
    "version",
    "released",
    "authors",
    "names",
    "nav_titles",
)
"""The settings under ``extra.conspectus``."""

LISTED = ("authors", "names", "nav_titles")
"""Those that are more than one text."""

TOP = {
    "site_name": "site_name",
    "site_description": "site_description",
    "docs_dir": "docs_dir",
    "site_dir": "site_dir",
    "repo_url": "repository",
    "site_url": "site_url",
}
"""The builder's own settings that the program reads, and what it calls them."""


class ConfigError(Exception):
    """``mkdocs.yml`` is missing or cannot be read; ``finding`` says where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _TolerantLoader(yaml.SafeLoader):
    """Safe YAML in which an unknown tag (``!ENV``, ``!!python/name:…``) is read as None."""


_TolerantLoader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)


def yaml_finding(error: yaml.YAMLError | ValueError, file: str) -> Finding:
    """The finding for a YAML error, or for a value that YAML cannot make (2024-02-30): its line where it is known."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return Finding(
        code="invalid-yaml",
        message=f"not valid YAML: {problem}",
        file=file,
        line=None if mark is None else mark.line + 1,
        severity=Severity.ERROR,
        hint="Correct the line; quote values that contain a colon followed by a space.",
    )


def load_settings(root: Path) -> Settings:
    """The settings of the review at ``root``.

    Raises:
        ConfigError: there is no ``mkdocs.yml``, it is not YAML, or a setting has a value that is not offered.
    """
    path = root / CONFIG_NAME
    try:
        raw = yaml.load(path.read_text(encoding="utf-8-sig"), _TolerantLoader)  # noqa: S506  a SafeLoader
    except FileNotFoundError:
        raise ConfigError(_no_review(root)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(_invalid(f"cannot be read: {error}")) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigError(yaml_finding(error, CONFIG_NAME)) from error
    return _settings(raw if isinstance(raw, Mapping) else {})


def _settings(raw: Mapping[str, Any]) -> Settings:
    extra = raw.get("extra")
    own = extra.get("conspectus") if isinstance(extra, Mapping) else None
    own = own if isinstance(own, Mapping) else {}
    if unknown := sorted(set(own) - set(OWN)):
        raise ConfigError(
            _invalid(f"extra.conspectus has no setting {unknown[0]!r}; it knows {', '.join(sorted(OWN))}")
        )
    for name, choices in CHOICES.items():
        if own.get(name) is not None and own[name] not in choices:
            raise ConfigError(
                _invalid(f"extra.conspectus.{name} is {own[name]!r}; expected one of {', '.join(choices)}")
            )
    top = {field: str(raw[name]) for name, field in TOP.items() if raw.get(name)}
    plain = {name: str(value) for name, value in own.items() if value is not None and name not in LISTED}
    settings = replace(
        Settings(),
        **top,
        **plain,
        authors=_names(own.get("authors")),
        names=_texts(own, "names"),
        nav_titles=_by_language(own),
        custom_dir=_custom_dir(raw.get("theme")),
    )
    if settings.site_url and not settings.site_url.endswith("/"):
        settings = replace(settings, site_url=f"{settings.site_url}/")
    for name in FOLDERS:
        folder = PurePath(getattr(settings, name))
        if folder.anchor or ".." in folder.parts:
            raise ConfigError(_invalid(f"{name} is {str(folder)!r}; expected a folder inside the review"))
    return settings


def _custom_dir(theme: object) -> str:
    """The folder of the theme's own templates; empty where there is none, or none inside the review."""
    folder = PurePath(str(theme.get("custom_dir") or "")) if isinstance(theme, Mapping) else PurePath()
    return "" if folder.anchor or ".." in folder.parts or folder == PurePath() else folder.as_posix()


def _names(value: object) -> tuple[str, ...]:
    """One name or a list of them."""
    listed = value if isinstance(value, list) else [value] if value else []
    return tuple(str(name) for name in listed)


def _texts(own: Mapping[str, Any], name: str) -> dict[str, str]:
    """The setting ``name``: texts by name, as those by language are."""
    value = own.get(name) or {}
    if not isinstance(value, Mapping):
        raise ConfigError(_invalid(f"extra.conspectus.{name} is {value!r}; expected a list of names and texts"))
    return {str(key): str(text) for key, text in value.items() if text is not None}


def _by_language(own: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The titles of the navigation in other languages."""
    languages = own.get("nav_titles") or {}
    if not isinstance(languages, Mapping):
        raise ConfigError(_invalid(f"extra.conspectus.nav_titles is {languages!r}; expected titles by language"))
    return {str(language): _texts({"nav_titles": titles}, "nav_titles") for language, titles in languages.items()}


def _no_review(root: Path) -> Finding:
    return Finding(
        code="no-review",
        message=f"there is no {CONFIG_NAME} in {root}",
        file=CONFIG_NAME,
        severity=Severity.ERROR,
        hint="Run the command in a review's folder, name it with -C DIR, or start one with 'conspectus new DIR'.",
    )


def _invalid(message: str) -> Finding:
    return Finding(code="invalid-setting", message=message, file=CONFIG_NAME, severity=Severity.ERROR)
