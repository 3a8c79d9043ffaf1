"""Recurring events: the days that dateutil finds, and rules that would keep it busy for ever."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from netjob.exchange.recurrence import days, rule, span

BEFORE = date(2026, 3, 2)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
weekdays = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True).map(",".join)
which = st.sampled_from(("1", "2", "-1", "+3", "-2", "5"))
ordinals = st.lists(st.tuples(which, st.sampled_from(WEEKDAYS)).map("".join), min_size=1, max_size=2, unique=True)
month_days = st.lists(st.sampled_from(("1", "15", "28", "31", "-1", "-5")), min_size=1, max_size=2, unique=True)
months = st.lists(st.sampled_from(("1", "2", "6", "12")), min_size=1, max_size=2, unique=True).map(",".join)


def maybe(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), values.map(lambda value: f";{name}={value}"))


def rules() -> st.SearchStrategy[str]:
    tail = st.tuples(
        maybe("INTERVAL", st.integers(1, 4).map(str)),
        st.one_of(maybe("COUNT", st.integers(1, 30).map(str)), maybe("UNTIL", st.just("20250720T235959"))),
        maybe("WKST", st.sampled_from(("MO", "SU"))),
    ).map("".join)
    heads = st.one_of(
        st.tuples(st.just("FREQ=DAILY"), maybe("BYDAY", weekdays)),
        st.tuples(st.just("FREQ=WEEKLY"), maybe("BYDAY", weekdays)),
        st.tuples(st.just("FREQ=MONTHLY"), maybe("BYMONTHDAY", month_days.map(",".join))),
        st.tuples(
            st.just("FREQ=MONTHLY"), st.one_of(weekdays, ordinals.map(",".join)).map(lambda day: f";BYDAY={day}")
        ),
        st.tuples(st.just("FREQ=MONTHLY;BYSETPOS=-1"), weekdays.map(lambda day: f";BYDAY={day}")),
        st.tuples(st.just("FREQ=YEARLY"), maybe("BYMONTH", months), maybe("BYMONTHDAY", month_days.map(",".join))),
        st.tuples(
            st.just("FREQ=YEARLY"), maybe("BYMONTH", months), ordinals.map(lambda day: f";BYDAY={','.join(day)}")
        ),
    )
    return st.tuples(heads.map("".join), tail).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(written=rules(), start=st.dates(date(2019, 1, 1), date(2025, 12, 31)))
def test_the_days_are_those_that_rrule_finds(written: str, start: date) -> None:
    # rrule leaves a start out that does not fit its own rule; calendars show it, and RFC 5545 counts it.
    expected = rrulestr(written, dtstart=datetime.combine(start, time(10)))
    theirs = [each.date() for each in takewhile(lambda each: each.date() < BEFORE, expected)]
    ours = list(days(rule(written), start, BEFORE))
    if theirs[:1] == [start] or "COUNT" not in written:
        assert ours == sorted({start, *theirs})
    else:
        assert ours == sorted({start, *theirs[: len(ours) - 1]})


def test_a_start_is_the_first_day_whatever_the_rule() -> None:
    found = days(rule("FREQ=WEEKLY;BYDAY=MO;COUNT=3"), date(2026, 1, 1), BEFORE)
    assert list(found) == [date(2026, 1, 1), date(2026, 1, 5), date(2026, 1, 12)]


@pytest.mark.parametrize("written", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300"])
def test_days_that_never_come_end_where_today_begins(written: str) -> None:
    assert list(days(rule(written), date(1970, 1, 1), BEFORE)) == [date(1970, 1, 1)]


def test_how_far_a_rule_is_looked_at() -> None:
    assert span(rule("FREQ=DAILY"), date(2026, 1, 1), BEFORE) == 60
    assert span(rule("FREQ=DAILY;UNTIL=20260111"), date(2026, 1, 1), BEFORE) == 10
    assert span(rule("FREQ=DAILY"), date(2027, 1, 1), BEFORE) == 0


@pytest.mark.parametrize(
    "written",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=99999999999999",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;UNTIL=20261399",
        "FREQ=YEARLY;BYMONTH=13",
        "D1 #5",
    ],
)
def test_other_rules_are_named_not_followed(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        rule(written)
