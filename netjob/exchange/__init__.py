"""Read other people's formats into records: bytes in, records out, no database and no screen."""

from __future__ import annotations

from netjob.exchange.recognise import read

__all__ = ["read"]
