"""Know the public holidays of the place the user works in; without a place there are none."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

CODE = 2  # letters of a country's code; the library also lists names of three, old and financial ones


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Every country there are holidays for: its code of two letters (ISO 3166) and its name, by name."""
    from holidays.registry import COUNTRIES

    found = {codes[1]: _spaced(codes[0]) for codes in COUNTRIES.values() if len(codes[1]) == CODE}
    return dict(sorted(found.items(), key=lambda item: item[1]))


@lru_cache(maxsize=8)
def subdivisions(country: str) -> tuple[str, ...]:
    """The codes of a country's parts that have holidays of their own; () for none and for an unknown country."""
    from holidays import list_supported_countries

    return tuple(list_supported_countries().get(country, ()))


@lru_cache(maxsize=8)
def days_off(country: str | None, subdivision: str | None, first: int, last: int) -> frozenset[date]:
    """The public holidays of the years `first` to `last`; none without a country or for one that is not known."""
    if country is None or country not in countries():
        return frozenset()
    from holidays import country_holidays

    part = subdivision if subdivision in subdivisions(country) else None
    return frozenset(country_holidays(country, subdiv=part, years=range(first, last + 1)))


def _spaced(name: str) -> str:
    """A name written as one word, such as UnitedStates, with its spaces."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
