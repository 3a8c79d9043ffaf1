"""Read the prose of `data/<language>/`, labels, headlines and sentences that people see, and the drawings of `data/`.

A coach can rewrite or translate these files without code; nothing else in the package holds prose.
"""

from __future__ import annotations

import tomllib
from base64 import b64encode
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


def as_address(svg: str) -> str:
    """A drawing as a `data:` address, to stand where a picture's address can."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


@cache
def picture(name: str) -> str:
    """The drawing `data/<name>.svg` as an address; given its path, Streamlit would read it anew at each rerun."""
    return as_address((PROSE / f"{name}.svg").read_text(encoding="utf-8"))


def label(group: str, value: str) -> str:
    """What people read for a word of the data model: `label("tie", "close")`."""
    return text("words", f"{group}.{value}")
