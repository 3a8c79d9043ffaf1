"""Name why a file as a whole can't be taken; the sentences stand under `[refused]` in `data/en/imports.toml`."""

from __future__ import annotations

from netjob.content import text
from netjob.errors import NetjobError


class Refusal(NetjobError):
    """A file was not taken and nothing changed; `facts` fill the sentence."""

    def __init__(self, **facts: object) -> None:
        Exception.__init__(self, text("imports", f"refused.{type(self).__name__}", **facts))
        self.facts = facts


class UnknownFormat(Refusal):
    """The file is nothing that any reader knows."""


class SpreadsheetFile(Refusal):
    """The file is a workbook of Excel, Numbers or LibreOffice."""


class EmptyFile(Refusal):
    """The file has no content."""


class DamagedArchive(Refusal):
    """A ZIP was cut or changed on its way, so that it does not open."""


class DamagedFile(Refusal):
    """A part of the file can't be read; `place` says which."""


class LockedFile(Refusal):
    """The archive needs a password."""


class DamagedExport(Refusal):
    """A workbook's own export is not as netjob wrote it; `place` says where."""


class NewerExport(Refusal):
    """A workbook's own export was written by a later version of netjob."""


class HoldsData(Refusal):
    """A workbook's own export can only go into an empty workbook."""


class ExportAlone(Refusal):
    """A workbook's own export was chosen together with other files."""


class PassphraseNeeded(Refusal):
    """A sealed file came without the passphrase that opens it."""


class WrongPassphrase(Refusal):
    """A sealed file was sealed with another passphrase."""


class DamagedSeal(Refusal):
    """A sealed file is not, to the last bit, what was sealed."""


class TooLarge(Refusal):
    """The file, or what an archive unpacks to, is beyond the stated size."""


class OwnerUnclear(Refusal):
    """Messages on their own do not show whose they are."""
