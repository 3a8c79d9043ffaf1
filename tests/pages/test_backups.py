"""Backups on the Data page, and what is offered where the workbook can't be opened."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from netjob.ui import jobs, session
from netjob.workbook import Workbook, backups, moves
from netjob.workbook.backups import Backup
from tests.conftest import launch, noon
from tests.pages.test_data import ONE, settled, upload
from tests.workbook.test_backups import add

PAGE = "../../pages/more/data.py"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A closed workbook with Ana in it, where the app will open it: only one of them may have it open here."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    found = tmp_path / "workbook.duckdb"
    book = Workbook(found, noon)
    add(book, "Ana")
    book.close()
    yield found
    session.close()
    monkeypatch.undo()
    time.tzset()


def data_page() -> AppTest:
    return launch().switch_page(PAGE).run()


def opened(path: Path) -> Workbook:
    """The workbook as the app has it open."""
    return session.opened(path)


def people(path: Path) -> list[str]:
    return [name for (name,) in opened(path).rows("SELECT name FROM contact ORDER BY id")]


def shown(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.subheader, *app.toast, *app.error, *app.warning]
    return " ".join(part.value for part in parts).replace("\\", "").replace("\u200b", "")


def keys(app: AppTest) -> set[str]:
    return {button.key or "" for button in app.button}


def listing(app: AppTest, made: Backup) -> AppTest:
    """The list, with the way back to one backup open."""
    app.session_state["data.backups"] = app.session_state[f"data.way_back.{made.name}"] = True
    return app.run()


def test_one_is_made_by_hand_and_listed_with_its_date_counts_and_hash(path: Path) -> None:
    app = data_page()
    assert "There is none yet." in shown(app)
    app.button(key="data.back_up").click().run()
    assert not app.exception
    assert "A backup was made and read whole: by hand" in shown(app)
    (made,) = backups.listed(path)
    assert (made.reason, made.counts["contacts"]) == ("hand", 1)
    assert "The last one is from 2 March 2026, 12:00 UTC: by hand" in shown(app)
    assert f"data.restore.{made.name}" not in keys(app)
    listing(app, made)
    assert "people 1 · touchpoints 0 · organisations 0 · referrals 0 · :material/check: as it was made" in shown(app)
    assert f"data.restore.{made.name}" in keys(app)


def test_restore_changes_what_every_window_sees_and_goes_back_in_one_click(path: Path) -> None:
    app, other = data_page(), launch()
    app.button(key="data.back_up").click().run()
    add(opened(path), "Bo")
    (made,) = backups.listed(path)
    listing(app, made).button(key=f"data.restore.{made.name}").click().run()
    assert not app.exception
    assert people(path) == ["Ana"]
    other.switch_page("../../pages/people/contacts.py").run()
    assert not other.exception
    assert "Bo" not in shown(other)
    assert "Your workbook is as it was on 2 March 2026, 12:00 UTC." in shown(app)
    app.button(key="data.restore_back").click().run()
    assert not app.exception
    assert people(path) == ["Ana", "Bo"]
    assert [backup.reason for backup in backups.listed(path)] == ["restore", "restore", "hand"]


def test_one_that_changed_says_so_and_offers_no_restore(path: Path) -> None:
    app = data_page()
    app.button(key="data.back_up").click().run()
    (made,) = backups.listed(path)
    with made.path.open("r+b") as file:
        file.seek(400_000)
        file.write(b"\x05")
    listing(app, made)
    assert ":material/error: not as it was made" in shown(app)
    assert f"data.restore.{made.name}" not in keys(app)


def test_when_none_can_be_made_it_is_said_and_nothing_changes(path: Path) -> None:
    backups.folder(path).write_text("a file where the folder belongs")
    app = data_page()
    app.button(key="data.back_up").click().run()
    assert not app.exception
    assert "No backup could be made in" in shown(app)
    assert people(path) == ["Ana"]


def test_trouble_with_the_days_backup_is_said_on_every_page(path: Path) -> None:
    app = launch()
    opened(path).backup_trouble = "There was no room."
    assert "Today's backup is still to be made. There was no room." in shown(app.run())
    assert "There was no room." in shown(app.switch_page(PAGE).run())
    app.button(key="data.back_up").click().run()
    assert "There was no room." not in shown(app.run())


def bring_in(app: AppTest, path: Path) -> AppTest:
    upload(app, ("Connections.csv", ONE))
    settled(app.button(key="data.bring_in").click().run())
    jobs.put_away(path)
    return app


def test_an_import_begins_with_a_backup(path: Path) -> None:
    assert "It is in" in shown(bring_in(data_page(), path))
    assert people(path) == ["Ana", "Bo Li"]
    assert [(backup.reason, backup.counts["contacts"]) for backup in backups.listed(path)] == [("import", 1)]


def test_no_import_without_its_backup(path: Path) -> None:
    backups.folder(path).write_text("a file where the folder belongs")
    app = bring_in(data_page(), path)
    assert "No backup could be made in" in shown(app)
    assert "It is in" not in shown(app)
    assert people(path) == ["Ana"]


def test_what_can_not_be_noticed_is_said(path: Path) -> None:
    app = data_page()
    app.session_state["data.limits"] = True
    assert "somebody who changes a backup and writes a new hash beside it" in shown(app.run())


def test_the_demo_has_no_section(path: Path) -> None:
    app = launch()
    app.session_state[session.LOOKING] = True
    app.run().switch_page(PAGE).run()
    assert "data.back_up" not in keys(app)


# --------------------------------------------------------------------------------------------------------- rescue


def damaged(path: Path) -> bytes:
    """The workbook with a backup of Ana, Bo saved later, and a header that is not what was written."""
    book = Workbook(path, noon)
    book.back_up("hand")
    add(book, "Bo")
    book.close()
    data = bytearray(path.read_bytes())
    data[13] ^= 1
    path.write_bytes(data)
    return bytes(data)


def test_a_damaged_workbook_is_one_sentence_and_the_newest_sound_backup_is_offered(path: Path) -> None:
    data = damaged(path)
    app = launch()
    assert not app.exception
    assert len(app.error) == 1
    assert "is damaged: a part of it is not what was written" in shown(app)
    assert "The newest sound backup is from 2 March 2026, 12:00 UTC: by hand" in shown(app)
    assert keys(app) == {"rescue.restore", "rescue.anew"}
    assert path.read_bytes() == data
    app.button(key="rescue.restore").click().run()
    assert not app.exception
    assert not app.error
    assert people(path) == ["Ana"]
    aside = path.with_name("workbook.duckdb.20260302T120000Z-aside")
    assert aside.read_bytes() == data
    assert f"was set aside as {aside}" in shown(app)


def test_beginning_anew_sets_the_damaged_file_aside(path: Path) -> None:
    data = damaged(path)
    app = launch()
    app.button(key="rescue.anew").click().run()
    assert not app.exception
    assert opened(path).empty
    assert path.with_name("workbook.duckdb.20260302T120000Z-aside").read_bytes() == data
    assert len(backups.listed(path)) == 1


def test_a_damaged_log_can_be_set_aside_alone(path: Path) -> None:
    moves.log_of(path).write_bytes(b"damaged log")
    app = launch()
    assert "its log, workbook.duckdb.wal, is not what was written" in shown(app)
    assert "There is no sound backup beside it." in shown(app)
    app.button(key="rescue.log").click().run()
    assert not app.exception
    assert people(path) == ["Ana"]
    assert path.with_name("workbook.duckdb.20260302T120000Z-aside.wal").read_bytes() == b"damaged log"


def test_a_workbook_that_is_gone_is_offered_and_not_made_anew(path: Path) -> None:
    damaged(path)
    path.unlink()
    app = launch()
    assert "there are backups of it" in shown(app)
    assert not path.exists()
    app.button(key="rescue.restore").click().run()
    assert people(path) == ["Ana"]


def test_what_goes_wrong_with_a_rescue_is_said_and_it_stays_offered(path: Path) -> None:
    data = damaged(path)
    app = launch()
    (made,) = backups.listed(path)
    made.path.unlink()
    app.button(key="rescue.restore").click().run()
    assert not app.exception
    assert "There is no backup named" in shown(app)
    assert "rescue.anew" in keys(app)
    assert path.read_bytes() == data


def test_a_newer_file_is_offered_nothing(path: Path) -> None:
    book = Workbook(path, noon)
    book.save(lambda writer: writer.execute("INSERT INTO schema_step VALUES (99, 'later', now(), '3.0')"))
    book.close()
    app = launch()
    assert "newer netjob" in shown(app)
    assert not [key for key in keys(app) if key.startswith("rescue.")]


# --------------------------------------------------------------------------------------------------------- the server


def test_while_the_app_is_served_the_day_gets_its_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = Event()
    served.set()
    monkeypatch.setattr(session, "SERVING", served)
    book = opened(path)
    add(book, "Bo")
    book.after_save.__self__.wait()  # type: ignore[attr-defined]
    assert [(backup.reason, backup.counts["contacts"]) for backup in backups.listed(path)] == [("daily", 2)]


def test_without_a_server_it_gets_none(path: Path) -> None:
    launch()
    add(opened(path), "Bo")
    assert backups.listed(path) == []
