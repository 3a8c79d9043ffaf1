"""Ranking by pairs: the order that follows, and no question asked twice."""

import random

import pytest

from netjob.coaching.ranking import questions, ranked, read, written


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 12])
def test_the_order_follows_from_few_questions(count: int) -> None:
    truth = list(range(1, count + 1))
    random.Random(count).shuffle(truth)
    pairs: list[tuple[int, int]] = []
    order, pair = ranked(sorted(truth), pairs)
    while pair:
        assert pair not in pairs
        assert pair[::-1] not in pairs
        better = min(pair, key=truth.index)
        pairs.append((better, pair[0] + pair[1] - better))
        order, pair = ranked(sorted(truth), pairs)
    assert order == truth
    assert len(pairs) <= questions(count)


def test_what_follows_is_not_asked() -> None:
    assert ranked([1, 2, 3], [(1, 2), (2, 3)]) == ([1, 2, 3], None)


def test_an_item_added_later_is_asked_about_alone() -> None:
    order, pair = ranked([1, 2, 3], [(2, 1)])
    assert (order, pair) == ([2, 1, 3], (1, 3))


def test_an_item_taken_out_leaves_what_follows_from_it() -> None:
    assert ranked([1, 3], [(1, 2), (2, 3)]) == ([1, 3], None)


def test_a_choice_against_the_order_is_left_out() -> None:
    assert ranked([1, 2, 3], [(1, 2), (2, 3), (3, 1)]) == ([1, 2, 3], None)


def test_pairs_are_kept_as_an_answer() -> None:
    assert read(written([(3, 1), (2, 3)])) == ((3, 1), (2, 3))
    assert read("3>1 nonsense 2> >1 x>y") == ((3, 1),)


def test_how_many_questions_at_most() -> None:
    assert [questions(count) for count in (0, 1, 2, 3, 4, 5, 10)] == [0, 0, 1, 3, 5, 8, 25]
