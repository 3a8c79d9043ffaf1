"""Keep the touchpoints: log one with everything that came of it, list the latest, move one to the trash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netjob.coaching import referral, touchpoint
from netjob.coaching.contact import ContactForm
from netjob.coaching.touchpoint import Heard, NameGiven, TouchpointForm
from netjob.errors import ChangedSince, NotFound
from netjob.workbook import contacts, paths, preferences, promises, referrals, targets
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

EDITED = (
    "happened_on", "direction", "channel", "talk", "angle", "ask", "points", "common_ground", "went", "notes",
    "decision_maker",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Logged:
    """One touchpoint as the list of the latest shows it."""

    id: int
    contact: int
    name: str
    happened_on: date
    direction: str
    channel: str
    talk: bool


def log(writer: Writer, form: TouchpointForm, today: date) -> list[int]:
    """Write what happened: one touchpoint for each person, and what was heard, promised, given and named.

    Returns the ids of the touchpoints, in the order of the people. Raises `Refused`, or `NotFound` for a contact.
    """
    form = touchpoint.checked(form, today, _days_off(writer, form, today))
    people = [*form.contacts, *(_newcomer(writer, name) for name in form.new_names)]
    occasion = writer.value("SELECT nextval('occasion_id')") if len(people) > 1 else None
    written = [_touchpoint(writer, form, contact, occasion) for contact in people]
    for line in form.heard:
        writer.insert("heard", touchpoint=written[line.person], kind=line.kind, body=line.body)
    for step in form.next_steps:
        writer.insert(
            "follow_up",
            contact=people[step.person],
            owed_by=step.owed_by,
            due_on=step.due_on,
            what=step.what,
            came_from=written[step.person],
        )
    for give in form.gives:
        for contact, row_id in zip(people, written, strict=True):
            given = {"given_on": form.happened_on, "kind": give.kind, "what": give.what or None}
            writer.insert("give", contact=contact, touchpoint=row_id, **given)
    for name in form.names:
        _named(writer, name, people[name.person], written[name.person], form.happened_on)
    return written


def edit(writer: Writer, row_id: int, form: TouchpointForm, opened: TouchpointForm, today: date) -> None:
    """Save the form of one touchpoint; only what differs from how it was `opened` is written.

    Raises `Refused`, `NotFound`, and `ChangedSince` when something edited was saved by somebody else in between.
    """
    form = touchpoint.checked(form, today, _days_off(writer, form, today))
    now, before = _columns(form), _columns(opened)
    changed = {name: now[name] for name in EDITED if now[name] != before[name]}
    writer.update("touchpoint", row_id, changed, {name: before[name] for name in changed})
    if form.heard != opened.heard:
        _rewrite_heard(writer, row_id, form.heard, opened.heard)


def trash(writer: Writer, row_id: int) -> None:
    """Move a touchpoint to the trash, and with it what was planned in it and is not done."""
    writer.update("touchpoint", row_id, {"trashed_at": writer.now}, {"trashed_at": None})
    open_steps = "SELECT id FROM follow_up WHERE came_from = ? AND done_on IS NULL AND trashed_at IS NULL"
    for (step,) in writer.rows(open_steps, [row_id]):
        writer.update("follow_up", step, {"trashed_at": writer.now})


def any_logged(book: Workbook) -> bool:
    """Whether a touchpoint was ever logged by hand, so that there is something for `latest` to list."""
    one = "SELECT id FROM touchpoint WHERE trashed_at IS NULL AND source IN ('hand', 'demo') LIMIT 1"
    return book.value(one) is not None


def latest(book: Workbook, limit: int) -> list[Logged]:
    """The touchpoints logged last, imported ones left out, newest first."""
    rows = book.rows(
        """
        WITH shown AS (
            SELECT id, contact, happened_on, direction, channel, talk, created_at FROM touchpoint
            WHERE trashed_at IS NULL AND source IN ('hand', 'demo')
            ORDER BY created_at DESC, happened_on DESC, id DESC LIMIT ?
        )
        SELECT shown.id, contact, name, happened_on, direction, channel, talk FROM shown
        JOIN contact ON contact.id = shown.contact
        ORDER BY shown.created_at DESC, happened_on DESC, shown.id DESC
        """,
        [limit],
    )
    return [Logged(*row) for row in rows]


def form_of(book: Workbook, row_id: int) -> TouchpointForm:
    """One touchpoint as the form shows it; raises `NotFound`."""
    found = book.records("SELECT * FROM touchpoint WHERE id = ? AND trashed_at IS NULL", [row_id])
    if not found:
        raise NotFound(what="This touchpoint")
    row = found[0]
    heard = book.rows("SELECT kind, body FROM heard WHERE touchpoint = ? ORDER BY id", [row_id])
    return TouchpointForm(
        contacts=(row["contact"],),
        heard=tuple(Heard(*line) for line in heard),
        **{name: row[name] for name in EDITED if name not in ("points", "common_ground", "notes")},
        points=tuple(row["points"] or ()),
        common_ground=tuple(row["common_ground"] or ()),
        notes=row["notes"] or "",
    )


def _days_off(writer: Writer, form: TouchpointForm, today: date) -> frozenset[date]:
    """Asked for only where the rules count days."""
    return preferences.days_off(writer, today) if form.next_steps else frozenset()


def _columns(form: TouchpointForm) -> dict[str, object]:
    """The fields of the form that are columns, as the file holds them."""
    return {
        "happened_on": form.happened_on,
        "direction": form.direction,
        "channel": form.channel,
        "angle": form.angle,
        "talk": form.talk,
        "ask": form.ask,
        "points": list(form.points) or None,
        "common_ground": list(form.common_ground) or None,
        "target": form.target,
        "decision_maker": form.decision_maker,
        "went": form.went,
        "notes": form.notes or None,
    }


def _rewrite_heard(writer: Writer, row_id: int, now: tuple[Heard, ...], opened: tuple[Heard, ...]) -> None:
    """Replace the lines that were heard when they still are what the user saw."""
    found = writer.rows("SELECT id, kind, body FROM heard WHERE touchpoint = ? ORDER BY id", [row_id])
    if [(kind, body) for _, kind, body in found] != [(line.kind, line.body) for line in opened]:
        raise ChangedSince(what="This touchpoint", fields="heard")
    for line_id, _, _ in found:
        writer.delete("heard", line_id)
    for line in now:
        writer.insert("heard", touchpoint=row_id, kind=line.kind, body=line.body)


def _newcomer(writer: Writer, name: str) -> int:
    """Somebody met who was not in the workbook: known, at the tie that claims least."""
    return contacts.add(writer, ContactForm(name, tie="slight"))


def _touchpoint(writer: Writer, form: TouchpointForm, contact: int, occasion: int | None) -> int:
    found = writer.rows("SELECT circle, tie, status FROM contact WHERE id = ? AND trashed_at IS NULL", [contact])
    if not found:
        raise NotFound(what="This contact")
    circle, tie, status = found[0]
    if form.direction == "out" and status == "pool":
        contacts.change_status(writer, [contact], "kept")
    return writer.insert(
        "touchpoint",
        contact=contact,
        **_columns(form),
        circle=circle,
        tie=tie,
        occasion=occasion,
        batch=(writer.batch or None) if occasion else None,
        source="hand",
    )


def _named(writer: Writer, given: NameGiven, giver: int, row_id: int, day: date) -> None:
    """A name that was given: heard, and the door that it opens. An organisation alone becomes a target.

    With a promised introduction the person and who knows them are kept; the door waits until it happened.
    """
    name = given.name
    if given.contact is not None and not name:
        name = str(writer.value("SELECT name FROM contact WHERE id = ?", [given.contact]))
    target = targets.of_name(writer, given.organisation) if not name else targets.called(writer, given.organisation)
    if not name:
        writer.insert("knows", contact=giver, target=target, said_on=day)
    writer.insert("heard", touchpoint=row_id, kind="name", body=", ".join(filter(None, (name, given.organisation))))
    direction = "outgoing" if given.asked or given.promised else "incoming"
    door = referral.ReferralForm(
        giver,
        direction,
        referral.FIRST[direction],
        day,
        person=referrals.known_through(writer, giver, given.contact, given.name, given.organisation, day),
        target=target,
        touchpoint=row_id,
        guess=given.guess if given.asked else None,
    )
    if not given.promised:
        referrals.add(writer, door, day)
        return
    if target is not None:
        paths.say(writer, giver, target, door.person, day)
    promises.promise(writer, door, bool(given.asked))
