"""Every page of an empty workbook opens, and leads on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netjob.ui.registry import PAGES, Entry
from netjob.workbook import Workbook, preferences

Visit = Callable[[str], AppTest]
FIELDS = ("text_input", "text_area", "selectbox", "multiselect", "file_uploader", "button", "pills", "toggle")


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_an_empty_page_has_a_way_on(book: Workbook, visit: Visit, entry: Entry) -> None:
    preferences.choose(book, welcome_step=12, tour=0)
    page = visit(f"{entry.folder}/{entry.name}")
    assert not page.exception
    assert page.title[0].value
    ways = [way for kind in ("page_link", *FIELDS) for way in page.main.get(kind)]
    assert ways
