"""What others wrote is shown letter by letter: every page walked in a browser with a network of hostile names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from netjob.ui.registry import PAGES
from netjob.workbook import Workbook
from tests.conftest import ROOT
from tests.serving import serve

pytest.importorskip("playwright.sync_api", reason="needs playwright")
CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
END = "Zqz"
HOSTILE = (
    "![x](http://evil.example/a.png) <img src=x onerror=window.pwned=1> [l](javascript:window.pwned=1) "
    f":material/home: :red[r] $x^2$ **b** <script>window.pwned=1</script> <a href='http://evil.example'>a</a> {END}"
)
# Every column that others' words come into: names, notes, what was heard, promised, asked for, imported.
COLUMNS = {
    "contact": ("name", "organisation", "position", "place", "notes"),
    "common_ground": ("detail",),
    "heard": ("body",),
    "follow_up": ("what",),
    "give": ("what",),
    "target": ("name", "notes"),
    "opening": ("organisation", "role"),
    "referral": ("notes",),
    "touchpoint": ("notes",),
    "import_run": ("file",),
}
PLACES = (
    *((entry.name if entry.name != "today" else "") for entry in PAGES),
    "contacts?contact=1", "contacts?contact=12", "contacts?same=1", "referrals?referral=1", "referrals?opening=1",
    "conversation?contact=1", "log?contact=1", "paths?target=1",
)  # fmt: skip
# Anything in the page that is not the text it should be (the rings are pictures of our own); and each part of a text
# that ends as a hostile one does.
LOOK = """
() => ({
    pwned: window.pwned === 1,
    made: [...document.querySelectorAll('img, a, script, iframe, object, embed, .katex, [onerror]')]
        .map(one => one.outerHTML)
        .filter(html => /evil\\.example|javascript:|onerror|pwned|katex/.test(html.slice(0, html.indexOf('>') + 1))),
    texts: [...document.querySelectorAll('main, section, body')].slice(-1).map(one => one.innerText),
    labels: [...document.querySelectorAll('[data-testid=stMarkdownContainer]')]
        .filter(one => one.querySelector('img:not([src^="data:image/svg+xml"]), a[href*=evil], script, .katex'))
        .map(one => one.innerHTML),
})
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None and os.environ.get("NETJOB_BROWSER") != "required":
        pytest.skip("needs Debian's chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def hostile(demo: Workbook) -> Workbook:
    """The demo network with hostile words in every column that takes any; whoever has a name has an own one."""

    def work(writer):  # type: ignore[no-untyped-def]
        for table, columns in COLUMNS.items():
            for column in columns:
                words = "'{} ' || $said || ' ' || id" if column == "name" else "$said"
                sql = f"UPDATE {table} SET {column} = {words.format('Ann')} WHERE {column} IS NOT NULL"
                writer.execute(sql, {"said": HOSTILE})
        writer.execute("UPDATE contact SET notes = $said, place = $said, position = $said", {"said": HOSTILE})

    demo.save(work)
    demo.close()
    return demo


@pytest.mark.browser
def test_no_page_renders_what_others_wrote(browser: Any, hostile: Workbook) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    elsewhere: list[str] = []
    wrong: dict[str, Any] = {}
    whole = 0
    with serve(ROOT / "app.py", "--workbook", str(hostile.path), agent=False) as served:
        page.on("request", lambda asked: None if asked.url.startswith(own) else elsewhere.append(asked.url))
        own = (served.url, "data:", "blob:")
        for place in PLACES:
            page.goto(f"{served.url}/{place}")
            page.wait_for_selector("h1")
            page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget], [data-stale=true]')")
            assert page.get_by_test_id("stException").count() == 0, place
            found = page.evaluate(LOOK)
            plain = " ".join(found.pop("texts")).replace("\u200b", "")
            plain = " ".join(plain.split())
            found["broken"] = [part[-300:] for part in plain.split(END)[:-1] if not f"{part}{END}".endswith(HOSTILE)]
            whole += plain.count(HOSTILE)
            if any(found.values()):
                wrong[place] = found
    page.close()
    assert wrong == {}
    assert elsewhere == []
    assert whole > 100
