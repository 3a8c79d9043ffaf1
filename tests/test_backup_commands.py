"""`backup`, `backups`, `restore NAME`, and what the other commands say of backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from netjob.workbook import Workbook, backups
from tests.conftest import noon
from tests.test_command_line import answer, connections, path, refused, run, start  # noqa: F401
from tests.workbook.test_backups import add

COUNTS = {"contacts": 1, "kept": 0, "touchpoints": 0, "targets": 0, "referrals": 0, "openings": 0}
# One backup as `--json` shows it, filled; `made_at` is UTC, `size` in bytes, `holds`: the file still has its hash.
BACKUP = {
    "name": "20260302T120000Z-hand",
    "path": "PATH.backups/20260302T120000Z-hand.duckdb",
    "made_at": "2026-03-02T12:00:00Z",
    "reason": "hand",
    "size": 0,
    "sha256": "64 letters",
    "counts": COUNTS,
    "holds": True,
}
# `python -m netjob backup --json`
MADE = {"backup": BACKUP}
# `python -m netjob backups --json`, newest first
LISTED = {"workbook": "PATH", "folder": "PATH.backups", "backups": [BACKUP]}
# `python -m netjob restore NAME --json`: what was there before is `kept` as a backup or, damaged, `set_aside` at a path
RESTORED = {"restored": BACKUP, "kept": BACKUP | {"name": "20260302T120000Z-restore"}, "set_aside": None}
ABOUT = "2 March 2026, 12:00 UTC, by hand · {size} · people 1 · touchpoints 0 · organisations 0 · referrals 0"


@pytest.fixture
def filled(path: Path) -> Path:  # noqa: F811
    book = Workbook(path, noon)
    add(book, "Ana")
    book.close()
    return path


def example(filled: Path) -> dict[str, object]:
    """BACKUP as it is for this file."""
    (made,) = [backup for backup in backups.listed(filled) if backup.reason == "hand"]
    return BACKUP | {"path": str(made.path), "size": made.path.stat().st_size, "sha256": backups.digest(made.path)}


def about(filled: Path) -> str:
    return ABOUT.format(size=f"{backups.find(filled, BACKUP['name']).size / 1e6:.1f} MB")  # type: ignore[arg-type]


def people(path: Path) -> list[str]:  # noqa: F811
    book = Workbook(path, noon)
    found = [name for (name,) in book.rows("SELECT name FROM contact ORDER BY id")]
    book.close()
    return found


def test_backup_and_backups_print_exactly_this(filled: Path) -> None:
    made = answer("backup", "--workbook", filled, by=start)
    assert made == MADE | {"backup": example(filled)}
    listed = answer("backups", "--workbook", filled)
    assert listed == LISTED | {
        "workbook": str(filled), "folder": f"{filled}.backups", "backups": [example(filled)]
    }  # fmt: skip
    said = run("backups", "--workbook", filled)
    assert said.stdout == f"20260302T120000Z-hand: {about(filled)}\n"


def test_restore_keeps_what_is_there_and_names_the_way_back(filled: Path) -> None:
    run("backup", "--workbook", filled)
    book = Workbook(filled, noon)
    add(book, "Bo")
    book.close()
    done = answer("restore", "20260302T120000Z-hand", "--workbook", filled)
    assert done.keys() == RESTORED.keys()
    assert done["restored"] == example(filled)
    assert (done["kept"]["name"], done["kept"]["counts"]["contacts"]) == ("20260302T120000Z-restore", 2)
    assert done["set_aside"] is None
    assert people(filled) == ["Ana"]
    back = run("restore", done["kept"]["name"], "--workbook", filled)
    assert back.returncode == 0
    assert "What was there before is kept: python -m netjob restore 20260302T120001Z-restore" in back.stdout
    assert people(filled) == ["Ana", "Bo"]


def test_no_backup_and_no_workbook_are_said(filled: Path, tmp_path: Path) -> None:
    assert run("backups", "--workbook", filled).stdout == f"There are no backups in {filled}.backups yet.\n"
    assert "There is no backup named x." in refused(run("restore", "x", "--workbook", filled))
    missing = tmp_path / "missing.duckdb"
    assert "There is no workbook" in refused(run("backup", "--workbook", missing))
    assert answer("backups", "--workbook", missing)["backups"] == []
    assert "There is no backup named x." in refused(run("restore", "x", "--workbook", missing))
    assert not missing.exists()


def test_backups_are_listed_while_the_app_is_open_and_not_made(filled: Path) -> None:
    book = Workbook(filled, noon)
    book.back_up("hand")
    try:
        assert answer("backups", "--workbook", filled, by=start)["backups"] == [example(filled)]
        assert "Another program has" in refused(start("backup", "--workbook", filled))
        assert "Another program has" in refused(start("restore", "20260302T120000Z-hand", "--workbook", filled))
    finally:
        book.close()
    assert people(filled) == ["Ana"]


def test_an_import_begins_with_one_backup_however_many_files(filled: Path, connections: Path) -> None:  # noqa: F811
    other = connections.with_name("other.csv")
    other.write_text(connections.read_text().replace("Bo,Li", "Bob,Lo").replace("bo-li", "bob-lo"))
    assert run("import", connections, other, "--workbook", filled).returncode == 0
    assert [(b.reason, b.counts["contacts"]) for b in backups.listed(filled)] == [("import", 1)]


def test_an_import_into_an_empty_workbook_needs_no_backup(path: Path, connections: Path) -> None:  # noqa: F811
    assert run("import", connections, "--workbook", path).returncode == 0
    assert backups.listed(path) == []


def test_no_import_without_its_backup(filled: Path, connections: Path) -> None:  # noqa: F811
    backups.folder(filled).write_text("a file where the folder belongs")
    assert "No backup could be made in" in refused(run("import", connections, "--workbook", filled))
    assert people(filled) == ["Ana"]


def test_check_tells_the_last_backup_and_whether_it_is_as_it_was_made(filled: Path) -> None:
    run("backup", "--workbook", filled)
    assert answer("check", "--workbook", filled)["last_backup"] == example(filled)
    last = f"Last backup: 20260302T120000Z-hand: {about(filled)}"
    assert run("check", "--workbook", filled).stdout.splitlines()[1] == f"{last}."
    with Path(f"{filled}.backups/20260302T120000Z-hand.duckdb").open("r+b") as file:
        file.seek(300_000)
        file.write(b"\x07")
    assert answer("check", "--workbook", filled)["last_backup"]["holds"] is False
    assert run("check", "--workbook", filled).stdout.splitlines()[1] == f"{last} · not as it was made."
    assert run("backups", "--workbook", filled).stdout.endswith(" · not as it was made\n")


def test_a_damaged_file_names_the_newest_sound_backup_and_the_command(filled: Path) -> None:
    run("backup", "--workbook", filled)
    run("backup", "--workbook", filled)
    newest = Path(f"{filled}.backups/20260302T120001Z-hand.duckdb")
    newest.write_bytes(newest.read_bytes()[:-1])
    filled.write_bytes(filled.read_bytes()[:5000])
    said = refused(run("check", "--workbook", filled))
    assert said.startswith(f"{filled} is damaged: its end is missing. Nothing was changed")
    assert f"The newest sound backup is 20260302T120000Z-hand: {about(filled)}." in said
    assert said.endswith("python -m netjob restore 20260302T120000Z-hand\n")
    done = answer("restore", "20260302T120000Z-hand", "--workbook", filled)
    assert done["kept"] is None
    assert Path(done["set_aside"]).stat().st_size == 5000
    assert people(filled) == ["Ana"]


def test_a_file_that_is_gone_is_not_made_anew_where_backups_are(filled: Path) -> None:
    run("backup", "--workbook", filled)
    filled.unlink()
    for command in ("check", "backup", "demo"):
        said = refused(run(command, "--workbook", filled))
        assert "There is no workbook at" in said
        assert said.endswith("python -m netjob restore 20260302T120000Z-hand\n")
    assert not filled.exists()
    assert run("restore", "20260302T120000Z-hand", "--workbook", filled).returncode == 0
    assert people(filled) == ["Ana"]


def test_a_newer_file_gets_no_offer_but_is_set_aside_when_it_is_said(filled: Path) -> None:
    run("backup", "--workbook", filled)
    book = Workbook(filled, noon)
    book.save(lambda writer: writer.execute("INSERT INTO schema_step VALUES (99, 'later', now(), '3.0')"))
    book.close()
    assert refused(run("check", "--workbook", filled)).endswith("Update netjob, then open it again.\n")
    done = answer("restore", "20260302T120000Z-hand", "--workbook", filled)
    assert done["set_aside"] == f"{filled}.20260302T120000Z-aside"
    assert people(filled) == ["Ana"]


def test_a_sealed_copy_leaves_and_comes_back(filled: Path, tmp_path: Path) -> None:
    phrase, away = tmp_path / "phrase", tmp_path / "away"
    phrase.write_text("four good long words\n")
    assert "--seal FILE" in refused(run("backup", "--workbook", filled, "--passphrase-file", phrase))
    assert backups.listed(filled) == []
    found = answer("backup", "--workbook", filled, "--seal", away, "--passphrase-file", phrase)
    assert found == {"backup": example(filled), "sealed": str(away)}
    assert away.stat().st_mode & 0o077 == 0
    assert b"Ana" not in away.read_bytes()
    assert b"DUCK" not in away.read_bytes()
    # On another machine: no workbook, no backups.
    elsewhere = tmp_path / "elsewhere" / "mine.duckdb"
    elsewhere.parent.mkdir()
    assert "sealed with a passphrase" in refused(run("restore", away, "--workbook", elsewhere))
    phrase.write_text("four other long words")
    assert "does not open" in refused(run("restore", away, "--workbook", elsewhere, "--passphrase-file", phrase))
    assert list(elsewhere.parent.iterdir()) == []
    phrase.write_text("four good long words")
    answer("restore", away, "--workbook", elsewhere, "--passphrase-file", phrase)
    assert people(elsewhere) == ["Ana"]


def test_what_is_no_workbook_does_not_become_a_backup(filled: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ana")
    before = filled.read_bytes()
    assert "letter.txt" in refused(run("restore", letter, "--workbook", filled))
    assert filled.read_bytes() == before
    assert backups.listed(filled) == []
