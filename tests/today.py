"""Read the Today page as a person reads it."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest


def cards(app: AppTest) -> list[str]:
    """Who is suggested: each card has its own done answer, which is drawn when it is opened."""
    blocks = [block.key or "" for block in app.get("popover")]
    return [key.removeprefix("today.open_done.") for key in blocks if key.startswith("today.open_done.")]


def rings(app: AppTest) -> list[str]:
    """What stands below the rings of the week."""
    return [count for part in app.markdown if "![" in part.value for count in re.findall(r"\*\*(.+?)\*\*", part.value)]


def said(app: AppTest) -> str:
    """The page in words."""
    return " ".join(element.value for element in [*app.markdown, *app.caption, *app.subheader])
