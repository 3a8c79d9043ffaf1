"""The bench of doubles: the same network every time, and doubles in it that are found."""

from __future__ import annotations

from pathlib import Path

from netjob.coach.matches import Matches
from tests.bench import doubles
from tests.hand import TODAY


def test_the_doubles_of_a_network_are_found(tmp_path: Path) -> None:
    book, again = doubles.build(tmp_path / "one.duckdb", 600), doubles.build(tmp_path / "two.duckdb", 600)
    try:
        assert book.rows("FROM contact ORDER BY id") == again.rows("FROM contact ORDER BY id")
        found = Matches(book, TODAY).suggested()
        written_again = "SELECT id FROM contact WHERE source = 'vcard' AND contains(name, ',') ORDER BY id"
        made = [contact for (contact,) in book.rows(written_again)]
        assert made
        assert sorted({match.other for match in found if match.score > 50}) == made
    finally:
        book.close()
        again.close()
