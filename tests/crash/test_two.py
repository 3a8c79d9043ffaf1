"""Two of everything at the real app: tabs at one person, programs at one file, clicks on one button."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import NextStep, TouchpointForm
from netjob.content import text
from netjob.workbook import Workbook, contacts, touchpoints
from tests.conftest import TODAY, noon
from tests.serving import ROOT, Served, serve

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
Rows = list[tuple[Any, ...]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Ann, to whom something was promised for today."""
    path = tmp_path / "w.duckdb"
    book = Workbook(path, noon)

    def work(writer):  # type: ignore[no-untyped-def]
        ann = contacts.add(writer, ContactForm("Ann Lee", "Acme", notes="Old"))
        step = NextStep("send the page", TODAY)
        touchpoints.log(writer, TouchpointForm(date(2026, 2, 9), "call", (ann,), next_steps=(step,)), TODAY)

    book.save(work)
    book.close()
    return path


@pytest.fixture
def served(path: Path) -> Iterator[Served]:
    with serve(ROOT / "app.py", "--workbook", str(path), NETJOB_TODAY=TODAY.isoformat()) as running:
        yield running


def looked_up(path: Path, sql: str) -> Rows:
    book = Workbook(path, noon)
    found = book.rows(sql)
    book.close()
    return found


class Tab:
    """A tab with the form of Ann open."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.session = served.interact(page="contacts", query_params={"contact": ["1"]})["session_id"]
        self.opened = self.press("contacts.edit")

    def press(self, key: str, **values: object) -> str:
        fields = {f"contacts.{name}": value for name, value in values.items()}
        asked: dict[str, object] = {"session_id": self.session, "trigger": {"key": key}}
        return json.dumps(self.served.interact(**asked, **({"widget_state": fields} if fields else {})))


def test_the_later_of_two_tabs_is_asked_and_nothing_is_written_over_unseen(path: Path) -> None:
    with serve(ROOT / "app.py", "--workbook", str(path), NETJOB_TODAY=TODAY.isoformat()) as served:
        one, other = Tab(served), Tab(served)
        assert text("contacts", "form.saved") in one.press("contacts.save", notes="From the first tab")
        shown = other.press("contacts.save", notes="From the second tab")
        assert "changed elsewhere" in shown
        assert "From the second tab" in shown  # what was typed stays
        assert "From the first tab" in Tab(served).opened  # nothing was written over
        assert text("contacts", "form.saved") in other.press("contacts.save")  # the person was told, and means it
    assert looked_up(path, "SELECT notes FROM contact WHERE id = 1") == [("From the second tab",)]


def test_two_tabs_that_change_different_things_both_save(path: Path) -> None:
    with serve(ROOT / "app.py", "--workbook", str(path), NETJOB_TODAY=TODAY.isoformat()) as served:
        one, other = Tab(served), Tab(served)
        assert text("contacts", "form.saved") in one.press("contacts.save", notes="New")
        assert text("contacts", "form.saved") in other.press("contacts.save", organisation="Orbit")
    assert looked_up(path, "SELECT notes, organisation FROM contact WHERE id = 1") == [("New", "Orbit")]


@pytest.mark.parametrize("command", [["check"], ["today"], ["backup"], ["import", "card.vcf"]])
def test_a_second_program_is_one_sentence_and_the_first_goes_on(
    path: Path, served: Served, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "card.vcf").write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Li\r\nEND:VCARD\r\n")
    given = [str(tmp_path / part) if part.endswith(".vcf") else part for part in command]
    line = [sys.executable, "-m", "netjob", *given, "--workbook", str(path)]
    done = subprocess.run(line, cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Another program has")
    assert done.stderr.count("\n") == 1
    assert text("contacts", "form.saved") in Tab(served).press("contacts.save", notes="Still there")


def test_a_second_app_on_the_file_says_so(path: Path, served: Served) -> None:
    with serve(ROOT / "app.py", "--workbook", str(path), NETJOB_TODAY=TODAY.isoformat()) as second:
        assert "Another program has" in json.dumps(second.interact())
    assert text("contacts", "form.saved") in Tab(served).press("contacts.save", notes="Still there")


# ---------------------------------------------------------------------------------------- double clicks, in a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None and os.environ.get("NETJOB_BROWSER") != "required":
        pytest.skip("needs Debian's chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


def settled(page: Any) -> None:
    page.wait_for_selector("h1")
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget], [data-stale=true]')")
    page.wait_for_timeout(400)


def double(page: Any, key: str) -> None:
    page.locator(f".st-key-{key.replace('.', '-').replace(':', '-')} button").first.dblclick()
    settled(page)
    assert page.get_by_test_id("stException").count() == 0


@pytest.mark.browser
def test_double_clicks_save_once(browser: Any, path: Path) -> None:
    with serve(ROOT / "app.py", "--workbook", str(path), agent=False, NETJOB_TODAY=TODAY.isoformat()) as served:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{served.url}/log?contact=1")
        settled(page)
        page.locator(".st-key-log-channel button", has_text="letter").click()
        settled(page)
        double(page, "log.save")

        page.goto(f"{served.url}/contacts")
        settled(page)
        double(page, "contacts.add")
        page.locator(".st-key-contacts-name input").fill("Twice Clicked")
        double(page, "contacts.save")

        page.goto(f"{served.url}/contacts?contact=1")
        settled(page)
        double(page, "contacts.promise_done.1")
        double(page, "contacts.edit")
        page.locator(".st-key-contacts-notes textarea").fill("Edited twice")
        double(page, "contacts.save")
        shown = page.inner_text("body")
        page.goto(f"{served.url}/log")
        settled(page)
        page.locator(".st-key-log-latest summary").click()
        settled(page)
        double(page, "log.trash.1")
        page.close()
    assert "changed elsewhere" not in shown
    assert looked_up(path, "SELECT count(*) FROM touchpoint WHERE channel = 'letter'") == [(1,)]
    assert looked_up(path, "SELECT name, notes FROM contact ORDER BY id") == [
        ("Ann Lee", "Edited twice"), ("Twice Clicked", None)
    ]  # fmt: skip
    assert looked_up(path, "SELECT done_on FROM follow_up") == [(TODAY,)]
    assert looked_up(path, "SELECT count(*) FROM touchpoint WHERE trashed_at IS NOT NULL") == [(1,)]
    doubled = "SELECT batch FROM change WHERE table_name = 'follow_up' AND before IS NOT NULL"
    assert len(looked_up(path, doubled)) == 1
