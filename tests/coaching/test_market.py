"""The market: the order of targets, gaps, and how big it is."""

from netjob.coaching.market import Size, Target, gaps, ordered, size


def target(name: str, motivation: int | None = None, posting: int | None = None, inside: int = 0,
           status: str = "active") -> Target:  # fmt: skip
    return Target(0, name, "", motivation, posting, "", status, inside, 0)


def test_order_is_motivation_then_a_contact_inside_then_postings() -> None:
    found = ordered(
        [
            target("resting", 3, 3, 9, "resting"),
            target("unrated", None, 3, 1),
            target("nobody", 3, 3, 0),
            target("posting", 3, 2, 1),
            target("inside", 3, 1, 5),
            target("zero", 0),
        ]
    )
    assert [one.name for one in found] == ["posting", "inside", "nobody", "zero", "unrated", "resting"]


def test_gaps_are_active_targets_with_nobody_inside() -> None:
    found = gaps([target("a", 1), target("b", 3), target("c", 3, inside=1), target("d", status="resting")])
    assert [one.name for one in found] == ["b", "a"]


def test_size() -> None:
    assert size(24, 0.5) == Size(24, 0.5, 12, 6, False)
    assert size(24, 1.0) == Size(24, 1.0, 24, 12, True)
    assert size(0, 3.0) == Size(0, 3.0, 0, 0, False)
