"""The prose: every chapter parses, and every word of the data model has one that people read."""

from __future__ import annotations

import re

import pytest

from netjob.coaching import words
from netjob.content import LANGUAGE, PROSE, chapter, label

TYPED = {"sentence"}  # what people write is read by these words, and none of them is shown
CHAPTERS = sorted(path.stem for path in (PROSE / LANGUAGE).glob("*.toml"))
GROUPS = {
    "circle": words.CIRCLES, "tie": words.TIES, "status": words.STATUSES, "situation": words.SITUATIONS,
    "direction": words.DIRECTIONS, "channel": words.CHANNELS, "angle": words.ANGLES, "ask": words.ASKS,
    "point": words.POINTS, "ground": words.GROUNDS, "heard": words.HEARD, "give": words.GIVES,
    "owed_by": words.OWED_BY, "referral_direction": words.REFERRAL_DIRECTIONS, "weight": words.WEIGHTS,
    "step": words.STEPS + words.ENDS, "people_step": words.PEOPLE_STEPS, "source": words.SOURCES,
    "stage": words.STAGES, "part": words.PARTS, "seed": words.SEEDS,
}  # fmt: skip
# voice.md: not on screen.
UNWELCOME = re.compile(r"\b(overdue|missed|failed|behind|ignored|ghosted|just|leverage|unlock|crush|should)\b|!", re.I)


def sentences(found: object) -> list[str]:
    if isinstance(found, dict):
        return [sentence for value in found.values() for sentence in sentences(value)]
    if isinstance(found, list):
        return [sentence for value in found for sentence in sentences(value)]
    return [found] if isinstance(found, str) else []


@pytest.mark.parametrize(("group", "values"), GROUPS.items())
def test_every_word_has_one_that_people_read(group: str, values: tuple[str, ...]) -> None:
    assert [label(group, value) for value in values]


@pytest.mark.parametrize("name", [name for name in CHAPTERS if name not in TYPED])
def test_no_word_on_screen_blames_or_shouts(name: str) -> None:
    found = [sentence for sentence in sentences(chapter(name)) if UNWELCOME.search(sentence)]
    assert not found


def test_what_is_missing_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        label("tie", "enemy")
