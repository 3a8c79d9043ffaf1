"""Let one process at a time change a small file that lies beside the workbook."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER_ONLY = 0o600


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file at `path`, made when there is none; waits while another process holds it.

    The system lets go of it when the process ends, however it ends. The file stays: a lock that is deleted is none.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        """Windows locks bytes; the first one will do, and closing lets go of it."""
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            except OSError:  # after ten seconds it gives up
                continue
            return

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)
