"""The file: opening, one cursor an operation, one transaction a write, errors with a sentence."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from netjob import errors
from netjob.workbook import Workbook, Writer, schema
from netjob.workbook.faults import named
from netjob.workbook.undo import undo
from tests.conftest import ROOT, noon

PERSON = {"circle": "known", "tie": "close", "status": "pool", "source": "hand"}


def add(writer: Writer, name: str = "Ana") -> int:
    return writer.insert("contact", name=name, **PERSON)


def test_a_new_file_gets_every_step_with_its_record(book: Workbook) -> None:
    assert book.rows("SELECT step, name, applied_at, duckdb_version FROM schema_step") == [
        (1, "workbook", noon(), duckdb.__version__),
        (2, "distinct_pair", noon(), duckdb.__version__),
    ]
    assert book.rows("SELECT revision, demo, length(workbook_id) FROM meta") == [(0, False, 36)]
    assert book.empty
    assert not book.demo
    assert book.made_on == date(2026, 3, 2)


def test_every_table_of_the_design_is_there(book: Workbook) -> None:
    tables = {name for (name,) in book.rows("SELECT table_name FROM duckdb_tables()")}
    assert tables == set(
        """answer change common_ground contact contact_identity distinct_pair effort follow_up forecast give goal heard
        import_run intention knows market meta opening opening_contact opening_stage own_position preference rating
        referral referral_step rest_week schema_step search seed suggestion target touchpoint""".split()  # noqa: SIM905
    )


def test_a_file_that_was_closed_opens_with_what_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "w.duckdb"
    book = Workbook(path, noon)
    book.save(add)
    book.close()
    again = Workbook(path, noon)
    assert again.rows("SELECT name, created_at FROM contact") == [("Ana", noon())]
    assert again.revision == 1
    again.close()


def test_a_save_that_fails_leaves_nothing(book: Workbook) -> None:
    def half(writer: Writer) -> None:
        add(writer)
        raise KeyboardInterrupt  # Streamlit stops a script with a BaseException too

    with pytest.raises(KeyboardInterrupt):
        book.save(half)
    assert book.empty
    assert book.revision == 0
    assert book.save(add) is not None


def test_a_form_sent_twice_saves_once(book: Workbook) -> None:
    assert book.save(add, "token") is not None
    assert book.save(add, "token") is None
    assert book.value("SELECT count(*) FROM contact") == 1
    assert book.revision == 1


def test_an_edit_remembers_what_was_there(book: Workbook) -> None:
    ana = book.save(add)
    assert ana is not None
    book.save(lambda writer: writer.update("contact", ana, {"name": "Anna"}), "edit")
    assert book.rows("SELECT row_id, table_name, before->>'name', after->>'name' FROM change WHERE batch = 'edit'") == [
        (ana, "contact", "Ana", "Anna")
    ]


def test_an_edit_of_nothing_writes_no_change(book: Workbook) -> None:
    ana = book.save(add)
    assert ana is not None
    book.save(lambda writer: writer.update("contact", ana, {"name": "Ana"}))
    assert book.value("SELECT count(*) FROM change") == 1


def test_a_save_over_a_newer_one_is_refused_with_the_columns_that_changed(book: Workbook) -> None:
    ana = book.save(add)
    assert ana is not None
    book.save(lambda writer: writer.update("contact", ana, {"name": "Anna"}))
    with pytest.raises(errors.ChangedSince, match="name"):
        book.save(lambda writer: writer.update("contact", ana, {"name": "Anne"}, {"name": "Ana"}))
    assert book.value("SELECT name FROM contact") == "Anna"


def test_a_row_about_somebody_who_went_in_the_same_save_is_refused(book: Workbook) -> None:
    def work(writer: Writer) -> None:
        ana = add(writer)
        for _ in range(2):
            writer.insert("give", contact=ana, given_on=date(2026, 3, 1), kind="help")
        writer.delete("contact", ana)
        writer.insert("give", contact=ana, given_on=date(2026, 3, 1), kind="help")

    with pytest.raises(errors.NotFound, match="contact"):
        book.save(work)
    assert book.value("SELECT count(*) FROM give") == 0


def test_what_is_remembered_is_the_row_as_it_stands(book: Workbook) -> None:
    """Undo compares the two, letter by letter."""

    def work(writer: Writer) -> None:
        ana = add(writer)
        writer.update("contact", ana, {"name": 'Äna "A" ☃', "edited": ["name", "notes"], "met_on": date(2020, 2, 29)})

    book.save(work, "work")
    first, second = book.rows("SELECT before, after FROM change WHERE batch = 'work' ORDER BY id")
    assert first[0] is None
    assert second == (first[1], book.value("SELECT to_json(t) FROM contact t"))
    book.save(lambda writer: undo(writer, "work"))
    assert book.empty


def test_an_edit_of_a_row_that_is_gone_is_refused(book: Workbook) -> None:
    with pytest.raises(errors.NotFound):
        book.save(lambda writer: writer.update("contact", 7, {"name": "x"}))


def test_a_row_that_is_deleted_stays_in_the_changes(book: Workbook) -> None:
    ana = book.save(add)
    assert ana is not None
    book.save(lambda writer: writer.delete("contact", ana), "gone")
    assert book.empty
    assert book.rows("SELECT before->>'name', after FROM change WHERE batch = 'gone'") == [("Ana", None)]


@pytest.mark.parametrize("table", ["contact; DROP TABLE contact", "nothing", "duckdb_tables()"])
def test_a_name_of_no_table_never_reaches_sql(book: Workbook, table: str) -> None:
    with pytest.raises(KeyError):
        book.save(lambda writer: writer.insert(table, name="x"))
    with pytest.raises(KeyError):
        book.save(lambda writer: writer.delete(table, 1))


def test_a_name_of_no_column_never_reaches_sql(book: Workbook) -> None:
    with pytest.raises(KeyError):
        book.save(lambda writer: writer.insert("contact", **{"name) VALUES ('x'); --": "x"}))


def test_threads_get_their_own_rows(book: Workbook) -> None:
    for at in range(20):
        book.save(lambda writer, at=at: add(writer, f"Person {at + 1}"))  # type: ignore[misc]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: book.value("SELECT name FROM contact WHERE id = ?", [n % 20 + 1]), range(400)))
    assert found == [f"Person {n % 20 + 1}" for n in range(400)]


def test_threads_that_write_at_once_all_save(book: Workbook) -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(lambda n: book.save(lambda writer: add(writer, f"P{n}")), range(40)))
    assert len(set(ids)) == 40
    assert book.revision == 40


def test_records_keep_whole_numbers_whole(book: Workbook) -> None:
    sql = "SELECT * FROM (VALUES (1, NULL), (2, 5)) AS t(a, b) ORDER BY a"
    assert book.records(sql) == [{"a": 1, "b": None}, {"a": 2, "b": 5}]
    assert book.row("SELECT 1 WHERE false") is None
    assert book.value("SELECT 1 WHERE false") is None


def test_nothing_outside_the_file_can_be_read(book: Workbook, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n")
    with pytest.raises(duckdb.PermissionException):
        book.rows(f"SELECT * FROM '{tmp_path / 'x.csv'}'")


def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.duckdb"
    text.write_text("my notes " * 1000)
    with pytest.raises(errors.NotAWorkbook, match="not a netjob workbook"):
        Workbook(text, noon)
    assert text.read_text() == "my notes " * 1000
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(errors.NotAWorkbook):
        Workbook(other, noon)
    with duckdb.connect(str(other)) as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("mine",)]


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    book = Workbook(path, noon)
    book.save(lambda writer: writer.execute("INSERT INTO schema_step VALUES (99, 'later', now(), '3.0')"))
    book.close()
    with pytest.raises(errors.NewerWorkbook, match="step 99, this one knows step 2"):
        Workbook(path, noon)


def test_a_file_that_another_program_holds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    Workbook(path, noon).close()
    code = f"import duckdb,sys; c = duckdb.connect({str(path)!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(errors.WorkbookLocked, match="Another program"):
            Workbook(path, noon)
        other.communicate(b"")


def test_a_schema_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "w.duckdb"
    Workbook(path, noon).close()
    real = schema.steps()
    broken = (*real, (3, "broken", "CREATE TABLE extra (a INTEGER); SELECT * FROM nowhere;"))
    monkeypatch.setattr(schema, "steps", lambda: broken)
    with pytest.raises(duckdb.CatalogException):
        Workbook(path, noon)
    monkeypatch.setattr(schema, "steps", lambda: real)
    again = Workbook(path, noon)
    assert again.value("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'extra'") == 0
    assert again.value("SELECT max(step) FROM schema_step") == 2
    again.close()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ('IO Error: Could not set lock on file "x": Conflicting lock', errors.WorkbookLocked),
        ("IO Error: No space left on device", errors.DiskFull),
        ("IO Error: Cannot open file: Permission denied", errors.WorkbookReadOnly),
        ("IO Error: Read-only file system", errors.WorkbookReadOnly),
        ("something else entirely", errors.WorkbookLost),
    ],
)
def test_what_the_disk_says_becomes_a_sentence(said: str, kind: type[errors.NetjobError]) -> None:
    error = named(duckdb.IOException(said), Path("/x/w.duckdb"))
    assert type(error) is kind
    assert str(error).endswith(".")


def test_the_rules_and_the_workbook_load_no_screen_and_no_plots() -> None:
    code = (
        "import sys, netjob.coach, netjob.workbook, netjob.coaching.estimates; "
        "print([m for m in ('streamlit', 'plotly', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_the_clock_is_the_one_given(tmp_path: Path) -> None:
    book = Workbook(tmp_path / "w.duckdb", lambda: datetime(2020, 1, 1))
    book.save(add)
    assert book.value("SELECT created_at FROM contact") == datetime(2020, 1, 1)
    book.close()
