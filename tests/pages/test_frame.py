"""The frame: every page in the registry opens in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netjob.ui.registry import PAGES, Entry


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_a_page_opens_on_an_empty_workbook(visit: Callable[[str], AppTest], entry: Entry) -> None:
    app = visit(f"{entry.folder}/{entry.name}")
    assert not app.exception
    assert app.title


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_a_page_opens_on_the_demo(demo_app: AppTest, entry: Entry) -> None:
    demo_app.switch_page(f"../../{entry.file}").run()
    assert not demo_app.exception
    assert demo_app.title
    assert not demo_app.error
