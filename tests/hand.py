"""Write small networks by hand, so that every number of a test can be counted on the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netjob.coaching.contact import ContactForm
from netjob.workbook import Workbook, contacts

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

TODAY = date(2026, 3, 2)


def ago(days: int) -> date:
    """A day before the tests' today, which is a Monday."""
    return TODAY - timedelta(days=days)


def opened(app: AppTest, key: str) -> AppTest:
    """The page with a popover or an expander open: what stands in it is drawn then."""
    app.session_state[key] = True
    app.run()
    assert not app.exception
    return app


def added(book: Workbook, people: Mapping[str, ContactForm]) -> dict[str, int]:
    """Contacts as the form adds them, each under the word that a test calls them by."""
    found = book.save(lambda writer: {word: contacts.add(writer, form) for word, form in people.items()})
    assert found is not None
    return found


class Hand:
    """Add rows with the defaults that a test does not care about; each returns its id."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def _row(self, table: str, **values: object) -> int:
        row_id = self.book.save(lambda writer: writer.insert(table, **values))
        assert row_id is not None
        return row_id

    def search(self, started_on: date, **values: object) -> int:
        return self._row("search", **{"started_on": started_on, "situation": "laid_off", "hours_a_week": 5} | values)

    def goal(self, starts_on: date, touchpoints: int) -> int:
        return self._row("goal", starts_on=starts_on, touchpoints=touchpoints, talks=1, asks=1, gives=1)

    def rest(self, monday: date) -> None:
        self.book.save(lambda writer: writer.execute("INSERT INTO rest_week VALUES (?)", [monday]))

    def contact(self, name: str = "Ada Byron", **values: object) -> int:
        defaults = {"name": name, "circle": "known", "tie": "familiar", "status": "kept", "source": "hand"}
        return self._row("contact", **defaults | values)

    def touch(self, contact: int, day: date, **values: object) -> int:
        defaults = {"contact": contact, "happened_on": day, "direction": "out", "channel": "message", "talk": False}
        more = {"circle": "known", "tie": "familiar", "source": "hand"}
        return self._row("touchpoint", **defaults | more | values)

    def give(self, contact: int, day: date, **values: object) -> int:
        return self._row("give", **{"contact": contact, "given_on": day, "kind": "help"} | values)

    def referral(self, referrer: int, direction: str = "outgoing", **days: object) -> int:
        """A referral with its steps as keywords; `opening` and `trashed_at` go to the referral itself."""
        own = {name: days.pop(name) for name in ("opening", "trashed_at") if name in days}
        row_id = self._row("referral", referrer=referrer, direction=direction, weight="some", **own)
        for step, day in days.items():
            self._row("referral_step", referral=row_id, step=step, reached_on=day)
        return row_id

    def opening(self, source: str = "network", stages: dict[str, date] | None = None, **facts: object) -> int:
        row_id = self._row("opening", organisation="Fen Rail", organisation_key="fen rail", source=source, **facts)
        for stage, day in (stages or {}).items():
            self._row("opening_stage", opening=row_id, stage=stage, reached_on=day)
        return row_id

    def row(self, table: str, **values: object) -> int:
        """Anything else."""
        return self._row(table, **values)
