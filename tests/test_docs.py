"""The README names every command, setting and layer there is."""

from __future__ import annotations

import pytest

from netjob import settings
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [settings.WORKBOOK, settings.TODAY, "--workbook"])
def test_every_setting_is_named(name: str) -> None:
    assert name in README


@pytest.mark.parametrize("folder", [p.name for p in (ROOT / "netjob").iterdir() if (p / "__init__.py").exists()])
def test_every_layer_is_named(folder: str) -> None:
    assert f"  {folder}/" in README


def test_every_command_is_named() -> None:
    from netjob.__main__ import COMMANDS

    assert [name for name in COMMANDS if f"python -m netjob {name}" not in README] == []


@pytest.mark.parametrize("pinned", ["streamlit", "pandas", "plotly", "duckdb", "pytest"])
def test_what_the_user_asked_for_is_pinned(pinned: str) -> None:
    assert f"\n{pinned}==" in (ROOT / "requirements.txt").read_text(encoding="utf-8")
