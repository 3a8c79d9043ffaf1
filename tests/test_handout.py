"""The progress report of a workbook."""

from __future__ import annotations

from netjob import handout
from netjob.coach.progress import Progress
from netjob.workbook import Workbook
from tests.hand import TODAY, Hand, ago


def test_the_demo_fills_every_part_and_names_nobody(demo: Workbook) -> None:
    before = demo.revision
    page = handout.made(Progress(demo, TODAY)).decode().partition("<body>")[2]
    for heading in ("Week by week", "Day by day", "Gaps between touchpoints", "People", "Month by month", "Referrals"):
        assert f"<h2>{heading}</h2>" in page
    assert "<h2>Where openings stand</h2>" in page
    names = [name for (name,) in demo.rows("SELECT name FROM contact")]
    assert not [name for name in names if name in page]
    assert demo.revision == before


def test_with_nothing_logged_there_is_the_title_only(book: Workbook) -> None:
    Hand(book).search(ago(60))
    page = handout.made(Progress(book, TODAY)).decode().partition("<body>")[2]
    assert "<h1>Progress report</h1>" in page
    assert "<table" not in page
