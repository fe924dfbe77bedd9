"""The pages in a real browser: keys, narrow screens, marks without colour, weight, and what axe finds."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from services import accounts, preferences, review
from services.preferences import Preferences
from services.review import Answer
from tests.browser import invented

pytestmark = pytest.mark.browser

COMPARE = "/s/terminal-fire/ellery/baseline..v6"
PATHS = (
    "/stories", "/s/terminal-fire", "/s/terminal-fire?sort=text", "/s/terminal-fire/changes", "/s/terminal-fire/quotes",
    "/s/terminal-fire/corrections",
    "/s/terminal-fire/versions", COMPARE, f"{COMPARE}?view=changes", f"{COMPARE}?view=side", f"{COMPARE}?any=1",
    "/s/terminal-fire/tidewater/v2..v3", "/s/حريق-الميناء/hidaya/v1..v2", "/s/terminal-fire-ja/ellery/v1..v2",
    "/s/hostile/northshore/v1..v2", "/s/ferry-fares/northshore/v1..v2", "/sources", "/sources/ellery", "/rubric",
    "/stories?q=zzz", "/s/nope", "/docs", "/corrections", "/quotes", "/claims", "/claims?source=nobody", "/feeds",
    "/quotes?view=changes", "/claims?view=changes&source=tidewater", "/stories?q=valgard",
    "/health",
    "/inbox", "/inbox?state=dismissed", "/inbox?source=northshore&c=x", "/me", "/proposals", "/s/terminal-fire/log",
)  # fmt: skip
SHORT = {
    "/s/terminal-fire?sort=text": "/s/terminal-fire?sort=text&slot=date",
    "/s/terminal-fire/changes": "/s/terminal-fire/changes?source=tidewater",
    "/corrections": "/corrections?source=tidewater",
    "/quotes?view=changes": "/quotes?view=changes&source=tidewater",
    "/inbox": "/inbox?source=tidewater",
}
"""The same pages with fewer rows, for what takes longer with every row and learns nothing from it."""

BEYOND = """() => [...document.querySelectorAll('a, button, input, select, summary, textarea')].filter(e => {
  const box = e.getBoundingClientRect();
  if (!box.width || !box.height || getComputedStyle(e).visibility === 'hidden' || e.closest('.vh, .skip')) return false;
  for (let up = e.parentElement; up; up = up.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX) && up !== document.body) return false;
  return box.right > innerWidth + 1 || box.left < -1;
}).map(e => e.outerHTML.slice(0, 90))"""

SMALL = """() => [...document.querySelectorAll('a[href], button, summary, select, input')].filter(e => {
  const box = e.getBoundingClientRect();
  if (!box.width || e.closest('.vh, .skip, svg, details:not([open]) > :not(summary)')) return false;
  if (e.closest('p, dd, li') && getComputedStyle(e).display === 'inline') return false;  // in a sentence: exempt
  const spot = ['radio', 'checkbox'].includes(e.type) ? 18 : 24;
  return box.height < spot - 0.5 || box.width < Math.min(spot, 16);
}).map(e => e.outerHTML.slice(0, 120) + ' ' + e.getBoundingClientRect().height)"""


def test_every_page_fits_320_pixels(look: Any) -> None:
    page = look("/stories", 320)
    wide = {}
    for path in PATHS:
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        wide[path] = page.evaluate(BEYOND) + ([width] if width > 320 else [])
    assert not any(wide.values()), wide


def test_what_is_to_be_hit_is_24_pixels_high(look: Any) -> None:
    page = look("/stories")
    small = {}
    for path in PATHS:
        page.goto(path)
        small[path] = page.evaluate(SMALL)
    assert not any(small.values()), small


@pytest.mark.parametrize("path", [COMPARE, "/s/terminal-fire", "/stories"])
def test_a_page_is_light_and_asks_no_other_host(look: Any, site: str, path: str) -> None:
    page = look("/rubric")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    weight: list[int] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfinished", lambda request: weight.append(sum(request.sizes()[k] for k in ("responseBodySize",))))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(path, wait_until="networkidle")
    assert faults == []
    assert all(url.startswith(site) for url in asked)
    assert len(asked) <= 4
    assert sum(weight) <= 200_000  # as it goes over the wire without compression; 60 kB with it


def test_static_files_keep_to_their_budget() -> None:
    import gzip

    static = Path(__file__).parents[2] / "api" / "static"
    assert len(gzip.compress((static / "variorum.css").read_bytes())) <= 15_000
    assert (static / "variorum.js").stat().st_size <= 25_000


def test_keys_walk_through_the_changes(look: Any) -> None:
    page = look(COMPARE)
    current = "() => document.querySelector('#ledger a[aria-current]').dataset.ref"
    refs = page.evaluate("[...document.querySelectorAll('#ledger a[data-ref]')].map(a => a.dataset.ref)")
    page.keyboard.press("j")
    assert page.evaluate(current) == refs[1]
    page.wait_for_function("ref => document.querySelector('#card form.judge').action.includes(ref)", arg=refs[1])
    assert page.evaluate("document.activeElement.dataset.ref") == refs[1]
    assert page.locator(".mk-now").count() >= 1
    assert f"c={refs[1]}" in page.url
    page.keyboard.press("k")
    assert page.evaluate(current) == refs[0]
    page.keyboard.press("2")
    page.wait_for_url("**view=inline**")  # a key pressed while a page is on its way belongs to nobody
    page.keyboard.press("3")
    page.wait_for_url("**view=side**")
    page.keyboard.press("[")
    page.wait_for_url("**/baseline..v5**")
    page.keyboard.press("w")
    page.wait_for_url("**wording=1**")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()


def test_keys_are_dead_in_fields_with_modifiers_and_when_switched_off(look: Any) -> None:
    page = look(COMPARE)
    before = page.url
    page.locator("#card textarea").fill("")
    page.locator("#card textarea").press("j")
    assert page.locator("#card textarea").input_value() == "j"
    page.locator("h1").click()
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+k")
    assert page.url == before
    maya = accounts.check_password("maya", invented.PASSWORD)
    assert maya
    preferences.keep(maya.id, Preferences(keys=False), {})
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("F7")
    assert page.url == before
    page.keyboard.press("?")
    assert "Your keys are switched off" in page.locator("dialog#keys").inner_text()
    preferences.keep(maya.id, Preferences(), {"next": "m"})
    page.reload()
    page.keyboard.press("j")
    assert page.url == before
    page.keyboard.press("m")
    page.wait_for_url("**c=**")
    preferences.keep(maya.id, Preferences(), {})


def test_a_pair_of_keys_leads_to_the_lists_and_f7_to_the_next_change(look: Any) -> None:
    page = look(COMPARE)
    page.keyboard.press("F7")
    page.wait_for_url("**c=**")
    page.keyboard.press("v")
    page.keyboard.press("p")
    page.wait_for_url("**/v5..v6**")
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url("**/inbox")


@pytest.mark.parametrize(("theme", "system"), [("dark", "light"), ("light", "dark")])
def test_a_theme_that_was_chosen_holds_whatever_the_system_says(look: Any, theme: str, system: str) -> None:
    maya = accounts.check_password("maya", invented.PASSWORD)
    assert maya
    preferences.keep(maya.id, Preferences(theme=theme, marks="plain"), {})
    page = look(COMPARE, color_scheme=system)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"dark": "rgb(19, 20, 22)", "light": "rgb(250, 248, 244)"}[theme]
    assert page.evaluate("getComputedStyle(document.querySelector('.how ins')).backgroundColor") == "rgba(0, 0, 0, 0)"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(26, 27, 29)"
    preferences.keep(maya.id, Preferences(), {})


def test_the_inbox_is_worked_through_by_keys(look: Any) -> None:
    page = look("/inbox?source=northshore")
    current = "() => document.querySelector('#ledger a[aria-current]').dataset.ref"
    focused = "() => document.activeElement.dataset.ref"
    refs = page.evaluate("[...document.querySelectorAll('#ledger a[data-ref]')].map(a => a.dataset.ref)")
    page.keyboard.press("j")
    page.wait_for_function("ref => document.querySelector('#judge [name=pick]').value.startsWith(ref)", arg=refs[1])
    page.keyboard.press("k")
    page.wait_for_function("ref => document.querySelector('#judge [name=pick]').value.startsWith(ref)", arg=refs[0])
    assert page.evaluate(focused) == refs[0]
    page.evaluate("window.stayed = true")
    page.keyboard.press("c")
    page.wait_for_function("() => document.querySelector('#said').textContent.startsWith('Confirmed. ')")
    said = page.locator("#said").text_content()
    assert f"Confirmed. {len(refs) - 1} open. Next: " in said
    assert page.evaluate(focused) == page.evaluate(current) == refs[1]
    assert page.evaluate("window.stayed")
    page.keyboard.press("s")
    assert page.locator(".bulk-n").inner_text() == "1 ticked"
    assert page.locator("#bulk-box[open]").count()
    page.keyboard.press("e")
    page.keyboard.type("jkz")
    assert page.evaluate("document.activeElement.value") == "jkz"
    page.locator("h1").click()
    page.keyboard.press("z")
    page.wait_for_function("() => !document.querySelector('#undo')")
    assert page.evaluate(current) == refs[0]
    assert page.locator("#ledger a[data-ref]").count() == len(refs)


def test_what_another_judges_meanwhile_is_said_in_its_row_and_both_answers_are_shown(look: Any) -> None:
    page = look("/inbox?source=tidewater")
    row = page.locator("#ledger a[data-ref]").first
    ref = row.get_attribute("data-ref")
    jonas = accounts.check_password("jonas", invented.PASSWORD)
    assert jonas
    did = review.judge(ref, Answer("dismissed", "wording"), jonas)
    told = {"kind": "judged", "change": ref, "verdict": "dismissed", "by": "jonas"}
    page.locator("#note").fill("I was writing.")
    page.evaluate("told => document.dispatchEvent(new CustomEvent('judged', {detail: told}))", told)
    assert "Dismissed by jonas just now" in row.inner_text()
    assert page.locator("#note").input_value() == "I was writing."
    page.locator("#judge button[value=confirm]").click()
    page.wait_for_function("() => document.activeElement.matches('h1')")
    both = page.locator("main").inner_text()
    assert "Somebody judged it meanwhile" in both
    assert "jonas" in both
    assert "I was writing." in both
    review.undo(did.id, jonas)


def test_the_inbox_of_a_phone_shows_the_list_or_the_card_with_its_acts_below(look: Any) -> None:
    page = look("/inbox?source=northshore", 390, java_script_enabled=False)
    assert not page.locator("#card").is_visible()
    page.locator("#ledger a[data-ref]").nth(1).click()
    assert page.locator("#card").is_visible()
    assert not page.locator("#ledger").is_visible()
    page.locator("#sheet button[value=confirm]").click()
    assert page.locator("#card").is_visible()
    assert "Confirmed." in page.locator("#undo").inner_text()
    page.locator("#undo button").click()
    page.locator(".back a").click()
    assert page.locator("#ledger").is_visible()


def test_everything_works_without_a_script(look: Any) -> None:
    page = look(COMPARE, java_script_enabled=False)
    page.locator("#ledger a").nth(2).click()
    assert "c=" in page.url
    page.locator("a.chip", has_text="Quotes").click()
    assert "type=quote" in page.url
    first = page.locator("#card .permalink a").inner_text()
    page.locator("#card textarea").fill("Seen in the night copy.")
    page.locator("#card button[value=confirm]").click()
    page.goto(first)
    assert "Confirmed by maya" in page.locator("main").inner_text().replace("\n", " ")
    page.locator("button[value=reopen]").click()
    assert page.locator("button[value=confirm]").count() == 1


def test_the_marks_differ_in_shape_and_not_in_colour_alone(look: Any) -> None:
    lines = """() => ['.how del', '.how ins', '.how .mv'].map(s => {
      const style = getComputedStyle(document.querySelector(s));
      return style.textDecorationLine + ' ' + style.textDecorationStyle; })"""
    shapes = look(COMPARE).evaluate(lines)
    assert shapes == ["line-through solid", "underline solid", "underline dotted"]


def test_the_current_change_is_outlined_where_colours_are_forced(look: Any) -> None:
    page = look(COMPARE, forced_colors="active")
    style = "getComputedStyle(document.querySelector('.mk-now')).outlineStyle"
    assert page.evaluate(style) == "solid"
    other = "getComputedStyle(document.querySelector('#ledger a:not([aria-current])')).borderInlineStartColor"
    assert page.evaluate(other) == page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_a_link_to_a_change_lands_on_it_below_the_bar(look: Any) -> None:
    page = look(COMPARE)
    href = page.locator("#ledger a").last.get_attribute("href")
    page.goto(href)
    ref = href.rpartition("#")[2]
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", ref)
    bar = page.evaluate("document.querySelector('#work').getBoundingClientRect().bottom")
    assert bar <= top < 900


def test_old_stands_before_new_in_the_direction_of_the_text(look: Any) -> None:
    page = look("/s/حريق-الميناء/hidaya/v1..v2")
    left = "tag => document.querySelector(`article .mk ${tag}`).getBoundingClientRect().left"
    assert page.evaluate(left, "del") > page.evaluate(left, "ins")
    assert page.evaluate("getComputedStyle(document.querySelector('article ins')).textUnderlinePosition") == "under"


def test_a_long_text_opens_as_its_changes(look: Any) -> None:
    page = look("/s/live-blog/tidewater/v1..v2")
    assert page.locator("#views a[aria-current]").inner_text() == "Changes only"
    page.goto("/s/live-blog/tidewater/v1..v2?view=inline")
    skipped = "getComputedStyle(document.querySelector('.stretch:not(:has(.mk-now))')).contentVisibility"
    assert page.evaluate(skipped) == "auto"


def test_print_says_what_is_compared(look: Any) -> None:
    page = look(COMPARE)
    page.emulate_media(media="print")
    assert page.locator(".print-only").is_visible()
    assert not page.locator(".masthead").is_visible()
    assert not page.locator("#card").is_visible()


@pytest.mark.parametrize(("path", "wide"), [("/s/terminal-fire", True), (COMPARE, False)])
def test_the_matrix_is_printed_across_the_page_and_a_text_along_it(look: Any, path: str, wide: bool) -> None:
    printed = look(path).pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert sheets
    assert {float(width) > float(height) for width, height in sheets} == {wide}


def test_the_change_list_is_read_as_sentences(look: Any) -> None:
    row = look(COMPARE).locator("#ledger a", has_text="Tuesday").first
    said = " ".join(row.text_content().replace("\xa0", " ").split())
    assert said.startswith("Open. Date Silent, likely"), said
    assert "was Tuesday now Wednesday" in said.replace("was: ", "was ")


AXE = find_spec("axe_playwright_python")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong is described in full: to name every element that is right takes longer than to look at it.
WALK = """tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}).then(found => ({
  passed: found.passes.length,
  wrong: found.violations.map(one => one.id + ' ' + one.nodes[0].html.slice(0, 160))}))"""


@pytest.mark.skipif(AXE is None, reason="axe-playwright-python, which brings axe-core, is not installed")
# Contrast hangs on the scheme and structure on the width: two runs see all of both.
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
@pytest.mark.timeout(400)  # some forty pages, each walked by axe
def test_axe_finds_nothing(look: Any, width: int, scheme: str) -> None:
    page = look("/stories", width, color_scheme=scheme, bypass_csp=True)
    page.add_init_script(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = {}
    for path in PATHS:
        page.goto(SHORT.get(path, path))
        walked = page.evaluate(WALK, TAGS)
        assert walked["passed"] > 10, path
        found[path] = walked["wrong"]
    assert not any(found.values()), {path: wrong for path, wrong in found.items() if wrong}
