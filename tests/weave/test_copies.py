"""The review's own .bib files are published without abstracts and without the paths of anybody's disk."""

import pytest

from conspectus.weave.copies import published

KEPT = """% by hand
@string{ gr = {Grove} }

@article{moss2019,
  title = {Shade},
  journal = gr,
  rating = {5},
}
"""


def test_what_people_keep_in_their_files_is_published_as_it_is() -> None:
    assert published(KEPT) == KEPT


@pytest.mark.parametrize(
    "field",
    [
        "  abstract = {Trees cast {a lot of} shade, and \\{so\\} on.\n  Over two lines = more},",
        '  Abstract = "Trees {"}cast{"} shade",',
        "\tfile = {:/home/reader/papers/shade.pdf:PDF},",
        '  abstract = one # {two, three} # " four",',
        "  bdsk-file-1 = {YnBsaXN0MDDSAQ},",
        "  annote = {not for others},",
        "  pdf = 12,",
    ],
)
def test_abstracts_paths_and_private_notes_are_not_published(field: str) -> None:
    text = KEPT.replace("  rating", f"{field}\n  rating")
    assert published(text) == KEPT


def test_a_field_that_ends_an_entry_or_stands_on_its_line_goes_too() -> None:
    assert published("@book{a, title={T}, file={/home/x.pdf}}\n") == "@book{a, title={T},}\n"
    assert published("@book{a,\n title={T},\n file={/home/x.pdf}\n}\n") == "@book{a,\n title={T},\n}\n"
    assert published("@book{a,\n abstract={T}, title={U}\n}\n").replace(" ", "") == "@book{a,\ntitle={U}\n}\n"


def test_a_value_that_does_not_end_is_not_published_and_takes_no_other_entry_with_it() -> None:
    text = "@book{a,\n  abstract = {cut off\n  title = {T},\n}\n\n@book{b,\n  title = {U},\n}\n"
    assert "cut off" not in published(text)
    assert "@book{b,\n  title = {U},\n}" in published(text)


def test_the_folder_of_a_readers_files_is_not_published() -> None:
    assert published("@Comment{jabref-meta: fileDirectory:/home/reader/papers;}\n" + KEPT) == KEPT


def test_words_that_only_look_like_such_a_field_stay() -> None:
    text = "@book{a,\n  title = {The file = the case},\n  profile = {x},\n}\n"
    assert published(text) == text
