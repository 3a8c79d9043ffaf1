"""What the rules make of a touchpoint as it is logged."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netjob.coaching.touchpoint import Given, Heard, NameGiven, NextStep, TouchpointForm, checked, is_talk
from netjob.errors import Refused

TODAY = date(2026, 3, 2)


def form(**values: Any) -> TouchpointForm:
    return TouchpointForm(**{"happened_on": TODAY, "channel": "email", "contacts": (7,)} | values)


@pytest.mark.parametrize("channel", ["call", "video", "meeting", "event"])
def test_what_is_spoken_is_a_talk(channel: str) -> None:
    assert is_talk(channel, None)
    assert is_talk(channel, False)


@pytest.mark.parametrize("channel", ["message", "email", "letter", "other"])
def test_what_is_written_is_a_talk_only_when_marked(channel: str) -> None:
    assert not is_talk(channel, None)
    assert is_talk(channel, True)


@pytest.mark.parametrize(
    ("values", "field", "reason"),
    [
        ({"contacts": ()}, "contacts", "choose_someone"),
        ({"contacts": (), "new_names": (" ",)}, "contacts", "name_needed"),
        ({"happened_on": date(2026, 3, 3)}, "happened_on", "future_date"),
        ({"direction": "sideways"}, "direction", "not_a_word"),
        ({"channel": None}, "channel", "channel_needed"),
        ({"channel": "pigeon"}, "channel", "not_a_word"),
        ({"angle": "money"}, "angle", "not_a_word"),
        ({"ask": "money"}, "ask", "not_a_word"),
        ({"points": ("money",)}, "points", "not_a_word"),
        ({"common_ground": ("money",)}, "common_ground", "not_a_word"),
        ({"went": 0}, "went", "range"),
        ({"went": 6}, "went", "range"),
        ({"heard": (Heard("gossip", "x"),)}, "heard", "not_a_word"),
        ({"heard": (Heard("news", "x", 1),)}, "heard", "choose_someone"),
        ({"next_steps": (NextStep(" ", TODAY),)}, "next_what", "what_needed"),
        ({"next_steps": (NextStep("call", date(2026, 3, 1)),)}, "next_on", "before_the_day"),
        ({"next_steps": (NextStep("call", TODAY, "us"),)}, "next_by", "not_a_word"),
        ({"next_steps": (NextStep("call", TODAY, "me", 1),)}, "next_by", "choose_someone"),
        ({"names": (NameGiven("x" * 201),)}, "names", "name_long"),
        ({"names": (NameGiven("", contact=7),)}, "names", "named_themselves"),
        ({"names": (NameGiven("Dora", person=1),)}, "names", "choose_someone"),
        ({"gives": (Given("money"),)}, "gives", "not_a_word"),
        ({"gives": (Given("", "an article"),)}, "gives", "kind_needed"),
    ],
)
def test_what_is_refused_names_its_field(values: dict[str, Any], field: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(form(**values), TODAY)
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_a_next_step_without_a_day_is_due_in_two_working_days() -> None:
    clean = checked(form(next_steps=(NextStep("call", None),)), date(2026, 3, 5))
    assert clean.next_steps == (NextStep("call", date(2026, 3, 9)),)  # over a weekend


def test_an_organisation_may_be_given_without_a_name() -> None:
    clean = checked(form(names=(NameGiven("", " Papaya  Books "), NameGiven(" "))), TODAY)
    assert clean.names == (NameGiven("", "Papaya Books", asked=False),)


def test_spaces_are_folded_and_empty_lines_left_out() -> None:
    clean = checked(
        form(
            contacts=(7, 7),
            new_names=("  Ann \t Lee ",),
            heard=(Heard("news", " two\nlines "), Heard("advice", "  ")),
            notes="  as it was\n",
            next_steps=(NextStep(" send   it ", TODAY), NextStep("", None)),
            names=(NameGiven(" Dora  Fay ", " Orbit  GmbH "), NameGiven(" ")),
            gives=(Given("help", " with  a letter "),),
        ),
        TODAY,
    )
    assert clean.contacts == (7,)
    assert clean.new_names == ("Ann Lee",)
    assert clean.heard == (Heard("news", "two\nlines"),)
    assert clean.notes == "as it was"
    assert clean.next_steps == (NextStep("send it", TODAY),)
    assert clean.names == (NameGiven("Dora Fay", "Orbit GmbH", asked=False),)
    assert clean.gives == (Given("help", "with a letter"),)
    assert clean.talk is False


@pytest.mark.parametrize(
    ("ask", "marked", "asked"),
    [
        (None, None, False),
        ("advice", None, False),
        ("introduction", None, True),
        ("recommendation", None, True),
        ("advice", True, True),
        ("introduction", False, False),
    ],
)
def test_a_name_was_asked_for_when_a_door_was(ask: str | None, marked: bool | None, asked: bool) -> None:
    assert checked(form(ask=ask, names=(NameGiven("Dora", asked=marked),)), TODAY).names[0].asked is asked
