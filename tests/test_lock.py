"""The lock of the release install: what requirements.txt names, at the same versions, each file by its hash."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import re

from tests.conftest import ROOT

loader = importlib.machinery.SourceFileLoader("lock", str(ROOT / ".ci" / "lock"))
lock = importlib.util.module_from_spec(importlib.util.spec_from_loader("lock", loader))  # type: ignore[arg-type]


def named() -> dict[str, str]:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def test_every_requirement_is_pinned_to_one_version() -> None:
    assert all(re.fullmatch(r"[0-9][0-9a-z.]*", version) for version in named().values())


def test_the_lock_has_every_requirement_at_its_version_and_hashes_for_all() -> None:
    """`.ci/lock` writes it anew after a change of requirements.txt."""
    loader.exec_module(lock)
    found = lock.read(lock.LOCK)
    assert {name: found[name][0] for name in named()} == named()
    assert len(found) > len(named())
    assert all(hashes for _, hashes in found.values())
