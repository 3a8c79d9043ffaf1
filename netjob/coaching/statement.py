"""Say what makes a statement of one's place wide: worn words, length, several trades at once."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_WORDS = 45

_WORN = re.compile(
    r"\b(experienced|passionate|dynamic|motivated|results?[- ](?:driven|oriented)|team player|new challenges?|"
    r"challenging (?:role|position)|proven track record|go-getter|hard[- ]working|detail[- ]oriented|innovative|"
    r"strategic|"
    r"versatile|self[- ]starter|excellent communication|people person|think outside the box|seasoned|professional|"
    r"wide range|broad (?:range|experience)|various (?:roles|industries|fields)|many (?:things|fields|industries)|"
    r"anything|any role)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wide:
    """One thing that makes a statement wide: 'worn' with its words, or 'long' with its number of words."""

    kind: str
    words: tuple[str, ...]


def wide(body: str) -> tuple[Wide, ...]:
    """What makes a statement wide; empty for a narrow one."""
    worn = tuple(dict.fromkeys(found.group(0).lower() for found in _WORN.finditer(body)))
    count = len(body.split())
    found = [Wide("worn", worn)] if worn else []
    return (*found, Wide("long", (str(count),))) if count > MOST_WORDS else tuple(found)
