"""Half a minute of eight tabs at once: no row doubled, no edit lost, every count right."""

from __future__ import annotations

from pathlib import Path

from tests.crash.soak import TABS, soak


def test_eight_tabs_lose_and_double_nothing(demo_file: Path, tmp_path: Path) -> None:
    found = soak(demo_file, tmp_path, 30)
    assert found.wrong == []
    assert found.done["forms"] >= TABS
    assert found.done["notes"] >= 3
    assert found.memory[-1] < 600  # `python -m tests.crash --minutes 10` says how it grows
