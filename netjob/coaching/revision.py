"""Say what changed between two versions of an answer, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

MOST_WORDS = 1_200  # above this the comparison takes longer than a page may
_PARTS = re.compile(r"\S+\s*")

Piece = tuple[str, str]  # 'same', 'gone' or 'new', and the words


def changes(before: str, after: str) -> list[Piece]:
    """The words of both versions in order, each run marked 'same', 'gone' or 'new'; long texts change as a whole."""
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return [("gone", before), ("new", after)]
    found: list[Piece] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(old[i1:i2])))
            continue
        found.extend((mark, "".join(part)) for mark, part in (("gone", old[i1:i2]), ("new", new[j1:j2])) if part)
    return found
