"""Who could be suggested, found in the workbook."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjob.coaching.contact import ContactForm
from netjob.coaching.preferences import CADENCE_DAYS
from netjob.coaching.referral import ReferralForm
from netjob.coaching.touchpoint import Given, TouchpointForm
from netjob.workbook import Workbook, contacts, outcomes, referrals, suggestions, targets, touchpoints
from tests.hand import Hand, ago


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
    book.save(lambda writer: outcomes.fulfil(writer, f"news:{row_id}", today))
    assert found(book, today) == {}
    assert book.value("SELECT count(*) FROM referral_step WHERE told_on = ?", [today]) == 3


def one(book: Workbook, today: date, kind: str) -> suggestions.Reason:
    """The only reason of a kind."""
    reasons = suggestions.candidates(book, CADENCE_DAYS, today)
    (reason,) = [reason for reason in reasons if reason.candidate.kind == kind]
    return reason


@pytest.mark.parametrize(("days", "comes"), [(0, False), (1, True), (7, True), (8, False)])
def test_a_talk_asks_for_thanks_from_the_next_day_for_a_week(
    book: Workbook, today: date, days: int, comes: bool
) -> None:
    hand = Hand(book)
    row_id = hand.touch(hand.contact(status="resting"), ago(days), channel="call", talk=True)
    assert found(book, today) == ({f"talk:{row_id}": "talk"} if comes else {})


def test_thanks_for_a_talk_are_over_once_the_user_wrote_or_thanked(book: Workbook, today: date) -> None:
    hand = Hand(book)
    wrote, thanked, pool = hand.contact("Ann"), hand.contact("Bob"), hand.contact("Cy", status="pool")
    for contact in (wrote, thanked, pool):
        hand.touch(contact, ago(4), channel="video", talk=True)
    last = hand.touch(wrote, ago(3), channel="call", talk=True)
    hand.give(thanked, ago(4), kind="thanks")
    reason = one(book, today, "talk")
    assert (reason.candidate.key, reason.since) == (f"talk:{last}", ago(3))
    assert reason.candidate.due_on == date(2026, 3, 3)  # Friday and two working days
    hand.touch(wrote, ago(1))
    assert found(book, today) == {}


def test_an_introduction_comes_on_its_third_working_day(book: Workbook) -> None:
    hand = Hand(book)
    giver, new = hand.contact("Ann", status="resting"), hand.contact("Ben", circle="known_of", tie="none")
    hand.give(giver, date(2026, 2, 26), kind="thanks")
    row_id = hand.referral(giver, introduced=date(2026, 2, 26))
    book.save(lambda writer: writer.update("referral", row_id, {"person": new}))
    assert f"introduction:{row_id}" not in found(book, date(2026, 3, 2))  # Thursday; Friday is one, Monday two
    reason = one(book, date(2026, 3, 3), "introduction")
    assert (reason.candidate.contact, reason.introducer, reason.since) == (new, "Ann", date(2026, 2, 26))
    assert f"introduction:{row_id}" in found(book, date(2026, 3, 28))
    assert f"introduction:{row_id}" not in found(book, date(2026, 3, 29))  # the 31st day
    hand.touch(new, date(2026, 2, 25))
    hand.touch(new, date(2026, 3, 1), direction="in")
    assert f"introduction:{row_id}" in found(book, date(2026, 3, 3))
    hand.touch(new, date(2026, 3, 2))
    assert f"introduction:{row_id}" not in found(book, date(2026, 3, 3))


def test_an_introduction_that_led_on_needs_no_following(book: Workbook, today: date) -> None:
    hand = Hand(book)
    row_id = hand.referral(hand.contact("Ann"), introduced=ago(10), talked=ago(8))
    new = hand.contact("Ben")
    book.save(lambda writer: writer.update("referral", row_id, {"person": new}))
    assert f"introduction:{row_id}" not in found(book, today)


def test_news_of_an_opening_is_read_from_its_stages_and_told(book: Workbook, today: date) -> None:
    hand = Hand(book)
    giver = hand.contact(status="resting")
    hand.give(giver, ago(20), kind="thanks")
    opening = hand.opening(stages={"interview": ago(5)})
    row_id = hand.referral(giver, agreed=ago(20), opening=opening)
    reason = one(book, today, "news")
    assert (reason.candidate.key, reason.step, reason.since) == (f"news:{row_id}", "interview", ago(5))
    book.save(lambda writer: outcomes.fulfil(writer, f"news:{row_id}", today))
    assert found(book, today) == {}


def test_an_introducer_hears_after_three_weeks_that_there_is_no_news(book: Workbook, today: date) -> None:
    hand = Hand(book)
    giver = hand.contact(status="resting")
    row_id = hand.referral(giver, introduced=ago(40))
    hand.touch(giver, ago(21))
    assert found(book, today) == {f"update:{row_id}": "update"}
    hand.touch(giver, ago(20))
    assert found(book, today) == {}


def test_an_ask_without_an_answer_comes_again_after_seven_working_days(book: Workbook, today: date) -> None:
    hand = Hand(book)
    stranger = hand.contact(circle="wanted", tie="none", organisation="Acme", organisation_key="acme")
    row_id = hand.touch(stranger, date(2026, 2, 19), ask="advice", circle="wanted", tie="none")
    assert found(book, date(2026, 2, 27)) == {f"ask:touchpoint:{row_id}": "second"}
    reason = one(book, today, "again")
    assert (reason.candidate.due_on, reason.target, reason.since) == (today, "Acme", date(2026, 2, 19))
    hand.touch(stranger, ago(1), direction="in")
    assert found(book, today) == {}


def test_a_tie_of_three_years_ago_is_dormant_and_a_target_weighs(book: Workbook, today: date) -> None:
    hand = Hand(book)
    for motivation in (1, 2):
        facts = {"name": "Acme", "organisation_key": "acme", "motivation": motivation, "status": "active"}
        hand.row("target", **facts)
    inside = hand.contact("Ann", organisation="Acme", organisation_key="acme")
    old = hand.contact("Bob")
    hand.touch(inside, ago(3 * 365 - 1))
    hand.touch(old, ago(3 * 365))
    past, dormant = (one(book, today, kind).candidate for kind in ("cadence", "dormant"))
    assert (past.contact, past.motivation) == (inside, 2)
    assert (dormant.contact, dormant.motivation) == (old, 0)
