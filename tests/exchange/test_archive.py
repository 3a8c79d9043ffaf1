"""ZIPs, sound and hostile."""

from __future__ import annotations

from pathlib import Path

import pytest

from netjob.exchange import archive, read, refusals
from tests.exchange.packing import packed

CONNECTIONS = b"First Name,Last Name,Connected On\nAmy,B.,12 Mar 2021\n"


def test_members_in_their_order_without_litter() -> None:
    data = packed(
        ("b.csv", b"x"), ("folder/", b""), ("__MACOSX/._b.csv", b"y"), ("folder/.DS_Store", b""), ("a.csv", b"z")
    )
    assert [(source.member, source.load()) for source in archive.sources("f.zip", data)] == [
        ("b.csv", b"x"),
        ("a.csv", b"z"),
    ]


def test_names_are_labels_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    members = read("f.zip", packed(("../../out.csv", CONNECTIONS), ("/etc/x.csv", CONNECTIONS)))
    assert [(member.member, len(member.people)) for member in members] == [("../../out.csv", 1), ("/etc/x.csv", 1)]
    assert list(tmp_path.iterdir()) == []


def test_an_archive_in_the_archive_stays_closed() -> None:
    members = read("f.zip", packed(("in.zip", packed(("Connections.csv", CONNECTIONS))), ("c.csv", CONNECTIONS)))
    assert [(member.format, member.rows) for member in members] == [("unknown", 0), ("linkedin_connections", 1)]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(refusals.TooLarge):
        read("f.zip", packed(("messages.csv", b"0" * 20_000_000)))


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBERS", 2)
    with pytest.raises(refusals.TooLarge):
        read("f.zip", packed(("a", b""), ("b", b""), ("c", b"")))


def test_too_large_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "UNPACKED", 100)
    with pytest.raises(refusals.TooLarge):
        read("f.zip", packed(("a", bytes(range(60))), ("b", bytes(range(60)))))


def test_cut_and_changed_archives_are_refused() -> None:
    data = packed(("Connections.csv", CONNECTIONS * 50))
    with pytest.raises(refusals.DamagedArchive):
        read("f.zip", data[: len(data) // 2])
    changed = bytearray(data)
    changed[60] ^= 0xFF
    with pytest.raises(refusals.DamagedFile):
        read("f.zip", bytes(changed))


def test_a_password_is_named() -> None:
    data = bytearray(packed(("Connections.csv", CONNECTIONS)))
    for at in (6, data.find(b"PK\x01\x02") + 8):
        data[at] |= 1
    with pytest.raises(refusals.LockedFile, match="password"):
        read("f.zip", bytes(data))


def test_a_spreadsheet_is_named() -> None:
    for data in (packed(("[Content_Types].xml", b"<x/>")), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        with pytest.raises(refusals.SpreadsheetFile, match="CSV"):
            read("people.xlsx", data)
