"""Say when a suggestion comes back, and what is learned from *not this one*.

*Not now* rests this suggestion for 90 days. *Not this person* leaves somebody out of every kind of suggestion, *not
this kind* every suggestion of a kind, both until the user takes it back. What the user promised comes all the same.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from netjob.coaching.suggestions import Candidate
from netjob.coaching.words import one_of

LATER = ("tomorrow", "next_week")
CHOICES = ("not_now", "not_person", "not_kind")
NOT_NOW = timedelta(days=90)
KEPT = "promise"  # no exclusion holds for it


def until(choice: str | date, today: date) -> date:
    """The day to which a suggestion is put off: 'tomorrow', the Monday of 'next_week', or a day after today."""
    if choice == "next_week":
        return today + timedelta(days=7 - today.weekday())
    tomorrow = today + timedelta(days=1)
    return max(choice, tomorrow) if isinstance(choice, date) else tomorrow


def offered(kind: str) -> tuple[str, ...]:
    """The choices for a suggestion of a kind: promises as a kind are never left out."""
    return CHOICES if kind != KEPT else CHOICES[:1]


def learned(choice: str, key: str, kind: str, contact: int) -> str:
    """The key that is left out: the suggestion's own, 'contact:<id>' or 'kind:<kind>'. Raises `Refused`."""
    one_of("choice", choice, offered(kind))
    return {"not_now": key, "not_person": f"contact:{contact}", "not_kind": f"kind:{kind}"}[choice]


def rests_until(choice: str, today: date) -> date | None:
    """How long "not this one" lasts: 90 days for 'not_now', until it is taken back (None) for the others."""
    return today + NOT_NOW if one_of("choice", choice, CHOICES) == "not_now" else None


def left_out(candidate: Candidate, away: Collection[str]) -> bool:
    """Whether a candidate stays away: its own key is put off or done, or its person or kind was left out."""
    if candidate.key in away:
        return True
    return candidate.kind != KEPT and (f"contact:{candidate.contact}" in away or f"kind:{candidate.kind}" in away)
