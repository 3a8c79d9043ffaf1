"""Read people from lines such as "Ana Kovač, Lumen Works, we shared an office", typed or pasted."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLET = re.compile(r"^\s*(?:[-*•·–—]+|\(?\d{1,2}[.):])\s+")
TITLE = re.compile(r"^(?:\w{1,5}\.)$")


@dataclass(frozen=True, slots=True)
class Named:
    """One person as a line gives them; `where` and `how` may be empty."""

    name: str
    where: str = ""
    how: str = ""


def people(typed: str) -> list[Named]:
    """One person a line: name, where, how we know each other. The same name twice counts once, the first line wins.

    Parts are divided by tabs, else semicolons, else commas; bullets and numbers in front are dropped, and commas in the
    last part stay.
    """
    found: dict[str, Named] = {}
    for line in typed.splitlines():
        parts = _parts(BULLET.sub("", line))
        if parts[0]:
            found.setdefault(parts[0].casefold(), Named(*parts))
    return list(found.values())


def first_name(name: str) -> str:
    """What a hello would call them: the first word that is no title such as "Dr."."""
    words = name.split()
    return next((word for word in words if not TITLE.match(word)), name)


def _parts(line: str) -> list[str]:
    divider = next((sign for sign in ("\t", ";", ",") if sign in line), ",")
    return [" ".join(part.split()) for part in line.split(divider, 2)]
