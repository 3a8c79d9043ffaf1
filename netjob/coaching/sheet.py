"""Hold a page to hand over or to print: a title and sections of paragraphs or lists."""

from __future__ import annotations

from dataclasses import dataclass


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
