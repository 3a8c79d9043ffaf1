"""Fill the form of the log over the agent API, as one person at one browser tab, and know what one form must leave."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass, field
from typing import Any

from netjob.content import label, text
from netjob.workbook import Workbook
from tests.serving import Served

PARTS = [text("log", f"parts.{part}") for part in ("heard", "names", "next")]
# What the five rows of one form are found by: each carries the form's mark.
PIECES = {
    "contact": "SELECT count(*) FROM contact WHERE name = 'Met ' || $mark",
    "touchpoint": "SELECT count(*) FROM touchpoint t JOIN contact c ON c.id = t.contact WHERE c.name = 'Met ' || $mark",
    "heard": "SELECT count(*) FROM heard WHERE body = 'Heard ' || $mark",
    "follow_up": "SELECT count(*) FROM follow_up WHERE what = 'Promised ' || $mark",
    "person": "SELECT count(*) FROM contact WHERE name = 'Named ' || $mark",
    "referral": "SELECT count(*) FROM referral r JOIN contact c ON c.id = r.person WHERE c.name = 'Named ' || $mark",
}
# The app was killed while it was asked, or before.
GONE = (OSError, http.client.HTTPException, json.JSONDecodeError)


@dataclass(slots=True)
class Person:
    """Somebody at a tab: the marks of the forms they sent, and of those that the page confirmed."""

    served: Served
    name: str
    sent: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    session: str = ""

    def write(self) -> None:
        """Send one form after the other until the app is gone."""
        try:
            while True:
                self.log(self.mark())
        except GONE:
            return

    def mark(self) -> str:
        """The mark of the next form; no two are alike for a search of names, which would be asked about."""
        return f"{self.name}-{len(self.sent):04}"

    def log(self, mark: str) -> dict[str, Any]:
        """One form: a touchpoint with somebody new, what they said, what was promised, and whom they named.

        Gives the page that comes back.
        """
        if not self.session:
            self.session = self.served.interact(page="log")["session_id"]
        self._set({"log.contacts": [f"Met {mark}"], "log.channel": label("channel", "call"), "log.parts": PARTS})
        fields = {"log.heard.0.body": f"Heard {mark}", "log.names.0.name": f"Named {mark}"}
        self._set({**fields, "log.next_what": f"Promised {mark}", "log.next_on": "2026-03-09"})
        self.sent.append(mark)
        page = self.served.interact(session_id=self.session, trigger={"key": "log.save"})
        if text("log", "saved.one", name=f"Met {mark}").rstrip(".") in json.dumps(page).replace("\\", ""):
            self.confirmed.append(mark)
        return page

    def _set(self, values: dict[str, object]) -> None:
        self.served.interact(session_id=self.session, widget_state=values)


def pieces(book: Workbook, mark: str) -> dict[str, int]:
    """How often each piece of a form stands in the workbook: all once, or none, or something is wrong."""
    return {name: int(book.value(sql, {"mark": mark})) for name, sql in PIECES.items()}
