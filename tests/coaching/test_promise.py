"""Who is meant by the name in a promise."""

from __future__ import annotations

import pytest

from netjob.coaching.promise import meant, renamed

PEOPLE = {1: "Grace Hopper", 2: "Ada Lovelace", 3: "Grace", 4: "Bob Ray", 5: "Bob Hay", 6: "Cy Fox", 7: "cy fox"}


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("ada lovelace", 2),
        ("Ada", 2),  # named in full later
        ("Grace", 3),  # who is called exactly so
        ("Bob", None),  # two of them
        ("Bob Ray", 4),
        ("Cy Fox", None),
        ("Lovelace", None),
        ("Adam", None),
    ],
)
def test_who_is_meant(name: str, who: int | None) -> None:
    assert meant(name, PEOPLE) == who


@pytest.mark.parametrize(
    ("name", "said", "who"),
    [
        ("grace", ["Grace Hopper", "Cy Fox"], 1),
        ("Grace Hopper", ["Grace Hopper", "Cy Fox"], 1),
        ("Cy", ["Grace Hopper", "Cy Fox"], None),  # who is still called so
        ("Ada", ["Grace Hopper", "Cy Fox"], None),  # another name than the one that was given
        ("Grace", ["Grace Hopper", "Ada"], None),  # two are called otherwise
        ("Grace", ["Cy Fox"], None),
        ("Grace", [], None),
    ],
)
def test_who_is_called_otherwise_now(name: str, said: list[str], who: int | None) -> None:
    assert renamed(name, said, {1: "G. Murray", 2: "Cy Fox"}) == who
