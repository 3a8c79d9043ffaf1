"""Whose standing rubbed off, and what is known of openings by source."""

from __future__ import annotations

from netjob.coaching.opening import OpeningForm
from netjob.coaching.side_door import Voucher
from netjob.workbook import Workbook, openings, side_door
from tests.workbook.doors import TODAY, day


def new(book: Workbook, source: str, vouched_by: int | None = None, **facts: bool) -> int:
    form = OpeningForm("Orbit", source, "heard", day(2))

    def work(writer: object) -> int:
        row_id = openings.add(writer, form, TODAY)  # type: ignore[arg-type]
        openings.note(writer, row_id, vouched_by=vouched_by, **facts)  # type: ignore[arg-type]
        return row_id

    found = book.save(work)
    assert found is not None
    return found


def test_what_is_not_known_counts_nowhere(book: Workbook, ann: int) -> None:
    new(book, "network", ann, shortlist=True, advertised=False)
    new(book, "network", shortlist=False)
    new(book, "posting")
    posting, network = side_door.by_source(book)
    assert (posting.source, posting.openings, posting.facts["shortlist"].n) == ("posting", 1, 0)
    assert {fact: (share.k, share.n) for fact, share in network.facts.items()} == {
        "ahead_of_line": (0, 0), "vouched": (1, 2), "decision_maker_first": (0, 0), "not_advertised": (1, 1),
        "shaped": (0, 0), "shortlist": (1, 2),
    }  # fmt: skip


def test_whose_word_helped_by_source(book: Workbook, ann: int) -> None:
    for source in ("network", "posting", "network"):
        new(book, source, ann)
    gone = new(book, "network", ann)
    book.save(lambda writer: openings.trash(writer, gone))
    assert side_door.vouchers(book) == [Voucher(ann, "Ann Lee", {"posting": 1, "network": 2})]
    book.save(lambda writer: writer.update("contact", ann, {"trashed_at": writer.now}))
    assert side_door.vouchers(book) == []
