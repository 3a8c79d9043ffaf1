"""List the words of the data model, in the order in which people are shown them."""

from __future__ import annotations

from netjob.errors import Refused

CIRCLES = ("known", "known_of", "wanted")
TIES = ("close", "familiar", "slight", "none")
STATUSES = ("pool", "kept", "waiting", "resting", "closed")
SITUATIONS = ("laid_off", "employed", "changing_field", "first_job", "returning")
OUTCOMES = ("found", "paused", "stopped")

DIRECTIONS = ("out", "in")
CHANNELS = ("message", "email", "call", "video", "meeting", "event", "letter", "other")
SPOKEN = ("call", "video", "meeting", "event")
ANGLES = ("role", "acquaintance", "insight", "connection", "other")
ASKS = ("advice", "introduction", "recommendation", "information", "job")
DOOR_ASKS = ("introduction", "recommendation")
POINTS = ("doing", "next", "offer", "opinion", "kinds", "whom", "noteworthy", "own")
GROUNDS = ("business", "contacts", "association", "reading", "other")
HEARD = ("feedback", "name", "news", "advice")
GIVES = ("introduction", "information", "help", "thanks")
SEEDS = ("article", "talk", "post", "event", "other")
OWED_BY = ("me", "them")

REFERRAL_DIRECTIONS = ("outgoing", "incoming")
WEIGHTS = ("much", "some", "unknown")
STEPS = (
    "asked", "agreed", "introduced", "talked", "decision_maker", "put_forward", "interview", "offer", "accepted",
)  # fmt: skip
ENDS = ("declined", "lapsed")
OPENING_STEPS = ("interview", "offer", "accepted")
PEOPLE_STEPS = ("reached_out", "replied", "talked", "asked", "referred")

SOURCES = ("inside", "posting", "sought_out", "direct", "network", "other")
STAGES = ("heard", "applied", "answered", "interview", "final", "offer", "accepted", "closed")
PARTS = ("referrer", "recruiter", "decision_maker", "insider", "other")
TARGET_STATUSES = ("suggested", "active", "resting", "closed")
MARKET_KINDS = ("organisation", "industry", "role", "place")
READINESS = ("offer", "target", "asking", "breadth", "habit")

NAME_LETTERS = 200


def one_of(field: str, value: str, allowed: tuple[str, ...]) -> str:
    """`value` when it is one of the allowed words; `Refused` for the field otherwise."""
    if value not in allowed:
        raise Refused(field, "not_a_word", value=value, allowed=", ".join(allowed))
    return value


def named(field: str, value: str) -> str:
    """A name without spaces around it; `Refused` when nothing is left or it is longer than `NAME_LETTERS`."""
    name = " ".join(value.split())
    if not name:
        raise Refused(field, "name_needed")
    if len(name) > NAME_LETTERS:
        raise Refused(field, "name_long", most=NAME_LETTERS)
    return name
