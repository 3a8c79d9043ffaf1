"""Find out whose archive it is: messages name two sides, and one of them is the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce

from netjob.exchange.linkedin_mail import Mail, Route
from netjob.exchange.vocabulary import plain

# Where no one stands in every row (some damaged, or forwarded by LinkedIn), the owner still stands in nearly all of
# them and no one else in half.
_NEARLY_ALL, _HALF = 0.9, 0.5


def owner(mails: Sequence[Mail], names: Iterable[str], connections: Iterable[str]) -> str | None:
    """The key of the one who stands in every row; None when that can't be told.

    Where two stand in every row (a single partner) the owner is the one who has the name in the profile, else who
    wrote a draft or sent what is marked outgoing, else who is not among the owner's own connections.
    """
    rows = Counter(route.keys for mail in mails for route in mail.routes if len(route.keys) > 1)
    if not rows:
        return None
    common = reduce(frozenset.intersection, rows)
    if len(common) == 1:
        return next(iter(common))
    candidates = common or frozenset().union(*rows)
    for hinted in (_named(mails, names), _hinted(mails)):
        if len(found := candidates & hinted) == 1:
            return next(iter(found))
    if common:
        strangers = candidates - frozenset(connections)
        return next(iter(strangers)) if len(strangers) == 1 else None
    return _most_frequent(rows)


def _named(mails: Iterable[Mail], names: Iterable[str]) -> frozenset[str]:
    """Who bears one of the names."""
    wanted = {plain(name) for name in names} - {""}
    routes: set[Route] = set().union(*(mail.routes for mail in mails))
    parties = {party for route in routes for party in (route.sender, *route.recipients)}
    return frozenset(party.key for party in parties if plain(party.name) in wanted)


def _hinted(mails: Iterable[Mail]) -> frozenset[str]:
    """Whoever a row shows to be the owner: the writer of a draft, the inviting or the invited side."""
    hints = set()
    for mail in mails:
        for route, mark in zip(mail.routes, mail.marks, strict=True):
            if mark == "draft" or route.direction == "out":
                hints.add(route.sender.key)
            elif route.direction == "in":
                hints.update(party.key for party in route.recipients)
    return frozenset(hints)


def _most_frequent(rows: Counter[frozenset[str]]) -> str | None:
    total = sum(rows.values())
    counts: Counter[str] = Counter()
    for keys, times in rows.items():
        for key in keys:
            counts[key] += times
    (first, most), (_, next_most) = counts.most_common(2)
    return first if most >= _NEARLY_ALL * total and next_most <= _HALF * total else None
