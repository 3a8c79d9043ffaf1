"""Work on the workbook from a terminal: `python -m netjob COMMAND`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from netjob import settings
from netjob.coach import Coach, backups, passphrase
from netjob.content import text
from netjob.errors import BadDay, NetjobError, WorkbookMissing
from netjob.settings import Settings
from netjob.workbook import Workbook, preferences

Told = tuple[dict[str, Any], list[str]]


class FileUnreadable(NetjobError):
    """A path that was given can't be read; `facts` are path and detail."""

    def __init__(self, **facts: object) -> None:
        Exception.__init__(self, text("command_line", "errors.FileUnreadable", **facts))
        self.facts = facts


class Unsound(NetjobError):
    """A check found fault with the workbook; `told` is what there is to print nevertheless."""

    def __init__(self, told: Told, **facts: object) -> None:
        Exception.__init__(self, text("command_line", "errors.unsound", **facts))
        self.facts, self.told = facts, told


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 the workbook's own error, 2 usage."""
    os.umask(0o077)  # the workbook and its log are for their owner's eyes
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        where = settings.read(["--workbook", given.workbook] if "workbook" in given else [])
    except BadDay as error:
        parser.error(str(error))
    as_json: bool = "json" in given
    try:
        _print(given.run(where, given), as_json)
    except Unsound as fault:
        _print(fault.told, as_json)
        return _failed(str(fault))
    except NetjobError as error:
        return _failed(f"{error} {_offer(where, error)}")
    except KeyboardInterrupt:
        return _failed(text("command_line", "errors.stopped"))
    except BrokenPipeError:  # whoever read our output had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


# ---------------------------------------------------------------------------------------- the commands


def demo(where: Settings, given: argparse.Namespace) -> Told:
    """Fill an empty workbook with the demo network."""
    from netjob.coach.demo import fill

    with _coach(where) as coach:
        fill(coach.book, coach.today)
        counts = coach.archive.counts()
    said = text("command_line", "demo.done", path=where.workbook, **counts)
    return {"workbook": str(where.workbook), "counts": counts}, [said]


def bring_in(where: Settings, given: argparse.Namespace) -> Told:
    """Bring files in, each whole or not at all; all are read before the first is written."""
    from netjob.coach import telling
    from netjob.coach.archive import read

    today, zone = _day_and_zone(where)
    opened = ((path.name, passphrase.opened(path.name, _bytes(path), given, _bytes)) for path in given.files)
    files = [read(name, data, today, zone) for name, data in opened]
    with _coach(where) as coach:
        coach.backups.before_import()
        outcomes = [coach.archive.bring_in(file) for file in files]
    found = {"imports": [member for outcome in outcomes for member in outcome.as_json()]}
    return found, [line for outcome in outcomes for line in telling.lines(outcome)]


def report(where: Settings, given: argparse.Namespace) -> Told:
    """The numbers behind the progress pages."""
    from netjob import handout
    from netjob.coach import terminal
    from netjob.coach.files import written
    from netjob.coach.report import report as numbers

    with _coach(where, must_exist=True) as coach:
        found = numbers(coach.book, coach.today)
        page = handout.made(coach.progress) if given.html else None
    if page is None:
        return found, list(terminal.report(found))
    with written(given.html, handout.is_ours) as stream:
        stream.write(page)
    return found | {"html": str(given.html)}, [_say("report.html", path=given.html)]


def check(where: Settings, given: argparse.Namespace) -> Told:
    """Whether the file is sound."""
    from netjob.coach import checking

    with _coach(where, must_exist=True) as coach:
        found, last = coach.archive.check(), coach.backups.last()
    as_json = checking.as_json(found, where.workbook, last)
    if not found.sound:
        raise Unsound((as_json, []), path=where.workbook, what=checking.wrong(found))
    return as_json, checking.lines(found, where.workbook, last)


def backup(where: Settings, given: argparse.Namespace) -> Told:
    """One more backup, now, and a sealed copy of it where one is wanted."""
    from netjob.coach.files import written

    phrase = passphrase.to_seal(given, _bytes)
    with _coach(where, must_exist=True) as coach:
        made, own = coach.backups.back_up(), coach.book.workbook_id
    if phrase is None:
        return backups.made(made)
    with written(given.seal, passphrase.is_sealed_of(own)) as stream, passphrase.sealing(stream, phrase, own) as inside:
        inside.write(made.path.read_bytes())
    return backups.sealed(made, given.seal)


def list_backups(where: Settings, given: argparse.Namespace) -> Told:
    """Every backup, hashed anew; the app may be open."""
    return backups.told(where.workbook)


def restore(where: Settings, given: argparse.Namespace) -> Told:
    """One of them back in the workbook's place, or a copy that was carried elsewhere."""
    name = backups.named(
        where.workbook, given.name, lambda file: passphrase.opened(file, _bytes(Path(file)), given, _bytes), _now(where)
    )
    return backups.restored(backups.restore_at(where.workbook, name, lambda: _now(where)))


def export(where: Settings, given: argparse.Namespace) -> Told:
    """Everything as one ZIP, in place of an earlier one of this workbook."""
    from netjob.coach.files import written

    phrase = passphrase.to_seal(given, _bytes)
    with (
        _coach(where, must_exist=True) as coach,
        written(given.target, passphrase.is_export_of(coach.book.workbook_id)) as stream,
        passphrase.sealing(stream, phrase, coach.book.workbook_id) as inside,
    ):
        made = coach.archive.export(inside)
    rows = sum(made.tables.values())
    said = _say("export.done", path=given.target, tables=len(made.tables), rows=rows)
    return {"file": str(given.target), "schema_step": made.schema_step, "rows": made.tables}, [said]


def calendar(where: Settings, given: argparse.Namespace) -> Told:
    """What has a day, in place of an earlier calendar of netjob."""
    from netjob.coach.files import written
    from netjob.exchange.calendar import is_ours

    with _coach(where, must_exist=True) as coach:
        made = coach.archive.calendar()
    with written(given.target, is_ours) as stream:
        stream.write(made.data)
    said = _say("calendar.done", path=given.target, cancelled=made.cancelled, **made.counts)
    return {"file": str(given.target), "events": made.counts, "cancelled": made.cancelled}, [said]


def today(where: Settings, given: argparse.Namespace) -> Told:
    """Who could come next, as on the page."""
    from netjob.coach import terminal

    with _coach(where, must_exist=True) as coach:
        return terminal.today(coach.start.who_next(), coach.today)


def log(where: Settings, given: argparse.Namespace) -> Told:
    """Keep a sentence for the app to confirm; it may be open, and the workbook need not exist."""
    from netjob.coach import terminal
    from netjob.coach.log import note

    day = where.today or datetime.now().astimezone().date()
    return terminal.noted(note(where.workbook, " ".join(given.sentence), _now(where), day), where.workbook, day)


COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], Told]] = {
    "demo": demo,
    "import": bring_in,
    "today": today,
    "log": log,
    "report": report,
    "export": export,
    "calendar": calendar,
    "backup": backup,
    "backups": list_backups,
    "restore": restore,
    "check": check,
}
# Commands that write a file, and what it is called in their usage.
TARGETS = {"export": "FILE.zip", "calendar": "FILE.ics"}


# ---------------------------------------------------------------------------------------- what they share


def _parser() -> argparse.ArgumentParser:
    """The flags may stand before the command or behind it."""
    flags = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    flags.add_argument("--workbook", metavar="PATH", help=_say("help.workbook"))
    flags.add_argument("--json", action="store_true", help=_say("help.json"))
    parser = argparse.ArgumentParser(prog="python -m netjob", description=_say("help.about"), parents=[flags])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run in COMMANDS.items():
        command = commands.add_parser(
            name, help=_say(f"help.{name}"), description=_say(f"help.{name}"), parents=[flags]
        )
        command.set_defaults(run=run)
        passphrase.flags(command, name)
        if name == "report":
            command.add_argument("--html", type=Path, metavar="FILE", help=_say("help.html"))
        if name == "import":
            command.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_say("help.file"))
        if name == "log":
            command.add_argument("sentence", nargs="+", metavar="SENTENCE", help=_say("help.sentence"))
        if name == "restore":
            command.add_argument("name", metavar="NAME", help=_say("help.name"))
        if name in TARGETS:
            command.add_argument("target", type=Path, metavar=TARGETS[name], help=_say("help.target"))
    return parser


@contextmanager
def _coach(where: Settings, must_exist: bool = False) -> Iterator[Coach]:
    """The facade over the workbook, closed afterwards; raises `WorkbookMissing` where nothing stands to be read."""
    if must_exist and not where.workbook.exists() and not backups.any_of(where.workbook):
        raise WorkbookMissing(path=where.workbook)
    with closing(Workbook(where.workbook, lambda: _now(where))) as book:
        yield Coach(book, _today(where, book))


def _now(where: Settings) -> datetime:
    """Now in UTC without a zone, as the workbook stores it; noon of the fixed day when one is fixed."""
    return datetime.combine(where.today, time(12)) if where.today else datetime.now(UTC).replace(tzinfo=None)


def _today(where: Settings, book: Workbook) -> date:
    """The day it is for the user: the fixed one, else by the zone they chose, else by this machine."""
    zone = preferences.read(book)["zone"]
    return where.today or datetime.now(UTC).astimezone(ZoneInfo(zone) if zone else None).date()


def _day_and_zone(where: Settings) -> tuple[date, tzinfo | None]:
    """The user's day and zone without making a workbook where there is none."""
    if not where.workbook.exists():
        return where.today or datetime.now().astimezone().date(), None
    with _coach(where) as coach:
        return coach.today, coach.archive.zone


def _bytes(path: Path) -> bytes:
    try:
        return path.expanduser().read_bytes()
    except OSError as error:
        raise FileUnreadable(path=path, detail=error.strerror or type(error).__name__) from error


def _print(told: Told, as_json: bool) -> None:
    found, lines = told
    print(json.dumps(found, ensure_ascii=False, default=str) if as_json else "\n".join(lines), flush=True)


def _offer(where: Settings, error: NetjobError) -> str:
    """The newest backup beside the error, where backups can be read at all."""
    with suppress(NetjobError, OSError):
        return backups.offer(where.workbook, error)
    return ""


def _failed(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return 1


def _say(key: str, **facts: object) -> str:
    return text("command_line", key, **facts)


if __name__ == "__main__":
    sys.exit(main())
