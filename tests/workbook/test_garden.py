"""The ledger and the garden as they are read and written, counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from netjob.coaching.garden import Entry, Given, Period, Seed, Wait
from netjob.errors import ChangedSince, NotFound, Refused
from netjob.workbook import Workbook, Writer, garden, gives
from netjob.workbook.gives import LedgerView
from netjob.workbook.undo import undo
from tests.hand import TODAY, Hand, ago


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def saved(book: Workbook, work: Callable[[Writer], object], token: str = "") -> int:
    found = book.save(work, token or None)
    assert isinstance(found, int)
    return found


def told(book: Workbook, view: LedgerView | None = None) -> list[tuple[str, str, str, date]]:
    return [(line.name, line.side, line.kind, line.day) for line in gives.page(book, view or LedgerView(), 50)[1]]


def filled(hand: Hand) -> tuple[int, int]:
    """Ada got help and opened a door; Bob promised something and was promised something; Cy lies in the trash."""
    ada, bob = hand.contact("Ada Byron"), hand.contact("Bob Ray")
    cy = hand.contact("Cy Dee", trashed_at=hand.book.made_on)
    met = hand.touch(bob, ago(9), channel="call", talk=True)
    gone = hand.touch(ada, ago(3), trashed_at=hand.book.made_on)
    hand.give(ada, ago(20), what="Read her draft")
    hand.give(ada, ago(3), touchpoint=gone)
    hand.give(cy, ago(2))
    hand.row("follow_up", contact=bob, owed_by="them", due_on=ago(2), what="Ask Liam", came_from=met)
    hand.row("follow_up", contact=bob, owed_by="me", due_on=ago(30), what="Send notes", done_on=ago(25))
    hand.row("follow_up", contact=bob, owed_by="me", due_on=ago(1), what="Gone", trashed_at=hand.book.made_on)
    hand.referral(ada, "outgoing", asked=ago(15))  # an ask alone is no door
    hand.referral(ada, "incoming", introduced=ago(10), talked=ago(5))
    return ada, bob


def test_what_went_each_way_stands_newest_first(book: Workbook, hand: Hand) -> None:
    _, bob = filled(hand)
    everything = [
        ("Bob Ray", "them", "promise", ago(2)),
        ("Ada Byron", "them", "door", ago(10)),
        ("Ada Byron", "me", "help", ago(20)),
        ("Bob Ray", "me", "promise", ago(25)),
    ]
    assert told(book) == everything
    assert told(book, LedgerView("me")) == everything[2:]
    assert told(book, LedgerView(kinds=("promise",))) == [everything[0], everything[3]]
    assert told(book, LedgerView(kinds=("help", "door"))) == everything[1:3]
    assert told(book, LedgerView(open=True)) == everything[:1]
    assert told(book, LedgerView(contact=bob)) == [everything[0], everything[3]]
    assert told(book, LedgerView(words="ada draft")) == [everything[2]]
    assert gives.page(book, LedgerView(open=True), 50)[1][0].said_on == ago(9)
    total, page = gives.page(book, LedgerView(), 2, 2)
    assert (total, [line.kind for line in page]) == (4, ["help", "promise"])
    assert gives.page(book, LedgerView(), 2, 40)[1] == gives.page(book, LedgerView(), 2)[1]


def test_nothing_and_anything(book: Workbook, hand: Hand) -> None:
    assert not gives.anything(book)
    hand.give(hand.contact(), TODAY)
    assert gives.anything(book)


def test_whoever_is_given_something_is_kept_from_now_on(book: Workbook, hand: Hand) -> None:
    ann = hand.contact("Ann", status="pool")
    row = saved(book, lambda writer: gives.add(writer, Entry("help", "a plan", TODAY), ann, "", TODAY), "one")
    assert book.rows("SELECT id, contact, given_on, kind, what FROM give") == [(row, ann, TODAY, "help", "a plan")]
    assert book.value("SELECT status FROM contact") == "kept"
    book.save(lambda writer: undo(writer, "one"))
    assert book.rows("SELECT id FROM give") == []
    assert book.value("SELECT status FROM contact") == "pool"


def test_a_promise_by_somebody_new(book: Workbook) -> None:
    saved(book, lambda writer: gives.add(writer, Entry("them", "ask Liam", TODAY), None, " Eve Fox ", TODAY))
    found = "SELECT name, owed_by, due_on, what, done_on FROM follow_up f JOIN contact c ON c.id = f.contact"
    assert book.rows(found) == [("Eve Fox", "them", TODAY, "ask Liam", None)]


def test_nobody_is_refused(book: Workbook) -> None:
    with pytest.raises(Refused) as refused:
        book.save(lambda writer: gives.add(writer, Entry("help", "", TODAY), None, " ", TODAY))
    assert refused.value.field == "contact"
    with pytest.raises(NotFound):
        book.save(lambda writer: gives.add(writer, Entry("help", "", TODAY), 77, "", TODAY))


def test_only_what_differs_is_written(book: Workbook, hand: Hand) -> None:
    ann = hand.contact("Ann")
    row = hand.row("follow_up", contact=ann, owed_by="them", due_on=ago(2), what="Ask Liam")
    opened = gives.entry(book, "promise", row)
    assert opened == Entry("them", "Ask Liam", ago(2))
    later = Entry("me", "Ask Liam", date(2026, 4, 1))  # who promised stays
    book.save(lambda writer: gives.edit(writer, row, later, opened, TODAY))
    assert book.rows("SELECT owed_by, due_on FROM follow_up") == [("them", date(2026, 4, 1))]
    with pytest.raises(ChangedSince):
        book.save(lambda writer: gives.edit(writer, row, Entry("them", "Ask Liam", ago(1)), opened, TODAY))
    with pytest.raises(NotFound):
        gives.entry(book, "give", 5)


def test_a_promise_is_kept_once(book: Workbook, hand: Hand) -> None:
    row = hand.row("follow_up", contact=hand.contact(), owed_by="me", due_on=ago(2), what="Ask")
    book.save(lambda writer: gives.keep(writer, row, TODAY))
    assert book.value("SELECT done_on FROM follow_up") == TODAY
    with pytest.raises(ChangedSince):
        book.save(lambda writer: gives.keep(writer, row, TODAY))


def test_what_is_taken_out_leaves_no_credit_and_comes_back_with_it(book: Workbook, hand: Hand) -> None:
    ann = hand.contact("Ann")
    give, seed = hand.give(ann, ago(30)), hand.row("seed", planted_on=ago(40), kind="post", what="x")
    first, second = (hand.referral(ann, "incoming", introduced=ago(9)) for _ in range(2))
    book.save(lambda writer: garden.credit(writer, first, "give", give))
    book.save(lambda writer: garden.credit(writer, second, "seed", seed))

    def work(writer: Writer) -> None:
        gives.remove(writer, "give", give)
        garden.uproot(writer, seed)

    book.save(work, "out")
    assert book.rows("SELECT give, seed FROM referral ORDER BY id") == [(None, None)] * 2
    assert book.rows("SELECT id FROM give UNION ALL SELECT id FROM seed") == []
    book.save(lambda writer: undo(writer, "out"))
    assert book.rows("SELECT give, seed FROM referral ORDER BY id") == [(give, None), (None, seed)]
    for gone in (lambda writer: gives.remove(writer, "give", 99), lambda writer: garden.uproot(writer, 99)):
        with pytest.raises(NotFound):
            book.save(gone)


def test_planted_stands_apart_from_asks(book: Workbook, hand: Hand) -> None:
    ann = hand.contact("Ann")
    hand.touch(ann, ago(7), channel="call", talk=True, direction="in")  # a catch-up
    hand.touch(ann, ago(7))  # another one
    hand.touch(ann, ago(6), direction="in")  # their message: nothing planted
    hand.touch(ann, ago(6), ask="advice")
    hand.touch(ann, ago(6), ask="job", channel="call", talk=True)
    hand.touch(ann, ago(6), source="linkedin")  # what was asked for is not known
    hand.give(ann, ago(5), touchpoint=hand.touch(ann, ago(5)))  # counts as the give
    hand.row("seed", planted_on=ago(1), kind="post", what="x")
    hand.referral(ann, "incoming", introduced=ago(2), talked=ago(1))
    hand.referral(ann, "outgoing", asked=ago(2))
    hand.touch(ann, ago(40))
    expected = Period(ago(7), gives=1, catch_ups=2, seeds=1, asks=2, doors=1)
    assert garden.counted(book, "week", ago(14), TODAY) == [expected]
    assert [period.first for period in garden.counted(book, "month", ago(90), TODAY)] == [
        date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(("people", "expected"), [(4, 4), (5, 1), (9, 1)])
def test_the_same_text_to_many_is_one_catch_up(book: Workbook, hand: Hand, people: int, expected: int) -> None:
    for at in range(people):
        hand.touch(hand.contact(f"P{at}"), ago(3), batch="mail")
    assert garden.counted(book, "week", ago(14), TODAY) == [Period(ago(7), catch_ups=expected)]


def test_the_lag_runs_to_the_first_door_that_came_after(book: Workbook, hand: Hand) -> None:
    ann = hand.contact("Ann")
    give, waiting = hand.give(ann, ago(50)), hand.give(ann, ago(10), kind="thanks")
    seed = hand.row("seed", planted_on=ago(20), kind="post", what="x")
    doors = [hand.referral(ann, "incoming", introduced=ago(day)) for day in (8, 30, 25, 60)]
    for door, place, row in ((doors[0], "give", give), (doors[1], "give", give), (doors[2], "seed", seed)):
        book.save(lambda writer, door=door, place=place, row=row: garden.credit(writer, door, place, row))
    book.save(lambda writer: garden.credit(writer, doors[3], "give", waiting))  # it came before: no harvest of it
    assert garden.waits(book, TODAY) == [
        Wait("help", 20, True), Wait("seed", 20, False), Wait("thanks", 10, False),
    ]  # fmt: skip


def test_the_harvest_names_its_seed(book: Workbook, hand: Hand) -> None:
    ann, bob = hand.contact("Ann"), hand.contact("Bob")
    give = hand.give(ann, ago(50), what="a plan")
    hand.give(bob, ago(3), kind="thanks")
    first = hand.referral(ann, "incoming", introduced=ago(9))
    second = hand.referral(bob, "incoming", introduced=ago(5))
    asked = hand.referral(ann, "outgoing", asked=ago(5))
    book.save(lambda writer: garden.credit(writer, first, "give", give))
    total, (new, old) = garden.harvests(book, False, 10)
    assert (total, new.standing.id, new.place) == (2, second, None)
    assert (old.place, old.row_id, old.kind, old.what, old.day) == ("give", give, "help", "a plan", ago(50))
    assert [one.standing.id for one in garden.harvests(book, True, 10)[1]] == [second]
    assert garden.harvests(book, False, 1, 7)[1] == [new]
    assert garden.given_to(book, [ann]) == {ann: [Given(give, "help", "a plan", ago(50))]}
    with pytest.raises(Refused):
        book.save(lambda writer: garden.credit(writer, asked, "give", give))
    with pytest.raises(NotFound):
        book.save(lambda writer: garden.credit(writer, second, "give", 99))
    book.save(lambda writer: garden.credit(writer, first, None, None))
    assert garden.harvests(book, True, 10)[0] == 2


def test_seeds(book: Workbook) -> None:
    opened = Seed("post", "three lines", ago(3))
    row = saved(book, lambda writer: garden.plant(writer, opened, TODAY))
    book.save(lambda writer: garden.replant(writer, row, Seed("talk", "three lines", ago(3)), opened, TODAY))
    assert garden.seed(book, row) == Seed("talk", "three lines", ago(3))
    assert [one.id for one in garden.seeds(book, 5, 20)[1]] == [row]
    with pytest.raises(ChangedSince):
        book.save(lambda writer: garden.replant(writer, row, Seed("event", "three lines", ago(3)), opened, TODAY))
    with pytest.raises(NotFound):
        garden.seed(book, 99)
