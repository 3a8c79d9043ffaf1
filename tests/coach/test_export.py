"""The workbook's own ZIP: everything leaves and comes back the same, in every value."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjob.coach.archive import Archive, File, read
from netjob.coach.backups import Backups
from netjob.exchange import export as own
from netjob.exchange.refusals import ExportAlone, HoldsData, NewerExport
from netjob.workbook import Workbook, Writer, backups, bulk, schema, tables
from netjob.workbook.daily import Daily
from tests.coach.exports import Pair, content, exported, refused, repacked, vouch
from tests.conftest import TODAY, noon

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["", "\x00", "=1+1", "a\nb", "\r\n", "NULL", "Zoë 🧑‍🤝‍🧑", "\ufeff", "x" * 5_000]
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "VARCHAR": TEXT,
    "VARCHAR[]": st.lists(st.none() | TEXT, max_size=3),
    "INTEGER": st.integers(-(2**31), 2**31 - 1),
    "BIGINT": st.integers(-(2**63), 2**62),  # saving adds to the revision
    "DOUBLE": st.floats() | st.sampled_from([-0.0, 5e-324]),
    "BOOLEAN": st.booleans(),
    "DATE": st.dates(),
    "TIMESTAMP": st.datetimes(),
}
KEYS = {"INTEGER": st.integers(1, 2**31 - 1), "VARCHAR": TEXT, "DATE": st.dates()}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    made = Pair(tmp_path_factory.mktemp("export"))
    yield made
    made.close()


def row_of(pair: Pair, table: tables.Table) -> st.SearchStrategy[tuple[object, ...]]:
    """A row with a value of each column's type, missing where it may be."""
    columns = []
    for column, kind in table.columns.items():
        needed, key = pair.needed[table.name, column]
        columns.append(KEYS[kind] if key else VALUES[kind] if needed else st.none() | VALUES[kind])
    return st.tuples(*columns)


def insert(writer: Writer, table: tables.Table, rows: list[tuple[object, ...]]) -> None:
    """Put rows in; the sequence goes on behind their ids, as it does in every workbook."""
    for row in rows:
        writer.execute(f"INSERT OR REPLACE INTO {table.name} VALUES ({', '.join('?' * len(row))})", row)
    if rows and "id" in table.columns:
        bulk.advance(writer, f"{table.name}_id", writer.value(f"SELECT max(id) FROM {table.name}"))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_everything_comes_back_the_same(pair: Pair, data: st.DataObject) -> None:
    pair.clear()
    filled = [table for table in pair.tables if table.name not in ("meta", "schema_step")]
    chosen = data.draw(st.lists(st.sampled_from(filled), max_size=6, unique_by=lambda table: table.name))
    rows = [(table, data.draw(st.lists(row_of(pair, table), max_size=3))) for table in chosen]
    last = data.draw(st.dictionaries(st.sampled_from(pair.sequences), st.integers(2**31, 2**62), max_size=5))
    about = data.draw(st.tuples(TEXT, VALUES["BIGINT"], st.booleans()))

    def work(writer: Writer) -> None:
        writer.execute("UPDATE meta SET workbook_id = ?, revision = ?, demo = ?", about)
        for table, found in rows:
            insert(writer, table, found)
        for name, number in last.items():
            writer.execute("SELECT setval(?, ?)", [name, number])

    pair.full.save(work)
    before = exported(pair.full)
    Archive(pair.empty, TODAY).bring_in(read("e.zip", before))
    assert content(pair.empty) == content(pair.full)
    assert exported(pair.empty) == before


def test_a_row_of_every_table_comes_back(pair: Pair) -> None:
    pair.clear()
    values = {
        "VARCHAR": "=é\x00\n;", "VARCHAR[]": ["", None, "a, b"], "INTEGER": -7, "BIGINT": -(2**62), "DOUBLE": -0.0,
        "BOOLEAN": False, "DATE": date(1, 1, 1), "TIMESTAMP": datetime(9999, 12, 31, 23, 59, 59, 999_999),
    }  # fmt: skip
    for table in pair.tables:
        if table.name not in ("meta", "schema_step"):
            row = tuple(5 if column == "id" else values[kind] for column, kind in table.columns.items())
            pair.full.save(lambda writer, table=table, row=row: insert(writer, table, [row]))
    Archive(pair.empty, TODAY).bring_in(read("e.zip", exported(pair.full)))
    assert content(pair.empty) == content(pair.full)


def test_the_demo_comes_back_and_goes_on(demo: Workbook, tmp_path: Path) -> None:
    other = Workbook(tmp_path / "other.duckdb", noon)
    outcome = Archive(other, TODAY).bring_in(read("e.zip", exported(demo)))
    assert content(other) == content(demo)
    assert (other.workbook_id, other.revision, other.demo) == (demo.workbook_id, demo.revision, True)
    assert outcome.as_json()[0]["tables"] == {
        table.name: demo.value(f"SELECT count(*) FROM {table.name}") for table in tables.catalogue(demo)
    }
    assert outcome.total("contacts", "added") == demo.value("SELECT count(*) FROM contact")
    other.close()
    again = Workbook(other.path, noon)
    assert again.value("SELECT nextval('contact_id')") == demo.value("SELECT nextval('contact_id')")
    again.close()


def test_who_took_the_demo_in_goes_on_with_a_workbook_that_is_backed_up(demo: Workbook, tmp_path: Path) -> None:
    other = Workbook(tmp_path / "other.duckdb", noon)
    daily = Daily(other)
    assert Backups(other).before_import() is None
    Archive(other, TODAY).bring_in(read("e.zip", exported(demo)))
    daily.wait()
    assert Backups(other).before_import() is not None
    assert sorted(backup.reason for backup in backups.listed(other.path)) == ["daily", "import"]
    other.close()


def test_the_zip_holds_every_table_twice_and_says_what_it_is(demo: Workbook) -> None:
    data = exported(demo)
    known = tables.catalogue(demo)
    with ZipFile(io.BytesIO(data)) as archive:
        names = {of(table.name) for table in known for of in (own.parquet, own.sheet)}
        assert set(archive.namelist()) == {own.MANIFEST, own.README, *names}
        manifest = json.loads(archive.read(own.MANIFEST))
        readme = archive.read(own.README).decode()
        sheet = archive.read(own.sheet("contact")).decode("utf-8-sig")
        parquet = archive.read(own.parquet("contact"))
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o600}
    assert manifest["schema_step"] == schema.latest()
    assert manifest["duckdb_version"] == duckdb.__version__
    assert manifest["workbook_id"] == demo.workbook_id
    assert manifest["sequences"]["contact_id"] == demo.value("SELECT max(id) FROM contact")
    assert manifest["members"].keys() == names | {own.README}
    for table in known:
        assert f"\n{table.name} · rows " in readme
        assert all(f"\n    {column}" in readme for column in table.columns)
    assert "as written; contact_identity holds the normalised forms" in readme
    assert "{" not in readme
    lines = sheet.splitlines()
    assert lines[0].split(",")[:3] == ["id", "name", "organisation"]
    connection = duckdb.connect()
    connection.register("given", pq.read_table(io.BytesIO(parquet)))
    assert connection.execute("SELECT * FROM given").fetchall() == demo.rows("SELECT * FROM contact")
    connection.close()


def test_a_spreadsheet_gets_no_formula(pair: Pair) -> None:
    pair.clear()
    pair.full.save(lambda w: w.insert("seed", planted_on=TODAY, kind="=1+1", what="a; -x"))
    with ZipFile(io.BytesIO(exported(pair.full))) as archive:
        assert archive.read(own.sheet("seed")).decode("utf-8-sig").splitlines()[1].endswith(",2026-03-02,'=1+1,a;' -x")


def test_days_beyond_the_calendar_of_python_come_back(pair: Pair) -> None:
    pair.clear()
    pair.full.save(
        lambda w: w.execute("INSERT INTO rest_week VALUES ('infinity'), ('0044-03-15 (BC)'), ('290000-01-01')")
    )
    Archive(pair.empty, TODAY).bring_in(read("e.zip", exported(pair.full)))
    asked = "SELECT monday::VARCHAR FROM rest_week"
    assert pair.empty.rows(asked) == pair.full.rows(asked) == [("infinity",), ("0044-03-15 (BC)",), ("290000-01-01",)]


@pytest.mark.parametrize("table", ["contact", "rest_week", "import_run", "suggestion"])
def test_only_an_empty_workbook_takes_it(pair: Pair, table: str) -> None:
    pair.clear()
    data = exported(pair.full)
    values = {"contact": ("Bo", "known", "none", "pool", "hand"), "suggestion": ("2026-03-02", "keep:1")}
    columns = {
        "contact": "name, circle, tie, status, source, created_at, updated_at, trashed_at",
        "rest_week": "monday",
        "import_run": "started_at, file, format, sha256, summary",
        "suggestion": "shown_on, key",
    }[table]
    row = {
        "contact": ("Bo", "known", "none", "pool", "hand", noon(), noon(), noon()),  # in the trash
        "rest_week": (TODAY,),
        "import_run": (noon(), "a.csv", "google", "", "[]"),
        "suggestion": values["suggestion"],
    }[table]
    pair.empty.save(lambda w: w.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", row))
    assert isinstance(refused(pair, data), HoldsData)
    with pytest.raises(HoldsData):
        Archive(pair.empty, TODAY).preview([read("e.zip", data)])


def test_what_was_chosen_and_undone_does_not_keep_it_out(pair: Pair) -> None:
    pair.clear()
    data = exported(pair.full)
    pair.empty.save(lambda w: w.execute("INSERT INTO preference VALUES ('linkedin', '\"never\"')"))
    pair.empty.save(lambda w: w.delete("seed", w.insert("seed", planted_on=TODAY, kind="post", what="x")))
    assert pair.empty.value("SELECT count(*) FROM change") == 2
    Archive(pair.empty, TODAY).bring_in(read("e.zip", data))
    assert content(pair.empty) == content(pair.full)


def test_a_preview_counts_and_keeps_nothing(pair: Pair, demo: Workbook) -> None:
    pair.clear()
    before = content(pair.empty)
    file = read("e.zip", exported(demo))
    outcome = Archive(pair.empty, TODAY).preview([file])[0]
    assert outcome.whole
    assert not outcome.nothing_new
    assert outcome.total("contacts", "added") == 122
    assert content(pair.empty) == before
    with pytest.raises(ExportAlone):
        Archive(pair.empty, TODAY).preview([file, File("other.csv", "", ())])


# ---------------------------------------------------------------------------------------- older and newer


def test_an_older_export_takes_the_defaults_of_what_came_since(pair: Pair, demo: Workbook) -> None:
    def older(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
        del manifest["tables"]["distinct_pair"], manifest["sequences"]["distinct_pair_id"]
        del members[own.parquet("distinct_pair")], members[own.sheet("distinct_pair")]
        for table, keep in (("schema_step", lambda t: t.slice(0, 1)), ("contact", lambda t: t.drop_columns(["place"]))):
            stream = io.BytesIO()
            found = keep(pq.read_table(io.BytesIO(members[own.parquet(table)])))
            pq.write_table(found, stream, compression="none", use_dictionary=False)
            members[own.parquet(table)] = stream.getvalue()
            manifest["tables"][table] = found.num_rows
        manifest["schema_step"] = 1
        vouch(members, manifest)

    pair.clear()
    Archive(pair.empty, TODAY).bring_in(read("e.zip", repacked(exported(demo), older)))
    assert pair.empty.rows("SELECT step FROM schema_step ORDER BY step") == [
        (step,) for step in range(1, schema.latest() + 1)
    ]
    asked = "SELECT * EXCLUDE (place) FROM contact"
    assert pair.empty.rows(asked) == demo.rows(asked)
    assert pair.empty.value("SELECT count(place) FROM contact") == 0
    pair.empty.close()
    pair.empty = Workbook(pair.empty.path, noon)


def test_a_newer_export_is_refused(pair: Pair) -> None:
    pair.clear()
    newer = repacked(exported(pair.full), lambda _, manifest: manifest.update(schema_step=schema.latest() + 1))
    assert isinstance(refused(pair, newer), NewerExport)


def test_the_strategies_reach_every_type_of_the_schema(pair: Pair) -> None:
    assert {kind for table in pair.tables for kind in table.columns.values()} == set(VALUES)
