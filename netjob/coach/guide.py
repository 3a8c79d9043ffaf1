"""Guide: how does this work? The method, the glossary and the tour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from netjob.content import chapter
from netjob.workbook import Workbook, preferences

STOPS = ("today", "contacts", "offer", "conversation", "log")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the method in the product's own words; `numbers` are those of the method, `page` where it lives."""

    numbers: tuple[str, ...]
    title: str
    words: str
    page: str | None

    def holds(self, searched: list[str]) -> bool:
        """Whether every word that was searched for stands in it."""
        written = f"{' '.join(self.numbers)} {self.title} {self.words}".casefold()
        return all(word in written for word in searched)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the method and its items."""

    name: str
    title: str
    words: str
    items: tuple[Item, ...]


class Guide:
    """What the Guide page asks, and the tour."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    # ------------------------------------------------------------------ the method and the glossary

    def sections(self, searched: str = "") -> list[Section]:
        """The sections, or those items only in which every searched word stands; sections without any are left out."""
        words = searched.casefold().split()
        found = []
        for section in _sections():
            named = f"{section.title} {section.words}".casefold()
            if all(word in named for word in words):
                found.append(section)
                continue
            items = tuple(item for item in section.items if item.holds(words))
            if items:
                found.append(Section(section.name, section.title, section.words, items))
        return found

    def glossary(self, searched: str = "") -> list[tuple[str, str]]:
        """(word, what it means) in the order of the alphabet; those only in which every searched word stands."""
        words = searched.casefold().split()
        listed: dict[str, str] = chapter("guide")["glossary"]["words"]
        pairs = sorted(listed.items(), key=lambda pair: pair[0].casefold())
        return [pair for pair in pairs if all(word in " ".join(pair).casefold() for word in words)]

    # ------------------------------------------------------------------ the tour

    def tour_offered(self) -> bool:
        """Whether the tour was neither taken nor left yet."""
        return preferences.read(self.book)["tour"] is None

    def stop(self) -> int:
        """The stop at which the tour stands, from 1; 0 while it is not walked."""
        return int(preferences.read(self.book)["tour"] or 0)

    def walk(self, at: int) -> None:
        """Go to a stop of the tour; 0 leaves it."""
        preferences.choose(self.book, tour=at if 0 <= at <= len(STOPS) else 0)


def _sections() -> Iterator[Section]:
    for section in chapter("guide")["section"]:
        items = tuple(
            Item(tuple(item["m"]), item["title"], item["words"], item.get("page")) for item in section["item"]
        )
        yield Section(section["name"], section["title"], section["words"], items)
