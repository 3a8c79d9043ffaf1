"""A published figure and one's own on the same axis."""

from __future__ import annotations

import pytest

from netjob.coaching.rulers import PUBLISHED, Own
from netjob.figures import rulers

BY_NAME = {published.name: published for published in PUBLISHED}


def test_both_stand_on_one_axis() -> None:
    figure, headline, table = rulers.ruler(BY_NAME["answered"], Own(1, 8, 12.5, 2.2, 47.1))
    own_range, own, theirs = figure.data
    assert (list(own_range.x), list(own.x)) == ([2.2, 47.1], [12.5])
    assert list(theirs.x) == [2, 13]
    assert own.marker.symbol == "circle"
    assert figure.layout.xaxis.range[1] == pytest.approx(102)
    assert headline == (
        "1 of 8 applications answered within 30 days: likely 2 to 47 %. "
        "Published, directional: 2 to 13 %, mostly about 3."
    )
    assert table.fillna(-1).to_numpy().tolist() == [["you", 12, 2, 47], ["published", -1, 2, 13]]


@pytest.mark.parametrize(
    ("name", "own", "said"),
    [
        ("decision_makers", Own(3, 12, 3.0), "3 people who decide reached so far. "),
        ("talks_each", Own(0, 20, None, 6.2, None), "0 people who decide in 20 talks: 6 talks for each or more. "),
        ("talks_each", Own(1, 4), "1 people who decide in 4 talks: too few to tell. "),
        ("offer_days", Own(2, 3), "2 offers after 3 interviews: too few to tell how long it takes. "),
    ],
)
def test_headlines_by_what_may_be_said(name: str, own: Own, said: str) -> None:
    figure, headline, _ = rulers.ruler(BY_NAME[name], own)
    assert headline.startswith(said)
    assert (figure.data[0].mode == "text") is (own.low is None and own.point is None)
