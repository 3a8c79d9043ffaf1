"""What could follow asks, as sentences, with the user's holidays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from netjob.coach.asks import Asks
from netjob.coaching.contact import ContactForm
from netjob.coaching.referral import ReferralForm
from netjob.coaching.touchpoint import TouchpointForm
from netjob.workbook import Workbook, contacts, preferences, referrals, touchpoints

Ask = Callable[..., str]
MAUNDY_THURSDAY = date(2026, 4, 2)


@pytest.fixture
def ask(book: Workbook) -> Ask:
    """Ask somebody new on a day; the key of the ask."""

    def asked(name: str, day: date, stranger: bool = True, target: str = "Orbit") -> str:
        form = ContactForm(name, circle="wanted" if stranger else "known", tie="none" if stranger else "close")
        contact = book.save(lambda writer: contacts.add(writer, form))
        door = ReferralForm(contact, "outgoing", "asked", day, target_name=target)
        return f"referral:{book.save(lambda writer: referrals.add(writer, door, day))}"

    return asked


def said(book: Workbook, key: str, today: date) -> str:
    return Asks(book, today).sentence(key)


def test_a_stranger_step_by_step(book: Workbook, ask: Ask) -> None:
    key = ask("Sam", MAUNDY_THURSDAY)
    preferences.choose(book, country="DE")
    until = "Asked on 2 April, no answer yet. From 9 April a second person for Orbit could be tried."
    assert said(book, key, date(2026, 4, 8)) == until
    assert said(book, key, date(2026, 4, 9)).endswith("A second person for Orbit could be tried now.")
    again = "Asked on 2 April, no answer yet. It could be asked once more now; after that it rests."
    assert said(book, key, date(2026, 4, 15)) == again
    wrote = TouchpointForm(date(2026, 4, 15), "message", contacts=(1,))
    book.save(lambda writer: touchpoints.log(writer, wrote, date(2026, 4, 15)))
    assert said(book, key, date(2026, 4, 16)) == "No answer yet. It can rest now."


def test_without_a_country_no_day_is_a_holiday(book: Workbook, ask: Ask) -> None:
    key = ask("Sam", MAUNDY_THURSDAY)
    assert Asks(book, MAUNDY_THURSDAY).days_off == frozenset()
    assert said(book, key, date(2026, 4, 7)).endswith("A second person for Orbit could be tried now.")


def test_somebody_known(book: Workbook, ask: Ask) -> None:
    key = ask("Ann", date(2026, 3, 2), stranger=False)
    waits = "Asked on 2 March, no answer yet. On 11 March it could be asked once more."
    assert said(book, key, date(2026, 3, 10)) == waits
    assert said(book, key, date(2026, 6, 1)) == "It has rested long enough. A hello without an ask could begin anew."
    wrote = TouchpointForm(date(2026, 3, 11), "email", contacts=(1,))
    book.save(lambda writer: touchpoints.log(writer, wrote, date(2026, 3, 11)))
    assert said(book, key, date(2026, 3, 12)) == "Asked twice, no answer yet. It rests until 9 June."
    answer = TouchpointForm(date(2026, 3, 13), "email", contacts=(1,), direction="in")
    book.save(lambda writer: touchpoints.log(writer, answer, date(2026, 3, 13)))
    assert said(book, key, date(2026, 3, 14)) == "Ann answered on 13 March. If a step fits, it could be dated."


def test_two_at_once(book: Workbook, ask: Ask) -> None:
    first, second = ask("Sam", date(2026, 3, 2)), ask("Tim", date(2026, 3, 3))
    today = Asks(book, date(2026, 3, 4))
    assert today.sentence(second) == "Sam for Orbit was asked on 2 March. One open ask there at a time reads better."
    assert today.sentence(first) == "Asked on 2 March, no answer yet. On 11 March it could be asked once more."
    live = "Tim for Orbit was asked on 3 March, no answer yet. From 6 March a second person could be tried."
    assert today.live("orbit") == live
    assert today.live("acme") == ""
    assert today.sentence("referral:99") == ""


def test_what_could_be_done_today(book: Workbook, ask: Ask) -> None:
    key, _ = ask("Sam", date(2026, 3, 2)), ask("Tim", date(2026, 3, 9), target="Acme")
    assert [one.key for one, _ in Asks(book, date(2026, 3, 11)).due()] == [key]
    assert Asks(book, date(2026, 3, 2)).due() == []
