"""Say for a terminal whether the workbook is sound."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from netjob.coach import backups
from netjob.content import text
from netjob.workbook.backups import Backup
from netjob.workbook.soundness import Soundness


def as_json(found: Soundness, path: Path, last: Backup | None) -> dict[str, Any]:
    """A check as `--json` shows it; the hash of the last backup is computed for it."""
    return {
        "workbook": str(path),
        "sound": found.sound,
        "schema_step": found.schema_step,
        "last_backup": backups.as_json(last, backups.holds(last)) if last else None,
        "rows": found.rows,
        "orphans": found.orphans,
        "unreadable": found.unreadable,
    }


def lines(found: Soundness, path: Path, last: Backup | None) -> list[str]:
    """A sound workbook in two lines."""
    facts = {"tables": len(found.rows), "rows": sum(found.rows.values()), "step": found.schema_step}
    return [
        _say("sound", path=path, **facts),
        _say("backup", backup=backups.judged(last)) if last else _say("no_backup"),
    ]


def wrong(found: Soundness) -> str:
    """What is wrong with one that is not sound."""
    said = [_say("orphans", count=count, where=name) for name, count in found.orphans.items() if count]
    said += [_say("unreadable", where=name) for name in found.unreadable]
    return "; ".join(said) or _say("incomplete")


def _say(key: str, **facts: object) -> str:
    return text("command_line", f"check.{key}", **facts)
