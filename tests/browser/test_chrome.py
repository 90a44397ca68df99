"""What stands around a page, met in a browser: both languages, the way back, menus without a script, paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.serving import Served
from tests.browser.sitemap import first_of, page_kinds

SHIFTED = """() => new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
    .observe({type: "layout-shift", buffered: true})
  setTimeout(() => done(0), 50)
})"""
"""How far things have moved since the page began to load (0 for not at all)."""
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def paper(review_site: Path) -> str:
    """The name of the first paper."""
    return first_of(review_site, "papers").removesuffix(".html")


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no scripts."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def texts(tab: Page, selector: str) -> list[str]:
    return [text.strip() for text in tab.locator(selector).all_inner_texts()]


def test_a_chinese_page_is_chinese_all_around(tab: Page, review: Served) -> None:
    tab.goto(f"{review.url}compare/levels.zh.html")
    assert tab.locator("html").get_attribute("lang") == "zh"
    for selector in (".cs-name", ".cs-tabs a", ".cs-section a", ".cs-crumbs li", ".cs-toc a", ".cs-footer summary"):
        found = texts(tab, selector)
        assert found, selector
        assert [text for text in found if not HAN.search(text)] == [], selector
    assert HAN.search(tab.title())
    hrefs = tab.locator(".cs-tabs a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [href for href in hrefs if not href.endswith(".zh.html")] == []


def test_versions_of_a_page_name_one_another(tab: Page, review: Served, paper: str) -> None:
    for name in (f"{paper}.html", f"{paper}.zh.html"):
        tab.goto(review.url + name)
        links = tab.locator("link[hreflang]").evaluate_all("links => links.map(link => [link.hreflang, link.href])")
        own = review.url + paper
        assert links == [["en", f"{own}.html"], ["zh", f"{own}.zh.html"], ["x-default", f"{own}.html"]]


@pytest.mark.parametrize(("start", "end"), [("", ".zh"), (".zh", "")])
def test_changing_the_language_keeps_the_claim(tab: Page, review: Served, paper: str, start: str, end: str) -> None:
    tab.goto(f"{review.url}{paper}{start}.html")
    claim = tab.locator(".cs-claim").nth(9).get_attribute("id")
    tab.goto(f"{review.url}{paper}{start}.html#{claim}")
    tab.locator(".cs-language").click()
    tab.wait_for_url(f"**/{paper}{end}.html#{claim}")
    expect(tab.locator(f"[id='{claim}']")).to_be_in_viewport()


def test_changing_the_language_keeps_the_section(tab: Page, review: Served) -> None:
    """Where no claim is near, the heading that stands in its place."""
    tab.goto(f"{review.url}compare/levels.html")
    heading = tab.locator("article h2").last
    heading.evaluate("heading => heading.scrollIntoView()")
    tab.locator(".cs-language").click()
    tab.wait_for_url("**/levels.zh.html#*")
    expect(tab.locator("article h2").last).to_be_in_viewport()


def test_changing_the_language_at_the_top_of_a_page_leads_to_the_top(tab: Page, review: Served, paper: str) -> None:
    tab.goto(f"{review.url}{paper}.html")
    tab.locator(".cs-language").click()
    tab.wait_for_url(f"**/{paper}.zh.html")


def test_a_page_in_one_language_leads_to_the_other_s_first_page(tab: Page, review: Served) -> None:
    tab.goto(f"{review.url}guide/pages.html")
    tab.locator(".cs-language").click()
    tab.wait_for_url("**/index.zh.html")


def test_the_way_from_the_first_page(tab: Page, review: Served, paper: str) -> None:
    tab.goto(f"{review.url}{paper}.html")
    steps = texts(tab, ".cs-crumbs li")
    assert steps[:2] == ["Home", "Papers"]
    assert len(steps) == 3
    assert re.fullmatch(r".+ \d{4}", steps[2]), "the paper's label, and nothing of its first claim"
    tab.locator(".cs-crumbs a").nth(1).click()
    tab.wait_for_url("**/papers/index.html")
    assert texts(tab, ".cs-tabs [aria-current]") == ["Papers"]


def test_papers_follow_one_another(tab: Page, review: Served) -> None:
    """In the order of their index, there and back."""
    tab.goto(f"{review.url}papers/index.html")
    links = tab.locator("article a").evaluate_all("links => links.map(link => link.href)")
    order = list(dict.fromkeys(link for link in links if re.search(r"/papers/(?!index)[^/#]+\.html$", link)))
    tab.goto(order[0])
    tab.locator(".cs-neighbour--next").click()
    tab.wait_for_url(order[1])
    tab.locator(".cs-neighbour--prev").click()
    tab.wait_for_url(order[0])


def test_the_menu_opens_without_a_script(plain: Page, review: Served) -> None:
    plain.goto(f"{review.url}compare/levels.zh.html")
    expect(plain.locator(".cs-menu")).to_be_hidden()
    plain.locator(".cs-menu-button").click()
    plain.locator(".cs-menu a", has_text="主题").first.click()
    plain.wait_for_url("**/themes/index.zh.html")


def test_the_menu_and_the_contents_obey_the_keyboard(tab: Page, review: Served, paper: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(f"{review.url}{paper}.html")
    for button, panel in ((".cs-menu-button", ".cs-menu"), (".cs-toc-button", ".cs-toc")):
        tab.locator(button).focus()
        tab.keyboard.press("Enter")
        expect(tab.locator(panel)).to_be_visible()
        tab.keyboard.press("Escape")
        expect(tab.locator(panel)).to_be_hidden()
        expect(tab.locator(button)).to_be_focused()


def test_the_contents_close_when_one_goes_somewhere(tab: Page, review: Served, paper: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(f"{review.url}{paper}.html")
    tab.locator(".cs-toc-button").click()
    tab.locator(".cs-toc a").nth(2).click()
    expect(tab.locator(".cs-toc")).to_be_hidden()
    expect(tab.locator("article h2").nth(2)).to_be_in_viewport()


def test_the_contents_say_where_one_is(tab: Page, review: Served, paper: str) -> None:
    tab.goto(f"{review.url}{paper}.html")
    link = tab.locator(".cs-toc a").nth(3)
    link.click()
    expect(link).to_have_attribute("aria-current", "true")
    expect(tab.locator(".cs-toc [aria-current]")).to_have_count(1)


def scheme(tab: Page) -> str | None:
    return tab.locator("body").get_attribute("data-md-color-scheme")


def test_a_reader_chooses_the_colours_and_keeps_them(browser: Browser, review: Served) -> None:
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(f"{review.url}index.html")
    assert scheme(tab) == "slate"
    button = tab.get_by_role("button", name="Colours")
    button.focus()
    tab.keyboard.press("Enter")
    assert scheme(tab) == "default"
    expect(button).to_have_accessible_name("Colours: Light")
    tab.goto(f"{review.url}papers/index.html")
    assert scheme(tab) == "default"
    context.close()


def test_colours_can_be_chosen_where_nothing_may_be_kept(tab: Page, review: Served) -> None:
    tab.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})")
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(f"{review.url}index.html")
    button = tab.get_by_role("button", name="Colours")
    button.click()
    button.click()
    assert scheme(tab) == "slate"
    assert wrong == []


@pytest.mark.parametrize("widths", [(390, 320, 820), (1440,)])
def test_no_page_is_wider_than_the_screen_or_moves_while_it_loads(
    tab: Page, review: Served, review_site: Path, widths: tuple[int, ...]
) -> None:
    """320 px is a window of 1280 px at four times the size (WCAG 1.4.10)."""
    wrong = []
    for address in page_kinds(review_site):
        tab.set_viewport_size({"width": widths[0], "height": 900})
        tab.goto(review.url + address)
        if (moved := tab.evaluate(SHIFTED)) > 0.01:
            wrong.append(f"{address} moved by {moved:.3f}")
        for width in widths:
            tab.set_viewport_size({"width": width, "height": 900})
            if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wrong.append(f"{address} is wider than {width}")
    assert wrong == []


def test_the_foot_says_who_wrote_the_page(tab: Page, review: Served, paper: str) -> None:
    tab.goto(f"{review.url}{paper}.html")
    tab.locator(".cs-written summary").click()
    said = tab.locator(".cs-written p").inner_text()
    assert re.search(r"scripts wrote .+ \(\d+% of the words\)\. People wrote the rest\.", said)


def test_a_page_that_is_not_there_says_so_in_both_languages(tab: Page, review: Served) -> None:
    tab.goto(f"{review.url}404.html")
    assert tab.locator("article section").evaluate_all("all => all.map(own => own.lang)") == ["en", "zh"]
    assert tab.locator("article h1").count() == 2


@pytest.mark.parametrize("language", ["", ".zh"])
def test_a_printed_paper_is_complete(browser: Browser, review: Served, review_site: Path, language: str) -> None:
    """Evidence is written out in notes, what is folded is open, addresses can be read, and nothing else is there."""
    context = browser.new_context(color_scheme="dark", java_script_enabled=False)
    tab = context.new_page()
    pages = sorted((review_site / "papers").glob("*.html"))
    paper = next(page.name.split(".")[0] for page in pages if 'href="https://doi.org/' in page.read_text("utf-8"))
    tab.goto(f"{review.url}papers/{paper}{language}.html")
    tab.emulate_media(media="print")
    for selector in (".cs-header", ".cs-tabs", ".cs-toc", ".cs-above", ".cs-neighbours", ".cs-footer", ".cs-about"):
        expect(tab.locator(selector).first).to_be_hidden()
    for note in tab.locator("[id^='cs-note-']").all()[:5]:
        expect(note).to_be_visible()
    last = tab.locator(".cs-chip").last
    number = last.get_attribute("data-note")
    expect(tab.locator(f"#cs-note-{number} .cs-card-place").first).to_be_visible()
    assert number in last.evaluate("chip => getComputedStyle(chip, '::after').content")
    link = tab.locator("article a[href^='https://doi.org/']:visible").first
    assert str(link.get_attribute("href")) in link.evaluate("link => getComputedStyle(link, '::after').content")
    assert tab.evaluate("getComputedStyle(document.body).getPropertyValue('--cs-paper')") == "#ffffff"
    context.close()
