"""Self-ratings: append-only, the last of each day."""

from datetime import date

import pytest

from netjob.errors import Refused
from netjob.workbook import Workbook, ratings


def test_the_last_of_a_day_counts(book: Workbook) -> None:
    book.save(lambda writer: ratings.write(writer, {"offer": 2, "asking": 1}))
    book.save(lambda writer: ratings.write(writer, {"offer": 4}))
    day = date(2026, 3, 2)
    assert ratings.taken(book) == [("asking", day, 1), ("offer", day, 4)]
    assert book.value("SELECT count(*) FROM rating") == 3


@pytest.mark.parametrize("scores", [{"offer": 0}, {"offer": 6}, {"mood": 3}])
def test_what_is_no_rating_is_refused(book: Workbook, scores: dict[str, int]) -> None:
    with pytest.raises(Refused):
        book.save(lambda writer: ratings.write(writer, scores))
    assert ratings.taken(book) == []
