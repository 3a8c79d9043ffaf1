"""Who was reached out to and what followed, from rows by hand and against a plain recount of random networks."""

from __future__ import annotations

import random
from datetime import date, datetime, time

import pytest

from netjob.coaching.reaches import First
from netjob.workbook import Workbook, conversion
from tests.hand import TODAY, Hand, ago

START = ago(100)


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def test_what_followed_the_first_outgoing_touchpoint(book: Workbook, hand: Hand) -> None:
    ada = hand.contact(mean_to_ask_on=ago(70))
    hand.touch(ada, ago(95), direction="in")
    hand.touch(ada, ago(90))
    hand.touch(ada, ago(85), direction="in")
    hand.touch(ada, ago(80), channel="call", talk=True)
    hand.touch(ada, ago(75), ask="advice")
    hand.touch(ada, ago(60), ask="introduction")
    (reach,) = conversion.reaches(book, START, TODAY)
    assert (reach.reached_out, reach.replied, reach.talked, reach.asked) == (ago(90), ago(85), ago(80), ago(60))
    assert reach.meant


def test_a_talk_is_a_reply_and_the_same_day_counts(book: Workbook, hand: Hand) -> None:
    ada, ben = hand.contact("Ada"), hand.contact("Ben")
    hand.touch(ada, ago(9), channel="call", talk=True, ask="recommendation")
    hand.touch(ben, ago(9))
    hand.touch(ben, ago(9), direction="in")
    first, second = conversion.reaches(book, START, TODAY)
    assert (first.replied, first.talked, first.asked) == (ago(9), ago(9), ago(9))
    assert (second.replied, second.talked) == (ago(9), None)


@pytest.mark.parametrize(("marked", "meant"), [(None, False), (61, True), (60, False), (59, False)])
def test_asking_never_marks_mean_to_ask(book: Workbook, hand: Hand, marked: int | None, meant: bool) -> None:
    ada = hand.contact(mean_to_ask_on=None if marked is None else ago(marked))
    hand.touch(ada, ago(60), ask="introduction", talk=True)
    (reach,) = conversion.reaches(book, START, TODAY)
    assert reach.meant is meant
    assert reach.for_the_relationship is not meant


def test_what_came_before_the_search_is_history(book: Workbook, hand: Hand) -> None:
    ada, ben = hand.contact("Ada"), hand.contact("Ben")
    hand.touch(ada, ago(101))
    hand.touch(ada, ago(99), direction="in")
    hand.touch(ben, ago(101), talk=True)
    hand.touch(ben, ago(50))
    (reach,) = conversion.reaches(book, START, TODAY)
    assert (reach.contact, reach.reached_out, reach.talked) == (ben, ago(50), None)


def test_pool_trash_and_days_to_come_are_left_out(book: Workbook, hand: Hand) -> None:
    hand.touch(hand.contact(status="pool"), ago(9))
    hand.touch(hand.contact(trashed_at="2026-02-01"), ago(9))
    hand.touch(hand.contact(), ago(9), trashed_at="2026-03-01")
    hand.touch(hand.contact(), date(2026, 3, 3))
    assert conversion.reaches(book, START, TODAY) == []


def test_the_first_approach_is_told_as_it_was_then(book: Workbook, hand: Hand) -> None:
    ada = hand.contact(circle="known", tie="close")
    hand.touch(ada, ago(30), circle="wanted", tie="none", angle=None, common_ground=["reading"], points=["offer"])
    hand.touch(ada, ago(30), circle="known", tie="slight", channel="call")
    hand.touch(ada, ago(20))
    (reach,) = conversion.reaches(book, START, TODAY)
    assert reach.first == First("wanted", "none", "message", None, ("reading",), ("offer",))


def test_an_earlier_look_knows_nothing_of_what_came_after(book: Workbook, hand: Hand) -> None:
    ada = hand.contact(mean_to_ask_on=ago(10))
    hand.touch(ada, ago(50))
    hand.touch(ada, ago(20), direction="in")
    (reach,) = conversion.reaches(book, START, ago(28))
    assert (reach.replied, reach.mean_to_ask_on) == (None, None)


def test_early_signs_are_counts_since_the_start(book: Workbook, hand: Hand) -> None:
    ada, ben, pool = hand.contact("Ada"), hand.contact("Ben"), hand.contact("Cy", status="pool")
    told = hand.touch(ada, ago(9), talk=True)
    hand.touch(ben, ago(9))
    for kind in ("name", "name", "news", "advice", "feedback"):
        hand.row("heard", touchpoint=told, kind=kind, body="a word")
    hand.row("heard", touchpoint=hand.touch(ada, ago(120)), kind="name", body="long ago")
    hand.give(ben, ago(8))
    hand.give(pool, ago(8))
    hand.give(ben, ago(130))
    written = {"prompt": conversion.STATEMENT, "item": 0, "position": 0, "confirmed": True, "removed": False}
    hand.row("answer", body="I move freight", answered_at="2026-02-01 10:00:00", **written)
    hand.row("answer", body="I move freight by rail", answered_at="2026-02-09 10:00:00", **written)
    hand.row("answer", body="before", answered_at="2025-01-09 10:00:00", **written)
    assert conversion.early_signs(book, START, datetime.combine(START, time()), TODAY) == conversion.EarlySigns(
        2, 1, 2, 3, 2, 1
    )


Touch = tuple[int, int, str, bool, str | None]


def recounted(touches: list[Touch], pool: set[int]) -> dict[int, list[date | None]]:
    """The same, straight from the words of the definition."""
    found: dict[int, list[date | None]] = {}
    for contact in sorted({touch[0] for touch in touches} - pool):
        own = [touch for touch in touches if touch[0] == contact and 0 <= touch[1] <= 100]
        out = [days for _, days, direction, _, _ in own if direction == "out"]
        if not out:
            continue
        later = [touch for touch in own if touch[1] <= max(out)]
        replied = [days for _, days, direction, talk, _ in later if direction == "in" or talk]
        talked = [days for _, days, _, talk, _ in later if talk]
        asked = [days for _, days, _, _, ask in later if ask in ("introduction", "recommendation")]
        found[contact] = [ago(max(days)) if days else None for days in (out, replied, talked, asked)]
    return found


@pytest.mark.parametrize("seed", range(12))
def test_sql_agrees_with_a_plain_recount(book: Workbook, hand: Hand, seed: int) -> None:
    chance = random.Random(seed)
    contacts = [hand.contact(f"Person {at}", status="pool" if at == 0 else "kept") for at in range(6)]
    touches: list[Touch] = []
    for _ in range(40):
        touch = (
            chance.choice(contacts), chance.randint(-2, 110), chance.choice(["out", "in"]), chance.random() < 0.3,
            chance.choice([None, None, "introduction", "recommendation", "advice", "job"]),
        )  # fmt: skip
        touches.append(touch)
    for contact, days, direction, talk, ask in touches:
        hand.touch(contact, ago(days), direction=direction, talk=talk, ask=ask)
    reaches = conversion.reaches(book, START, TODAY)
    found = {reach.contact: [reach.reached_out, reach.replied, reach.talked, reach.asked] for reach in reaches}
    assert found == recounted(touches, {contacts[0]})
