"""Name what can go wrong, each with one sentence that says what happened and what to do.

The sentences stand in `data/en/errors.toml` under the class name; `facts` fill their braces. They are raised deep and
shown in one place (`ui/frame.py`, `__main__.py`).
"""

from __future__ import annotations

from datetime import date

from netjob.content import label, text


class NetjobError(Exception):
    """The base of everything this project raises on purpose."""

    def __init__(self, **facts: object) -> None:
        super().__init__(text("errors", type(self).__name__, **facts))
        self.facts = facts


class BadDay(NetjobError):
    """`NETJOB_TODAY` is no day."""


class WorkbookLocked(NetjobError):
    """Another program has the workbook open."""


class NotAWorkbook(NetjobError):
    """The file is not a DuckDB file, or a DuckDB file of something else."""


class UnknownFormat(NetjobError):
    """The file was written by a DuckDB that this one can't read."""


class WorkbookDamaged(NetjobError):
    """The file or its log is not what was written; `detail` says which part."""


class WorkbookGone(NetjobError):
    """There are backups, but no file that they are of."""


class WorkbookMoved(NetjobError):
    """The file at the path is not the one that was opened."""


class BackupNotMade(NetjobError):
    """There was no room or no right to make a backup; `why` says which."""


class BackupMissing(NetjobError):
    """No backup has this name."""


class BackupUnsound(NetjobError):
    """A backup is not what was made; `why` says how that shows."""


class NewerWorkbook(NetjobError):
    """The workbook was written by a later version of netjob."""


class WorkbookReadOnly(NetjobError):
    """The workbook or its folder may not be written."""


class DiskFull(NetjobError):
    """There was no room to save."""


class WorkbookLost(NetjobError):
    """The file was moved, deleted or damaged while it was open."""


class WorkbookNotEmpty(NetjobError):
    """The action needs an empty workbook and this one holds data."""


class WorkbookMissing(NetjobError):
    """A command that reads was given a path where no workbook stands."""


class FileTaken(NetjobError):
    """A file was to be written where another one stands."""


class FileUnwritable(NetjobError):
    """A file can't be written where it was to be."""


class ChangedSince(NetjobError):
    """What is being edited was changed elsewhere after it was opened."""


class NotFound(NetjobError):
    """What was asked for is not in the workbook (any more)."""


class CannotUndo(NetjobError):
    """What an action wrote was changed or built upon since, so it can't be taken back as a whole."""


class Refused(NetjobError):
    """A form was filled in a way the rules do not allow; `field` names the place, `reason` the sentence.

    A fact may be a day, or a (group, word) of words.toml, which is shown as people read it.
    """

    def __init__(self, field: str, reason: str, **facts: object) -> None:
        self.field = field
        self.reason = reason
        super().__init__(sentence=text("errors", f"refused.{reason}", **_shown(facts)))


def _shown(facts: dict[str, object]) -> dict[str, object]:
    """Days and words of the model as people read them."""
    shown = dict(facts)
    for name, fact in facts.items():
        if isinstance(fact, date):
            shown[name] = f"{fact.day} {fact:%B %Y}"
        elif isinstance(fact, tuple):
            shown[name] = label(*fact)
    return shown
