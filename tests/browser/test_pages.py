"""Home, themes, lists and pages across papers: what is on the first screen, what scrolls, what sorts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.serving import Served

KINDS = [
    "index",
    "themes/index",
    "themes/concept",
    "papers/index",
    "compare/basis",
    "compare/statistics",
    "compare/definitions",
    "compare/formulations",
    "compare/levels",
    "compare/silences",
    "works/index",
    "glossary",
]
"""A page of each kind."""

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

UNMARKED = """() => {
  const skipped = "script, style, svg, code, pre, kbd, samp, textarea, title, select, template, noscript";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode());) {
    const inside = node.parentElement;
    if (!/\\p{Script=Han}/u.test(node.data) || inside.closest(skipped)) continue;
    if (!inside.closest("[lang]").lang.startsWith("zh")) found.push(node.data.trim().slice(0, 40));
  }
  return found;
}"""
"""The text nodes with Chinese whose nearest language is another one."""


def in_view(tab: Page, selector: str) -> bool:
    """Whether the whole of the element is on the screen."""
    box = tab.locator(selector).first.bounding_box()
    size = tab.viewport_size
    return bool(box and size and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


@pytest.mark.parametrize("language", ["", ".zh"])
def test_the_first_screen_says_what_the_review_is_about_what_it_found_and_where_to_go(
    tab: Page, review: Served, language: str
) -> None:
    tab.goto(f"{review.url}index{language}.html")
    for part in ("h1", ".cs-abstract", ".cs-counts", ".cs-found", ".cs-ways"):
        assert in_view(tab, part), part
    assert tab.locator(".cs-counts a").count() == 4
    assert 5 <= tab.locator(".cs-found li").count() <= 6
    assert all(tab.locator(".cs-found li").nth(n).locator("a").count() for n in range(5))


def test_no_page_is_wider_than_a_phone(browser: Browser, review: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    tab = context.new_page()
    wide = {}
    for kind in KINDS:
        for language in ("", ".zh"):
            tab.goto(f"{review.url}{kind}{language}.html")
            if (over := tab.evaluate(OVERFLOW)) > 0:
                wide[kind + language] = over
    context.close()
    assert wide == {}


def test_no_page_is_wider_than_a_phone_without_scripts(browser: Browser, review: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    tab = context.new_page()
    for kind in KINDS:
        tab.goto(f"{review.url}{kind}.html")
        assert tab.evaluate(OVERFLOW) <= 0, kind
    context.close()


def test_a_theme_leads_with_its_answer_and_sets_the_positions_side_by_side(tab: Page, review: Served) -> None:
    tab.goto(review.url + "themes/concept.html")
    heads = tab.locator(".cs-page h2").all_inner_texts()
    assert [head.rstrip("¶") for head in heads[:3]] == [
        "The short answer",
        "Positions side by side",
        "Where the papers agree",
    ]
    opened = tab.locator("details.cs-positions[open] > ul > li")
    assert opened.count() > 3
    across = {round(box["x"]) for item in opened.all() if (box := item.bounding_box())}
    assert len(across) > 1


def test_a_wide_table_scrolls_inside_itself_by_keyboard(browser: Browser, review: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto(review.url + "compare/basis.html")
    wrap = tab.locator(".md-typeset__scrollwrap[tabindex='0']").first
    wrap.wait_for()
    assert wrap.get_attribute("aria-label")
    wrap.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("document.activeElement.scrollLeft > 0")
    first = wrap.locator("tbody tr").first.locator("th, td").first.bounding_box()
    assert first
    assert first["x"] >= 0, "the first column stays in view"
    context.close()


def test_papers_are_sorted_by_keyboard(tab: Page, review: Served) -> None:
    tab.goto(review.url + "papers/index.html")
    button = tab.locator(".cs-papers .cs-sort").last
    button.focus()
    tab.keyboard.press("Enter")
    head = tab.locator(".cs-papers th").last
    assert head.get_attribute("aria-sort") == "descending"
    cells = tab.locator(".cs-papers tbody tr td:last-child").all_inner_texts()
    numbers = [int(cell.split()[0]) for cell in cells]
    assert numbers == sorted(numbers, reverse=True)
    tab.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"


def test_chinese_on_english_pages_says_that_it_is_chinese(tab: Page, review: Served) -> None:
    for kind in [*KINDS, "papers/tan2024xinzhi"]:
        tab.goto(f"{review.url}{kind}.html")
        assert tab.evaluate(UNMARKED) == [], kind


def test_small_text_is_not_smaller_than_13_pixels(tab: Page, review: Served) -> None:
    script = """() => [...document.querySelectorAll(".cs-page *")].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && element.checkVisibility()
      && !element.closest("svg") && parseFloat(getComputedStyle(element).fontSize) < 12.9)
      .map((element) => element.tagName + "." + element.className + ": " + element.textContent.slice(0, 20))"""
    for kind in KINDS:
        tab.goto(f"{review.url}{kind}.html")
        assert tab.evaluate(script) == [], kind
