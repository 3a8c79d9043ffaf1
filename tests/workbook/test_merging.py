"""Two contacts become one: every row moves, and one undo brings all of them back to the letter."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjob.errors import CannotUndo, NotFound
from netjob.workbook import (
    Workbook,
    Writer,
    answers,
    import_runs,
    imports,
    matches,
    merging,
    outcomes,
    soundness,
    wanted,
)
from netjob.workbook.imports import Arrival, Entry
from netjob.workbook.references import references
from netjob.workbook.undo import undo
from tests.conftest import noon
from tests.hand import TODAY, Hand, ago

# What a merge and its undo write about themselves.
RECORDS = {"change", "meta"}


def everything(book: Workbook) -> dict[str, list[tuple[Any, ...]]]:
    tables = {table for (table,) in book.rows("SELECT table_name FROM duckdb_tables()")} - RECORDS
    return {table: book.rows(f"FROM {table} ORDER BY ALL") for table in sorted(tables)}


def merge(book: Workbook, keep: int, gone: int, token: str = "merge", **columns: object) -> None:
    book.save(lambda writer: merging.merge(writer, keep, gone, columns), token)


def take_back(book: Workbook, token: str = "merge") -> None:
    book.save(lambda writer: undo(writer, token))


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def full(hand: Hand) -> tuple[int, int]:
    """Two contacts of whom every table that can speaks."""
    one, other, third = hand.contact("Bo Li"), hand.contact("Li, Bo", status="pool"), hand.contact("Cy Ng")
    for contact in (one, other):
        touch = hand.touch(contact, ago(3), source="linkedin", source_key="2026-02-27 out")
        hand.row("heard", touchpoint=touch, kind="news", body="moved")
        hand.row("follow_up", contact=contact, owed_by="me", due_on=TODAY, what="call", came_from=touch)
        hand.give(contact, ago(2), touchpoint=touch)
        referral = hand.referral(contact, asked=ago(3))
        hand.book.save(lambda w, r=referral, p=third: w.update("referral", r, {"person": p}))  # type: ignore[misc]
        opening = hand.opening(stages={"heard": ago(1)}, vouched_by=contact)
        hand.row("opening_contact", opening=opening, contact=contact, part="referrer")
        hand.row("opening_contact", opening=1, contact=contact, part="insider")
        hand.row("common_ground", contact=contact, kind="reading", detail="the same book")
        hand.row("contact_identity", contact=contact, kind="phone", value="+4930901820")
        hand.row("contact_identity", contact=contact, kind="email", value=f"{contact}@lumen.com")
        hand.row("knows", contact=contact, person=third, said_on=ago(3))
        hand.row("knows", contact=third, person=contact, said_on=ago(3))
        hand.row("distinct_pair", contact=third, other=contact, said_at=noon())
        for key in (
            f"cadence:{contact}",
            f"wanted:{contact}",
            f"keep:{contact}",
            f"path:{contact}:5",
            f"news:{contact}",
        ):
            hand.row("suggestion", shown_on=TODAY, key=key, outcome="later", until=TODAY)
        hand.contact(f"Named by {contact}", introduced_by=contact)
    hand.row("knows", contact=one, person=other, said_on=ago(1))
    hand.referral(one, introduced=ago(9))
    hand.book.save(lambda w: w.update("referral", 3, {"person": other}))
    hand.row("distinct_pair", contact=one, other=other, said_at=noon(), until=TODAY)
    return one, other


def test_nothing_speaks_of_the_one_that_went_and_nothing_is_lost_or_doubled(book: Workbook, hand: Hand) -> None:
    one, other = full(hand)
    merge(book, one, other, status="kept")
    assert not book.rows("SELECT id FROM contact WHERE id = ?", [other])
    for table, column, of in references(book):
        if of == "contact":
            assert not book.value(f"SELECT count(*) FROM {table} WHERE {column} = ?", [other]), f"{table}.{column}"
    assert soundness.check(book).sound
    counts = {table: len(rows) for table, rows in everything(book).items() if table in COUNTS}
    assert counts == COUNTS
    assert book.rows("SELECT contact, source_key FROM touchpoint") == [(one, "2026-02-27 out")] * 2
    assert book.rows("SELECT kind, value FROM contact_identity WHERE contact = ? ORDER BY value", [one]) == [
        ("phone", "+4930901820"), ("email", "1@lumen.com"), ("email", "2@lumen.com"),
    ]  # fmt: skip
    assert book.rows("SELECT referrer, person FROM referral ORDER BY id") == [(one, 3), (one, 3), (one, None)]
    assert sorted(key for (key,) in book.rows("SELECT key FROM suggestion")) == sorted(
        [*2 * ["cadence:1", "wanted:1", "keep:1", "path:1:5"], "news:1", "news:2"]
    )


# Of the doubles one is left: the telephone number, what is shared, what was said of whom they know, their part in one
# opening, "not the same as Cy Ng"; and what stood between the two is gone.
COUNTS = {
    "contact": 4, "touchpoint": 2, "heard": 2, "follow_up": 2, "give": 2, "referral": 3, "opening": 2,
    "opening_contact": 3, "common_ground": 1, "contact_identity": 3, "knows": 2, "distinct_pair": 1, "suggestion": 10,
}  # fmt: skip


@pytest.mark.parametrize("turned", [False, True])
def test_undo_brings_every_table_back_to_the_letter(book: Workbook, hand: Hand, turned: bool) -> None:
    one, other = full(hand)
    before = everything(book)
    keep, gone = (other, one) if turned else (one, other)
    merge(book, keep, gone, name="Bo Jun Li", tie="close", edited=["name"])
    assert everything(book) != before
    take_back(book)
    assert everything(book) == before


def test_homework_on_either_stands_under_the_one_that_stays(book: Workbook, hand: Hand) -> None:
    one, other = hand.contact("Ada", circle="wanted"), hand.contact("Ada B.", circle="wanted")
    for contact, part, body in ((one, "why", "Her talk"), (other, "why", "Her book"), (other, "bring", "A case")):
        book.save(lambda writer, c=contact, p=part, b=body: wanted.write(writer, c, p, b))  # type: ignore[misc]
    before = everything(book)
    merge(book, one, other)
    assert answers.body(book, "wanted_why", one) == "Her talk\nHer book"
    assert answers.body(book, "wanted_bring", one) == "A case"
    assert book.rows("SELECT count(*) FROM answer WHERE item = ?", [other]) == [(0,)]
    take_back(book)
    assert everything(book) == before


def test_three_become_one_and_come_apart_in_turn(book: Workbook, hand: Hand) -> None:
    one, other = full(hand)
    before = everything(book)
    merge(book, one, other, "first")
    between = everything(book)
    merge(book, 3, one, "second")
    assert {contact for (contact,) in book.rows("SELECT contact FROM touchpoint")} == {3}
    assert soundness.check(book).sound
    with pytest.raises(CannotUndo):
        take_back(book, "first")
    take_back(book, "second")
    assert everything(book) == between
    take_back(book, "first")
    assert everything(book) == before


def test_what_was_added_since_keeps_a_merge_from_being_taken_back_in_part(book: Workbook, hand: Hand) -> None:
    one, other = full(hand)
    merge(book, one, other)
    book.save(lambda writer: writer.update("contact", one, {"place": "Ulm"}))
    after = everything(book)
    with pytest.raises(CannotUndo):
        take_back(book)
    assert everything(book) == after


def test_only_two_that_are_there_are_merged(book: Workbook, hand: Hand) -> None:
    one, gone = hand.contact(), hand.contact(trashed_at=noon())
    before = everything(book)
    for pair in ((one, gone), (one, one), (one, 99), (99, one)):
        with pytest.raises(NotFound):
            merge(book, *pair)
    assert everything(book) == before


def test_an_import_that_is_taken_back_leaves_who_was_merged(book: Workbook, hand: Hand) -> None:
    people = [Entry(name, None, None, None, None, None, None, None, "linkedin") for name in ("Bo Li", "B. Li", "Cy Ng")]
    arrival = Arrival(people, [(-at, "email", f"{at}@lumen.com") for at in (1, 2, 3)])

    def bring_in(writer: Writer) -> None:
        run = import_runs.number(writer)
        imports.write(writer, arrival, run)
        import_runs.record(writer, run, "a.csv", "linkedin", "0" * 64, [], noon())

    book.save(bring_in)
    merge(book, 1, 2)
    book.save(lambda writer: import_runs.take_back(writer, 1))
    assert book.rows("SELECT id FROM contact") == [(1,)]
    assert book.rows("SELECT contact, value FROM contact_identity ORDER BY id") == [
        (1, "1@lumen.com"),
        (1, "2@lumen.com"),
    ]
    assert soundness.check(book).sound


# ---------------------------------------------------------------------------------------- any network


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("merging")


NUMBERS = count()
PEOPLE = st.integers(1, 4)
MAYBE = st.none() | PEOPLE
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
ROWS = st.lists(
    st.one_of(
        st.tuples(st.just("touchpoint"), st.fixed_dictionaries({
            "contact": PEOPLE, "happened_on": DAYS, "direction": st.sampled_from(["in", "out"]),
            "channel": st.just("call"), "talk": st.booleans(), "circle": st.just("known"), "tie": st.just("none"),
            "source": st.just("linkedin"), "source_key": st.sampled_from([None, "a", "b"]),
            "points": st.none() | st.just(["doing"]), "notes": st.none() | st.just("'\"\n\\ üñ"),
        })),
        st.tuples(st.just("knows"), st.fixed_dictionaries({"contact": PEOPLE, "person": MAYBE, "said_on": DAYS})),
        st.tuples(st.just("distinct_pair"), st.fixed_dictionaries(
            {"contact": PEOPLE, "other": PEOPLE, "said_at": st.just(noon()), "until": st.none() | DAYS}
        )),
        st.tuples(st.just("referral"), st.fixed_dictionaries(
            {"referrer": PEOPLE, "person": MAYBE, "direction": st.just("incoming"), "weight": st.just("some")}
        )),
        st.tuples(st.just("common_ground"), st.fixed_dictionaries(
            {"contact": PEOPLE, "kind": st.sampled_from(["business", "other"]), "detail": st.none() | st.just("x")}
        )),
        st.tuples(st.just("contact_identity"), st.fixed_dictionaries(
            {"contact": PEOPLE, "kind": st.just("phone"), "value": st.sampled_from(["+491", "+492"])}
        )),
        st.tuples(st.just("give"), st.fixed_dictionaries(
            {"contact": PEOPLE, "given_on": DAYS, "kind": st.just("help")}
        )),
        st.tuples(st.just("suggestion"), st.fixed_dictionaries(
            {"shown_on": DAYS, "key": st.sampled_from(["cadence:1", "cadence:2", "keep:3", "path:4:1", "news:1"])}
        )),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, introduced=st.lists(MAYBE, min_size=4, max_size=4), order=st.permutations([1, 2, 3, 4]))
def test_any_chain_of_merges_is_sound_and_comes_apart_to_the_letter(
    files: Path, rows: list[tuple[str, dict[str, Any]]], introduced: list[int | None], order: list[int]
) -> None:
    book = Workbook(files / f"{next(NUMBERS)}.duckdb", noon)
    try:
        hand = Hand(book)
        people = [hand.contact() for _ in introduced]
        for person, by in zip(people, introduced, strict=True):
            book.save(lambda w, row=person, by=by: w.update("contact", row, {"introduced_by": by}))  # type: ignore[misc]
        for table, values in rows:
            hand.row(table, **values)
        keep, *others = order
        states = []
        for gone in others:
            states.append(everything(book))
            merge(book, keep, gone, f"into {gone}", introduced_by=None, name=f"with {gone}")
            assert soundness.check(book).sound
        assert [contact for (contact,) in book.rows("SELECT id FROM contact")] == [keep]
        kept = sum(table in ("touchpoint", "referral", "give", "suggestion") for table, _ in rows)
        found = everything(book)
        assert sum(len(found[table]) for table in ("touchpoint", "referral", "give", "suggestion")) == kept
        for gone in reversed(others):
            take_back(book, f"into {gone}")
            assert everything(book) == states.pop()
    finally:
        book.close()


# ---------------------------------------------------------------------------------------- answers


def test_an_answer_holds_in_either_order_and_an_answer_anew_replaces_it(book: Workbook, hand: Hand) -> None:
    one, other = hand.contact(), hand.contact()
    book.save(lambda writer: matches.distinguish(writer, one, other, date(2026, 4, 1)))
    assert matches.answered(book, TODAY) == {(1, 2)}
    assert matches.answered(book, date(2026, 4, 1)) == set()
    book.save(lambda writer: matches.distinguish(writer, other, one, None))
    assert book.rows("SELECT contact, other, until, said_at FROM distinct_pair") == [(1, 2, None, noon())]
    with pytest.raises(NotFound):
        book.save(lambda writer: matches.distinguish(writer, one, one, None))


def test_a_pair_whose_contact_is_gone_is_an_orphan(book: Workbook, hand: Hand) -> None:
    one, other = hand.contact(), hand.contact()
    book.save(lambda writer: matches.distinguish(writer, one, other, None))
    book.save(lambda writer: writer.execute("DELETE FROM contact WHERE id = ?", [other]))
    assert soundness.check(book).orphans["distinct_pair.other"] == 1
    assert not soundness.check(book).sound


def test_a_workbook_of_the_first_step_gets_the_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from netjob.workbook import schema

    every = schema.steps()
    monkeypatch.setattr(schema, "steps", lambda: every[:1])
    book = Workbook(tmp_path / "old.duckdb", noon)
    Hand(book).contact("Bo Li")
    book.close()
    monkeypatch.undo()
    book = Workbook(tmp_path / "old.duckdb", lambda: datetime(2026, 5, 1))
    try:
        assert book.rows("SELECT step FROM schema_step ORDER BY step")[:2] == [(1,), (2,)]
        assert book.rows("SELECT name FROM contact") == [("Bo Li",)]
        Hand(book).contact()
        book.save(lambda writer: matches.distinguish(writer, 1, 2, None))
        assert soundness.check(book).sound
    finally:
        book.close()


def test_who_is_left_out_of_suggestions_stays_out(book: Workbook, hand: Hand) -> None:
    keep, gone = hand.contact("Bo Li"), hand.contact("Li, Bo")
    book.save(lambda writer: outcomes.decide(writer, f"contact:{gone}", "not_this_one", TODAY))
    merge(book, keep, gone)
    assert [(one.key, one.name) for one in outcomes.left_out(book, TODAY)] == [(f"contact:{keep}", "Bo Li")]
