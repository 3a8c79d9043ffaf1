"""Keep the referrals: add one, date its steps, end and reopen it, change where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from netjob.coaching import referral, words
from netjob.coaching.contact import ContactForm
from netjob.coaching.referral import ReferralForm
from netjob.errors import NotFound, Refused
from netjob.workbook import chain, contacts, openings, targets
from netjob.workbook.book import Workbook
from netjob.workbook.standings import RUNG
from netjob.workbook.writer import Writer

# Whether what a referral speaks of lies in the trash, and so in no list of choices.
IN_TRASH = {
    "person": "SELECT trashed_at IS NOT NULL FROM contact WHERE id = ?",
    "target": "SELECT trashed_at IS NOT NULL FROM target WHERE id = ?",
    "came_from_referral": """
        SELECT r.trashed_at IS NOT NULL OR c.trashed_at IS NOT NULL FROM referral r JOIN contact c ON c.id = r.referrer
        WHERE r.id = ?
    """,
    "give": "SELECT t.trashed_at IS NOT NULL FROM give g JOIN touchpoint t ON t.id = g.touchpoint WHERE g.id = ?",
}


@dataclass(frozen=True, slots=True)
class Details:
    """What an edit may change; a person or target new to the workbook is given by name."""

    person: int | None
    target: int | None
    weight: str
    guess: int | None
    notes: str
    person_name: str = ""
    target_name: str = ""
    came_from_referral: int | None = None
    seed: int | None = None
    give: int | None = None


def add(writer: Writer, form: ReferralForm, today: date) -> int:
    """Add a referral with its first dated step, and whoever is new in it; the new id. Raises `Refused`.

    Who opens a door is somebody to keep in touch with: from the pool they are kept from now on.
    """
    columns = referral.checked(form, today)
    referrer = form.referrer
    if referrer is None:
        referrer = contacts.add(writer, ContactForm(form.referrer_name, tie="slight"))
    elif writer.value("SELECT status FROM contact WHERE id = ?", [referrer]) == "pool":
        contacts.change_status(writer, [referrer], "kept")
    columns["referrer"] = referrer
    columns["person"] = known_through(writer, referrer, form.person, form.person_name, "", today)
    columns["target"] = _target(writer, form.target, form.target_name)
    row_id = writer.insert("referral", **columns)
    writer.insert("referral_step", referral=row_id, step=form.step, reached_on=form.reached_on)
    if form.opening is not None:
        openings.attach(writer, row_id, form.opening)
    return row_id


def known_through(
    writer: Writer, knower: int, person: int | None, name: str, organisation: str, today: date
) -> int | None:
    """The contact whom `knower` named, made when the name is new, and that they know them; None for nobody."""
    if person is None and name.strip():
        form = ContactForm(name, organisation, circle="known_of", tie="none", introduced_by=knower)
        person = contacts.add(writer, form, source="named")
    said = "SELECT count(*) FROM knows WHERE contact = ? AND person = ?"
    if person is not None and not writer.value(said, [knower, person]):
        writer.insert("knows", contact=knower, person=person, said_on=today)
    return person


def step(writer: Writer, row_id: int, name: str, day: date, today: date) -> None:
    """Date a step or an end of a referral. Raises `Refused` naming step or reached_on, and `NotFound`.

    With an opening, interview, offer and accepted are dated there: one place for each fact.
    """
    direction, opening = _kind(writer, row_id)
    referral.placed(_ladder(writer, row_id), name, day, direction, today)
    if opening is not None and name in words.OPENING_STEPS:
        openings.stage(writer, opening, name, day, today, field="step")
    else:
        writer.insert("referral_step", referral=row_id, step=name, reached_on=day)


def move(writer: Writer, row_id: int, name: str, day: date, opened: date, today: date) -> None:
    """Correct the day of a step that stood at `opened`. Raises `Refused`, `NotFound`, `ChangedSince`."""
    referral.moved(_ladder(writer, row_id), name, day, today)
    opening, place = _place(writer, row_id, name)
    if opening is not None:
        openings.move(writer, opening, place, day, opened, today)
    else:
        writer.update("referral_step", _row(writer, row_id, name), {"reached_on": day}, {"reached_on": opened})


def tell(writer: Writer, row_id: int, name: str, day: date | None) -> None:
    """The referrer was told of a step on `day`; None takes that back.

    A step that is read from an opening gets a row for this mark; its day stays the opening's.
    """
    reached = _ladder(writer, row_id).get(name)
    if reached is None:
        raise Refused("step", "step_missing")
    found = writer.value("SELECT id FROM referral_step WHERE referral = ? AND step = ?", [row_id, name])
    if found is None:
        writer.insert("referral_step", referral=row_id, step=name, reached_on=reached, told_on=day)
    else:
        writer.update("referral_step", found, {"told_on": day})


def remove_step(writer: Writer, row_id: int, name: str) -> None:
    """Take out a step that was dated by mistake. Raises `Refused` for the only one, `NotFound`."""
    referral.without(_ladder(writer, row_id), name)
    opening, place = _place(writer, row_id, name)
    if opening is not None:
        openings.remove_stage(writer, opening, place)
    else:
        writer.delete("referral_step", _row(writer, row_id, name))


def reopen(writer: Writer, row_id: int) -> None:
    """Take out the end, so that the referral goes on from its furthest step."""
    ends = "SELECT id FROM referral_step WHERE referral = ? AND step IN ('declined', 'lapsed')"
    for (found,) in writer.rows(ends, [row_id]):
        writer.delete("referral_step", found)


def edit(writer: Writer, row_id: int, now: Details, opened: Details, today: date) -> None:
    """Change whom or where a referral leads to, its weight, guess or notes, as compared with how it was `opened`.

    Raises `Refused`, `NotFound`, and `ChangedSince` when an edited column was saved by somebody else in between.
    """
    words.one_of("weight", now.weight, words.WEIGHTS)
    referral.checked_guess(now.guess)
    referrer = writer.value("SELECT referrer FROM referral WHERE id = ? AND trashed_at IS NULL", [row_id])
    if referrer is None:
        raise NotFound(what="This referral")
    if now.person == referrer:
        raise Refused("person", "named_themselves")
    if now.came_from_referral is not None and chain.leads_back(writer, row_id, now.came_from_referral):
        raise Refused("came_from_referral", "comes_from_itself")
    person = known_through(writer, referrer, now.person, now.person_name, "", today)
    target = _target(writer, now.target, now.target_name)
    before = _columns(opened)
    columns = _kept(writer, _columns(replace(now, person=person, target=target)), before)
    changed = {name: value for name, value in columns.items() if value != before[name]}
    writer.update("referral", row_id, changed, {name: before[name] for name in changed})


def trash(writer: Writer, row_id: int) -> None:
    """Move a referral to the trash."""
    writer.update("referral", row_id, {"trashed_at": writer.now}, {"trashed_at": None})


def details(book: Workbook, row_id: int) -> Details:
    """What an edit of a referral may change. Raises `NotFound`."""
    found = book.row(
        """
        SELECT person, target, weight, guess, coalesce(notes, ''), '', '', came_from_referral, seed, give
        FROM referral
        WHERE id = ?
        """,
        [row_id],
    )
    if found is None:
        raise NotFound(what="This referral")
    return Details(*found)


def credits(book: Workbook, referrer: int | None) -> list[tuple[str, int, str, str, date]]:
    """What may have come back as a door, the newest first: ('give' or 'seed', id, kind, what, its day).

    What was done for the referrer, before what was planted at large.
    """
    return book.rows(
        """
        SELECT 'give' AS place, id, kind, coalesce(what, ''), given_on AS day FROM give WHERE contact = $referrer
            AND coalesce(touchpoint, 0) NOT IN (SELECT id FROM touchpoint WHERE trashed_at IS NOT NULL)
        UNION ALL SELECT 'seed', id, kind, what, planted_on FROM seed
        ORDER BY place, day DESC, id DESC
        """,
        {"referrer": referrer},
    )


def works_at(book: Workbook, contact: int | None) -> str | None:
    """The organisation of the person a door leads to."""
    found = book.row("SELECT organisation FROM contact WHERE id = ?", [contact])
    return found[0] if found else None


def _columns(details: Details) -> dict[str, object]:
    return {
        "person": details.person,
        "target": details.target,
        "weight": details.weight,
        "guess": details.guess,
        "notes": details.notes.strip() or None,
        "came_from_referral": details.came_from_referral,
        "seed": details.seed,
        "give": details.give,
    }


def _kept(writer: Writer, columns: Mapping[str, object], before: Mapping[str, object]) -> dict[str, object]:
    """The columns, with what lies in the trash still in them: no field shows it, so none can have been emptied."""
    kept = dict(columns)
    for name, lies in IN_TRASH.items():
        if columns[name] is None and before[name] is not None and writer.value(lies, [before[name]]):
            kept[name] = before[name]
    if kept["seed"] is not None and before["seed"] is None:  # another credit was chosen instead
        kept["give"] = columns["give"]
    return kept


def _target(writer: Writer, target: int | None, name: str) -> int | None:
    if target is not None or not name.strip():
        return target
    return targets.of_name(writer, words.named("target", name))


def _kind(writer: Writer, row_id: int) -> tuple[str, int | None]:
    found = writer.rows("SELECT direction, opening FROM referral WHERE id = ? AND trashed_at IS NULL", [row_id])
    if not found:
        raise NotFound(what="This referral")
    return str(found[0][0]), found[0][1]


def _ladder(writer: Writer, row_id: int) -> dict[str, date]:
    return dict(writer.rows(f"WITH {RUNG} SELECT step, reached_on FROM rung WHERE referral = ?", [row_id]))


def _place(writer: Writer, row_id: int, name: str) -> tuple[int | None, str]:
    """Where the day of a step is kept: (opening, its earliest stage of that step), else (None, the step)."""
    _, opening = _kind(writer, row_id)
    if opening is None or name not in words.OPENING_STEPS:
        return None, name
    stages = ["interview", "final"] if name == "interview" else [name]
    sql = "SELECT stage FROM opening_stage WHERE opening = ? AND list_contains(?, stage) ORDER BY reached_on, id"
    return opening, writer.value(sql, [opening, stages]) or name


def _row(writer: Writer, row_id: int, name: str) -> int:
    found = writer.value("SELECT id FROM referral_step WHERE referral = ? AND step = ?", [row_id, name])
    if found is None:
        raise NotFound(what="This step")
    return int(found)
