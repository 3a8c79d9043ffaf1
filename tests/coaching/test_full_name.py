"""Names as people and programs write them."""

from __future__ import annotations

import pytest

from netjob.coaching.full_name import likeness, read


@pytest.mark.parametrize(
    ("written", "words", "generation"),
    [
        ("Prof. Dr. med. Anna  Müller", ["anna", "muller"], ""),
        ("Smith, Jane, Ph.D.", ["jane", "smith"], ""),
        ("van Beethoven, Ludwig", ["ludwig", "van", "beethoven"], ""),
        ("John Smith Jr.", ["john", "smith"], "2"),
        ("Smith, John, III", ["john", "smith"], "3"),
        ("Anna (Anni) O’Brien-Stern", ["anna", "obrien", "stern"], ""),
        ("Jean-Luc Picard", ["jeanluc", "picard"], ""),
        ("M. A. Rossi", ["m", "a", "rossi"], ""),
        ("Jack Ma", ["jack", "ma"], ""),
        ("Dr", ["dr"], ""),
        ("...", [], ""),
        ("王小明", ["王小明"], ""),
    ],
)
def test_a_name_is_read(written: str, words: list[str], generation: str) -> None:
    name = read(written)
    assert [plain for plain, _ in name.words] == words
    assert name.generation == generation


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ("Anna Müller", "MUELLER, Anna", 100),
        ("Anna Muller", "Anna Müller", 100),
        ("Åse Ødegård", "Ase Odegard", 100),
        ("De Vries, Jan", "Jan DeVries", 100),
        ("Xiaoming Wang", "Wang Xiao Ming", 96),
        ("Bob Mills", "Robert Mills", 94),
        ("Bob Mills", "Robbie Mills", 94),
        ("Anna Maria Rossi", "Anna Rossi", 92),
        ("Anna M. Rossi", "Anna Maria Rossi", 92),
        ("Ana García López", "Ana García", 82),
        ("Jonathan Becker", "Jonathon Becker", 76),
        ("B. Li", "Bo Li", 70),
        ("Anna", "Anna Rossi", 50),
        ("Anna M. Rossi", "Anna K. Rossi", 0),
        ("Andrea Rossi", "Andreas Rossi", 0),
        ("Alex Chen", "Alexander Chen", 0),  # or Alexandra
        ("Katya Orlova", "Yekaterina Orlova", 0),  # or Kateryna
        ("John Smith jun.", "John Smith sen.", 0),
        ("Jonathan Beckers", "Jonathon Bekkers", 0),  # one misspelling, not two
        ("...", "Anna", 0),
    ],
)
def test_how_far_two_names_agree(one: str, other: str, grade: int) -> None:
    assert likeness(read(one), read(other)) == grade
    assert likeness(read(other), read(one)) == grade
