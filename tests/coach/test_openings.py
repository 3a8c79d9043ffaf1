"""What the Openings view answers."""

from __future__ import annotations

from datetime import date

from netjob.coach import Coach
from netjob.coaching.opening import OpeningForm
from netjob.coaching.referral import ReferralForm
from netjob.workbook import Workbook
from netjob.workbook.opening_listing import OpeningView

TODAY = date(2026, 3, 2)


def test_one_screen_holds_what_is_known_what_follows_and_the_doors(book: Workbook) -> None:
    coach = Coach(book, TODAY)
    door = coach.referrals.add(ReferralForm(None, "outgoing", "asked", date(2026, 2, 1), referrer_name="Ann"))
    form = OpeningForm("Orbit", "network", "interview", date(2026, 2, 10), referral=door)
    row_id = coach.openings.add(form, "token")
    assert row_id is not None
    assert coach.openings.add(form, "token") is None
    found = coach.openings.opening(row_id)
    assert (found.stands, found.following[:2]) == ("interview", ("final", "offer"))
    assert [one.id for one in found.referrals] == [door]
    assert coach.referrals.referral(door or 0).standing.step == "interview"
    assert coach.openings.page(OpeningView())[0] == 1
    assert coach.openings.names() == {row_id: "Orbit"}


def test_whose_word_helped(book: Workbook) -> None:
    coach = Coach(book, TODAY)
    row_id = coach.openings.add(OpeningForm("Orbit", "network", "heard", TODAY))
    assert row_id is not None
    coach.openings.vouch(row_id, None, "Eve")
    assert [(one.name, one.openings) for one in coach.openings.vouchers()] == [("Eve", {"network": 1})]
