"""Openings in the file: stages, facts, whose they are, who has a part; undo brings each back."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coaching.contact import ContactForm
from netjob.coaching.opening import OpeningForm
from netjob.errors import ChangedSince, NotFound, Refused
from netjob.workbook import Workbook, contacts, opening_listing, openings, referrals, standings, targets
from netjob.workbook.openings import Description
from netjob.workbook.undo import undo
from tests.workbook.doors import TODAY, add, day, opening

STAGES = "SELECT stage, reached_on FROM opening_stage WHERE opening = ? ORDER BY reached_on, id"
STEPS = "SELECT step, reached_on FROM referral_step WHERE referral = ? ORDER BY reached_on, id"


def new(book: Workbook, organisation: str = "Orbit GmbH", **values: object) -> int:
    form = OpeningForm(organisation, "network", "heard", day(2), **values)  # type: ignore[arg-type]
    found = book.save(lambda writer: openings.add(writer, form, TODAY))
    assert found is not None
    return found


def test_an_opening_is_added_at_the_target_of_its_name(book: Workbook) -> None:
    target = book.save(lambda writer: targets.of_name(writer, "ORBIT"))
    row_id = new(book, role="Lead")
    assert book.row("SELECT organisation, organisation_key, role, source, target, shaped FROM opening") == (
        "Orbit GmbH", "orbit", "Lead", "network", target, None,
    )  # fmt: skip
    assert book.rows(STAGES, [row_id]) == [("heard", day(2))]
    assert book.value("SELECT target FROM opening WHERE id = ?", [new(book, "Acme")]) is None


def test_stages_are_dated_back_corrected_and_taken_out(book: Workbook) -> None:
    row_id = new(book)
    book.save(lambda writer: openings.stage(writer, row_id, "interview", day(12), TODAY))
    book.save(lambda writer: openings.stage(writer, row_id, "applied", day(5), TODAY))
    book.save(lambda writer: openings.move(writer, row_id, "interview", day(13), day(12), TODAY))
    assert book.rows(STAGES, [row_id]) == [("heard", day(2)), ("applied", day(5)), ("interview", day(13))]
    with pytest.raises(ChangedSince):
        book.save(lambda writer: openings.move(writer, row_id, "interview", day(14), day(12), TODAY))
    with pytest.raises(Refused):
        book.save(lambda writer: openings.move(writer, row_id, "heard", day(14), day(2), TODAY))
    book.save(lambda writer: openings.remove_stage(writer, row_id, "applied"))
    assert book.rows(STAGES, [row_id]) == [("heard", day(2)), ("interview", day(13))]
    with pytest.raises(NotFound):
        book.save(lambda writer: openings.remove_stage(writer, row_id, "offer"))


def test_a_corrected_day_can_be_taken_back(book: Workbook) -> None:
    row_id = new(book)
    book.save(lambda writer: openings.move(writer, row_id, "heard", day(1), day(2), TODAY), "moved")
    book.save(lambda writer: undo(writer, "moved"))
    assert book.rows(STAGES, [row_id]) == [("heard", day(2))]


def test_a_closed_opening_takes_no_stage_on_the_ladder_either(book: Workbook, ann: int) -> None:
    row_id = new(book)
    referral = add(book, ann, opening=row_id)
    book.save(lambda writer: openings.stage(writer, row_id, "closed", day(20), TODAY))
    with pytest.raises(Refused) as refused:
        book.save(lambda writer: referrals.step(writer, referral, "offer", day(21), TODAY))
    assert refused.value.field == "step"


def test_facts_are_yes_no_or_not_known(book: Workbook, ann: int) -> None:
    row_id = new(book)
    book.save(lambda writer: openings.note(writer, row_id, shaped=True, advertised=False))
    book.save(lambda writer: openings.vouch(writer, row_id, ann))
    known = opening_listing.known(book, row_id)
    assert (known.facts["shaped"], known.facts["advertised"], known.facts["shortlist"]) == (True, False, None)
    assert known.vouched_by == ann
    book.save(lambda writer: openings.note(writer, row_id, shaped=None))
    book.save(lambda writer: openings.vouch(writer, row_id, None))
    known = opening_listing.known(book, row_id)
    assert (known.facts["shaped"], known.vouched_by) == (None, None)
    book.save(lambda writer: openings.vouch(writer, row_id, None, "Eve"))
    eve = book.value("SELECT id FROM contact WHERE name = 'Eve'")
    assert opening_listing.known(book, row_id).vouched_by == eve
    with pytest.raises(KeyError):
        book.save(lambda writer: openings.note(writer, row_id, organisation="Acme"))


def test_what_an_edit_crossed_is_noticed(book: Workbook) -> None:
    row_id = new(book)
    opened = openings.description(book, row_id)
    now = Description("Acme", "Lead", "posting", "x")
    book.save(lambda writer: openings.edit(writer, row_id, now, opened))
    assert openings.description(book, row_id) == now
    assert book.value("SELECT organisation_key FROM opening") == "acme"
    with pytest.raises(ChangedSince):
        book.save(lambda writer: openings.edit(writer, row_id, Description("Zeta", "", "other", ""), opened))


def test_who_has_a_part_is_said_once_and_can_leave(book: Workbook, ann: int) -> None:
    row_id = new(book)
    for _ in range(2):
        book.save(lambda writer: openings.takes_part(writer, row_id, ann, "", "insider"))
    book.save(lambda writer: openings.takes_part(writer, row_id, None, "Rhys", "recruiter"))
    people = opening_listing.known(book, row_id).people
    assert [(name, part) for _, _, name, part in people] == [("Rhys", "recruiter"), ("Ann Lee", "insider")]
    book.save(lambda writer: openings.leaves(writer, people[0][0]))
    assert [name for _, _, name, _ in opening_listing.known(book, row_id).people] == ["Ann Lee"]
    with pytest.raises(Refused):
        book.save(lambda writer: openings.takes_part(writer, row_id, None, " ", "insider"))


def test_in_one_click_from_a_referral(book: Workbook, ann: int) -> None:
    referral = add(book, ann, person_name="Dora", target_name="Orbit")
    for step, on in (("decision_maker", 8), ("interview", 12)):
        book.save(lambda writer, step=step, on=on: referrals.step(writer, referral, step, day(on), TODAY))  # type: ignore[misc]
    made = book.save(lambda writer: openings.made_of(writer, referral, "Orbit", TODAY), "made")
    assert made is not None
    known = opening_listing.known(book, made)
    assert (known.organisation, known.source, known.stages) == (
        "Orbit", "network", {"heard": day(12), "interview": day(12)},
    )  # fmt: skip
    assert known.target == book.value("SELECT target FROM referral")
    assert [(name, part) for _, _, name, part in known.people] == [("Ann Lee", "referrer"), ("Dora", "decision_maker")]
    assert [(rung.step, rung.from_opening) for rung in standings.rungs(book, referral)][-1] == ("interview", True)
    book.save(lambda writer: undo(writer, "made"))
    assert book.value("SELECT count(*) FROM opening") == 0
    assert standings.standing(book, referral).step == "interview"


def test_a_referral_in_the_trash_makes_none(book: Workbook, ann: int) -> None:
    referral = add(book, ann)
    book.save(lambda writer: referrals.trash(writer, referral))
    with pytest.raises(NotFound):
        book.save(lambda writer: openings.made_of(writer, referral, "Orbit", TODAY))


def test_what_the_opening_has_dated_stands_when_a_referral_comes_to_it(book: Workbook, ann: int) -> None:
    opened = opening(book, final=9)
    referral = add(book, ann, "interview", 12)
    book.save(lambda writer: openings.attach(writer, referral, opened))
    assert book.rows(STAGES, [opened]) == [("final", day(9))]
    assert standings.standing(book, referral).since == day(9)
    late = add(book, ann, "offer", 14, opening=opened)
    assert book.rows(STAGES, [opened]) == [("final", day(9)), ("offer", day(14))]
    assert standings.standing(book, late).step == "offer"


def test_off_its_opening_a_referral_keeps_the_days_it_read_there(book: Workbook, ann: int) -> None:
    opened = opening(book, interview=10, final=9, offer=20)
    referral = add(book, ann, opening=opened)
    book.save(lambda writer: referrals.tell(writer, referral, "offer", TODAY))
    book.save(lambda writer: openings.move(writer, opened, "offer", day(21), day(20), TODAY))
    book.save(lambda writer: openings.detach(writer, referral))
    assert book.rows(STEPS, [referral]) == [("asked", day(1)), ("interview", day(9)), ("offer", day(21))]
    assert book.value("SELECT told_on FROM referral_step WHERE step = 'offer'") == TODAY
    book.save(lambda writer: openings.attach(writer, referral, opened))
    book.save(lambda writer: openings.remove_stage(writer, opened, "offer"))
    book.save(lambda writer: openings.detach(writer, referral))
    assert book.rows(STEPS, [referral]) == [("asked", day(1)), ("interview", day(9))]


def test_the_trash_takes_the_opening_and_leaves_the_days(book: Workbook, ann: int) -> None:
    opened = opening(book, offer=20)
    referral = add(book, ann, opening=opened)
    book.save(lambda writer: openings.trash(writer, opened), "trash")
    assert opening_listing.counts(book) == {}
    assert standings.standing(book, referral).step == "offer"
    with pytest.raises(NotFound):
        opening_listing.known(book, opened)
    with pytest.raises(NotFound):
        book.save(lambda writer: openings.stage(writer, opened, "accepted", TODAY, TODAY))
    book.save(lambda writer: undo(writer, "trash"))
    assert opening_listing.counts(book) == {"offer": 1}
    assert book.value("SELECT opening FROM referral") == opened


def test_an_opening_of_somebody_forgotten_lists_the_others(book: Workbook, ann: int) -> None:
    row_id = new(book)
    bob = book.save(lambda writer: contacts.add(writer, ContactForm("Bob")))
    for contact in (ann, bob):
        book.save(lambda writer, contact=contact: openings.takes_part(writer, row_id, contact, "", "other"))  # type: ignore[misc]
    book.save(lambda writer: writer.update("contact", ann, {"trashed_at": writer.now}))
    assert [name for _, _, name, _ in opening_listing.known(book, row_id).people] == ["Bob"]


def test_a_future_day_is_refused(book: Workbook) -> None:
    row_id = new(book)
    with pytest.raises(Refused):
        book.save(lambda writer: openings.stage(writer, row_id, "applied", date(2026, 3, 3), TODAY))


def test_a_second_click_makes_no_second_opening(book: Workbook, ann: int) -> None:
    referral = add(book, ann)
    made = [book.save(lambda writer: openings.made_of(writer, referral, "Orbit", TODAY)) for _ in range(2)]
    assert made == [1, None]
    assert book.value("SELECT count(*) FROM opening") == 1


def test_who_is_led_to_another_opening_is_taken_off_the_first(book: Workbook, ann: int) -> None:
    referral, first, second = add(book, ann), opening(book, heard=2, interview=9), opening(book, heard=3)
    for one in (first, second):
        book.save(lambda writer, one=one: openings.attach(writer, referral, one))  # type: ignore[misc]
    own = book.rows("SELECT step, reached_on FROM referral_step WHERE referral = ? ORDER BY id", [referral])
    assert own == [("asked", day(1)), ("interview", day(9))]
    assert book.value("SELECT opening FROM referral WHERE id = ?", [referral]) == second


def test_a_closed_opening_takes_no_referral(book: Workbook, ann: int) -> None:
    referral, opened, closed = add(book, ann), opening(book, heard=2), opening(book, heard=3, closed=20)
    book.save(lambda writer: openings.attach(writer, referral, opened))
    with pytest.raises(Refused) as refused:
        book.save(lambda writer: openings.attach(writer, referral, closed))
    assert (refused.value.field, refused.value.reason) == ("opening", "opening_closed")
    assert book.value("SELECT opening FROM referral") == opened
    book.save(lambda writer: openings.stage(writer, opened, "closed", day(21), TODAY))
    book.save(lambda writer: openings.attach(writer, referral, opened))
    assert book.value("SELECT opening FROM referral") == opened


def test_days_that_cannot_stand_together_keep_a_referral_from_an_opening(book: Workbook, ann: int) -> None:
    referral, opened = add(book, ann, "interview", 12), opening(book, heard=15, applied=1)
    with pytest.raises(Refused) as refused:
        book.save(lambda writer: openings.attach(writer, referral, opened))
    assert refused.value.field == "opening"
    assert str(refused.value) == (
        "This door has interview on 12 February 2026, and the opening has heard of it on 15 February 2026. "
        "One of the two days needs a change first."
    )
    assert book.rows(STAGES, [opened]) == [("applied", day(1)), ("heard", day(15))]
    book.save(lambda writer: openings.remove_stage(writer, opened, "heard"))
    book.save(lambda writer: openings.attach(writer, referral, opened))
    assert book.rows(STAGES, [opened]) == [("applied", day(1)), ("interview", day(12))]


def test_whose_word_counted_stays_while_they_lie_in_the_trash(book: Workbook, ann: int) -> None:
    row_id = new(book)
    book.save(lambda writer: openings.vouch(writer, row_id, ann))
    book.save(lambda writer: contacts.trash(writer, ann))
    book.save(lambda writer: openings.vouch(writer, row_id, None))
    assert book.value("SELECT vouched_by FROM opening") == ann
    book.save(lambda writer: contacts.untrash(writer, ann))
    book.save(lambda writer: openings.vouch(writer, row_id, None))
    assert book.value("SELECT vouched_by FROM opening") is None
