"""What the Referrals section answers."""

from __future__ import annotations

from datetime import date

import pytest

from netjob.coach.referrals import Referrals, place, where
from netjob.coaching.referral import ReferralForm
from netjob.coaching.words import STEPS
from netjob.workbook import Workbook
from netjob.workbook.standings import View

TODAY = date(2026, 3, 2)


@pytest.fixture
def referrals(book: Workbook) -> Referrals:
    return Referrals(book, TODAY)


def test_one_screen_holds_steps_what_follows_and_what_was_skipped(referrals: Referrals) -> None:
    row_id = referrals.add(ReferralForm(None, "outgoing", "asked", date(2026, 2, 1), referrer_name="Ann"))
    assert row_id is not None
    referrals.step(row_id, "put_forward", TODAY)
    found = referrals.referral(row_id)
    assert [rung.step for rung in found.rungs] == ["asked", "put_forward"]
    assert found.following == ("interview", "offer", "accepted")
    assert found.gaps == ("agreed", "introduced", "talked", "decision_maker")
    assert found.ended is None
    referrals.step(row_id, "declined", TODAY)
    assert (referrals.referral(row_id).ended, referrals.referral(row_id).following) == ("declined", ())


def test_the_same_form_sent_twice_saves_once(referrals: Referrals, book: Workbook) -> None:
    form = ReferralForm(None, "incoming", "introduced", TODAY, referrer_name="Ann")
    assert referrals.add(form, "token") == 1
    assert referrals.add(form, "token") is None
    assert book.value("SELECT count(*) FROM contact") == 1


def test_where_it_leads_names_an_organisation_once(referrals: Referrals, book: Workbook) -> None:
    form = ReferralForm(None, "outgoing", "asked", TODAY, referrer_name="Ann", person_name="Dora", target_name="Orbit")
    referrals.add(form)
    standing = referrals.page(View("outgoing"))[1][0].standing
    assert (where(standing), place(standing)) == ("Dora, Orbit", "Orbit")
    opening = {"organisation": "Orbit", "organisation_key": "orbit", "role": "Lead", "source": "network"}
    book.save(lambda writer: writer.update("referral", 1, {"opening": writer.insert("opening", **opening)}))
    standing = referrals.page(View("outgoing"))[1][0].standing
    assert (where(standing), place(standing)) == ("Dora, Orbit · Lead", "Orbit · Lead")
    assert referrals.targets() == {1: "Orbit"}


def test_the_table_speaks_as_people_do(referrals: Referrals) -> None:
    referrals.add(ReferralForm(None, "outgoing", "put_forward", date(2026, 2, 1), referrer_name="Ann"))
    total, table = referrals.table(View("outgoing"))
    assert total == 1
    assert table.to_dict("records") == [
        {
            "referrer": "Ann",
            "where": "",
            "step": "put forward",
            "since": date(2026, 2, 1),
            "still_since": None,
            "advice": "",
            "to_tell": True,
            "began_on": date(2026, 2, 1),
        }
    ]


def stand(referrals: Referrals, **counts: int) -> None:
    """So many referrals at each of these steps since today."""
    for step, count in counts.items():
        for _ in range(count):
            referrals.add(ReferralForm(None, "outgoing", step, TODAY, referrer_name="Ann"))


def board(referrals: Referrals, more: dict[str, int] | None = None, at: str | None = None) -> tuple[str | None, object]:
    found = referrals.board(View("outgoing"), more or {}, at)
    return found.alone, {step: len(cards) for step, cards in found.cards.items()}


def test_a_board_shows_three_of_each_step_and_never_hides_a_single_one(referrals: Referrals) -> None:
    assert board(referrals) == (None, {})
    stand(referrals, asked=2, agreed=4, introduced=5)
    assert board(referrals) == (None, {"asked": 2, "agreed": 4, "introduced": 3})
    assert board(referrals, {"introduced": 1}) == (None, {"asked": 2, "agreed": 4, "introduced": 5})
    found = referrals.board(View("outgoing"), {})
    assert found.totals == {"asked": 2, "agreed": 4, "introduced": 5}
    assert referrals.board(View("outgoing"), {}) is found  # kept until the next save
    stand(referrals, asked=1)
    assert referrals.board(View("outgoing"), {}).totals == {"asked": 3, "agreed": 4, "introduced": 5}


def test_with_many_steps_fewer_of_each_and_then_one_step_alone(referrals: Referrals) -> None:
    stand(referrals, **dict.fromkeys(STEPS[:6], 4))
    assert board(referrals) == (None, dict.fromkeys(STEPS[:6], 2))
    stand(referrals, **dict.fromkeys(STEPS[6:], 20))
    assert board(referrals) == ("asked", {"asked": 4})
    assert board(referrals, at="offer") == ("offer", {"offer": 6})
    assert board(referrals, {"offer": 1}, "offer") == ("offer", {"offer": 18})
    assert board(referrals, at="lapsed") == ("asked", {"asked": 4})


def test_a_single_long_step_stands_alone(referrals: Referrals) -> None:
    stand(referrals, asked=4)
    assert board(referrals) == (None, {"asked": 4})
    stand(referrals, asked=1)
    assert board(referrals) == ("asked", {"asked": 5})


def test_the_door_one_came_out_of_is_offered_however_long_ago(
    referrals: Referrals, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = ReferralForm(None, "incoming", "introduced", TODAY, referrer_name="Ann")
    added = [referrals.add(form) for _ in range(4)]
    monkeypatch.setattr("netjob.coach.referrals.EARLIER", 2)
    assert list(referrals.earlier()) == [added[3], added[2]]
    assert list(referrals.earlier(linked=added[0])) == [added[3], added[2], added[0]]
    assert list(referrals.earlier(but=added[3], linked=added[2])) == [added[2]]
