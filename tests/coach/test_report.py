"""The report: its shape to the last key, and exact numbers on a network written by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from netjob.coach.report import report
from netjob.coaching.estimates import share
from netjob.workbook import Workbook
from tests.hand import TODAY, Hand, ago

STEP = ["step", "from", "k", "n", "too_recent", "ended", "point", "low", "high"]


@pytest.fixture
def hand(book: Workbook) -> Hand:
    return Hand(book)


def step(steps: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(found for found in steps if found["step"] == name)


def test_an_empty_workbook_has_every_key_and_empty_lists(book: Workbook) -> None:
    counts = ("contacts", "kept", "touchpoints", "talks", "referrals", "openings", "targets", "follow_ups_due")
    assert report(book, TODAY) == {
        "today": "2026-03-02",
        "search": None,
        "counts": dict.fromkeys(counts, 0),
        "cadence": {
            "weeks": [],
            "weeks_on_goal": {"k": 0, "n": 0, "low": 0.0, "high": 1.0},
            "overdue": [],
            "replies": {"day": 7, "share": None, "low": 0.0, "high": 1.0, "waiting": 0},
        },
        "conversion": {
            "people": [],
            "referrals": {"outgoing": [], "incoming": []},
            "curves": {"introduced": [], "decision_maker": [], "interview": []},
            "compare": [],
        },
        "side_door": [],
        "projection": [],
        "actions": [],
    }


def test_without_a_search_the_ladders_are_empty_and_cadence_is_not(book: Workbook, hand: Hand) -> None:
    hand.search(ago(300), ended_on=ago(100), outcome="found")
    ada = hand.contact()
    hand.touch(ada, ago(200))
    hand.referral(ada, asked=ago(200))
    found = report(book, TODAY)
    assert found["search"] is None
    assert found["conversion"]["people"] == []
    assert found["conversion"]["referrals"] == {"outgoing": [], "incoming": []}
    assert len(found["cadence"]["weeks"]) == 104
    assert found["cadence"]["overdue"][0]["days_since"] == 200


def test_with_a_search_every_step_is_there_even_without_anybody(book: Workbook, hand: Hand) -> None:
    number = hand.search(ago(100))
    found = report(book, TODAY)
    assert found["search"] == {"id": number, "started_on": "2025-11-22"}
    assert [(one["from"], one["step"]) for one in found["conversion"]["people"]] == [
        ("reached_out", "replied"), ("replied", "talked"), ("talked", "asked"), ("asked", "referred"),
    ]  # fmt: skip
    assert [one["step"] for one in found["conversion"]["referrals"]["outgoing"]] == [
        "agreed", "introduced", "talked", "decision_maker", "put_forward", "interview", "offer", "accepted",
    ]  # fmt: skip
    assert [one["step"] for one in found["conversion"]["referrals"]["incoming"]][0:2] == ["talked", "decision_maker"]
    assert list(found["conversion"]["people"][0]) == STEP
    assert found["conversion"]["people"][0] == {
        "step": "replied", "from": "reached_out", "k": 0, "n": 0, "too_recent": 0, "ended": 0,
        "point": None, "low": 0.0, "high": 1.0,
    }  # fmt: skip


def test_a_percentage_is_given_from_eight_on_and_the_range_always(book: Workbook, hand: Hand) -> None:
    hand.search(ago(100))
    for at in range(7):
        contact = hand.contact(f"Person {at}")
        hand.touch(contact, ago(50))
        if at < 3:
            hand.touch(contact, ago(45), direction="in")
    seven = step(report(book, TODAY)["conversion"]["people"], "replied")
    assert (seven["k"], seven["n"], seven["point"]) == (3, 7, None)
    assert (seven["low"], seven["high"]) == (share(3, 7).low, share(3, 7).high)
    hand.touch(hand.contact("Eighth"), ago(50))
    hand.touch(hand.contact("Young"), ago(3))
    eight = step(report(book, TODAY)["conversion"]["people"], "replied")
    assert (eight["k"], eight["n"], eight["too_recent"], eight["point"]) == (3, 8, 1, 3 / 8)


def test_outgoing_and_incoming_are_never_pooled(book: Workbook, hand: Hand) -> None:
    hand.search(ago(200))
    ada = hand.contact()
    hand.referral(ada, asked=ago(90), agreed=ago(85), introduced=ago(80), talked=ago(70))
    hand.referral(ada, "incoming", introduced=ago(90), declined=ago(80))
    found = report(book, TODAY)["conversion"]["referrals"]
    outgoing, incoming = step(found["outgoing"], "talked"), step(found["incoming"], "talked")
    assert (outgoing["k"], outgoing["n"], outgoing["ended"]) == (1, 1, 0)
    assert (incoming["k"], incoming["n"], incoming["ended"]) == (0, 1, 1)


def test_a_week_and_its_goal(book: Workbook, hand: Hand) -> None:
    hand.search(ago(21))
    hand.goal(ago(21), 1)
    ada = hand.contact()
    hand.touch(ada, ago(14), angle="role", points=["next"])
    hand.touch(ada, ago(13), direction="in", talk=True, channel="call")
    found = report(book, TODAY)["cadence"]
    assert found["weeks"][-3] == {
        "week": "2026-W08", "monday": "2026-02-16", "out": 1, "in": 1, "focused": 1, "talks": 1, "asks": 0, "gives": 0,
        "contacts": 1, "on_goal": True,
    }  # fmt: skip
    assert [week["on_goal"] for week in found["weeks"][-5:]] == [None, False, True, False, None]
    assert (found["weeks_on_goal"]["k"], found["weeks_on_goal"]["n"]) == (1, 3)


def test_overdue_and_actions(book: Workbook, hand: Hand) -> None:
    never = hand.contact("Never", organisation="Fen Rail")
    late, today = hand.contact("Late", tie="close"), hand.contact("Today", tie="close")
    hand.touch(late, ago(45))
    hand.touch(today, ago(30))
    hand.row("follow_up", contact=late, owed_by="me", due_on=ago(2), what="send the article")
    hand.row("follow_up", contact=late, owed_by="them", due_on=TODAY, what="ask the buyer")
    hand.row("follow_up", contact=late, owed_by="me", due_on=ago(-1), what="not yet")
    hand.row("follow_up", contact=late, owed_by="me", due_on=ago(9), what="done", done_on=ago(8))
    found = report(book, TODAY)
    assert found["counts"]["follow_ups_due"] == 2
    assert found["cadence"]["overdue"] == [
        {
            "contact_id": never,
            "contact": "Never",
            "tie": "familiar",
            "days_since": None,
            "cadence_days": 60,
            "ratio": None,
        },
        {"contact_id": late, "contact": "Late", "tie": "close", "days_since": 45, "cadence_days": 30, "ratio": 1.5},
    ]
    assert [(one["contact"], one["kind"], one["due_on"]) for one in found["actions"]] == [
        ("Late", "follow_up", "2026-02-28"), ("Late", "follow_up", "2026-03-02"), ("Never", "cadence", None),
        ("Late", "cadence", "2026-02-15"), ("Today", "cadence", "2026-03-02"),
    ]  # fmt: skip
    assert found["actions"][0]["reason"] == "you promised: send the article"
    assert found["actions"][3]["reason"] == "45 days since the last touchpoint; you meant every 30"
    assert list(found["actions"][0]) == ["contact_id", "contact", "organisation", "kind", "reason", "due_on"]


def test_counts_leave_out_the_trash_and_what_is_only_suggested(book: Workbook, hand: Hand) -> None:
    ada = hand.contact()
    gone = hand.contact(trashed_at="2026-02-01")
    hand.contact(status="pool")
    hand.touch(ada, ago(3), talk=True)
    hand.touch(gone, ago(3))
    hand.referral(ada, asked=ago(3))
    hand.referral(gone, asked=ago(3))
    hand.opening()
    for status in ("active", "suggested"):
        hand.row("target", name=status, organisation_key=status, status=status)
    assert report(book, TODAY)["counts"] == {
        "contacts": 2, "kept": 1, "touchpoints": 1, "talks": 1, "referrals": 1, "openings": 1, "targets": 1,
        "follow_ups_due": 0,
    }  # fmt: skip


def test_the_side_door_counts_what_is_known_and_the_hours(book: Workbook, hand: Hand) -> None:
    ada = hand.contact()
    hand.opening(ahead_of_line=True, advertised=False, vouched_by=ada)
    hand.opening(ahead_of_line=False, shaped=True)
    hand.opening(source="posting", advertised=True, trashed_at="2026-02-01")
    hand.row("effort", monday=ago(7), source="network", minutes=90)
    hand.row("effort", monday=ago(14), source="network", minutes=60)
    hand.row("effort", monday=ago(7), source="posting", minutes=30)
    posting, network = report(book, TODAY)["side_door"]
    assert (posting["source"], posting["openings"], posting["hours"]) == ("posting", 0, 0.5)
    assert (network["source"], network["openings"], network["hours"]) == ("network", 2, 2.5)
    assert {name: (fact["k"], fact["n"]) for name, fact in network["facts"].items()} == {
        "ahead_of_line": (1, 2), "vouched": (1, 2), "decision_maker_first": (0, 0), "not_advertised": (1, 1),
        "shaped": (1, 1),
    }  # fmt: skip


def test_the_curve_of_introductions(book: Workbook, hand: Hand) -> None:
    hand.search(ago(200))
    ada = hand.contact()
    for _ in range(6):
        hand.referral(ada, asked=ago(100), agreed=ago(90), introduced=ago(80))
    for _ in range(6):
        hand.referral(ada, asked=ago(100), agreed=ago(90), declined=ago(70))
    hand.referral(ada, asked=ago(100), talked=ago(60))
    found = report(book, TODAY)["conversion"]["curves"]["introduced"]
    assert [(row["cause"], row["day"], row["at_risk"], row["events"], row["share"]) for row in found] == [
        ("introduced", 10, 12, 6, 0.5), ("introduced", 20, 6, 0, 0.5), ("declined", 10, 12, 0, 0.0),
        ("declined", 20, 6, 6, 0.5),
    ]  # fmt: skip


def test_comparisons_have_a_sentence(book: Workbook, hand: Hand) -> None:
    hand.search(ago(100))
    for at in range(20):
        contact = hand.contact(f"Person {at}")
        circle = "known_of" if at < 10 else "known"
        hand.touch(contact, ago(60), circle=circle)
        if at < 10 or at == 15:
            hand.touch(contact, ago(58), direction="in")
    comparisons = report(book, TODAY)["conversion"]["compare"]
    found = next(one for one in comparisons if (one["by"], one["step"]) == ("circle", "replied"))
    assert [(group["group"], group["k"], group["n"]) for group in found["groups"]] == [
        ("known", 1, 10), ("known_of", 10, 10),
    ]  # fmt: skip
    assert "held for four weeks (10 of 10 against 1 of 10)" in found["sentence"]


def test_the_demo_gives_plain_json(demo: Workbook) -> None:
    found = report(demo, TODAY)
    assert json.loads(json.dumps(found)) == found
    assert len(found["cadence"]["weeks"]) == 104
    assert found["conversion"]["people"][0]["n"] >= 20
    assert found["conversion"]["curves"]["introduced"]
