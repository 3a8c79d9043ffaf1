"""Make the day's backup on a thread of its own, after the first save of the day."""

from __future__ import annotations

from threading import Event, Lock, Thread
from time import monotonic

from netjob.errors import NetjobError
from netjob.workbook import backups
from netjob.workbook.book import Workbook

REASON = "daily"
PAUSE = 3  # seconds without a question: the copy of a long history takes a core, and pages would wait for it
MOST = 30  # seconds after which it is made all the same


class Daily:
    """Sees to the backup of each UTC day on which something was saved, in the user's own workbook, once it is quiet.

    That may hold the demo network, which was brought in and is lived in now: the mark `demo` says nothing of it here.
    When it can't be made, `book.backup_trouble` says why, and the next save tries again.
    """

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._lock = Lock()
        self._thread: Thread | None = None
        self._at_once = Event()
        self._done_on = max((b.made_at.date() for b in backups.listed(book.path) if b.reason == REASON), default=None)
        book.after_save, book.before_close = self.saved, self.wait

    def saved(self) -> None:
        """Something was saved: begin the day's backup unless there is one."""
        with self._lock:
            if self._done_on == self._book.clock().date() or (self._thread and self._thread.is_alive()):
                return
            self._thread = Thread(target=self._make, name="netjob-daily-backup")
            self._thread.start()

    def wait(self) -> None:
        """Until the backup under way, if any, is made, which then begins at once."""
        self._at_once.set()
        if self._thread:
            self._thread.join()

    def _make(self) -> None:
        latest = monotonic() + MOST
        while not self._at_once.wait(PAUSE) and monotonic() < min(latest, self._book.asked_at + PAUSE):
            pass  # somebody is at work
        try:
            self._book.back_up(REASON)
        except NetjobError as error:
            self._book.backup_trouble = str(error)
        else:
            self._done_on = self._book.clock().date()
