"""Hold a page to hand over or to print: a title and sections of paragraphs or lists."""

from __future__ import annotations

from dataclasses import dataclass

from netjob.coaching.pitch import sentences

MOST_LETTERS = 400  # of one answer on a page that is to stay one page


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs; as a list when `listed`."""

    heading: str
    lines: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its title, a line under it, its sections."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


def fitted(body: str) -> str:
    """As many whole sentences of an answer as a page has room for; only a sentence too long by itself is cut."""
    kept = ""
    for sentence in sentences(body):
        joined = f"{kept} {sentence}".strip()
        if len(joined) > MOST_LETTERS:
            break
        kept = joined
    return kept or (body.strip() if len(body.strip()) <= MOST_LETTERS else f"{body.strip()[:MOST_LETTERS].rstrip()}…")
