"""Know which workbook this browser tab works on, what day it is, and what its last form was told.

Selections and tokens only: answers belong in the workbook at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from threading import RLock
from time import monotonic
from uuid import uuid4
from zoneinfo import ZoneInfo

import streamlit as st

from netjob.coach import Coach
from netjob.errors import NetjobError, Refused
from netjob.settings import Settings, read
from netjob.ui.server import SERVING
from netjob.workbook import Workbook
from netjob.workbook import preferences as stored
from netjob.workbook.daily import Daily

LOOKING = "session.looking_round"
ADDRESS, ROUND = "look", "round"  # stands in the address while the demo is shown
REFUSED = "session.refused"
PROBLEM = "session.problem"
SAID = "session.said"
AT_ONCE = 2.0  # seconds
_OPENED: dict[Path, Workbook] = {}
_OPENING = RLock()


def settings() -> Settings:
    """Where the files lie, from the command line and the environment."""
    return read(sys.argv[1:])


def opened(path: Path) -> Workbook:
    """The open file at `path`, shared by all tabs; the user's own and the demo at most.

    Kept in a dictionary: to find it in Streamlit's cache took a third of a millisecond, three times a click.
    """
    found = _OPENED.get(path)
    if found is None:
        with _OPENING:
            found = _OPENED.get(path) or _open(path)
            _OPENED[path] = found
    return found


def _open(path: Path) -> Workbook:
    found = Workbook(path, clock)
    if SERVING.is_set() and path == settings().workbook:
        Daily(found)
    return found


def _shut(path: Path) -> None:
    """Let go of one file; the next question opens it again."""
    with _OPENING:
        found = _OPENED.pop(path, None)
        if found:
            found.close()


def close() -> None:
    """Let go of the files; the next question opens them again."""
    for path in list(_OPENED):
        _shut(path)


def clock() -> datetime:
    """Now in UTC without a zone, as the workbook stores it; noon of the fixed day when one is fixed."""
    fixed = settings().today
    return datetime.combine(fixed, time(12)) if fixed else datetime.now(UTC).replace(tzinfo=None)


def today(book: Workbook) -> date:
    """The day it is for the user: the fixed one, else by the zone they chose, else by this machine."""
    fixed = settings().today
    if fixed:
        return fixed
    zone = stored.read(book)["zone"]
    return datetime.now(ZoneInfo(zone)).date() if zone else datetime.now().astimezone().date()


def arrive() -> None:
    """Which file a new tab or a reload shows: the demo where the address says so and there is one, else the user's own.

    What was typed before a reload is gone with the tab's old session. From then on the tab's own mark counts, and the
    address follows it: going back in the browser never changes the file.
    """
    if LOOKING not in st.session_state:
        st.session_state[LOOKING] = st.query_params.get(ADDRESS) == ROUND and settings().demo.exists()
    if not looking_round():
        st.query_params.pop(ADDRESS, None)
    elif st.query_params.get(ADDRESS) != ROUND:
        st.query_params[ADDRESS] = ROUND


def looking_round() -> bool:
    """True while this tab shows the demo instead of the user's own workbook."""
    return bool(st.session_state.get(LOOKING, False))


def look_round() -> None:
    """Show the demo in this tab: a file of its own, made anew when it was made for another day."""
    from netjob.coach import demo

    path = settings().demo
    if path.exists() and opened(path).made_on != clock().date():
        _shut(path)
        path.unlink()  # closed cleanly, so no log is left beside it
    if opened(path).empty:
        demo.fill(opened(path), today(opened(path)))
    _turn_to(looking=True)


def start_mine() -> None:
    """Back to the user's own workbook."""
    _turn_to(looking=False)


def _turn_to(looking: bool) -> None:
    """Show the other file: nothing that was typed or opened over the one may end in the other."""
    for key in list(st.session_state):
        del st.session_state[key]
    st.query_params.clear()
    st.session_state[LOOKING] = looking


def book() -> Workbook:
    """The workbook this tab works on."""
    return opened(path())


def path() -> Path:
    """Where the workbook this tab works on lies."""
    return settings().demo if looking_round() else settings().workbook


def let_go() -> Path:
    """Close the workbook this tab works on, so that its file can be moved; where it lies."""
    _shut(path())
    return path()


def coach() -> Coach:
    """The facade over this tab's workbook, on the day it is for the user; tabs share it until the next save."""
    found = book()
    day = today(found)
    return found.once("coach", day, lambda: Coach(found, day))


def token(form: str) -> str:
    """The token of a form as it stands; it changes once the form was saved, so that sending it twice saves once."""
    key = f"session.token.{form}"
    if key not in st.session_state:
        st.session_state[key] = uuid4().hex
    return str(st.session_state[key])


def carry(form: str, token: str | None) -> None:
    """The next save of a form carries this token; None: a new one of its own."""
    if token is None:
        st.session_state.pop(f"session.token.{form}", None)
    else:
        st.session_state[f"session.token.{form}"] = token


@contextmanager
def saving(form: str, *clear: str, said: str = "", blank: Mapping[str, object] | None = None) -> Iterator[str]:
    """Wrap what a callback saves: gives the form's token, and keeps what was refused beside the field it was typed in.

    When all went well the token is renewed, the widgets named in `clear` are forgotten, those in `blank` get its values
    and `said` is shown. A widget that stays on the page must be blanked: one that is only forgotten on the server goes
    on showing what was typed, and sends it again.
    """
    blank = blank or {}
    typed = {key: st.session_state[key] for key in (*clear, *blank) if st.session_state.get(key)}
    used = _sent_again(form, typed) or token(form)
    st.session_state[REFUSED] = {}
    try:
        yield used
    except Refused as refused:
        st.session_state[REFUSED] = {f"{form}.{refused.field}": str(refused)}
        return
    except NetjobError as problem:
        st.session_state[PROBLEM] = str(problem)
        return
    st.session_state.pop(f"session.token.{form}", None)
    st.session_state[f"session.sent.{form}"] = (used, typed, monotonic())
    for key in clear:
        st.session_state.pop(key, None)
    for key, value in blank.items():
        st.session_state[key] = value
    if said:
        st.session_state[SAID] = said


def _sent_again(form: str, typed: Mapping[str, object]) -> str | None:
    """The token this form was saved with when it comes again at once with the same in it.

    The second click of a double click carries what the page showed before it heard of the first.
    """
    used, before, at = st.session_state.get(f"session.sent.{form}", (None, None, 0.0))
    return used if typed and typed == before and monotonic() - at < AT_ONCE else None


def refusal(field: str) -> str | None:
    """Why the field `<form>.<field>` was refused the last time its form was sent."""
    reasons: dict[str, str] = st.session_state.get(REFUSED, {})
    return reasons.get(field)


def refused(form: str) -> str | None:
    """Why a form was refused the last time it was sent, whichever field it was."""
    reasons: dict[str, str] = st.session_state.get(REFUSED, {})
    return next((reason for field, reason in reasons.items() if field.rpartition(".")[0] == form), None)


def told() -> tuple[str | None, str | None]:
    """What is to be said once, at the top of the page: (what was done, what went wrong)."""
    return st.session_state.pop(SAID, None), st.session_state.pop(PROBLEM, None)
