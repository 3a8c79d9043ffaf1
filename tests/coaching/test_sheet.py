"""A page stays a page: whole sentences, as many as there is room for."""

import pytest

from netjob.coaching.sheet import MOST_LETTERS, fitted


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One. Two.", "One. Two."),
        ("", ""),
        (f"Short. {'x' * 500}. More.", "Short."),
        ("x" * 500, f"{'x' * MOST_LETTERS}…"),
        ("שלום. 🌊", "שלום. 🌊"),
    ],
)
def test_whole_sentences_that_fit(body: str, expected: str) -> None:
    assert fitted(body) == expected


def test_a_long_answer_keeps_its_beginning() -> None:
    found = fitted("I moved the handover. " * 900)
    assert found.endswith("handover.")
    assert len(found) <= MOST_LETTERS
