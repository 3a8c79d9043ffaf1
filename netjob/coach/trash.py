"""Trash: what lies there, back again, or gone for good."""

from __future__ import annotations

from netjob.workbook import Workbook, rewriting, trash
from netjob.workbook.trash import Lying

PAGE = 10


class Trash:
    """What the Data page asks of the trash."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def page(self, offset: int = 0, limit: int = PAGE) -> tuple[int, list[Lying]]:
        """How many things lie there, and a page of them, the last one first."""
        return trash.page(self.book, limit, offset)

    def restore(self, kind: str, row_id: int, token: str | None = None) -> None:
        """Take one thing out again. Raises `NotFound`."""
        self.book.save(lambda writer: trash.restore(writer, kind, row_id), token)

    def empty(self) -> dict[str, int]:
        """Remove everything there, and what is about it, and write the file anew; rows removed by table.

        It can't be undone. Raises `DiskFull` and what else a disk can say; then nothing changed.
        """
        return rewriting.rewrite(self.book, trash.empty)
