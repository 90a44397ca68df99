"""A line of Markdown as it is read: one list of cases, with emphasis in emphasis, code, links, escapes and Chinese."""

from __future__ import annotations

import pytest

from conspectus.pages.plain import plain


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("**Strong *and* weak** and `co_de`", "Strong and weak and co_de"),
        ("snake_case_name stays, _this_ does not", "snake_case_name stays, this does not"),
        ("See [the list](../a.md#b), [@hall2001, p. 7] and @moss2019.", "See the list, and @moss2019."),
        ("Of trees[#trees] and[^1] 5 \\* 3 &amp; <b>more</b>", "Of trees and 5 * 3 & more"),
        ("如他人所见【@hall2001】。", "如他人所见。"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_plain_text_is_what_is_read(markdown: str, shown: str) -> None:
    assert plain(markdown) == shown


def test_a_work_in_running_text_is_called_what_the_page_calls_it() -> None:
    assert plain("As @moss2019 [p. 3] and @{a_b} say [@hall2001].", str.upper) == "As MOSS2019 and A_B say."
