"""The disk goes: one sentence each time, nothing confirmed is lost, and everything goes on once it is back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.crash.disk import NAMESPACE, NO_OVERRIDE, ON_OPENING, WHILE_OPEN
from tests.serving import ROOT


def possible(folder: Path) -> bool:
    """Whether this machine lets us have a disk of our own, and give up a right."""
    if not (shutil.which("unshare") and shutil.which("setpriv")):
        return False
    tried = [*NAMESPACE, *NO_OVERRIDE, "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    return subprocess.run(tried, capture_output=True).returncode == 0


def trials(folder: Path) -> list[dict[str, Any]]:
    """Every fault, tried in a namespace."""
    command = [*NAMESPACE, sys.executable, "-m", "tests.crash.disk", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_each_fault_of_the_disk_is_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    if not possible(tmp_path):
        pytest.skip("needs a mount namespace (unshare) and setpriv")
    found = trials(tmp_path)
    assert [trial["fault"] for trial in found if trial["wrong"]] == [], found
    assert len(found) == len(WHILE_OPEN) + len(ON_OPENING) + 1
    assert all(trial["said"] for trial in found[:-1])
    assert all(trial["confirmed"] >= 2 for trial in found)
