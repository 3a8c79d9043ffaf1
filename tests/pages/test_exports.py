"""Everything that can leave: buttons on Data and Contacts, a whole workbook that comes back, a summary to keep."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netjob.coach.archive import Archive
from netjob.exchange import sealed
from netjob.ui import exports
from netjob.workbook import Workbook
from tests.conftest import TODAY, noon
from tests.hand import opened
from tests.pages.test_data import ONE, keys, no_job_left, settled, shown, upload

__all__ = ["no_job_left"]  # a fixture that holds here too
Visit = Callable[[str], AppTest]


@pytest.fixture
def whole(demo_file: Path) -> bytes:
    book = Workbook(demo_file, noon)
    stream = io.BytesIO()
    Archive(book, TODAY).export(stream)
    book.close()
    return stream.getvalue()


def test_data_offers_everything_and_a_calendar(visit: Visit, book: Workbook) -> None:
    app = visit("more/data")
    assert not app.exception
    assert app.download_button(key="data.whole")
    assert app.download_button(key="data.calendar")
    archive = Archive(book, TODAY)
    assert exports._made("whole", archive, "").startswith(b"PK")
    closed = exports._made("whole", archive, "four good long words")
    assert sealed.opened("netjob.zip", closed, "four good long words").startswith(b"PK")
    assert exports._made("calendar", archive, "").startswith(b"BEGIN:VCALENDAR")


def test_a_whole_workbook_is_looked_at_and_comes_back(visit: Visit, book: Workbook, whole: bytes) -> None:
    app = upload(visit("more/data"), ("netjob.zip", whole))
    assert "This is a whole workbook" in shown(app)
    assert {metric.label: metric.value for metric in app.metric}["New people"] == "122"
    assert book.value("SELECT count(*) FROM contact") == 0
    settled(app.button(key="data.bring_in").click().run())
    assert "It is in" in shown(app)
    assert book.value("SELECT count(*) FROM contact") == 122
    again = io.BytesIO()
    Archive(book, TODAY).export(again)
    assert again.getvalue() == whole


def test_a_workbook_with_data_is_told_why_not(visit: Visit, book: Workbook, whole: bytes) -> None:
    book.save(lambda writer: writer.insert("seed", planted_on=TODAY, kind="post", what="x"))
    app = upload(visit("more/data"), ("netjob.zip", whole))
    assert "only goes into an empty one" in app.error[0].value.replace("\\", "")
    assert "data.bring_in" not in keys(app)
    assert book.value("SELECT count(*) FROM contact") == 0


def test_a_whole_workbook_is_chosen_alone(visit: Visit, book: Workbook, whole: bytes) -> None:
    app = upload(visit("more/data"), ("netjob.zip", whole), ("Connections.csv", ONE))
    assert "Choose it alone" in app.error[0].value.replace("\\", "")
    assert book.value("SELECT count(*) FROM contact") == 0


def test_the_summary_can_be_kept(visit: Visit) -> None:
    app = upload(visit("more/data"), ("Connections.csv", ONE))
    settled(app.button(key="data.bring_in").click().run())
    assert app.download_button(key="data.summary")


def test_contacts_offer_those_that_are_listed(demo_app: AppTest) -> None:
    app = demo_app.switch_page("../../pages/people/contacts.py").run()
    assert not app.download_button
    opened(app, "contacts.files")
    assert app.download_button(key="contacts.vcf")
    assert app.download_button(key="contacts.csv")
