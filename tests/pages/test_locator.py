"""How a place in a paper is written on a page."""

from conspectus.model import Evidence, Locator
from conspectus.pages import format_bracket, normal_path, parse_evidence


def test_a_heading_of_markup_is_named_without_what_would_be_markup_on_a_page() -> None:
    heading = "引言</title><script>go()</script>{: onclick=go()}"
    assert normal_path(heading) == "引言/titlescriptgo()/script: onclick=go()"
    written = format_bracket((Evidence("lin2020hean", Locator(heading, "树荫遮住水面")),))
    assert not set("<>{}") & set(written)
    assert parse_evidence(written[1:-1]) == Evidence("lin2020hean", Locator(normal_path(heading), "树荫遮住水面"))
