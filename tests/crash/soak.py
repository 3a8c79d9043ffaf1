"""Eight tabs at one app, doing what people do at once, until the time is over; then everything is counted."""

from __future__ import annotations

import json
import shutil
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

from netjob.coach.report import report
from netjob.content import text
from netjob.ui.registry import PAGES
from netjob.workbook import Workbook
from netjob.workbook.soundness import check
from tests.conftest import TODAY, noon
from tests.crash.forms import Person, pieces
from tests.serving import ROOT, Served, serve

TABS = 8
SHARED = (1, 2, 3)  # contacts whose notes everybody writes into
MEGABYTE = 1 << 20
SAMPLES = 40


@dataclass(slots=True)
class Soak:
    """What was done, how often the app said that somebody else was faster, memory in MB by time, and what is wrong."""

    done: Counter[str] = field(default_factory=Counter)
    crossed: int = 0
    memory: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def grown(self) -> float:
        """MB by which memory grew from the second quarter of the time to the last: the first one is warming up."""
        quarter = len(self.memory) // 4
        return statistics.median(self.memory[-quarter:]) - statistics.median(self.memory[quarter : 2 * quarter])


@dataclass(slots=True)
class Tab:
    """One of eight: logs, writes into a note that others write into as well, looks at pages."""

    served: Served
    number: int
    until: float
    soak: Soak
    person: Person = field(init=False)
    noted: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """A tab of its own for the log, one for everything else."""
        self.person = Person(self.served, f"tab{self.number}")

    def work(self) -> None:
        """One thing after the other."""
        random = Random(self.number)
        try:
            session = self.served.interact()["session_id"]
            while time.monotonic() < self.until:
                self._one(random, session)
        except RuntimeError as error:
            self.soak.wrong.append(f"tab {self.number}: {str(error)[:400]}")

    def _one(self, random: Random, session: str) -> None:
        chance = random.random()
        if chance < 0.4:
            page = self.person.log(self.person.mark())
            self.soak.done["forms"] += 1
        elif chance < 0.7:
            page = self._note(session, random.choice(SHARED), f"[{self.number}.{len(self.noted)}]")
        else:
            name = random.choice(PAGES).name
            page = self.served.interact(session_id=session, page="" if name == "today" else name)
            self.soak.done["pages"] += 1
        if '"type": "exception"' in (shown := json.dumps(page)):
            self.soak.wrong.append(shown[shown.index('"type": "exception"') :][:600])

    def _note(self, session: str, contact: int, mark: str) -> dict[str, Any]:
        """Add a mark to a contact's note; when somebody else saved meanwhile, look again and add it to that."""
        where = {"contact": [str(contact)]}
        self.served.interact(session_id=session, page="contacts", query_params=where)
        while True:
            page = self._press(session, "contacts.edit")
            note = f"{_value(page['tree'], 'contacts.notes') or ''} {mark}".strip()
            # A form's fields go with its button.
            page = self.served.interact(
                session_id=session, widget_state={"contacts.notes": note}, trigger={"key": "contacts.save"}
            )
            shown = json.dumps(page)
            if text("contacts", "form.saved") in shown:
                self.noted.append((contact, mark))
                self.soak.done["notes"] += 1
                return page
            if "changed elsewhere" not in shown:
                raise RuntimeError(f"neither saved nor crossed: {shown[:2000]}")
            self.soak.crossed += 1
            self._press(session, "contacts.cancel")

    def _press(self, session: str, key: str) -> dict[str, Any]:
        return self.served.interact(session_id=session, trigger={"key": key})


def soak(demo: Path, folder: Path, seconds: float) -> Soak:
    """Let eight tabs work on a copy of a workbook for so many seconds, and count."""
    path = folder / "soak.duckdb"
    shutil.copy(demo, path)
    found = Soak()
    with serve(ROOT / "app.py", "--workbook", str(path), NETJOB_TODAY=TODAY.isoformat()) as served:
        until = time.monotonic() + seconds
        tabs = [Tab(served, number, until, found) for number in range(TABS)]
        threads = [Thread(target=tab.work) for tab in tabs]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            found.memory.append(served.resident() / MEGABYTE)
            time.sleep(seconds / SAMPLES)
    _counted(found, tabs, demo, path)
    return found


def _counted(found: Soak, tabs: list[Tab], demo: Path, path: Path) -> None:
    """Every invariant: sound, every form once and whole, every note kept, and the report counts what there is."""
    before = Workbook(demo, noon)
    people = before.value("SELECT count(*) FROM contact")
    touchpoints = before.value("SELECT count(*) FROM touchpoint")
    before.close()
    book = Workbook(path, noon)
    if not check(book).sound:
        found.wrong.append("unsound")
    forms = 0
    for mark in (mark for tab in tabs for mark in tab.person.sent):
        once = set(pieces(book, mark).values()) == {1}
        forms += once
        if not once:
            found.wrong.append(f"form {mark}: {pieces(book, mark)}")
    notes = dict(book.rows("SELECT id, coalesce(notes, '') FROM contact"))
    for contact, mark in (one for tab in tabs for one in tab.noted):
        if notes[contact].count(mark) != 1:
            found.wrong.append(f"note {mark} stands {notes[contact].count(mark)} times with {contact}")
    stands = (book.value("SELECT count(*) FROM contact"), book.value("SELECT count(*) FROM touchpoint"))
    if stands != (people + 2 * forms, touchpoints + forms):
        found.wrong.append(f"{stands} people and touchpoints, {forms} forms upon {people} and {touchpoints}")
    counted = report(book, TODAY)["counts"]
    alive = book.value("SELECT count(*) FROM touchpoint t JOIN contact c ON c.id = t.contact "
                       "WHERE t.trashed_at IS NULL AND c.trashed_at IS NULL")  # fmt: skip
    if counted["touchpoints"] != alive:
        found.wrong.append(f"the report counts {counted['touchpoints']} of {alive} touchpoints")
    book.close()


def _value(element: dict[str, Any], key: str) -> Any:
    """What stands in a widget of the tree; KeyError when it is not there."""
    if element.get("key") == key:
        return element.get("value", element.get("props", {}).get("value"))
    for child in element.get("children", []):
        try:
            return _value(child, key)
        except KeyError:
            continue
    raise KeyError(key)
