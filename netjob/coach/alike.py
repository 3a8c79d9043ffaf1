"""Find who in a file may be somebody the workbook has, or somebody who stands in the file before them."""

from __future__ import annotations

from collections import defaultdict

from netjob.coaching.matching import Card, matches
from netjob.workbook.imports import Arrival, Known

_KINDS = ("phone", "email", "profile_url")


def newcomers(known: Known, arrival: Arrival) -> list[int]:
    """The numbers (-1, -2, ...) of newcomers whom the review would show beside somebody, in their order."""
    if not arrival.newcomers:
        return []
    marks: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (kind, value), contact in known.identities.items():
        marks[contact][kind].append(value)
    for contact, value in sorted(known.phones):
        marks[contact]["phone"].append(value)
    for contact, kind, value in arrival.identities:
        marks[contact][kind].append(value)
    people = [(row_id, arrival.changed.get(row_id, entry)) for row_id, entry in known.entries.items()]
    people = [one for one in sorted(people, key=lambda one: one[0]) if one[0] not in known.trashed]
    people += [(-at, entry) for at, entry in enumerate(arrival.newcomers, 1)]
    cards = [
        Card(row_id, entry.name, entry.organisation_key, *(tuple(marks[row_id][kind]) for kind in _KINDS))
        for row_id, entry in people
    ]
    found = {match.other for match in matches(cards, {row_id for row_id, _ in people if row_id < 0})}
    return sorted(found, reverse=True)
