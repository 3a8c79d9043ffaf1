"""The day's backup: once, after the first save, on a thread, whatever the workbook holds."""

from __future__ import annotations

from datetime import timedelta
from threading import Event, current_thread
from time import monotonic, sleep

import pytest

from netjob.workbook import Workbook, backups
from netjob.workbook.daily import Daily
from tests.conftest import noon
from tests.workbook.test_backups import add


def days(book: Workbook) -> list[int]:
    return [backup.made_at.day for backup in backups.listed(book.path) if backup.reason == "daily"]


def test_it_is_made_once_a_day_after_the_first_save(book: Workbook) -> None:
    daily = Daily(book)
    assert days(book) == []
    for name in ("Ana", "Bo", "Cy"):
        add(book, name)
        daily.wait()
    assert days(book) == [2]
    book.clock = lambda: noon() + timedelta(days=1)
    assert days(book) == [2]
    add(book, "Di")
    daily.wait()
    assert days(book) == [3, 2]
    assert backups.listed(book.path)[0].counts["contacts"] == 4


def test_a_save_that_was_refused_makes_none(book: Workbook) -> None:
    daily = Daily(book)
    with pytest.raises(ZeroDivisionError):
        book.save(lambda writer: 1 / 0)
    daily.wait()
    assert days(book) == []


def test_one_that_was_made_before_the_app_was_started_counts(book: Workbook) -> None:
    book.back_up("daily")
    daily = Daily(book)
    add(book)
    daily.wait()
    assert days(book) == [2]


def test_a_workbook_that_holds_the_demo_network_gets_it_too(demo: Workbook) -> None:
    daily = Daily(demo)
    add(demo)
    daily.wait()
    assert demo.demo
    assert days(demo) == [2]


def test_saving_does_not_wait_for_it(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, threads = Event(), []
    real = backups.proved

    def slow(draft: backups.Draft, path: object) -> backups.Backup:
        threads.append(current_thread().name)
        assert go_on.wait(10)
        return real(draft, book.path)

    monkeypatch.setattr(backups, "proved", slow)
    daily = Daily(book)
    add(book, "Ana")
    add(book, "Bo")
    assert days(book) == []
    assert book.value("SELECT count(*) FROM contact") == 2
    go_on.set()
    daily.wait()
    assert days(book) == [2]
    assert threads == ["netjob-daily-backup"]


def test_when_it_can_not_be_made_it_says_so_and_tries_again(book: Workbook) -> None:
    folder = backups.folder(book.path)
    folder.write_text("a file where the folder belongs")
    daily = Daily(book)
    add(book, "Ana")
    daily.wait()
    assert book.backup_trouble.startswith("No backup could be made in")
    assert book.value("SELECT count(*) FROM contact") == 1
    folder.unlink()
    add(book, "Bo")
    daily.wait()
    assert (days(book), book.backup_trouble) == ([2], "")


def test_closing_makes_the_days_backup_at_once(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netjob.workbook.daily.PAUSE", 3600)
    Daily(book)
    add(book, "Ana")
    assert days(book) == []
    book.close()
    assert days(book) == [2]


def test_it_waits_until_nobody_asks(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netjob.workbook.daily.PAUSE", 0.05)
    Daily(book)
    add(book, "Ana")
    book.asked_at = monotonic() + 3600  # as if somebody asked all the time
    sleep(0.5)
    assert days(book) == []
    book.asked_at = 0.0
    made(book)


def test_it_does_not_wait_for_ever(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netjob.workbook.daily.PAUSE", 0.05)
    monkeypatch.setattr("netjob.workbook.daily.MOST", 0.2)
    Daily(book)
    book.asked_at = monotonic() + 3600
    add(book, "Ana")
    book.asked_at = monotonic() + 3600
    made(book)


def made(book: Workbook) -> None:
    """It is made without anybody waiting for it."""
    until = monotonic() + 20
    while days(book) != [2]:
        assert monotonic() < until
        sleep(0.05)
