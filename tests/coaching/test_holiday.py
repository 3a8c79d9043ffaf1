"""Public holidays by country and part."""

from __future__ import annotations

from datetime import date

from netjob.coaching import holiday


def test_without_a_country_there_are_none() -> None:
    assert holiday.days_off(None, None, 2026, 2026) == frozenset()
    assert holiday.days_off("ZZ", None, 2026, 2026) == frozenset()


def test_a_country_and_its_part() -> None:
    all_of_it, bavaria = (holiday.days_off("DE", part, 2026, 2026) for part in (None, "BY"))
    assert date(2026, 4, 3) in all_of_it  # Good Friday
    assert date(2026, 1, 6) in bavaria - all_of_it  # Epiphany
    assert holiday.days_off("DE", "CA", 2026, 2026) == all_of_it  # no part of it


def test_both_years_at_the_turn_of_one() -> None:
    found = holiday.days_off("GB", None, 2025, 2026)
    assert {date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)} <= found


def test_countries_have_names_and_some_have_parts() -> None:
    countries = holiday.countries()
    assert countries["DE"] == "Germany"
    assert countries["US"] == "United States"
    assert all(len(code) == 2 for code in countries)
    assert list(countries.values()) == sorted(countries.values())
    assert "BY" in holiday.subdivisions("DE")
    assert holiday.subdivisions("ZZ") == ()
