"""Today and Log: who next, and what just happened."""

from __future__ import annotations

from datetime import date, timedelta

from netjob.workbook import Workbook, preferences

FIRST_WEEK = timedelta(days=7)


class Start:
    """What the pages under "This week" ask."""

    def __init__(self, book: Workbook, today: date) -> None:
        self.book = book
        self.today = today

    def every_page(self) -> bool:
        """Whether the sidebar lists every page: from the second week on, in the demo, or when the user said so."""
        if preferences.read(self.book)["all_pages"] or self.book.demo:
            return True
        return self.today - self.book.made_on >= FIRST_WEEK
