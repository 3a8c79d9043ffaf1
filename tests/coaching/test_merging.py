"""What two contacts become: each rule with exact values."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from netjob.coaching.merging import FIELDS, Row, differing, merged, preset

EARLY, LATE = datetime(2026, 1, 1), datetime(2026, 2, 1)


def row(**said: Any) -> Row:
    blank = dict.fromkeys(FIELDS)
    known = {"name": "Bo Li", "tie": "none", "circle": "known", "status": "pool", "source": "linkedin", "edited": None}
    return blank | known | {"id": 1, "updated_at": EARLY} | said


@pytest.mark.parametrize(
    ("name", "one", "other", "side"),
    [
        ("tie", "slight", "close", "other"),
        ("circle", "wanted", "known_of", "other"),
        ("status", "closed", "pool", "one"),
        ("status", "resting", "kept", "other"),
        ("name", "Bo Li", "Bo Jun Li", "other"),
        ("met_on", date(2020, 1, 1), date(2019, 1, 1), "other"),
        ("last_before", date(2020, 1, 1), date(2019, 1, 1), "one"),
        ("cadence_days", 30, 90, "one"),
        ("paused_until", date(2026, 5, 1), date(2026, 6, 1), "other"),
        ("mean_to_ask_on", date(2026, 2, 1), date(2026, 1, 1), "other"),
        ("place", "Ulm", "A fair in Ulm", "other"),
        ("notes", "here", "there", "both"),
    ],
)
def test_a_field_is_taken_from_the_side_that_its_rule_says(name: str, one: object, other: object, side: str) -> None:
    left, right = row(**{name: one}), row(**{name: other}, id=2)
    assert differing(left, right) == [name]
    assert preset(name, left, right) == side


def test_what_was_written_by_hand_goes_before_the_longer_and_the_newer() -> None:
    typed = row(name="Bo", organisation="Lumen", edited=["name", "organisation"])
    newer = row(name="Bo Jun Li", organisation="Orbit", id=2, updated_at=LATE)
    assert [preset(name, typed, newer) for name in ("name", "organisation")] == ["one", "one"]
    assert preset("organisation", row(organisation="Lumen"), newer) == "other"
    assert preset("organisation", row(organisation="Lumen", source="hand"), newer) == "one"


def test_the_role_goes_with_its_organisation() -> None:
    one = row(organisation="Lumen", position="Editor in chief", updated_at=LATE)
    other = row(organisation="Orbit", position="Editor", id=2, edited=["position"])
    assert preset("position", one, other) == "one"
    assert preset("position", one, {**other, "organisation": "Lumen"}) == "other"


def test_addresses_that_mean_the_same_do_not_differ() -> None:
    one = row(email="Bo@Lumen.com", profile_url="https://www.linkedin.com/in/bo-li/", phone="+49 30 901820")
    other = row(email="bo@lumen.com", profile_url="http://de.linkedin.com/in/Bo-Li", phone="+49 (30) 90 18 20", id=2)
    assert differing(one, other) == []
    assert differing(row(phone="901820"), row(phone="90 18 20")) == ["phone"]  # no country, no number


def test_what_only_one_has_is_kept_and_the_rest_as_chosen() -> None:
    one = row(organisation="Lumen GmbH", notes="first", email="bo@lumen.com", source="hand")
    other = row(organisation="Orbit", notes="second", phone="+4930901820", status="kept", id=2)
    found = merged(one, other, {"organisation": "other"})
    assert (found["organisation"], found["organisation_key"]) == ("Orbit", "orbit")
    assert (found["email"], found["phone"], found["status"]) == ("bo@lumen.com", "+4930901820", "kept")
    assert found["notes"] == "first\n\nsecond"
    assert merged(other, one, {"organisation": "one"})["notes"] == "first\n\nsecond"


def test_what_was_chosen_and_what_was_typed_is_the_users_own() -> None:
    one = row(organisation="Lumen", email="bo@lumen.com", place="Ulm", source="hand", edited=["notes"])
    other = row(organisation="Orbit", phone="+4930901820", place="Bonn", id=2)
    found = merged(one, other, {})
    assert found["edited"] == ["email", "notes", "organisation"]  # the telephone number came with an import
    assert found["source"] == "linkedin"
    assert merged(row(), row(id=2), {})["edited"] is None


def test_nobody_introduced_themselves() -> None:
    one, other = row(id=1, introduced_by=2), row(id=2, introduced_by=7)
    assert differing(one, other) == []
    assert merged(one, other, {})["introduced_by"] == 7
    assert merged(one, row(id=2), {})["introduced_by"] is None
