"""Hold a promised introduction, and tell who is meant by a name in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Promise:
    """`by` promised on `said_on` to introduce the user to `to`, in the words `what`; both are contacts.

    `id` is the follow-up, `touchpoint` the exchange it came up in; `done_on` None while it is open.
    """

    id: int
    touchpoint: int
    by: int
    by_name: str
    to: int
    to_name: str
    what: str
    said_on: date
    due_on: date
    done_on: date | None


def meant(name: str, people: Mapping[int, str]) -> int | None:
    """Who of these people a name means: the one called so, else the one whose name begins so; None when unsure.

    >>> meant("grace", {1: "Grace Hopper", 2: "Ada Lovelace"})
    1
    """
    said = name.casefold().split()
    called = {row_id: whole.casefold().split() for row_id, whole in people.items()}
    same = [row_id for row_id, whole in called.items() if whole == said]
    found = same or [row_id for row_id, whole in called.items() if whole[: len(said)] == said]
    return found[0] if len(found) == 1 else None


def renamed(name: str, said: Sequence[str], people: Mapping[int, str]) -> int | None:
    """Who was called `name` when they were named and is called otherwise now; None when unsure.

    `said` are the names as they were given, `people` whom they led to as they are called today: the one name that
    means nobody any more is the one person whom no name means.

    >>> renamed("grace", ["Grace Hopper", "Bob"], {1: "Bob Ray", 2: "G. Murray"})
    2
    """
    found = [meant(one, people) for one in said]
    lost = [one for one, row_id in zip(said, found, strict=True) if row_id is None]
    left = people.keys() - set(found)
    sure = len(lost) == len(left) == 1 and meant(name, {0: lost[0]}) == 0
    return left.pop() if sure else None
