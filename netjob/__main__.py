"""Work on the workbook from a terminal: `python -m netjob COMMAND`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from netjob import settings
from netjob.coach import Coach
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


class FileUnwritable(NetjobError):
    """A file that was asked for can't be written; `facts` are path and detail."""

    def __init__(self, **facts: object) -> None:
        Exception.__init__(self, text("command_line", "errors.FileUnwritable", **facts))
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
        return _failed(str(error))
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
    files = [read(path.name, _bytes(path), today, zone) for path in given.files]
    with _coach(where) as coach:
        outcomes = [coach.archive.bring_in(file) for file in files]
    found = {"imports": [member for outcome in outcomes for member in outcome.as_json()]}
    return found, [line for outcome in outcomes for line in telling.lines(outcome)]


def report(where: Settings, given: argparse.Namespace) -> Told:
    """The numbers behind the progress pages."""
    from netjob import handout
    from netjob.coach.report import report as numbers

    with _coach(where, must_exist=True) as coach:
        found = numbers(coach.book, coach.today)
        page = handout.made(coach.progress) if given.html else None
    if page is None:
        return found, list(_report_lines(found))
    _write(given.html, page)
    return found | {"html": str(given.html)}, [_say("report.html", path=given.html)]


def check(where: Settings, given: argparse.Namespace) -> Told:
    """Whether the file is sound."""
    with _coach(where, must_exist=True) as coach:
        found = coach.archive.check()
    as_json = {
        "workbook": str(where.workbook),
        "sound": found.sound,
        "schema_step": found.schema_step,
        "last_backup": None,
        "rows": found.rows,
        "orphans": found.orphans,
        "unreadable": found.unreadable,
    }
    if not found.sound:
        wrong = [_say("check.orphans", count=count, where=name) for name, count in found.orphans.items() if count]
        wrong += [_say("check.unreadable", where=name) for name in found.unreadable]
        raise Unsound((as_json, []), path=where.workbook, what="; ".join(wrong) or _say("check.incomplete"))
    facts = {"tables": len(found.rows), "rows": sum(found.rows.values()), "step": found.schema_step}
    return as_json, [_say("check.sound", path=where.workbook, **facts), _say("check.no_backup")]


COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], Told]] = {
    "demo": demo,
    "import": bring_in,
    "report": report,
    "check": check,
}


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
        if name == "report":
            command.add_argument("--html", type=Path, metavar="FILE", help=_say("help.html"))
        if name == "import":
            command.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_say("help.file"))
    return parser


@contextmanager
def _coach(where: Settings, must_exist: bool = False) -> Iterator[Coach]:
    """The facade over the workbook, closed afterwards; raises `WorkbookMissing` where nothing stands to be read."""
    if must_exist and not where.workbook.exists():
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


def _write(path: Path, content: bytes) -> None:
    """The file whole or not at all, for its owner's eyes; what stood there before is replaced."""
    path = path.expanduser()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise FileUnwritable(path=path, detail=error.strerror or type(error).__name__) from error


def _print(told: Told, as_json: bool) -> None:
    found, lines = told
    print(json.dumps(found, ensure_ascii=False, default=str) if as_json else "\n".join(lines), flush=True)


def _failed(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return 1


def _say(key: str, **facts: object) -> str:
    return text("command_line", key, **facts)


def _report_lines(found: dict[str, Any]) -> Iterator[str]:
    """The report in a few lines; all of it is what `--json` prints."""
    yield _say("report.counts", today=found["today"], **found["counts"])
    yield _say("report.due", silent=len(found["cadence"]["overdue"]), **found["counts"])
    if found["search"] is None:
        yield _say("report.no_search")
    else:
        yield _say("report.weeks", **found["cadence"]["weeks_on_goal"])
    ladders = {"people": found["conversion"]["people"], **found["conversion"]["referrals"]}
    for name, steps in ladders.items():
        if steps:
            yield _say(f"report.{name}")
        yield from (_step(name, step) for step in steps)
    yield _say("report.more")


def _step(ladder: str, step: dict[str, Any]) -> str:
    named = text("words", f"{'people_step' if ladder == 'people' else 'step'}.{step['step']}")
    if not step["n"]:
        return _say("report.step_none", step=named, too_recent=step["too_recent"])
    percent = {name: round(100 * step[name]) for name in ("low", "high")}
    return _say("report.step", step=named, k=step["k"], n=step["n"], too_recent=step["too_recent"], **percent)


if __name__ == "__main__":
    sys.exit(main())
