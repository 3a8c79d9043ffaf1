"""Write a file for the user: theirs to read only, whole or not at all, and never over something else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from netjob.errors import FileTaken, FileUnwritable


@contextmanager
def written(path: Path, is_ours: Callable[[Path], bool]) -> Iterator[IO[bytes]]:
    """A stream whose content stands at `path` once the block has ended well; nothing is left when it did not.

    A file that stands there is replaced where `is_ours` says that it is an earlier one of the same. Raises FileTaken
    for any other, FileUnwritable where the disk refuses.
    """
    path = path.expanduser()
    if os.path.lexists(path) and not (path.is_file() and is_ours(path)):
        raise FileTaken(path=path)
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:  # made owner-only
            try:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
                os.replace(stream.name, path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(stream.name)
                raise
    except OSError as error:
        raise FileUnwritable(path=path, detail=error.strerror or type(error).__name__) from error
