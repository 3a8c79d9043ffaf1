"""Sentences as people write them, each with the whole of what it says; and what holds for any sentence."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjob.coaching.lexicon import Lexicon
from netjob.coaching.sentence import MOST_LETTERS, Understood, understood
from netjob.coaching.sentence_people import Person
from netjob.coaching.touchpoint import Given, Heard, NameGiven, NextStep
from netjob.content import chapter

TODAY = date(2026, 3, 4)
LEXICON = Lexicon(chapter("sentence"))
with (Path(__file__).parent / "sentences.toml").open("rb") as file:
    CASES: list[dict[str, Any]] = tomllib.load(file)["sentence"]
# What people write, and what they write by mistake: the words of the vocabulary, names, days, signs.
PIECES = [
    *(" ".join(phrase) for phrases in LEXICON.groups.values() for some in phrases.values() for phrase in some),
    "Ada", "Jane Doe", "will", "May", "O'Brien", "李雷", "İ", "ß", "Initech", "🙂", ",", ".", "(", ")", "\n", "~",
    "'ll", "3/11", "31/31/31", "0.0.", "2026-13-99", "9999-12-31", "0001-01-01", "999999999 months ago",
    "in 9999 weeks", "3660 months ago", "30 February", "²", "on", "-",
]  # fmt: skip


def expected(case: dict[str, Any]) -> Understood:
    """A case of the file as a value."""
    given_day = None if case.get("ask_day") else case.get("happened_on", case.get("today", TODAY))
    return Understood(
        notes=case["said"],
        people=tuple(Person(*name.split(" @ ")) for name in case.get("people", ())),
        happened_on=given_day,
        days=tuple(case.get("days", ())),
        channel=case.get("channel"),
        direction=case.get("direction", "out"),
        talk=case.get("talk", False),
        ask=case.get("ask"),
        heard=tuple(Heard(**line) for line in case.get("heard", ())),
        promises=tuple(NextStep(**{"due_on": None, **step}) for step in case.get("promises", ())),
        names=tuple(NameGiven(**name) for name in case.get("names", ())),
        gives=tuple(Given(**give) for give in case.get("gives", ())),
    )


def holds(found: Understood, sentence: str, today: date) -> None:
    """What holds for any sentence: nothing is lost, and no day is on the wrong side of today."""
    assert found.notes == sentence.strip()
    assert all(day <= today for day in (found.happened_on or today, *found.days))
    assert all(step.what and (step.due_on is None or step.due_on >= today) for step in found.promises)
    places = [piece.person for piece in (*found.heard, *found.promises, *found.names)]
    assert all(0 <= place < max(1, len(found.people)) for place in places)
    assert all(person.name and " ".join(person.name.split()) == person.name for person in found.people)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"][:60])
def test_a_sentence_says(case: dict[str, Any]) -> None:
    assert understood(case["said"], case.get("today", TODAY), LEXICON) == expected(case)


def test_there_are_many() -> None:
    assert len({case["said"] for case in CASES}) >= 200


@given(st.text(max_size=200), st.dates(date(2000, 1, 1), date(2100, 12, 31)))
@settings(max_examples=150, deadline=None)
def test_no_text_is_too_odd(sentence: str, today: date) -> None:
    holds(understood(sentence, today, LEXICON), sentence, today)


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.dates(date(2000, 1, 1), date(2100, 12, 31)))
@settings(max_examples=300, deadline=None)
def test_no_row_of_words_is_too_odd(pieces: list[str], today: date) -> None:
    sentence = " ".join(pieces)
    holds(understood(sentence, today, LEXICON), sentence, today)


@pytest.mark.parametrize("case", [case for case in CASES if "Ada" in case["said"]][::9], ids=lambda c: c["said"][:40])
def test_spaces_at_the_ends_change_nothing(case: dict[str, Any]) -> None:
    today = case.get("today", TODAY)
    assert understood(f"  {case['said']} \n", today, LEXICON) == expected(case)


def test_a_long_text_stays_whole_in_the_notes_and_only_its_beginning_is_read() -> None:
    sentence = "coffee with Ada yesterday. " + "and more " * 1000 + "call with Bob"
    found = understood(sentence, TODAY, LEXICON)
    assert len(sentence) > MOST_LETTERS
    assert (found.notes, found.happened_on) == (sentence, TODAY - timedelta(days=1))
    assert found.people == (Person("Ada"),)
