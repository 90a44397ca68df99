from __future__ import annotations

from pathlib import Path

import pytest

from conspectus.config import ConfigError, load_settings
from conspectus.model import Settings


def write(root: Path, text: str) -> Path:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


def test_a_review_without_settings_has_those_of_a_new_one(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, "")) == Settings()


def test_settings_stand_under_extra_conspectus(tmp_path: Path) -> None:
    text = "site_name: 综述\nextra:\n  conspectus:\n    language: zh\n    drafts: outline\n    quotes: none\n"
    settings = load_settings(write(tmp_path, text))
    assert (settings.site_name, settings.language, settings.drafts, settings.quotes) == (
        "综述",
        "zh",
        "outline",
        "none",
    )


def test_tags_that_only_mkdocs_knows_are_passed_over(tmp_path: Path) -> None:
    text = (
        "site_name: !ENV [NAME, x]\n"
        "markdown_extensions:\n  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
        "  - emoji: {index: !!python/name:material.extensions.emoji.twemoji }\n"
        "extra: {conspectus: {quotes: full}}\n"
    )
    assert load_settings(write(tmp_path, text)).quotes == "full"


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        (None, "no-review", None, "there is no mkdocs.yml"),
        ("site_name: x\n  extra: [", "invalid-yaml", 2, "not valid YAML"),
        ("extra: {conspectus: {draft: outline}}", "invalid-setting", None, "no setting 'draft'"),
        ("extra: {conspectus: {quotes: long}}", "invalid-setting", None, "expected one of none, short, full"),
    ],
)
def test_wrong_settings_are_a_finding_with_a_place(
    tmp_path: Path, text: str | None, code: str, line: int | None, words: str
) -> None:
    if text is not None:
        write(tmp_path, text)
    with pytest.raises(ConfigError) as raised:
        load_settings(tmp_path)
    finding = raised.value.finding
    assert (finding.code, finding.file, finding.line) == (code, "mkdocs.yml", line)
    assert words in finding.message


def test_names_in_other_languages_are_read(tmp_path: Path) -> None:
    text = "extra: {conspectus: {names: {zh: 树荫}, nav_titles: {zh: {About: 关于, Empty: null}}}}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    settings = load_settings(tmp_path)
    assert settings.names == {"zh": "树荫"}
    assert settings.nav_titles == {"zh": {"About": "关于"}}
    assert hash(settings)


@pytest.mark.parametrize("setting", ["names: 树荫", "nav_titles: [关于]", "nav_titles: {zh: 关于}"])
def test_names_that_are_no_list_by_language_are_refused(tmp_path: Path, setting: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"extra: {{conspectus: {{{setting}}}}}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=setting.partition(":")[0]):
        load_settings(tmp_path)
