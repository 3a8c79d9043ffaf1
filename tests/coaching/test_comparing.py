"""When a difference may be named."""

from __future__ import annotations

import pytest

from netjob.coaching.comparing import Group, drawn, overall, verdict

FAR = [Group("known_of", 16, 18), Group("known", 8, 40)]
NEAR = [Group("known_of", 9, 12), Group("known", 12, 24)]


def test_a_clear_difference_leads_when_it_held_four_weeks_ago() -> None:
    found = verdict(FAR, [Group("known_of", 12, 14), Group("known", 6, 30)])
    assert found is not None
    assert (found.said, found.first.group, found.second.group) == ("leads", "known_of", "known")


@pytest.mark.parametrize(
    "earlier",
    [[], [Group("known_of", 5, 6), Group("known", 6, 30)], [Group("known_of", 4, 14), Group("known", 9, 30)]],
)
def test_on_one_look_only_it_could_be_luck(earlier: list[Group]) -> None:
    found = verdict(FAR, earlier)
    assert found is not None
    assert found.said == "ahead"


def test_a_smaller_difference_is_ahead() -> None:
    found = verdict(NEAR, NEAR)
    assert found is not None
    assert found.said == "ahead"


@pytest.mark.parametrize(
    "groups",
    [
        [Group("a", 7, 7), Group("b", 2, 30)],  # fewer than 8 in one group
        [Group("a", 4, 8), Group("b", 0, 30)],  # fewer than 5 successes in all
        [Group("a", 6, 12), Group("b", 6, 12)],  # no difference
        [Group("a", 12, 12), Group("b", 10, 10)],  # everybody moved on
    ],
)
def test_otherwise_there_is_not_enough(groups: list[Group]) -> None:
    found = verdict(groups, groups)
    assert found is not None
    assert found.said == "not_enough"


def test_how_many_it_would_take() -> None:
    # overall 10 of 20; drawn to 0.55 and 0.45: 12.4 * 0.25 / 0.01 = 310
    found = verdict([Group("a", 6, 10), Group("b", 4, 10)], [])
    assert found is not None
    assert (found.said, found.more) == ("not_enough", 310)
    same = verdict([Group("a", 5, 10), Group("b", 5, 10)], [])
    assert same is not None
    assert same.more is None


def test_one_group_has_nothing_to_be_compared_with() -> None:
    assert verdict([Group("a", 5, 10)], []) is None
    assert verdict([], []) is None


def test_groups_start_from_the_overall_rate_as_if_ten_had_been_seen() -> None:
    groups = [Group("a", 6, 10), Group("b", 4, 10)]
    assert overall(groups) == 0.5
    assert drawn(groups)["a"].point == pytest.approx(0.55)
    assert overall([]) == 0.0
