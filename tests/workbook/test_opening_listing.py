"""Openings a page at a time: narrowed, sorted, and where each stands."""

from __future__ import annotations

from netjob.coaching.opening import OpeningForm
from netjob.workbook import Workbook, opening_listing, openings
from netjob.workbook.opening_listing import OpeningView
from tests.workbook.doors import TODAY, add, day


def new(book: Workbook, organisation: str, source: str, stage: str, on: int, role: str = "") -> int:
    form = OpeningForm(organisation, source, stage, day(on), role)
    found = book.save(lambda writer: openings.add(writer, form, TODAY))
    assert found is not None
    return found


def ids(book: Workbook, view: OpeningView) -> list[int]:
    return [row.id for row in opening_listing.page(book, view, 20)[1]]


def test_where_each_stands_and_how_many_stand_there(book: Workbook, ann: int) -> None:
    first = new(book, "Orbit", "network", "heard", 2, "Lead")
    second = new(book, "Acme", "posting", "applied", 3)
    book.save(lambda writer: openings.stage(writer, first, "interview", day(9), TODAY))
    book.save(lambda writer: openings.stage(writer, second, "closed", day(10), TODAY))
    add(book, ann, opening=first)
    assert opening_listing.counts(book) == {"interview": 1, "closed": 1}
    total, rows = opening_listing.page(book, OpeningView(), 20)
    assert total == 2
    assert [(row.organisation, row.role, row.stage, row.since, row.referrals) for row in rows] == [
        ("Acme", None, "closed", day(10), 0), ("Orbit", "Lead", "interview", day(9), 1),
    ]  # fmt: skip
    assert opening_listing.names(book, 5) == {first: "Orbit · Lead"}


def test_narrowed_and_sorted(book: Workbook) -> None:
    orbit = new(book, "Örbit", "network", "offer", 2, "Lead")
    acme = new(book, "Acme", "posting", "heard", 5)
    zeta = new(book, "Zeta", "inside", "interview", 4)
    for view, expected in (
        (OpeningView(), [acme, zeta, orbit]),
        (OpeningView(sort="stage"), [orbit, zeta, acme]),
        (OpeningView(sort="organisation"), [acme, orbit, zeta]),
        (OpeningView(sort="source"), [zeta, acme, orbit]),
        (OpeningView("orb lead"), [orbit]),
        (OpeningView(stages=("offer", "heard")), [acme, orbit]),
        (OpeningView(sources=("inside",)), [zeta]),
        (OpeningView("100%"), []),
    ):
        assert ids(book, view) == expected, view


def test_a_page_beyond_the_last_is_the_first(book: Workbook) -> None:
    acme, orbit = new(book, "Acme", "posting", "heard", 5), new(book, "Orbit", "posting", "heard", 4)
    assert [row.id for row in opening_listing.page(book, OpeningView(), 1, 1)[1]] == [orbit]
    total, rows = opening_listing.page(book, OpeningView(), 1, 40)
    assert (total, rows[0].id) == (2, acme)


def test_without_any_stage_it_is_known_of(book: Workbook) -> None:
    row_id = new(book, "Acme", "posting", "heard", 5)
    book.save(lambda writer: openings.remove_stage(writer, row_id, "heard"))
    row = opening_listing.page(book, OpeningView(), 5)[1][0]
    assert (row.stage, row.since) == ("heard", TODAY)
    assert opening_listing.known(book, row_id).stages == {}
