"""Keep the openings: add one, date its stages, say what is known of it, whose it is and who has a part in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netjob.coaching import opening as rules
from netjob.coaching import words
from netjob.coaching.contact import ContactForm
from netjob.coaching.opening import OpeningForm
from netjob.errors import NotFound, Refused
from netjob.workbook import contacts
from netjob.workbook.book import Workbook
from netjob.workbook.writer import Writer

VOUCHED_IN_TRASH = """
    SELECT c.trashed_at IS NOT NULL FROM opening o JOIN contact c ON c.id = o.vouched_by WHERE o.id = ?
"""


@dataclass(frozen=True, slots=True)
class Description:
    """Which opening it is, as an edit may change it."""

    organisation: str
    role: str
    source: str
    notes: str


def add(writer: Writer, form: OpeningForm, today: date) -> int:
    """Add an opening with its first dated stage; the new id. Raises `Refused`.

    A target of the same organisation is linked. With a referral it becomes that one's, which brings what it dated.
    """
    columns = rules.checked(form, today)
    columns["target"] = form.target or _target(writer, str(columns["organisation_key"]))
    row_id = writer.insert("opening", **columns)
    writer.insert("opening_stage", opening=row_id, stage=form.stage, reached_on=form.reached_on)
    if form.referral is not None:
        attach(writer, form.referral, row_id)
    return row_id


def made_of(writer: Writer, referral: int, organisation: str, today: date) -> int | None:
    """Make a referral's opening: at `organisation`, found through people, with the two people of it; the new id.

    It was heard of today, or on the first day that the referral has dated of it. None when the referral leads to one
    already. Raises `Refused`, `NotFound`.
    """
    asked = "SELECT referrer, person, target, opening FROM referral WHERE id = ? AND trashed_at IS NULL"
    found = writer.rows(asked, [referral])
    if not found:
        raise NotFound(what="This referral")
    referrer, person, target, made = found[0]
    if made is not None:
        return None
    heard = min([today, *_own_steps(writer, referral).values()])
    form = OpeningForm(organisation, "network", "heard", heard, target=target, referral=referral)
    row_id = add(writer, form, today)
    takes_part(writer, row_id, referrer, "", "referrer")
    if person is not None:
        takes_part(writer, row_id, person, "", _part(writer, referral))
    return row_id


def attach(writer: Writer, referral: int, opening: int) -> None:
    """Say which opening a referral leads to: what the referral had dated of it and the opening has not goes over.

    From one that it led to before it is taken off first. Raises `NotFound`, and `Refused` for `opening` when it is
    closed or the days of the two cannot stand together.
    """
    _checked(writer, opening)
    before = writer.value("SELECT opening FROM referral WHERE id = ?", [referral])
    if before == opening:
        return
    if before is not None:
        detach(writer, referral)
    stages = _stages(writer, opening)
    for stage, day in rules.joined(stages, _own_steps(writer, referral)).items():
        if stage not in stages:
            writer.insert("opening_stage", opening=opening, stage=stage, reached_on=day)
    writer.update("referral", referral, {"opening": opening})


def detach(writer: Writer, referral: int) -> None:
    """Take a referral off its opening: the days it read there become its own."""
    opening = writer.value("SELECT opening FROM referral WHERE id = ?", [referral])
    stages = _stages(writer, opening)
    if "final" in stages:
        stages["interview"] = min(stages["final"], stages.get("interview", stages["final"]))
    own = dict(writer.rows("SELECT step, id FROM referral_step WHERE referral = ?", [referral]))
    for step in words.OPENING_STEPS:
        if step in stages and step in own:
            writer.update("referral_step", own[step], {"reached_on": stages[step]})
        elif step in stages:
            writer.insert("referral_step", referral=referral, step=step, reached_on=stages[step])
        elif step in own:
            writer.delete("referral_step", own[step])
    writer.update("referral", referral, {"opening": None})


def stage(writer: Writer, row_id: int, name: str, day: date, today: date, field: str = "stage") -> None:
    """Date a stage. Raises `Refused` naming `field` or reached_on, and `NotFound`."""
    _checked(writer, row_id)
    rules.placed(_stages(writer, row_id), name, day, today, field)
    writer.insert("opening_stage", opening=row_id, stage=name, reached_on=day)


def move(writer: Writer, row_id: int, name: str, day: date, opened: date, today: date) -> None:
    """Correct the day of a stage that stood at `opened`. Raises `Refused`, `NotFound`, `ChangedSince`."""
    rules.moved(_stages(writer, row_id), name, day, today)
    writer.update("opening_stage", _row(writer, row_id, name), {"reached_on": day}, {"reached_on": opened})


def remove_stage(writer: Writer, row_id: int, name: str) -> None:
    """Take out a stage that was dated by mistake, or the end of an opening that goes on. Raises `NotFound`."""
    writer.delete("opening_stage", _row(writer, row_id, name))


def note(writer: Writer, row_id: int, **facts: object) -> None:
    """Set facts of the side door, true, false or None for not known, or who vouched. Raises `NotFound`, `KeyError`."""
    unknown = facts.keys() - {*rules.FACTS, "vouched_by"}
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    _checked(writer, row_id)
    writer.update("opening", row_id, facts)


def vouch(writer: Writer, row_id: int, contact: int | None, name: str = "") -> None:
    """Say whose standing rubbed off; somebody new is added by name, None and no name: nobody's. Raises `NotFound`.

    Whoever lies in the trash is in no field, so that an empty one takes nobody's word from them.
    """
    if contact or name.strip():
        note(writer, row_id, vouched_by=_person(writer, contact, name))
    elif not writer.value(VOUCHED_IN_TRASH, [row_id]):
        note(writer, row_id, vouched_by=None)


def edit(writer: Writer, row_id: int, now: Description, opened: Description) -> None:
    """Change which opening it is, as compared with how it was `opened`.

    Raises `Refused`, `NotFound`, `ChangedSince`.
    """
    _checked(writer, row_id)
    columns, before = _columns(now), _columns(opened)
    changed = {name: value for name, value in columns.items() if value != before[name]}
    seen = {name: before[name] for name in changed}
    if "organisation_key" in changed:
        changed["target"] = _target(writer, str(changed["organisation_key"]))
    writer.update("opening", row_id, changed, seen)


def takes_part(writer: Writer, row_id: int, contact: int | None, name: str, part: str) -> None:
    """Somebody has a part in an opening; the same one twice is said once. Raises `Refused`, `NotFound`."""
    _checked(writer, row_id)
    words.one_of("part", part, words.PARTS)
    contact = _person(writer, contact, name)
    there = "SELECT count(*) FROM opening_contact WHERE opening = ? AND contact = ? AND part = ?"
    if not writer.value(there, [row_id, contact, part]):
        writer.insert("opening_contact", opening=row_id, contact=contact, part=part)


def leaves(writer: Writer, opening_contact: int) -> None:
    """Somebody has no part in an opening after all."""
    writer.delete("opening_contact", opening_contact)


def trash(writer: Writer, row_id: int) -> None:
    """Move an opening to the trash; its referrals keep the days that they read from it."""
    for (referral,) in writer.rows("SELECT id FROM referral WHERE opening = ? ORDER BY id", [row_id]):
        detach(writer, referral)
    writer.update("opening", row_id, {"trashed_at": writer.now}, {"trashed_at": None})


def description(book: Workbook, row_id: int) -> Description:
    """Which opening it is. Raises `NotFound`."""
    found = book.row("SELECT organisation, role, source, notes FROM opening WHERE id = ?", [row_id])
    if found is None:
        raise NotFound(what="This opening")
    organisation, role, source, notes = found
    return Description(organisation, role or "", source, notes or "")


def _columns(description: Description) -> Mapping[str, object]:
    columns = rules.described(description.organisation, description.role, description.source, None, description.notes)
    return {name: value for name, value in columns.items() if name != "target"}


def _checked(writer: Writer, row_id: int) -> None:
    if not writer.value("SELECT count(*) FROM opening WHERE id = ? AND trashed_at IS NULL", [row_id]):
        raise NotFound(what="This opening")


def _stages(writer: Writer, row_id: int) -> dict[str, date]:
    """The days by stage; a stage that stands there twice counts from its first day."""
    sql = "SELECT stage, min(reached_on) FROM opening_stage WHERE opening = ? GROUP BY stage"
    return dict(writer.rows(sql, [row_id]))


def _row(writer: Writer, row_id: int, name: str) -> int:
    found = writer.value(
        "SELECT id FROM opening_stage WHERE opening = ? AND stage = ? ORDER BY reached_on, id", [row_id, name]
    )
    if found is None:
        raise NotFound(what="This stage")
    return int(found)


def _own_steps(writer: Writer, referral: int) -> dict[str, date]:
    sql = "SELECT step, reached_on FROM referral_step WHERE referral = ? AND list_contains(?, step) ORDER BY reached_on"
    return dict(writer.rows(sql, [referral, list(words.OPENING_STEPS)]))


def _part(writer: Writer, referral: int) -> str:
    """The part of the person a referral leads to: who decides, once that was the step, else somebody there."""
    met = "SELECT count(*) FROM referral_step WHERE referral = ? AND step = 'decision_maker'"
    return "decision_maker" if writer.value(met, [referral]) else "insider"


def _target(writer: Writer, key: str) -> int | None:
    found = writer.value("SELECT min(id) FROM target WHERE organisation_key = ? AND trashed_at IS NULL", [key])
    return None if found is None else int(found)


def _person(writer: Writer, contact: int | None, name: str) -> int:
    if contact is not None:
        return contact
    if not name.strip():
        raise Refused("contact", "choose_someone")
    return contacts.add(writer, ContactForm(name, tie="slight"))
