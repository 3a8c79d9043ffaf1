"""Describe a contact as a person types it in, and refuse what the rules do not allow."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from netjob.coaching import words
from netjob.coaching.identity import email_key, organisation_key, phone_key, profile_key
from netjob.errors import Refused


@dataclass(frozen=True, slots=True)
class ContactForm:
    """The fields of the contact form; texts may be empty, dates and numbers None."""

    name: str
    organisation: str = ""
    position: str = ""
    email: str = ""
    phone: str = ""
    profile_url: str = ""
    circle: str = "known"
    tie: str = "familiar"
    status: str = "kept"
    introduced_by: int | None = None
    place: str = ""
    met_on: date | None = None
    last_before: date | None = None
    cadence_days: int | None = None
    paused_until: date | None = None
    notes: str = ""


def checked(form: ContactForm) -> dict[str, object]:
    """The form as columns of `contact`: spaces folded, empty texts None, `organisation_key` added.

    Raises `Refused` naming the field that is wrong.
    """
    columns: dict[str, object] = {
        name: (_text(name, value) if isinstance(value, str) else value) for name, value in asdict(form).items()
    }
    columns["name"] = words.named("name", form.name)
    words.one_of("circle", form.circle, words.CIRCLES)
    words.one_of("tie", form.tie, words.TIES)
    words.one_of("status", form.status, words.STATUSES)
    if form.cadence_days is not None and form.cadence_days < 1:
        raise Refused("cadence_days", "days_positive")
    if columns["profile_url"] and not str(columns["profile_url"]).lower().startswith(("http://", "https://")):
        raise Refused("profile_url", "url")
    columns["organisation_key"] = organisation_key(form.organisation) or None
    return columns


def identities(columns: dict[str, object]) -> list[tuple[str, str]]:
    """How the contact is known again: (kind, normalised value) of its addresses and its telephone number.

    A number without a country code is of no country, and is left out.
    """
    found = (
        ("profile_url", profile_key(_string(columns.get("profile_url")))),
        ("email", email_key(_string(columns.get("email")))),
        ("phone", phone_key(_string(columns.get("phone"))) if columns.get("phone") else None),
    )
    return [(kind, value) for kind, value in found if value]


def _text(name: str, value: str) -> str | None:
    """Notes keep their lines; everything else is one line."""
    folded = value.strip() if name == "notes" else " ".join(value.split())
    return folded or None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
