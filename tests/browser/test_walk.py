"""Walk the app as a person does: welcome, an archive, a logged talk, both charts; pictures go to build/screenshots."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from netjob.ui.registry import PAGES
from tests.conftest import ROOT, TODAY
from tests.serving import Served, serve

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SHOTS = ROOT / "build" / "screenshots"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("NETJOB_BROWSER") != "required", reason="needs Debian's chromium"
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    path = str(tmp_path / "walk.duckdb")
    with serve(ROOT / "app.py", "--workbook", path, NETJOB_TODAY=TODAY.isoformat()) as running:
        yield running


def shot(page, name: str) -> None:  # type: ignore[no-untyped-def]
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def settled(page) -> None:  # type: ignore[no-untyped-def]
    page.wait_for_selector("h1")
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget], [data-stale=true]')")
    page.wait_for_timeout(400)


def press(page, key: str) -> None:  # type: ignore[no-untyped-def]
    """Click the button of a key and wait for the page to settle."""
    page.locator(f".st-key-{key.replace('.', '-')} button").first.click()
    settled(page)


def visit(page, name: str) -> None:  # type: ignore[no-untyped-def]
    """Go to a page by the sidebar's link, as a person does."""
    page.get_by_test_id("stSidebarNav").locator(f"a[href$='/{name}']").click()
    page.wait_for_selector(f"h1:has-text('{name.capitalize()}')")
    settled(page)


# One page a folder: a fresh server each takes seconds, and tests/privacy walks all pages on one.
FIRSTS = list({entry.folder: entry for entry in reversed(PAGES)}.values())


@pytest.mark.parametrize("entry", FIRSTS, ids=lambda entry: entry.name)
def test_a_first_deep_link_shows_the_frame_and_the_page_without_a_dialog(browser, tmp_path: Path, entry) -> None:  # type: ignore[no-untyped-def]
    """A fresh server's first request, a page of each folder: no "Page not found" over it, nothing asked elsewhere."""
    arguments = ("--workbook", str(tmp_path / "w.duckdb"))
    with serve(ROOT / "app.py", *arguments, NETJOB_TODAY=TODAY.isoformat()) as running:
        page = browser.new_page()
        elsewhere: list[str] = []
        page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith((running.url, "data:", "blob:")) else elsewhere.append(asked.url)
            ),
        )
        refused: list[str] = []
        page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(f"{running.url}/{'' if entry.name == 'today' else entry.name}")
        settled(page)
        assert page.get_by_test_id("stSidebarNav").count() == 1
        assert page.get_by_role("dialog").count() == 0
        assert page.get_by_text("Page not found").count() == 0
        assert elsewhere == []
        assert refused == []
        page.close()


def test_the_main_way_from_welcome_to_both_charts(browser, served: Served, shared: Path) -> None:  # type: ignore[no-untyped-def]
    """Start mine, bring in an archive as it was downloaded, keep two people, log a talk, and see both charts."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(served.url)
    settled(page)
    shot(page, "01-first-start")
    press(page, "today.mine")
    shot(page, "02-welcome")
    press(page, "frame.show_all")

    visit(page, "data")
    page.locator("input[type=file]").set_input_files(shared / "cases" / "linkedin" / "li_18_full_archive.zip")
    page.locator(".st-key-data-bring_in button").wait_for()
    shot(page, "03-preview")
    press(page, "data.bring_in")
    page.locator(".st-key-data-deck button").wait_for(timeout=60_000)
    shot(page, "04-brought-in")
    press(page, "data.deck")
    page.wait_for_selector("h1:has-text('Contacts')")
    for _ in range(2):
        page.locator("[class*=st-key-contacts-keep-] button").first.click()
        settled(page)
    shot(page, "05-deck")

    visit(page, "log")
    page.locator(".st-key-log-contacts input").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.locator(".st-key-log-channel").get_by_text("met in person").click()
    settled(page)
    press(page, "log.save")
    shot(page, "06-logged")

    for name in ("cadence", "conversion"):
        visit(page, name)
        shot(page, f"07-{name}")
    page.close()
