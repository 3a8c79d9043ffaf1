"""The server's life: what is done before the first visitor."""

from __future__ import annotations

import asyncio

import pytest
import streamlit as st

from netjob.coach import Coach
from netjob.coach.start import Day, Start
from netjob.ui import server, session
from netjob.workbook import Workbook
from tests.hand import Hand


def test_today_is_worked_out_before_the_first_visitor(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    Hand(book).contact("Ada", tie="close")
    book.close()
    found: list[Day] = []
    who_next = Start.who_next

    def seen(start: Start) -> Day:
        found.append(who_next(start))
        return found[-1]

    monkeypatch.setattr(Start, "who_next", seen)

    async def live() -> None:
        async with server.lifespan(st.App("app.py")):
            while not found:
                await asyncio.sleep(0.01)
            opened = session.opened(book.path)
            assert who_next(Coach(opened, session.today(opened)).start) is found[0]

    asyncio.run(asyncio.wait_for(live(), 30))
    assert [one.name for one in found[0].suggestions] == ["Ada"]
