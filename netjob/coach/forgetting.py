"""Forget a person, or everything, for good: what goes, what stays, and which backups still hold it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from netjob.coaching import mention
from netjob.content import text
from netjob.errors import NetjobError, Refused
from netjob.workbook import Workbook, backups, inbox, moves, removal, rewriting, traces
from netjob.workbook.backups import Backup
from netjob.workbook.traces import Mention, Person, Place
from netjob.workbook.writer import Writer

if TYPE_CHECKING:
    from netjob.coach.archive import Progress

BACKUPS = ("rewrite", "delete", "leave")
PAGE = 10


@dataclass(frozen=True, slots=True)
class About:
    """What there is of a person: rows by table, other texts that name them, and where else they are.

    `waiting` counts sentences from a terminal; `aside` are files that could not be opened once.
    """

    whom: Person
    counts: dict[str, int]
    mentions: tuple[Mention, ...]
    waiting: int
    backups: tuple[Backup, ...]
    aside: tuple[Path, ...]


class _Looked(Exception):
    """Ends a transaction that was only to count."""


def _nobody(stage: str, share: float) -> None:
    """Tell nobody."""


class Forgetting:
    """What the screen of forgetting asks. Nothing of it can be undone."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def about(self, contact: int) -> About:
        """Everything that would go, and what could stay. Raises `NotFound`."""
        whom = traces.person(self.book, contact)
        counts: dict[str, int] = {}
        found: list[Mention] = []

        def look(writer: Writer) -> None:
            counts.update(removal.gather(writer, traces.rows_of(writer, whom)))
            found.extend(traces.mentions(writer, whom, removal.gathered(writer))[: traces.MOST])
            raise _Looked

        with suppress(_Looked):
            self.book.save(look)
        waiting = sum(self._named(line.sentence, whom) for line in inbox.waiting(self.book.path))
        return About(whom, counts, tuple(found), waiting, tuple(self._holding(whom)), tuple(self.aside()))

    def forget(
        self, whom: Person, chosen: Mapping[Place, bool], kept: str, typed: str, progress: Progress = _nobody
    ) -> list[Backup]:
        """Remove every trace of a person from the file, and from its backups unless they are left; which still hold it.

        `chosen` says of a text whether the person is taken out of it; the others are cleared where they can mean nobody
        else. Backups come first: what stops in the middle can be begun again. Raises `Refused` for a word that is not
        the one to type, `BackupNotMade`, `DiskFull` and what else a disk can say.
        """
        sure(typed, "person")

        def work(writer: Writer) -> None:
            removal.remove(writer, traces.rows_of(writer, whom))
            traces.clear(writer, whom, chosen, text("forget", "instead"))

        def anew(backup: Backup) -> Path | None:
            """Where the backup is now without the person; None where they are still in it."""
            if kept == "rewrite" and backups.holds(backup):
                return rewriting.rewrite_backup(self.book.path, backup, work, self.book.clock()).path
            if kept == "delete":
                backups.delete(backup)
                return backup.path
            return None

        progress("backups", 0.0)
        holding = [] if kept == "leave" else self._holding(whom)
        done: set[Path | None] = set()  # a text that was chosen to stay may still name them there
        for at, backup in enumerate(holding):
            progress("backups", at / (len(holding) + 1))
            done.add(anew(backup))
        inbox.clear(self.book.path, lambda sentence: self._named(sentence, whom))
        progress("rewriting", len(holding) / (len(holding) + 1))
        rewriting.rewrite(self.book, work)
        still = []
        for backup in self._holding(whom):  # a save on another page may have had one made meanwhile
            with suppress(NetjobError, OSError):  # the person is gone from the workbook: what is left is named
                if backup.path in done or anew(backup) is not None:
                    continue
            still.append(backup)
        return still

    def forget_all(self, keep: bool, keep_backups: bool, typed: str) -> Path | None:
        """Begin with an empty workbook; the present one is set aside or deleted. Where it went.

        Raises `Refused` for a word that is not the one to type.
        """
        sure(typed, "all")
        gone = rewriting.begin_again(self.book, keep)
        if not keep:
            inbox.clear(self.book.path, lambda sentence: True)
        for backup in [] if keep_backups else backups.listed(self.book.path):
            backups.delete(backup)
        return gone

    def aside(self) -> list[Path]:
        """Files that once stood in the workbook's place: set aside when all was forgotten, or could not be opened."""
        path, ends = self.book.path, f"-{moves.ASIDE}"
        return sorted(
            one for one in path.parent.iterdir() if one.name.startswith(f"{path.name}.") and one.name.endswith(ends)
        )

    def _holding(self, whom: Person) -> list[Backup]:
        """Backups with something of the person in them, and those that can't be read to find out."""
        return [one for one in backups.listed(self.book.path) if traces.holds(one, whom)]

    def _named(self, sentence: str, whom: Person) -> bool:
        return mention.mentions(sentence, whom.sought.sure)


def sure(typed: str, what: str) -> None:
    """Raises `Refused` unless the word was typed that forgetting 'person' or 'all' asks for."""
    word = text("forget", f"{what}.word")
    if typed.strip().casefold() != word.casefold():
        raise Refused("sure", "word_needed", word=word)
