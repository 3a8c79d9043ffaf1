"""The flow of openings and the months of people."""

from __future__ import annotations

from netjob.coaching.ladders import Ladder, Rung, Step
from netjob.figures import flow


def month(group: str, k: int, n: int, too_recent: int) -> Ladder:
    return Ladder(
        "people", group, (Rung("reached_out", n + too_recent),), (Step("replied", "reached_out", k, n, too_recent, 0),)
    )


def test_grey_links_between_sources_and_states() -> None:
    figure, headline, table = flow.flow({("network", "begun"): 2, ("network", "offer"): 1, ("posting", "closed"): 1})
    (sankey,) = figure.data
    assert sankey.link.color == flow.LINK
    assert list(sankey.link.source) == [0, 0, 1]
    assert list(sankey.link.target) == [2, 3, 4]
    assert len(sankey.node.label) == len(sankey.node.color) == 5
    assert headline == "4 openings: 2 begun, 0 answered, 0 at an interview, 1 at an offer, 1 closed."
    assert table["Openings"].tolist() == [2, 1, 1]


def test_months_show_how_much_of_them_may_be_judged() -> None:
    figure, headline, table = flow.cohorts([month("2026-01", 4, 10, 0), month("2026-02", 1, 3, 9)], "replied", 14)
    moved, not_moved, young = figure.data
    assert (list(moved.x), list(not_moved.x), list(young.x)) == ([4, 1], [6, 2], [0, 9])
    assert young.marker.pattern.shape == "/"
    assert moved.y[1] == "<b>Feb 2026</b><br>3 of 12 judged"
    assert headline == ("Feb 2026: 1 of 3 answered within 14 days; 25 % of the month can be judged, 9 too recent.")
    assert table["Month"].tolist() == ["Feb 2026", "Jan 2026"]
    assert table["Can be judged, %"].tolist() == [25, 100]
    assert table["Share, %"].isna().tolist() == [True, False]


def test_a_month_too_young_has_no_share() -> None:
    assert flow.cohorts([month("2026-03", 0, 0, 2)], "replied", 14).headline.startswith("No month can be judged yet")


def test_no_more_than_twelve_months_are_drawn() -> None:
    many = [month(f"2025-{at:02}", 0, 1, 0) for at in range(1, 13)] + [month("2026-01", 0, 1, 0)]
    assert len(flow.cohorts(many, "replied", 14).table) == 12
