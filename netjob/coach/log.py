"""Log: what just happened, with whom, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netjob.coaching.touchpoint import TouchpointForm
from netjob.workbook import Workbook, contacts, touchpoints
from netjob.workbook.contacts import Match
from netjob.workbook.touchpoints import Logged

LATEST = 8


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a typed name may mean; `sure` is the one contact of exactly this name, else None."""

    matches: tuple[Match, ...]
    sure: int | None


class Log:
    """What the Log page and the log line of Today ask."""

    def __init__(self, book: Workbook, today: date) -> None:
        self.book = book
        self.today = today

    def touchpoint(self, form: TouchpointForm, token: str | None = None) -> list[int] | None:
        """Log a touchpoint with one or several people; its ids, None when this form was saved before.

        Raises `Refused`, `NotFound`.
        """
        return self.book.save(lambda writer: touchpoints.log(writer, form, self.today), token)

    def edit(self, touchpoint: int, form: TouchpointForm, opened: TouchpointForm, token: str | None = None) -> None:
        """Save a touchpoint's form as compared with how it was opened. Raises `Refused`, `NotFound`, `ChangedSince`."""
        self.book.save(lambda writer: touchpoints.edit(writer, touchpoint, form, opened, self.today), token)

    def trash(self, touchpoint: int, token: str | None = None) -> None:
        """Move a touchpoint to the trash, with what was planned in it."""
        self.book.save(lambda writer: touchpoints.trash(writer, touchpoint), token)

    def form(self, touchpoint: int) -> TouchpointForm:
        """A touchpoint as the form shows it. Raises `NotFound`."""
        return touchpoints.form_of(self.book, touchpoint)

    def latest(self) -> list[Logged]:
        """The last few touchpoints that were logged."""
        return touchpoints.latest(self.book, LATEST)

    def meant(self, name: str) -> Meant:
        """Whom a typed name may mean, among the kept and the pool."""
        matches = contacts.matching(self.book, name)
        same = [match.id for match in matches if match.name.casefold() == " ".join(name.split()).casefold()]
        return Meant(tuple(matches), same[0] if len(same) == 1 else None)

    def choices(self, also: tuple[int, ...] = ()) -> list[Match]:
        """The people a form shows at once: everyone outside the pool, and the contacts of `also`."""
        kept = contacts.kept(self.book)
        missing = set(also) - {match.id for match in kept}
        return [*kept, *contacts.found(self.book, sorted(missing))] if missing else kept

    def people(self, chosen: Sequence[int]) -> list[Match]:
        """These contacts, in this order; those in the trash left out."""
        found = {match.id: match for match in contacts.found(self.book, chosen)}
        return [found[contact] for contact in chosen if contact in found]
