"""Time what a person sees in a browser."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.serving import serve

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def drawn(script: Path, arguments: list[str], clicks: list[str], today: date) -> tuple[float, dict[str, float]]:
    """Seconds from process start to the first title drawn, and from each click in the sidebar to a complete page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        began = time.perf_counter()
        with serve(script, *arguments, NETJOB_TODAY=today.isoformat()) as served:
            page.goto(served.url)
            page.wait_for_selector("h1")
            first = time.perf_counter() - began
            seconds = {name: _click(page, name) for name in clicks}
        browser.close()
    return first, seconds


def _click(page: Page, name: str) -> float:
    page.wait_for_timeout(1000)
    link = page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True)
    began = time.perf_counter()
    link.click()
    page.wait_for_selector(f"h1:has-text('{name}')")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_function("!document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")
    page.wait_for_function(
        "[...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(c => c.querySelector('.main-svg'))"
    )
    return time.perf_counter() - began
