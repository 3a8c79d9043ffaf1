"""Statements: what makes one wide."""

from netjob.coaching.statement import Wide, wide


def test_worn_words_are_named() -> None:
    found = wide("Experienced operations leader looking for a new challenge in a dynamic environment.")
    assert found == (Wide("worn", ("experienced", "new challenge", "dynamic")),)


def test_a_narrow_one_is_left_alone() -> None:
    assert wide("From one late departure in six to one in fifteen, with the same people.") == ()
    assert wide("") == ()


def test_a_long_one_says_its_length() -> None:
    assert wide("word " * 46) == (Wide("long", ("46",)),)
    assert wide("word " * 45) == ()
