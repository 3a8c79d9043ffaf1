"""The lines of the self-ratings."""

from datetime import date

from netjob.figures.prepare import readiness

FIRST, LAST = date(2026, 1, 1), date(2026, 2, 1)


def test_a_lane_for_each_item_and_what_moved() -> None:
    drawn = readiness([("offer", FIRST, 2), ("asking", FIRST, 3), ("offer", LAST, 4), ("asking", LAST, 3)])
    assert drawn.headline == "Since 1 January 2026: offer from 2 to 4."
    assert [trace.name for trace in drawn.figure.data] == ["asking", "offer"]
    assert list(drawn.figure.data[1].text) == ["2", "4"]
    assert drawn.table.iloc[0].tolist() == [LAST, "I am at ease with asking", 3]
    assert len(drawn.table) == 4


def test_first_marks_and_nothing_moved() -> None:
    assert readiness([("habit", FIRST, 1)]).headline == "First marks, taken on 1 January 2026."
    same = readiness([("habit", FIRST, 1), ("habit", LAST, 1)]).headline
    assert same == "Nothing moved between 1 January 2026 and 1 February 2026."
