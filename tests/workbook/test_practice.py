"""The last weeks of practice, and the focused touchpoints of one."""

from __future__ import annotations

from datetime import date, timedelta

from netjob.coaching import strands
from netjob.coaching.strands import Focused
from netjob.coaching.weeks import WEEK, Week
from netjob.workbook import Workbook, goals, practice
from tests.hand import TODAY, Hand, ago


def test_every_week_is_there(book: Workbook, today: date) -> None:
    hand = Hand(book)
    hand.touch(hand.contact(), ago(10), angle="role", points=["next"])
    first = today - 2 * WEEK
    assert practice.weeks(book, first, today) == [
        Week(first, focused=1), Week(first + WEEK), Week(today),
    ]  # fmt: skip


def test_focused_touchpoints_of_the_week_with_what_their_strand_needs(book: Workbook) -> None:
    hand, friday = Hand(book), TODAY + timedelta(days=4)
    ann = hand.contact("Ann")
    plain = {"angle": "role", "points": ["next"]}
    hand.touch(ann, ago(1), **plain)  # last week
    hand.touch(ann, TODAY)  # not focused
    hand.touch(hand.contact("Pool", status="pool"), TODAY, **plain)
    hand.touch(ann, TODAY, **plain, ask="advice")
    hand.touch(ann, TODAY, **plain, target=1)
    hand.touch(ann, TODAY, **plain, decision_maker=True, circle="wanted")
    for name in ("a", "b", "c", "d"):
        hand.touch(hand.contact(name), friday, **plain, batch="x")
    hand.touch(ann, friday, batch="x")  # the same text, and nothing to focus it
    found = practice.focused(book, friday)
    assert found == [
        Focused(TODAY, "known", "role", "advice"),
        Focused(TODAY, "known", "role", None, aimed=True),
        Focused(TODAY, "wanted", "role", None, aimed=True),
        *[Focused(friday, "known", "role", batch="x", people=5)] * 4,
    ]
    assert strands.counted(found) == {"known": 2, "relationship": 0, "purpose": 2}
    assert sum(strands.counted(found).values()) == goals.so_far(book, friday)[0].focused


def test_strands_of_the_demo_add_up_to_what_its_weeks_count(demo: Workbook, today: date) -> None:
    for back in range(60):
        day = today - timedelta(days=7 * back + 1)
        assert sum(strands.counted(practice.focused(demo, day)).values()) == goals.so_far(demo, day)[0].focused
