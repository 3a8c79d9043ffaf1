"""Read the prose of `data/<language>/`: labels, headlines and sentences that people see.

A coach can rewrite or translate these files without code; nothing else in the package holds prose.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGE = "en"
PROSE = Path(__file__).parent.parent / "data"


@cache
def chapter(name: str) -> dict[str, Any]:
    """The whole file `data/<language>/<name>.toml` as nested dictionaries."""
    with (PROSE / LANGUAGE / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def text(name: str, key: str, /, **facts: object) -> str:
    """The sentence at the dotted `key` of a chapter, with `{facts}` filled in; `KeyError` when there is none."""
    found: Any = chapter(name)
    for part in key.split("."):
        found = found[part]
    return str(found).format(**facts)


def label(group: str, value: str) -> str:
    """What people read for a word of the data model: `label("tie", "close")`."""
    return text("words", f"{group}.{value}")
