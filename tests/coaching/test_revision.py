"""What changed between two versions."""

from netjob.coaching.revision import changes


def test_words_that_went_and_came() -> None:
    assert changes("I run trains well.", "I run ferries well.") == [
        ("same", "I run "), ("gone", "trains "), ("new", "ferries "), ("same", "well."),
    ]  # fmt: skip


def test_nothing_and_everything() -> None:
    assert changes("", "new") == [("new", "new")]
    assert changes("old", "") == [("gone", "old")]
    assert changes("same", "same") == [("same", "same")]


def test_very_long_texts_change_as_a_whole() -> None:
    before, after = "a " * 10_000, "b " * 10_000
    assert changes(before, after) == [("gone", before), ("new", after)]
