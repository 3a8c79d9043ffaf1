"""A workbook's own ZIP that was cut, changed or made up: one sentence, and nothing changed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjob.coach.archive import Archive, read
from netjob.errors import NetjobError
from netjob.exchange import export as own
from netjob.exchange.refusals import DamagedExport
from netjob.workbook import Workbook
from tests.coach.exports import Change, Pair, content, exported, refused, repacked, vouch
from tests.conftest import TODAY, noon


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    made = Pair(tmp_path_factory.mktemp("export"))
    yield made
    made.close()


def gone(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    del members[own.parquet("contact")]


def without_manifest(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest.clear()


def swapped(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    one, other = own.parquet("contact"), own.parquet("target")
    members[one], members[other] = members[other], members[one]


def swapped_and_vouched(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    swapped(members, manifest)
    vouch(members, manifest)


def climbing(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members["../../evil.parquet"] = b""


def climbing_and_vouched(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    climbing(members, manifest)
    vouch(members, manifest)
    manifest["tables"]["../../evil"] = 0


def nested(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members["more.zip"] = repacked(exported_empty(), lambda *_: None)


def exported_empty() -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(own.MANIFEST, "{}")
    return stream.getvalue()


def unknown_table(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members[own.parquet("secret")] = members[own.parquet("seed")]
    manifest["tables"]["secret"] = 0
    vouch(members, manifest)


def no_parquet(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members[own.parquet("contact")] = b"PAR1 nothing PAR1"
    vouch(members, manifest)


def miscounted(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["tables"]["contact"] += 1


def without_meta(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    table(members, manifest, "meta", {"workbook_id": [], "revision": [], "demo": []})


def twice_the_same_id(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    table(members, manifest, "market", {"id": [1, 1], "kind": ["a", "b"], "value": ["a", "b"], "why": [None, "x"]})


def of_another_kind(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    table(members, manifest, "rest_week", {"monday": ["no day"]})


def packed_inside(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    """Many rows in a few bytes: what such a file unpacks to is not known beforehand."""
    columns = {"id": range(100_000), "kind": ["a" * 1_000] * 100_000, "value": ["b"] * 100_000}
    table(members, manifest, "market", columns, use_dictionary=True)


def table(
    members: dict[str, bytes], manifest: dict[str, Any], name: str, columns: dict[str, Any], **how: object
) -> None:
    stream = io.BytesIO()
    made = pa.table({column: pa.array(values) for column, values in columns.items()})
    pq.write_table(made, stream, **{"compression": "none", "use_dictionary": False, **how})
    members[own.parquet(name)] = stream.getvalue()
    manifest["tables"][name] = made.num_rows
    vouch(members, manifest)


@pytest.mark.parametrize(
    "change",
    [
        gone, without_manifest, swapped, swapped_and_vouched, climbing, climbing_and_vouched, nested, unknown_table,
        no_parquet, miscounted, without_meta, twice_the_same_id, of_another_kind, packed_inside,
    ],
)  # fmt: skip
def test_a_changed_export_is_refused(pair: Pair, change: Change) -> None:
    pair.clear()
    pair.full.save(lambda w: w.insert("market", kind="role", value="Planner"))
    assert isinstance(refused(pair, repacked(exported(pair.full), change)), DamagedExport)


@pytest.mark.parametrize(
    "manifest",
    [
        b"", b"[]", b"[" * 100_000, b'{"format": "netjob"}', b"\xff\xfe", b"{" + b" " * own.LONGEST_MANIFEST + b"}",
        b'{"format":"netjob","schema_step":"1","duckdb_version":"","workbook_id":"","exported_at":"","sequences":{},"tables":{},"members":{}}',
        b'{"format":"netjob","schema_step":1,"duckdb_version":"","workbook_id":"","exported_at":"","sequences":{"x":0},"tables":{},"members":{}}',
        b'{"format":"netjob","schema_step":1,"duckdb_version":"","workbook_id":"","exported_at":"","sequences":[],"tables":{},"members":{}}',
        b'{"format":"netjob","schema_step":1,"duckdb_version":"","workbook_id":"","exported_at":"","sequences":{},"tables":{},"members":{}}',
    ],
)  # fmt: skip
def test_a_strange_manifest_is_refused(pair: Pair, manifest: bytes) -> None:
    pair.clear()
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr(own.MANIFEST, manifest)
        archive.writestr("other.parquet", b"")
    assert isinstance(refused(pair, stream.getvalue()), DamagedExport)


def test_a_huge_member_is_refused_before_it_is_unpacked(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    pair.clear()
    monkeypatch.setattr(own, "UNPACKED", 2**21)

    def huge(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
        members[own.sheet("contact")] = bytes(2**21)
        vouch(members, manifest)

    assert isinstance(refused(pair, repacked(exported(pair.full), huge)), DamagedExport)


@pytest.fixture(scope="module")
def sound(demo_file: Path) -> bytes:
    book = Workbook(demo_file, noon)
    data = exported(book)
    book.close()
    return data


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_mutation_comes_in_as_something_else(pair: Pair, sound: bytes, data: st.DataObject) -> None:
    """Cut, flipped, doubled and moved bytes: refused in a sentence, or they changed nothing that counts."""
    mutated = bytearray(sound)
    places = st.integers(0, len(sound) - 1) | st.integers(len(sound) - 8_000, len(sound) - 1)
    kind = data.draw(st.sampled_from(["cut", "flip", "remove", "double", "zero"]))
    at = data.draw(places)
    length = data.draw(st.integers(1, 300))
    if kind == "cut":
        del mutated[at:]
    elif kind == "flip":
        for place in (at, data.draw(places)):
            mutated[place] ^= 1 << data.draw(st.integers(0, 7))
    elif kind == "remove":
        del mutated[at : at + length]
    elif kind == "double":
        mutated[at:at] = sound[at : at + length]
    else:
        mutated[at : at + length] = bytes(len(mutated[at : at + length]))
    pair.clear()
    before = content(pair.empty)
    try:
        file = read("e.zip", bytes(mutated))
    except NetjobError:
        return
    if file.export:  # flags and dates of the ZIP itself say nothing about the workbook
        Archive(pair.empty, TODAY).bring_in(file)
        assert Archive(pair.empty, TODAY).check().sound
        assert pair.empty.value("SELECT count(*) FROM contact") == 122
    else:
        assert not any(member.people for member in file.members)
        assert content(pair.empty) == before
