"""Who could be suggested, found in the workbook."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.contact import ContactForm
from netjob.coaching.preferences import CADENCE_DAYS
from netjob.coaching.referral import ReferralForm
from netjob.coaching.touchpoint import Given, Heard, TouchpointForm
from netjob.workbook import Workbook, contacts, referrals, suggestions, targets, touchpoints
from netjob.workbook.suggestions import Latest


def add(book: Workbook, name: str, **facts: object) -> int:
    return book.save(lambda writer: contacts.add(writer, ContactForm(name, **facts))) or 0  # type: ignore[arg-type]


def log(book: Workbook, contact: int, day: date, **facts: object) -> None:
    form = TouchpointForm(day, "message", (contact,), **facts)  # type: ignore[arg-type]
    book.save(lambda writer: touchpoints.log(writer, form, max(day, date(2026, 3, 2))))


def promise(book: Workbook, contact: int, due_on: date, **facts: object) -> int:
    columns = {"owed_by": "me", "what": "send the page", **facts}
    return book.save(lambda writer: writer.insert("follow_up", contact=contact, due_on=due_on, **columns)) or 0


def found(book: Workbook, today: date) -> dict[str, str]:
    """Kinds by key."""
    candidates = [reason.candidate for reason in suggestions.candidates(book, CADENCE_DAYS, today)]
    return {candidate.key: candidate.kind for candidate in candidates}


def test_kept_people_come_when_never_touched_or_past_their_cadence(book: Workbook, today: date) -> None:
    never, amber, fine = add(book, "Never"), add(book, "Amber"), add(book, "Fine")
    for name, facts in (
        ("Pool", {"status": "pool"}), ("Resting", {"status": "resting"}), ("No cadence", {"tie": "none"}),
        ("Paused", {"paused_until": today}),
    ):  # fmt: skip
        add(book, name, **facts)
    trashed = add(book, "Trashed")
    book.save(lambda writer: contacts.trash(writer, trashed))
    log(book, amber, today - timedelta(days=61))
    log(book, fine, today - timedelta(days=60))
    assert found(book, today) == {f"cadence:{never}": "first", f"cadence:{amber}": "cadence"}
    reason = next(r for r in suggestions.candidates(book, CADENCE_DAYS, today) if r.candidate.contact == amber)
    assert (reason.days, reason.cadence, reason.candidate.tie) == (61, 60, "familiar")
    assert reason.candidate.ratio == pytest.approx(61 / 60)


def test_promises_come_when_due_and_hold_the_rest_back_until_then(book: Workbook, today: date) -> None:
    ann, bob = add(book, "Ann"), add(book, "Bob")
    due, theirs = promise(book, ann, today), promise(book, bob, today, owed_by="them")
    promise(book, ann, today, done_on=today)
    assert found(book, today) == {
        f"promise:{due}": "promise",
        f"promise:{theirs}": "expected",
        f"cadence:{ann}": "first",
        f"cadence:{bob}": "first",
    }
    book.save(lambda writer: writer.update("follow_up", due, {"due_on": today + timedelta(days=1)}))
    assert found(book, today) == {f"promise:{theirs}": "expected", f"cadence:{bob}": "first"}


def test_people_to_get_to_know_come_with_their_target_or_introducer(book: Workbook, today: date) -> None:
    target = book.save(lambda writer: targets.add(writer, "Lumen Works"))
    book.save(lambda writer: writer.update("target", target or 0, {"motivation": 3}))
    ann = add(book, "Ann", status="resting")
    wanted = add(book, "Wanted", organisation="Lumen Works Inc.", circle="wanted", tie="none")
    named = add(book, "Named", circle="known_of", tie="none", introduced_by=ann)
    reached = add(book, "Reached", circle="wanted", tie="none")
    log(book, reached, today)
    reasons = {reason.candidate.key: reason for reason in suggestions.candidates(book, CADENCE_DAYS, today)}
    assert set(reasons) == {f"wanted:{wanted}", f"wanted:{named}"}
    assert (reasons[f"wanted:{wanted}"].candidate.motivation, reasons[f"wanted:{wanted}"].target) == (3, "Lumen Works")
    assert (reasons[f"wanted:{named}"].candidate.motivation, reasons[f"wanted:{named}"].introducer) == (0, "Ann")


def test_who_opened_a_door_gets_thanks_and_then_news(book: Workbook, today: date) -> None:
    ann = add(book, "Ann", status="resting")
    yesterday = today - timedelta(days=1)
    form = ReferralForm(ann, "outgoing", "asked", yesterday)
    row_id = book.save(lambda writer: referrals.add(writer, form, today)) or 0
    assert found(book, today) == {}
    steps = {"agreed": yesterday, "talked": today}
    book.save(lambda writer: writer.insert("referral_step", referral=row_id, step="agreed", reached_on=steps["agreed"]))
    assert found(book, today) == {f"thanks:{row_id}": "thanks"}
    log(book, ann, today, gives=(Given("thanks"),))
    assert found(book, today) == {}
    book.save(lambda writer: writer.insert("referral_step", referral=row_id, step="talked", reached_on=steps["talked"]))
    reason = next(iter(suggestions.candidates(book, CADENCE_DAYS, today)))
    assert (reason.candidate.key, reason.step, reason.candidate.due_on) == (f"news:{row_id}", "talked", today)
    book.save(lambda writer: suggestions.fulfil(writer, f"news:{row_id}", today))
    assert found(book, today) == {}
    assert book.value("SELECT count(*) FROM referral_step WHERE told_on = ?", [today]) == 3


def test_a_promise_that_is_done_is_kept_today(book: Workbook, today: date) -> None:
    row_id = promise(book, add(book, "Ann", status="resting"), today - timedelta(days=9))
    book.save(lambda writer: suggestions.fulfil(writer, f"promise:{row_id}", today))
    assert book.rows("SELECT done_on FROM follow_up") == [(today,)]
    assert found(book, today) == {}


def test_what_was_decided_hides_until_its_day(book: Workbook, today: date) -> None:
    tomorrow = today + timedelta(days=1)
    for key, outcome, until in (
        ("cadence:1", "later", tomorrow), ("cadence:2", "later", today), ("cadence:3", "not_this_one", None),
        ("cadence:4", "not_this_one", tomorrow), ("cadence:5", "done", None), ("cadence:6", "later", tomorrow),
        ("cadence:6", "later", today),
    ):  # fmt: skip
        book.save(
            lambda writer, key=key, outcome=outcome, until=until: suggestions.decide(
                writer, key, outcome, today, "in my words", until
            )
        )
    assert suggestions.hidden(book, today) == {"cadence:1", "cadence:3", "cadence:4", "cadence:5"}
    assert suggestions.hidden(book, tomorrow) == {"cadence:3"}
    assert suggestions.settled(book, today) == 4
    assert suggestions.settled(book, tomorrow) == 0


def test_somebody_turned_down_is_listed_and_can_be_brought_back(book: Workbook, today: date) -> None:
    ann, bob = add(book, "Ann"), add(book, "Bob")
    soon = today + timedelta(days=90)
    book.save(lambda writer: suggestions.decide(writer, f"cadence:{bob}", "not_this_one", today, until=soon))
    book.save(lambda writer: suggestions.decide(writer, f"cadence:{ann}", "not_this_one", today))
    assert suggestions.turned_down(book, today) == [(f"cadence:{ann}", "Ann", None), (f"cadence:{bob}", "Bob", soon)]
    for contact in (ann, bob):
        book.save(lambda writer, contact=contact: suggestions.bring_back(writer, f"cadence:{contact}", today))
    assert suggestions.turned_down(book, today) == []
    assert suggestions.hidden(book, today) == set()
    assert set(found(book, today)) == {f"cadence:{ann}", f"cadence:{bob}"}


def test_a_reminder_comes_back_on_its_day(book: Workbook, today: date) -> None:
    tomorrow = today + timedelta(days=1)
    book.save(lambda writer: suggestions.decide(writer, "linkedin:0", "later", today, until=tomorrow))
    assert not suggestions.reminded(book, "linkedin:0", today)
    assert suggestions.reminded(book, "linkedin:0", tomorrow)
    assert suggestions.settled(book, today) == 0


def test_the_last_exchange_and_the_last_words(book: Workbook, today: date) -> None:
    before = date(2020, 1, 1)
    ann, bob = add(book, "Ann"), add(book, "Bob", last_before=before)
    log(book, ann, today - timedelta(days=5), heard=(Heard("news", "She moved"),))
    log(book, ann, today, direction="in")
    assert suggestions.latest(book, [ann, bob]) == {
        ann: Latest(today, "message", "in", today - timedelta(days=5), "She moved", None),
        bob: Latest(last_before=before),
    }


def test_active_days_are_those_on_which_something_was_written(book: Workbook, today: date) -> None:
    assert suggestions.active_days(book, today) == []
    add(book, "Ann")
    assert suggestions.active_days(book, today) == [today]
    assert suggestions.active_days(book, today - timedelta(days=1)) == []
