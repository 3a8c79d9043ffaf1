"""`export` and `calendar` as people and scripts run them: what they print, what they write, what they leave alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from netjob.workbook import Workbook
from tests.conftest import noon
from tests.test_command_line import answer, refused, run, start


@pytest.fixture
def path(demo_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_file, tmp_path / "w.duckdb"))


def everything(path: Path) -> dict[str, str]:
    book = Workbook(path, noon)
    names = [name for (name,) in book.rows("SELECT table_name FROM duckdb_tables() ORDER BY 1")]
    found = {name: repr(book.rows(f"SELECT * FROM {name}")) for name in names}
    book.close()
    return found


def test_out_and_in_again_gives_the_same(path: Path, tmp_path: Path) -> None:
    target, other = tmp_path / "all.zip", tmp_path / "other.duckdb"
    found = answer("export", target, "--workbook", path, by=start)
    assert found.keys() == {"file", "schema_step", "rows"}
    assert found["file"] == str(target)
    assert (found["rows"]["contact"], found["rows"]["meta"]) == (122, 1)
    assert target.stat().st_mode & 0o777 == 0o600
    (taken,) = answer("import", target, "--workbook", other, by=start)["imports"]
    assert (taken["file"], taken["member"], taken["format"]) == ("all.zip", None, "netjob")
    assert taken["rows"] == sum(taken["tables"].values()) == sum(found["rows"].values())
    assert taken["tables"] == found["rows"]
    assert (taken["contacts"]["added"], taken["touchpoints"]["added"]) == (122, found["rows"]["touchpoint"])
    assert everything(other) == everything(path)


def test_it_says_what_it_did(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    said = run("export", target, "--workbook", path).stdout
    assert said.startswith(f"{target} now holds everything: ")
    said = run("import", target, "--workbook", tmp_path / "other.duckdb").stdout.splitlines()
    assert said[0].startswith("all.zip: new people 122, updated 0; touchpoints 625; ")
    assert said[1].startswith("A whole workbook, rows ")
    assert len(said) == 2


def test_a_workbook_with_data_takes_none(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    run("export", target, "--workbook", path)
    before = everything(path)
    assert "only goes into an empty one" in refused(run("import", target, "--workbook", path))
    assert everything(path) == before


def test_an_earlier_export_is_replaced_and_nothing_else(path: Path, tmp_path: Path) -> None:
    target, other = tmp_path / "all.zip", tmp_path / "other.duckdb"
    assert run("export", target, "--workbook", path).returncode == 0
    assert run("export", target, "--workbook", path).returncode == 0
    Workbook(other, noon).close()
    before = target.read_bytes()
    assert "is there already" in refused(run("export", target, "--workbook", other))
    assert target.read_bytes() == before
    assert "is there already" in refused(run("export", other, "--workbook", path))
    assert "is there already" in refused(run("export", tmp_path, "--workbook", path))
    with ZipFile(tmp_path / "strange.zip", "w") as strange:
        strange.writestr("a.txt", "a")
    assert "is there already" in refused(run("export", tmp_path / "strange.zip", "--workbook", path))


@pytest.mark.parametrize(("command", "name"), [("export", "all.zip"), ("calendar", "days.ics")])
def test_a_file_that_cannot_be_written_is_one_line(path: Path, tmp_path: Path, command: str, name: str) -> None:
    said = refused(run(command, tmp_path / "nowhere" / name, "--workbook", path))
    assert "can't be written (No such file or directory)" in said


def test_a_failed_export_leaves_nothing(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from netjob.errors import DiskFull
    from netjob.workbook import tables

    def fails(*_: object) -> None:
        raise DiskFull(path=path)

    monkeypatch.setattr(tables, "as_text", fails)
    before = sorted(tmp_path.iterdir())
    refused(run("export", tmp_path / "all.zip", "--workbook", path))
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("command", [["export", "a.zip"], ["calendar", "a.ics"]])
def test_what_reads_makes_no_workbook(tmp_path: Path, command: list[str]) -> None:
    given = [command[0], str(tmp_path / command[1])]
    assert "There is no workbook" in refused(run(*given, "--workbook", tmp_path / "none.duckdb"))
    assert not list(tmp_path.iterdir())


def test_a_calendar_is_written_and_written_again(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "days.ics"
    found = answer("calendar", target, "--workbook", path, by=start)
    assert found.keys() == {"file", "events", "cancelled"}
    assert found["events"].keys() == {"me", "them", "contact", "plan", "workout"}
    assert target.read_bytes().count(b"BEGIN:VEVENT") == sum(found["events"].values()) + found["cancelled"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert answer("calendar", target, "--workbook", path) == found
    target.write_text("BEGIN:VCALENDAR")
    assert "is there already" in refused(run("calendar", target, "--workbook", path))
    said = run("calendar", tmp_path / "b.ics", "--workbook", path).stdout
    assert said.startswith(f"{tmp_path / 'b.ics'}: {found['events']['me']} days of yours, ")
