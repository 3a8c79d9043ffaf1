"""A stop right before each step on the disk: what the next opening finds is whole, the old or the new."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stops need fork")


def stopped(action: str, folder: Path) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.workbook.stops", action, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert all(one["broken"] == [] for one in found)
    for one in found:
        left = [
            name for name in one["files"] if name.endswith((".partial", ".restoring", "-replaced")) or ".ready" in name
        ]
        assert left == []
        hashes = {name.removesuffix(".sha256") for name in one["files"] if name.endswith(".sha256")}
        assert hashes == {name for name in one["files"] if name.startswith("w.duckdb.backups/")} - {
            f"{name}.sha256" for name in hashes
        }
    return found


def test_a_backup(tmp_path: Path) -> None:
    found = stopped("back_up", tmp_path)
    assert len(found) > 5
    assert all(one["people"] == ["Before", "After"] and one["sound"] for one in found)
    assert all(one["backups"] == {"hand": 1} for one in found)
    assert sum(name.endswith("-hand.duckdb") for name in found[-1]["files"]) == 2


def test_a_restore(tmp_path: Path) -> None:
    """Either nothing happened, or the backup is in its place and what was there before is a backup."""
    found = stopped("restore", tmp_path)
    assert len(found) > 10
    seen = [one["people"] for one in found]
    assert all(one["sound"] for one in found)
    turned = seen.index(["Before"])
    assert turned > 3
    assert seen == [["Before", "After"]] * turned + [["Before"]] * (len(seen) - turned)
    assert all(one["backups"] == {"hand": 1, "restore": 2} for one in found[turned:])
    assert all(one["aside"] == [] for one in found)


def test_a_restore_over_a_damaged_file_with_its_log(tmp_path: Path) -> None:
    """The damaged file stands in its place with its log, or beside it under one name, with its log."""
    found = stopped("rescue", tmp_path)
    damaged = [one.get("error") == "WorkbookDamaged" for one in found]
    turned = damaged.index(False)
    assert turned > 1
    assert damaged == [True] * turned + [False] * (len(found) - turned)
    for one in found[:turned]:
        assert {"w.duckdb", "w.duckdb.wal"} <= set(one["files"])
        assert one["aside"] == []
    size = (tmp_path / "first" / "w.duckdb").stat().st_size
    for one in found[turned:]:
        assert (one["people"], one["sound"], one["aside"]) == (["Before"], True, [[size, True]])


def test_forgetting_a_person(tmp_path: Path) -> None:
    """First the backup is written anew, then the workbook: at no stop is either unsound."""
    found = stopped("forget", tmp_path)
    assert len(found) > 15
    assert all(one["sound"] and one["aside"] == [] for one in found)
    seen = [one["people"] for one in found]
    turned = seen.index(["After"])
    assert seen == [["Before", "After"]] * turned + [["After"]] * (len(seen) - turned)
    assert all(one["backups"] in ({"hand": 1}, {"hand": 0}) for one in found)
    assert all(one["backups"] == {"hand": 0} for one in found[turned:])
    made = "w.duckdb.backups/20260302T120001Z-hand.duckdb"
    assert found[-1]["files"] == ["w.duckdb", made, f"{made}.sha256"]


def test_forgetting_all(tmp_path: Path) -> None:
    found = stopped("forget_all", tmp_path)
    seen = [one["people"] for one in found]
    turned = seen.index([])
    assert turned > 3
    assert seen == [["Before", "After"]] * turned + [[]] * (len(seen) - turned)
    assert all(one["sound"] and one["aside"] == [] for one in found)
    assert found[-1]["files"] == ["w.duckdb"]


def test_setting_a_damaged_file_aside(tmp_path: Path) -> None:
    found = stopped("begin_anew", tmp_path)
    assert found[0]["error"] == "WorkbookDamaged"
    assert (found[-1]["people"], found[-1]["sound"]) == ([], True)
    size = (tmp_path / "first" / "w.duckdb").stat().st_size
    for one in found:
        in_place = {"w.duckdb", "w.duckdb.wal"} <= set(one["files"]) and one["aside"] == []
        assert in_place or one["aside"] == [[size, True]]
        assert one["backups"] == {"hand": 1}
        assert one.get("error") in ("WorkbookDamaged", "WorkbookGone", None)


def test_a_schema_step(tmp_path: Path) -> None:
    found = stopped("bring_up", tmp_path)
    assert all(one["people"] == ["Ann Lee", "Bo Li", "Çağla Öz"] and one["sound"] for one in found)
    assert all(one["backups"] == {"schema": 3} for one in found)


def test_the_first_opening(tmp_path: Path) -> None:
    found = stopped("make", tmp_path)
    assert all((one["people"], one["sound"], one["files"]) == ([], True, ["w.duckdb"]) for one in found)
